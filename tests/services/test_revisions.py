"""A confirmed round never changes; what is corrected afterwards goes into its revision, a full copy of it."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.services.conftest import EDITOR, stored
from workforce.config import Settings
from workforce.database import Database
from workforce.errors import Invalid, NotFound, Problem
from workforce.services import surveys
from workforce.services.audit import Batch

DRAFT, CONFIRMED = 1, 2
AS_OF = date(2025, 4, 1)


@pytest.fixture
def file_database(settings: Settings):
    """A database file: foreign keys behave differently there than in memory."""
    database = Database.open(settings)
    with database.transaction() as connection:
        connection.execute(
            "INSERT INTO surveys (survey_id, survey_ja, survey_en, as_of, status, due_on, asks_ages) VALUES"
            " (1, '令和8年度', 'FY2026', '2026-04-01', 'draft', NULL, false),"
            " (2, '令和7年度', 'FY2025', '2025-04-01', 'confirmed', '2025-06-02', true)"
        )
        connection.execute("SELECT nextval('survey_ids'), nextval('survey_ids')")
        connection.execute(
            "INSERT INTO headcounts (survey_id, municipality_code, occupation_code, planned, actual, note, row_version)"
            " VALUES (1, '43206', 'admin', 100, NULL, NULL, 1), (2, '43206', 'admin', 99, 98, '育休1', 3),"
            " (2, '43444', 'civil', 3, NULL, NULL, 1)"
        )
        connection.execute(
            "INSERT INTO block_counts (survey_id, municipality_code, block, item_code, measure, persons)"
            " VALUES (2, '43206', 'ages', 'u20', 'persons', 4)"
        )
        connection.execute(
            "INSERT INTO survey_returns (survey_id, municipality_code, status, submitted_on, last_file)"
            " VALUES (2, '43206', 'checked', '2025-05-30', '菊池.xlsx')"
        )
    yield database
    database.close()


def for_writing(database: Database, survey_id: int, reason: str | None = "訂正報告") -> int:
    return database.write(
        lambda connection: surveys.revision_for_writing(Batch(connection, EDITOR, "staffing.edit", reason), survey_id)
    )


def of_round(database: Database, table: str, survey_id: int) -> list[dict[str, object]]:
    """The rows of a round without its number."""
    rows = [row for row in stored(database, table) if row["survey_id"] == survey_id]
    return [{name: value for name, value in row.items() if name != "survey_id"} for row in rows]


def test_a_round_that_is_not_confirmed_is_written_itself_and_needs_no_reason(file_database):
    assert for_writing(file_database, DRAFT, None) == DRAFT
    assert len(stored(file_database, "surveys")) == 2
    assert stored(file_database, "audit_entries") == []


def test_the_revision_of_a_confirmed_round_begins_as_a_full_copy(file_database):
    before = {
        table: of_round(file_database, table, CONFIRMED) for table in ("headcounts", "block_counts", "survey_returns")
    }
    revision = for_writing(file_database, CONFIRMED)
    assert revision == 3
    assert {table: of_round(file_database, table, revision) for table in before} == before
    assert [len(rows) for rows in before.values()] == [2, 1, 1]
    first, revised = of_round(file_database, "surveys", CONFIRMED)[0], of_round(file_database, "surveys", revision)[0]
    assert revised == {**first, "revises_survey_id": CONFIRMED}
    (entry,) = stored(file_database, "audit_entries")
    assert (entry["table_name"], entry["row_key"], entry["before_json"], entry["reason"]) == (
        "surveys",
        "3",
        None,
        "訂正報告",
    )
    assert json.loads(entry["after_json"]) == {
        "as_of": "2025-04-01",
        "survey_status": "confirmed",
        "revises_survey_id": 2,
        "headcounts": 2,
        "block_counts": 1,
        "survey_returns": 1,
    }


def test_a_round_has_one_revision_however_often_it_is_corrected(file_database):
    revision = for_writing(file_database, CONFIRMED)
    assert for_writing(file_database, CONFIRMED) == revision
    assert for_writing(file_database, revision) == revision
    assert len(stored(file_database, "surveys")) == 3


@pytest.mark.parametrize("reason", [None, "  "])
def test_without_a_reason_nothing_is_revised(file_database, reason):
    with pytest.raises(Invalid) as refusal:
        for_writing(file_database, CONFIRMED, reason)
    assert refusal.value.problems == [Problem("reason", "reason_required_for_confirmed")]
    assert len(stored(file_database, "surveys")) == 2
    revision = for_writing(file_database, CONFIRMED)
    with pytest.raises(Invalid):
        for_writing(file_database, revision, reason)


def test_a_round_that_is_not_there_is_not_found(file_database):
    with pytest.raises(NotFound):
        for_writing(file_database, 99)


def test_the_series_uses_the_revision(file_database):
    revision = for_writing(file_database, CONFIRMED)
    with file_database.reading() as connection:
        found = connection.execute(
            "SELECT survey_id, is_in_series, is_newest_confirmed FROM survey_sequence ORDER BY survey_id"
        ).fetchall()
    assert found == [(DRAFT, False, False), (CONFIRMED, False, False), (revision, True, True)]


def test_a_file_makes_the_draft_round_it_needs(file_database):
    def work(connection):
        return surveys.create_for_import(Batch(connection, EDITOR, "staffing.import"), date(2024, 4, 1))

    survey_id = file_database.write(work)
    row = of_round(file_database, "surveys", survey_id)[0]
    assert (row["as_of"], row["status"], row["survey_ja"], row["due_on"]) == (
        date(2024, 4, 1),
        "draft",
        "令和6年4月1日 定員・実員調査",
        None,
    )
    assert len(of_round(file_database, "headcounts", survey_id)) > 0
    with pytest.raises(Invalid) as refusal:
        file_database.write(work)
    assert refusal.value.problems == [Problem("as_of", "survey_exists", {"as_of": date(2024, 4, 1)})]
