"""survey_sequence: which rounds make the series, which came a year before, which is the newest confirmed."""

from __future__ import annotations

from datetime import date

import pytest

from tests.metrics.builders import KOSA, MUNICIPALITIES, UKI, add_headcounts, add_survey, ask, fill_rest
from workforce.queries import surveys, vacancies


def sequence(connection):
    return ask(
        connection,
        "SELECT survey_id, is_in_series, previous_survey_id, is_newest_confirmed FROM survey_sequence ORDER BY 1",
    )


def test_the_year_before_is_the_confirmed_round_exactly_one_year_earlier(connection):
    add_survey(connection, 1, "2023-04-01")
    add_survey(connection, 2, "2024-04-01")
    add_survey(connection, 3, "2024-10-01")
    add_survey(connection, 4, "2025-04-01")
    assert sequence(connection) == [
        (1, True, None, False),
        (2, True, 1, False),
        (3, True, None, False),
        (4, True, 2, True),
    ]


def test_a_draft_is_compared_with_the_year_before_but_nothing_is_compared_with_a_draft(connection):
    add_survey(connection, 1, "2023-04-01", "draft")
    add_survey(connection, 2, "2024-04-01")
    add_survey(connection, 3, "2025-04-01", "draft")
    assert sequence(connection) == [(1, False, None, False), (2, True, None, True), (3, False, 2, False)]


def test_of_two_confirmed_rounds_of_one_date_the_later_entered_one_counts(connection):
    add_survey(connection, 1, "2024-04-01")
    add_survey(connection, 2, "2025-04-01")
    add_survey(connection, 3, "2025-04-01")
    assert sequence(connection) == [(1, True, None, False), (2, False, 1, False), (3, True, 1, True)]


def test_a_corrected_round_has_two_versions_and_the_series_takes_the_revised_one(connection):
    add_survey(connection, 1, "2024-04-01")
    add_survey(connection, 2, "2025-04-01")
    add_survey(connection, 3, "2024-04-01", revises_survey_id=1)
    assert ask(
        connection,
        "SELECT survey_id, survey_version, is_in_series, previous_survey_id, is_newest_confirmed"
        " FROM survey_sequence ORDER BY 1",
    ) == [(1, "first", False, None, False), (2, None, True, 3, True), (3, "revised", True, None, False)]
    assert surveys.listing(connection)["survey_id"].tolist() == [2, 3, 1]
    for number, heads in ((1, 10), (2, 20), (3, 11)):
        add_headcounts(connection, {(UKI, "admin"): (heads, heads)}, survey_id=number)
    assert vacancies.totals_by_year(connection, survey_id=2)["actual"].tolist() == [11, 20]
    assert vacancies.totals_by_year(connection, survey_id=1)["actual"].tolist() == [10]


def test_without_a_confirmed_round_none_is_the_newest(connection):
    add_survey(connection, 1, "2025-04-01", "draft")
    assert sequence(connection) == [(1, False, None, False)]


@pytest.mark.parametrize(
    ("as_of", "fiscal_year", "label"),
    [("2019-04-01", 2019, "H31"), ("2020-03-31", 2019, "H31"), ("2020-04-01", 2020, "R2"), ("2025-04-01", 2025, "R7")],
)
def test_a_round_belongs_to_the_fiscal_year_of_its_date_named_as_in_april(connection, as_of, fiscal_year, label):
    add_survey(connection, 1, as_of)
    assert ask(connection, "SELECT fiscal_year, april_label FROM survey_sequence") == [(fiscal_year, label)]


def test_of_one_date_the_listing_puts_the_round_of_the_series_before_a_draft(connection):
    add_survey(connection, 1, "2025-04-01")
    add_survey(connection, 2, "2025-04-01", "draft")
    add_survey(connection, 3, "2024-04-01")
    assert surveys.listing(connection)["survey_id"].tolist() == [1, 2, 3]


def test_the_series_is_ten_years_up_to_the_chosen_round_without_drafts(connection):
    for number, year in enumerate(range(2013, 2027), start=1):
        add_survey(connection, number, f"{year}-04-01")
        fill_rest(connection, survey_id=number, heads=year - 2000)
    add_survey(connection, 20, "2020-04-01", "draft")
    fill_rest(connection, survey_id=20, heads=1)
    found = vacancies.totals_by_year(connection, survey_id=13)
    assert found["as_of"].dt.date.tolist() == [date(year, 4, 1) for year in range(2016, 2026)]
    assert found["actual"].tolist() == [MUNICIPALITIES * (year - 2000) for year in range(2016, 2026)]
    one = vacancies.municipality_by_year(connection, survey_id=13, municipality_code=UKI)
    assert one["actual"].tolist() == list(range(16, 26))
    assert one["april_label"].tolist() == ["H28", "H29", "H30", "H31", "R2", "R3", "R4", "R5", "R6", "R7"]
    headlines = vacancies.headlines_by_year(connection, survey_id=13)
    assert headlines["occupation_code"].tolist() == ["admin"] * 10
    assert headlines["planned"].tolist() == [MUNICIPALITIES * (year - 2000) for year in range(2016, 2026)]


def test_a_chosen_draft_stands_in_the_series_for_the_confirmed_round_of_its_date(connection):
    add_survey(connection, 1, "2024-04-01")
    add_survey(connection, 2, "2025-04-01")
    add_survey(connection, 3, "2025-04-01", "draft")
    for number, heads in ((1, 10), (2, 11), (3, 12)):
        add_headcounts(connection, {(UKI, "admin"): (heads, heads)}, survey_id=number)
    assert vacancies.totals_by_year(connection, survey_id=3)["survey_id"].tolist() == [1, 3]
    assert vacancies.totals_by_year(connection, survey_id=2)["survey_id"].tolist() == [1, 2]
    for question, arguments in (
        (vacancies.municipality_by_year, {"municipality_code": UKI}),
        (vacancies.headlines_by_year, {}),
    ):
        assert question(connection, survey_id=3, **arguments)["actual"].tolist() == [10, 12]
    add_headcounts(connection, {(UKI, "forestry"): (5, 5)}, survey_id=3)  # no headline occupation
    assert vacancies.headlines_by_year(connection, survey_id=3)["actual"].tolist() == [10, 12]


def test_a_survey_is_returned_by_whoever_said_a_number(connection):
    add_survey(connection)
    add_headcounts(connection, {(UKI, "admin"): (None, None), (UKI, "civil"): (None, 0), (KOSA, "admin"): (None, None)})
    assert ask(connection, "SELECT survey_id, municipality_code FROM returned_surveys") == [(1, UKI)]
