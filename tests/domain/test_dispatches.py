from dataclasses import replace
from datetime import date

import pytest

from workforce.domain import dispatches as rules
from workforce.domain.dispatches import DispatchEntry, Known
from workforce.errors import Problem

TODAY = date(2025, 9, 10)
FIRST, LAST = date(2000, 4, 1), date(2051, 3, 31)

KNOWN = Known(
    disasters={"rain": date(2025, 8, 10)},
    senders=frozenset({"prefecture", "town", "city", "ministry"}),
    destinations=frozenset({"town", "city"}),
    tasks=frozenset({"damage_survey1"}),
    occupations=frozenset({"civil"}),
    routes=frozenset({"mic"}),
    requests={7: ("rain", "city"), 8: ("rain", "town")},
    first_day=FIRST,
    last_day=LAST,
)
ENTRY = DispatchEntry(
    entry_key="one",
    disaster_code="rain",
    kind="emergency",
    status="ended",
    sender_code="prefecture",
    destination_code="city",
    task_code="damage_survey1",
    occupation_code="civil",
    persons=4,
    start_on=date(2025, 8, 13),
    end_on=date(2025, 8, 20),
    wave="第3陣",
    route_code="mic",
    travel_days=2,
    request_id=7,
    note="一次調査",
)


def problems(**changed: object) -> list[Problem]:
    return rules.problems(replace(ENTRY, **changed), KNOWN, TODAY)


def test_a_sound_entry_has_no_problem():
    assert problems() == []


def test_an_entry_needs_only_what_the_table_demands():
    assert problems(occupation_code=None, wave=None, route_code=None, request_id=None, note=None, travel_days=0) == []


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"end_on": date(2025, 8, 12)}, Problem("end_on", "end_before_start", {"start_on": date(2025, 8, 13)})),
        ({"end_on": None}, Problem("end_on", "end_required")),
        ({"start_on": None}, Problem("start_on", "required")),
        ({"persons": 0}, Problem("persons", "too_small", {"value": 0, "least": 1})),
        ({"persons": -3}, Problem("persons", "too_small", {"value": -3, "least": 1})),
        ({"persons": 2.5}, Problem("persons", "fractional", {"value": "2.5"})),
        ({"persons": float("inf")}, Problem("persons", "fractional", {"value": "inf"})),
        ({"persons": 10_000}, Problem("persons", "too_large", {"value": 10_000, "most": 9_999})),
        ({"persons": "約10"}, Problem("persons", "not_a_number", {"value": "約10"})),
        ({"persons": True}, Problem("persons", "not_a_number", {"value": "True"})),
        ({"persons": None}, Problem("persons", "required")),
        ({"persons": float("nan")}, Problem("persons", "required")),
        ({"disaster_code": "flood"}, Problem("disaster", "unknown", {"value": "flood"})),
        ({"disaster_code": ""}, Problem("disaster", "required")),
        ({"kind": "long"}, Problem("kind", "unknown", {"value": "long"})),
        ({"status": "gone"}, Problem("status", "unknown", {"value": "gone"})),
        ({"sender_code": "nobody"}, Problem("sender", "unknown", {"value": "nobody"})),
        ({"sender_code": "city"}, Problem("destination", "sender_is_destination")),
        ({"task_code": "tea"}, Problem("task", "unknown", {"value": "tea"})),
        ({"occupation_code": "wizard"}, Problem("occupation", "unknown", {"value": "wizard"})),
        ({"route_code": "moon"}, Problem("route", "unknown", {"value": "moon"})),
        ({"request_id": 9}, Problem("request", "unknown", {"value": "9"})),
        ({"request_id": 8}, Problem("request", "request_of_another_place")),
        ({"travel_days": 9}, Problem("travel_days", "travel_days_outside_period", {"days": 8})),
        ({"travel_days": -1}, Problem("travel_days", "too_small", {"value": -1, "least": 0})),
        ({"travel_days": 0.5}, Problem("travel_days", "fractional", {"value": "0.5"})),
        ({"wave": "陣" * 51}, Problem("wave", "too_long", {"length": 51, "most": 50})),
        ({"note": "あ" * 1001}, Problem("note", "too_long", {"length": 1001, "most": 1000})),
        (
            {"status": "active", "start_on": date(2025, 9, 11), "end_on": date(2025, 9, 13)},
            Problem("status", "active_in_future", {"start_on": date(2025, 9, 11)}),
        ),
        ({"end_on": date(2025, 9, 11)}, Problem("status", "ended_in_future", {"end_on": date(2025, 9, 11)})),
        (
            {"start_on": date(2000, 3, 31), "end_on": date(2000, 4, 2)},
            Problem("start_on", "outside_calendar", {"first": FIRST, "last": LAST}),
        ),
    ],
)
def test_each_fault_is_one_problem_beside_its_field(changed, expected):
    assert problems(**changed) == [expected]


def test_a_body_that_is_no_municipality_cannot_be_a_destination():
    assert problems(destination_code="ministry", request_id=None) == [
        Problem("destination", "unknown", {"value": "ministry"})
    ]


def test_a_period_of_two_years_is_the_longest():
    two_years = {"start_on": date(2023, 4, 1), "end_on": date(2025, 3, 31)}
    a_day_more = {"start_on": date(2023, 3, 31), "end_on": date(2025, 3, 31)}
    assert problems(**two_years) == []
    assert problems(**a_day_more, travel_days=0) == [Problem("end_on", "period_too_long", {"days": 732, "most": 731})]


