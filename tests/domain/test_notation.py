from datetime import date

import pandas as pd
import pytest

from workforce.domain import notation


@pytest.mark.parametrize(
    ("value", "written"),
    [(1234, "1,234"), (-1, "▲1"), (-1234.4, "▲1,234"), (0, "0"), (-0.4, "0"), (2.5, "3"), (None, "－"), (pd.NA, "－")],
)
def test_a_number_has_separators_and_a_triangle_when_negative(value, written):
    assert notation.number(value) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [(7623.0, "7,623"), (-1.0, "▲1"), (1.25, "1.25"), (76.2, "76.2"), (47000, "47,000"), (0.0, "0"), (None, "－")],
)
def test_a_printed_number_keeps_the_decimals_it_has(value, written):
    assert notation.as_printed(value) == written


@pytest.mark.parametrize(("value", "written"), [(3, "＋3"), (-3, "▲3"), (0, "±0"), (float("nan"), "－")])
def test_a_difference_carries_its_sign(value, written):
    assert notation.signed(value) == written


@pytest.mark.parametrize(
    ("rate", "written"), [(0.0204, "2.0%"), (0.0205, "2.1%"), (1.0, "100.0%"), (-0.00001, "0.0%"), (None, "－")]
)
def test_a_rate_is_a_percentage_rounded_half_up(rate, written):
    assert notation.percent(rate) == written


@pytest.mark.parametrize(
    ("rate", "written"),
    [
        (0.9994, "99.9%"), (0.9995, "99.95%"), (0.9997, "99.97%"), (0.99996, "99.996%"), (0.9999999, "100.0000%"),
        (1.0, "100.0%"), (1.0004, "100.0%"), (0.0005, "0.1%"), (0.0003, "0.03%"), (0.0, "0.0%"),
    ],
)  # fmt: skip
def test_what_is_short_of_all_or_more_than_none_is_not_written_as_it(rate, written):
    assert notation.percent(rate) == written


@pytest.mark.parametrize(
    ("rates", "least", "decimals"),
    [([0.5, 1.0, 0.0], 1, 1), ([0.5, 0.9997], 1, 2), ([0.00004, None, 0.2], 1, 3), ([0.996], 0, 0), ([], 2, 2)],
)
def test_rates_beside_each_other_have_the_decimals_that_the_nearest_to_whole_asks_for(rates, least, decimals):
    assert notation.percent_decimals(rates, least) == decimals


@pytest.mark.parametrize(
    ("difference", "written"), [(0.002, "＋0.2pt"), (-0.012, "▲1.2pt"), (0.0001, "±0.0pt"), (pd.NA, "－")]
)
def test_a_difference_of_rates_is_in_points(difference, written):
    assert notation.points(difference) == written


@pytest.mark.parametrize(
    ("day", "japanese", "short"),
    [
        (date(2025, 4, 1), "令和7年4月1日", "R7"),
        (date(2019, 5, 1), "令和元年5月1日", "R1"),
        (date(2019, 4, 30), "平成31年4月30日", "H31"),
        (date(2019, 4, 1), "平成31年4月1日", "H31"),
        (date(1989, 1, 8), "平成元年1月8日", "H1"),
        (date(1989, 1, 7), "昭和64年1月7日", "S64"),
        (date(1926, 12, 24), "1926年12月24日", "1926"),
        (pd.Timestamp("2025-08-13"), "令和7年8月13日", "R7"),
        (pd.NaT, "－", "－"),
    ],
)
def test_an_era_begins_on_its_own_day(day, japanese, short):
    assert (notation.japanese_date(day), notation.short_era(day)) == (japanese, short)


def test_a_date_and_a_period_are_written_for_the_reader():
    start, end = date(2025, 8, 13), date(2025, 9, 30)
    assert [notation.day(start, "ja"), notation.day(start, "en")] == ["令和7年8月13日", "2025-08-13"]
    assert notation.period(start, end, "ja") == "令和7年8月13日～9月30日"
    assert notation.period(start, date(2026, 3, 31), "ja") == "令和7年8月13日～令和8年3月31日"
    assert notation.period(start, None, "ja") == "令和7年8月13日～"
    assert notation.period(start, end, "en") == "2025-08-13 – 2025-09-30"
    assert notation.period(start, None, "en") == "2025-08-13 –"


def test_the_details_of_a_problem_are_written_for_a_sentence():
    details = {"days": [date(2025, 8, 13), date(2025, 8, 14)], "most": 9999, "value": "約10"}
    assert notation.details(details, "ja") == {
        "days": "令和7年8月13日、令和7年8月14日",
        "most": "9,999",
        "value": "約10",
    }
    assert notation.details(details, "en") == {"days": "2025-08-13, 2025-08-14", "most": "9,999", "value": "約10"}


def test_a_day_within_a_known_year():
    assert notation.month_day(date(2025, 8, 3), "ja") == "8月3日"
    assert notation.month_day(date(2025, 8, 3), "en") == "08-03"
    assert notation.month_day(None, "ja") == "－"
