"""The sentences above the dispatch charts, in both languages, over small edge tables."""

from __future__ import annotations

from datetime import date, timedelta

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
    add_headcounts,
    add_requests,
    add_survey,
    ask,
    fill_rest,
)
from workforce.findings import dispatches as findings
from workforce.i18n import Words
from workforce.queries import dispatches, needs

JA, EN = Words("ja"), Words("en")
VIEW = {"disaster_code": RAIN, "kind": "emergency", "scope": "headline", "as_of": "2025-09-30"}


def shown(question, connection, words=JA, **params):
    """A frame as a page hands it over."""
    return words.localise(question(connection, **{**VIEW, **params}))


def both(finding, question, connection, **params) -> list[str]:
    """A sentence in Japanese and in English."""
    return [finding(shown(question, connection, words, **params), words) for words in (JA, EN)]


def lead(connection, words=JA, **params) -> str:
    apart = {**VIEW, **params}
    del apart["scope"]
    return findings.lead(
        shown(dispatches.totals, connection, words, **params),
        shown(dispatches.by_day_total, connection, words, **params),
        words.localise(dispatches.lines_apart(connection, **apart)),
        words,
    )


@pytest.fixture(autouse=True)
def disaster(connection):
    add_disaster(connection, headline="victim_support")


def test_without_a_dispatch_that_counts_every_sentence_says_so(connection):
    add_dispatches(connection, {"status": "planned"}, {"status": "cancelled"})
    none = ["数える派遣はまだない", "No dispatch counts yet"]
    assert [lead(connection), lead(connection, EN)] == none
    for finding, question in (
        (findings.daily, dispatches.by_day_total),
        (findings.daily_alt, dispatches.by_day_total),
        (findings.by_period, dispatches.by_month),
        (findings.gantt, dispatches.by_destination),
        (findings.senders, dispatches.by_sender),
    ):
        assert both(finding, question, connection) == none


def test_the_lead_says_when_how_much_whose_where_what_stands_apart_and_the_peak(connection):
    add_dispatches(
        connection,
        {"sender_code": PREFECTURE, "persons": 3},
        {"sender_code": PREFECTURE, "destination_code": KOSA},
        {"sender_code": PREFECTURE, "persons": 1, "task_code": "hq_support", "destination_code": MISATO},
        {"persons": 4, "start_on": "2025-08-15", "end_on": "2025-09-01"},
        {"sender_code": YATSUSHIRO, "destination_code": UBUYAMA, "start_on": "2025-08-16", "end_on": "2025-08-16"},
    )
    assert lead(connection) == (
        "8月13日〜9月1日に延べ89人日を派遣（県15＝1市1町、市町村74＝1市1村）。"
        "ほかに県から災害対策本部支援3人日（美里町）。ピークは8月15日の9人"
    )
    assert lead(connection, EN) == (
        "89 person-days from 08-13 to 09-01 (Prefecture 15 to 1 city and 1 town, Municipalities 74 to 1 city and "
        "1 village). Besides: Prefecture: Disaster HQ support, 3 person-days (Misato Town). Peak: 9 on 08-15"
    )


def test_a_lead_over_several_years_names_them(connection):
    add_dispatches(connection, {"start_on": "2024-12-31", "end_on": "2025-01-02"})
    assert lead(connection) == (
        "令和6年12月31日〜令和7年1月2日に延べ6人日を派遣（市町村6＝1市）。"
        "ピークは令和6年12月31日・令和7年1月1日・令和7年1月2日の2人"
    )


def test_a_lead_to_places_outside_the_prefecture(connection):
    add_dispatches(connection, {"destination_code": OTHER_PREFECTURE, "end_on": "2025-08-13"})
    assert lead(connection) == "8月13日〜8月13日に延べ2人日を派遣（市町村2＝県外1団体）。ピークは8月13日の2人"
    add_dispatches(connection, {"end_on": "2025-08-13"})
    assert lead(connection) == "8月13日〜8月13日に延べ4人日を派遣（市町村4＝1市・県外1団体）。ピークは8月13日の4人"
    assert lead(connection, EN) == (
        "4 person-days from 08-13 to 08-13 (Municipalities 4 to 1 city and 1 place outside). Peak: 4 on 08-13"
    )


