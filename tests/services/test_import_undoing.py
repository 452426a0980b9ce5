"""Undoing an import writes back what stood before, and only where nobody went on from it."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.services.conftest import EDITOR, stored
from tests.services.returns import CITY, TOWN, answer, block, reading
from tests.services.test_imports import FILE, TODAY, accept, cells, everything, failing_at_each_step, survey_id  # noqa: F401
from workforce.errors import ImportMovedOn, ImportUndone, NotFound, RoundConfirmed
from workforce.services import headcounts
from workforce.services.headcounts import HeadcountEdit
from workforce.services.import_undoing import undo


def values(database) -> list[dict]:
    """Headcounts and numbers without their versions."""
    return [
        {name: value for name, value in row.items() if name != "row_version"}
        for table in ("headcounts", "block_counts")
        for row in stored(database, table)
    ]


def test_undoing_brings_back_every_value_and_takes_away_every_row_that_came(database):
    accept(database, reading(block(CITY, "ages", "u20", 4), name="前.csv"))
    before = values(database)
    (done,) = accept(database, FILE)
    assert undo(database, EDITOR, done.import_id, reason="誤って取り込んだため") == 4
    assert values(database) == before
    assert cells(database)[CITY, "admin"] == (100, 95, 3)


def test_undoing_is_a_change_of_its_own_in_the_audit_trail(database):
    (done,) = accept(database, FILE)
    trail = stored(database, "audit_entries")
    undo(database, EDITOR, done.import_id, reason="誤り")
    entries = [e for e in stored(database, "audit_entries")[len(trail) :] if e["table_name"] == "headcounts"]
    assert stored(database, "audit_entries")[: len(trail)] == trail
    assert {(e["actor_id"], e["action_code"], e["reason"]) for e in entries} == {("tanaka", "staffing.import", "誤り")}
    sides = {e["row_key"]: [e[side] and json.loads(e[side]) for side in ("before_json", "after_json")] for e in entries}
    before, after = sides[f"1001/{CITY}/admin"]
    assert (before["actual"], after["actual"], after["row_version"]) == (96, 95, 3)
    assert sides[f"1001/{TOWN}/civil"][1] is None
    (listed,) = stored(database, "imports")
    assert (listed["undone_by"], listed["undone_at"] is not None) == ("tanaka", True)


def test_what_was_undone_can_be_imported_again_but_not_undone_again(database):
    (done,) = accept(database, FILE)
    undo(database, EDITOR, done.import_id)
    before = everything(database)
    with pytest.raises(ImportUndone):
        undo(database, EDITOR, done.import_id)
    assert everything(database) == before
    (again,) = accept(database, FILE)
    assert (again.added, again.changed) == (3, 1)
    assert cells(database)[CITY, "admin"] == (100, 96, 4)


@pytest.mark.parametrize("edited", [(CITY, "admin", 2), (TOWN, "civil", 1)])
def test_rows_that_were_changed_since_keep_the_import_from_being_undone(database, edited):
    (done,) = accept(database, FILE)
    municipality, occupation, version = edited
    headcounts.save(database, EDITOR, 1001, [HeadcountEdit(municipality, occupation, version, {"actual": 1})])
    before = everything(database)
    with pytest.raises(ImportMovedOn) as refused:
        undo(database, EDITOR, done.import_id)
    assert refused.value.details == {"count": 1, "municipality": municipality}
    assert everything(database) == before


def test_a_later_import_has_to_be_undone_first(database):
    before = values(database)
    (first,) = accept(database, FILE)
    (second,) = accept(database, reading(answer(CITY, "admin", 100, 99), name="後.csv"))
    with pytest.raises(ImportMovedOn):
        undo(database, EDITOR, first.import_id)
    undo(database, EDITOR, second.import_id)
    assert cells(database)[CITY, "admin"][:2] == (100, 96)
    # 版は進んでいるが、値は最初の取込のままなので取り消せる
    undo(database, EDITOR, first.import_id)
    assert values(database) == before


def test_an_import_into_a_round_that_was_confirmed_since_is_not_undone(database):
    (done,) = accept(database, FILE)
    with database.transaction() as connection:
        connection.execute("UPDATE surveys SET status = 'confirmed' WHERE survey_id = 1001")
    before = everything(database)
    with pytest.raises(RoundConfirmed):
        undo(database, EDITOR, done.import_id)
    assert everything(database) == before


def test_a_correction_of_a_confirmed_round_is_undone_in_its_revision(database):
    with database.transaction() as connection:
        connection.execute("UPDATE surveys SET status = 'confirmed' WHERE survey_id = 1001")
        connection.execute("UPDATE headcounts SET planned = 3, actual = 3 WHERE planned IS NULL")
    (done,) = accept(database, FILE, reason="訂正")
    assert {row["municipality_code"]: row["status"] for row in stored(database, "survey_returns")}[CITY] == "checked"
    assert undo(database, EDITOR, done.import_id, reason="訂正の取消") == 4
    said = {row["municipality_code"]: row["status"] for row in stored(database, "survey_returns")}
    assert said == {CITY: "checked", TOWN: "not_started"}
    (revision,) = [row["survey_id"] for row in stored(database, "surveys") if row["revises_survey_id"] == 1001]
    found = {cell: pair[:2] for cell, pair in cells(database, revision).items()}
    assert found == {(CITY, "admin"): (100, 95), (CITY, "civil"): (3, 3)}
    assert cells(database)[CITY, "admin"] == (100, 95, 1)


def test_an_import_that_is_not_there_cannot_be_undone(database):
    with pytest.raises(NotFound):
        undo(database, EDITOR, 77)


def test_the_tracker_says_again_what_it_said_before(database):
    accept(database, reading(answer(TOWN, "admin", 4, 4), name="前.csv"))
    before = stored(database, "survey_returns")
    (done,) = accept(database, FILE)
    undo(database, EDITOR, done.import_id)
    said = {row["municipality_code"]: (row["status"], row["last_file"]) for row in stored(database, "survey_returns")}
    assert said[TOWN] == (before[0]["status"], before[0]["last_file"]) == ("submitted", "前.csv")
    assert said.get(CITY, ("not_started", None)) == ("not_started", None)


def test_a_fault_at_any_step_of_undoing_leaves_everything_as_it_was(database, monkeypatch):
    (done,) = accept(database, FILE)
    before = everything(database)
    steps = failing_at_each_step(monkeypatch, lambda: undo(database, EDITOR, done.import_id), before, database)
    assert steps >= 5
    assert stored(database, "imports")[0]["undone_at"] is not None


def test_of_two_threads_undoing_one_import_one_is_refused(database):
    (done,) = accept(database, FILE)
    start = threading.Barrier(2)

    def attempt(_) -> str:
        start.wait()
        try:
            undo(database, EDITOR, done.import_id)
        except ImportUndone:
            return "refused"
        return "undone"

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(attempt, range(2))) == ["refused", "undone"]
    assert cells(database)[CITY, "admin"] == (100, 95, 3)
