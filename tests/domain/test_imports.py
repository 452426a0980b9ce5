"""A row of a file beside the stored one: added, changed or unchanged; and what looks like a slip."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date

import pytest

from tests.services.returns import CITY, DAY, TOWN, answer, block, reading
from workforce.domain import import_files, imports
from workforce.domain.headcounts import FIELDS
from workforce.domain.imports import StoredRound
from workforce.domain.returns import CellProblem


def stored(*answers, version: int = 3, **more) -> StoredRound:
    rows = {
        (imports.HEADCOUNTS, *row.cell): {**asdict(row.entry), "row_version": version, "is_sample": False}
        for row in answers
    }
    return StoredRound(as_of=DAY, status="open", rows=rows, **more)


def outcomes(*answers, beside=()) -> list[tuple]:
    found, problems = imports.changes(reading(*answers), stored(*beside))
    assert problems == []
    return [(change.key, change.outcome, change.is_written, change.seen_version) for change in found]


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (None, (10, 8), ("added", True, None)),
        ((None, None), (10, 8), ("added", True, 3)),
        ((10, 8), (10, 8), ("unchanged", False, 3)),
        ((10, 8), (10, 9), ("changed", True, 3)),
        ((10, 8), (10, None), ("changed", True, 3)),
        ((10, 8), (0, 0), ("changed", True, 3)),
        ((None, None), (None, None), ("unchanged", False, 3)),
        ((None, None), (0, None), ("added", True, 3)),
        # 聞いていない職種の空欄は、回答でも質問でもない
        (None, (None, None), ("unchanged", False, None)),
        (None, (0, 0), ("added", True, None)),
    ],
)
def test_a_row_is_added_changed_or_unchanged(before, now, expected):
    beside = () if before is None else (answer(CITY, "civil", *before),)
    assert outcomes(answer(CITY, "civil", *now), beside=beside) == [("civil", *expected)]


def test_a_column_that_the_file_does_not_have_keeps_its_value():
    before = answer(CITY, "civil", 10, 8, fixed_term=2, note="欠員2")
    (change,), problems = imports.changes(reading(answer(CITY, "civil", 10, 9)), stored(before))
    assert problems == []
    assert change.after == {**dict.fromkeys(FIELDS), "planned": 10, "actual": 9, "fixed_term": 2, "note": "欠員2"}
    assert list(change.different) == [("actual", 8, 9)]


def test_a_kept_value_that_does_not_fit_the_new_one_is_a_problem_of_the_row():
    before = answer(CITY, "civil", 10, 8, fixed_term=5)
    _, (problem,) = imports.changes(reading(answer(CITY, "civil", 10, 3, row=7)), stored(before))
    assert (problem.code, problem.field, problem.row, problem.value) == ("more_than_actual", "fixed_term", 7, "5")


def test_what_the_reader_found_in_a_field_of_a_row_is_not_told_twice():
    file = reading(answer(CITY, "civil", 10, 3, fixed_term=5))
    _, found = imports.changes(file, stored())
    assert imports.not_told_yet(found, found) == []
    assert imports.not_told_yet(found, [replace(found[0], row=99)]) == found


def test_the_same_answer_twice_is_taken_once_and_two_answers_are_a_problem():
    once = answer(CITY, "civil", 10, 8)
    found, problems = imports.changes(reading(once, replace(once, row=3)), stored())
    assert ([change.row for change in found], problems) == ([2], [])
    found, (problem,) = imports.changes(reading(once, answer(CITY, "civil", 10, 9, row=3)), stored())
    assert (problem.code, problem.row) == ("entered_twice", 3)


def test_numbers_of_optional_blocks_are_rows_of_their_own():
    found, problems = imports.changes(
        reading(block(CITY, "ages", "24-27", 12), block(CITY, "ages", "28-31", None)), stored()
    )
    assert problems == []
    assert [(change.table, change.key, change.after, change.outcome) for change in found] == [
        ("block_counts", "ages/24-27/persons", {"persons": 12}, "added"),
        ("block_counts", "ages/28-31/persons", {"persons": None}, "unchanged"),
    ]
    _, (problem,) = imports.changes(reading(block(CITY, "ages", "24-27", -1)), stored())
    assert problem.code == "too_small"


def test_a_number_of_a_block_that_stands_twice_is_named_by_its_block():
    twice = reading(block(CITY, "departments", "somu", 9), block(CITY, "departments", "somu", 8))
    _, (problem,) = imports.changes(twice, stored())
    assert (problem.code, problem.field, problem.value) == ("entered_twice", "subject", "departments/somu/persons")


def test_only_rows_of_the_day_are_looked_at():
    other_day = answer(CITY, "civil", 1, 1, as_of=date(2025, 4, 1))
    assert outcomes(other_day, answer(CITY, "admin", 5, 5)) == [("admin", "added", True, None)]


def test_the_same_answers_in_another_order_place_and_file_are_the_same_content():
    one, two = answer(CITY, "civil", 10, 8), answer(TOWN, "admin", 4, 4)
    form = replace(
        reading(replace(two, sheet="調査票", row=9), one, one, name="b.xlsx"), layout="form", content_hash="x"
    )
    assert imports.content_hash(form) == imports.content_hash(reading(one, two))
    other = answer(CITY, "civil", 10, 8, fixed_term=0)
    assert imports.content_hash(reading(other, two)) != imports.content_hash(reading(one, two))


def test_answers_that_two_files_both_give_are_one_error_in_each_even_under_one_file_name():
    first = reading(answer(CITY, "civil", 10, 8), answer(CITY, "admin", 9, 9), answer(TOWN, "civil", 3, 3))
    second = reading(answer(CITY, "civil", 10, 8), answer(CITY, "admin", 9, 9), block(CITY, "ages", "u20", 1))
    third = reading(block(CITY, "ages", "u20", 1), name="年齢.xlsx")
    found = import_files.same_cells_in_several_files([first, second, third])
    assert {place: [(problem.code, problem.details) for problem in problems] for place, problems in found.items()} == {
        0: [("in_another_file", {"municipality": [CITY], "files": ["回答.csv"]})],
        1: [("in_another_file", {"municipality": [CITY], "files": ["回答.csv", "年齢.xlsx"]})],
        2: [("in_another_file", {"municipality": [CITY], "files": ["回答.csv"]})],
    }


@pytest.mark.parametrize(
    ("names", "answers", "expected"),
    [
        (("a.csv", "a.csv"), ({1}, {1, 2}), {0: 1}),
        (("a.csv", "a.csv", "a.csv"), ({1}, {1}, {1, 2}), {0: 2, 1: 2}),
        (("a.csv", "b.csv"), ({1}, {1, 2}), {}),
        (("a.csv", "a.csv"), ({1}, {2}), {}),  # 名前が同じ、別の市町村のファイル
        (("a.csv", "a.csv"), ({1, 2}, {1}), {}),  # あとのファイルにない回答がある
        (("a.csv", "a.csv"), (set(), {1}), {}),
    ],
)
def test_a_file_replaces_an_earlier_one_of_its_name_that_says_nothing_else(names, answers, expected):
    assert import_files.replaced(names, answers) == expected


def test_what_a_return_says_is_its_cells_and_numbers_of_blocks():
    one = reading(answer(CITY, "civil", 10, 8), block(CITY, "ages", "u20", 1))
    assert import_files.answers_in(one) == import_files.answers_in(
        reading(block(CITY, "ages", "u20", 5), answer(CITY, "civil", 1, 1), name="b.csv")
    )
    assert len(import_files.answers_in(one)) == 2


@pytest.mark.parametrize(
    ("then", "now", "is_odd"),
    [
        (15, 18, False),  # ちょうど 20 %、3人
        (10, 13, False),  # 30 % だが3人
        (10, 14, True),
        (20, 24, False),  # 4人だがちょうど 20 %
        (20, 25, True),
        (20, 15, True),
        (0, 3, False),
        (0, 4, True),
        (1000, 1200, False),
        (1000, 1201, True),
        (None, 50, False),
        (50, None, False),
    ],
)
def test_a_jump_is_more_than_a_fifth_and_more_than_three_persons(then, now, is_odd):
    beside = StoredRound(as_of=DAY, year_before={(CITY, "civil"): {"planned": then, "actual": 1}})
    found = imports.oddities(reading(answer(CITY, "civil", now, 1)), beside)
    assert [problem.code for problem in found if problem.field == "planned"] == (["jumped"] if is_odd else [])
    assert {problem.severity for problem in found} <= {"warning"}


@pytest.mark.parametrize(
    ("planned", "actual", "is_odd"),
    [(9, 10, False), (8, 10, True), (90, 100, False), (89, 100, True), (0, 0, False), (0, 1, True), (None, 5, False)],
)
def test_a_plan_more_than_a_tenth_below_the_actual_is_odd(planned, actual, is_odd):
    found = imports.oddities(reading(answer(CITY, "civil", planned, actual)), stored())
    assert [problem.code for problem in found] == (["plan_far_below_actual"] if is_odd else [])


def test_an_occupation_that_had_staff_a_year_before_and_has_no_answer_now_has_vanished():
    year_before = {
        (CITY, "admin"): {"planned": 5, "actual": 5},
        (CITY, "civil"): {"planned": 9, "actual": 8},
        (CITY, "building"): {"planned": 1, "actual": 0},
        (CITY, "nursery"): {"planned": 2, "actual": 2},
        (TOWN, "civil"): {"planned": 3, "actual": 3},
    }
    beside = stored(answer(CITY, "nursery", 2, 2), year_before=year_before)
    found = imports.oddities(reading(answer(CITY, "admin", 5, 5)), beside)
    assert [(problem.code, problem.row, problem.details) for problem in found] == [
        ("occupation_vanished", None, {"municipality": CITY, "occupations": ["civil"]})
    ]
    refused = reading(answer(CITY, "admin", 5, 5), problems=(CellProblem(code="not_a_number"),))
    assert imports.oddities(refused, beside) == []


def test_an_answer_that_was_given_and_is_blank_now_is_pointed_out():
    found = imports.oddities(reading(answer(CITY, "civil", 10, None)), stored(answer(CITY, "civil", 10, 8)))
    assert [(problem.code, problem.field, problem.details["before"]) for problem in found] == [
        ("answer_withdrawn", "actual", 8)
    ]
