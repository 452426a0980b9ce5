"""municipality_classes, municipality_selections, occupation_selections, and what is counted within a selection:
survey_comparisons, municipality_comparisons, vacancies_by_municipality_and_group, selected_vacancy_ranks,
occupation_sums, selected_vacancies_by_occupation, selection_sums and selected_staffing_totals."""

from __future__ import annotations

import itertools

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
    scratch,
)
from workforce.domain.selections import ALL, Selection
from workforce.queries import vacancies

any_data = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
heads = st.none() | st.integers(0, 30)
cells = st.dictionaries(
    st.tuples(st.sampled_from([KUMAMOTO, UKI, KOSA, UBUYAMA, MISATO]), st.sampled_from(["admin", "civil", "phn"])),
    st.tuples(heads, heads),
    max_size=14,
)


def totals(connection, columns: str, survey_id: int = 1, **filters: str) -> tuple:
    row = vacancies.totals(connection, survey_id=survey_id, selection=Selection(**filters)).iloc[0]
    values = [row[name.strip()] for name in columns.split(",")]
    return tuple(None if pd.isna(value) else value for value in values)


@pytest.mark.parametrize(
    ("population", "municipality_type", "size_class", "peer_group"),
    [
        (4_999, "village", "under_5k", "town_under_5k"),
        (5_000, "town", "5k_10k", "town_5k_10k"),
        (9_999, "town", "5k_10k", "town_5k_10k"),
        (10_000, "town", "10k_20k", "town_10k_20k"),
        (20_000, "town", "20k_50k", "town_over_20k"),
        (19_999, "city", "10k_20k", "city_under_50k"),
        (49_999, "city", "20k_50k", "city_under_50k"),
        (50_000, "city", "50k_100k", "city_over_50k"),
        (100_000, "city", "over_100k", "city_over_50k"),
        (740_000, "designated_city", "over_100k", "designated_city"),
        (None, "town", "unknown", None),
        (None, "designated_city", "unknown", "designated_city"),
        (0, "village", "under_5k", "town_under_5k"),
    ],
)
def test_size_and_peers_of_a_municipality(connection, population, municipality_type, size_class, peer_group):
    connection.execute(
        "UPDATE municipalities SET population = $n, municipality_type = $type WHERE municipality_code = $code",
        {"n": population, "type": municipality_type, "code": KOSA},
    )
    assert ask(
        connection,
        "SELECT size_class, peer_group FROM municipality_classes WHERE municipality_code = $code",
        code=KOSA,
    ) == [(size_class, peer_group)]


def test_every_municipality_stands_once_in_each_selection_that_it_fits(connection):
    found = ask(
        connection,
        "SELECT region_filter, type_filter, size_filter FROM municipality_selections WHERE municipality_code = $code",
        code=UKI,
    )
    assert sorted(found) == sorted(itertools.product((ALL, "uki"), (ALL, "city"), (ALL, "50k_100k")))
    assert ask(
        connection,
        "SELECT count(*) FROM municipality_selections"
        " WHERE region_filter = 'all' AND type_filter = 'all' AND size_filter = 'all'",
    ) == [(MUNICIPALITIES,)]
    groups = "SELECT group_filter FROM occupation_selections WHERE occupation_code = 'civil' ORDER BY 1"
    assert ask(connection, groups) == [("all",), ("specialist",)]


def test_a_selection_counts_its_municipalities_and_occupations_alone(connection):
    add_survey(connection)
    add_headcounts(
        connection,
        {
            (UKI, "admin"): (50, 45),
            (UKI, "civil"): (5, 6),
            (KOSA, "admin"): (20, 19),
            (KOSA, "civil"): (4, 2),
            (UBUYAMA, "admin"): (9, None),
        },
    )
    columns = "municipalities, answered, municipalities_short, municipalities_over, vacancy, surplus, net_gap"
    assert totals(connection, columns) == (45, 2, 2, 1, 8, 1, 7)
    assert totals(connection, columns, type_filter="city") == (13, 1, 1, 1, 5, 1, 4)
    assert totals(connection, columns, group_filter="specialist") == (
        45,
        3,
        1,
        1,
        2,
        1,
        1,
    )  # the village has no such post
    assert totals(connection, columns, type_filter="town", group_filter="clerical") == (23, 1, 1, 0, 1, 0, 1)
    assert totals(connection, "vacancy_rate, is_everything", type_filter="town") == (3 / 24, False)
    assert totals(connection, "is_everything") == (True,)


def test_a_selection_that_nobody_fits_has_no_row(connection):
    add_survey(connection)
    fill_rest(connection)
    selection = Selection(type_filter="village", size_filter="over_100k")
    assert vacancies.totals(connection, survey_id=1, selection=selection).empty


