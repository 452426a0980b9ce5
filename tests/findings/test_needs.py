"""The matrix of needs against fulfilment, its sentence and its colours, by value."""

from __future__ import annotations

from datetime import date

import pytest

from tests.metrics.builders import KOSA, RAIN, UKI, add_disaster, add_dispatches, add_requests
from workforce.charts import needs as charts
from workforce.charts.specs import spec
from workforce.charts.theme import DARK, LIGHT
from workforce.findings import requests as findings
from workforce.i18n import Words
from workforce.queries import needs

JA = Words("ja")


@pytest.fixture
def found(connection):
    """Needs of five a day over three days: met in full, 93 %, 40 %, and by nobody."""
    add_disaster(connection)
    add_requests(
        connection,
        {},
        {"task_code": "hq_support"},
        {"municipality_code": KOSA},
        {"municipality_code": KOSA, "task_code": "hq_support"},
    )
    add_dispatches(
        connection,
        {"persons": 5},
        {"persons": 5, "task_code": "hq_support", "end_on": "2025-08-14"},
        {"persons": 2, "destination_code": KOSA},
    )
    add_dispatches(
        connection,
        {"persons": 4, "task_code": "hq_support", "start_on": "2025-08-15", "end_on": "2025-08-15"},
    )
    asked = {"disaster_code": RAIN, "kind": "emergency", "as_of": date(2025, 8, 20)}
    frame = needs.by_place_and_task(connection, **asked, first_on=date(2025, 8, 1), last_on=date(2025, 8, 31))
    return JA.localise(frame)


def test_the_share_that_is_met(found):
    columns = ["municipality_code", "task_code", "needed", "met", "left_open"]
    assert found[columns].values.tolist() == [
        [KOSA, "hq_support", 15, 0, 15],
        [KOSA, "cert_reception", 15, 6, 9],
        [UKI, "hq_support", 15, 14, 1],
        [UKI, "cert_reception", 15, 15, 0],
    ]
    assert [round(rate, 3) for rate in found["met_rate"]] == [0.0, 0.4, 0.933, 1.0]


def test_the_sentence_names_the_worst(found):
    assert findings.matrix(found, JA) == (
        "要請のある4組（市町村×業務）のうち3組は派遣だけでは足りない。最も足りないのは甲佐町の災害対策本部運営支援：▲15（充足率0.0%）"
    )
    assert findings.matrix(found.tail(1), JA) == "要請のある1組（市町村×業務）はすべて充足"
    assert findings.matrix(found.head(0), JA) == "この期間に要請はない"
    assert findings.matrix_alt(found.tail(1), JA) == (
        "市町村×業務ごとの必要と、派遣で埋まらない人：宇城市 罹災証明書申請受付・発行 必要15・派遣で埋まらない0"
    )


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_only_what_is_not_met_is_orange(found, theme):
    drawn = spec(charts.matrix(found, JA, theme))
    whole = drawn["layer"][0]
    scale = whole["layer"][0]["encoding"]["fill"]["scale"]
    colours = dict(zip(scale["domain"], scale["range"], strict=True))
    cells = {(row["municipality"], row["left_open"]): row for row in whole["data"]["values"]}
    assert {key: (row["shown"], row["state"], colours[row["state"]]) for key, row in cells.items()} == {
        ("甲佐町", 15): ("▲15", "50%未満", theme.vacancy_ramp[3]),
        ("甲佐町", 9): ("▲9", "50%未満", theme.vacancy_ramp[3]),
        ("宇城市", 1): ("▲1", "90%以上", theme.vacancy_ramp[0]),
        ("宇城市", 0): ("○", "すべて充足", theme.volume_ramp[0]),
    }