def test_a_dispatch_whose_every_day_was_counted_0_is_in_no_sentence(connection):
    add_dispatches(
        connection,
        {"sender_code": PREFECTURE, "destination_code": KOSA, "start_on": "2025-08-12", "end_on": "2025-08-12"},
        {"persons": 3, "end_on": "2025-08-14"},
        {"sender_code": YATSUSHIRO, "destination_code": MISATO, "start_on": "2025-08-15", "end_on": "2025-08-15"},
    )
    add_daily_counts(connection, 1, {"2025-08-12": 0})
    add_daily_counts(connection, 3, {"2025-08-15": 0})
    assert lead(connection) == ("8月13日〜8月14日に延べ6人日を派遣（市町村6＝1市）。ピークは8月13日・8月14日の3人")
    assert findings.daily(shown(dispatches.by_day_total, connection), JA) == "派遣のピークは8月13日・8月14日の3人"
    assert findings.gantt(shown(dispatches.by_destination, connection), JA) == "派遣先は宇城市"
    add_dispatches(connection, {"destination_code": UBUYAMA}, {"destination_code": YATSUSHIRO, "persons": 1})
    assert findings.gantt(shown(dispatches.by_destination, connection), JA) == "派遣先は宇城市・産山村・八代市"


def test_without_anyone_counted_there_is_no_first_sender(connection):
    add_dispatches(connection, {"end_on": "2025-08-13"})
    add_daily_counts(connection, 1, {"2025-08-13": 0})
    assert findings.senders(shown(dispatches.by_sender, connection), JA) == "数える派遣はまだない"
    assert findings.daily(shown(dispatches.by_day_total, connection), JA) == "数える派遣はまだない"


def waves(connection, *periods: tuple[int, str, str]) -> None:
    add_dispatches(connection, *({"persons": n, "start_on": start, "end_on": end} for n, start, end in periods))


@pytest.mark.parametrize(
    ("periods", "japanese"),
    [
        pytest.param(
            [(94, "2025-08-20", "2025-08-20"), (20, "2025-08-21", "2025-08-25"), (19, "2025-08-26", "2025-09-10")],
            "派遣のピークは8月20日の94人、8月26日以降は1日20人未満",
            id="an ebb",
        ),
        pytest.param(
            [(94, "2025-08-20", "2025-08-20"), (5, "2025-08-21", "2025-08-22"), (30, "2025-08-25", "2025-08-25")],
            "派遣のピークは8月20日の94人",
            id="busy again on the last day",
        ),
        pytest.param(
            [(15, "2025-08-20", "2025-08-21"), (3, "2025-08-22", "2025-08-22")],
            "派遣のピークは8月20日・8月21日の15人、8月22日以降は1日4人未満",
            id="a small peak on two days",
        ),
        pytest.param(
            [(3, "2025-08-20", "2025-08-24"), (1, "2025-08-25", "2025-08-26")],
            "派遣のピークは8月20日・8月21日・8月22日 ほか2日の3人",
            id="too few to speak of an ebb",
        ),
    ],
)
def test_the_daily_series(connection, periods, japanese):
    waves(connection, *periods)
    assert findings.daily(shown(dispatches.by_day_total, connection), JA) == japanese


def test_the_daily_series_in_english_and_in_values(connection):
    waves(connection, (88, "2025-08-23", "2025-08-24"), (12, "2025-08-25", "2025-08-30"))
    assert both(findings.daily_alt, dispatches.by_day_total, connection) == [
        "派遣のピークは8月23日・8月24日の88人、8月25日以降は1日20人未満。累計248人日",
        "Peak: 88 away on 08-23, 08-24; under 20 a day from 08-25. 248 person-days so far",
    ]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (dispatches.by_week, ["最も多い週は8月25日からの14人日", "Most in the week from 08-25: 14 person-days"]),
        (dispatches.by_month, ["最も多い月は2025年8月の10人日", "Most in 2025-08: 10 person-days"]),
        (dispatches.by_fiscal_year, ["最も多い年度は2025年度の18人日", "Most in FY2025: 18 person-days"]),
    ],
)
def test_the_period_with_most(connection, question, expected):
    waves(connection, (2, "2025-08-27", "2025-09-04"))
    if question is dispatches.by_week:
        waves(connection, (4, "2025-08-28", "2025-08-28"))
    assert both(findings.by_period, question, connection) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            dispatches.by_week,
            ["最も多い週は9月1日・9月29日からの2人日", "Most in the week from 09-01, 09-29: 2 person-days"],
        ),
        (dispatches.by_month, ["最も多い月は2025年9月の4人日", "Most in 2025-09: 4 person-days"]),
    ],
)
def test_periods_that_tie_are_all_named(connection, question, expected):
    waves(connection, (2, "2025-09-01", "2025-09-01"), (2, "2025-09-29", "2025-09-29"))
    assert both(findings.by_period, question, connection) == expected


def test_months_and_fiscal_years_that_tie_are_all_named(connection):
    waves(connection, (2, "2025-03-31", "2025-04-01"))
    assert both(findings.by_period, dispatches.by_month, connection) == [
        "最も多い月は2025年3月・2025年4月の2人日",
        "Most in 2025-03, 2025-04: 2 person-days",
    ]
    assert both(findings.by_period, dispatches.by_fiscal_year, connection) == [
        "最も多い年度は2024年度・2025年度の2人日",
        "Most in FY2024, FY2025: 2 person-days",
    ]


