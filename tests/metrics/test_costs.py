"""Allowance days by their own rule beside person-days, and what a dispatch costs."""

from __future__ import annotations

from datetime import date

import pytest

from tests.metrics.builders import RAIN, add_daily_counts, add_disaster, add_dispatches, ask, insert
from workforce.charts import costs as charts
from workforce.charts.specs import spec
from workforce.charts.theme import LIGHT
from workforce.findings import costs as findings
from workforce.i18n import Words
from workforce.queries import costs

JA, EN = Words("ja"), Words("en")


@pytest.fixture(autouse=True)
def disaster(connection):
    add_disaster(connection)


@pytest.mark.parametrize(
    ("change", "counts", "as_of", "person_days", "allowance"),
    [
        # 2 persons, 13 to 15 August: 6 person-days, and two nights each
        ({}, {}, "2025-08-31", 6, 4),
        ({"end_on": "2025-08-13"}, {}, "2025-08-31", 2, 0),
        ({}, {}, "2025-08-12", 0, 0),
        ({}, {}, "2025-08-13", 2, 2),
        ({}, {}, "2025-08-14", 4, 4),
        ({}, {}, "2025-08-15", 6, 4),
        ({}, {"2025-08-14": 5}, "2025-08-31", 9, 7),
        ({}, {"2025-08-15": 5}, "2025-08-31", 9, 4),  # the day of departure pays nothing, whoever was there
        ({}, {"2025-08-13": 0}, "2025-08-31", 4, 2),
        ({"status": "active", "end_on": None}, {}, "2025-08-20", 16, 16),
        ({"status": "planned"}, {}, "2025-08-31", 0, 0),
    ],
)
def test_the_allowance_counts_from_arrival_to_the_day_before_departure(
    connection, change, counts, as_of, person_days, allowance
):
    add_dispatches(connection, change)
    add_daily_counts(connection, 1, counts)
    assert ask(
        connection,
        "SELECT person_days, allowance_person_days FROM dispatch_costs"
        " WHERE as_of = CAST($as_of AS DATE) AND disaster_code = $rain",
        as_of=as_of,
        rain=RAIN,
    ) == [(person_days, allowance)]


def totals(connection) -> dict[str, object]:
    (row,) = costs.totals(connection, as_of=date(2025, 8, 31), disaster_code=RAIN).to_dict("records")
    return row


def test_nothing_entered_is_not_nothing_spent(connection):
    add_dispatches(connection, {}, {}, {"status": "cancelled"})
    insert(connection, "dispatch_accounts", [{"dispatch_id": 2, "legal_basis": "official_trip"}])
    row = totals(connection)
    assert (row["dispatches"], row["entered"], row["lacking_receipts"]) == (2, 0, 0)
    found = costs.by_dispatch(connection, as_of=date(2025, 8, 31), disaster_code=RAIN)
    assert found["total_cost"].isna().all()
    frame = costs.totals(connection, as_of=date(2025, 8, 31), disaster_code=RAIN)
    assert findings.lead(frame, JA) == "派遣2件のうち、経費の記入はまだない"


def test_costs_add_up_and_stand_by_who_pays(connection):
    add_dispatches(connection, {}, {}, {"status": "cancelled"})
    insert(
        connection,
        "dispatch_accounts",
        [
            {"dispatch_id": 1, "travel_cost": 30000, "overtime_cost": None, "payer": "sender_pays"}
            | {"receipts_missing": 2},
            {"dispatch_id": 2, "travel_cost": 1000, "overtime_cost": 500, "payer": None, "receipts_missing": 0},
            {"dispatch_id": 3, "travel_cost": 0, "overtime_cost": 70, "payer": "sender_pays", "receipts_missing": None},
        ],
    )
    row = totals(connection)
    assert (row["dispatches"], row["entered"], row["total_cost"]) == (3, 3, 31570)
    assert (row["receipts_missing"], row["lacking_receipts"]) == (2, 1)
    payers = costs.by_payer(connection, as_of=date(2025, 8, 31), disaster_code=RAIN)
    assert list(zip(payers["payer"].fillna("-"), payers["total_cost"], strict=True)) == [
        ("sender_pays", 30070),
        ("-", 1500),
    ]
    named = payers.assign(payer_name=["派遣元", "未記入"])
    assert findings.by_payer(named, JA) == "負担が最も大きいのは派遣元の30,070円"
    drawn = spec(charts.by_payer(named, JA, LIGHT))
    assert [bar["told"] for bar in drawn["layer"][0]["data"]["values"]] == ["30,070円", "1,500円"]
    frame = costs.totals(connection, as_of=date(2025, 8, 31), disaster_code=RAIN)
    assert findings.lead(frame, EN) == "Costs entered for 3 of 3 dispatches: 31,570 yen; receipts missing for 1"
