"""The ledger of mid- to long-term dispatches, by hand."""

from __future__ import annotations

from datetime import date

import pytest

from tests.metrics.builders import (
    KOSA,
    OTHER_PREFECTURE,
    RAIN,
    UKI,
    add_disaster,
    add_dispatches,
    add_moves,
    add_requests,
    ask,
)
from workforce.charts import ledger as charts
from workforce.charts.specs import spec
from workforce.charts.theme import LIGHT
from workforce.findings import ledger as findings
from workforce.i18n import Words
from workforce.queries import ledger

JA = Words("ja")
LONG = {"kind": "mid_long", "sender_code": OTHER_PREFECTURE, "occupation_code": "civil", "status": "active"}
COLUMNS = "requested_most, secured_most, short_most, arrived, returned, on_april, on_october, round(person_months, 2)"


@pytest.fixture(autouse=True)
def disaster(connection):
    add_disaster(connection)


def line(connection, as_of: str, year: int = 2025, destination: str = UKI) -> tuple | None:
    found = ask(
        connection,
        f"SELECT {COLUMNS} FROM mid_long_ledger WHERE as_of = CAST($as_of AS DATE) AND disaster_code = $rain"
        " AND fiscal_year = $year AND destination_code = $destination",
        as_of=as_of,
        rain=RAIN,
        year=year,
        destination=destination,
    )
    return found[0] if found else None


@pytest.mark.parametrize(
    ("change", "as_of", "expected"),
    [
        # half of November counts 15/30
        ({"start_on": "2025-11-16", "end_on": "2026-09-30"}, "2025-11-30", (0, 2, 0, 2, 0, 0, 0, 1.0)),
        ({"start_on": "2025-11-01", "end_on": "2026-03-31"}, "2026-03-31", (0, 2, 0, 2, 0, 0, 0, 10.0)),
        ({"start_on": "2025-11-01", "end_on": "2026-03-31"}, "2026-04-01", (0, 2, 0, 2, 2, 0, 0, 10.0)),
        ({"start_on": "2025-04-01", "end_on": "2025-10-01"}, "2025-12-31", (0, 2, 0, 2, 2, 2, 2, 12.06)),
        ({"start_on": "2025-04-02", "end_on": "2025-09-30"}, "2025-12-31", (0, 2, 0, 2, 2, 0, 0, 11.93)),
        # a plan is secured, and is neither arrived nor worked
        (
            {"status": "planned", "start_on": "2025-12-01", "end_on": "2026-03-31"},
            "2025-11-30",
            (0, 2, 0, 0, 0, 0, 0, 0.0),
        ),
        # … but it secures none of the days on which nobody came
        ({"status": "planned", "start_on": "2025-12-01", "end_on": "2026-03-31"}, "2026-04-01", None),
        # on 1 October itself only who came is there; the day before, who is planned
        (
            {"status": "planned", "start_on": "2025-10-01", "end_on": "2026-03-31"},
            "2025-09-30",
            (0, 2, 0, 0, 0, 0, 2, 0.0),
        ),
        (
            {"status": "planned", "start_on": "2025-10-01", "end_on": "2026-03-31"},
            "2025-10-01",
            (0, 2, 0, 0, 0, 0, 0, 0.0),
        ),
        ({"status": "cancelled", "start_on": "2025-12-01", "end_on": "2026-03-31"}, "2026-04-01", None),
        ({"start_on": "2025-10-01", "end_on": None}, "2025-10-31", (0, 2, 0, 2, 0, 0, 2, 2.0)),
        ({"kind": "emergency", "start_on": "2025-10-01", "end_on": "2025-10-31"}, "2025-12-31", None),
    ],
)
def test_one_dispatch(connection, change, as_of, expected):
    add_dispatches(connection, LONG | change)
    assert line(connection, as_of) == expected


def test_a_period_over_31_march_stands_in_both_years(connection):
    add_dispatches(connection, LONG | {"start_on": "2025-10-01", "end_on": "2026-06-30"})
    assert line(connection, "2026-12-31") == (0, 2, 0, 2, 0, 0, 2, 12.0)
    assert line(connection, "2026-12-31", 2026) == (0, 2, 0, 0, 2, 2, 0, 6.0)
    assert line(connection, "2026-12-31", 2027) is None


def test_an_ended_request_is_asked_for_until_the_day_on_which_it_was_ended(connection):
    asked = {"kind": "mid_long", "occupation_code": "civil", "start_on": "2025-11-01", "end_on": "2027-03-31"}
    add_requests(connection, asked)
    assert line(connection, "2026-05-31", 2026) == (5, 0, 5, 0, 0, 0, 0, 0.0)
    add_moves(connection, 1, ("2026-03-31", "ended"))
    assert line(connection, "2026-05-31", 2025) == (5, 0, 5, 0, 0, 0, 0, 0.0)
    assert line(connection, "2026-05-31", 2026) is None
    assert line(connection, "2026-03-30", 2026) == (5, 0, 5, 0, 0, 0, 0, 0.0)


def test_who_has_no_last_day_is_there_on_the_days_to_come_for_which_they_are_secured(connection):
    add_requests(
        connection,
        {"kind": "mid_long", "occupation_code": "civil", "persons_per_day": 3}
        | {"start_on": "2025-11-01", "end_on": "2027-03-31"},
    )
    add_dispatches(connection, LONG | {"start_on": "2025-11-01", "end_on": None})
    assert line(connection, "2025-11-30") == (3, 2, 1, 2, 0, 0, 0, 2.0)
    assert line(connection, "2025-11-30", 2026) == (3, 2, 1, 0, 0, 2, 2, 0.0)
    assert line(connection, "2025-11-30", 2027) is None


