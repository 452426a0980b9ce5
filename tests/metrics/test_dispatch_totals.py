"""senders, dispatch_scopes, dispatch_lines and dispatch_totals: who sent how much to how many."""

from __future__ import annotations

from datetime import date

import pytest

from tests.metrics.builders import (
    KOSA,
    KUMAMOTO,
    MISATO,
    OTHER_PREFECTURE,
    PREFECTURE,
    RAIN,
    UBUYAMA,
    UKI,
    YATSUSHIRO,
    add_daily_counts,
    add_disaster,
    add_dispatches,
    ask,
)
from workforce.queries import dispatches

AS_OF = "2025-09-30"


def totals(connection, columns: str, scope: str = "all", as_of: str = AS_OF) -> dict[str, tuple]:
    rows = ask(
        connection,
        f"SELECT sender_type, {columns} FROM dispatch_totals"
        " WHERE as_of = $as_of AND disaster_code = $code AND kind = 'emergency' AND scope = $scope",
        as_of=as_of,
        code=RAIN,
        scope=scope,
    )
    return {sender_type: tuple(rest) for sender_type, *rest in rows}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (PREFECTURE, ("prefecture", "outside")),
        (KUMAMOTO, ("municipality", "city")),
        (YATSUSHIRO, ("municipality", "city")),
        (KOSA, ("municipality", "town")),
        (UBUYAMA, ("municipality", "village")),
        (OTHER_PREFECTURE, ("other", "outside")),
        ("mic", ("other", "outside")),
    ],
)
def test_an_organisation_is_the_prefecture_a_municipality_in_it_or_another_body(connection, code, expected):
    found = ask(
        connection, "SELECT sender_type, destination_type FROM senders WHERE organisation_code = $code", code=code
    )
    assert found == [expected]


def test_every_organisation_is_a_sender_once(connection):
    assert ask(connection, "SELECT count(*), count(DISTINCT organisation_code) FROM senders") == ask(
        connection, "SELECT count(*), count(*) FROM organisations"
    )


def test_destinations_by_type_are_distinct_municipalities_the_designated_city_a_city(connection):
    add_disaster(connection)
    add_dispatches(
        connection,
        {"sender_code": PREFECTURE, "destination_code": UKI},
        {"sender_code": PREFECTURE, "destination_code": UKI, "task_code": "hq_support"},
        {"sender_code": PREFECTURE, "destination_code": KUMAMOTO},
        {"sender_code": PREFECTURE, "destination_code": KOSA},
        {"sender_code": PREFECTURE, "destination_code": MISATO},
        {"sender_code": PREFECTURE, "destination_code": OTHER_PREFECTURE},
        {"sender_code": YATSUSHIRO, "destination_code": UKI},
        {"sender_code": YATSUSHIRO, "destination_code": UBUYAMA},
    )
    assert totals(connection, "cities, towns, villages, destinations, senders, municipal_senders, person_days") == {
        "prefecture": (2, 2, 0, 5, 1, 0, 36),
        "municipality": (1, 0, 1, 2, 1, 1, 12),
        "total": (2, 2, 1, 6, 2, 1, 48),
    }


def test_a_sender_or_destination_whose_every_day_was_counted_0_is_none(connection):
    add_disaster(connection)
    add_dispatches(
        connection,
        {"sender_code": YATSUSHIRO, "destination_code": KOSA},
        {"sender_code": KUMAMOTO, "destination_code": UKI},
    )
    add_daily_counts(connection, 1, {"2025-08-13": 0, "2025-08-14": 0, "2025-08-15": 0})
    columns = "senders, destinations, cities, towns, person_days, persons_sent"
    assert totals(connection, columns)["total"] == (1, 1, 1, 0, 6, 4)
    assert ask(connection, "SELECT cities, towns FROM dispatch_lines WHERE as_of = $as_of", as_of=AS_OF) == [(1, 0)]