def needed(connection, words=JA):
    return words.localise(needs.by_task(connection, disaster_code=RAIN, kind="emergency", as_of=VIEW["as_of"]))


def test_the_task_with_the_largest_shortfall(connection):
    add_requests(connection, {}, {"task_code": "waste_work", "persons_per_day": 4})
    add_dispatches(connection, {})
    assert findings.needs(needed(connection), JA) == "派遣で埋まらない人が最も多いのは災害廃棄物（▲12人日）"
    assert findings.needs(needed(connection, EN), EN) == "Dispatches leave most open: Waste mgmt (▲12 person-days)"
    assert findings.needs_alt(needed(connection), JA) == (
        "業務別の必要と充足（人日）：罹災証明書申請受付・発行 必要15 充足6 派遣で埋まらない9、"
        "災害廃棄物処理業務支援 必要12 充足0 派遣で埋まらない12"
    )


def test_tasks_with_the_same_shortfall_are_all_named(connection):
    add_requests(connection, {}, {"task_code": "waste_work"})
    assert (
        findings.needs(needed(connection), JA)
        == "派遣で埋まらない人が最も多いのは災害廃棄物・罹災証明 受付（各▲15人日）"
    )


def test_needs_that_are_met_and_needs_that_nobody_has_stated(connection):
    assert findings.needs(needed(connection), JA) == "要請の記録はない"
    add_requests(connection, {"persons_per_day": 2})
    add_dispatches(connection, {})
    assert findings.needs(needed(connection), JA) == "要請された人日はすべて充足"


def to_places(connection, *numbers: tuple[str, int]) -> None:
    add_dispatches(
        connection,
        *({"destination_code": code, "persons": n, "sender_code": PREFECTURE} for code, n in numbers),
    )


def test_the_first_destinations_and_their_share(connection):
    to_places(connection, (UKI, 5), (KOSA, 3), (YATSUSHIRO, 4), (MISATO, 2), (UBUYAMA, 1))
    assert both(findings.gantt, dispatches.by_destination, connection) == [
        "宇城市・八代市・甲佐町の3団体で受入れの80%",
        "Uki City, Yatsushiro City, Kosa Town (3) received 80%",
    ]
    assert findings.gantt_alt(shown(dispatches.by_destination, connection), JA) == (
        "派遣先別の延べ人日：宇城市 15、八代市 12、甲佐町 9、美里町 6、産山村 3"
    )


def test_shares_short_of_all_are_not_rounded_to_100_percent(connection):
    to_places(connection, (UKI, 900), (KOSA, 90), (YATSUSHIRO, 9), (MISATO, 1))
    assert findings.gantt(shown(dispatches.by_destination, connection), JA) == (
        "宇城市・甲佐町・八代市の3団体で受入れの99%以上"
    )
    add_dispatches(connection, {"persons": 1})
    assert both(findings.senders, dispatches.by_sender, connection) == [
        "熊本県が99%以上、市町村では熊本市が最多",
        "Kumamoto Prefecture sent over 99%; among municipalities most: Kumamoto City",
    ]


def test_few_destinations_are_simply_named(connection):
    to_places(connection, (UKI, 5), (KOSA, 3))
    assert findings.gantt(shown(dispatches.by_destination, connection), JA) == "派遣先は宇城市・甲佐町"


def from_places(connection, *numbers: tuple[str, int]) -> None:
    add_dispatches(connection, *({"sender_code": code, "persons": n} for code, n in numbers))


@pytest.mark.parametrize(
    ("numbers", "japanese"),
    [
        ([(PREFECTURE, 5), (KUMAMOTO, 3), (YATSUSHIRO, 2)], "熊本県が50%、市町村では熊本市が最多"),
        ([(PREFECTURE, 4), (KUMAMOTO, 3), (YATSUSHIRO, 3)], "熊本県が40%、市町村では熊本市・八代市が最多"),
        ([(PREFECTURE, 3), (KUMAMOTO, 5), (YATSUSHIRO, 2)], "熊本市が50%を派遣し最多"),
        ([(PREFECTURE, 5), (KUMAMOTO, 5)], "熊本県・熊本市が各50%を派遣し最多"),
        ([(PREFECTURE, 5)], "熊本県が100%を派遣し最多"),
    ],
)
def test_the_senders(connection, numbers, japanese):
    from_places(connection, *numbers)
    assert findings.senders(shown(dispatches.by_sender, connection), JA) == japanese


