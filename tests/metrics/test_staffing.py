"""vacancies_by_municipality, selected_vacancy_ranks, vacancies_by_occupation, staffing_totals, subtotals by type."""

from __future__ import annotations

import pytest

from tests.metrics.builders import (
    KOSA,
    KUMAMOTO,
    MISATO,
    MUNICIPALITIES,
    UBUYAMA,
    UKI,
    YATSUSHIRO,
    add_headcounts,
    add_survey,
    ask,
    fill_rest,
)
from workforce.queries import vacancies

EVERYTHING = "region_filter = 'all' AND type_filter = 'all' AND size_filter = 'all' AND group_filter = 'all'"


def totals(connection, columns: str, survey_id: int = 1) -> tuple:
    (row,) = ask(connection, f"SELECT {columns} FROM staffing_totals WHERE survey_id = $id", id=survey_id)
    return row


def by_municipality(connection, columns: str) -> dict[str, tuple]:
    rows = ask(
        connection,
        f"SELECT municipality_code, {columns} FROM vacancies_by_municipality"
        f" INNER JOIN selected_vacancy_ranks USING (survey_id, municipality_code) WHERE survey_id = 1 AND {EVERYTHING}",
    )
    return {code: tuple(rest) for code, *rest in rows}


def by_occupation(connection, columns: str, survey_id: int = 1) -> list[tuple]:
    return ask(
        connection,
        f"SELECT occupation_code, {columns} FROM vacancies_by_occupation WHERE survey_id = $id ORDER BY 1",
        id=survey_id,
    )


def test_a_surplus_in_one_town_does_not_hide_a_vacancy_in_another(connection):
    add_survey(connection)
    add_headcounts(connection, {(UKI, "civil"): (10, 8), (KOSA, "civil"): (12, 15), (MISATO, "civil"): (8, 8)})
    assert totals(connection, "net_gap, vacancy, surplus, municipalities_short") == (-1, 2, 3, 1)
    assert by_occupation(connection, "vacancy, surplus, municipalities_short") == [("civil", 2, 3, 1)]


def test_a_surplus_of_one_occupation_does_not_hide_a_vacancy_of_another(connection):
    add_survey(connection)
    add_headcounts(connection, {(UKI, "civil"): (5, 3), (UKI, "admin"): (20, 24)})
    assert by_municipality(connection, "vacancy, surplus, net_gap, is_short")[UKI] == (2, 4, -2, True)


def test_both_fill_rates_the_plain_one_passes_100_percent_the_capped_one_never(connection):
    add_survey(connection)
    add_headcounts(connection, {(UKI, "civil"): (10, 8), (KOSA, "civil"): (10, 15)})
    assert totals(connection, "fill_rate, capped_fill_rate, vacancy_rate") == (23 / 20, 18 / 20, 2 / 20)
    assert by_occupation(connection, "fill_rate, capped_fill_rate, vacancy_rate") == [("civil", 23 / 20, 18 / 20, 0.1)]
    assert by_municipality(connection, "fill_rate, capped_fill_rate, vacancy_rate")[KOSA] == (1.5, 1.0, 0.0)


def test_rates_of_a_plan_of_0_are_empty(connection):
    add_survey(connection)
    add_headcounts(connection, {(UKI, "civil"): (0, 3)})
    rates = "vacancy_rate, fill_rate, capped_fill_rate"
    assert totals(connection, f"{rates}, surplus") == (None, None, None, 3)
    assert by_occupation(connection, rates) == [("civil", None, None, None)]
    assert by_municipality(connection, f"{rates}, vacancy_rate_rank")[UKI] == (None, None, None, None)


def test_municipalities_short_are_distinct_and_do_not_add_up_over_occupations(connection):
    add_survey(connection)
    add_headcounts(
        connection, {(UKI, "civil"): (5, 4), (UKI, "admin"): (9, 7), (KOSA, "admin"): (9, 8), (MISATO, "admin"): (4, 4)}
    )
    assert by_occupation(connection, "municipalities_short") == [("admin", 2), ("civil", 1)]
    assert totals(connection, "municipalities_short") == (2,)


