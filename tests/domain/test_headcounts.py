import pytest

from workforce.domain import headcounts as rules
from workforce.domain.headcounts import HeadcountEntry
from workforce.errors import Problem


@pytest.mark.parametrize(
    "entry",
    [
        HeadcountEntry(),
        HeadcountEntry(planned=0, actual=0, fixed_term=0, reappointed=0),
        HeadcountEntry(planned=None, actual=3),
        HeadcountEntry(planned=10, actual=8, fixed_term=4, reappointed=4, cover_status="prefecture", covered=1),
        HeadcountEntry(planned=10, actual=8, cover_status="none", covered=0),
    ],
)
def test_unanswered_and_zero_are_both_allowed(entry):
    assert rules.problems(entry) == []


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (HeadcountEntry(planned=-1), [Problem("planned", "too_small", {"value": -1, "least": 0})]),
        (HeadcountEntry(actual=5.5), [Problem("actual", "fractional", {"value": "5.5"})]),
        (HeadcountEntry(actual="若干名"), [Problem("actual", "not_a_number", {"value": "若干名"})]),
        (HeadcountEntry(planned=100_000), [Problem("planned", "too_large", {"value": 100_000, "most": 99_999})]),
        (HeadcountEntry(actual=2, fixed_term=3), [Problem("fixed_term", "more_than_actual", {"actual": 2})]),
        (HeadcountEntry(actual=2, reappointed=3), [Problem("reappointed", "more_than_actual", {"actual": 2})]),
        (
            HeadcountEntry(actual=3, fixed_term=2, reappointed=2),
            [Problem("reappointed", "parts_more_than_actual", {"fixed_term": 2, "reappointed": 2, "actual": 3})],
        ),
        (HeadcountEntry(covered=-2), [Problem("covered", "too_small", {"value": -2, "least": 0})]),
        (HeadcountEntry(cover_status="volunteer"), [Problem("cover_status", "unknown", {"value": "volunteer"})]),
        (HeadcountEntry(cover_status="none", covered=1), [Problem("covered", "covered_without_cover")]),
        (HeadcountEntry(note="a\x00b"), [Problem("note", "forbidden_character", {"character": "U+0000"})]),
        (HeadcountEntry(note="1\n2\tあ髙①😀"), []),
        (HeadcountEntry(note="\u202e12"), [Problem("note", "forbidden_character", {"character": "U+202E"})]),
        (HeadcountEntry(note="a\ud800"), [Problem("note", "forbidden_character", {"character": "U+D800"})]),
        (HeadcountEntry(note="あ" * 1001), [Problem("note", "too_long", {"length": 1001, "most": 1000})]),
        (
            HeadcountEntry(planned=-1, actual=2, fixed_term=3),
            [
                Problem("planned", "too_small", {"value": -1, "least": 0}),
                Problem("fixed_term", "more_than_actual", {"actual": 2}),
            ],
        ),
    ],
)
def test_each_fault_is_one_problem_beside_its_field(entry, expected):
    assert rules.problems(entry) == expected


@pytest.mark.parametrize(
    ("covered", "expected"),
    [(2, []), (3, [Problem("covered", "covered_more_than_vacancy", {"vacancy": 2})]), (None, [])],
)
def test_more_cover_than_vacancy_is_only_a_warning(covered, expected):
    entry = HeadcountEntry(planned=10, actual=8, covered=covered)
    assert rules.problems(entry) == []
    assert rules.warnings(entry) == expected


def test_a_cell_is_stored_without_blanks_and_with_whole_numbers():
    typed = HeadcountEntry(planned=10.0, actual=float("nan"), cover_status=" ", note=" 育休中 ")
    assert rules.tidied(typed) == HeadcountEntry(planned=10, note="育休中")
