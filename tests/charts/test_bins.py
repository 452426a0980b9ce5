"""Where bins begin, and what the legend says of them."""

from __future__ import annotations

import pytest

from workforce.charts.bins import PERSON_DAYS, PERSON_DAYS_OF_YEARS, VACANCIES, VACANCY_RATES
from workforce.i18n import Words


@pytest.mark.parametrize(
    ("rate", "bin_number"),
    [(0.0001, 0), (0.0199, 0), (0.02, 1), (0.0499, 1), (3 / 60, 2), (0.0799, 2), (4 / 50, 3), (1.0, 3)],
)
def test_a_rate_on_a_limit_belongs_to_the_bin_that_begins_there(rate: float, bin_number: int):
    assert VACANCY_RATES.index(rate) == bin_number


@pytest.mark.parametrize(("vacancies", "bin_number"), [(1, 0), (2, 1), (3, 1), (4, 2), (6, 2), (7, 3), (70, 3)])
def test_vacancies_fall_into_the_bin_their_label_names(vacancies: int, bin_number: int):
    assert VACANCIES.index(vacancies) == bin_number


@pytest.mark.parametrize(
    ("person_days", "bin_number"),
    [(1, 0), (10, 0), (11, 1), (25, 1), (26, 2), (50, 2), (51, 3), (100, 3), (101, 4), (2371, 4)],
)
def test_person_days_fall_into_the_bin_their_label_names(person_days: int, bin_number: int):
    assert PERSON_DAYS.index(person_days) == bin_number


def test_labels_in_japanese():
    ja = Words("ja")
    assert VACANCY_RATES.rate_labels(ja) == ["2%未満", "2～5%", "5～8%", "8%以上"]
    assert VACANCIES.count_labels(ja) == ["1", "2～3", "4～6", "7以上"]
    assert PERSON_DAYS.count_labels(ja) == ["1～10", "11～25", "26～50", "51～100", "101以上"]
    assert PERSON_DAYS_OF_YEARS.count_labels(ja)[-2:] == ["501～1,000", "1,001以上"]


def test_labels_in_english():
    en = Words("en")
    assert VACANCY_RATES.rate_labels(en) == ["under 2%", "2–5%", "5–8%", "8% or more"]
    assert VACANCIES.count_labels(en) == ["1", "2–3", "4–6", "7 or more"]
