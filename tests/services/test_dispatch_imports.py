"""A log is planned first and accepted whole: what is added, changed, unchanged or refused; nothing is half done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.importers.making import text_file
from tests.services.conftest import COORDINATOR, EDITOR, ENTRY, TODAY, VIEWER, audited, stored
from tests.services.logs import HEADER, OTHER, ROW, accepted, line, log, planned, told
from workforce import sql_files
from workforce.auth.identity import local_administrator
from workforce.database import Database
from workforce.domain.dispatches import DispatchEntry
from workforce.errors import DispatchesMovedOn, ImportRefused, ImportUndone, Invalid, NotPermitted, Stale
from workforce.importers import dispatches as importer
from workforce.queries import dispatches as queries
from workforce.queries.reading import rows
from workforce.services import (
    daily_counts,
    dispatch_import_undoing,
    dispatch_imports,
    dispatches,
    import_history,
    registers,
)
from workforce.services import disasters as disasters_service
from workforce.services.sample import load_sample, remove_sample

FIELDS = ("status", "sender_code", "destination_code", "persons", "start_on", "end_on", "wave", "row_version")
TABLES = ("dispatches", "disasters", "imports", "audit_entries")


def recorded(database: Database) -> list[tuple]:
    return [tuple(row[name] for name in FIELDS) for row in stored(database, "dispatches")]


def everything(database: Database) -> dict[str, list]:
    return {table: stored(database, table) for table in TABLES}


def outcomes(plan) -> list[str]:
    return [change.outcome for change in plan.changes]


def exported(database: Database, **changed: object) -> list[object]:
    """The first stored dispatch as an exported row, with some cells changed."""
    row = stored(database, "dispatches")[0]
    base = line(記録番号=str(row["dispatch_id"]), 版=str(row["row_version"]))
    return [changed.get(column, value) for column, value in zip(HEADER, base, strict=True)]


@pytest.fixture
def first(database: Database, disaster: str) -> int:
    """The dispatch of ``ROW``, taken in; its import."""
    (done,) = accepted(database, planned(database, ROW))
    return done.import_id


def test_new_rows_are_added_with_their_history(database, disaster):
    plan = planned(database, ROW, OTHER)
    assert (told(plan), outcomes(plan), plan.is_acceptable) == ([], ["added", "added"], True)
    (done,) = accepted(database, plan)
    assert (done.added, done.changed, done.unchanged) == (2, 0, 0)
    assert recorded(database) == [
        ("ended", "43000", "43211", 4, date(2025, 9, 1), date(2025, 9, 5), "第1陣", 1),
        ("active", "43213", "43211", 2, date(2025, 9, 3), None, None, 1),
    ]
    assert audited(database) == [
        ("sato", "dispatch.import", "dispatches", "1", None),
        ("sato", "dispatch.import", "dispatches", "2", None),
        ("sato", "dispatch.import", "imports", "1", None),
    ]


def test_the_same_file_again_changes_nothing(database, first):
    before = everything(database)
    plan = planned(database, ROW)
    assert (plan.count("unchanged"), plan.imported_at is not None, plan.written) == (1, True, ())
    (done,) = accepted(database, plan)
    assert (done.import_id, done.unchanged) == (None, 1)
    assert everything(database) == before


def test_the_same_file_again_changes_nothing_whatever_became_of_its_rows(database, first):
    number = stored(database, "dispatches")[0]["dispatch_id"]
    dispatches.cancel(database, COORDINATOR, number, 1, today=TODAY, reason="中止")
    plan = planned(database, ROW)
    assert (told(plan), plan.count("unchanged"), plan.is_acceptable) == ([], 1, True)


@pytest.mark.parametrize("wave", ["第１陣", "1", "１陣"])
def test_a_longer_file_adds_only_what_is_new(database, first, wave):
    plan = planned(database, line(陣=wave), OTHER)  # 陣は全角でも番号だけでも同じ
    assert (told(plan), outcomes(plan)) == ([], ["unchanged", "added"])
    accepted(database, plan)
    assert len(recorded(database)) == 2


def test_a_wave_stored_as_a_bare_number_is_the_same_team_as_the_numbered_one(database, first):
    database.write(lambda connection: connection.execute("UPDATE dispatches SET wave = '1'"))  # 以前の版が記録したもの
    assert outcomes(planned(database, ROW, OTHER)) == ["unchanged", "added"]
    assert told(planned(database, line(派遣先="宇城市"))) == ["error team_elsewhere M2"]


def test_a_row_with_its_number_changes_the_record_and_keeps_what_the_file_does_not_have(database, disaster):
    entry = {**vars(ENTRY), "decided_on": date(2025, 8, 31), "note": "宿は町が手配"}
    dispatches.record(database, COORDINATOR, DispatchEntry(**entry), today=TODAY)
    plan = planned(
        database,
        [
            1,
            1,
            "rain",
            "応援派遣",
            "終了",
            "熊本県",
            "宇城市",
            "damage_survey1",
            "",
            "5",
            "R7.9.1",
            "R7.9.8",
            "第1陣",
            "",
            "",
            "",
        ],
    )
    assert (told(plan), outcomes(plan)) == ([], ["changed"])
    assert {name: (before, now) for name, before, now in plan.changes[0].different} == {
        "status": ("active", "ended"),
        "destination_code": ("43206", "43213"),
        "persons": (4, 5),
        "end_on": (date(2025, 9, 20), date(2025, 9, 8)),
        "note": ("宿は町が手配", None),
    }
    accepted(database, plan)
    (row,) = stored(database, "dispatches")
    assert (row["persons"], row["decided_on"], row["entry_key"], row["row_version"]) == (
        5,
        date(2025, 8, 31),
        "first",
        2,
    )


def test_a_row_that_was_changed_since_it_was_exported_is_refused(database, first):
    row = exported(database, 人数="5")
    number = stored(database, "dispatches")[0]["dispatch_id"]
    entry = dispatches.entry_of(stored(database, "dispatches")[0])
    dispatches.change(database, COORDINATOR, number, 1, DispatchEntry(**{**vars(entry), "note": "延長"}), today=TODAY)
    assert told(planned(database, row)) == ["error record_moved_on B2"]


def test_an_exported_row_as_it_was_is_unchanged(database, first):
    plan = planned(database, exported(database))
    assert (told(plan), outcomes(plan)) == ([], ["unchanged"])
    assert accepted(database, plan)[0].import_id is None


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"記録番号": "99"}, "error record_unknown A2"),
        ({"版": "", "人数": "5"}, "error record_version_missing B2"),
        ({"記録番号": "", "版": "", "人数": "5"}, "error record_alike J2"),
        ({"記録番号": "", "版": "", "状態": "取消"}, "error record_alike E2"),
        ({"記録番号": "", "版": "", "陣": ""}, "error record_alike M2"),
        ({"記録番号": "", "版": "", "職種": "土木技師"}, "error record_alike I2"),
    ],
)
def test_a_row_that_names_no_record_for_certain_is_refused(database, first, changed, problem):
    before = everything(database)
    plan = planned(database, exported(database, **changed))
    assert told(plan) == [problem]
    with pytest.raises(ImportRefused):
        accepted(database, plan)
    assert everything(database) == before


def test_a_file_without_a_column_is_compared_without_it(database, disaster):
    dispatches.record(database, COORDINATOR, replace(ENTRY, occupation_code="civil", note="宿は町"), today=TODAY)
    header = ["災害", "区分", "状態", "派遣元", "派遣先", "業務", "人数", "開始日", "終了日"]
    row = ["rain", "応援派遣", "派遣中", "熊本県", "玉名市", "damage_survey1", "4", "2025-09-01", "2025-09-20"]
    as_recorded, with_more = row, [*row[:6], "5", *row[7:]]
    found = []
    for one in (as_recorded, with_more):
        reading = importer.read("派遣.csv", text_file([header, one]), registers.read_of_dispatches(database))
        (plan,) = dispatch_imports.plan(database, COORDINATOR, [reading], today=TODAY)
        found.append((told(plan), outcomes(plan)))
    assert found == [([], ["unchanged"]), (["error record_alike G2"], [])]


def test_another_occupation_or_wave_of_the_same_day_is_another_dispatch(database, disaster):
    accepted(database, planned(database, line(職種="土木技師")))
    plan = planned(database, line(職種="事務職", 陣="第2陣"))
    assert (told(plan), outcomes(plan)) == ([], ["added"])


def test_a_wave_that_is_there_already_from_another_day_is_pointed_out(database, first):
    assert told(planned(database, line(開始日="2025-09-03"))) == ["warning wave_here_already M2"]
    assert told(planned(database, line(開始日="2025-09-06", 終了日="2025-09-08"))) == []


def test_a_record_that_stands_twice_is_refused_on_both_rows(database, first):
    plan = planned(database, exported(database), exported(database, 人数="5"))
    assert told(plan) == ["error record_repeated A2", "error record_repeated A3"]


@pytest.mark.parametrize(
    ("rows", "problems"),
    [
        ((ROW, ROW), ["error row_repeated M3"]),
        ((OTHER, OTHER), ["warning row_repeated_unnamed J3"]),
        ((OTHER, line(OTHER, 人数="3")), ["warning row_alike J3"]),
    ],
)
def test_rows_that_may_count_twice_are_told(database, disaster, rows, problems):
    assert told(planned(database, *rows)) == problems


@pytest.mark.parametrize(
    ("changed", "problems"),
    [
        ({"人数": "0"}, ["error too_small J2"]),
        ({"人数": "－"}, ["error required J2"]),
        ({"終了日": ""}, ["error end_required L2"]),
        ({"終了日": "2025-08-31"}, ["error end_before_start L2"]),
        ({"開始日": ""}, ["error required K2"]),
        ({"終了日": "2027-12-31"}, ["error period_too_long L2", "error ended_in_future E2"]),
        ({"派遣元": "宇土市"}, ["error sender_is_destination G2"]),
        ({"派遣先": "総務省"}, ["error not_a_destination G2"]),
        ({"派遣元": ""}, ["error required F2"]),
        ({"移動日数": "6"}, ["error travel_days_outside_period O2"]),
        ({"状態": "予定"}, ["warning plan_overdue E2"]),
        ({"開始日": "2025-08-01"}, ["warning before_disaster K2"]),
        ({"災害": ""}, ["error required C2"]),
        ({"災害": "令和9年豪雨"}, ["error unknown_disaster C2"]),
    ],
)
def test_every_rule_of_a_record_holds_and_names_its_cell(database, disaster, changed, problems):
    assert told(planned(database, line(**changed))) == problems


def test_a_team_at_two_destinations_is_told_at_both_rows(database, disaster):
    plan = planned(database, ROW, line(派遣先="宇城市", 開始日="2025-09-05", 終了日="2025-09-08"))
    assert told(plan) == ["error team_elsewhere_in_file M2", "error team_elsewhere_in_file M3"]
    assert [problem.details["row"] for problem in plan.problems] == [3, 2]
    handed_over = planned(database, ROW, line(派遣先="宇城市", 開始日="2025-09-06", 終了日="2025-09-08"))
    assert told(handed_over) == []


def test_one_name_for_many_teams_is_told_once_a_row(database, disaster):
    rows = [line(備考=str(number), 派遣先=("宇土市", "宇城市")[number % 2]) for number in range(40)]
    found = [problem for problem in planned(database, *rows).problems if problem.severity == "error"]
    assert sorted(problem.row for problem in found) == list(range(2, 42))
    assert {problem.code for problem in found} == {"team_elsewhere_in_file"}
    alike = planned(database, *([OTHER] * 40)).problems
    assert [problem.details["rows"] for problem in alike] == [["2–41"]] * 39


def test_a_team_at_another_destination_than_a_stored_one_is_told(database, first):
    plan = planned(database, line(派遣先="宇城市"))
    assert told(plan) == ["error team_elsewhere M2"]
    moved = planned(database, exported(database, 派遣先="宇城市"))  # その記録を移すのはよい
    assert told(moved) == []


def test_cancelling_and_restoring_ask_for_a_reason_and_move_the_day(database, first):
    plan = planned(database, exported(database, 状態="取消"))
    assert plan.needs_reason
    with pytest.raises(Invalid) as refused:
        accepted(database, plan)
    assert [problem.field for problem in refused.value.problems] == ["reason"]
    accepted(database, plan, reason="派遣元の都合")
    assert [(row["status"], row["cancelled_on"]) for row in stored(database, "dispatches")] == [("cancelled", TODAY)]
    back = planned(database, exported(database))
    assert (back.needs_reason, outcomes(back)) == (True, ["changed"])
    accepted(database, back, reason="やはり派遣")
    assert [(row["status"], row["cancelled_on"]) for row in stored(database, "dispatches")] == [("ended", None)]


def test_the_effect_of_a_log_is_told_before_it_is_accepted_and_nothing_is_written(database, disaster):
    names = {"disaster_code": disaster, "kind": "emergency"}
    plan = planned(database, ROW)
    before = everything(database)
    assert effect(database, plan) == [names | told_sums(person_days=(0, 20))]
    assert everything(database) == before


def test_the_last_dispatch_that_is_cancelled_leaves_nothing_of_its_total(database, disaster, first):
    plan = planned(database, exported(database, 状態="取消"))
    names = {"disaster_code": disaster, "kind": "emergency"}
    assert effect(database, plan) == [names | told_sums(person_days=(20, 0))]


def test_a_dispatch_moved_to_another_disaster_is_told_at_both(database, disaster, first):
    quake = disasters_service.register(
        database, COORDINATOR, "令和7年9月地震", "earthquake", date(2025, 8, 29), today=TODAY
    )
    plan = planned(database, exported(database, 災害="令和7年9月地震"))
    assert effect(database, plan) == [
        {"disaster_code": quake, "kind": "emergency"} | told_sums(person_days=(0, 20)),
        {"disaster_code": disaster, "kind": "emergency"} | told_sums(person_days=(20, 0)),
    ]


def effect(database: Database, *plans: object) -> list[dict[str, object]]:
    """What accepting would make of the totals, without the names of the disasters."""
    found = dispatch_imports.effect(database, COORDINATOR, plans, today=TODAY)
    return [{name: value for name, value in row.items() if name not in ("disaster_ja", "disaster_en")} for row in found]


def told_sums(person_days: tuple[int, int] = (0, 0), planned: tuple[int, int] = (0, 0)) -> dict[str, int]:
    """Both sums before and after."""
    return {
        "person_days_before": person_days[0],
        "person_days": person_days[1],
        "planned_person_days_before": planned[0],
        "planned_person_days": planned[1],
    }


def test_a_day_that_was_counted_stays_inside_its_period(database, first):
    daily_counts.record(database, COORDINATOR, 1, date(2025, 9, 5), 3, seen_version=None, today=TODAY, note=None)
    assert told(planned(database, exported(database, 終了日="2025-09-04"))) == ["error days_counted_outside_period L2"]


def test_disasters_are_registered_only_where_asked_with_their_first_day(database):
    rows = [line(災害="令和7年9月大雨"), line(OTHER, 災害="令和７年９月大雨", 開始日="2025-08-30")]
    assert told(planned(database, *rows)) == ["error unknown_disaster C2", "error unknown_disaster C3"]
    plan = planned(database, *rows, registers_disasters=True)
    assert told(plan) == []
    accepted(database, plan)
    found = [
        (row["disaster_code"], row["disaster_ja"], row["disaster_type"], row["started_on"])
        for row in stored(database, "disasters")
    ]
    assert found == [("d20250830", "令和7年9月大雨", "heavy_rain", date(2025, 8, 30))]
    assert {row["disaster_code"] for row in stored(database, "dispatches")} == {"d20250830"}
    again = planned(database, *rows)
    assert (told(again), again.count("unchanged")) == ([], 2)


def test_an_unknown_disaster_is_told_beside_other_cells_that_cannot_be_read(database, disaster):
    rows = [
        line(災害="令和7年9月大雨", 人数="約4"),
        line(OTHER, 災害="令和7年9月大雨", 業務="知らない業務", 開始日="R7.9.32"),
        line(OTHER, 災害="令和7年9月大雨", 開始日="2025-08-30"),
        line(OTHER, 人数="二人ほど", 災害="rain"),
    ]
    plan = planned(database, *rows)
    assert told(plan) == [
        *["error not_a_number J2", "error unknown_disaster C2"],
        *["error unknown_task H3", "error impossible_date K3", "error unknown_disaster C3"],
        *["error unknown_disaster C4", "error not_a_number J5"],
    ]
    offered = [(entry.disaster_name, entry.started_on) for entry in plan.offered.values()]
    assert offered == [("令和7年9月大雨", date(2025, 8, 30))]
    plan = planned(database, *rows, registers_disasters=True)
    assert not plan.is_acceptable
    assert "unknown_disaster" not in [problem.code for problem in plan.errors]
    assert len(stored(database, "disasters")) == 1


def test_a_disaster_registered_meanwhile_is_no_problem_of_a_row_with_others(database):
    reading = log(database, line(災害="令和7年9月大雨", 人数="約4"))
    disasters_service.register(database, COORDINATOR, "令和7年9月大雨", "heavy_rain", date(2025, 8, 29), today=TODAY)
    (plan,) = dispatch_imports.plan(database, COORDINATOR, [reading], today=TODAY)
    assert (told(plan), plan.offered) == (["error not_a_number J2"], {})


def test_what_a_long_list_left_off_stays_counted_when_disasters_are_told_too(database):
    rows = [line(災害="知らない災害", 人数="約4", 陣=f"第{number}陣") for number in range(1005)]
    plan = planned(database, *rows)
    assert plan.errors[-1].details == {"count": 2 * 1005 - 1000}


def test_no_more_problems_are_told_than_somebody_can_read(database):
    plan = planned(database, *(line(災害="知らない災害", 陣=f"第{number}陣") for number in range(1005)))
    assert [problem.code for problem in plan.errors] == ["unknown_disaster"] * 1000 + ["more_problems"]
    assert plan.errors[-1].details == {"count": 5}


def test_a_disaster_whose_name_is_too_long_is_told_once(database):
    plan = planned(database, line(災害="あ" * 101), registers_disasters=True)
    assert told(plan) == ["error too_long C2"]


def test_a_disaster_registered_meanwhile_is_not_registered_twice(database):
    reading = log(database, line(災害="令和7年9月大雨"))
    disasters_service.register(database, COORDINATOR, "令和7年9月大雨", "heavy_rain", date(2025, 8, 29), today=TODAY)
    (plan,) = dispatch_imports.plan(database, COORDINATOR, [reading], today=TODAY, registers_disasters=True)
    accepted(database, plan)
    assert len(stored(database, "disasters")) == 1


def test_an_import_over_sample_data_that_went_can_be_taken_in_again(database):
    load_sample(database, local_administrator())
    with database.reading() as connection:
        log = rows(queries.exported(connection, disaster_code=None, as_of=TODAY))
    row = next(row for row in log if row["disaster_ja"] == "令和7年8月豪雨" and row["status"] == "ended")
    values = {"災害": row["disaster_ja"], "派遣元": row["sender_ja"], "派遣先": row["destination_ja"]}
    values |= {"業務": row["task_ja"], "人数": row["persons"] + 1, "開始日": row["start_on"], "終了日": row["end_on"]}
    values |= {"記録番号": row["dispatch_id"], "版": 1, "陣": row["wave"]}
    accepted(database, planned(database, line(**values)), today=TODAY)
    remove_sample(database, local_administrator(), include_edited=True)
    assert [entry["undone_by"] for entry in stored(database, "imports")] == ["local"]


def test_whoever_recorded_something_in_between_is_not_overrun(database, disaster):
    plan = planned(database, line(派遣先="宇城市"))
    dispatches.record(database, COORDINATOR, ENTRY, today=TODAY)  # 同じ班が別の派遣先にいる
    before = everything(database)
    with pytest.raises(Stale):
        accepted(database, plan)
    assert everything(database) == before


def test_two_windows_that_accept_the_same_plan_write_it_once(database, disaster):
    plan, same = planned(database, ROW), planned(database, ROW)
    accepted(database, plan)
    assert accepted(database, same)[0].import_id is None
    assert len(recorded(database)) == 1


def test_files_of_one_upload_are_accepted_together_or_not_at_all(database, disaster):
    readings = [log(database, ROW), log(database, line(OTHER, 人数="0"), name="町.csv")]
    plans = dispatch_imports.plan(database, COORDINATOR, readings, today=TODAY)
    with pytest.raises(ImportRefused):
        accepted(database, *plans)
    assert recorded(database) == []
    twice = dispatch_imports.plan(
        database, COORDINATOR, [log(database, ROW), log(database, ROW, name="再送.csv")], today=TODAY
    )
    assert [told(plan) for plan in twice] == [["error row_in_another_file K2"]] * 2


@pytest.mark.parametrize("actor", [VIEWER, EDITOR])
def test_only_those_who_keep_the_log_may_take_one_in(database, disaster, first, actor):
    plan = planned(database, OTHER)
    before = everything(database)
    with pytest.raises(NotPermitted):
        dispatch_imports.plan(database, actor, [log(database, OTHER)], today=TODAY)
    with pytest.raises(NotPermitted):
        accepted(database, plan, actor=actor)
    with pytest.raises(NotPermitted):
        dispatch_import_undoing.undo(database, actor, first)
    assert everything(database) == before
    accepted(database, plan, actor=local_administrator())


STEPS = ["insert_many", "update_many", "insert", "note_many", "listed"]


@pytest.mark.parametrize("step", STEPS)
def test_an_import_that_is_stopped_at_any_step_leaves_nothing_behind(database, first, monkeypatch, step):
    rows = [exported(database, 人数="5"), line(災害="令和7年9月大雨", 陣="第2陣")]
    plan = planned(database, *rows, registers_disasters=True)
    before = everything(database)
    with monkeypatch.context() as stopped:
        stop_at(stopped, step)
        with pytest.raises(KeyboardInterrupt):
            accepted(database, plan)
    assert everything(database) == before
    accepted(database, plan)
    assert sorted(row[3] for row in recorded(database)) == [4, 5]


def stop_at(stopped: pytest.MonkeyPatch, step: str) -> None:
    """End the process, as it were, right after a step is done."""
    commands, batch = dispatch_imports.commands, dispatch_imports.Batch
    run, note_many, listed = commands.run, batch.note_many, import_history.listed

    def after(done):
        def stop(*args, **kwargs):
            done(*args, **kwargs)
            raise KeyboardInterrupt

        return stop

    def run_and_stop(connection, name, **params):
        outcome = run(connection, name, **params)
        if name.rpartition("/")[2] == step:
            raise KeyboardInterrupt
        return outcome

    stopped.setattr(commands, "run", run_and_stop)
    if step == "note_many":
        stopped.setattr(batch, "note_many", after(note_many))
    if step == "listed":
        stopped.setattr(import_history, "listed", after(listed))


@pytest.mark.parametrize("step", ["delete_many", "update_many", "note_many", "mark_undone"])
def test_undoing_that_is_stopped_at_any_step_leaves_everything_as_it_was(database, first, monkeypatch, step):
    (done,) = accepted(database, planned(database, exported(database, 人数="5"), OTHER))
    before = everything(database)
    with monkeypatch.context() as stopped:
        stop_at(stopped, step)
        with pytest.raises(KeyboardInterrupt):
            dispatch_import_undoing.undo(database, COORDINATOR, done.import_id)
    assert everything(database) == before
    assert dispatch_import_undoing.undo(database, COORDINATOR, done.import_id) == 2
    assert [row[3] for row in recorded(database)] == [4]


def test_undoing_takes_out_what_was_added_and_puts_back_what_was_changed(database, first):
    before = recorded(database)
    plan = planned(database, exported(database, 人数="5", 備考="増員"), OTHER)
    (done,) = accepted(database, plan)
    assert [row[3] for row in recorded(database)] == [5, 2]
    assert dispatch_import_undoing.undo(database, COORDINATOR, done.import_id, reason="取り違え") == 2
    assert [row[:-1] for row in recorded(database)] == [row[:-1] for row in before]
    assert audited(database)[-3:] == [
        ("sato", "dispatch.import", "dispatches", "2", "取り違え"),
        ("sato", "dispatch.import", "dispatches", "1", "取り違え"),
        ("sato", "dispatch.import", "imports", "2", "取り違え"),
    ]
    with pytest.raises(ImportUndone):
        dispatch_import_undoing.undo(database, COORDINATOR, done.import_id)


def test_an_undone_file_may_come_again(database, first):
    dispatch_import_undoing.undo(database, COORDINATOR, first)
    assert recorded(database) == []
    assert outcomes(planned(database, ROW)) == ["added"]


def test_imports_are_undone_one_after_the_other_the_later_first(database, first):
    (second,) = accepted(database, planned(database, exported(database, 人数="5")))
    with pytest.raises(DispatchesMovedOn):
        dispatch_import_undoing.undo(database, COORDINATOR, first)
    dispatch_import_undoing.undo(database, COORDINATOR, second.import_id)
    dispatch_import_undoing.undo(database, COORDINATOR, first)
    assert recorded(database) == []


def test_what_was_changed_or_counted_since_keeps_an_import_from_being_undone(database, first):
    before = everything(database)
    daily_counts.record(database, COORDINATOR, 1, date(2025, 9, 2), 3, seen_version=None, today=TODAY, note=None)
    with pytest.raises(DispatchesMovedOn) as refused:
        dispatch_import_undoing.undo(database, COORDINATOR, first)
    assert refused.value.details == {"count": 1, "number": 1}
    assert stored(database, "dispatches") == before["dispatches"]


def test_a_team_that_is_elsewhere_by_now_keeps_a_change_from_being_undone(database, first):
    (second,) = accepted(database, planned(database, exported(database, 終了日="2025-09-03")))
    accepted(database, planned(database, line(派遣先="宇城市", 開始日="2025-09-04", 終了日="2025-09-05")))
    with pytest.raises(Invalid) as refused:
        dispatch_import_undoing.undo(database, COORDINATOR, second.import_id)
    (problem,) = refused.value.problems
    assert (problem.code, problem.details) == ("team_elsewhere", {"number": 2, "start_on": date(2025, 9, 4)})
    assert [row[5] for row in recorded(database)] == [date(2025, 9, 3), date(2025, 9, 5)]


def test_teams_are_compared_among_all_that_an_undoing_puts_back_and_only_with_what_counts(database, first):
    accepted(database, planned(database, line(陣="第2陣", 開始日="2025-09-06", 終了日="2025-09-08")))
    numbers = [(row["dispatch_id"], row["row_version"]) for row in stored(database, "dispatches")]
    moved = [
        line(記録番号=str(number), 版=str(version), 陣=f"第{n}陣", 派遣先="宇城市")
        for n, (number, version) in enumerate(numbers, start=1)
    ]
    (second,) = accepted(database, planned(database, *moved))
    (away,) = accepted(
        database, planned(database, line(派遣先="八代市", 状態="取消"), line(派遣元="宇城市", 派遣先="八代市"))
    )
    assert away.added == 2
    assert dispatch_import_undoing.undo(database, COORDINATOR, second.import_id) == 2
    assert [row[2] for row in recorded(database)][:2] == ["43211", "43211"]


def test_undoing_asks_as_often_for_many_rows_as_for_one(database, first, monkeypatch):
    def changed(waves: range) -> int:
        accepted(database, planned(database, *(line(陣=f"第{wave}陣") for wave in waves)))
        found = [row for row in stored(database, "dispatches") if row["wave"] in {f"第{wave}陣" for wave in waves}]
        lines = [
            line(記録番号=str(row["dispatch_id"]), 版=str(row["row_version"]), 陣=row["wave"], 人数="9")
            for row in found
        ]
        (done,) = accepted(database, planned(database, *lines))
        assert done.changed == len(waves)
        return done.import_id

    asked = []
    for import_id in (changed(range(10, 11)), changed(range(20, 60))):
        with monkeypatch.context() as counting:
            statements = []
            text = sql_files.text
            counting.setattr(sql_files, "text", lambda name, to=statements, text=text: to.append(name) or text(name))
            dispatch_import_undoing.undo(database, COORDINATOR, import_id)
        asked.append(statements)
    assert asked[0] == asked[1]
