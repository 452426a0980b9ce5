from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from workforce.domain.measures import Known, MeasureEntry, problems, tidied
from workforce.errors import Problem

TODAY = date(2025, 9, 10)
KNOWN = Known(
    regions=frozenset({"uki"}), municipalities=frozenset({"43213", "43348"}), occupations=frozenset({"civil"})
)
ENTRY = MeasureEntry(
    measure_type="recruitment",
    content="合同の採用試験",
    aimed_municipality_codes=("43213",),
    aimed_occupation_codes=("civil",),
    since_on=date(2025, 9, 10),
    measure_status="running",
)


def test_a_sound_measure_has_no_problem_and_one_under_consideration_needs_no_start():
    assert problems(ENTRY, KNOWN, TODAY) == []
    considered = replace(
        ENTRY, measure_status="considered", since_on=None, aimed_municipality_codes=(), region_code="uki"
    )
    assert problems(considered, KNOWN, TODAY) == []
    assert problems(replace(considered, since_on=date(2026, 4, 1)), KNOWN, TODAY) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"measure_type": None}, Problem("measure_type", "required")),
        ({"measure_type": "magic"}, Problem("measure_type", "unknown", {"value": "magic"})),
        ({"measure_status": None}, Problem("measure_status", "required")),
        ({"measure_status": "lost"}, Problem("measure_status", "unknown", {"value": "lost"})),
        ({"content": None}, Problem("content", "required")),
        ({"content": "あ" * 301}, Problem("content", "too_long", {"length": 301, "most": 300})),
        ({"effect": "あ" * 1001}, Problem("effect", "too_long", {"length": 1001, "most": 1000})),
        ({"region_code": "uki"}, Problem("aimed_municipality_codes", "region_or_municipalities")),
        (
            {"region_code": "mars", "aimed_municipality_codes": ()},
            Problem("region", "unknown", {"value": "mars"}),
        ),
        ({"aimed_municipality_codes": ("43999",)}, Problem("aimed_municipality_codes", "unknown", {"value": "43999"})),
        ({"aimed_occupation_codes": ("pilot",)}, Problem("aimed_occupation_codes", "unknown", {"value": "pilot"})),
        ({"since_on": None}, Problem("since_on", "required")),
        (
            {"since_on": date(2025, 9, 11)},
            Problem("since_on", "not_started_yet", {"since_on": date(2025, 9, 11)}),
        ),
    ],
)
def test_each_broken_rule_is_one_problem(change, problem):
    assert problems(replace(ENTRY, **change), KNOWN, TODAY) == [problem]


def test_codes_are_stored_once_and_in_order():
    entry = replace(
        ENTRY, content=" 試験 ", effect=" ", region_code="", aimed_municipality_codes=("43348", "43213", "43348")
    )
    assert tidied(entry) == replace(
        ENTRY, content="試験", effect=None, region_code=None, aimed_municipality_codes=("43213", "43348")
    )
