"""A grid is saved whole or not at all; an actual never moves a plan."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import duckdb
import pytest

from tests.conftest import TODAY
from tests.services.conftest import COORDINATOR, EDITOR, audited, stored
from workforce.errors import Invalid, NotFound, NotPermitted, Problem, Stale
from workforce.services import headcounts
from workforce.services.headcounts import HeadcountEdit

DRAFT, CONFIRMED, REVISION = 1, 2, 3
CITY, TOWN = "43206", "43444"


@pytest.fixture(autouse=True)
def _surveys(database) -> None:
    with database.transaction() as connection:
        connection.execute(
            "INSERT INTO surveys (survey_id, survey_ja, survey_en, as_of, status) VALUES"
            " (1, '令和8年度', 'FY2026', '2026-04-01', 'draft'), (2, '令和7年度', 'FY2025', '2025-04-01', 'confirmed')"
        )
        connection.execute(
            "INSERT INTO headcounts (survey_id, municipality_code, occupation_code, planned, actual, is_sample) VALUES"
            " (1, '43206', 'admin', 100, 95, true), (1, '43206', 'civil', 10, 8, false),"
            " (1, '43444', 'civil', 3, NULL, false), (2, '43206', 'admin', 99, 99, false)"
        )
        connection.execute("SELECT nextval('survey_ids'), nextval('survey_ids')")


def edit(municipality=CITY, occupation="civil", seen=1, **values) -> HeadcountEdit:
    return HeadcountEdit(municipality, occupation, seen, values)


def save(database, *edits, survey=DRAFT, reason=None) -> int:
    return headcounts.save(database, EDITOR, survey, list(edits), reason)


def cells(database) -> dict[tuple, tuple]:
    """Planned, actual and version of every row."""
    return {
        (row["survey_id"], row["municipality_code"], row["occupation_code"]): (
            row["planned"],
            row["actual"],
            row["row_version"],
        )
        for row in stored(database, "headcounts")
    }


def test_an_edited_actual_never_moves_a_plan(database):
    assert save(database, edit(actual=9)) == 1
    assert cells(database)[DRAFT, CITY, "civil"] == (10, 9, 2)


def test_only_the_edited_cells_are_written(database):
    before = stored(database, "headcounts")
    save(database, edit(actual=9, note="4月採用"))
    after = stored(database, "headcounts")
    assert [(old, new) for old, new in zip(before, after, strict=True) if old != new] == [
        (before[1], {**before[1], "actual": 9, "note": "4月採用", "row_version": 2})
    ]


def test_an_edit_that_changes_nothing_writes_nothing(database):
    assert save(database, edit(actual=8.0, note=" ")) == 0
    assert audited(database) == []


def test_an_answer_can_be_taken_back_to_unanswered_and_be_zero(database):
    assert save(database, edit(actual=None), edit(TOWN, actual=0)) == 2
    found = cells(database)
    assert found[DRAFT, CITY, "civil"] == (10, None, 2)
    assert found[DRAFT, TOWN, "civil"] == (3, 0, 2)


def test_a_row_that_was_not_there_is_added(database):
    assert save(database, edit(TOWN, "admin", None, planned=40, actual=38)) == 1
    assert cells(database)[DRAFT, TOWN, "admin"] == (40, 38, 1)


def test_all_rows_of_a_save_share_a_batch_in_the_audit_trail(database):
    save(database, edit(actual=9), edit(TOWN, "admin", None, planned=40), reason="修正依頼")
    entries = stored(database, "audit_entries")
    assert audited(database) == [
        ("tanaka", "staffing.edit", "headcounts", "1/43206/civil", "修正依頼"),
        ("tanaka", "staffing.edit", "headcounts", "1/43444/admin", "修正依頼"),
        ("tanaka", "staffing.edit", "survey_returns", "1/43206", "修正依頼"),
    ]
    assert len({entry["batch_id"] for entry in entries}) == 1
    del entries[2]
    assert [entry["before_json"] and json.loads(entry["before_json"])["actual"] for entry in entries] == [8, None]
    assert [json.loads(entry["after_json"])["actual"] for entry in entries] == [9, None]


def test_an_edited_sample_row_stays_sample(database):
    save(database, edit(occupation="admin", actual=96))
    row = stored(database, "headcounts")[0]
    assert (row["actual"], row["is_sample"], row["row_version"]) == (96, True, 2)


def test_one_bad_cell_keeps_every_cell_from_being_saved_and_each_problem_names_its_row(database):
    before = cells(database)
    with pytest.raises(Invalid) as refusal:
        save(
            database,
            edit(actual=9),
            edit(TOWN, actual=2, fixed_term=3),
            edit(occupation="admin", planned=-1, actual=9.5),
            edit("99999", "wizard", None, planned=1),
        )
    assert refusal.value.problems == [
        Problem("municipality", "unknown", {"value": "99999"}, row=3),
        Problem("occupation", "unknown", {"value": "wizard"}, row=3),
        Problem("fixed_term", "more_than_actual", {"actual": 2}, row=1),
        Problem("planned", "too_small", {"value": -1, "least": 0}, row=2),
        Problem("actual", "fractional", {"value": "9.5"}, row=2),
    ]
    assert cells(database) == before
    assert audited(database) == []


def test_the_same_cell_twice_in_one_save_is_refused(database):
    with pytest.raises(Invalid) as refusal:
        save(database, edit(actual=9), edit(planned=9))
    assert refusal.value.problems == [
        Problem("occupation", "entered_twice", row=0),
        Problem("occupation", "entered_twice", row=1),
    ]


def test_every_conflicting_row_is_told_with_both_versions_and_nothing_is_saved(database):
    save(database, edit(actual=9), edit(TOWN, "admin", None, planned=40))
    before = cells(database)
    with pytest.raises(Stale) as refusal:
        save(
            database,
            edit(actual=7),
            edit(occupation="admin", actual=99),
            edit(TOWN, "admin", None, planned=41),
            edit(TOWN, "building", 1, planned=1),
        )
    told = {
        conflict["key"]: (conflict["current"] and conflict["current"]["actual"], conflict["proposed"]["planned"])
        for conflict in refusal.value.conflicts
    }
    assert told == {"1/43206/civil": (9, 10), "1/43444/admin": (None, 41), "1/43444/building": (None, 1)}
    assert cells(database) == before


def test_a_confirmed_survey_keeps_its_rows_and_its_correction_goes_with_a_reason_into_a_revision(database):
    change = edit(occupation="admin", actual=98)
    with pytest.raises(Invalid) as refusal:
        save(database, change, survey=CONFIRMED, reason=" ")
    assert refusal.value.problems == [Problem("reason", "reason_required_for_confirmed")]
    assert [row["survey_id"] for row in stored(database, "surveys")] == [DRAFT, CONFIRMED]
    assert save(database, change, survey=CONFIRMED, reason="市からの訂正") == 1
    found = cells(database)
    assert (found[CONFIRMED, CITY, "admin"], found[REVISION, CITY, "admin"]) == ((99, 99, 1), (99, 98, 2))
    assert audited(database) == [
        ("tanaka", "staffing.edit", "surveys", "3", "市からの訂正"),
        ("tanaka", "staffing.edit", "headcounts", "3/43206/admin", "市からの訂正"),
    ]


def test_further_corrections_go_into_the_same_revision_read_from_either_version(database):
    save(database, edit(occupation="admin", actual=98), survey=CONFIRMED, reason="訂正1")
    save(database, edit(occupation="admin", seen=2, actual=97), survey=REVISION, reason="訂正2")
    with pytest.raises(Stale) as refusal:  # as first confirmed was read, and the cell was corrected since
        save(database, edit(occupation="admin", actual=96), survey=CONFIRMED, reason="訂正3")
    assert [(c["key"], c["current"]["actual"]) for c in refusal.value.conflicts] == [("3/43206/admin", 97)]
    assert save(database, edit(occupation="civil", seen=None, planned=2), survey=CONFIRMED, reason="訂正4") == 1
    found = {key: value for key, value in cells(database).items() if key[0] != DRAFT}
    assert found == {
        (CONFIRMED, CITY, "admin"): (99, 99, 1),
        (REVISION, CITY, "admin"): (99, 97, 3),
        (REVISION, CITY, "civil"): (2, None, 1),
    }


def test_a_correction_that_changes_nothing_makes_no_revision(database):
    assert save(database, edit(occupation="admin", actual=99), survey=CONFIRMED, reason="確認") == 0
    assert [row["survey_id"] for row in stored(database, "surveys")] == [DRAFT, CONFIRMED]


def returns(database) -> dict[str, tuple]:
    """Status and day of each return of the draft round."""
    found = stored(database, "survey_returns")
    return {row["municipality_code"]: (row["status"], row["submitted_on"]) for row in found if row["survey_id"] == 1}


def test_who_has_every_cell_typed_has_submitted_and_a_cell_taken_back_takes_that_back(database):
    save(database, edit(TOWN, actual=3))
    assert returns(database) == {TOWN: ("submitted", TODAY)}
    save(database, edit(TOWN, seen=2, actual=None))
    assert returns(database) == {TOWN: ("not_started", None)}


def test_a_checked_return_has_to_be_checked_again_when_a_cell_is_typed(database):
    with database.transaction() as connection:
        connection.execute(
            "INSERT INTO survey_returns (survey_id, municipality_code, status, submitted_on, last_file)"
            " VALUES (1, '43206', 'checked', '2025-05-30', '菊池.xlsx')"
        )
    save(database, edit(actual=9))
    assert returns(database) == {CITY: ("submitted", date(2025, 5, 30))}


def test_the_returns_of_a_confirmed_round_and_of_its_revision_are_left_alone(database):
    save(database, edit(occupation="admin", actual=98), survey=CONFIRMED, reason="訂正")
    assert stored(database, "survey_returns") == []


@pytest.mark.parametrize("survey", [DRAFT, CONFIRMED])
def test_a_reason_that_cannot_be_written_down_is_refused(database, survey):
    before = cells(database)
    for reason, code in (("\x00", "forbidden_character"), ("あ" * 1001, "too_long")):
        with pytest.raises(Invalid) as refusal:
            save(database, edit(occupation="admin", actual=98), survey=survey, reason=reason)
        assert [(problem.field, problem.code) for problem in refusal.value.problems] == [("reason", code)]
    assert cells(database) == before


def test_saving_asks_for_the_right_and_for_a_survey_that_exists(database):
    with pytest.raises(NotPermitted):
        headcounts.save(database, COORDINATOR, DRAFT, [edit(actual=9)])
    with pytest.raises(NotFound):
        save(database, edit(actual=9), survey=99)
    assert cells(database)[DRAFT, CITY, "civil"] == (10, 8, 1)


def test_a_failure_between_the_cells_and_their_audit_entries_leaves_nothing(database):
    before = cells(database)
    with database.transaction() as connection:
        connection.execute("ALTER TABLE audit_entries RENAME TO hidden")
    with pytest.raises(duckdb.CatalogException):
        save(database, edit(actual=9), edit(TOWN, actual=3))
    assert cells(database) == before


def test_of_two_threads_saving_one_cell_one_wins_and_the_other_is_told(database):
    start = threading.Barrier(2)

    def attempt(actual: int) -> int | str:
        start.wait()
        try:
            save(database, edit(actual=actual))
        except Stale:
            return "stale"
        return actual

    with ThreadPoolExecutor(2) as threads:
        outcomes = list(threads.map(attempt, (6, 7)))
    planned, winner, version = cells(database)[DRAFT, CITY, "civil"]
    assert sorted(map(str, outcomes)) == sorted([str(winner), "stale"])
    assert (planned, version) == (10, 2)
