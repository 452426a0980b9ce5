"""Staff exchange: recorded beside published."""

from __future__ import annotations

from tests.metrics.builders import KOSA, PREFECTURE, UKI, ask, insert
from workforce.charts import exchanges as charts
from workforce.charts.specs import spec
from workforce.charts.theme import LIGHT
from workforce.findings import exchanges as findings
from workforce.i18n import Words
from workforce.queries import exchanges

JA = Words("ja")
EXCHANGE = {"fiscal_year": 2025, "exchange_type": "mutual", "sender_code": UKI, "host_code": PREFECTURE, "persons": 2}
COLUMNS = "fiscal_year, exchange_type, recorded_persons, published_persons, difference"


def add(connection, *changes: dict) -> None:
    insert(connection, "staff_exchanges", [EXCHANGE | {"exchange_state": "valid"} | change for change in changes])


def totals(connection) -> list[tuple]:
    return ask(connection, f"SELECT {COLUMNS} FROM exchange_totals ORDER BY fiscal_year, exchange_type")


def test_the_published_totals_stand_before_anything_is_recorded(connection):
    assert totals(connection) == [(2025, "mutual", 0, 37, -37), (2025, "trainee", 0, 18, -18)]
    found = JA.localise(exchanges.totals(connection))
    assert findings.lead(found, JA) == (
        "令和7年度の相互交流派遣は公表37人（記録なし）。令和7年度の研修職員は公表18人（記録なし）"
    )


def test_records_add_up_and_a_withdrawn_one_counts_nowhere(connection):
    add(
        connection,
        {},
        {"sender_code": PREFECTURE, "host_code": KOSA, "persons": 3},
        {"exchange_state": "withdrawn", "persons": 50},
        {"exchange_type": "trainee", "persons": 18},
        {"fiscal_year": 2026},
    )
    assert totals(connection) == [
        (2025, "mutual", 5, 37, -32),
        (2025, "trainee", 18, 18, 0),
        (2026, "mutual", 2, None, None),
    ]
    found = JA.localise(exchanges.totals(connection)).assign(label=["a", "b", "c"])
    assert findings.lead(found, JA) == "令和8年度の相互交流派遣は2人を記録"
    drawn = spec(charts.totals(found, JA, LIGHT))
    assert [bar["recorded_persons"] for bar in drawn["layer"][0]["layer"][1]["data"]["values"]] == [2, 5, 18]
    assert findings.lead(found.head(0), JA) == "人事交流の記録はまだない"