def test_a_destination_counts_from_the_day_that_someone_is_there(connection):
    add_disaster(connection)
    add_dispatches(
        connection,
        {"destination_code": UKI},
        {"destination_code": KOSA, "start_on": "2025-09-01", "end_on": "2025-09-03"},
    )
    assert totals(connection, "destinations, towns", as_of="2025-08-31")["total"] == (1, 0)
    assert totals(connection, "destinations, towns", as_of="2025-09-01")["total"] == (2, 1)


def test_the_headline_holds_the_tasks_of_its_group_and_the_rest_stands_apart(connection):
    add_disaster(connection, headline="victim_support")
    add_dispatches(
        connection,
        {"persons": 2, "sender_code": PREFECTURE},
        {"persons": 1, "sender_code": PREFECTURE, "task_code": "hq_support", "destination_code": KOSA},
        {"persons": 1, "sender_code": PREFECTURE, "task_code": "waste_work", "destination_code": MISATO},
        {"persons": 1, "sender_code": PREFECTURE, "task_code": "waste_work", "destination_code": YATSUSHIRO},
        {"persons": 4, "sender_code": YATSUSHIRO},
    )
    columns = "person_days, destinations"
    assert totals(connection, columns, "headline") == {"prefecture": (6, 1), "municipality": (12, 1), "total": (18, 1)}
    assert totals(connection, columns, "all") == {"prefecture": (15, 4), "municipality": (12, 1), "total": (27, 4)}
    apart = dispatches.lines_apart(connection, disaster_code=RAIN, kind="emergency", as_of=AS_OF)
    assert apart[["task_group", "sender_type", "person_days", "destinations_ja"]].values.tolist() == [
        ["waste_work", "prefecture", 6, "八代市・美里町"],
        ["hq_support", "prefecture", 3, "甲佐町"],
    ]


def test_without_a_headline_group_every_task_is_headline_and_nothing_stands_apart(connection):
    add_disaster(connection)
    add_dispatches(connection, {}, {"task_code": "hq_support"})
    assert totals(connection, "person_days", "headline") == totals(connection, "person_days", "all")
    assert dispatches.lines_apart(connection, disaster_code=RAIN, kind="emergency", as_of=AS_OF).empty


def test_totals_of_one_kind_leave_the_other_out(connection):
    add_disaster(connection)
    add_dispatches(connection, {"persons": 1}, {"persons": 5, "kind": "mid_long"})
    assert totals(connection, "person_days, persons_on_duty", as_of="2025-08-14")["total"] == (2, 1)


def test_the_lines_of_a_paper_by_sender_type_and_task_group(connection):
    add_disaster(connection, headline="victim_support")
    add_dispatches(
        connection,
        {"persons": 3, "sender_code": PREFECTURE},
        {"persons": 2, "sender_code": PREFECTURE, "task_code": "life_grant", "end_on": "2025-12-31"},
        {"persons": 1, "sender_code": PREFECTURE, "task_code": "hq_support", "destination_code": KOSA},
        {"persons": 9, "status": "planned"},
    )
    found = dispatches.lines(connection, as_of=date(2025, 8, 20))
    columns = ["task_group", "is_headline", "person_days", "persons_on_duty", "persons_sent", "cities", "towns"]
    assert found[columns].values.tolist() == [
        ["victim_support", True, 25, 2, 5, 1, 0],
        ["hq_support", False, 3, 0, 1, 0, 1],
    ]
    days = found[["first_on", "last_on"]].astype(str).values.tolist()
    assert days == [["2025-08-13", "2025-08-20"], ["2025-08-13", "2025-08-15"]]


def test_disasters_do_not_mix(connection):
    add_disaster(connection)
    add_disaster(connection, "quake", started_on="2016-04-14")
    add_dispatches(connection, {"persons": 1}, {"persons": 2, "disaster_code": "quake"})
    found = dispatches.by_disaster(connection, scope="all", as_of=AS_OF)
    assert found[["disaster_code", "kind", "person_days"]].values.tolist() == [
        [RAIN, "emergency", 3],
        ["quake", "emergency", 6],
    ]
    assert totals(connection, "person_days")["total"] == (3,)
