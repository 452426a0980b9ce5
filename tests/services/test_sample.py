"""Sample data go only into an empty database, and come out without taking along what people entered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.services.conftest import ENTRY, VIEWER, stored
from tests.services.returns import answer, block, reading
from workforce.auth.identity import Actor, local_administrator
from workforce.config import Settings
from workforce.database import Database
from workforce.domain.closings import ClosingEntry
from workforce.domain.ledger import AccountEntry
from workforce.errors import NotPermitted, SampleEdited, SampleNeedsEmptyDatabase
from workforce.queries import checks
from workforce.services import closings, daily_counts, dispatches, headcounts, imports, ledger, offers
from workforce.services.headcounts import HeadcountEdit
from workforce.services.sample import Removal, load_sample, remove_sample

TODAY = date(2025, 11, 20)
ADMINISTRATOR = local_administrator()
TABLES = (
    "surveys",
    "disasters",
    "disaster_municipalities",
    "request_moves",
    "request_revisions",
    "requests",
    "request_closings",
    "offers",
    "counterpart_pairs",
    "dispatches",
    "daily_counts",
    "headcounts",
    "hearings",
    "measures",
    "measure_occupations",
    "measure_municipalities",
    "indicator_values",
    "block_counts",
)
WITHOUT_VERSION = {"disaster_municipalities", "request_moves", "request_revisions"}
ROWS = {
    "surveys": 10,
    "disasters": 3,
    "disaster_municipalities": 19,
    "counterpart_pairs": 13,
    "request_moves": 566,
    "request_revisions": 103,
    "requests": 99,
    "request_closings": 5,
    "offers": 7,
    "dispatches": 388,
    "daily_counts": 29,
    "headcounts": 3140,
    "hearings": 74,
    "measures": 12,
    "measure_occupations": 11,
    "measure_municipalities": 9,
    "indicator_values": 17,
    "block_counts": 1530,
}
# An edit of the newest round, which is confirmed, makes its revision: a copy of its 314 cells and 765 departments.
WITH_REVISION = ROWS | {"surveys": 11, "headcounts": 3140 + 314, "block_counts": 1530 + 765}
NONE_KEPT = dict.fromkeys(ROWS, 0)


@pytest.fixture
def file_database(settings: Settings):
    """A database file with the sample data: foreign keys behave differently there than in memory."""
    database = Database.open(settings)
    load_sample(database, ADMINISTRATOR)
    yield database
    database.close()


def counts(database: Database) -> dict[str, int]:
    return {table: len(stored(database, table)) for table in TABLES}


def audit(database: Database, action: str) -> list[tuple]:
    entries = [entry for entry in stored(database, "audit_entries") if entry["action_code"] == action]
    assert len({entry["batch_id"] for entry in entries}) <= 1
    return [(entry["table_name"], entry["before_json"], entry["after_json"]) for entry in entries]


def entered_by_a_person(database: Database) -> dict[str, object]:
    """A headcount in a sample survey, a dispatch that answers a sample request, a count for a sample dispatch."""
    headcounts.save(
        database,
        ADMINISTRATOR,
        10,
        [HeadcountEdit("43425", "forestry", None, {"planned": 1, "actual": 0})],
        reason="漏れていた職種",
    )
    request = next(row for row in stored(database, "requests") if row["disaster_code"] == "r2_jul_rain")
    size = next(row for row in stored(database, "request_revisions") if row["request_id"] == request["request_id"])
    entry = replace(
        ENTRY,
        wave="第1班",  # of the people's own, not one of the sample's teams
        disaster_code="r2_jul_rain",
        status="ended",
        destination_code=request["municipality_code"],
        task_code=request["task_code"],
        request_id=request["request_id"],
        start_on=size["start_on"],
        end_on=size["end_on"],
    )
    dispatch_id = dispatches.record(database, ADMINISTRATOR, entry, today=TODAY)
    counted = {row["dispatch_id"] for row in stored(database, "daily_counts")}
    sample = next(
        row
        for row in stored(database, "dispatches")
        if row["disaster_code"] == "r7_aug_rain" and row["status"] == "ended" and row["dispatch_id"] not in counted
    )
    daily_counts.record(
        database, ADMINISTRATOR, sample["dispatch_id"], sample["start_on"], 1, seen_version=None, today=TODAY
    )
    return {
        "request_id": request["request_id"],
        "dispatch_id": dispatch_id,
        "sample_dispatch_id": sample["dispatch_id"],
        "sample_request_id": sample["request_id"],
    }


def test_loading_fills_the_tables_and_notes_each_in_one_batch(database):
    assert load_sample(database, ADMINISTRATOR) == ROWS
    assert counts(database) == ROWS
    assert audit(database, "sample.load") == [(table, None, f'{{"rows": {ROWS[table]}}}') for table in TABLES]


def test_every_loaded_row_is_marked_as_sample(database):
    load_sample(database, ADMINISTRATOR)
    for table in TABLES:
        version = None if table in WITHOUT_VERSION else 1
        assert {(row["is_sample"], row.get("row_version")) for row in stored(database, table)} == {(True, version)}


@pytest.mark.parametrize("act", [load_sample, remove_sample])
def test_a_viewer_may_neither_load_nor_remove(database, act):
    with pytest.raises(NotPermitted):
        act(database, VIEWER)
    with pytest.raises(NotPermitted):
        act(database, Actor("nobody", "no_such_role"))
    assert counts(database) == dict.fromkeys(TABLES, 0)
    assert stored(database, "audit_entries") == []


@pytest.mark.usefixtures("disaster")
def test_sample_data_do_not_go_where_somebody_has_entered_something(database):
    before = stored(database, "disasters")
    with pytest.raises(SampleNeedsEmptyDatabase) as refusal:
        load_sample(database, ADMINISTRATOR)
    assert refusal.value.details == dict.fromkeys(TABLES, 0) | {"disasters": 1}
    assert counts(database) == dict.fromkeys(TABLES, 0) | {"disasters": 1}
    assert stored(database, "disasters") == before


def test_loading_twice_is_refused_and_keeps_edits(file_database):
    save_one_edit(file_database)
    with pytest.raises(SampleNeedsEmptyDatabase):
        load_sample(file_database, ADMINISTRATOR)
    assert [row["planned"] for row in stored(file_database, "headcounts") if row["row_version"] == 2] == [999]


def save_one_edit(database: Database) -> None:
    headcounts.save(database, ADMINISTRATOR, 10, [HeadcountEdit("43425", "admin", 1, {"planned": 999})], reason="訂正")


def test_new_rows_get_free_numbers_after_loading_and_after_opening_again(file_database, settings):
    entry = replace(ENTRY, disaster_code="r7_aug_rain", status="ended", wave="第1班")
    first = dispatches.record(file_database, ADMINISTRATOR, entry, today=TODAY)
    assert first == ROWS["dispatches"] + 1
    file_database.close()
    database = Database.open(settings)
    second = dispatches.record(database, ADMINISTRATOR, replace(entry, entry_key="second"), today=TODAY)
    with database.transaction() as connection:
        drawn = connection.execute("SELECT nextval('survey_ids'), nextval('request_ids')").fetchone()
    database.close()
    assert second > first
    assert drawn == (ROWS["surveys"] + 1, ROWS["requests"] + 1)


def test_sample_numbers_run_from_one_without_a_gap(database):
    load_sample(database, ADMINISTRATOR)
    for table, column in (("surveys", "survey_id"), ("requests", "request_id"), ("dispatches", "dispatch_id")):
        assert [row[column] for row in stored(database, table)] == list(range(1, ROWS[table] + 1))


def test_removing_takes_everything_out_and_notes_each_table_in_one_batch(file_database):
    assert remove_sample(file_database, ADMINISTRATOR) == Removal(removed=ROWS, kept=NONE_KEPT)
    assert counts(file_database) == dict.fromkeys(TABLES, 0)
    assert sorted(audit(file_database, "sample.remove")) == [
        (table, f'{{"rows": {ROWS[table]}}}', '{"rows": 0}') for table in sorted(TABLES)
    ]


def test_removing_keeps_what_people_entered_and_the_sample_rows_it_belongs_to(file_database, settings):
    ids = entered_by_a_person(file_database)
    with pytest.raises(SampleEdited) as refusal:
        remove_sample(file_database, ADMINISTRATOR)
    assert refusal.value.details == dict.fromkeys(TABLES, 0) | {"surveys": 1, "requests": 1, "dispatches": 1}
    removal = remove_sample(file_database, ADMINISTRATOR, include_edited=True)
    file_database.close()
    database = Database.open(settings)
    kept = {table: stored(database, table) for table in TABLES}
    database.close()
    assert removal.kept == NONE_KEPT | {
        "surveys": 2,
        "disasters": 2,
        "disaster_municipalities": 14,
        "request_moves": 12,
        "request_revisions": 2,
        "requests": 2,
        "dispatches": 1,
    }
    assert {table: len(rows) for table, rows in kept.items()} == {
        "surveys": 2,
        "disasters": 2,
        "disaster_municipalities": 14,
        "counterpart_pairs": 0,
        "request_moves": 12,
        "request_revisions": 2,
        "requests": 2,
        "request_closings": 0,
        "offers": 0,
        "dispatches": 2,
        "daily_counts": 1,
        "headcounts": 1,
        "hearings": 0,
        "measures": 0,
        "measure_occupations": 0,
        "measure_municipalities": 0,
        "indicator_values": 0,
        "block_counts": 0,
    }
    # What was entered into a confirmed round stands in its revision; the round that it corrects stays with it.
    assert [(row["survey_id"], row["revises_survey_id"]) for row in kept["surveys"]] == [(10, None), (11, 10)]
    assert [row["disaster_code"] for row in kept["disasters"]] == ["r2_jul_rain", "r7_aug_rain"]
    assert [row["request_id"] for row in kept["requests"]] == sorted([ids["request_id"], ids["sample_request_id"]])
    assert [row["dispatch_id"] for row in kept["dispatches"]] == sorted([ids["dispatch_id"], ids["sample_dispatch_id"]])
    real = {table: [not row["is_sample"] for row in rows] for table, rows in kept.items()}
    assert real == {
        "surveys": [False, False],
        "disasters": [True, False],
        "disaster_municipalities": [False] * 14,
        "counterpart_pairs": [],
        "request_moves": [False] * 12,
        "request_revisions": [False, False],
        "requests": [False, False],
        "request_closings": [],
        "offers": [],
        "dispatches": [False, True],
        "daily_counts": [True],
        "headcounts": [True],
        "hearings": [],
        "measures": [],
        "measure_occupations": [],
        "measure_municipalities": [],
        "indicator_values": [],
        "block_counts": [],
    }


def test_edited_sample_rows_stop_the_removal_and_are_counted(file_database):
    save_one_edit(file_database)
    with pytest.raises(SampleEdited) as refusal:
        remove_sample(file_database, ADMINISTRATOR)
    assert refusal.value.details == dict.fromkeys(TABLES, 0) | {"headcounts": 1}
    assert counts(file_database) == WITH_REVISION
    assert audit(file_database, "sample.remove") == []


def test_edited_sample_rows_go_when_asked_for(file_database):
    save_one_edit(file_database)
    assert remove_sample(file_database, ADMINISTRATOR, include_edited=True).removed == WITH_REVISION
    assert counts(file_database) == dict.fromkeys(TABLES, 0)


def test_a_file_taken_in_over_sample_rows_can_be_taken_in_again_once_they_are_gone(file_database):
    over_sample = reading(answer("43206", "admin", 90, 80, as_of=date(2025, 4, 1)), name="試し.csv")
    of_a_real_round = reading(answer("43206", "admin", 90, 80), block("43206", "ages", "u20", 1), name="本番.csv")
    for file in (over_sample, of_a_real_round):
        planned = imports.plan(file_database, ADMINISTRATOR, [file])
        imports.accept(file_database, ADMINISTRATOR, planned, today=TODAY, reason="試しに")
    remove_sample(file_database, ADMINISTRATOR, include_edited=True)
    assert [(row["file_name"], row["undone_at"] is not None) for row in stored(file_database, "imports")] == [
        ("試し.csv", True),
        ("本番.csv", False),
    ]
    assert audit(file_database, "sample.remove").count(("imports", '{"is_undone": false}', '{"is_undone": true}')) == 1
    again, standing = imports.plan(file_database, ADMINISTRATOR, [over_sample, of_a_real_round])
    assert (len(again.written), again.imported_at) == (1, None)
    assert standing.imported_at is not None


def test_an_interrupted_removal_is_finished_by_the_next_one(file_database):
    with file_database.transaction() as connection:  # what the first of the two transactions leaves
        for table in reversed(TABLES[3:]):
            connection.execute(f"DELETE FROM {table}")
    removal = remove_sample(file_database, ADMINISTRATOR)
    assert {table: count for table, count in removal.removed.items() if count} == {
        "surveys": 10,
        "disasters": 3,
        "disaster_municipalities": 19,
    }
    assert counts(file_database) == dict.fromkeys(TABLES, 0)


def test_removing_succeeds_beside_a_reader_in_the_middle_of_something(file_database):
    with file_database.reading() as reader:
        reader.execute("BEGIN TRANSACTION")
        assert reader.execute("SELECT count(*) FROM headcounts").fetchone() == (ROWS["headcounts"],)
        remove_sample(file_database, ADMINISTRATOR)
        assert reader.execute("SELECT count(*) FROM surveys").fetchone() == (ROWS["surveys"],)
        reader.execute("ROLLBACK")
    assert counts(file_database) == dict.fromkeys(TABLES, 0)


def test_removing_from_an_empty_database_removes_and_notes_nothing(database):
    removal = remove_sample(database, ADMINISTRATOR)
    assert set(removal.removed.values()) | set(removal.kept.values()) == {0}
    assert stored(database, "audit_entries") == []


def test_sample_data_can_be_loaded_again_after_removal(file_database):
    remove_sample(file_database, ADMINISTRATOR)
    assert load_sample(file_database, ADMINISTRATOR) == ROWS
    entry = replace(ENTRY, disaster_code="r7_aug_rain", status="ended", wave="第1班")
    assert dispatches.record(file_database, ADMINISTRATOR, entry, today=TODAY) > ROWS["dispatches"]


def test_a_request_stays_with_what_somebody_recorded_to_close_its_gap(file_database):
    entry = ClosingEntry(
        entry_key="mine",
        request_id=97,
        closing_kind="outsourced",
        persons_per_day=1,
        start_on=date(2026, 4, 1),
        end_on=date(2026, 6, 30),
        decided_on=TODAY,
    )
    closings.record(file_database, ADMINISTRATOR, entry, today=TODAY)
    with pytest.raises(SampleEdited) as refusal:
        remove_sample(file_database, ADMINISTRATOR)
    assert refusal.value.details == dict.fromkeys(TABLES, 0) | {"requests": 1}
    kept = remove_sample(file_database, ADMINISTRATOR, include_edited=True).kept
    assert kept["requests"] == 1
    assert [row["request_id"] for row in stored(file_database, "requests")] == [97]
    assert [row["entry_key"] for row in stored(file_database, "request_closings")] == ["mine"]


def test_the_days_of_a_withdrawal_go_with_the_sample_row_that_somebody_renewed(file_database):
    later = TODAY + timedelta(days=3)
    for service, table in ((offers, "offers"), (closings, "request_closings")):
        row = next(row for row in stored(file_database, table) if row["withdrawn_on"] is None)
        number, version = next(iter(row.values())), row["row_version"]
        acts = {"database": file_database, "actor": ADMINISTRATOR, "reason": "事情が変わった"}
        names = {"offers": "offer_id", "request_closings": "closing_id"}
        version = service.withdraw(**acts, **{names[table]: number}, seen_version=version, today=TODAY)
        service.renew(**acts, **{names[table]: number}, seen_version=version, today=later)
    offers.confirm(file_database, ADMINISTRATOR, 1, stored(file_database, "offers")[0]["row_version"], today=later)
    remove_sample(file_database, ADMINISTRATOR, include_edited=True)
    with file_database.reading() as connection:
        for table in ("offer_withdrawals", "closing_withdrawals", "offer_confirmations"):
            assert connection.table(table).fetchall() == []
        assert checks.orphans(connection).empty


def test_a_dispatch_stays_with_the_costs_that_somebody_entered(file_database):
    sample = stored(file_database, "dispatches")[0]
    ledger.enter(file_database, ADMINISTRATOR, sample["dispatch_id"], 0, AccountEntry(travel_cost=12_300))
    with pytest.raises(SampleEdited) as refusal:
        remove_sample(file_database, ADMINISTRATOR)
    assert refusal.value.details == dict.fromkeys(TABLES, 0) | {"dispatches": 1}
    remove_sample(file_database, ADMINISTRATOR, include_edited=True)
    assert [row["dispatch_id"] for row in stored(file_database, "dispatches")] == [sample["dispatch_id"]]
    assert [row["travel_cost"] for row in stored(file_database, "dispatch_accounts")] == [12_300]
    with file_database.reading() as connection:
        assert checks.orphans(connection).empty
