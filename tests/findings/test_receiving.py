"""The sentences over staff received, by value."""

from __future__ import annotations

import pandas as pd

from workforce.findings import receiving
from workforce.i18n import Words

JA, EN = Words("ja"), Words("en")
TOTALS = pd.DataFrame(
    {
        "route_filter": ["all", "kyushu_governors", "mic", "mic"],
        "body_filter": ["all", "all", "all", "national"],
        "route": [None, "九州地方知事会", "総務省", "総務省"],
        "person_days": [1200, 900, 300, 300],
        "person_days_share": [1.0, 0.75, 0.25, 0.25],
        "persons_on_duty": [4, 4, 0, 0],
        "senders": [3, 2, 1, 1],
        "destinations": [2, 2, 1, 1],
    }
)


def test_the_lead_says_how_much_it_was_and_who_is_there():
    assert receiving.lead(TOTALS, JA) == "これまでに3団体から2団体へ延べ1,200人日。いま4人を受け入れている"
    assert receiving.lead(TOTALS.assign(persons_on_duty=0), JA).endswith("いま受け入れている職員はいない")


def test_the_route_with_most_and_its_share():
    assert receiving.by_route(TOTALS, JA) == "九州地方知事会による派遣が75%"
    assert receiving.by_route(TOTALS.assign(person_days=0), JA) == "受け入れた職員はまだいない"
    assert receiving.by_route_alt(TOTALS, EN) == (
        "Person-days received: 九州地方知事会 900 person-days, 総務省 300 person-days"
    )


def test_the_first_of_the_fullest_days():
    days = pd.DataFrame(
        {
            "calendar_day": pd.to_datetime(["2016-05-01", "2016-05-02", "2016-05-03"]),
            "persons_in_all": [3, 37, 37],
        }
    )
    assert receiving.by_day(days, JA) == "最も多かったのは平成28年5月2日の37人"
    assert receiving.by_day(days.assign(persons_in_all=0), JA) == "受け入れた職員はまだいない"


def test_the_occupation_with_most():
    rows = pd.DataFrame({"occupation": ["土木技師", "建築技師"], "person_days": [20, 20]})
    assert receiving.by_occupation(rows, JA) == "最も多いのは土木技師・建築技師の各20人日"
