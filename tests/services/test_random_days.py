"""Any run of days, lived through the services: what was said of a day at its end is said of it ever after, but for
entries that say something about that day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.conftest import COORDINATOR, ENTRY, OFFER, REQUEST, TODAY
from workforce.config import Settings
from workforce.database import Database
from workforce.domain.closings import ClosingEntry
from workforce.domain.offers import Acceptance
from workforce.domain.requests import Size
from workforce.errors import Invalid
from workforce.services import closings, daily_counts, disasters, dispatches, offers, requests

DAY = timedelta(days=1)
DAYS = [TODAY + number * DAY for number in range(4)]
STEPS = ("arranging", "decided", "dispatched", "ended", "cancelled", "requested")
# Lists of the log as it stands, and the board's list, which is asked for today alone; their figures stand elsewhere.
OF_THE_LOG = ("dispatch_log", "dispatch_costs", "dispatch_endings")
# Whether a dispatch that begins later has begun by now.
OF_TODAY = ("row_version", "is_actual")
# What every story has: an offer and a closing that are withdrawn and renewed.
ALWAYS = {
    DAYS[0]: [("ask", 0, 4), ("offer", 0, 2), ("close", 1, 1), ("send", 2, 1)],
    DAYS[1]: [("withdraw", 0, 1), ("give_up", 0, 1)],
    DAYS[3]: [("renew", 0, 1), ("take_up", 0, 1), ("start", 0, 1)],
}
numbers = count(1)
verbs = st.sampled_from(
    ["ask", "revise", "move", "offer", "take", "confirm", "close", "send", "count"]
    + ["withdraw", "renew", "give_up", "take_up"] * 2
    + ["send_late", "start", "cancel", "restore"]
)
acts = st.tuples(verbs, st.integers(0, 5), st.integers(1, 4))


@pytest.fixture(scope="module")
def written() -> Iterator[Database]:
    """A database into which every example writes a disaster of its own."""
    database = Database.in_memory(Settings(database=Path("days.duckdb"), fixed_today=TODAY))
    yield database
    database.close()


class Story:
    """A disaster that goes on: each act is of ``day``; what a rule forbids is not done.

    ``since`` holds, for the act last done, the first day it says something about.
    """

    def __init__(self, database: Database) -> None:
        self.database, self.day, self.since, self.key = database, DAYS[0], DAYS[0], f"災害{next(numbers)}"
        by = {"municipality_codes": (), "today": self.day}
        self.code = disasters.register(database, COORDINATOR, self.key, "heavy_rain", DAYS[0], **by)

    def do(self, verb: str, place: int, persons: int) -> None:
        self.since = self.day
        with suppress(Invalid):
            getattr(self, verb)(place, persons)

    def rows(self, table: str) -> list[dict[str, object]]:
        """The rows of this disaster by number."""
        of_request = "request_id IN (SELECT request_id FROM requests WHERE disaster_code = $code)"
        mine = of_request if table == "request_closings" else "disaster_code = $code"
        with self.database.reading() as connection:
            found = connection.execute(f"SELECT * FROM {table} WHERE {mine} ORDER BY 1", {"code": self.code})
            names = [column[0] for column in found.description]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def on(self, table: str, place: int, work: Callable[[dict], object]) -> None:
        """Work on one of the rows, where there are any."""
        if found := self.rows(table):
            work(found[place % len(found)])

    def by(self, **more: object) -> dict[str, object]:
        return {"database": self.database, "actor": COORDINATOR, "today": self.day, **more}

    def size(self, place: int, persons: int) -> Size:
        start, end = self.day + (place % 3) * DAY, self.day + 5 * DAY
        return Size(asked_on=self.day, effective_on=start, persons_per_day=persons + 2, start_on=start, end_on=end)

    def ask(self, place: int, persons: int) -> None:
        entry = replace(REQUEST, entry_key=f"{self.key}-{next(numbers)}", disaster_code=self.code)
        kind = "mid_long" if place == 5 else "emergency"
        requests.record(**self.by(entry=replace(entry, kind=kind), size=self.size(place, persons)))

    def revise(self, place: int, persons: int) -> None:
        size = replace(self.size(persons, place + 1), effective_on=self.day)
        self.on("requests", place, lambda row: requests.revise(**self.seen(row, "request_id"), size=size))

    def move(self, place: int, persons: int) -> None:
        to = STEPS[(place + persons) % len(STEPS)]
        self.on("requests", place, lambda row: requests.move(**self.seen(row, "request_id"), to_status=to))

    def seen(self, row: dict, key: str) -> dict[str, object]:
        return self.by(reason="事情が変わった", seen_version=row["row_version"], **{key: row[key]})

    def offer(self, place: int, persons: int) -> None:
        days = {"offered_on": self.day, "confirmed_on": self.day - 29 * DAY, "start_on": self.day}
        entry = replace(OFFER, entry_key=f"{self.key}-{next(numbers)}", disaster_code=self.code, **days)
        self.on(
            "requests",
            place,
            lambda row: offers.record(
                **self.by(entry=replace(entry, persons=persons, kind=row["kind"], request_id=row["request_id"]))
            ),
        )

    def take(self, place: int, persons: int) -> None:
        def taken(row: dict) -> None:
            part = Acceptance(
                entry_key=f"{self.key}-{next(numbers)}",
                request_id=row["request_id"],
                persons=persons,
                start_on=row["start_on"] + 2 * DAY,
                end_on=row["start_on"] + 3 * DAY,
                is_beyond_need=True,
            )
            offers.dispatch(**self.by(offer_id=row["offer_id"], seen_version=row["row_version"], acceptance=part))

        self.on("offers", place, taken)

    def confirm(self, place: int, _: int) -> None:
        self.on(
            "offers",
            place,
            lambda row: offers.confirm(**self.by(offer_id=row["offer_id"], seen_version=row["row_version"])),
        )

    def withdraw(self, place: int, _: int) -> None:
        self.on("offers", place, lambda row: offers.withdraw(**self.seen(row, "offer_id")))

    def renew(self, place: int, _: int) -> None:
        self.on("offers", place, lambda row: offers.renew(**self.seen(row, "offer_id")))

    def close(self, place: int, persons: int) -> None:
        entry = ClosingEntry(
            entry_key=f"{self.key}-{next(numbers)}",
            request_id=0,
            closing_kind=("fixed_term", "outsourced", "reassigned")[place % 3],
            persons_per_day=min(persons, 2),
            start_on=self.day + 2 * DAY,
            end_on=self.day + 4 * DAY,
            decided_on=self.day,
        )
        self.on(
            "requests",
            place,
            lambda row: closings.record(**self.by(entry=replace(entry, request_id=row["request_id"]))),
        )

    def give_up(self, place: int, _: int) -> None:
        self.on("request_closings", place, lambda row: closings.withdraw(**self.seen(row, "closing_id")))

    def take_up(self, place: int, _: int) -> None:
        self.on("request_closings", place, lambda row: closings.renew(**self.seen(row, "closing_id")))

    def send(self, place: int, persons: int, *, start: date | None = None, status: str = "planned") -> None:
        start = start or self.day + (place % 3) * DAY
        days = {"start_on": start, "end_on": start + persons * DAY, "decided_on": self.day}
        entry = replace(ENTRY, entry_key=f"{self.key}-{next(numbers)}", disaster_code=self.code, wave=None, **days)
        kind = "mid_long" if place == 5 else "emergency"
        dispatches.record(**self.by(entry=replace(entry, status=status, kind=kind, persons=persons)))

    def send_late(self, place: int, persons: int) -> None:
        """Whoever is there since a day or two is recorded and decided now."""
        self.since = self.day - (place % 3) * DAY
        self.send(place, persons, start=self.since, status="active")

    def start(self, place: int, _: int) -> None:
        def started(row: dict) -> None:
            self.since = row["start_on"]
            dispatches.start(**self.seen(row, "dispatch_id"))

        self.on("dispatches", place, started)

    def cancel(self, place: int, _: int) -> None:
        """A plan is off from today on; of who was there it is said that nobody was."""

        def cancelled(row: dict) -> None:
            self.since = self.day if row["status"] == "planned" else row["start_on"]
            dispatches.cancel(**self.seen(row, "dispatch_id"))

        self.on("dispatches", place, cancelled)

    def restore(self, place: int, _: int) -> None:
        """It was never cancelled."""

        def restored(row: dict) -> None:
            self.since = min(row["cancelled_on"] or self.day, row["start_on"])
            dispatches.restore(
                **{name: value for name, value in self.seen(row, "dispatch_id").items() if name != "today"}
            )

        self.on("dispatches", place, restored)

    def count(self, place: int, persons: int) -> None:
        def counted(row: dict) -> None:
            given = {"counted_on": self.day, "persons": persons, "seen_version": None}
            daily_counts.record(**self.by(dispatch_id=row["dispatch_id"], **given))

        there = [row for row in self.rows("dispatches") if not self.is_counted(row["dispatch_id"])]
        if there:
            counted(there[place % len(there)])

    def is_counted(self, dispatch_id: int) -> bool:
        sql = "SELECT count(*) FROM daily_counts WHERE dispatch_id = $number AND counted_on = $day"
        with self.database.reading() as connection:
            return connection.execute(sql, {"number": dispatch_id, "day": self.day}).fetchone()[0] > 0

    def figures(self, first: date, last: date) -> dict[date, list[tuple]]:
        """Everything that any view says as of each of the days."""
        found: dict[date, list[tuple]] = {}
        with self.database.reading() as connection:
            for view, columns in dated_views(connection).items():
                told = ", ".join(f'"{name}"' for name in columns if name != "as_of")
                sql = (
                    f"SELECT as_of, {told} FROM {view} WHERE disaster_code = $code"
                    " AND as_of BETWEEN $first AND $last ORDER BY ALL"
                )
                for day, *row in connection.execute(sql, {"code": self.code, "first": first, "last": last}).fetchall():
                    # A sum of fractions, such as person-months, differs in its last digit with the order of its terms.
                    rounded = [round(each, 9) if isinstance(each, float) else each for each in row]
                    found.setdefault(day, []).append((view, *rounded))
            planned = (
                "SELECT as_of, kind, sum(planned_person_days), sum(person_days) FROM dispatch_log"
                " WHERE disaster_code = $code AND as_of BETWEEN $first AND $last GROUP BY 1, 2"
                " HAVING sum(planned_person_days) > 0 OR sum(person_days) > 0 ORDER BY 1, 2"
            )
            for day, *row in connection.execute(planned, {"code": self.code, "first": first, "last": last}).fetchall():
                found.setdefault(day, []).append(("dispatch_log", *row))
        return found


def dated_views(connection) -> dict[str, list[str]]:
    """The views of dispatches as of a date, with what they say."""
    found: dict[str, list[str]] = {}
    for view, column in connection.execute(
        "SELECT v.view_name, c.column_name FROM duckdb_views() AS v"
        " INNER JOIN duckdb_columns() AS c ON v.view_name = c.table_name"
        " WHERE NOT v.internal ORDER BY 1, c.column_index"
    ).fetchall():
        found.setdefault(view, []).append(column)
    return {
        view: [name for name in names if name not in OF_TODAY]
        for view, names in found.items()
        if {"as_of", "disaster_code"} <= {*names} and "survey_id" not in names and view not in OF_THE_LOG
    }


@settings(max_examples=4)  # every view is asked four times for each
@given(lived=st.lists(st.lists(acts, min_size=3, max_size=9), min_size=len(DAYS), max_size=len(DAYS)))
def test_what_was_said_of_a_day_at_its_end_is_said_of_it_ever_after(written, lived):
    story, said = Story(written), {}
    for day, todo in zip(DAYS, lived, strict=True):
        story.day = day
        for act in [*ALWAYS.get(day, []), *todo]:
            story.do(*act)
            said = {told: figures for told, figures in said.items() if told < story.since}
        if day < DAYS[-1]:
            said[day] = story.figures(day, day).get(day, [])
    later = story.figures(DAYS[0], DAYS[-2])
    assert {day: sorted(map(str, later.get(day, []))) for day in said} == {
        day: sorted(map(str, figures)) for day, figures in said.items()
    }