def test_who_returned_the_survey_and_has_no_post_of_the_group_answered_with_0(connection):
    add_survey(connection)
    cells = {(UKI, "admin"): (5, 4), (KOSA, "admin"): (5, None), (MISATO, "civil"): (2, None)}
    add_headcounts(connection, {**cells, (UBUYAMA, "admin"): (None, None)})  # asked, and nothing came
    found = ask(
        connection,
        "SELECT municipality_code, cells_asked, planned, vacancy, is_answered, is_short, vacancy_rate"
        " FROM vacancies_by_municipality_and_group"
        " WHERE group_filter = 'specialist' AND municipality_code IN ($uki, $kosa, $misato, $blank, $none) ORDER BY 1",
        uki=UKI,
        kosa=KOSA,
        misato=MISATO,
        blank=UBUYAMA,
        none=YATSUSHIRO,
    )
    assert found == [
        (YATSUSHIRO, 0, None, None, False, False, None),
        (UKI, 0, 0, 0, True, False, None),
        (MISATO, 1, None, None, False, False, None),
        (UBUYAMA, 0, None, None, False, False, None),
        (KOSA, 0, 0, 0, True, False, None),
    ]


def test_ranks_and_shares_are_those_within_the_selection(connection):
    add_survey(connection)
    add_headcounts(connection, {(UKI, "civil"): (10, 6), (KOSA, "civil"): (10, 7), (MISATO, "civil"): (10, 9)})
    selection = Selection(type_filter="town")
    found = vacancies.by_municipality(connection, survey_id=1, selection=selection).set_index("municipality_code")
    assert len(found) == 23
    columns = ["vacancy_order", "vacancy_rate_rank", "municipalities_ranked", "cumulative_vacancy_share"]
    assert found.loc[[KOSA, MISATO], columns].values.tolist() == [[1, 1, 2, 0.75], [2, 2, 2, 1.0]]
    matrix = vacancies.matrix(connection, survey_id=1, first=10, selection=selection)
    assert matrix[["municipality_code", "municipality_vacancy", "occupation_vacancy"]].values.tolist() == [
        [KOSA, 3, 4],
        [MISATO, 1, 4],
    ]


def test_the_change_within_a_selection_needs_only_its_own_answers(connection):
    for number, day, actual in ((1, "2024-04-01", 9), (2, "2025-04-01", 7)):
        add_survey(connection, number, day)
        add_headcounts(connection, {(KUMAMOTO, "admin"): (10, actual), (KOSA, "admin"): (5, None)}, number)
    columns = "is_complete, vacancy_change"
    assert totals(connection, columns, 2, type_filter="designated_city") == (True, 2)
    assert totals(connection, columns, 2) == (False, None)
    found = vacancies.by_occupation(connection, survey_id=2, selection=Selection(type_filter="designated_city"))
    assert found[["occupation_code", "asked", "is_complete", "vacancy_change"]].values.tolist() == [
        ["admin", 1, True, 2]
    ]


def test_a_round_is_counted_with_itself_and_with_the_one_of_the_year_before(connection):
    add_survey(connection, 1, "2023-04-01")
    add_survey(connection, 2, "2024-04-01")
    add_survey(connection, 3, "2026-04-01")
    assert ask(connection, "SELECT survey_id, counted_survey_id, years_back FROM survey_comparisons ORDER BY ALL") == [
        (1, 1, 0),
        (2, 1, 1),
        (2, 2, 0),
        (3, 3, 0),
    ]
    add_headcounts(connection, {(UKI, "admin"): (5, 4)}, 1)
    found = (
        "SELECT survey_id, years_back, vacancy FROM municipality_comparisons WHERE vacancy > 0 AND group_filter = 'all'"
    )
    assert ask(connection, f"{found} ORDER BY 1") == [(1, 0, 1), (2, 1, 1)]


@any_data
@given(cells=cells)
def test_the_parts_of_every_filter_sum_to_the_whole(reference_database, cells):
    with scratch(reference_database) as connection:
        add_survey(connection)
        add_headcounts(connection, cells)
        counts = ("planned", "actual", "vacancy", "surplus", "covered_vacancy", "real_gap", "net_gap")
        filters = ("region_filter", "type_filter", "size_filter", "group_filter")
        narrowed = ", ".join(f"{name} <> 'all'" for name in filters)
        how_many = " + ".join(f"CAST({name} <> 'all' AS INTEGER)" for name in filters)
        sums = ", ".join(f"coalesce(sum({name}), 0)" for name in counts)
        everything, *by_one_filter = [tuple(name == by for name in filters) for by in (None, *filters)]
        whole = None
        for view in ("selection_sums", "selected_staffing_totals"):
            rows = ask(connection, f"SELECT {narrowed}, {sums} FROM {view} WHERE {how_many} <= 1 GROUP BY {narrowed}")
            found = {row[:4]: row[4:] for row in rows}
            whole = whole or found[everything]
            assert found == dict.fromkeys([everything, *by_one_filter], whole)
        municipal = "region_filter = 'all' AND type_filter = 'all' AND size_filter = 'all'"
        (by_occupation,) = ask(
            connection,
            "SELECT coalesce(sum(planned), 0), coalesce(sum(actual), 0), coalesce(sum(vacancy), 0),"
            f" coalesce(sum(surplus), 0) FROM selected_vacancies_by_occupation WHERE {municipal}",
        )
        assert by_occupation == whole[:4]
        (ranked,) = ask(
            connection,
            f"SELECT count(*) FROM selected_vacancy_ranks WHERE {municipal} AND group_filter = 'specialist'",
        )
        assert ranked == (MUNICIPALITIES,)
