"""Waves cover, hand over and are counted as the plan says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.domain import rotations as rules
from workforce.domain.periods import days_in
from workforce.domain.rotations import Plan, Turn, Wave
from workforce.errors import Problem

TODAY = date(2025, 9, 10)
DAY = timedelta(days=1)
REQUEST = {
    "request_id": 7,
    "request_status": "requested",
    "disaster_code": "rain",
    "kind": "emergency",
    "municipality_code": "43206",
    "task_code": "damage_survey1",
    "occupation_code": None,
    "end_on": date(2025, 10, 5),
}
PLAN = Plan(
    entry_key="plan",
    request_id=7,
    first_day=date(2025, 9, 15),
    wave_days=7,
    handover_days=1,
    travel_days=1,
    turns=(Turn("43100", 4), Turn("43202", 2)),
)
SENDERS = ("43100", "43202", "43206")


def problems(request=REQUEST, **changed) -> list[Problem]:
    return rules.problems(replace(PLAN, **changed), request, SENDERS, TODAY)


def laid(**changed) -> list[Wave]:
    return rules.waves(replace(PLAN, **changed), REQUEST["end_on"])


def test_waves_go_on_until_the_request_ends_senders_in_turn():
    assert laid() == [
        Wave(1, "43100", 4, date(2025, 9, 15), date(2025, 9, 21)),
        Wave(2, "43202", 2, date(2025, 9, 21), date(2025, 9, 27)),
        Wave(3, "43100", 4, date(2025, 9, 27), date(2025, 10, 3)),
        Wave(4, "43202", 2, date(2025, 10, 3), date(2025, 10, 5)),
    ]
    assert rules.person_days(laid()) == 28 + 14 + 28 + 6
    assert rules.by_sender(laid()) == {"43100": 56, "43202": 20}
    assert rules.handovers(laid()) == [
        (date(2025, 9, 21), date(2025, 9, 21), 2),
        (date(2025, 9, 27), date(2025, 9, 27), 2),
        (date(2025, 10, 3), date(2025, 10, 3), 2),
    ]
    assert rules.handover_person_days(laid()) == 6


def test_so_many_waves_as_asked_for_are_whole_even_beyond_the_request():
    assert [(wave.start_on, wave.end_on) for wave in laid(waves=5)][-1] == (date(2025, 10, 9), date(2025, 10, 15))


@pytest.mark.parametrize(
    ("waves", "beyond"),
    [
        (None, 0),
        (3, 0),  # the third ends on 3 October
        (4, 2 * 4),  # 3 to 9 October, of which 6 to 9 come after the 5th
        (5, 2 * 4 + 4 * 7),  # the fifth comes after it altogether
    ],
)
def test_what_comes_after_the_end_of_the_request_is_counted(waves, beyond):
    assert rules.person_days_after(laid(waves=waves), REQUEST["end_on"]) == beyond


def test_a_day_of_the_gap_is_covered_by_whoever_is_there_and_never_below_zero():
    gap = {date(2025, 9, 14): 5, date(2025, 9, 15): 5, date(2025, 9, 21): 5, date(2025, 9, 22): 1}
    assert list(rules.unmet_after(laid(), gap).values()) == [5, 1, 0, 0]


def test_the_most_a_sender_has_away_counts_its_other_dispatches_on_days_of_the_plan_only():
    away = {date(2025, 9, 16): 3, date(2025, 9, 17): 3, date(2025, 9, 24): 90}
    assert rules.most_away(laid(), "43100", away) == (7, date(2025, 9, 16))
    assert rules.most_away(laid(turns=(Turn("43100", 4),)), "43100", {}) == (8, date(2025, 9, 21))


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, []),
        ({"wave_days": 0}, [Problem("wave_days", "too_small", {"value": 0, "least": 1})]),
        ({"wave_days": None}, [Problem("wave_days", "required")]),
        ({"handover_days": 7}, [Problem("handover_days", "handover_fills_wave", {"days": 7})]),
        ({"travel_days": 8}, [Problem("travel_days", "travel_days_outside_period", {"days": 7})]),
        ({"waves": 61}, [Problem("waves", "too_large", {"value": 61, "most": 60})]),
        ({"turns": ()}, [Problem("turns", "required")]),
        ({"turns": (Turn("99999", 1),)}, [Problem("turns", "unknown", {"value": "99999"})]),
        ({"turns": (Turn("43206", 1),)}, [Problem("turns", "sender_is_destination")]),
        ({"turns": (Turn("43100", 0),)}, [Problem("turns", "too_small", {"value": 0, "least": 1})]),
        ({"first_day": TODAY}, []),
        ({"first_day": TODAY - DAY}, [Problem("first_day", "rotation_in_past")]),
        ({"first_day": None}, [Problem("first_day", "required")]),
        (
            {"first_day": date(2025, 10, 6)},
            [Problem("first_day", "rotation_after_request", {"end_on": date(2025, 10, 5)})],
        ),
        ({"request": REQUEST | {"request_status": "cancelled"}}, [Problem("request", "request_not_open")]),
        (
            {"wave_days": 1, "handover_days": 0, "request": REQUEST | {"end_on": date(2026, 1, 1)}},
            [Problem("waves", "too_many_waves", {"most": 60})],
        ),
    ],
)
def test_what_keeps_a_plan_from_being_laid(changed, found):
    assert problems(**changed) == found


@pytest.mark.parametrize(("names", "number"), [([], 1), ([None, "先遣隊"], 1), (["第3陣", "第12陣", "第 4 陣"], 13)])
def test_the_first_wave_is_numbered_after_those_that_exist(names, number):
    assert rules.first_number(names) == number


plans = st.builds(
    lambda days, share, persons, length, count: (
        replace(
            PLAN,
            wave_days=days,
            handover_days=int(share * (days - 1)),
            turns=tuple(Turn(f"s{n}", heads) for n, heads in enumerate(persons)),
            waves=count,
        ),
        PLAN.first_day + length * DAY,
    ),
    st.integers(1, 14),
    st.floats(0, 1),
    st.lists(st.integers(1, 9), min_size=1, max_size=4),
    st.integers(0, 40),
    st.none() | st.integers(1, 12),
)


@given(plans)
def test_waves_cover_every_day_share_the_handover_and_count_persons_times_days(drawn):
    plan, last_day = drawn
    waves = rules.waves(plan, last_day)
    if len(waves) > rules.MOST_WAVES:
        return
    end = waves[-1].end_on
    assert waves[0].start_on == plan.first_day
    assert end == last_day if plan.waves is None else len(waves) == plan.waves
    days = [plan.first_day + n * DAY for n in range(days_in(plan.first_day, end))]
    assert all(rules.persons_on(waves, day) > 0 for day in days)
    shared = [days_in(first, last) for first, last, _ in rules.handovers(waves)]
    assert shared == [plan.handover_days] * (len(waves) - 1 if plan.handover_days else 0)
    assert rules.person_days(waves) == sum(rules.persons_on(waves, day) for day in days)
    assert rules.person_days(waves) == sum(rules.by_sender(waves).values())
    assert [wave.sender_code for wave in waves] == [
        plan.turns[n % len(plan.turns)].sender_code for n in range(len(waves))
    ]
