"""request_terms, request_states, request_met_days, request_days, request_totals, overdue_plans, known_dispatches,
offer_states, offer_days and offer_totals: what was asked, offered and secured, as known at a date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.metrics.builders import (
    KOSA,
    OTHER_PREFECTURE,
    RAIN,
    UKI,
    add_daily_counts,
    add_disaster,
    add_dispatches,
    add_moves,
    add_offers,
    add_requests,
    add_revisions,
    ask,
    insert,
    scratch,
)
from workforce.queries import board, needs, requests

SIZE = {"asked_on": "2025-08-14", "effective_on": "2025-08-14", "start_on": "2025-08-13", "end_on": "2025-08-15"}
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def disaster(connection):
    add_disaster(connection)


def needed(connection, as_of: str) -> list[int]:
    """Persons needed on each day with a need."""
    found = ask(connection, "SELECT needed FROM request_days WHERE as_of = $d ORDER BY calendar_day", d=as_of)
    return [persons for (persons,) in found]


def days(connection, as_of: str, columns: str = "request_id, needed, met, left_open, offered") -> list[tuple]:
    return ask(
        connection,
        f"SELECT day(calendar_day), {columns} FROM request_days WHERE as_of = $d ORDER BY calendar_day, request_id",
        d=as_of,
    )


# --- request_terms: sizes by day ------------------------------------------------------------------


def test_a_later_size_holds_from_its_day_on_and_only_once_it_is_known(connection):
    add_requests(connection, {"asked_on": "2025-08-12"})
    add_revisions(connection, 1, {**SIZE, "persons_per_day": 8})
    assert needed(connection, "2025-08-11") == []
    assert needed(connection, "2025-08-13") == [5, 5, 5]
    assert needed(connection, "2025-08-14") == [5, 8, 8]
    assert ask(
        connection,
        "SELECT revision_number, persons_per_day, day(first_on), day(last_on) FROM request_terms"
        " WHERE as_of = '2025-08-14' ORDER BY 1",
    ) == [(1, 5, 13, 13), (2, 8, 14, 15)]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"end_on": "2025-08-14"}, [5, 8]),  # ends sooner
        ({"end_on": "2025-08-17"}, [5, 8, 8, 8, 8]),  # ends later
        ({"end_on": "2025-08-13"}, [5]),  # nothing from its day on
        ({"start_on": "2025-08-15"}, [5, 8]),  # a day without need in between
        ({"effective_on": "2025-08-13"}, [8, 8, 8]),  # replaces the whole
        ({"effective_on": "2025-08-12", "start_on": "2025-08-12"}, [8, 8, 8, 8]),  # begins sooner
        ({"effective_on": "2025-08-16", "end_on": "2025-08-15"}, [5, 5, 5]),  # holds after the end: nothing
    ],
)
def test_a_revision_changes_persons_and_period_from_its_day_on(connection, change, expected):
    add_requests(connection, {})
    add_revisions(connection, 1, {**SIZE, "persons_per_day": 8, **change})
    assert needed(connection, "2025-08-20") == expected


def test_a_later_revision_that_holds_earlier_takes_the_place_of_the_one_between(connection):
    add_requests(connection, {})
    add_revisions(connection, 1, {**SIZE, "effective_on": "2025-08-15", "persons_per_day": 8})
    add_revisions(connection, 1, {**SIZE, "effective_on": "2025-08-14", "persons_per_day": 2})
    assert needed(connection, "2025-08-14") == [5, 2, 2]


# --- request_states -------------------------------------------------------------------------------


def states(connection, as_of: str) -> list[tuple]:
    return ask(
        connection,
        "SELECT request_id, status, is_open, persons_per_day, days_since_asked FROM request_states"
        " WHERE as_of = $d ORDER BY request_id",
        d=as_of,
    )


def test_a_state_holds_from_its_day_until_the_next(connection):
    add_requests(connection, {"asked_on": "2025-08-12"}, {"municipality_code": KOSA})
    add_moves(connection, 1, ("2025-08-13", "arranging"), ("2025-08-20", "unfillable"))
    assert states(connection, "2025-08-11") == [(2, "requested", True, 5, None)]
    assert states(connection, "2025-08-12")[0] == (1, "requested", True, 5, 0)
    assert states(connection, "2025-08-19")[0] == (1, "arranging", True, 5, 7)
    assert states(connection, "2025-08-20")[0] == (1, "unfillable", False, 5, 8)


@pytest.mark.parametrize(
    ("status", "is_open"),
    [
        ("requested", True),
        ("arranging", True),
        ("agreed", True),
        ("decided", True),
        ("dispatched", True),
        ("ended", False),
        ("cancelled", False),
        ("unfillable", False),
    ],
)
def test_an_ended_cancelled_or_unfillable_request_is_not_open(connection, status, is_open):
    add_requests(connection, {"status": status})
    assert states(connection, "2025-08-14")[0][1:3] == (status, is_open)


def test_a_cancelled_request_was_a_need_until_it_was_cancelled(connection):
    add_requests(connection, {})
    add_moves(connection, 1, ("2025-08-14", "cancelled"))
    assert needed(connection, "2025-08-13") == [5, 5, 5]
    assert needed(connection, "2025-08-14") == []


def test_an_ended_request_needs_nobody_after_the_day_on_which_it_was_ended(connection):
    add_requests(connection, {}, {"municipality_code": KOSA})
    add_moves(connection, 1, ("2025-08-14", "ended"))
    add_moves(connection, 2, ("2025-08-12", "ended"))
    assert needed(connection, "2025-08-11") == [5] * 6
    assert needed(connection, "2025-08-13") == [5, 5, 5]
    assert needed(connection, "2025-08-14") == [5, 5]
    totals = "SELECT day(its_day), needed, needed_days FROM request_totals WHERE as_of = $d AND request_id = 1"
    assert ask(connection, totals, d="2025-08-14") == [(14, 5, 10)]
    assert ask(connection, totals, d="2025-08-15") == [(None, 0, 10)]
    add_moves(connection, 1, ("2025-08-15", "dispatched"))
    assert needed(connection, "2025-08-15") == [5, 5, 5]


def test_whoever_is_left_over_goes_to_no_request_that_was_ended(connection):
    add_requests(connection, {"priority": 1}, {"priority": 3})
    add_moves(connection, 1, ("2025-08-13", "ended"))
    add_dispatches(connection, {"persons": 5})
    assert days(connection, "2025-08-14", "request_id, met") == [
        (13, 1, 5), (13, 2, 0), (14, 2, 5), (15, 2, 5),
    ]  # fmt: skip


# --- known_dispatches and what is secured as of a date ---------------------------------------------


@pytest.mark.parametrize(
    ("dispatch", "before", "after"),
    [
        ({"decided_on": "2025-08-10"}, 0, 2),
        ({"decided_on": None}, 2, 2),
        ({"status": "cancelled", "cancelled_on": "2025-08-10"}, 2, 0),
        ({"status": "cancelled", "cancelled_on": None}, 0, 0),
        ({"status": "planned", "decided_on": "2025-08-10"}, 0, 2),
        ({"status": "cancelled", "decided_on": "2025-08-10", "cancelled_on": "2025-08-11"}, 0, 2),
    ],
)
def test_a_dispatch_is_known_from_its_decision_until_its_cancellation(connection, dispatch, before, after):
    add_requests(connection, {"end_on": "2025-08-13"})
    add_dispatches(connection, {"persons": 2, **dispatch})
    assert [row[3] for row in days(connection, "2025-08-09")] == [before]
    assert [row[3] for row in days(connection, "2025-08-10")] == [after]
    known = ask(connection, "SELECT count(*) FROM known_dispatches WHERE as_of = '2025-08-10'")
    assert known == [(1 if after else 0,)]


PLAN, GONE = {"status": "planned"}, {"status": "cancelled", "cancelled_on": "2025-08-15"}


@pytest.mark.parametrize(
    ("dispatch", "as_of", "met", "in_place", "person_days", "planned"),
    [
        # decided on the second day of three, as who goes at once often is: known from the first day on
        ({"decided_on": "2025-08-14"}, 12, [0, 0, 0], [0, 0, 0], 0, 0),
        ({"decided_on": "2025-08-14"}, 13, [2, 2, 2], [2, 0, 0], 2, 0),
        ({"decided_on": "2025-08-14"}, 14, [2, 2, 2], [2, 2, 0], 4, 0),
        ({"decided_on": "2025-08-14", "end_on": None, "status": "active"}, 13, [2, 2, 2], [2, 0, 0], 2, 0),
        # decided before: a plan until its first day, whatever became of it
        ({"decided_on": "2025-08-12"}, 11, [0, 0, 0], [0, 0, 0], 0, 0),
        ({"decided_on": "2025-08-12"}, 12, [2, 2, 2], [0, 0, 0], 0, 6),
        ({"decided_on": "2025-08-12"}, 13, [2, 2, 2], [2, 0, 0], 2, 0),
        ({"decided_on": "2025-08-12", "end_on": None, "status": "active"}, 12, [2, 2, 2], [0, 0, 0], 0, 0),
        ({}, 11, [2, 2, 2], [0, 0, 0], 0, 6),  # it is not known when: decided at every date
        # nobody said that the plan was carried out: known from its decision, on days from the date on
        (PLAN | {"decided_on": "2025-08-14"}, 13, [0, 0, 0], [0, 0, 0], 0, 0),
        (PLAN | {"decided_on": "2025-08-14"}, 14, [0, 2, 2], [0, 0, 0], 0, 6),
        # called off: a plan from its decision until then
        (GONE | {"decided_on": "2025-08-14"}, 13, [0, 0, 0], [0, 0, 0], 0, 0),
        (GONE | {"decided_on": "2025-08-14"}, 14, [0, 2, 2], [0, 0, 0], 0, 6),
        (GONE | {"decided_on": "2025-08-14"}, 15, [0, 0, 0], [0, 0, 0], 0, 0),
    ],
)
def test_whoever_is_there_is_secured_though_the_decision_came_later(
    connection, dispatch, as_of, met, in_place, person_days, planned
):
    add_requests(connection, {})
    add_dispatches(connection, {"persons": 2, **dispatch})
    asked = {"d": date(2025, 8, as_of)}
    found = ask(connection, "SELECT met, in_place FROM need_days WHERE as_of = $d ORDER BY calendar_day", **asked)
    assert (list(map(list, zip(*found, strict=True)))) == [met, in_place]
    totals = "coalesce(sum(person_days), 0), coalesce(sum(planned_person_days), 0)"
    for view in ("dispatch_tallies WHERE scope = 'all' AND split = 'total' AND", "dispatch_log WHERE"):
        assert ask(connection, f"SELECT {totals} FROM {view} as_of = $d", **asked) == [(person_days, planned)]
    known = ask(connection, "SELECT count(*) FROM known_dispatches WHERE as_of = $d AND is_planned", **asked)
    assert known == [(int(sum(met) > 0 and person_days == 0),)]


@pytest.mark.parametrize(("as_of", "arrived", "months", "secured"), [(12, 0, 0, 0), (13, 2, 2, 2), (14, 2, 4, 2)])
def test_the_ledger_knows_who_came_before_the_decision(connection, as_of, arrived, months, secured):
    add_requests(connection, {"kind": "mid_long"})
    add_dispatches(connection, {"persons": 2, "kind": "mid_long", "decided_on": "2025-08-15"})
    found = ask(
        connection,
        "SELECT sum(arrived), round(31 * sum(person_months)), max(secured_most) FROM mid_long_ledger WHERE as_of = $d",
        d=date(2025, 8, as_of),
    )
    assert found == [(arrived, months, secured)]


def test_in_place_are_those_under_way_or_ended_up_to_the_day(connection):
    add_requests(connection, {})
    add_dispatches(connection, {"persons": 2}, {"persons": 3, "status": "planned"})
    rows = ask(connection, "SELECT in_place, secured FROM need_days WHERE as_of = '2025-08-14' ORDER BY calendar_day")
    assert rows == [(2, 2), (2, 5), (0, 5)]


def test_a_count_of_a_day_to_come_is_not_known_yet(connection):
    add_requests(connection, {})
    add_dispatches(connection, {"persons": 5, "status": "active"})
    add_daily_counts(connection, 1, {"2025-08-14": 2})
    assert [row[3] for row in days(connection, "2025-08-13")] == [5, 5, 5]
    assert [row[3] for row in days(connection, "2025-08-14")] == [5, 2, 5]


def test_the_kinds_of_dispatch_meet_requests_of_their_own_kind_only(connection):
    add_requests(connection, {"kind": "mid_long"}, {})
    add_dispatches(connection, {"persons": 5, "kind": "mid_long"})
    for kind, left_open in (("mid_long", 0), ("emergency", 15)):
        (total,) = needs.totals(connection, disaster_code=RAIN, kind=kind, as_of=date(2025, 8, 13)).to_dict("records")
        assert (total["needed"], total["left_open"]) == (15, left_open)


# --- request_days: who meets which request ---------------------------------------------------------


def test_whoever_was_sent_for_a_request_meets_it_first_and_the_rest_goes_by_priority(connection):
    add_requests(
        connection,
        {"end_on": "2025-08-13", "persons_per_day": 3, "priority": 1},
        {"end_on": "2025-08-13", "persons_per_day": 3, "priority": 3},
        {"end_on": "2025-08-13", "persons_per_day": 3, "priority": 2},
    )
    add_dispatches(connection, {"persons": 4, "request_id": 2}, {"persons": 3, "request_id": None})
    # 4 for request 2, one too many; with 3 for nobody in particular: 3 to the first, 1 to the third
    assert days(connection, "2025-08-13", "request_id, needed, met, left_open") == [
        (13, 1, 3, 3, 0),
        (13, 2, 3, 3, 0),
        (13, 3, 3, 1, 2),
    ]
    rows = ask(connection, "SELECT needed, secured, met, left_open, excess FROM need_days WHERE as_of = '2025-08-13'")
    assert rows == [(9, 7, 7, 2, 0)]


def test_requests_of_other_places_and_tasks_do_not_help_each_other(connection):
    add_requests(connection, {}, {"municipality_code": KOSA}, {"task_code": "waste_work"})
    add_dispatches(connection, {"persons": 20, "request_id": 2})
    assert {row[1]: row[3] for row in days(connection, "2025-08-13")} == {1: 5, 2: 0, 3: 0}


def test_place_and_period_narrow_the_needs(connection):
    add_requests(connection, {}, {"municipality_code": KOSA, "persons_per_day": 2})
    add_offers(connection, {"persons": 4})
    add_dispatches(connection, {"persons": 1, "offer_id": 1})
    found = needs.by_place_and_task(
        connection,
        disaster_code=RAIN,
        kind="emergency",
        as_of=date(2025, 8, 13),
        first_on=date(2025, 8, 13),
        last_on=date(2025, 8, 13),
    )
    columns = ["municipality_code", "needed", "offered", "secured", "in_place", "met", "left_open"]
    assert found[columns].values.tolist() == [[UKI, 5, 3, 1, 1, 1, 4], [KOSA, 2, 0, 0, 0, 0, 2]]


# --- request_totals -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("as_of", "its_day", "met", "ahead", "worst"),
    [
        ("2025-08-12", 13, 5, 7, 5),
        ("2025-08-14", 14, 3, 7, 5),
        ("2025-08-15", 15, 0, 5, 5),
    ],
)
def test_a_request_is_looked_at_on_the_day_or_its_first_while_ahead(connection, as_of, its_day, met, ahead, worst):
    add_requests(connection, {})
    add_dispatches(connection, {"persons": 3, "end_on": "2025-08-14"}, {"persons": 2, "end_on": "2025-08-13"})
    rows = ask(
        connection,
        "SELECT day(its_day), needed, met, unmet, needed_days, met_days, unmet_days, unmet_days_ahead,"
        " worst_unmet_ahead FROM request_totals WHERE as_of = $d",
        d=as_of,
    )
    assert rows == [(its_day, 5, met, 5 - met, 15, 8, 7, ahead, worst)]


@pytest.mark.parametrize(
    ("change", "as_of", "expected"),
    [
        ({}, "2025-08-15", (5, 5, False)),  # the last day
        ({}, "2025-08-16", (0, 0, True)),
        ({"status": "ended"}, "2025-08-15", (5, 5, False)),
        ({"status": "ended"}, "2025-08-16", (0, 0, False)),
        ({"status": "unfillable"}, "2025-08-16", (0, 0, False)),
        ({"status": "cancelled"}, "2025-08-16", (0, 0, False)),
    ],
)
def test_a_request_whose_period_is_over_lacks_nobody_now_and_is_told_apart_until_it_is_ended(
    connection, change, as_of, expected
):
    add_requests(connection, change)
    found = ask(
        connection,
        "SELECT needed, unmet, is_past_period, unmet_days FROM request_totals WHERE as_of = $d",
        d=as_of,
    )
    assert found == [(*expected, 0 if change == {"status": "cancelled"} else 15)]
    past = {"connection": connection, "disaster_code": RAIN, "as_of": date.fromisoformat(as_of)}
    of_page, of_board = requests.totals(kind="emergency", **past).iloc[0], board.request_totals(**past).iloc[0]
    unmet = expected[1] if change == {} else 0
    assert (of_page["unmet"], of_board["emergency_unmet"]) == (unmet, unmet)
    assert of_page["requests_past"] == of_board["requests_past"] == int(expected[2])


def test_a_longer_period_takes_the_mark_away(connection):
    add_requests(connection, {})
    add_revisions(connection, 1, {**SIZE, "asked_on": "2025-08-16", "end_on": "2025-08-20", "persons_per_day": 5})
    found = ask(
        connection,
        "SELECT day(as_of), unmet, is_past_period FROM request_totals"
        " WHERE as_of BETWEEN '2025-08-15' AND '2025-08-16' ORDER BY 1",
    )
    assert found == [(15, 5, False), (16, 5, False)]


def test_a_cancelled_request_stays_in_the_list_and_needs_nobody(connection):
    add_requests(connection, {"status": "cancelled"})
    assert ask(
        connection, "SELECT status, its_day, needed, unmet_days FROM request_totals WHERE as_of = '2025-08-13'"
    ) == [("cancelled", None, 0, 0)]


def test_open_requests_that_lack_people_stand_first_by_priority(connection):
    add_requests(
        connection,
        {"priority": 3},
        {"priority": 1, "municipality_code": KOSA, "status": "ended"},
        {"priority": 2, "task_code": "waste_work"},
        {"priority": 1, "task_code": "call_center"},
    )
    add_dispatches(connection, {"persons": 9, "task_code": "call_center"})
    listed = requests.listing(connection, disaster_code=RAIN, as_of=date(2025, 8, 13))
    assert listed["request_id"].tolist() == [3, 1, 4, 2]


# --- overdue_plans --------------------------------------------------------------------------------


def overdue(connection, as_of: str, **asked) -> list[int]:
    found = requests.overdue_plans(connection, as_of=date.fromisoformat(as_of), **asked)
    return found["dispatch_id"].tolist()


@pytest.mark.parametrize(
    ("request_change", "plan", "as_of", "expected"),
    [
        ({}, {}, "2025-08-12", []),  # its first day is ahead
        ({}, {}, "2025-08-13", [1]),
        ({}, {}, "2025-08-15", [1]),
        ({}, {"end_on": "2025-08-14"}, "2025-08-15", []),  # it counts on no day any more
        ({}, {"status": "active"}, "2025-08-14", []),
        ({}, {"status": "cancelled"}, "2025-08-14", []),
        ({}, {"task_code": "waste_work"}, "2025-08-14", []),
        ({}, {"destination_code": KOSA}, "2025-08-14", []),
        ({}, {"kind": "mid_long"}, "2025-08-14", []),
        ({}, {"decided_on": "2025-08-15"}, "2025-08-14", []),
        ({"status": "unfillable"}, {}, "2025-08-14", []),
        ({"status": "ended"}, {}, "2025-08-14", []),
        ({"end_on": "2025-08-13"}, {}, "2025-08-14", []),
        ({"start_on": "2025-08-15"}, {}, "2025-08-14", [1]),  # looked at on the first day, which the plan reaches
        ({"start_on": "2025-08-15"}, {"end_on": "2025-08-14"}, "2025-08-14", []),
    ],
)
def test_a_plan_whose_first_day_has_come_counts_as_met_and_is_told(connection, request_change, plan, as_of, expected):
    add_requests(connection, request_change)
    add_dispatches(connection, {"persons": 3, "status": "planned", **plan})
    assert overdue(connection, as_of) == expected
    if expected:
        assert ask(connection, "SELECT met FROM request_totals WHERE as_of = $d", d=as_of) == [(3,)]


def test_an_overdue_plan_is_told_once_however_many_requests_it_may_meet(connection):
    add_disaster(connection, "quake")
    add_requests(connection, {}, {"persons_per_day": 2}, {"disaster_code": "quake"})
    add_dispatches(connection, {"status": "planned"}, {"status": "planned", "disaster_code": "quake"})
    connection.execute("UPDATE disasters SET status = 'closed' WHERE disaster_code = 'quake'")
    assert overdue(connection, "2025-08-14") == [1, 2]
    assert overdue(connection, "2025-08-14", disaster_code=RAIN, kind="emergency") == [1]
    assert overdue(connection, "2025-08-14", disaster_status="open") == [1]
    assert overdue(connection, "2025-08-14", request_id=2) == [1]
    assert overdue(connection, "2025-08-14", kind="mid_long") == []
    of_each = ask(connection, "SELECT request_id, dispatch_id FROM overdue_plans WHERE as_of = '2025-08-14' ORDER BY 1")
    assert of_each == [(1, 1), (2, 1), (3, 2)]


# --- offers ---------------------------------------------------------------------------------------


def offer(connection, as_of: str, columns: str = "open_persons, open_days, accepted_days, is_stale, offer_status"):
    rows = ask(connection, f"SELECT {columns} FROM offer_totals WHERE as_of = $d", d=as_of)
    return rows[0] if rows else None


def test_what_is_left_of_an_offer_is_counted_day_by_day(connection):
    add_requests(connection, {})
    add_offers(connection, {})
    add_dispatches(connection, {"persons": 2, "end_on": "2025-08-14", "offer_id": 1, "status": "planned"})
    assert ask(
        connection,
        "SELECT day(calendar_day), offered, accepted, still_offered FROM offer_days WHERE as_of = '2025-08-13'"
        " ORDER BY 1",
    ) == [(13, 3, 2, 1), (14, 3, 2, 1), (15, 3, 0, 3)]
    assert offer(connection, "2025-08-13") == (3, 5, 4, False, "partly_used")
    assert [row[5] for row in days(connection, "2025-08-13")] == [1, 1, 3]
    assert [row[5] for row in days(connection, "2025-08-15")] == [0, 0, 3]  # nobody can come on a day gone by


@pytest.mark.parametrize(
    ("change", "as_of", "expected"),
    [
        ({}, "2025-08-11", None),
        ({}, "2025-08-12", (3, 9, 0, False, "open")),
        ({}, "2025-08-14", (3, 6, 0, False, "open")),  # nobody can come on a day gone by
        ({}, "2025-08-16", (0, 0, 0, False, "over")),
        ({"end_on": "2025-09-12"}, "2025-09-11", (3, 6, 0, False, "open")),  # confirmed 30 days ago
        ({"end_on": "2025-09-12"}, "2025-09-12", (3, 3, 0, True, "open")),  # 31
        ({"persons": 0, "people_ready": "none"}, "2025-09-12", (0, 0, 0, False, "declined")),
        ({"withdrawn_on": "2025-08-14"}, "2025-08-13", (3, 9, 0, False, "open")),
        ({"withdrawn_on": "2025-08-14"}, "2025-08-14", (0, 0, 0, False, "withdrawn")),
    ],
)
def test_an_offer_has_a_state_at_each_date(connection, change, as_of, expected):
    add_requests(connection, {})
    add_offers(connection, change)
    assert offer(connection, as_of) == expected


def test_a_used_offer_and_one_taken_beyond_its_number_have_nothing_left(connection):
    add_requests(connection, {})
    add_offers(connection, {})
    add_dispatches(connection, {"persons": 4, "offer_id": 1, "sender_code": OTHER_PREFECTURE})
    assert offer(connection, "2025-08-12") == (0, 0, 12, False, "used")


def test_a_dispatch_decided_later_or_cancelled_takes_nothing_of_an_offer(connection):
    add_requests(connection, {})
    add_offers(connection, {})
    add_dispatches(connection, {"persons": 1, "offer_id": 1, "status": "planned", "decided_on": "2025-08-14"})
    add_dispatches(connection, {"persons": 1, "offer_id": 1, "status": "cancelled", "cancelled_on": "2025-08-13"})
    assert [offer(connection, f"2025-08-{day}")[1] for day in (12, 13, 14)] == [6, 9, 4]


@pytest.mark.parametrize(
    ("withdrawn_on", "before", "expected"),
    [
        (None, [], "......"),
        (None, [(14, 16)], "..xx.."),  # renewed on the 16th
        (None, [(12, 13), (14, 15)], "x.x..."),
        (16, [(13, 15)], ".xx.xx"),  # withdrawn a second time
        (15, [(13, 15)], ".xxxxx"),  # on the day it was renewed
    ],
)
def test_an_offer_that_was_renewed_is_withdrawn_at_the_dates_between(connection, withdrawn_on, before, expected):
    add_requests(connection, {})
    add_offers(connection, {"withdrawn_on": withdrawn_on and date(2025, 8, withdrawn_on), "end_on": "2025-08-20"})
    add_offers(connection, {})  # another, which stands
    insert(
        connection,
        "offer_withdrawals",
        [
            {"offer_id": 1, "withdrawn_on": date(2025, 8, first), "renewed_on": date(2025, 8, until)}
            for first, until in before
        ],
    )
    found = ask(
        connection,
        "SELECT s.is_withdrawn, t.offer_status = 'withdrawn', t.open_persons = 0, max(d.still_offered) = 0"
        " FROM offer_states AS s INNER JOIN offer_totals AS t ON s.as_of = t.as_of AND s.offer_id = t.offer_id"
        " INNER JOIN offer_days AS d ON s.as_of = d.as_of AND s.offer_id = d.offer_id"
        " WHERE s.as_of BETWEEN '2025-08-12' AND '2025-08-17' AND s.offer_id = 1"
        " GROUP BY s.as_of, s.is_withdrawn, t.offer_status, t.open_persons ORDER BY s.as_of",
    )
    assert found == [(each == "x",) * 4 for each in expected]
    assert ask(connection, "SELECT count(*) FROM offer_states WHERE offer_id = 2 AND is_withdrawn") == [(0,)]


@pytest.mark.parametrize(
    ("as_of", "confirmed_on", "is_stale"),
    [
        ("2025-08-12", "2025-08-12", False),
        ("2025-09-11", "2025-08-12", False),
        ("2025-09-12", "2025-08-12", True),  # as it was, whenever it was confirmed later
        ("2025-09-14", "2025-08-12", True),
        ("2025-09-15", "2025-09-15", False),
        ("2025-10-16", "2025-09-15", True),
        ("2025-10-20", "2025-10-20", False),
    ],
)
def test_the_readiness_of_an_offer_is_as_old_as_its_last_confirmation_by_then(
    connection, as_of, confirmed_on, is_stale
):
    add_offers(connection, {"end_on": "2025-12-31", "confirmed_on": "2025-10-20"})
    days = ("2025-08-12", "2025-09-15")
    insert(connection, "offer_confirmations", [{"offer_id": 1, "confirmed_on": day} for day in days])
    found = ask(connection, "SELECT confirmed_on, is_stale FROM offer_totals WHERE as_of = $d", d=as_of)
    assert found == [(date.fromisoformat(confirmed_on), is_stale)]


def test_an_offer_confirmed_on_a_later_day_than_any_known_shows_that_day(connection):
    add_offers(connection, {"confirmed_on": "2025-08-15"})
    found = ask(connection, "SELECT confirmed_on, is_stale FROM offer_totals WHERE as_of = '2025-08-13'")
    assert found == [(date(2025, 8, 15), False)]


# --- properties -----------------------------------------------------------------------------------

FIRST = date(2025, 8, 1)
a_day = st.integers(0, 20).map(lambda n: FIRST + n * DAY)
sizes = st.lists(
    st.fixed_dictionaries(
        {
            "asked_on": a_day,
            "effective_on": a_day,
            "start_on": a_day,
            "length": st.integers(0, 9),
            "persons": st.integers(1, 9),
        }
    ),
    min_size=1,
    max_size=4,
)
any_data = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def write(connection, found: list[dict]) -> None:
    """A request with these sizes, asked in order."""
    add_disaster(connection)
    asked = sorted(size["asked_on"] for size in found)
    rows = [
        {
            "asked_on": day,
            "effective_on": size["effective_on"] if number else size["start_on"],
            "persons_per_day": size["persons"],
            "start_on": size["start_on"],
            "end_on": size["start_on"] + size["length"] * DAY,
        }
        for number, (day, size) in enumerate(zip(asked, found, strict=True))
    ]
    first = rows[0]
    add_requests(connection, {name: first[name] for name in first if name != "effective_on"})
    add_revisions(connection, 1, *rows[1:])


def by_hand(found: list[dict], as_of: date) -> dict[date, int]:
    """Persons needed on each day: the newest known size that holds by then, if the day lies in its period."""
    asked = sorted(size["asked_on"] for size in found)
    needed = {}
    for n in range(40):
        day = FIRST + n * DAY
        holding = [
            size
            for number, (known_on, size) in enumerate(zip(asked, found, strict=True))
            if known_on <= as_of and (number == 0 or size["effective_on"] <= day)
        ]
        if holding and holding[-1]["start_on"] <= day <= holding[-1]["start_on"] + holding[-1]["length"] * DAY:
            needed[day] = holding[-1]["persons"]
    return needed


def as_known(connection, as_of: date) -> dict[date, int]:
    return dict(ask(connection, "SELECT calendar_day, needed FROM request_days WHERE as_of = $d", d=as_of))


@any_data
@given(found=sizes, as_of=a_day)
def test_needs_as_of_a_date_are_those_counted_by_hand(reference_database, found, as_of):
    with scratch(reference_database) as connection:
        write(connection, found)
        # A first size that holds from its start lets days before a later, earlier start be counted from it alone.
        assert as_known(connection, as_of) == by_hand(found, as_of)


@any_data
@given(found=sizes, later=sizes, as_of=a_day)
def test_what_is_asked_later_never_changes_what_was_known_earlier(reference_database, found, later, as_of):
    with scratch(reference_database) as connection:
        write(connection, found)
        before = as_known(connection, as_of)
        for size in later:
            row = {
                "asked_on": max(as_of, *(earlier["asked_on"] for earlier in found)) + DAY,
                "effective_on": size["effective_on"],
                "persons_per_day": size["persons"],
                "start_on": size["start_on"],
                "end_on": size["start_on"] + size["length"] * DAY,
            }
            add_revisions(connection, 1, row)
        add_moves(connection, 1, (as_of + DAY, "cancelled"))
        assert as_known(connection, as_of) == before


@any_data
@given(found=sizes, cancelled_on=a_day, as_of=a_day, persons=st.integers(1, 9))
def test_cancelling_and_restoring_is_neutral(reference_database, found, cancelled_on, as_of, persons):
    columns = "needed, met, left_open, offered, place_secured, place_in_place, calendar_day"
    with scratch(reference_database) as connection:
        write(connection, found)
        add_offers(connection, {"persons": persons, "offered_on": FIRST, "confirmed_on": FIRST})
        add_dispatches(connection, {"persons": persons, "request_id": 1, "offer_id": 1, "status": "planned"})
        sql = f"SELECT {columns} FROM request_days WHERE as_of = $d ORDER BY calendar_day"
        before = ask(connection, sql, d=as_of)
        add_moves(connection, 1, (cancelled_on, "cancelled"), (cancelled_on, "requested"))
        connection.execute("UPDATE dispatches SET status = 'cancelled', cancelled_on = $d", {"d": cancelled_on})
        connection.execute("UPDATE dispatches SET status = 'planned', cancelled_on = NULL")
        connection.execute("UPDATE offers SET withdrawn_on = $d", {"d": max(cancelled_on, FIRST)})
        connection.execute("UPDATE offers SET withdrawn_on = NULL")
        assert ask(connection, sql, d=as_of) == before


def test_a_request_needs_its_size_on_each_day_and_a_cancelled_one_nobody(connection):
    add_requests(connection, {"end_on": "2025-08-14"}, {"status": "cancelled"}, {"status": "unfillable", "priority": 1})
    add_revisions(connection, 1, {
        "asked_on": "2025-08-14", "effective_on": "2025-08-14", "persons_per_day": 9,
        "start_on": "2025-08-13", "end_on": "2025-08-14",
    })  # fmt: skip
    seen = {
        day: ask(
            connection,
            "SELECT request_id, strftime(calendar_day, '%d'), needed FROM request_need_days"
            " WHERE as_of = $day ORDER BY 1, 2",
            day=day,
        )
        for day in (date(2025, 8, 13), date(2025, 8, 14))
    }
    of_the_third = [(3, "13", 5), (3, "14", 5), (3, "15", 5)]
    assert seen == {
        date(2025, 8, 13): [(1, "13", 5), (1, "14", 5), *of_the_third],
        date(2025, 8, 14): [(1, "13", 5), (1, "14", 9), *of_the_third],
    }
