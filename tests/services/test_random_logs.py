"""Any log, written and changed by the services: what is taken back leaves no trace in any figure, and a count of a day
takes the place of the plan for that day alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.conftest import COORDINATOR, TODAY
from workforce.config import Settings
from workforce.database import Database
from workforce.domain.dispatches import DispatchEntry
from workforce.domain.requests import RequestEntry, Size
from workforce.services import daily_counts, disasters, dispatches, requests

LATER = TODAY + timedelta(days=9)
DAYS = [TODAY - timedelta(days=number) for number in range(12, -6, -1)]  # to a few days after today
PLACES, SENDERS = ("43206", "43213", "43444"), ("43000", "43100", "43202", "40000")
numbers = count(1)
some_logs = settings(max_examples=6)


@pytest.fixture(scope="module")
def written() -> Iterator[Database]:
    """A database into which every example writes a disaster of its own."""
    database = Database.in_memory(Settings(database=Path("logs.duckdb"), fixed_today=TODAY))
    yield database
    database.close()


@st.composite
def entries(draw) -> dict[str, object]:
    """What a coordinator may record: a plan, or a dispatch under way or ended."""
    start, length = draw(st.sampled_from(DAYS)), draw(st.integers(1, 9))
    end = start + timedelta(days=length - 1)
    if start > TODAY:
        status = "planned"
    else:
        status = draw(st.sampled_from(["planned", "active", "ended"] if end <= TODAY else ["planned", "active"]))
    return {
        "kind": draw(st.sampled_from(["emergency", "mid_long"])),
        "status": status,
        "sender_code": draw(st.sampled_from(SENDERS)),
        "destination_code": draw(st.sampled_from(PLACES)),
        "task_code": draw(st.sampled_from(["cert_reception", "waste_work"])),
        "persons": draw(st.integers(1, 6)),
        "start_on": start,
        "end_on": None if status == "active" and draw(st.booleans()) else end,
        "decided_on": draw(st.sampled_from([None, TODAY, DAYS[0]])),
    }


counts = st.lists(st.tuples(st.integers(0, 5), st.sampled_from(DAYS), st.integers(0, 9)), max_size=8)


def write(database: Database, log: list[dict[str, object]]) -> tuple[str, list[int]]:
    """A disaster of its own with a request and the log: its code, and the numbers of the dispatches."""
    name = f"災害{next(numbers)}"
    code = disasters.register(database, COORDINATOR, name, "heavy_rain", DAYS[0], today=TODAY)
    asked = RequestEntry(
        entry_key=name,
        disaster_code=code,
        kind="emergency",
        municipality_code=PLACES[0],
        task_code="cert_reception",
        priority=1,
        request_reason="人が足りない",
    )
    size = Size(asked_on=DAYS[0], effective_on=DAYS[2], persons_per_day=4, start_on=DAYS[2], end_on=LATER)
    requests.record(database, COORDINATOR, asked, size, today=TODAY)
    return code, [
        dispatches.record(
            database,
            COORDINATOR,
            DispatchEntry(entry_key=f"{name}-{place}", disaster_code=code, **entry),
            today=TODAY,
        )
        for place, entry in enumerate(log)
    ]


def counted(database: Database, log: list[dict], found: list[int], taps: list[tuple[int, date, int]]) -> dict:
    """Count days where that may be done, the newest count last: {(place in the log, day): persons}."""
    stands: dict[tuple[int, date], int] = {}
    versions: dict[tuple[int, date], int] = {}
    for place, day, persons in taps:
        if place >= len(log) or not is_there(log[place], day) or day > TODAY:
            continue
        key, before = (place, day), stands.get((place, day))
        daily_counts.record(
            database, COORDINATOR, found[place], day, persons, seen_version=versions.get(key), today=TODAY
        )
        if before != persons:
            versions[key] = versions.get(key, 0) + 1
        stands[key] = persons
    return stands


def is_there(entry: dict[str, object], day: date) -> bool:
    end = entry["end_on"]
    return entry["status"] != "planned" and entry["start_on"] <= day and (end is None or day <= end)


def person_days(log: list[dict], stands: dict, as_of: date, *, without: int | None = None) -> int:
    """Counted one day at a time."""
    return sum(
        stands.get((place, day), entry["persons"])
        for place, entry in enumerate(log)
        for day in (DAYS[0] + timedelta(days=number) for number in range((as_of - DAYS[0]).days + 1))
        if is_there(entry, day) and place != without
    )


def total(database: Database, code: str, as_of: date) -> int:
    with database.reading() as connection:
        sql = "SELECT coalesce(sum(person_days), 0) FROM person_days WHERE as_of = $as_of AND disaster_code = $code"
        return int(connection.execute(sql, {"as_of": as_of, "code": code}).fetchone()[0])


def every_figure(database: Database, code: str, as_of: date) -> dict[str, list[tuple]]:
    """Everything that any view says of a disaster at a date; versions of rows are no figures."""
    found = {}
    with database.reading() as connection:
        columns: dict[str, list[str]] = {}
        for view, column in connection.execute(
            "SELECT v.view_name, c.column_name FROM duckdb_views() AS v"
            " INNER JOIN duckdb_columns() AS c ON v.view_name = c.table_name WHERE NOT v.internal"
        ).fetchall():
            columns.setdefault(view, []).append(column)
        for view, names in columns.items():
            if "disaster_code" not in names or "survey_id" in names:
                continue
            told = ", ".join(f'"{name}"' for name in names if name != "row_version")
            dated = " AND as_of = $as_of" if "as_of" in names else ""
            dated += " AND calendar_day BETWEEN $first AND $last" if "calendar_day" in names else ""
            days = {"as_of": as_of, "first": DAYS[0], "last": LATER}
            sql = f"SELECT {told} FROM {view} WHERE disaster_code = $code{dated} ORDER BY ALL"
            used = {name: day for name, day in days.items() if f"${name}" in sql}
            rows = connection.execute(sql, {"code": code, **used}).fetchall()
            # A sum of fractions, such as person-months, differs in its last digit with the order of its terms.
            found[view] = [tuple(round(v, 9) if isinstance(v, float) else v for v in row) for row in rows]
    return found


@settings(max_examples=4)  # every view is asked twice for each
@given(
    log=st.lists(entries(), min_size=1, max_size=5),
    taps=counts,
    place=st.integers(0, 4),
    as_of=st.sampled_from([TODAY, LATER]),
)
def test_cancelling_takes_a_dispatch_out_and_restoring_leaves_every_figure_as_it_was(written, log, taps, place, as_of):
    code, found = write(written, log)
    stands = counted(written, log, found, taps)
    place %= len(log)
    before, version = every_figure(written, code, as_of), 1
    assert len(before) > 20
    for _ in range(2):  # twice over: the second time from what the first has left
        version = dispatches.cancel(written, COORDINATOR, found[place], version, today=TODAY, reason="誤り")
        assert total(written, code, LATER) == person_days(log, stands, LATER, without=place)
        version = dispatches.restore(written, COORDINATOR, found[place], version, reason="やはり行く")
    assert every_figure(written, code, as_of) == before


@some_logs
@given(log=st.lists(entries(), min_size=1, max_size=5), taps=counts)
def test_a_count_takes_the_place_of_its_day_the_newest_wins_and_taken_back_the_plan_counts_again(written, log, taps):
    code, found = write(written, log)
    planned = {day: total(written, code, day) for day in (TODAY, LATER)}
    assert planned == {day: person_days(log, {}, day) for day in planned}
    stands = counted(written, log, found, taps)
    assert {day: total(written, code, day) for day in planned} == {
        day: person_days(log, stands, day) for day in planned
    }
    with written.reading() as connection:
        versions = {
            (number, day): version
            for number, day, version in connection.execute(
                "SELECT dispatch_id, counted_on, row_version FROM daily_counts"
            ).fetchall()
        }
    for place, day in stands:
        seen = versions[found[place], day]
        daily_counts.record(written, COORDINATOR, found[place], day, None, seen_version=seen, today=TODAY)
    assert {day: total(written, code, day) for day in planned} == planned