def test_an_open_period_is_measured_to_today():
    assert problems(status="active", end_on=None) == []
    assert problems(status="active", end_on=None, start_on=date(2023, 9, 9)) == [
        Problem("end_on", "period_too_long", {"days": 733, "most": 731})
    ]


def test_a_dispatch_that_starts_today_may_be_active_and_one_that_ends_today_ended():
    assert problems(status="active", start_on=TODAY, end_on=date(2025, 9, 15)) == []
    assert problems(end_on=TODAY) == []


def test_every_problem_is_reported_at_once():
    faults = problems(persons=0, task_code="tea", end_on=date(2025, 8, 12))
    assert [(fault.field, fault.code) for fault in faults] == [
        ("task", "unknown"),
        ("end_on", "end_before_start"),
        ("persons", "too_small"),
    ]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"start_on": date(2025, 8, 9)}, [Problem("start_on", "before_disaster", {"started_on": date(2025, 8, 10)})]),
        ({"status": "planned"}, [Problem("status", "plan_overdue")]),
        ({"status": "active"}, [Problem("status", "active_after_end")]),
    ],
)
def test_what_is_only_odd_is_a_warning(changed, expected):
    entry = replace(ENTRY, **changed)
    assert rules.problems(entry, KNOWN, TODAY) == []
    assert rules.warnings(entry, KNOWN, TODAY) == expected


def test_an_entry_is_stored_without_blanks_and_with_whole_numbers():
    typed = replace(ENTRY, wave="  第3陣 ", note=" ", route_code="", persons=4.0, travel_days=None)
    assert rules.tidied(typed) == replace(ENTRY, note=None, route_code=None, travel_days=0)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("第３陣", "第3陣"),
        ("第３陣Ａ　", "第3陣A"),
        ("先遣隊", "先遣隊"),
        ("　", None),
        (None, None),
        ("3", "第3陣"),
        ("０３", "第3陣"),
        ("3陣", "第3陣"),
        ("第 3 陣", "第3陣"),
        ("3A", "3A"),
        ("3班", "3班"),
        ("2025", "2025"),
    ],
)
def test_a_wave_is_stored_in_one_way_of_writing_because_it_names_a_team(typed, stored):
    assert rules.tidied(replace(ENTRY, wave=typed)).wave == stored


@pytest.mark.parametrize(
    ("changed", "day", "persons", "expected"),
    [
        ({}, date(2025, 8, 13), 3, []),
        ({}, date(2025, 8, 20), 0, []),
        ({"status": "active", "end_on": None}, TODAY, 3, []),
        (
            {},
            date(2025, 8, 21),
            3,
            [Problem("counted_on", "count_after_end", {"end_on": date(2025, 8, 20)})],
        ),
        (
            {"status": "active", "end_on": None},
            date(2025, 8, 12),
            3,
            [Problem("counted_on", "count_before_start", {"start_on": date(2025, 8, 13)})],
        ),
        ({}, date(2025, 9, 11), 3, [Problem("counted_on", "count_in_future")]),
        ({"status": "planned"}, date(2025, 8, 13), 3, [Problem("status", "not_counted_in_status")]),
        ({"status": "cancelled"}, date(2025, 8, 13), 3, [Problem("status", "not_counted_in_status")]),
        ({}, date(2025, 8, 13), -1, [Problem("counted_persons", "too_small", {"value": -1, "least": 0})]),
    ],
)
def test_a_day_is_counted_inside_the_period_and_not_before_it_comes(changed, day, persons, expected):
    assert rules.count_problems(replace(ENTRY, **changed), day, persons, None, TODAY) == expected


def test_a_shorter_period_names_the_counted_days_it_would_leave_out():
    counted = [date(2025, 8, 14), date(2025, 8, 13), date(2025, 8, 20)]
    shorter = replace(ENTRY, start_on=date(2025, 8, 15), end_on=date(2025, 8, 19))
    assert list(rules.counted_day_problems(shorter, counted)) == [
        Problem("start_on", "days_counted_outside_period", {"days": [date(2025, 8, 13), date(2025, 8, 14)]}),
        Problem("end_on", "days_counted_outside_period", {"days": [date(2025, 8, 20)]}),
    ]
    assert list(rules.counted_day_problems(ENTRY, counted)) == []


def test_a_counted_dispatch_does_not_go_back_to_planned():
    assert list(rules.counted_day_problems(replace(ENTRY, status="planned"), [date(2025, 8, 14)])) == [
        Problem("status", "counted_while_planned", {"days": [date(2025, 8, 14)]})
    ]


def test_the_same_team_goes_again_from_tomorrow_for_the_same_length():
    again = rules.repeat_from_tomorrow(ENTRY, TODAY)
    assert again == replace(
        ENTRY,
        entry_key=again.entry_key,
        status="planned",
        start_on=date(2025, 9, 11),
        end_on=date(2025, 9, 18),
        wave="第4陣",
        decided_on=TODAY,
    )
    assert again.entry_key != ENTRY.entry_key


def test_an_open_period_is_repeated_with_the_length_it_has_today():
    again = rules.repeat_from_tomorrow(replace(ENTRY, status="active", start_on=date(2025, 9, 8), end_on=None), TODAY)
    assert (again.start_on, again.end_on) == (date(2025, 9, 11), date(2025, 9, 13))


@pytest.mark.parametrize(
    ("wave", "following"), [("第9陣", "第10陣"), ("第１陣", "第2陣"), ("先遣隊", "先遣隊"), (None, None)]
)
def test_a_numbered_wave_is_followed_by_the_next(wave, following):
    assert rules.repeat_from_tomorrow(replace(ENTRY, wave=wave), TODAY).wave == following
