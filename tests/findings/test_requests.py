"""The sentences about requests, offers and disasters, in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from tests.metrics.builders import (
    KOSA,
    RAIN,
    UKI,
    add_disaster,
    add_dispatches,
    add_offers,
    add_requests,
    add_revisions,
)
from workforce.findings import disasters as disaster_findings
from workforce.findings import requests as findings
from workforce.i18n import Words
from workforce.queries import disasters, needs, offers, requests

JA, EN = Words("ja"), Words("en")
DAY = date(2025, 8, 14)
HERE = {"disaster_code": RAIN, "as_of": DAY}


def both(finding, frame, *more) -> list[str]:
    return [finding(words.localise(frame), *more, words) for words in (JA, EN)]


def lead(connection) -> list[str]:
    totals = requests.totals(connection, **HERE, kind="emergency").iloc[0]
    return [findings.lead(totals, words) for words in (JA, EN)]


def test_without_requests_and_offers_it_says_so(connection):
    add_disaster(connection)
    assert lead(connection) == ["対応中の要請はありません。", "No open request."]
    assert both(findings.listed, requests.listing(connection, **HERE)) == [
        "該当する要請はありません",
        "No such request",
    ]
    assert both(findings.offered, offers.listing(connection, **HERE))[0] == "残りのある申出はない"
    assert both(findings.offers_to, offers.listing(connection, **HERE))[0] == "この要請に応じられる申出はない"


def test_the_gap_is_named_with_its_place_and_what_is_offered(connection):
    add_disaster(connection)
    add_requests(connection, {}, {"municipality_code": KOSA, "persons_per_day": 4}, {"status": "ended"})
    add_dispatches(connection, {"persons": 2})
    add_offers(connection, {}, {"confirmed_on": "2025-07-01", "offered_on": "2025-07-01", "request_id": None})
    assert lead(connection) == [
        "対応中の要請2件のうち2件で人が足りません。いま7人不足、これらの要請への申出の残りは3人です。",
        "2 of 2 open requests lack people: 7 missing now, 3 still offered to them.",
    ]
    listed = requests.listing(connection, **HERE)
    assert both(findings.listed, listed)[0] == "今日から先の不足が最も大きいのは甲佐町（▲4人）"
    assert both(findings.offered, offers.listing(connection, **HERE))[0] == "残りのある申出は2件、うち1件は確認が古い"
    of_uki = listed[listed["request_id"] == 1]
    assert both(findings.how_far, of_uki) == [
        "宇城市・罹災証明書申請受付・発行：令和7年8月14日は必要5人に対し充足2人、▲3人",
        "Uki City, Disaster-victim certificate reception and issue: 5 needed on 2025-08-14, 2 met, ▲3",
    ]
    on_the_day = needs.by_place_and_task(connection, **HERE, kind="emergency", first_on=DAY, last_on=DAY)
    assert both(findings.places, on_the_day, True)[0].startswith("派遣で埋まらない人が最も多いのは宇城市の")


def test_a_request_whose_period_is_over_is_no_gap_and_is_asked_to_be_ended(connection):
    add_disaster(connection)
    past = {"end_on": "2025-08-13", "persons_per_day": 2}
    add_requests(connection, {}, past | {"municipality_code": KOSA}, past | {"status": "ended"})
    assert lead(connection) == [
        "対応中の要請2件のうち1件で人が足りません。いま5人不足、これらの要請への申出は残っていません。"
        "期間が過ぎても終了していない要請が1件あります（終了・充足不能などにしてください）。",
        "1 of 2 open requests lacks people: 5 missing now, nothing still offered to it."
        " 1 request is still open though the period is over: end it or say what became of it.",
    ]
    listed = requests.listing(connection, **HERE).set_index("request_id", drop=False)
    task = "罹災証明書申請受付・発行"
    assert [both(findings.how_far, listed.loc[[number]])[0] for number in (2, 3)] == [
        f"甲佐町・{task}：期間（令和7年8月13日まで）が過ぎても終了していない。必要2人日のうち充足なし",
        f"宇城市・{task}：期間は令和7年8月13日まで。必要2人日のうち充足なし",
    ]
    closed = listed.loc[[2]].assign(closed_days=1)
    assert both(findings.how_far, closed)[0].endswith("必要2人日のうち充足なし、任期付などで1人日")
    assert both(findings.how_far, closed)[1].endswith("none was met, 1 closed by fixed-term staff or otherwise")


@pytest.mark.parametrize(
    ("closed", "unmet", "said"),
    [
        (1, 2, "必要5人に対し派遣2人・任期付など1人、▲2人"),
        (3, 0, "必要5人に対し派遣2人・任期付など3人、残りなし"),
    ],
)
def test_a_request_says_what_dispatches_and_what_others_meet(connection, closed, unmet, said):
    add_disaster(connection)
    add_requests(connection, {})
    add_dispatches(connection, {"persons": 2})
    row = requests.listing(connection, **HERE).assign(closed=closed, unmet=unmet)
    assert both(findings.how_far, row)[0] == f"宇城市・罹災証明書申請受付・発行：令和7年8月14日は{said}"


def test_who_is_all_there_is_not_missing(connection):
    add_disaster(connection)
    add_requests(connection, {})
    add_dispatches(connection, {"persons": 5})
    assert lead(connection)[0] == "対応中の要請は1件。いまも今後も不足はありません。"
    listed = requests.listing(connection, **HERE)
    assert both(findings.listed, listed)[0] == "表示した要請に今後の不足はない"
    assert both(findings.how_far, listed)[0] == "宇城市・罹災証明書申請受付・発行：令和7年8月14日は必要5人をすべて確保"


def test_a_cancelled_request_needs_nobody_and_a_revised_one_says_from_what_to_what(connection):
    add_disaster(connection)
    add_requests(connection, {"status": "cancelled", "municipality_code": UKI})
    assert both(findings.how_far, requests.listing(connection, **HERE))[0] == (
        "宇城市・罹災証明書申請受付・発行：必要な日はない"
    )
    assert both(findings.sizes, requests.revisions(connection, request_id=1)) == ["規模：1日5人", "Size: 5 a day"]
    size = {"asked_on": DAY, "effective_on": DAY, "start_on": "2025-08-13", "end_on": "2025-08-15"}
    add_revisions(connection, 1, {**size, "persons_per_day": 8})
    assert both(findings.sizes, requests.revisions(connection, request_id=1)) == [
        "規模：1日5人から8人へ（令和7年8月14日から）",
        "Size: from 5 to 8 a day (from 2025-08-14)",
    ]


def test_the_disasters_being_dealt_with_are_named(connection):
    assert both(disaster_findings.lead, disasters.overview(connection, as_of=DAY))[0] == "対応中の災害はありません。"
    add_disaster(connection)
    add_requests(connection, {}, {"status": "ended"})
    found = disasters.overview(connection, as_of=DAY)
    assert both(disaster_findings.lead, found) == ["対応中の災害は1件：豪雨。", "1 open: Rain."]
    assert found["open_requests"].tolist() == [1]
