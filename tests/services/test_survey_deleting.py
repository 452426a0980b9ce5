"""A round in preparation that holds nothing may go; anything recorded in it, or a stage beyond, keeps it."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.services.conftest import EDITOR, VIEWER, audited, stored
from workforce.config import Settings
from workforce.database import Database
from workforce.errors import Invalid, NotFound, NotPermitted, Problem, Stale
from workforce.services import surveys
from workforce.services.survey_deleting import delete

# what somebody records in a round
RECORDED = (
    "UPDATE headcounts SET note = '照会中' WHERE municipality_code = '43100' AND occupation_code = 'admin'",
    "UPDATE headcounts SET planned = 0 WHERE municipality_code = '43100'",
    "INSERT INTO block_counts (survey_id, municipality_code, block, item_code, measure, persons)"
    " VALUES (1, '43100', 'ages', 'age_under_20', 'persons', 0)",
    "INSERT INTO survey_returns (survey_id, municipality_code, status, contact_note)"
    " VALUES (1, '43100', 'not_started', '6/3 電話')",
    "INSERT INTO survey_returns (survey_id, municipality_code, status) VALUES (1, '43100', 'sent_back')",
    "INSERT INTO hearings (survey_id, municipality_code, category_code, heard_on, content, hearing_status)"
    " SELECT 1, '43100', min(category_code), DATE '2026-05-01', '応募が少ない', 'open' FROM hearing_categories",
)


@pytest.fixture
def file_database(settings: Settings):
    """A database file, where foreign keys behave differently, with one round in preparation."""
    database = Database.open(settings)
    assert surveys.create(database, EDITOR, "令和8年調査", date(2026, 4, 1)) == 1
    yield database
    database.close()


def counts(database: Database) -> dict[str, int]:
    return {
        table: len(stored(database, table)) for table in ("surveys", "headcounts", "block_counts", "survey_returns")
    }


def test_it_goes_with_what_it_asks_and_stays_in_the_audit_trail(file_database: Database):
    with file_database.transaction() as connection:
        connection.execute(
            "INSERT INTO survey_returns (survey_id, municipality_code, status) VALUES (1, '43100', 'not_started')"
        )
    asked = counts(file_database)["headcounts"]
    delete(file_database, EDITOR, 1, 1)
    assert counts(file_database) == dict.fromkeys(("surveys", "headcounts", "block_counts", "survey_returns"), 0)
    _, emptied, gone = stored(file_database, "audit_entries")
    assert (json.loads(emptied["before_json"]), json.loads(emptied["after_json"])) == (
        {"cells_asked": asked},
        {"cells_asked": 0},
    )
    assert (json.loads(gone["before_json"])["survey_ja"], gone["after_json"]) == ("令和8年調査", None)
    assert emptied["batch_id"] == gone["batch_id"]
    assert audited(file_database)[1:] == [("tanaka", "survey.manage", "surveys", "1", None)] * 2
    assert surveys.create(file_database, EDITOR, "令和8年調査", date(2026, 4, 1)) == 2


def test_only_its_own_cells_go(file_database: Database):
    second = surveys.create(file_database, EDITOR, "令和9年調査", date(2027, 4, 1))
    before = [row for row in stored(file_database, "headcounts") if row["survey_id"] == 1]
    delete(file_database, EDITOR, second, 1)
    assert stored(file_database, "headcounts") == before
    assert [row["survey_id"] for row in stored(file_database, "surveys")] == [1]


@pytest.mark.parametrize("statement", RECORDED)
def test_what_is_recorded_in_it_keeps_it(file_database: Database, statement: str):
    with file_database.transaction() as connection:
        connection.execute(statement)
    before = counts(file_database)
    with pytest.raises(Invalid) as refused:
        delete(file_database, EDITOR, 1, 1)
    assert refused.value.problems == [Problem("survey", "round_not_empty")]
    assert counts(file_database) == before


@pytest.mark.parametrize("stage", ["open", "closed", "confirmed"])
def test_a_round_that_has_opened_stays(file_database: Database, stage: str):
    with file_database.transaction() as connection:
        connection.execute("UPDATE surveys SET status = $stage", {"stage": stage})
    before = counts(file_database)
    with pytest.raises(Invalid) as refused:
        delete(file_database, EDITOR, 1, 1)
    assert refused.value.problems == [Problem("survey", "not_in_preparation")]
    assert counts(file_database) == before


def test_it_is_refused_without_the_right_of_another_version_and_twice(file_database: Database):
    before = counts(file_database)
    with pytest.raises(NotPermitted):
        delete(file_database, VIEWER, 1, 1)
    with pytest.raises(Stale):
        delete(file_database, EDITOR, 1, 2)
    assert counts(file_database) == before
    delete(file_database, EDITOR, 1, 1)
    with pytest.raises(NotFound):
        delete(file_database, EDITOR, 1, 1)


def test_after_an_interruption_the_same_call_goes_on(file_database: Database):
    with file_database.transaction() as connection:
        connection.execute("DELETE FROM headcounts")
    delete(file_database, EDITOR, 1, 1)
    assert stored(file_database, "surveys") == []
