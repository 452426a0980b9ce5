"""Where no foreign key can stand, the services hold what it would hold (docs/decisions/0003)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.services.conftest import COORDINATOR, ENTRY, OFFER, REQUEST, SIZE, TODAY, stored
from workforce.database import Database
from workforce.domain.offers import Acceptance
from workforce.errors import Invalid, NotFound, Problem
from workforce.queries import checks
from workforce.services import daily_counts, disasters, dispatches, offers, requests

pytestmark = pytest.mark.usefixtures("disaster")


def orphans(database: Database) -> list[dict[str, object]]:
    with database.reading() as connection:
        return checks.orphans(connection).to_dict("records")


@pytest.fixture
def request_id(database) -> int:
    return requests.record(database, COORDINATOR, REQUEST, SIZE, today=TODAY)


def test_a_whole_life_of_a_dispatch_leaves_no_orphan(database, request_id):
    day = date(2025, 9, 3)
    entry = replace(ENTRY, request_id=request_id)
    dispatch_id = dispatches.record(database, COORDINATOR, entry, today=TODAY)
    daily_counts.record(database, COORDINATOR, dispatch_id, day, 3, seen_version=None, today=TODAY)
    dispatches.change(database, COORDINATOR, dispatch_id, 1, replace(entry, sender_code="43100"), today=TODAY)
    dispatches.cancel(database, COORDINATOR, dispatch_id, 2, today=TODAY, reason="誤り")
    dispatches.restore(database, COORDINATOR, dispatch_id, 3, reason="誤り")
    assert [row["counted_on"] for row in stored(database, "daily_counts")] == [day]
    assert orphans(database) == []


def test_a_whole_life_of_a_request_and_its_offer_leaves_no_orphan(database, request_id):
    requests.move(database, COORDINATOR, request_id, 1, "arranging", today=TODAY)
    requests.revise(database, COORDINATOR, request_id, 2, replace(SIZE, persons_per_day=6), today=TODAY, reason="増員")
    offer_id = offers.record(database, COORDINATOR, OFFER, today=TODAY)
    part = Acceptance(entry_key="part", request_id=request_id, persons=2, start_on=OFFER.start_on, end_on=OFFER.end_on)
    offers.dispatch(database, COORDINATOR, offer_id, 1, part, today=TODAY)
    offers.withdraw(database, COORDINATOR, offer_id, 2, today=TODAY, reason="都合")
    disasters.set_status(database, COORDINATOR, "rain", 1, "closed", reason="収束")
    assert orphans(database) == []


def test_a_request_that_is_not_registered_or_not_of_this_place_is_refused(database, request_id):
    for entry, problem in [
        (replace(ENTRY, request_id=99), Problem("request", "unknown", {"value": "99"})),
        (
            replace(ENTRY, request_id=request_id, destination_code="43212"),
            Problem("request", "request_of_another_place"),
        ),
    ]:
        with pytest.raises(Invalid) as refusal:
            dispatches.record(database, COORDINATOR, entry, today=TODAY)
        assert refusal.value.problems == [problem]


def test_a_day_of_a_dispatch_that_is_not_there_is_refused(database):
    with pytest.raises(NotFound):
        daily_counts.record(database, COORDINATOR, 99, date(2025, 9, 3), 3, seen_version=None, today=TODAY)
    assert stored(database, "daily_counts") == []


def test_an_orphan_made_around_the_services_is_found(database, request_id):
    dispatch_id = dispatches.record(database, COORDINATOR, replace(ENTRY, request_id=request_id), today=TODAY)
    with database.transaction() as connection:
        connection.execute(
            "INSERT INTO daily_counts (dispatch_id, counted_on, persons)"
            " VALUES ($dispatch, '2025-08-31', 1), (99, '2025-09-01', 1)",
            {"dispatch": dispatch_id},
        )
        connection.execute("DELETE FROM requests")
    assert orphans(database) == [
        {"table_name": "daily_counts", "row_key": f"{dispatch_id}/2025-08-31", "missing": "period"},
        {"table_name": "daily_counts", "row_key": "99/2025-09-01", "missing": "dispatches"},
        {"table_name": "dispatches", "row_key": str(dispatch_id), "missing": "requests"},
        {"table_name": "request_moves", "row_key": f"{request_id}/1", "missing": "requests"},
        {"table_name": "request_revisions", "row_key": f"{request_id}/1", "missing": "requests"},
    ]


def test_returns_and_revisions_without_their_round_are_found(database):
    with database.transaction() as connection:
        connection.execute(
            "INSERT INTO surveys (survey_id, survey_ja, survey_en, as_of, status, revises_survey_id)"
            " VALUES (7, '調査', 'Survey', '2025-04-01', 'confirmed', 6)"
        )
        connection.execute(
            "INSERT INTO survey_returns (survey_id, municipality_code, status) VALUES (8, '43206', 'submitted')"
        )
        connection.execute(
            "INSERT INTO block_counts (survey_id, municipality_code, block, item_code, measure, persons)"
            " VALUES (9, '43206', 'ages', 'u20', 'persons', 4)"
        )
    assert orphans(database) == [
        {"table_name": "block_counts", "row_key": "9/43206/ages/u20", "missing": "surveys"},
        {"table_name": "survey_returns", "row_key": "8/43206", "missing": "surveys"},
        {"table_name": "surveys", "row_key": "7", "missing": "surveys"},
    ]
