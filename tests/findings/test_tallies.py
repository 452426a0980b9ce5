"""The sentences over dispatches by every measure, by value."""

from __future__ import annotations

from datetime import date

import pytest

from tests.metrics.builders import KOSA, KUMAMOTO, RAIN, YATSUSHIRO, add_disaster, add_dispatches
from workforce.charts import tallies as charts
from workforce.charts.specs import spec
from workforce.charts.theme import LIGHT
from workforce.findings import tallies as findings
from workforce.i18n import Words
from workforce.queries import tallies

JA, EN = Words("ja"), Words("en")


@pytest.fixture(autouse=True)
def log(connection):
    add_disaster(connection)
    add_dispatches(
        connection,
        {"sender_code": KUMAMOTO, "wave": "1"},
        {"sender_code": YATSUSHIRO, "wave": "1", "destination_code": KOSA},
    )


def of_split(connection, split: str, as_of: str, words: Words = JA):
    found = tallies.by_part(
        connection, disaster_code=RAIN, kind="emergency", scope="all", split=split, as_of=date.fromisoformat(as_of)
    )
    found = words.localise(found)
    return found.assign(part_name=found["short"])


@pytest.mark.parametrize(
    ("as_of", "words", "expected"),
    [
        ("2025-08-14", JA, "いま4人が派遣中。これまでに実人数4人・延べ8人日・2陣"),
        ("2025-08-20", JA, "派遣中の人はいない。これまでに実人数4人・延べ12人日・2陣"),
        ("2025-08-01", JA, "数える派遣の実績はまだない"),
        ("2025-08-14", EN, "4 persons on duty now; so far 4 distinct persons, 8 person-days and 2 waves"),
    ],
)
def test_the_lead_names_each_measure(connection, as_of, words, expected):
    assert findings.lead(of_split(connection, "total", as_of, words), words) == expected


def test_the_part_with_most(connection):
    shared = of_split(connection, "sender", "2025-08-20")
    assert findings.by_part(shared, JA) == "延べ人日が最も多いのは熊本・八代：各6人日"
    add_dispatches(connection, {"sender_code": KUMAMOTO, "wave": "2", "persons": 1})
    most = of_split(connection, "sender", "2025-08-20")
    assert findings.by_part(most, JA) == "延べ人日が最も多いのは熊本：9人日（実人数3人）"
    assert findings.by_part_alt(most, JA) == (
        "内訳ごとの延べ人日：熊本 9人日（実人数3人、2陣）、八代 6人日（実人数2人、1陣）"
    )
    drawn = spec(charts.by_part(most, JA, LIGHT))
    (whole,) = drawn["layer"]
    bars = whole["layer"][0]
    told = [(row["part_name"], row["person_days"], row["written"]) for row in whole["data"]["values"]]
    assert told == [
        ("熊本", 9, "9人日"),
        ("八代", 6, "6人日"),
    ]
    assert bars["mark"]["color"] == LIGHT.actual


def test_the_disaster_with_most(connection):
    found = JA.localise(tallies.by_disaster(connection, disaster_codes=[RAIN], scope="all", as_of=date(2025, 8, 20)))
    assert findings.by_disaster(found, JA) == (
        "示した災害で延べ人日が最も多いのは豪雨（応援派遣）：実人数4人・延べ12人日・2陣"
    )
    assert findings.by_disaster(found.iloc[:0], JA) == "派遣の実績のある災害はまだない"
