"""Staff by department: what adds up, and when it may be held against staff by occupation."""

from __future__ import annotations

from tests.metrics.builders import KOSA, MISATO, MUNICIPALITIES, UKI, add_headcounts, add_survey, ask, insert
from workforce.queries import departments

DIFFERENCES = "general_staff, other_staff, occupation_staff, general_difference, department_difference"


def add_departments(connection, municipality: str, **persons: int | None) -> None:
    """The staff of some departments; the other ones have nobody."""
    others = dict.fromkeys((code for (code,) in ask(connection, "SELECT department_code FROM departments")), 0)
    add_answers(connection, municipality, **{**others, **persons})


def add_answers(connection, municipality: str, **persons: int | None) -> None:
    """The staff of some departments, and no answer about the other ones."""
    insert(
        connection,
        "block_counts",
        [
            {
                "survey_id": 1,
                "municipality_code": municipality,
                "block": "departments",
                "item_code": department,
                "measure": "persons",
                "persons": count,
            }
            for department, count in persons.items()
        ],
    )


def compared(connection, municipality: str) -> list[tuple]:
    return ask(
        connection,
        f"SELECT {DIFFERENCES} FROM department_comparisons WHERE survey_id = 1 AND municipality_code = $municipality",
        municipality=municipality,
    )


def test_a_round_that_did_not_ask_has_no_row(connection):
    add_survey(connection)
    add_headcounts(connection, {(UKI, "admin"): (10, 9)})
    assert departments.totals(connection, survey_id=1).empty
    assert departments.by_department(connection, survey_id=1).empty


def test_divisions_sum_their_departments_and_the_difference_is_worked_out_on_both_scopes(connection):
    add_survey(connection)
    add_headcounts(connection, {(UKI, "admin"): (60, 55), (UKI, "civil"): (10, 7)})
    add_departments(connection, UKI, somu=40, doboku=20, kyoiku=12, suido=3, keisatsu=0)
    assert compared(connection, UKI) == [(60, 15, 62, -2, 13)]
    found = departments.by_division(connection, survey_id=1, municipality_code=UKI)
    assert list(zip(found["division_ja"], found["department_staff"], strict=True)) == [
        ("一般行政", 60),
        ("特別行政", 12),
        ("公営企業等会計", 3),
    ]


def test_an_unanswered_department_is_not_0_and_keeps_the_difference_away(connection):
    add_survey(connection)
    add_headcounts(connection, {(UKI, "admin"): (60, 55)})
    add_departments(connection, UKI, somu=40, doboku=None)
    assert compared(connection, UKI) == [(40, 0, 55, None, None)]
    found = departments.by_department(connection, survey_id=1).set_index("department_code")
    assert (found.loc["somu", "department_staff"], found["department_staff"].isna()["doboku"]) == (40, True)
    assert (found.loc["doboku", "answered"], found.loc["doboku", "asked"]) == (0, 1)


def test_a_department_that_is_left_out_is_unanswered_like_a_blank_one(connection):
    add_survey(connection)
    add_headcounts(connection, {(UKI, "admin"): (60, 40)})
    add_answers(connection, UKI, somu=40)
    assert compared(connection, UKI) == [(40, 0, 40, None, None)]
    (row,) = departments.of_municipality(connection, survey_id=1, municipality_code=UKI).to_dict("records")
    assert (row["departments_answered"], row["departments_asked"]) == (1, 17)


def test_a_round_with_departments_asks_every_municipality_and_one_without_those_that_answered(connection):
    for number, asks in ((1, True), (2, False)):
        add_survey(connection, number, f"202{number}-04-01", asks_departments=asks)
        add_headcounts(connection, {(UKI, "admin"): (60, 40)}, number)
    add_answers(connection, UKI, somu=40)
    connection.execute("INSERT INTO block_counts BY NAME SELECT * REPLACE (2 AS survey_id) FROM block_counts")
    asked = {}
    for number in (1, 2):
        found = departments.by_department(connection, survey_id=number).set_index("department_code")
        asked[number] = [(row.answered, row.asked) for row in found.loc[["somu", "doboku"]].itertuples()]
    assert asked == {1: [(1, MUNICIPALITIES), (0, MUNICIPALITIES)], 2: [(1, 1), (0, 1)]}


def test_an_unanswered_occupation_keeps_the_difference_away_too(connection):
    add_survey(connection)
    add_headcounts(connection, {(UKI, "admin"): (60, 55), (UKI, "civil"): (3, None)})
    add_departments(connection, UKI, somu=55)
    assert compared(connection, UKI)[0][3:] == (None, None)


def test_the_prefecture_compares_the_same_municipalities_on_both_sides(connection):
    add_survey(connection)
    add_headcounts(connection, {(UKI, "admin"): (60, 55), (KOSA, "admin"): (20, 20), (MISATO, "admin"): (9, 9)})
    add_departments(connection, UKI, somu=56, kyoiku=4)
    add_departments(connection, KOSA, somu=20, kyoiku=None)
    (row,) = departments.totals(connection, survey_id=1).to_dict("records")
    names = (
        "municipalities_asked", "municipalities_compared", "department_staff", "general_staff", "occupation_staff",
        "general_difference", "municipalities_differing",
    )  # fmt: skip
    assert [row[name] for name in names] == [2, 1, 60, 56, 55, 1, 1]


def test_the_division_held_against_the_occupations_is_one_of_the_reference_data(connection):
    assert ask(connection, "SELECT count(*) FROM departments WHERE division_ja = '一般行政'") == [(9,)]


def test_every_department_is_asked_and_a_blank_is_no_0(connection):
    add_survey(connection)
    add_answers(connection, UKI, somu=40, doboku=None, kyoiku=0)
    assert ask(
        connection,
        "SELECT department_code, department_staff, is_answered FROM department_counts"
        " WHERE survey_id = 1 AND department_code IN ('somu', 'doboku', 'kyoiku', 'suido') ORDER BY sort_order",
    ) == [("somu", 40, True), ("doboku", None, False), ("kyoiku", 0, True), ("suido", None, False)]


def test_who_did_not_answer_both_in_full_is_on_neither_side_of_the_total(connection):
    add_survey(connection)
    add_headcounts(connection, {(UKI, "admin"): (60, 55), (KOSA, "admin"): (20, None)})
    add_departments(connection, UKI, somu=55)
    add_departments(connection, KOSA, somu=20)
    assert ask(
        connection,
        "SELECT municipalities_asked, municipalities_compared, general_staff, occupation_staff, general_difference"
        " FROM department_totals WHERE survey_id = 1",
    ) == [(2, 1, 55, 55, 0)]