def test_a_successor_is_not_counted_beside_the_one_who_left(connection):
    add_requests(
        connection,
        {"kind": "mid_long", "occupation_code": "civil", "persons_per_day": 3}
        | {"start_on": "2025-04-01", "end_on": "2026-03-31"},
    )
    add_dispatches(
        connection,
        LONG | {"start_on": "2025-04-01", "end_on": "2025-09-30"},
        LONG | {"start_on": "2025-10-01", "end_on": "2026-03-31"},
    )
    assert line(connection, "2026-03-31") == (3, 2, 1, 4, 2, 2, 2, 24.0)


def test_the_gap_is_largest_after_those_who_left_without_a_successor(connection):
    add_requests(
        connection,
        {"kind": "mid_long", "occupation_code": "civil", "persons_per_day": 3}
        | {"start_on": "2025-04-01", "end_on": "2026-09-30"},
    )
    add_dispatches(
        connection,
        LONG | {"start_on": "2025-04-01", "end_on": "2025-06-30"},
        LONG | {"start_on": "2025-04-01", "end_on": "2026-03-31", "persons": 1},
    )
    assert line(connection, "2025-09-01") == (3, 3, 2, 3, 2, 3, 1, 11.03)
    assert line(connection, "2025-09-01", 2026) == (3, 0, 3, 0, 0, 0, 0, 0.0)


def test_an_overdue_plan_fills_no_day_before_the_as_of_date(connection):
    add_requests(
        connection,
        {"kind": "mid_long", "occupation_code": "civil", "persons_per_day": 3}
        | {"start_on": "2025-12-01", "end_on": "2026-03-31"},
    )
    add_dispatches(connection, LONG | {"status": "planned", "start_on": "2025-12-01", "end_on": "2026-03-31"})
    assert line(connection, "2025-12-01") == (3, 2, 1, 0, 0, 0, 0, 0.0)
    assert line(connection, "2026-02-01") == (3, 2, 3, 0, 0, 0, 0, 0.0)


def test_years_add_the_places_and_what_is_short_is_never_hidden(connection):
    add_requests(
        connection,
        {"kind": "mid_long", "occupation_code": "civil", "persons_per_day": 3}
        | {"start_on": "2025-04-01", "end_on": "2026-03-31"},
    )
    period = {"start_on": "2025-04-01", "end_on": "2026-03-31"}
    add_dispatches(connection, LONG | period, LONG | period | {"destination_code": KOSA, "persons": 4})
    found = ledger.by_year(connection, as_of=date(2025, 10, 1), disaster_code=RAIN)
    (row,) = found.to_dict("records")
    assert (row["requested_most"], row["secured_most"], row["short_most"], row["on_october"]) == (3, 6, 1, 6)
    assert findings.lead(JA.localise(found), JA) == (
        "令和7年度は要請3人に確保6人。派遣先・職種ごとに最も足りない日で計1人足りない。時点までに36.2人月"
    )
    assert findings.lead(JA.localise(found).head(0), JA) == "中長期派遣の記録はまだない"


def test_the_published_series_is_the_known_one(connection):
    found = JA.localise(ledger.published(connection))
    series = [(row.fiscal_year, row.mid_long_series, int(row.value), row.period) for row in found.itertuples()]
    assert series == [
        (2017, "requested", 217, "2017-05-01"),
        (2017, "secured", 160, "2017-05-01"),
        (2018, "requested", 196, "2018-04-01"),
        (2018, "secured", 87, "2018-02-09"),
        (2018, "secured", 117, "2018-04-01"),
        (2019, "requested", 130, "2018-12-31"),
        (2019, "secured", 60, "2018-12-31"),
    ]
    assert findings.published(found, JA) == "公表された要望と確保：217人に160人から、130人に60人へ"
    drawn = spec(charts.requested_and_secured(found.assign(label=[str(n) for n in range(7)]), JA, LIGHT))
    assert [bar["value"] for bar in drawn["layer"][0]["data"]["values"]] == [
        217,
        160,
        196,
        87,
        117,
        130,
        60,
    ]


def test_the_highest_number_and_the_largest_gap_stand_on_days_on_which_numbers_change(connection):
    add_dispatches(
        connection,
        {**LONG, "persons": 2, "start_on": "2025-11-01", "end_on": "2026-05-31"},
        {**LONG, "persons": 3, "start_on": "2026-03-01", "end_on": "2026-03-20"},
    )
    add_requests(
        connection,
        {
            "kind": "mid_long",
            "occupation_code": "civil",
            "persons_per_day": 4,
            "start_on": "2025-12-01",
            "end_on": "2026-03-31",
        },
    )
    assert ask(
        connection,
        "SELECT fiscal_year, its_day, requested, secured FROM mid_long_days"
        " WHERE as_of = DATE '2025-11-30' AND disaster_code = $rain ORDER BY its_day",
        rain=RAIN,
    ) == [
        (2025, date(2025, 11, 1), 0, 2),
        (2025, date(2025, 12, 1), 4, 2),
        (2025, date(2026, 3, 1), 4, 5),
        (2025, date(2026, 3, 21), 4, 2),
        (2026, date(2026, 4, 1), 0, 2),
    ]


def test_a_dispatch_over_31_march_moves_in_both_years(connection):
    add_dispatches(connection, {**LONG, "persons": 2, "start_on": "2025-11-01", "end_on": "2026-05-31"})
    assert ask(
        connection,
        "SELECT fiscal_year, arrived, returned, on_april, on_october, round(person_months, 2) FROM mid_long_moves"
        " WHERE as_of = DATE '2026-06-30' AND disaster_code = $rain ORDER BY 1",
        rain=RAIN,
    ) == [(2025, 2, 0, 0, 0, 10.0), (2026, 0, 2, 2, 0, 4.0)]
