"""received_terms, received_totals, received_by_day: staff that bodies outside send to the prefecture and its towns."""

from __future__ import annotations

import pytest

from tests.metrics.builders import (
    KOSA,
    KUMAMOTO,
    OTHER_PREFECTURE,
    PREFECTURE,
    RAIN,
    UKI,
    add_daily_counts,
    add_disaster,
    add_dispatches,
    ask,
)
from workforce.queries import receiving

FROM_OUTSIDE = {"sender_code": OTHER_PREFECTURE, "route_code": "counterpart", "occupation_code": "civil"}
ASKED = {"disaster_code": RAIN, "kind": "emergency", "as_of": "2025-09-30"}


def totals(connection, columns: str = "person_days, persons_on_duty, senders", **more) -> dict[tuple, tuple]:
    rows = ask(
        connection,
        f"SELECT route_filter, body_filter, occupation_filter, {columns} FROM received_totals"
        " WHERE as_of = $as_of AND disaster_code = $disaster_code AND kind = $kind",
        **{**ASKED, **more},
    )
    return {tuple(row[:3]): tuple(row[3:]) for row in rows}


def test_only_bodies_outside_are_received_and_only_by_the_prefecture_and_its_municipalities(connection):
    add_disaster(connection)
    add_dispatches(
        connection,
        FROM_OUTSIDE,
        {**FROM_OUTSIDE, "destination_code": PREFECTURE, "persons": 1},
        {**FROM_OUTSIDE, "destination_code": "40000"},  # sent on to another prefecture
        {**FROM_OUTSIDE, "sender_code": PREFECTURE},
        {**FROM_OUTSIDE, "sender_code": KUMAMOTO},
        {**FROM_OUTSIDE, "status": "planned"},
        {**FROM_OUTSIDE, "status": "cancelled"},
        {**FROM_OUTSIDE, "kind": "mid_long", "persons": 7},
    )
    assert totals(connection)["all", "all", "all"] == (9, 0, 1)
    assert totals(connection, kind="mid_long")["all", "all", "all"] == (21, 0, 1)


def test_each_split_sums_to_the_whole_and_what_has_no_route_or_occupation_is_its_own_part(connection):
    add_disaster(connection)
    add_dispatches(
        connection,
        FROM_OUTSIDE,
        {**FROM_OUTSIDE, "sender_code": "mic", "route_code": "mic", "persons": 1},
        {**FROM_OUTSIDE, "sender_code": "12100", "route_code": "mic", "occupation_code": None},
        {**FROM_OUTSIDE, "route_code": None, "persons": 4},
    )
    add_daily_counts(connection, 1, {"2025-08-14": 5})
    assert totals(connection, "person_days, senders, person_days_share") == {
        ("all", "all", "all"): (30, 3, 1.0),
        ("counterpart", "all", "all"): (9, 1, 0.3),
        ("mic", "all", "all"): (9, 2, 0.3),
        ("unknown", "all", "all"): (12, 1, 0.4),
        ("all", "other_prefecture", "all"): (21, 1, 0.7),
        ("all", "national", "all"): (3, 1, 0.1),
        ("all", "other_municipality", "all"): (6, 1, 0.2),
        ("counterpart", "other_prefecture", "all"): (9, 1, 0.3),
        ("unknown", "other_prefecture", "all"): (12, 1, 0.4),
        ("mic", "national", "all"): (3, 1, 0.1),
        ("mic", "other_municipality", "all"): (6, 1, 0.2),
        ("all", "all", "civil"): (24, 2, 0.8),
        ("all", "all", "unknown"): (6, 1, 0.2),
    }


def test_who_never_came_is_no_sender_and_where_nobody_came_is_no_destination(connection):
    add_disaster(connection)
    add_dispatches(
        connection,
        FROM_OUTSIDE,
        {**FROM_OUTSIDE, "sender_code": "mic", "destination_code": KOSA, "end_on": "2025-08-14"},
    )
    add_daily_counts(connection, 2, {"2025-08-13": 0, "2025-08-14": 0})
    found = totals(connection, "person_days, senders, destinations, dispatches")
    assert found["all", "all", "all"] == (6, 1, 1, 2)
    assert found["all", "national", "all"] == (0, 0, 0, 1)


def test_who_starts_today_is_there_and_nothing_after_the_day_counts(connection):
    add_disaster(connection)
    add_dispatches(connection, {**FROM_OUTSIDE, "end_on": None, "status": "active"})
    found = [totals(connection, as_of=day).get(("all", "all", "all")) for day in ("2025-08-12", "2025-08-13")]
    assert found == [None, (2, 2, 1)]
    assert totals(connection, as_of="2025-08-20")["all", "all", "all"] == (16, 2, 1)


def test_every_day_between_the_first_and_the_last_is_there_by_body(connection):
    add_disaster(connection)
    add_dispatches(
        connection,
        FROM_OUTSIDE,
        {**FROM_OUTSIDE, "sender_code": "mic", "start_on": "2025-08-15", "end_on": "2025-08-15", "persons": 1},
        {**FROM_OUTSIDE, "start_on": "2025-08-17", "end_on": "2025-08-18", "persons": 3},
        {**FROM_OUTSIDE, "sender_code": KOSA, "start_on": "2025-08-01", "end_on": "2025-08-30"},
    )
    add_daily_counts(connection, 1, {"2025-08-14": 0})
    found = receiving.by_day(connection, **{**ASKED, "as_of": "2025-08-17"})
    told = [
        (row.calendar_day.day, row.body_type, row.persons, row.persons_in_all, row.cumulative_person_days)
        for row in found.itertuples()
    ]
    assert told == [
        (13, "national", 0, 2, 0),
        (13, "other_prefecture", 2, 2, 2),
        (14, "national", 0, 0, 0),
        (14, "other_prefecture", 0, 0, 2),
        (15, "national", 1, 3, 1),
        (15, "other_prefecture", 2, 3, 4),
        (16, "national", 0, 0, 1),
        (16, "other_prefecture", 0, 0, 4),
        (17, "national", 0, 3, 1),
        (17, "other_prefecture", 3, 3, 7),
    ]


def test_a_dispatch_without_an_end_keeps_the_days_running(connection):
    add_disaster(connection)
    add_dispatches(
        connection, FROM_OUTSIDE, {**FROM_OUTSIDE, "destination_code": UKI, "end_on": None, "status": "active"}
    )
    found = receiving.by_day(connection, **{**ASKED, "as_of": "2025-08-31"})
    assert (len(found), found["persons"].iloc[-1]) == (19, 2)


@pytest.mark.parametrize("kind", ["emergency", "mid_long"])
def test_in_the_sample_days_routes_bodies_and_occupations_sum_to_the_same(sample_database, kind: str):
    asked = {"disaster_code": "h28_earthquake", "kind": kind, "as_of": "2025-11-20"}
    with sample_database.reading() as connection:
        found = totals(connection, "person_days", **asked)
        days = receiving.by_day(connection, **asked)
    (whole,) = found["all", "all", "all"]
    assert whole == {"emergency": 666, "mid_long": 8211}[kind]
    assert sum(n for (route, body, _), (n,) in found.items() if route != "all" and body == "all") == whole
    assert sum(n for (route, body, _), (n,) in found.items() if route == "all" and body != "all") == whole
    assert sum(n for (route, body, _), (n,) in found.items() if route != "all" and body != "all") == whole
    assert sum(n for (_, _, occupation), (n,) in found.items() if occupation != "all") == whole
    assert days["persons"].sum() == whole
    assert days.groupby("body_type")["cumulative_person_days"].last().sum() == whole