def test_an_unanswered_cell_is_in_no_total_not_even_its_half(connection):
    add_survey(connection)
    add_headcounts(connection, {(UKI, "civil"): (10, None), (UKI, "admin"): (20, 19), (KOSA, "civil"): (None, 6)})
    columns = "cells_asked, cells_answered, is_answered, planned, actual, vacancy, real_gap, is_short"
    found = by_municipality(connection, columns)
    assert found[UKI] == (2, 1, False, 20, 19, 1, 1, True)
    assert found[KOSA] == (1, 0, False, None, None, None, None, False)
    assert found[MISATO] == (0, 0, False, None, None, None, None, False)
    assert by_occupation(connection, "asked, answered, planned, actual, vacancy, real_gap, municipalities_short") == [
        ("admin", 1, 1, 20, 19, 1, 1, 1),
        ("civil", 2, 0, None, None, None, None, 0),
    ]
    assert totals(connection, "municipalities, answered, planned, actual, is_complete") == (45, 0, 20, 19, False)


def test_answered_n_of_45_counts_municipalities_with_every_cell_answered(connection):
    add_survey(connection)
    add_headcounts(connection, {(UKI, "civil"): (1, None), (UKI, "admin"): (1, 1), (KOSA, "admin"): (0, 0)})
    assert totals(connection, "answered, municipalities, is_complete") == (1, MUNICIPALITIES, False)
    fill_rest(connection)
    assert totals(connection, "answered, municipalities, is_complete") == (44, MUNICIPALITIES, False)
    connection.execute("UPDATE headcounts SET actual = 1 WHERE occupation_code = 'civil'")
    assert totals(connection, "answered, municipalities, is_complete") == (45, MUNICIPALITIES, True)


def test_the_counts_beside_the_municipalities_tell_full_unanswered_and_ranked_apart(connection):
    add_survey(connection)
    add_headcounts(
        connection,
        {
            (UKI, "civil"): (10, 9),
            (KOSA, "civil"): (10, 10),
            (MISATO, "civil"): (10, None),
            (UBUYAMA, "civil"): (0, 0),
            (YATSUSHIRO, "civil"): (5, 7),
        },
    )
    columns = "municipalities_without_vacancy, municipalities_unanswered, municipalities_ranked"
    assert set(by_municipality(connection, columns).values()) == {(3, 41, 3)}


def test_ranks_by_rate_are_shared_and_the_order_by_number_is_not(connection):
    add_survey(connection)
    add_headcounts(
        connection,
        {
            (UKI, "civil"): (40, 36),
            (KOSA, "civil"): (10, 9),
            (MISATO, "civil"): (5, 3),
            (UBUYAMA, "civil"): (10, 10),
            (YATSUSHIRO, "civil"): (8, None),
        },
    )
    found = by_municipality(connection, "vacancy_rate_rank, vacancy_order, cumulative_vacancy_share")
    assert [found[code] for code in (UKI, MISATO, KOSA, UBUYAMA)] == [
        (2, 1, 4 / 7),
        (1, 2, 6 / 7),
        (2, 3, 7 / 7),
        (4, 4, 7 / 7),
    ]
    assert found[YATSUSHIRO][0] is None


def test_the_real_gap_is_what_cover_leaves_cell_by_cell(connection):
    add_survey(connection)
    cells = {(UKI, "civil"): (10, 8), (UKI, "admin"): (20, 19), (KOSA, "civil"): (5, 4)}
    add_headcounts(connection, cells, covered={(UKI, "civil"): 1, (UKI, "admin"): 4})
    assert totals(connection, "vacancy, covered_vacancy, real_gap") == (4, 2, 2)
    assert by_occupation(connection, "real_gap") == [("admin", 0), ("civil", 2)]
    assert by_municipality(connection, "vacancy, covered_vacancy, real_gap")[UKI] == (3, 2, 1)


def test_the_change_on_the_year_before_is_given_where_both_rounds_are_complete(connection):
    add_survey(connection, 1, "2024-04-01")
    add_survey(connection, 2, "2025-04-01")
    add_headcounts(connection, {(UKI, "civil"): (10, 9)}, survey_id=1)
    add_headcounts(connection, {(UKI, "civil"): (12, 8)}, survey_id=2)
    fill_rest(connection, survey_id=1)
    fill_rest(connection, survey_id=2)
    columns = "actual_change, planned_change, vacancy_change, vacancy_rate_change"
    assert totals(connection, columns, 2) == (-1, 2, 3, pytest.approx(4 / 452 - 1 / 450))
    assert totals(connection, columns, 1) == (None, None, None, None)
    assert by_occupation(connection, "vacancy_change", 2) == [("admin", 0), ("civil", 3)]
    assert by_occupation(connection, "vacancy_change", 1) == [("admin", None), ("civil", None)]


