"""What the pages are told about any log: every split sums to the whole, and no total to date falls as time goes on."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from hypothesis import HealthCheck, given, settings

from tests.metrics.builders import RAIN, ask, scratch
from tests.metrics.test_identities import DAYS, OVER, days, logs, person_days_of, write
from workforce.queries import dispatches, tallies

some_logs = settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])

SPLITS = {
    "by_day": (dispatches.by_day, "persons"),
    "by_day_total": (dispatches.by_day_total, "persons"),
    "by_week": (dispatches.by_week, "person_days"),
    "by_month": (dispatches.by_month, "person_days"),
    "by_fiscal_year": (dispatches.by_fiscal_year, "person_days"),
    "by_sender": (dispatches.by_sender, "person_days"),
    "by_destination": (dispatches.by_destination, "person_days"),
    "by_task": (dispatches.by_task, "person_days"),
    "by_sender_and_destination": (partial(dispatches.by_sender_and_destination, first=2), "person_days"),
    "periods": (dispatches.periods, "person_days"),
    **{
        f"tally by {split}": (partial(tallies.by_part, split=split), "person_days")
        for split in ("total", "sender_type", "sender", "destination", "task")
    },
}
HEADLINE = ("cert_reception", "life_grant")  # the tasks of the disaster's headline among those of the logs


@some_logs
@given(log=logs, as_of=days)
def test_every_split_that_a_page_asks_for_sums_to_what_was_counted_day_by_day(reference_database, log, as_of):
    with scratch(reference_database) as connection:
        write(connection, log)
        for kind in ("emergency", "mid_long"):
            for scope in ("headline", "all"):
                whole = sum(
                    person_days_of(*row, as_of)
                    for row in log
                    if row[0]["kind"] == kind and (scope == "all" or row[0]["task_code"] in HEADLINE)
                )
                asked = {"disaster_code": RAIN, "kind": kind, "scope": scope, "as_of": as_of}
                found = {
                    name: int(query(connection, **asked)[column].sum()) for name, (query, column) in SPLITS.items()
                }
                assert found == dict.fromkeys(SPLITS, whole)


@some_logs
@given(log=logs, as_of=days)
def test_the_lines_of_every_disaster_sum_to_what_was_counted_day_by_day(reference_database, log, as_of):
    with scratch(reference_database) as connection:
        write(connection, log)
        whole = sum(person_days_of(*row, as_of) for row in log)
        codes = [code for (code,) in connection.table("disasters").project("disaster_code").fetchall()]
        sums = [
            dispatches.lines(connection, as_of=as_of),
            tallies.by_disaster(connection, disaster_codes=codes, scope="all", as_of=as_of),
            dispatches.sums(connection, disaster_codes=codes, as_of=as_of),
        ]
        assert [int(found["person_days"].sum()) for found in sums] == [whole] * 3


@some_logs
@given(log=logs)
def test_no_total_to_date_falls_as_the_day_moves_on(reference_database, log):
    parts = {
        "person_days": (
            "kind, sender_code, destination_code, task_code",
            "person_days, persons_sent, dispatches",
        ),
        "dispatch_totals": (
            "kind, scope, sender_type",
            "person_days, persons_sent, dispatches, senders, municipal_senders, destinations, cities, towns, villages",
        ),
        "dispatch_tallies": (
            "kind, scope, split, part_code",
            "person_days, round(person_months, 6), distinct_persons, waves, calendar_days",
        ),
    }
    with scratch(reference_database) as connection:
        write(connection, log)
        for view, (keys, measures) in parts.items():
            rows = ask(
                connection,
                f"SELECT {keys}, as_of, {measures} FROM {view}"
                " WHERE as_of BETWEEN $first AND $last AND disaster_code = $rain",
                first=DAYS[0],
                last=OVER[-1],
                rain=RAIN,
            )
            width = keys.count(",") + 1
            by_day = {(row[:width], row[width]): row[width + 1 :] for row in rows}
            for (part, day), now in by_day.items():
                before = by_day.get((part, day - timedelta(days=1)))
                if before is None:
                    continue
                fallen = [(was, is_now) for was, is_now in zip(before, now, strict=True) if (was or 0) > (is_now or 0)]
                assert fallen == [], (view, part, day)
            assert {
                (part, DAYS[0] + timedelta(n)) for part, first in firsts(by_day).items() for n in after(first)
            } == set(by_day)


def firsts(by_day: dict) -> dict:
    """The first day on which each part is told of."""
    found: dict = {}
    for part, day in by_day:
        found[part] = min(day, found.get(part, day))
    return found


def after(first) -> range:
    """The days from one on, counted from the first of all: a part that was told of once stays."""
    return range((first - DAYS[0]).days, (OVER[-1] - DAYS[0]).days + 1)
