"""Returns are planned without writing and accepted all or nothing; the last good one stands."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest

from tests.services.conftest import COORDINATOR, EDITOR, VIEWER, stored
from tests.services.returns import CITY, DAY, TOWN, answer, block, reading
from workforce.domain.returns import CellProblem
from workforce.errors import ImportRefused, Invalid, NotPermitted, Stale
from workforce.services import commands, headcounts, import_undoing, imports, surveys
from workforce.services.headcounts import HeadcountEdit

TODAY = date(2026, 5, 10)
YEAR_BEFORE = date(2025, 4, 1)


@pytest.fixture(autouse=True)
def survey_id(database) -> int:
    """A round of DAY in which CITY was asked about civil and admin, and answered about admin."""
    with database.transaction() as connection:
        connection.execute(
            "INSERT INTO surveys (survey_id, survey_ja, survey_en, as_of, status)"
            " VALUES (1001, '令和8年度', 'FY2026', '2026-04-01', 'open')"
        )
        connection.execute(
            "INSERT INTO headcounts (survey_id, municipality_code, occupation_code, planned, actual, note) VALUES"
            " (1001, '43206', 'admin', 100, 95, '産休2'), (1001, '43206', 'civil', NULL, NULL, NULL)"
        )
    return 1001


def accept(database, *readings, reason=None, actor=EDITOR):
    return imports.accept(database, actor, imports.plan(database, actor, readings), today=TODAY, reason=reason)


def cells(database, survey_id=1001) -> dict[tuple, tuple]:
    return {
        (row["municipality_code"], row["occupation_code"]): (row["planned"], row["actual"], row["row_version"])
        for row in stored(database, "headcounts")
        if row["survey_id"] == survey_id
    }


def everything(database) -> dict[str, list]:
    tables = ("surveys", "headcounts", "block_counts", "imports", "survey_returns", "audit_entries", "column_mappings")
    return {table: stored(database, table) for table in tables}


FILE = reading(
    answer(CITY, "admin", 100, 96),
    answer(CITY, "civil", 12, 10),
    answer(TOWN, "civil", 3, 3),
    block(CITY, "ages", "24-27", 7),
)


def test_a_plan_counts_rows_and_writes_nothing(database):
    before = everything(database)
    (planned,) = imports.plan(database, EDITOR, [FILE])
    assert [planned.count(outcome) for outcome in ("added", "changed", "unchanged")] == [3, 1, 0]
    assert planned.municipalities == (CITY, TOWN)
    assert planned.rounds == {DAY: "open"}
    assert not planned.needs_reason
    assert everything(database) == before


def test_accepting_writes_every_row_and_keeps_what_the_file_does_not_say(database):
    (done,) = accept(database, FILE)
    assert (done.file_name, done.added, done.changed, done.unchanged) == ("回答.csv", 3, 1, 0)
    assert cells(database) == {(CITY, "admin"): (100, 96, 2), (CITY, "civil"): (12, 10, 2), (TOWN, "civil"): (3, 3, 1)}
    notes = {row["occupation_code"]: row["note"] for row in stored(database, "headcounts") if row["note"]}
    assert notes == {"admin": "産休2"}
    (number,) = stored(database, "block_counts")
    assert [
        number[name] for name in ("survey_id", "municipality_code", "block", "item_code", "measure", "persons")
    ] == [
        1001,
        CITY,
        "ages",
        "24-27",
        "persons",
        7,
    ]


def test_an_import_is_listed_and_every_row_is_in_the_audit_trail_under_its_batch(database):
    (done,) = accept(database, FILE, reason="4月分")
    (listed,) = stored(database, "imports")
    assert [
        listed[name] for name in ("import_id", "noun", "file_name", "actor_id", "added", "changed", "unchanged")
    ] == [
        done.import_id,
        "staffing",
        "回答.csv",
        "tanaka",
        3,
        1,
        0,
    ]
    entries = [e for e in stored(database, "audit_entries") if e["table_name"] in ("headcounts", "block_counts")]
    assert {(e["batch_id"], e["action_code"], e["reason"]) for e in entries} == {
        (listed["batch_id"], "staffing.import", "4月分")
    }
    sides = {e["row_key"]: [e[side] and json.loads(e[side]) for side in ("before_json", "after_json")] for e in entries}
    assert list(sides) == [
        f"1001/{CITY}/admin",
        f"1001/{CITY}/civil",
        f"1001/{TOWN}/civil",
        f"1001/{CITY}/ages/24-27/persons",
    ]
    before, after = sides[f"1001/{CITY}/admin"]
    assert (before["actual"], before["row_version"], after["actual"], after["row_version"]) == (95, 1, 96, 2)
    assert sides[f"1001/{TOWN}/civil"][0] is None


def test_the_tracker_learns_that_the_return_came_in(database):
    accept(database, replace(FILE, problems=(CellProblem(code="hidden_rows", severity="warning"),)))
    found = {
        row["municipality_code"]: (
            row["survey_id"],
            row["status"],
            row["submitted_on"],
            row["last_file"],
            row["problems"],
        )
        for row in stored(database, "survey_returns")
    }
    assert found == {
        CITY: (1001, "submitted", TODAY, "回答.csv", 1),
        TOWN: (1001, "submitted", TODAY, "回答.csv", 1),
    }


def test_a_municipality_is_told_the_warnings_about_its_own_rows_and_those_about_the_whole_file(database):
    odd = replace(FILE, rows=(*FILE.rows, answer(TOWN, "admin", 5, 9, row=9)))
    accept(database, replace(odd, problems=(CellProblem(code="hidden_rows", severity="warning"),)))
    found = {row["municipality_code"]: row["problems"] for row in stored(database, "survey_returns")}
    assert found == {CITY: 1, TOWN: 2}


def test_the_same_content_in_another_file_is_told_and_changes_nothing(database):
    accept(database, FILE)
    before = everything(database)
    again = replace(FILE, file_name="同じ.xlsx", layout="form", content_hash="other", rows=FILE.rows[::-1])
    (planned,) = imports.plan(database, EDITOR, [again])
    assert planned.imported_at is not None
    assert [planned.count(outcome) for outcome in ("added", "changed", "unchanged")] == [0, 0, 4]
    (done,) = imports.accept(database, EDITOR, [planned], today=TODAY)
    assert (done.import_id, done.added, done.changed, done.unchanged) == (None, 0, 0, 4)
    assert everything(database) == before


def test_a_file_that_says_what_is_stored_is_received_though_no_row_changes(database):
    accept(database, reading(answer(CITY, "admin", 100, 95)))
    assert cells(database)[CITY, "admin"] == (100, 95, 1)
    assert [row["status"] for row in stored(database, "survey_returns")] == ["submitted"]
    assert [(row["added"], row["changed"], row["unchanged"]) for row in stored(database, "imports")] == [(0, 0, 1)]


def test_one_file_with_an_error_keeps_all_files_from_being_written(database):
    before = everything(database)
    bad = reading(answer(TOWN, "admin", 5, 5), name="誤り.csv", problems=(CellProblem(code="not_a_number"),))
    with pytest.raises(ImportRefused) as refused:
        accept(database, FILE, bad)
    assert refused.value.details == {"file_name": "誤り.csv", "count": 1}
    assert everything(database) == before


def test_a_file_without_a_row_is_refused(database):
    with pytest.raises(ImportRefused):
        accept(database, reading())


def test_files_of_one_upload_that_hold_the_same_cell_are_refused_also_when_planned_apart(database):
    before = everything(database)
    other = reading(answer(CITY, "civil", 11, 10), name="別.csv")
    with pytest.raises(ImportRefused):
        accept(database, FILE, other)
    apart = [*imports.plan(database, EDITOR, [FILE]), *imports.plan(database, EDITOR, [other])]
    with pytest.raises(ImportRefused):
        imports.accept(database, EDITOR, apart, today=TODAY)
    assert everything(database) == before


def test_files_for_a_day_without_a_round_share_the_one_that_is_made(database):
    day = date(2027, 4, 1)
    files = [
        reading(answer(CITY, "admin", 90, 90, as_of=day), name="市.csv"),
        reading(answer(TOWN, "admin", 4, 4, as_of=day), answer(CITY, "civil", 8, 8, as_of=day), name="町.csv"),
    ]
    planned = imports.plan(database, EDITOR, files)
    assert [plan.rounds for plan in planned] == [{day: None}, {day: None}]
    imports.accept(database, EDITOR, planned, today=TODAY)
    (made,) = [row for row in stored(database, "surveys") if row["as_of"] == day]
    assert made["status"] == "draft"
    assert cells(database, made["survey_id"]) == {
        (CITY, "admin"): (90, 90, 2),
        (CITY, "civil"): (8, 8, 2),
        (TOWN, "admin"): (4, 4, 1),
    }


def test_a_file_of_blanks_about_what_nobody_asked_makes_no_round_and_no_row(database):
    accept(
        database, reading(answer(TOWN, "admin", None, None, as_of=date(2027, 4, 1)), answer(TOWN, "civil", None, None))
    )
    assert [row["as_of"] for row in stored(database, "surveys")] == [DAY]
    assert (TOWN, "civil") not in cells(database)


def test_a_day_for_which_no_round_can_be_made_is_an_error_of_the_file(database):
    (planned,) = imports.plan(database, EDITOR, [reading(answer(CITY, "admin", 1, 1, as_of=date(1899, 4, 1), row=7))])
    assert [(p.code, p.field, p.row, p.value) for p in planned.errors] == [
        ("outside_calendar", "as_of", 7, "1899-04-01")
    ]


def test_two_files_may_say_different_things_about_one_municipality(database):
    accept(
        database,
        reading(answer(CITY, "civil", 12, 10), name="職種.csv"),
        reading(block(CITY, "ages", "u20", 1), name="年齢.csv"),
    )
    assert cells(database)[CITY, "civil"] == (12, 10, 2)
    (state,) = stored(database, "survey_returns")
    assert (state["status"], state["last_file"], state["row_version"]) == ("submitted", "年齢.csv", 2)


def test_one_file_may_hold_several_days(database):
    accept(database, reading(answer(CITY, "civil", 12, 10), answer(CITY, "civil", 11, 11, as_of=date(2024, 4, 1))))
    (former,) = [row for row in stored(database, "surveys") if row["as_of"] == date(2024, 4, 1)]
    assert cells(database, former["survey_id"])[CITY, "civil"][:2] == (11, 11)
    assert cells(database)[CITY, "civil"] == (12, 10, 2)


def test_a_plan_that_others_overtook_is_refused_with_every_row_they_changed(database):
    planned = imports.plan(database, EDITOR, [FILE])
    headcounts.save(
        database,
        EDITOR,
        1001,
        [HeadcountEdit(CITY, "admin", 1, {"actual": 97}), HeadcountEdit(TOWN, "civil", None, {"actual": 2})],
    )
    before = everything(database)
    with pytest.raises(Stale) as stale:
        imports.accept(database, EDITOR, planned, today=TODAY)
    told = {c["key"]: (c["current"]["actual"], c["proposed"]["actual"]) for c in stale.value.conflicts}
    assert told == {f"1001/{CITY}/admin": (97, 96), f"1001/{TOWN}/civil": (2, 3)}
    assert everything(database) == before
    accept(database, FILE)
    assert cells(database)[CITY, "admin"] == (100, 96, 3)


def test_a_round_made_since_the_plan_makes_it_stale(database):
    day = date(2027, 4, 1)
    planned = imports.plan(database, EDITOR, [reading(answer(CITY, "admin", 90, 90, as_of=day))])
    surveys.create(database, EDITOR, "令和9年度", day)
    with pytest.raises(Stale):
        imports.accept(database, EDITOR, planned, today=TODAY)


def test_a_confirmed_round_is_corrected_only_with_a_reason_and_stays_as_it_was(database):
    with database.transaction() as connection:
        connection.execute("UPDATE surveys SET status = 'confirmed' WHERE survey_id = 1001")
    before = everything(database)
    (planned,) = imports.plan(database, EDITOR, [FILE])
    assert planned.needs_reason
    with pytest.raises(Invalid) as invalid:
        imports.accept(database, EDITOR, [planned], today=TODAY, reason=" ")
    assert [(problem.field, problem.code) for problem in invalid.value.problems] == [
        ("reason", "reason_required_for_confirmed")
    ]
    assert everything(database) == before
    imports.accept(database, EDITOR, [planned], today=TODAY, reason="市からの訂正")
    assert cells(database) == {(CITY, "admin"): (100, 95, 1), (CITY, "civil"): (None, None, 1)}
    (revision,) = [row["survey_id"] for row in stored(database, "surveys") if row["revises_survey_id"] == 1001]
    assert {cell: values[:2] for cell, values in cells(database, revision).items()} == {
        (CITY, "admin"): (100, 96),
        (CITY, "civil"): (12, 10),
        (TOWN, "civil"): (3, 3),
    }
    # 二つ目の訂正は同じ訂正版に入る
    accept(database, reading(answer(CITY, "civil", 12, 11)), reason="再訂正")
    assert cells(database, revision)[CITY, "civil"][:2] == (12, 11)
    assert len([row for row in stored(database, "surveys") if row["revises_survey_id"]]) == 1


def test_a_form_made_for_another_round_is_refused(database):
    form = reading(answer(CITY, "civil", 12, 10), survey_id=1001, municipality_code=CITY)
    assert imports.plan(database, EDITOR, [form])[0].is_acceptable
    for other in (
        replace(form, survey_id=77),
        replace(form, rows=(answer(CITY, "civil", 1, 1, as_of=date(2024, 4, 1)),)),
    ):
        (planned,) = imports.plan(database, EDITOR, [other])
        assert [problem.code for problem in planned.errors] == ["form_of_another_round"]


def test_the_answers_of_the_year_before_are_compared(database):
    with database.transaction() as connection:
        connection.execute(
            "INSERT INTO surveys (survey_id, survey_ja, survey_en, as_of, status)"
            " VALUES (1000, '令和7年度', 'FY2025', '2025-04-01', 'confirmed')"
        )
        connection.execute(
            "INSERT INTO headcounts (survey_id, municipality_code, occupation_code, planned, actual) VALUES"
            " (1000, '43206', 'civil', 12, 22), (1000, '43206', 'building', 4, 4)"
        )
    (planned,) = imports.plan(database, EDITOR, [FILE])
    assert [(p.code, p.field, p.details.get("occupation") or p.details["occupations"]) for p in planned.warnings] == [
        ("jumped", "actual", "civil"),
        ("occupation_vanished", "occupation", ["building"]),
    ]
    assert planned.is_acceptable


@pytest.mark.parametrize("actor", [COORDINATOR, VIEWER])
def test_planning_accepting_refusing_and_undoing_ask_for_the_right(database, actor):
    planned = imports.plan(database, EDITOR, [FILE])
    (done,) = accept(database, reading(answer(CITY, "admin", 1, 1)))
    before = everything(database)
    with pytest.raises(NotPermitted):
        imports.plan(database, actor, [FILE])
    with pytest.raises(NotPermitted):
        imports.accept(database, actor, planned, today=TODAY)
    with pytest.raises(NotPermitted):
        imports.refuse(database, actor, planned[0])
    with pytest.raises(NotPermitted):
        import_undoing.undo(database, actor, done.import_id)
    assert everything(database) == before


class Fault(Exception):
    """Something broke between two writes."""


def test_a_fault_at_any_step_of_accepting_leaves_everything_as_it_was(database, monkeypatch):
    planned = imports.plan(
        database, EDITOR, [FILE, reading(answer(TOWN, "admin", 5, 5, as_of=date(2027, 4, 1)), name="b.csv")]
    )
    before = everything(database)
    steps = failing_at_each_step(
        monkeypatch, lambda: imports.accept(database, EDITOR, planned, today=TODAY), before, database
    )
    assert steps >= 10
    assert len(stored(database, "imports")) == 2


def failing_at_each_step(monkeypatch, act, before, database) -> int:
    """Let each write of ``act`` fail in turn, until it succeeds; the number of its writes."""
    run = commands.run
    for step in range(1, 100):
        left = [step]

        def failing(connection, name, left=left, **params):
            done = run(connection, name, **params)
            left[0] -= 1
            if left[0] == 0:
                raise Fault(name)
            return done

        with monkeypatch.context() as patched:
            patched.setattr(commands, "run", failing)
            try:
                act()
            except Fault:
                assert everything(database) == before
            else:
                return step - 1
    raise AssertionError("it never ended")


def test_of_two_threads_accepting_one_plan_exactly_one_writes(database):
    planned = imports.plan(database, EDITOR, [FILE])
    start = threading.Barrier(2)

    def attempt(_) -> int | None:
        start.wait()
        return imports.accept(database, EDITOR, planned, today=TODAY)[0].import_id

    with ThreadPoolExecutor(2) as threads:
        ids = list(threads.map(attempt, range(2)))
    (listed,) = stored(database, "imports")
    assert sorted(ids, key=lambda number: number is None) == [listed["import_id"], None]
    assert cells(database)[CITY, "civil"] == (12, 10, 2)


def test_a_refused_file_is_noted_in_the_tracker_and_changes_no_figure(database):
    bad = replace(FILE, problems=(CellProblem(code="not_a_number"), CellProblem(code="fractional")))
    (planned,) = imports.plan(database, EDITOR, [bad])
    before = cells(database)
    assert imports.refuse(database, EDITOR, planned) == 2
    found = {
        row["municipality_code"]: (row["status"], row["last_file"], row["problems"])
        for row in stored(database, "survey_returns")
    }
    assert found == {CITY: ("sent_back", "回答.csv", 2), TOWN: ("sent_back", "回答.csv", 2)}
    assert cells(database) == before


def test_a_fault_at_any_step_of_sending_back_leaves_everything_as_it_was(database, monkeypatch):
    (planned,) = imports.plan(database, EDITOR, [replace(FILE, problems=(CellProblem(code="not_a_number"),))])
    before = everything(database)
    steps = failing_at_each_step(monkeypatch, lambda: imports.refuse(database, EDITOR, planned), before, database)
    assert steps == 4  # two returns and their entries in the audit trail
    assert len({entry["batch_id"] for entry in stored(database, "audit_entries")}) == 1


def test_a_refused_form_of_a_corrected_round_is_noted_in_its_revision(database):
    with database.transaction() as connection:
        connection.execute("UPDATE surveys SET status = 'confirmed'")
        connection.execute("SELECT max(nextval('survey_ids')) FROM range(1001)")  # a revision has a higher number
    form = reading(survey_id=1001, municipality_code=TOWN, problems=(CellProblem(code="not_a_number"),))
    assert imports.refuse(database, EDITOR, imports.plan(database, EDITOR, [form])[0]) == 0
    accept(database, FILE, reason="訂正の報告")
    assert imports.refuse(database, EDITOR, imports.plan(database, EDITOR, [form])[0]) == 1
    assert {row["last_file"] for row in stored(database, "survey_returns") if row["survey_id"] == 1001} == set()


def test_a_refused_form_is_noted_though_no_row_of_it_could_be_read(database):
    form = reading(survey_id=1001, municipality_code=TOWN, problems=(CellProblem(code="not_a_number"),))
    (planned,) = imports.plan(database, EDITOR, [form])
    assert imports.refuse(database, EDITOR, planned) == 1
    assert [row["municipality_code"] for row in stored(database, "survey_returns")] == [TOWN]


def test_the_last_good_return_stands_until_a_better_one_is_accepted(database):
    accept(database, FILE)
    good = cells(database)
    (bad,) = imports.plan(
        database, EDITOR, [reading(answer(CITY, "civil", 1, 1), problems=(CellProblem(code="not_a_number"),))]
    )
    imports.refuse(database, EDITOR, bad)
    assert cells(database) == good
    accept(database, reading(answer(CITY, "civil", 13, 11)))
    assert cells(database)[CITY, "civil"][:2] == (13, 11)