@pytest.mark.parametrize("incomplete", [1, 2])
def test_one_unanswered_cell_in_either_round_leaves_no_change_on_the_year_before(connection, incomplete):
    add_survey(connection, 1, "2024-04-01")
    add_survey(connection, 2, "2025-04-01")
    for number in (1, 2):
        actual = None if number == incomplete else 9
        add_headcounts(
            connection, {(UKI, "civil"): (10, actual), (UKI, "admin"): (5, 5), (KOSA, "civil"): (5, 4)}, number
        )
        fill_rest(connection, survey_id=number)
    assert totals(connection, "actual_change, vacancy_change", 2) == (None, None)
    assert by_occupation(connection, "vacancy_change", 2) == [("admin", 0), ("civil", None)]


def test_a_round_that_a_municipality_has_not_returned_is_not_compared(connection):
    add_survey(connection, 1, "2024-04-01")
    add_survey(connection, 2, "2025-04-01", "draft")
    fill_rest(connection, survey_id=1)
    add_headcounts(connection, {(UKI, "admin"): (10, 8)}, survey_id=2)
    assert totals(connection, "answered, actual_change, vacancy_change", 2) == (1, None, None)
    assert by_occupation(connection, "answered, is_complete, vacancy_change", 2) == [("admin", 1, False, None)]


def test_a_round_without_a_row_is_unanswered_by_all_and_has_no_totals(connection):
    add_survey(connection)
    columns = "answered, municipalities, municipalities_short, planned, actual, vacancy, vacancy_rate"
    assert totals(connection, columns) == (0, MUNICIPALITIES, 0, None, None, None, None)


def test_subtotals_of_cities_and_towns_and_villages_sum_to_the_prefecture(connection):
    add_survey(connection)
    add_headcounts(
        connection,
        {
            (KUMAMOTO, "admin"): (100, 95),
            (YATSUSHIRO, "admin"): (40, 42),
            (KOSA, "admin"): (20, 17),
            (UBUYAMA, "admin"): (10, 10),
            (MISATO, "admin"): (10, None),
        },
    )
    columns = "subtotal, municipalities, answered, municipalities_short, planned, actual, vacancy, surplus, real_gap"
    assert ask(
        connection, f"SELECT {columns} FROM vacancies_by_municipality_type WHERE {EVERYTHING} ORDER BY subtotal"
    ) == [
        ("cities", 14, 2, 1, 140, 137, 5, 2, 5),
        ("prefecture", 45, 4, 2, 170, 164, 8, 2, 8),
        ("towns_villages", 31, 2, 1, 30, 27, 3, 0, 3),
    ]
    found = vacancies.by_municipality_type(connection, survey_id=1)
    assert found[["subtotal", "vacancy_rate", "fill_rate"]].values.tolist() == [
        ["cities", 5 / 140, 137 / 140],
        ["towns_villages", 3 / 30, 27 / 30],
        ["prefecture", 8 / 170, 164 / 170],
    ]


def test_the_matrix_shows_the_first_municipalities_and_only_occupations_with_a_vacancy(connection):
    add_survey(connection)
    add_headcounts(
        connection,
        {
            (UKI, "admin"): (20, 16),
            (UKI, "civil"): (5, 3),
            (KOSA, "admin"): (9, 6),
            (KOSA, "phn"): (3, 3),
            (MISATO, "civil"): (4, 3),
            (YATSUSHIRO, "admin"): (9, 9),
        },
    )
    found = vacancies.matrix(connection, survey_id=1, first=2)
    columns = ["municipality_code", "municipality_vacancy", "occupation_code", "is_answered", "occupation_vacancy"]
    assert found[columns].values.tolist() == [
        [UKI, 6, "admin", True, 7],
        [UKI, 6, "civil", True, 3],
        [KOSA, 3, "admin", True, 7],
        [KOSA, 3, "civil", False, 3],
    ]
    assert found["vacancy"].tolist()[:3] == [4, 2, 3]
    assert found["cumulative_vacancy_share"].tolist() == [0.6, 0.6, 0.9, 0.9]
    everywhere = vacancies.matrix(connection, survey_id=1, first=10)
    assert everywhere["municipality_code"].drop_duplicates().tolist() == [UKI, KOSA, MISATO]
