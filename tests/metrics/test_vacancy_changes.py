"""vacancy_changes, vacancy_courses and vacancy_bridge: how vacancies moved since the year before."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.metrics.builders import KOSA, KUMAMOTO, MISATO, UKI, add_headcounts, add_survey, ask, scratch
from workforce.domain.selections import Selection
from workforce.queries import vacancies

any_data = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def two_years(connection, before, now) -> None:
    add_survey(connection, 1, "2024-04-01")
    add_survey(connection, 2, "2025-04-01")
    add_headcounts(connection, before, 1)
    add_headcounts(connection, now, 2)


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        pytest.param((10, 8), (10, 10), ("closed", 2, 0, -2, 0, -2), id="filled"),
        pytest.param((10, 8), (8, 8), ("closed", 2, 0, -2, -2, 0), id="closed by cutting the plan"),
        pytest.param((10, 8), (9, 12), ("closed", 2, 0, -2, -1, -1), id="closed by both, the plan first"),
        pytest.param((10, 8), (12, 14), ("closed", 2, 0, -2, 2, -4), id="closed though the plan grew"),
        pytest.param((10, 8), (0, 0), ("closed", 2, 0, -2, -2, 0), id="the posts are gone"),
        pytest.param((10, 10), (10, 7), ("new", 0, 3, 3, 0, 3), id="left"),
        pytest.param((10, 10), (13, 10), ("new", 0, 3, 3, 3, 0), id="new posts not filled"),
        pytest.param((10, 12), (10, 9), ("new", 0, 1, 1, 0, 1), id="from a surplus"),
        pytest.param((10, 12), (13, 11), ("new", 0, 2, 2, 1, 1), id="plan eats the surplus, then staff leave"),
        pytest.param((0, 0), (2, 0), ("new", 0, 2, 2, 2, 0), id="a new occupation with a row before"),
        pytest.param((10, 9), (10, 7), ("grown", 1, 3, 2, 0, 2), id="grown by staff"),
        pytest.param((10, 9), (12, 9), ("grown", 1, 3, 2, 2, 0), id="grown by plan"),
        pytest.param((10, 9), (9, 6), ("grown", 1, 3, 2, -1, 3), id="grown though the plan fell"),
        pytest.param((10, 6), (10, 8), ("shrunk", 4, 2, -2, 0, -2), id="shrunk by staff"),
        pytest.param((10, 6), (8, 6), ("shrunk", 4, 2, -2, -2, 0), id="shrunk by plan"),
        pytest.param((10, 8), (10, 8), ("same", 2, 2, 0, 0, 0), id="nothing moved"),
        pytest.param((10, 8), (12, 10), ("same", 2, 2, 0, 2, -2), id="plan and staff moved together"),
        pytest.param((10, 10), (10, 11), ("none", 0, 0, 0, 0, 0), id="full, then over"),
        pytest.param((10, 11), (12, 12), ("none", 0, 0, 0, 1, -1), id="never short at the end of a year"),
        pytest.param((10, None), (10, 8), ("answered_now_only", None, 2, None, None, None), id="unanswered before"),
        pytest.param((10, 8), (None, 8), ("answered_before_only", 2, None, None, None, None), id="unanswered now"),
        pytest.param((None, 8), (10, None), ("unanswered", None, None, None, None, None), id="never answered"),
        pytest.param(None, (10, 8), ("answered_now_only", None, 2, None, None, None), id="no row before"),
        pytest.param((10, 8), None, ("answered_before_only", 2, None, None, None, None), id="no row now"),
    ],
)
def test_a_cell(connection, before, now, expected):
    cell = (UKI, "civil")
    two_years(connection, {cell: before} if before else {}, {cell: now} if now else {})
    columns = "course, vacancy_before, vacancy_now, vacancy_change, change_by_plan, change_by_staff"
    assert ask(connection, f"SELECT {columns} FROM vacancy_changes WHERE survey_id = 2") == [expected]


@pytest.mark.parametrize("as_of", ["2023-04-01", "2024-10-01", None], ids=["two years", "half a year", "none"])
def test_without_a_round_exactly_a_year_before_nothing_is_compared(connection, as_of):
    if as_of:
        add_survey(connection, 1, as_of)
        add_headcounts(connection, {(UKI, "civil"): (5, 4)}, 1)
    add_survey(connection, 2, "2025-04-01")
    add_headcounts(connection, {(UKI, "civil"): (5, 3)}, 2)
    for view in ("vacancy_changes", "vacancy_courses", "vacancy_bridge"):
        assert ask(connection, f"SELECT * FROM {view} WHERE survey_id = 2") == []


def test_a_draft_is_compared_with_the_confirmed_round_of_the_year_before(connection):
    add_survey(connection, 1, "2024-04-01")
    add_survey(connection, 2, "2025-04-01", "draft")
    add_headcounts(connection, {(UKI, "civil"): (5, 4)}, 1)
    add_headcounts(connection, {(UKI, "civil"): (5, 3)}, 2)
    assert ask(connection, "SELECT survey_id, course FROM vacancy_changes") == [(2, "grown")]


BEFORE = {
    (UKI, "civil"): (10, 8),
    (UKI, "admin"): (50, 50),
    (KOSA, "civil"): (5, 2),
    (KOSA, "admin"): (20, 18),
    (MISATO, "admin"): (9, 8),
    (MISATO, "civil"): (4, None),
}
NOW = {
    (UKI, "civil"): (10, 10),
    (UKI, "admin"): (52, 49),
    (KOSA, "civil"): (4, 2),
    (KOSA, "admin"): (21, 17),
    (MISATO, "admin"): (9, None),
    (MISATO, "civil"): (4, 1),
}


def test_the_bridge_goes_step_by_step_from_year_to_year(connection):
    two_years(connection, BEFORE, NOW)
    found = vacancies.bridge(connection, survey_id=2)
    assert found[["course", "cause", "persons", "runs_from", "runs_to"]].values.tolist() == [
        ["before", "total", 8, 0, 8],
        ["closed", "plan", 0, 8, 8],
        ["closed", "staff", -2, 8, 6],
        ["new", "plan", 2, 6, 8],
        ["new", "staff", 1, 8, 9],
        ["grown", "plan", 1, 9, 10],
        ["grown", "staff", 1, 10, 11],
        ["shrunk", "plan", -1, 11, 10],
        ["shrunk", "staff", 0, 10, 10],
        ["answered_now_only", "answers", 3, 10, 13],
        ["answered_before_only", "answers", -1, 13, 12],
        ["now", "total", 12, 0, 12],
    ]


def test_the_bridge_of_a_selection_counts_its_cells_alone(connection):
    two_years(connection, BEFORE, NOW)
    found = vacancies.bridge(connection, survey_id=2, selection=Selection(type_filter="town", group_filter="clerical"))
    shown = found[found["persons"] != 0]
    assert shown[["course", "cause", "persons"]].values.tolist() == [
        ["before", "total", 3],
        ["grown", "plan", 1],
        ["grown", "staff", 1],
        ["answered_before_only", "answers", -1],
        ["now", "total", 4],
    ]


def test_courses_say_in_how_many_cells_and_changes_say_where(connection):
    two_years(connection, BEFORE, NOW)
    columns = [
        "course",
        "cells",
        "vacancy_before",
        "vacancy_now",
        "vacancy_change",
        "change_by_plan",
        "change_by_staff",
    ]
    assert vacancies.courses(connection, survey_id=2)[columns].values.tolist() == [
        ["answered_before_only", 1, 1, 0, 0, 0, 0],
        ["answered_now_only", 1, 0, 3, 0, 0, 0],
        ["closed", 1, 2, 0, -2, 0, -2],
        ["grown", 1, 2, 4, 2, 1, 1],
        ["new", 1, 0, 3, 3, 2, 1],
        ["shrunk", 1, 3, 2, -1, -1, 0],
    ]
    found = vacancies.changes(connection, survey_id=2)
    assert found[["municipality_code", "occupation_code", "course", "vacancy_change"]].values.tolist() == [
        [UKI, "admin", "new", 3],
        [KOSA, "admin", "grown", 2],
        [KOSA, "civil", "shrunk", -1],
        [UKI, "civil", "closed", -2],
    ]


heads = st.none() | st.integers(0, 12)
years = st.dictionaries(
    st.tuples(st.sampled_from([KUMAMOTO, UKI, KOSA, MISATO]), st.sampled_from(["admin", "civil", "phn"])),
    st.tuples(heads, heads),
    max_size=12,
)


@any_data
@given(before=years, now=years)
def test_the_steps_of_every_bridge_sum_to_this_years_vacancies(reference_database, before, now):
    with scratch(reference_database) as connection:
        two_years(connection, before, now)
        ends = ask(
            connection,
            "SELECT region_filter, type_filter, size_filter, group_filter,"
            " max(CASE WHEN course = 'before' THEN persons END),"
            " max(CASE WHEN course = 'now' THEN persons END),"
            " sum(CASE WHEN course <> 'now' THEN persons END),"
            " max(CASE WHEN step_order = 11 THEN runs_to END), min(runs_from), min(runs_to)"
            " FROM vacancy_bridge WHERE survey_id = 2 GROUP BY ALL",
        )
        totals = {
            tuple(selection): vacancy or 0
            for *selection, vacancy in ask(
                connection,
                "SELECT region_filter, type_filter, size_filter, group_filter, vacancy FROM selected_staffing_totals"
                " WHERE survey_id = 2",
            )
        }
        for *selection, _, this_year, summed, reached, _, _ in ends:
            assert this_year == summed == reached == totals[tuple(selection)]
        whole = [row for row in ends if row[:4] == ("all",) * 4]
        last_year = sum(max(plan - there, 0) for plan, there in before.values() if None not in (plan, there))
        assert [row[4] for row in whole] == ([last_year] if before or now else [])
        rows = ask(
            connection,
            "SELECT vacancy_change, change_by_plan + change_by_staff FROM vacancy_changes WHERE survey_id = 2",
        )
        assert all(change == parts for change, parts in rows)
