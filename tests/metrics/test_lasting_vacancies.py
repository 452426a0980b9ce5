"""vacancy_runs, cover_steps and vacancy_peers: how long, how covered, and beside similar municipalities."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.metrics.builders import (
    KOSA,
    KUMAMOTO,
    MISATO,
    UBUYAMA,
    UKI,
    add_headcounts,
    add_survey,
    ask,
    insert,
    scratch,
)
from workforce.domain.selections import Selection
from workforce.queries import vacancies

any_data = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)

SHORT, FULL, OPEN = (5, 4), (5, 5), (5, None)
NO_ROW, NOT_RETURNED, BLANK, NO_ROUND = "no row", "not returned", "blank", "no round"


def history(connection, years: list) -> None:
    """What a town said of one occupation in each year up to 2025, oldest first."""
    for back, said in enumerate(reversed(years)):
        if said == NO_ROUND:
            continue
        number = 100 - back
        add_survey(connection, number, f"{2025 - back}-04-01")
        if said != NOT_RETURNED:
            add_headcounts(connection, {(UKI, "admin"): (None, None) if said == BLANK else (50, 50)}, number)
        if isinstance(said, tuple):
            add_headcounts(connection, {(UKI, "civil"): said}, number)


@pytest.mark.parametrize(
    ("years", "running", "at_least"),
    [
        pytest.param([SHORT], 1, True, id="the first round ever"),
        pytest.param([FULL, SHORT], 1, False, id="new"),
        pytest.param([SHORT, SHORT], 2, True, id="since the first round"),
        pytest.param([FULL, SHORT, SHORT, SHORT], 3, False, id="three years"),
        pytest.param([SHORT, FULL, SHORT], 1, False, id="a full year ends the run"),
        pytest.param([SHORT, (5, 7), SHORT], 1, False, id="a surplus ends the run"),
        pytest.param([SHORT, (0, 0), SHORT], 1, False, id="a plan of 0 ends the run"),
        pytest.param([SHORT, OPEN, SHORT, SHORT], 2, True, id="an unanswered year ends it without being known"),
        pytest.param([SHORT, NO_ROUND, SHORT, SHORT], 2, True, id="a year without a round"),
        pytest.param([SHORT, NOT_RETURNED, SHORT], 1, True, id="a year in which nothing was returned"),
        pytest.param([SHORT, BLANK, SHORT], 1, True, id="a year that asked other posts and got no answer"),
        pytest.param([SHORT, NO_ROW, SHORT], 1, False, id="a year without such a post"),
        pytest.param([(9, 1), (9, 8), (9, 5)], 3, True, id="however many are missing"),
    ],
)
def test_years_running(connection, years, running, at_least):
    history(connection, years)
    found = ask(
        connection,
        "SELECT years_running, is_at_least, is_lasting, year(since_on) FROM vacancy_runs WHERE survey_id = 100",
    )
    assert found == [(running, at_least, running >= 3, 2026 - running)]


def test_a_round_on_another_day_of_the_year_neither_counts_nor_ends_a_run(connection):
    history(connection, [FULL, SHORT, SHORT, SHORT])
    add_survey(connection, 50, "2024-10-01")
    add_headcounts(connection, {(UKI, "civil"): SHORT, (UKI, "admin"): (50, 50)}, 50)
    runs = "SELECT years_running, is_at_least FROM vacancy_runs WHERE survey_id = $id"
    assert ask(connection, runs, id=100) == [(3, False)]
    assert ask(connection, runs, id=50) == [(1, True)]


def test_a_round_and_its_revision_are_one_year(connection):
    history(connection, [FULL, SHORT, SHORT])
    add_survey(connection, 101, "2025-04-01", revises_survey_id=100)
    add_survey(connection, 102, "2024-04-01", revises_survey_id=99)
    for number, civil in ((101, SHORT), (102, FULL)):
        add_headcounts(connection, {(UKI, "civil"): civil, (UKI, "admin"): (50, 50)}, number)
    runs = "SELECT years_running, is_at_least FROM vacancy_runs WHERE survey_id = $id"
    assert ask(connection, runs, id=101) == ask(connection, runs, id=100) == [(1, False)]


def test_without_a_vacancy_nothing_lasts(connection):
    history(connection, [SHORT, SHORT, FULL])
    assert ask(connection, "SELECT * FROM vacancy_runs WHERE survey_id = 100") == []
    assert vacancies.runs_by_length(connection, survey_id=100).empty


def test_a_draft_counts_on_from_the_confirmed_rounds_and_a_draft_before_it_does_not_count(connection):
    history(connection, [FULL, SHORT, SHORT])
    add_survey(connection, 101, "2026-04-01", "draft")
    add_headcounts(connection, {(UKI, "civil"): SHORT}, 101)
    runs = "SELECT years_running FROM vacancy_runs WHERE survey_id = $id"
    assert ask(connection, runs, id=101) == [(3,)]
    connection.execute("UPDATE surveys SET status = 'draft' WHERE survey_id = 100")
    assert ask(connection, runs, id=101) == [(1,)]


def test_lengths_sum_from_the_longest_within_a_selection(connection):
    for number, year in ((1, 2023), (2, 2024), (3, 2025)):
        add_survey(connection, number, f"{year}-04-01")
        add_headcounts(
            connection,
            {
                (UKI, "civil"): (10, 8),
                (UKI, "admin"): (50, 49 if number > 1 else 50),
                (KOSA, "civil"): (5, 4 if number == 3 else 5),
                (KOSA, "admin"): (20, 16),
            },
            number,
        )
    columns = ["years_running", "is_at_least", "cells", "vacancy", "cells_as_long", "vacancy_as_long", "share_as_long"]
    assert vacancies.runs_by_length(connection, survey_id=3)[columns].values.tolist() == [
        [3, True, 2, 6, 2, 6, 0.75],
        [2, False, 1, 1, 3, 7, 0.875],
        [1, False, 1, 1, 4, 8, 1.0],
    ]
    selection = Selection(type_filter="town", group_filter="specialist")
    assert vacancies.runs_by_length(connection, survey_id=3, selection=selection)[columns].values.tolist() == [
        [1, False, 1, 1, 1, 1, 1.0]
    ]
    found = vacancies.runs(connection, survey_id=3)
    assert found[["municipality_code", "occupation_code", "years_running"]].values.tolist() == [
        [KOSA, "admin", 3],
        [UKI, "civil", 3],
        [UKI, "admin", 2],
        [KOSA, "civil", 1],
    ]
    own = vacancies.runs_of_municipality(connection, survey_id=3, municipality_code=KOSA)
    assert own[["occupation_code", "years_running", "course", "vacancy_before"]].values.tolist() == [
        ["admin", 3, "same", 4],
        ["civil", 1, "new", 0],
    ]


@any_data
@given(years=st.lists(st.sampled_from([SHORT, FULL, OPEN, NO_ROW, NO_ROUND]), max_size=6))
def test_a_run_is_the_years_counted_back_one_by_one(reference_database, years):
    with scratch(reference_database) as connection:
        history(connection, [*years, SHORT])
        counted = 1
        for said in reversed(years):
            if said != SHORT:
                break
            counted += 1
        assert ask(connection, "SELECT years_running FROM vacancy_runs WHERE survey_id = 100") == [(counted,)]


# --- Cover ---------------------------------------------------------------------------------------


def add_covered(connection, cells: dict) -> None:
    """Cells as {(municipality, occupation): (planned, actual, kind of cover, covered)}."""
    rows = [
        {
            "survey_id": 1,
            "municipality_code": municipality,
            "occupation_code": occupation,
            "planned": planned,
            "actual": actual,
            "cover_status": kind,
            "covered": covered,
        }
        for (municipality, occupation), (planned, actual, kind, covered) in cells.items()
    ]
    insert(connection, "headcounts", rows)


def steps(connection, **filters: str) -> dict[str, int]:
    found = vacancies.cover_steps(connection, survey_id=1, selection=Selection(**filters))
    return {row.step: row.persons for row in found.itertuples() if row.persons}


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param((10, 7, "fiscal_year", 2), {"fiscal_year": 2, "real_gap": 1, "left": 1}, id="partly covered"),
        pytest.param((10, 7, "reappointed", 3), {"reappointed": 3}, id="wholly covered"),
        pytest.param((10, 7, "prefecture", 5), {"prefecture": 3}, id="never more than the vacancy"),
        pytest.param((10, 7, "fixed_term", None), {"real_gap": 3, "unanswered": 3}, id="a kind without a number"),
        pytest.param((10, 7, None, 2), {"unstated": 2, "real_gap": 1, "left": 1}, id="a number without a kind"),
        pytest.param((10, 7, None, None), {"real_gap": 3, "unanswered": 3}, id="cover unanswered"),
        pytest.param((10, 7, None, 0), {"real_gap": 3, "left": 3}, id="nobody, of no kind"),
        pytest.param((10, 7, "none", None), {"real_gap": 3, "none": 3}, id="none"),
        pytest.param((10, 7, "none", 1), {"unstated": 1, "real_gap": 2, "none": 2}, id="none, yet a number"),
        pytest.param((10, 7, "none", 0), {"real_gap": 3, "none": 3}, id="none, in so many words"),
        pytest.param(
            (10, 7, "clerical_substitute", 1), {"clerical_substitute": 1, "real_gap": 2, "left": 2}, id="clerk"
        ),
    ],
)
def test_how_a_vacancy_is_covered(connection, cell, expected):
    add_survey(connection)
    add_covered(connection, {(UKI, "civil"): cell})
    assert steps(connection) == {"vacancy": 3, **expected}


@pytest.mark.parametrize("cell", [(10, 12, "fiscal_year", 2), (10, 10, None, None), (10, None, "fiscal_year", 1)])
def test_cover_without_a_vacancy_counts_nothing(connection, cell):
    add_survey(connection)
    add_covered(connection, {(UKI, "civil"): cell})
    assert vacancies.cover_steps(connection, survey_id=1).empty


def test_the_steps_run_down_to_the_real_gap_and_from_there_to_nothing(connection):
    add_survey(connection)
    cells = {(UKI, "civil"): (9, 5, "fiscal_year", 3), (KOSA, "civil"): (6, 4, "none", None)}
    add_covered(connection, cells | {(KOSA, "admin"): (9, 8, None, None)})
    found = vacancies.cover_steps(connection, survey_id=1)
    shown = found[found["persons"] > 0]
    assert shown[["step", "part", "persons", "runs_from", "runs_to"]].values.tolist() == [
        ["vacancy", "total", 7, 0, 7],
        ["fiscal_year", "cover", 3, 7, 4],
        ["real_gap", "total", 4, 0, 4],
        ["none", "gap", 2, 4, 2],
        ["left", "gap", 1, 2, 1],
        ["unanswered", "gap", 1, 1, 0],
    ]
    assert steps(connection, type_filter="town", group_filter="specialist") == {"vacancy": 2, "real_gap": 2, "none": 2}


kinds = st.sampled_from(["fixed_term", "fiscal_year", "reappointed", "prefecture", "clerical_substitute", "none", None])
answers = st.tuples(st.integers(0, 9), st.none() | st.integers(0, 9), kinds, st.none() | st.integers(0, 9))
covered_cells = st.dictionaries(
    st.tuples(st.sampled_from([KUMAMOTO, UKI, KOSA]), st.sampled_from(["admin", "civil"])), answers, max_size=6
)


@any_data
@given(cells=covered_cells)
def test_cover_and_real_gap_sum_to_the_vacancies(reference_database, cells):
    with scratch(reference_database) as connection:
        add_survey(connection)
        add_covered(connection, cells)
        found = ask(
            connection,
            "SELECT any_value(t.vacancy), any_value(t.real_gap), any_value(t.covered_vacancy),"
            " any_value(t.cover_unanswered), sum(CASE WHEN part = 'cover' THEN persons ELSE 0 END),"
            " sum(CASE WHEN part = 'gap' THEN persons ELSE 0 END),"
            " sum(CASE WHEN step = 'unanswered' THEN persons ELSE 0 END), max(runs_from), min(runs_to)"
            " FROM cover_steps AS c JOIN selected_staffing_totals AS t"
            " USING (survey_id, region_filter, type_filter, size_filter, group_filter)"
            " GROUP BY region_filter, type_filter, size_filter, group_filter",
        )
        for vacancy, real_gap, covered, silent, covers, gaps, unanswered, first, last in found:
            assert (covers, gaps, unanswered, first, last) == (covered, real_gap, silent, vacancy, 0)
            assert vacancy == covers + gaps


# --- Peers ---------------------------------------------------------------------------------------


def peers(connection, *codes: str, **filters: str) -> dict[str, list]:
    found = vacancies.peers(connection, survey_id=1, selection=Selection(**filters)).set_index("municipality_code")
    columns = ["peers", "median_vacancy_rate", "peer_rank", "is_above_peers"]
    return {code: [None if pd.isna(value) else value for value in found.loc[code, columns]] for code in codes}


# Towns and a village between 5 and 10 thousand people, and one of another size.
TAKAMORI, OGUNI, NANKAN = "43428", "43424", "43367"


def test_the_median_is_that_of_similar_municipalities_that_answered_in_full(connection):
    add_survey(connection)
    cells = {(TAKAMORI, "admin"): (10, 9), (OGUNI, "admin"): (10, 8), (NANKAN, "admin"): (10, 10)}
    add_headcounts(connection, {**cells, (MISATO, "admin"): (10, None), (KOSA, "admin"): (10, 1)})
    assert peers(connection, TAKAMORI, OGUNI, NANKAN, MISATO, KOSA) == {
        TAKAMORI: [3, 0.1, 2, False],
        OGUNI: [3, 0.1, 1, True],
        NANKAN: [3, 0.1, 3, False],
        MISATO: [3, 0.1, None, False],
        KOSA: [1, None, 1, False],
    }


def test_fewer_than_three_give_no_median_and_nobody_is_above_it(connection):
    add_survey(connection)
    add_headcounts(connection, {(TAKAMORI, "admin"): (10, 9), (OGUNI, "admin"): (10, 8)})
    assert peers(connection, TAKAMORI, OGUNI) == {TAKAMORI: [2, None, 2, False], OGUNI: [2, None, 1, False]}


def test_a_plan_of_0_and_an_unknown_population_are_not_compared(connection):
    add_survey(connection)
    cells = dict.fromkeys((TAKAMORI, OGUNI, NANKAN), (10, 9))
    add_headcounts(connection, {(code, "admin"): cell for code, cell in cells.items()} | {(MISATO, "admin"): (0, 1)})
    connection.execute("UPDATE municipalities SET population = NULL WHERE municipality_code = $c", {"c": NANKAN})
    found = peers(connection, TAKAMORI, NANKAN, MISATO)
    assert found == {TAKAMORI: [2, None, 1, False], NANKAN: [0, None, None, False], MISATO: [2, None, None, False]}
    assert vacancies.peers_of_municipality(connection, survey_id=1, municipality_code=NANKAN).empty


def test_the_median_of_a_group_of_occupations_is_its_own_and_a_region_does_not_narrow_it(connection):
    add_survey(connection)
    for code, there in ((TAKAMORI, 9), (OGUNI, 7), (NANKAN, 6)):
        add_headcounts(connection, {(code, "admin"): (10, 10), (code, "civil"): (10, there)})
    assert peers(connection, OGUNI, group_filter="specialist", region_filter="aso") == {OGUNI: [3, 0.3, 2, False]}
    assert peers(connection, OGUNI, group_filter="clerical") == {OGUNI: [3, 0.0, 1, False]}
    own = vacancies.peers_of_municipality(connection, survey_id=1, municipality_code=OGUNI)
    assert own.loc[own["is_chosen"], "municipality_code"].tolist() == [OGUNI]
    assert UBUYAMA not in set(own["municipality_code"])
    assert own["municipality_code"].tolist()[:3] == [NANKAN, OGUNI, TAKAMORI]
