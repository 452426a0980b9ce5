from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from workforce.domain.hearings import HearingEntry, Known, problems, tidied
from workforce.errors import Problem

TODAY = date(2025, 9, 10)
KNOWN = Known(
    municipalities=frozenset({"43213"}), categories=frozenset({"young_leavers"}), occupations=frozenset({"civil"})
)
ENTRY = HearingEntry(
    municipality_code="43213",
    category_code="young_leavers",
    occupation_code="civil",
    heard_on=date(2025, 9, 10),
    content="採用3年以内の退職が続く。",
    follow_up_on=date(2025, 9, 10),
)


def test_a_sound_note_has_no_problem_and_an_occupation_or_a_day_of_follow_up_may_be_missing():
    assert problems(ENTRY, KNOWN, TODAY) == []
    assert problems(replace(ENTRY, occupation_code=None, follow_up_on=None), KNOWN, TODAY) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"municipality_code": None}, Problem("municipality", "required")),
        ({"municipality_code": "43999"}, Problem("municipality", "unknown", {"value": "43999"})),
        ({"category_code": None}, Problem("category", "required")),
        ({"category_code": "mood"}, Problem("category", "unknown", {"value": "mood"})),
        ({"occupation_code": "pilot"}, Problem("occupation", "unknown", {"value": "pilot"})),
        ({"hearing_status": "later"}, Problem("hearing_status", "unknown", {"value": "later"})),
        ({"heard_on": None}, Problem("heard_on", "required")),
        ({"heard_on": date(2025, 9, 11)}, Problem("heard_on", "in_future")),
        (
            {"follow_up_on": date(2025, 9, 9)},
            Problem("follow_up_on", "follow_up_before_hearing", {"heard_on": date(2025, 9, 10)}),
        ),
        ({"content": None}, Problem("content", "required")),
        ({"content": "あ" * 1001}, Problem("content", "too_long", {"length": 1001, "most": 1000})),
    ],
)
def test_each_broken_rule_is_one_problem(change, problem):
    assert problems(replace(ENTRY, **change), KNOWN, TODAY) == [problem]


def test_a_note_is_stored_without_blanks_around_it():
    assert tidied(replace(ENTRY, content="　退職が続く \n", occupation_code="")) == replace(
        ENTRY, content="退職が続く", occupation_code=None
    )
    assert problems(tidied(replace(ENTRY, content=" 　")), KNOWN, TODAY) == [Problem("content", "required")]
