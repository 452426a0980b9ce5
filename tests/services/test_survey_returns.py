"""Book is kept of every return: what came, what was refused, and the last good one stands."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.services.conftest import EDITOR, VIEWER, stored
from workforce.errors import NotFound, NotPermitted, RoundConfirmed
from workforce.services import survey_returns
from workforce.services.audit import Batch

OPEN, CONFIRMED, REVISION = 1, 2, 3
CITY, TOWN = "43206", "43444"
DAY = date(2026, 5, 20)


@pytest.fixture(autouse=True)
def _rounds(database) -> None:
    with database.transaction() as connection:
        connection.execute(
            "INSERT INTO surveys (survey_id, survey_ja, survey_en, as_of, status, due_on, revises_survey_id) VALUES"
            " (1, '令和8年度', 'FY2026', '2026-04-01', 'open', '2026-06-01', NULL),"
            " (2, '令和7年度', 'FY2025', '2025-04-01', 'confirmed', '2025-06-02', NULL),"
            " (3, '令和7年度', 'FY2025', '2025-04-01', 'confirmed', '2025-06-02', 2)"
        )
        connection.execute(
            "INSERT INTO headcounts (survey_id, municipality_code, occupation_code, planned, actual) VALUES"
            " (1, '43206', 'admin', NULL, NULL), (1, '43444', 'admin', 10, 9)"
        )


def receive(database, code=CITY, survey=OPEN, name="菊池.xlsx", problems=0, day=DAY) -> None:
    database.write(
        lambda connection: survey_returns.received(
            Batch(connection, EDITOR, "staffing.import"),
            survey,
            code,
            file_name=name,
            problems=problems,
            submitted_on=day,
        )
    )


def refuse(database, code=CITY, survey=OPEN, name="だめ.xlsx", problems=3, actor=EDITOR) -> None:
    survey_returns.refused(database, actor, survey, code, file_name=name, problems=problems)


def book(database) -> list[tuple]:
    """Round, municipality, status, day, file, problems and version of every return."""
    names = ("survey_id", "municipality_code", "status", "submitted_on", "last_file", "problems", "row_version")
    return [tuple(row[name] for name in names) for row in stored(database, "survey_returns")]


def test_an_accepted_file_is_submitted_on_its_day(database):
    receive(database, problems=2)
    assert book(database) == [(OPEN, CITY, "submitted", DAY, "菊池.xlsx", 2, 1)]
    (entry,) = stored(database, "audit_entries")
    assert (entry["action_code"], entry["table_name"], entry["row_key"]) == (
        "staffing.import",
        "survey_returns",
        "1/43206",
    )
    assert json.loads(entry["after_json"]) == {
        "return_status": "submitted",
        "submitted_on": "2026-05-20",
        "last_file": "菊池.xlsx",
        "problems": 2,
        "contact_note": None,
    }


def test_a_better_file_later_does_not_make_late_who_came_in_time(database):
    receive(database)
    receive(database, name="菊池（訂正）.xlsx", day=date(2026, 6, 20))
    assert book(database) == [(OPEN, CITY, "submitted", DAY, "菊池（訂正）.xlsx", 0, 2)]


def test_the_same_file_again_writes_nothing(database):
    receive(database)
    receive(database)
    assert [row[-1] for row in book(database)] == [1]
    assert len(stored(database, "audit_entries")) == 1


def test_a_refused_file_sends_back_who_had_not_answered(database):
    refuse(database)
    assert book(database) == [(OPEN, CITY, "sent_back", None, "だめ.xlsx", 3, 1)]
    receive(database, day=date(2026, 6, 3))
    assert book(database) == [(OPEN, CITY, "submitted", date(2026, 6, 3), "菊池.xlsx", 0, 2)]


def test_a_refused_file_leaves_the_last_good_return_standing(database):
    receive(database)
    refuse(database)
    assert book(database) == [(OPEN, CITY, "submitted", DAY, "だめ.xlsx", 3, 2)]


def test_who_had_typed_every_cell_has_answered_before_a_file_is_refused(database):
    refuse(database, TOWN)
    assert book(database) == [(OPEN, TOWN, "submitted", None, "だめ.xlsx", 3, 1)]


def test_a_confirmed_round_keeps_its_book_and_its_revision_takes_the_file(database):
    with pytest.raises(RoundConfirmed) as refusal:
        receive(database, survey=CONFIRMED)
    assert refusal.value.details == {"as_of": date(2025, 4, 1)}
    refuse(database, survey=CONFIRMED)
    assert book(database) == []
    receive(database, survey=REVISION)
    assert book(database) == [(REVISION, CITY, "submitted", DAY, "菊池.xlsx", 0, 1)]


def test_a_round_or_municipality_that_is_not_there_is_not_found(database):
    for code, survey in ((CITY, 99), ("99999", OPEN)):
        with pytest.raises(NotFound):
            receive(database, code, survey)
        with pytest.raises(NotFound):
            refuse(database, code, survey)
    assert book(database) == []


def test_a_viewer_keeps_no_book(database):
    with pytest.raises(NotPermitted):
        refuse(database, actor=VIEWER)
    assert book(database) == []
