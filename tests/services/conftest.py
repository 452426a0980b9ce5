"""One disaster, one sound entry, one survey: what the services are tried on."""

from __future__ import annotations

from datetime import date

import pytest

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain.dispatches import DispatchEntry
from workforce.domain.offers import OfferEntry
from workforce.domain.requests import RequestEntry, Size

TODAY = date(2025, 9, 10)

EDITOR = Actor("tanaka", "staffing_editor")
COORDINATOR = Actor("sato", "dispatch_coordinator")
VIEWER = Actor("suzuki", "viewer")

ENTRY = DispatchEntry(
    entry_key="first",
    disaster_code="rain",
    kind="emergency",
    status="active",
    sender_code="43000",
    destination_code="43206",
    task_code="damage_survey1",
    persons=4,
    start_on=date(2025, 9, 1),
    end_on=date(2025, 9, 20),
    wave="第1陣",
)

REQUEST = RequestEntry(
    entry_key="asked",
    disaster_code="rain",
    kind="emergency",
    municipality_code="43206",
    task_code="damage_survey1",
    priority=1,
    request_reason="調査の班が足りない",
    lodging="destination",
    vehicle="sender",
)
SIZE = Size(
    asked_on=date(2025, 8, 28),
    effective_on=date(2025, 9, 1),
    persons_per_day=4,
    start_on=date(2025, 9, 1),
    end_on=date(2025, 9, 20),
)
OFFER = OfferEntry(
    entry_key="offered",
    disaster_code="rain",
    kind="emergency",
    sender_code="40000",
    persons=5,
    start_on=date(2025, 9, 8),
    end_on=date(2025, 9, 14),
    people_ready="full",
    logistics_ready="partial",
    funding_ready="full",
    confirmed_on=date(2025, 9, 5),
    offered_on=date(2025, 9, 5),
    task_code="damage_survey1",
    route_code="kyushu_governors",
)


@pytest.fixture
def disaster(database: Database) -> str:
    """A registered disaster."""
    with database.transaction() as connection:
        connection.execute(
            "INSERT INTO disasters (disaster_code, disaster_ja, disaster_en, disaster_type, started_on, status)"
            " VALUES ('rain', '豪雨', 'Rain', 'heavy_rain', '2025-08-10', 'open')"
        )
    return "rain"


def stored(database: Database, table: str) -> list[dict[str, object]]:
    """Every row of a table by its first column, as dictionaries."""
    with database.reading() as connection:
        result = connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3")
        names = [column[0] for column in result.description]
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def audited(database: Database) -> list[tuple]:
    """The audit trail without its clock and batch ids."""
    entries = stored(database, "audit_entries")
    return [
        tuple(entry[name] for name in ("actor_id", "action_code", "table_name", "row_key", "reason"))
        for entry in entries
    ]