def test_the_senders_in_english_and_in_values(connection):
    from_places(connection, (PREFECTURE, 5), (KUMAMOTO, 3), (YATSUSHIRO, 2))
    assert findings.senders(shown(dispatches.by_sender, connection, EN), EN) == (
        "Kumamoto Prefecture sent 50%; among municipalities most: Kumamoto City"
    )
    assert findings.senders_alt(shown(dispatches.by_sender, connection), JA) == (
        "派遣元別の延べ人日：熊本県 15、熊本市 9、八代市 6"
    )


def burden(connection, words=JA):
    found = dispatches.burden(connection, **VIEW, survey_id=1)
    return words.localise(found)


def test_who_is_short_and_sends_heavily(connection):
    add_survey(connection)
    add_headcounts(connection, {(KOSA, "admin"): (100, 90), (MISATO, "admin"): (50, 50)})
    fill_rest(connection, heads=100)
    from_places(connection, (KOSA, 3), (MISATO, 3))
    assert findings.burden(burden(connection), JA) == "欠員率5%超なのに派遣負担が中央値を超えるのは1団体"
    assert findings.burden(burden(connection, EN), EN) == (
        "Vacancy rate above 5%, yet sending above the median: 1 municipality"
    )
    assert findings.burden_alt(burden(connection), JA) == (
        "欠員が多く派遣も重い団体：甲佐町 欠員率10.0% 100人あたり10.0人日"
    )


def test_nobody_is_short_and_sends_heavily(connection):
    add_survey(connection)
    fill_rest(connection)
    from_places(connection, (KOSA, 3))
    sentence = "欠員率5%超で派遣負担が中央値を超える団体はない"
    assert [finding(burden(connection), JA) for finding in (findings.burden, findings.burden_alt)] == [sentence] * 2


def test_a_burden_without_answers_or_without_dispatches(connection):
    assert findings.burden(burden(connection), JA) == "数える派遣はまだない"
    add_survey(connection)
    from_places(connection, (KOSA, 3))
    assert findings.burden(burden(connection), JA) == "まだ回答がない"


# The days of the counted emergency log of the rain's headline tasks, from the tables alone.
DAYS = """
    WITH days AS (
        SELECT d.*, CAST(s.day AS DATE) AS day, coalesce(c.persons, d.persons) AS present
        FROM dispatches AS d JOIN tasks AS t USING (task_code)
        CROSS JOIN LATERAL generate_series(d.start_on, d.end_on, INTERVAL 1 DAY) AS s (day)
        LEFT JOIN daily_counts AS c ON c.dispatch_id = d.dispatch_id AND c.counted_on = CAST(s.day AS DATE)
        WHERE d.disaster_code = 'r7_aug_rain' AND d.kind = 'emergency' AND d.status IN ('active', 'ended')
            AND t.task_group = 'victim_support'
    )
"""


def test_the_sentences_of_the_sample_data_equal_what_the_tables_say(sample_database):
    view = {**VIEW, "disaster_code": "r7_aug_rain", "as_of": date(2025, 11, 20)}
    with sample_database.reading() as connection:
        by_day = ask(connection, DAYS + "SELECT day, sum(present) FROM days GROUP BY day ORDER BY 2 DESC")
        peak, persons = by_day[0]
        quiet_from = max(day for day, present in by_day if present >= 20) + timedelta(days=1)
        places = ask(
            connection,
            DAYS + "SELECT organisation_ja, sum(present) FROM days JOIN organisations"
            " ON destination_code = organisation_code GROUP BY 1 ORDER BY 2 DESC",
        )
        senders = ask(
            connection,
            DAYS + "SELECT organisation_ja, sum(present) FROM days JOIN organisations"
            " ON sender_code = organisation_code GROUP BY 1 ORDER BY 2 DESC",
        )

        assert lead(connection, disaster_code="r7_aug_rain") == (
            "8月13日〜9月30日に延べ1,738人日を派遣（県592＝2市2町、市町村1,146＝5市4町）。"
            "ほかに県から災害対策本部支援3人日（玉名市）、県から災害廃棄物処理2人日（上天草市・天草市）。"
            f"ピークは{peak.month}月{peak.day}日の{persons}人"
        )
        assert findings.daily(shown(dispatches.by_day_total, connection, **view), JA) == (
            f"派遣のピークは{peak.month}月{peak.day}日の{persons}人、"
            f"{quiet_from.month}月{quiet_from.day}日以降は1日20人未満"
        )
        three = "・".join(name for name, _ in places[:3])
        assert findings.gantt(shown(dispatches.by_destination, connection, **view), JA) == (
            f"{three}の3団体で受入れの{sum(days for _, days in places[:3]) / 1738:.0%}"
        )
        assert senders[0] == ("熊本県", 592)
        assert findings.senders(shown(dispatches.by_sender, connection, **view), JA) == (
            f"熊本県が34%、市町村では{senders[1][0]}が最多"
        )
