"""vacancies: one cell, planned against actual."""

from __future__ import annotations

import pytest

from tests.metrics.builders import UKI, add_headcounts, add_survey, ask
from workforce.queries import headcounts, vacancies

CELL = "SELECT is_answered, vacancy, surplus, filled, covered_vacancy, real_gap FROM vacancies"


@pytest.mark.parametrize(
    ("planned", "actual", "covered", "expected"),
    [
        pytest.param(10, 8, None, (True, 2, 0, 8, 0, 2), id="short"),
        pytest.param(12, 15, None, (True, 0, 3, 12, 0, 0), id="over"),
        pytest.param(8, 8, None, (True, 0, 0, 8, 0, 0), id="full"),
        pytest.param(0, 0, None, (True, 0, 0, 0, 0, 0), id="planned 0 is an answer"),
        pytest.param(0, 3, None, (True, 0, 3, 0, 0, 0), id="planned 0 with staff is surplus"),
        pytest.param(3, 0, None, (True, 3, 0, 0, 0, 3), id="nobody there is an answer"),
        pytest.param(None, 8, None, (False, None, None, None, None, None), id="planned unanswered"),
        pytest.param(10, None, None, (False, None, None, None, None, None), id="actual unanswered"),
        pytest.param(None, None, None, (False, None, None, None, None, None), id="nothing answered"),
        pytest.param(10, None, 2, (False, None, None, None, None, None), id="cover of an unanswered cell is unknown"),
        pytest.param(10, 7, 1, (True, 3, 0, 7, 1, 2), id="partly covered"),
        pytest.param(10, 7, 3, (True, 3, 0, 7, 3, 0), id="wholly covered"),
        pytest.param(10, 7, 5, (True, 3, 0, 7, 3, 0), id="more cover than vacancy makes no surplus"),
        pytest.param(10, 12, 5, (True, 0, 2, 10, 0, 0), id="cover without a vacancy covers nothing"),
    ],
)
def test_a_cell(connection, planned, actual, covered, expected):
    add_survey(connection)
    add_headcounts(connection, {(UKI, "civil"): (planned, actual)}, covered={(UKI, "civil"): covered})
    assert ask(connection, CELL) == [expected]


@pytest.mark.parametrize(
    ("planned", "actual", "status", "covered", "unanswered"),
    [
        pytest.param(10, 7, None, None, 3, id="nothing said"),
        pytest.param(10, 7, "none", None, 0, id="no cover"),
        pytest.param(10, 7, "fixed_term", None, 3, id="covered by somebody, nobody said by how many"),
        pytest.param(10, 7, "fixed_term", 1, 0, id="a number"),
        pytest.param(10, 7, None, 0, 0, id="a number without a way"),
        pytest.param(10, 10, None, None, 0, id="no vacancy"),
        pytest.param(10, None, "none", None, None, id="unanswered cell"),
    ],
)
def test_a_vacancy_whose_cover_nobody_counted_is_told(connection, planned, actual, status, covered, unanswered):
    add_survey(connection)
    cell = (UKI, "civil")
    add_headcounts(connection, {cell: (planned, actual)}, covered={cell: covered}, cover_status=status)
    assert ask(connection, "SELECT cover_unanswered FROM vacancies") == [(unanswered,)]


def test_an_occupation_that_is_not_established_has_no_row_and_one_unanswered_has(connection):
    add_survey(connection)
    add_headcounts(connection, {(UKI, "civil"): (None, None)})
    found = vacancies.municipality_by_occupation(connection, survey_id=1, municipality_code=UKI)
    assert found[["occupation_code", "is_answered"]].values.tolist() == [["civil", False]]
    grid = headcounts.grid(connection, survey_id=1, municipality_code=UKI).set_index("occupation_code")
    assert grid.loc[["admin", "civil"], "row_version"].notna().tolist() == [False, True]


def test_editing_an_actual_never_moves_the_plan(connection):
    add_survey(connection)
    add_headcounts(connection, {(UKI, "civil"): (10, 10)})
    connection.execute("UPDATE headcounts SET actual = 7")
    assert ask(connection, "SELECT planned, actual, vacancy FROM vacancies") == [(10, 7, 3)]
