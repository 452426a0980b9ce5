"""The process is killed between the click and the answer: what was acknowledged is there once, and what is sent again
is not doubled.

A child process does one act and ends itself with SIGKILL: inside the transaction, when its last row is written and
nothing is committed; or when it is committed and nobody has been told.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.services.conftest import COORDINATOR, ENTRY, OFFER, REQUEST, SIZE, TODAY, stored
from tests.services.logs import OTHER, accepted, planned
from workforce.config import ROOT, Settings
from workforce.database import Database
from workforce.domain.disasters import DisasterEntry
from workforce.domain.offers import Acceptance
from workforce.domain.rotations import Plan, Turn
from workforce.services import daily_counts, disasters, dispatches, offers, requests, rotations

PLAN = Plan(
    entry_key="plan",
    request_id=1,
    first_day=date(2025, 9, 12),
    wave_days=4,
    handover_days=1,
    travel_days=0,
    turns=(Turn("43100", 2), Turn("43202", 2)),
    waves=3,
)
ACCEPTANCE = Acceptance(
    entry_key="taken",
    request_id=1,
    persons=2,
    start_on=date(2025, 9, 10),
    end_on=date(2025, 9, 12),
    wave="第1陣",
    is_beyond_need=True,
)
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
QUAKE = DisasterEntry(disaster_name="地震", disaster_type="earthquake", started_on=date(2025, 9, 8))

# What a coordinator sends → how it is sent, and what is then in the log but was not before.
ACTS: dict[str, tuple[Callable[[Database], object], dict[str, int]]] = {
    "dispatch": (
        lambda database: dispatches.record(database, COORDINATOR, replace(ENTRY, entry_key="new"), today=TODAY),
        {"dispatches": 1},
    ),
    "request": (
        lambda database: requests.record(database, COORDINATOR, replace(REQUEST, entry_key="new"), SIZE, today=TODAY),
        {"requests": 1, "request_revisions": 1, "request_moves": 1},
    ),
    "offer": (
        lambda database: offers.record(database, COORDINATOR, replace(OFFER, entry_key="new"), today=TODAY),
        {"offers": 1},
    ),
    "acceptance": (
        lambda database: offers.dispatch(database, COORDINATOR, 1, 1, ACCEPTANCE, today=TODAY),
        {"dispatches": 1},
    ),
    "rotation": (
        lambda database: rotations.record(database, COORDINATOR, PLAN, today=TODAY),
        {"rotations": 1, "rotation_waves": 3, "dispatches": 3},
    ),
    "count": (
        lambda database: daily_counts.record(
            database, COORDINATOR, 1, date(2025, 9, 3), 2, seen_version=None, today=TODAY
        ),
        {"daily_counts": 1},
    ),
    "move": (
        lambda database: requests.move(database, COORDINATOR, 1, 1, "arranging", today=TODAY),
        {"request_moves": 1},
    ),
    "disaster": (
        lambda database: disasters.register_entry(database, COORDINATOR, QUAKE, today=TODAY),
        {"disasters": 1},
    ),
    "import": (lambda database: accepted(database, planned(database, OTHER)), {"dispatches": 1}),
}
TABLES = (
    "dispatches", "requests", "request_revisions", "request_moves", "offers", "rotations", "rotation_waves",
    "daily_counts", "disasters",
)  # fmt: skip

CHILD = """
import os, sys
from workforce.services import audit
from tests.services.test_killed import ACTS, KILL, settings_of
from workforce.database import Database

path, act, moment = sys.argv[1:]
database = Database.open(settings_of(path))
note = audit.Batch.note

def last_row_then_killed(batch, *values):
    note(batch, *values)
    if values[0] != "rotations":  # its waves are still to come
        os.kill(os.getpid(), KILL)

if moment == "before":
    audit.Batch.note = last_row_then_killed
ACTS[act][0](database)
if moment == "told":
    print("recorded", flush=True)
os.kill(os.getpid(), KILL)
"""


def settings_of(path: str | Path) -> Settings:
    return Settings(database=Path(path), fixed_today=TODAY)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed file with a disaster, a request, an offer and a dispatch under way."""
    settings = settings_of(tmp_path_factory.mktemp("killed") / "workforce.duckdb")
    database = Database.open(settings)
    with database.transaction() as connection:
        connection.execute(
            "INSERT INTO disasters (disaster_code, disaster_ja, disaster_en, disaster_type, started_on, status)"
            " VALUES ('rain', '豪雨', 'Rain', 'heavy_rain', '2025-08-10', 'open')"
        )
    requests.record(database, COORDINATOR, REQUEST, SIZE, today=TODAY)
    offers.record(database, COORDINATOR, OFFER, today=TODAY)
    dispatches.record(database, COORDINATOR, ENTRY, today=TODAY)
    database.close()
    return settings.database


def held(database: Database) -> dict[str, int]:
    return {table: len(stored(database, table)) for table in TABLES}


@pytest.mark.parametrize("moment", ["before", "after", "told"])
@pytest.mark.parametrize("act", ACTS)
def test_what_was_acknowledged_is_there_once_and_sending_it_again_doubles_nothing(
    prepared: Path, tmp_path: Path, act: str, moment: str
):
    path = Path(shutil.copy(prepared, tmp_path / "workforce.duckdb"))
    send, adds = ACTS[act]
    child = subprocess.run(
        [sys.executable, "-c", CHILD, str(path), act, moment],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert child.stdout.strip() == ("recorded" if moment == "told" else "")
    assert child.returncode in (-KILL, KILL), child.stderr
    database = Database.open(settings_of(path))  # the next start
    try:
        whole = {**dict.fromkeys(TABLES, 0), "dispatches": 1, "requests": 1, "request_revisions": 1}
        whole |= {"request_moves": 1, "offers": 1, "disasters": 1}
        added = {table: whole[table] + adds.get(table, 0) for table in TABLES}
        assert held(database) == (whole if moment == "before" else added)
        entries = stored(database, "audit_entries")
        send(database)  # the same form once more
        assert held(database) == added
        assert moment == "before" or stored(database, "audit_entries") == entries
    finally:
        database.close()
