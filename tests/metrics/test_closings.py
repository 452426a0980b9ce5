"""closing_days, seat_days, gap_days and gap_steps: how the gap of a request is closed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.metrics.builders import (
    KOSA,
    KUMAMOTO,
    RAIN,
    UKI,
    YATSUSHIRO,
    add_disaster,
    add_dispatches,
    add_requests,
    ask,
    insert,
)
from workforce.queries import board, closings, requests

CLOSING = {
    "request_id": 1,
    "closing_kind": "fixed_term",
    "persons_per_day": 1,
    "start_on": "2025-08-13",
    "end_on": "2025-08-15",
    "decided_on": "2025-08-12",
    "withdrawn_on": None,
}
PARTS = "needed, by_dispatch, by_exam, by_fixed_term, by_outsourced, by_reassigned, residual, beyond"


@pytest.fixture(autouse=True)
def disaster(connection):
    add_disaster(connection)


def add_closings(connection, *changes: Mapping[str, object]) -> None:
    """One closing per argument, each :data:`CLOSING` with changes; numbered from 1."""
    rows = [
        {"closing_id": number, "entry_key": f"closing-{number}", **CLOSING, **change}
        for number, change in enumerate(changes, start=1)
    ]
    insert(connection, "request_closings", rows)


def add_seats(connection, *seats: Mapping[str, object], disaster_code: str | None = RAIN) -> None:
    """An exam for the disaster whose result is of 2025-08-10, and its seats."""
    exam = {
        "recruitment_id": 2001,
        "recruitment_ja": "採用試験",
        "disaster_code": disaster_code,
        "applications_from": "2025-07-01",
        "applications_until": "2025-07-31",
        "final_result_on": "2025-08-10",
        "joins_on": "2025-08-14",
    }
    insert(connection, "recruitments", [exam])
    seat = {"recruitment_id": 2001, "municipality_code": UKI, "occupation_code": "civil", "hired": 1}
    insert(connection, "recruitment_seats", [seat | {"hired_from": None} | row for row in seats])


def on(connection, day: str, request_id: int = 1, as_of: str = "2025-08-20") -> tuple | None:
    found = ask(
        connection,
        f"SELECT {PARTS} FROM gap_days WHERE as_of = CAST($as_of AS DATE) AND disaster_code = $rain"
        " AND request_id = $request_id AND calendar_day = CAST($day AS DATE)",
        as_of=as_of,
        rain=RAIN,
        request_id=request_id,
        day=day,
    )
    return found[0] if found else None


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ([], (5, 2, 0, 0, 0, 0, 3, 0)),
        ([{}], (5, 2, 0, 1, 0, 0, 2, 0)),
        ([{}, {"closing_kind": "outsourced"}], (5, 2, 0, 1, 1, 0, 1, 0)),
        (
            [{"closing_kind": kind} for kind in ("fixed_term", "outsourced", "reassigned")],
            (5, 2, 0, 1, 1, 1, 0, 0),
        ),
        # what goes beyond is counted nowhere; the order is fixed-term, outsourced, reassigned
        (
            [
                {"closing_kind": "reassigned", "persons_per_day": 2},
                {"closing_kind": "fixed_term", "persons_per_day": 2},
            ],
            (5, 2, 0, 2, 0, 1, 0, 1),
        ),
        (
            [
                {"closing_kind": "outsourced", "persons_per_day": 2},
                {"closing_kind": "fixed_term", "persons_per_day": 2},
            ],
            (5, 2, 0, 2, 1, 0, 0, 1),
        ),
        (
            [
                {"closing_kind": "outsourced", "persons_per_day": 2},
                {"closing_kind": "reassigned", "persons_per_day": 2},
            ],
            (5, 2, 0, 0, 2, 1, 0, 1),
        ),
        ([{"persons_per_day": 9}], (5, 2, 0, 3, 0, 0, 0, 6)),
        # only on its days, only once decided, and not once given up
        ([{"start_on": "2025-08-15"}], (5, 2, 0, 0, 0, 0, 3, 0)),
        ([{"decided_on": "2025-08-21"}], (5, 2, 0, 0, 0, 0, 3, 0)),
        ([{"withdrawn_on": "2025-08-20"}], (5, 2, 0, 0, 0, 0, 3, 0)),
        ([{"withdrawn_on": "2025-08-21"}], (5, 2, 0, 1, 0, 0, 2, 0)),
    ],
)
def test_a_day_of_five_persons_needed_and_two_there(connection, made, expected):
    add_requests(connection, {})
    add_dispatches(connection, {"persons": 2})
    add_closings(connection, *made)
    assert on(connection, "2025-08-14") == expected


def test_a_closing_that_was_taken_up_again_counts_not_at_the_dates_between(connection):
    add_requests(connection, {})
    add_closings(connection, {"withdrawn_on": "2025-08-19"}, {"closing_kind": "outsourced"})
    days = [("2025-08-13", "2025-08-15"), ("2025-08-16", "2025-08-17")]
    kept = [{"closing_id": 1, "withdrawn_on": first, "renewed_on": until} for first, until in days]
    insert(connection, "closing_withdrawals", kept)
    counted = {day: on(connection, "2025-08-14", as_of=f"2025-08-{day}")[3:5] for day in range(12, 21)}
    assert counted == {day: (int(day in (12, 15, 17, 18)), 1) for day in range(12, 21)}


def test_a_closing_without_a_need_is_beyond_it(connection):
    add_requests(connection, {}, {"status": "cancelled"})
    add_closings(connection, {"end_on": "2025-08-16"}, {"request_id": 2})
    assert on(connection, "2025-08-16") == (0, 0, 0, 0, 0, 0, 0, 1)
    assert on(connection, "2025-08-14", 2) == (0, 0, 0, 0, 0, 0, 0, 1)


def test_a_dispatch_decided_later_leaves_the_closing_beyond(connection):
    add_requests(connection, {"persons_per_day": 2})
    add_closings(connection, {"persons_per_day": 2, "decided_on": "2025-08-10"})
    add_dispatches(connection, {"persons": 2, "decided_on": "2025-08-12"})
    assert on(connection, "2025-08-14", as_of="2025-08-11") == (2, 0, 0, 2, 0, 0, 0, 0)
    assert on(connection, "2025-08-14", as_of="2025-08-12") == (2, 2, 0, 0, 0, 0, 0, 2)


# --- Hired through an exam ------------------------------------------------------------------------

LONG = {"kind": "mid_long", "occupation_code": "civil"}


@pytest.mark.parametrize(
    ("request_of", "seat", "day", "as_of", "expected"),
    [
        (LONG, {}, "2025-08-14", "2025-08-20", (5, 0, 1, 1, 0, 0, 4, 0)),
        # from the first day on, known from the result on
        (LONG, {}, "2025-08-13", "2025-08-20", (5, 0, 0, 0, 0, 0, 5, 0)),
        (LONG, {"hired_from": "2025-08-15"}, "2025-08-14", "2025-08-20", (5, 0, 0, 0, 0, 0, 5, 0)),
        (LONG, {}, "2025-08-14", "2025-08-10", (5, 0, 1, 1, 0, 0, 4, 0)),
        (LONG, {}, "2025-08-14", "2025-08-09", (5, 0, 0, 0, 0, 0, 5, 0)),
        # another place, another occupation, none, or short support: not theirs
        (LONG, {"municipality_code": KOSA}, "2025-08-14", "2025-08-20", (5, 0, 0, 0, 0, 0, 5, 0)),
        (LONG, {"occupation_code": "forestry"}, "2025-08-14", "2025-08-20", (5, 0, 0, 0, 0, 0, 5, 0)),
        (LONG | {"occupation_code": None}, {}, "2025-08-14", "2025-08-20", (5, 0, 0, 0, 0, 0, 5, 0)),
        (LONG | {"kind": "emergency"}, {}, "2025-08-14", "2025-08-20", (5, 0, 0, 0, 0, 0, 5, 0)),
        # never more than is open
        (LONG, {"hired": 7}, "2025-08-14", "2025-08-20", (5, 0, 5, 5, 0, 0, 0, 0)),
    ],
)
def test_the_hired_of_an_exam_meet_the_requests_of_their_place_and_occupation(
    connection, request_of, seat, day, as_of, expected
):
    add_requests(connection, request_of)
    add_seats(connection, seat)
    assert on(connection, day, as_of=as_of) == expected


def test_an_exam_for_no_disaster_meets_no_request(connection):
    add_requests(connection, LONG)
    add_seats(connection, {}, disaster_code=None)
    assert on(connection, "2025-08-14") == (5, 0, 0, 0, 0, 0, 5, 0)


def test_the_hired_meet_the_more_urgent_request_first_and_nobody_twice(connection):
    add_requests(
        connection,
        LONG | {"priority": 2, "persons_per_day": 2},
        LONG | {"priority": 1, "persons_per_day": 2, "task_code": "hq_support"},
    )
    add_seats(connection, {"hired": 2}, {"hired": 1})
    assert on(connection, "2025-08-14", 2) == (2, 0, 2, 2, 0, 0, 0, 0)
    assert on(connection, "2025-08-14", 1) == (2, 0, 1, 1, 0, 0, 1, 0)


# --- The waterfall --------------------------------------------------------------------------------


def steps(connection, first: str, last: str, kind: str = "emergency", as_of: str = "2025-08-20"):
    return closings.steps(
        connection,
        disaster_code=RAIN,
        kind=kind,
        as_of=date.fromisoformat(as_of),
        first_on=date.fromisoformat(first),
        last_on=date.fromisoformat(last),
    )


def test_from_the_request_to_the_residual(connection):
    add_requests(connection, {}, {"municipality_code": KOSA, "persons_per_day": 1})
    add_dispatches(connection, {"persons": 2})
    add_closings(
        connection,
        {"closing_kind": "outsourced"},
        {"closing_kind": "reassigned", "start_on": "2025-08-14", "end_on": "2025-08-14"},
    )
    columns = ["gap_step", "persons", "runs_from", "runs_to"]
    assert steps(connection, "2025-08-14", "2025-08-14")[columns].values.tolist() == [
        ["asked", 6, 6, 0],
        ["dispatched", 2, 6, 4],
        ["fixed_term", 0, 4, 4],
        ["outsourced", 1, 4, 3],
        ["reassigned", 1, 3, 2],
        ["residual", 2, 2, 0],
    ]
    assert list(steps(connection, "2025-08-01", "2025-08-31")["persons"]) == [18, 6, 0, 3, 1, 8]
    by_request = closings.by_request(
        connection,
        disaster_code=RAIN,
        kind="emergency",
        as_of=date(2025, 8, 20),
        first_on=date(2025, 8, 14),
        last_on=date(2025, 8, 14),
    )
    assert by_request[["request_id", "municipality_ja", "needed", "by_dispatch", "residual"]].values.tolist() == [
        [1, "宇城市", 5, 2, 1],
        [2, "甲佐町", 1, 0, 1],
    ]
    assert steps(connection, "2025-09-01", "2025-09-30").empty


FIRST = date(2025, 8, 1)
days = st.tuples(st.integers(0, 3), st.integers(0, 5)).map(
    lambda drawn: {"start_on": FIRST + timedelta(drawn[0]), "end_on": FIRST + timedelta(sum(drawn))}
)


def varied(**choices: st.SearchStrategy) -> st.SearchStrategy:
    return st.tuples(st.fixed_dictionaries(choices), days).map(lambda drawn: drawn[0] | drawn[1])


# What makes them meet each other is drawn more often than what keeps them apart.
kinds = st.sampled_from(["mid_long", "mid_long", "emergency"])
places = st.sampled_from([UKI, UKI, KOSA])
a_request = varied(
    kind=kinds,
    municipality_code=places,
    occupation_code=st.sampled_from(["civil", "civil", None]),
    persons_per_day=st.integers(1, 6),
    priority=st.integers(1, 3),
    status=st.sampled_from(["requested", "decided", "unfillable", "cancelled"]),
)
a_dispatch = varied(
    kind=kinds,
    destination_code=places,
    persons=st.integers(1, 5),
    status=st.sampled_from(["ended", "planned", "cancelled"]),
    sender_code=st.sampled_from([KUMAMOTO, YATSUSHIRO]),
)
a_closing = varied(
    request_id=st.integers(1, 2),
    closing_kind=st.sampled_from(["fixed_term", "outsourced", "reassigned"]),
    persons_per_day=st.integers(1, 6),
)
a_seat = st.fixed_dictionaries({"municipality_code": places, "hired": st.integers(1, 4)})


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    requests=st.lists(a_request, min_size=2, max_size=3),
    dispatches=st.lists(a_dispatch, max_size=3),
    made=st.lists(a_closing, min_size=2, max_size=6),
    seats=st.lists(a_seat, min_size=1, max_size=3),
)
def test_the_bars_always_sum_to_the_request(connection, requests, dispatches, made, seats):
    for table in ("requests", "request_revisions", "request_moves", "dispatches", "request_closings"):
        connection.execute(f"DELETE FROM {table}")
    connection.execute("DELETE FROM recruitment_seats")
    connection.execute("DELETE FROM recruitments WHERE recruitment_id > 1000")
    add_requests(connection, *requests)
    add_dispatches(connection, *dispatches)
    add_closings(connection, *({**row, "decided_on": FIRST} for row in made))
    add_seats(connection, *seats)
    for kind in ("emergency", "mid_long"):
        found = steps(connection, "2025-08-01", "2025-08-31", kind)
        if found.empty:
            continue
        persons = dict(zip(found["gap_step"], found["persons"], strict=True))
        ways = ("dispatched", "fixed_term", "outsourced", "reassigned")
        assert persons["asked"] == sum(persons[way] for way in ways) + persons["residual"]
        bars = {row.gap_step: (row.runs_from, row.runs_to) for row in found.itertuples()}
        assert bars["asked"] == (persons["asked"], 0)
        reached = persons["asked"]
        for way in ways:
            assert bars[way] == (reached, reached - persons[way])
            reached -= persons[way]
        assert bars["residual"] == (reached, 0)
    ((least_part, least_beyond),) = ask(
        connection,
        "SELECT min(least(by_dispatch, by_exam, by_fixed_term, by_outsourced, by_reassigned, residual)), min(beyond)"
        " FROM gap_days WHERE as_of = '2025-08-20' AND disaster_code = $rain",
        rain=RAIN,
    )
    assert min(least_part or 0, least_beyond or 0) == 0
    # What a request is said to lack is what the bars leave.
    differing = ask(
        connection,
        "SELECT t.request_id FROM request_totals AS t LEFT JOIN (SELECT request_id, sum(by_dispatch) AS met,"
        " sum(closed) AS closed, sum(residual) AS residual FROM gap_days"
        " WHERE as_of = '2025-08-20' AND disaster_code = $rain GROUP BY request_id) AS g USING (request_id)"
        " WHERE t.as_of = '2025-08-20' AND t.disaster_code = $rain"
        " AND (t.met_days, t.closed_days, t.unmet_days)"
        " <> (coalesce(g.met, 0), coalesce(g.closed, 0), coalesce(g.residual, 0))",
        rain=RAIN,
    )
    assert differing == []
    # What dispatches meet is what the requests page says, and no hired person is at two places.
    ((met, dispatched),) = ask(
        connection,
        "SELECT (SELECT coalesce(sum(met), 0) FROM need_days WHERE as_of = '2025-08-20' AND disaster_code = $rain),"
        " (SELECT coalesce(sum(by_dispatch), 0) FROM gap_days WHERE as_of = '2025-08-20' AND disaster_code = $rain)",
        rain=RAIN,
    )
    assert met == dispatched
    by_place = ask(
        connection,
        "SELECT municipality_code, max(persons) FROM (SELECT r.municipality_code, d.calendar_day, sum(d.persons) AS"
        " persons FROM seat_days AS d JOIN requests AS r USING (request_id) WHERE d.as_of = '2025-08-20'"
        " AND d.disaster_code = $rain GROUP BY ALL) GROUP BY municipality_code",
        rain=RAIN,
    )
    for place, most in by_place:
        assert most <= sum(seat["hired"] for seat in seats if seat["municipality_code"] == place)


@pytest.mark.parametrize(
    ("made", "met", "expected"),
    [
        ([], 2, (2, 0, 3, 9, 3)),
        ([{}], 2, (2, 1, 2, 6, 2)),
        ([{}, {"closing_kind": "outsourced"}, {"closing_kind": "reassigned"}], 2, (2, 3, 0, 0, 0)),
        ([{"end_on": "2025-08-14"}], 4, (4, 1, 0, 1, 1)),  # open again on the last day
        ([{"persons_per_day": 3}], 4, (4, 1, 0, 0, 0)),  # no more than dispatches leave
        ([{"decided_on": "2025-08-14"}], 2, (2, 0, 3, 9, 3)),  # not known yet
        ([{"withdrawn_on": "2025-08-13"}], 2, (2, 0, 3, 9, 3)),
        ([{}], 5, (5, 0, 0, 0, 0)),
    ],
)
def test_what_is_closed_otherwise_is_no_shortage_on_board_and_list(connection, made, met, expected):
    add_requests(connection, {})
    add_dispatches(connection, {"persons": met, "status": "active"})
    add_closings(connection, *made)
    day = {"disaster_code": RAIN, "as_of": date(2025, 8, 13)}
    row = requests.listing(connection, **day).iloc[0]
    names = ("met", "closed", "unmet", "unmet_days_ahead", "worst_unmet_ahead")
    assert tuple(row[name] for name in names) == expected
    totals = requests.totals(connection, **day, kind="emergency").iloc[0]
    assert tuple(totals[name] for name in names[:4]) == expected[:4]
    assert board.request_totals(connection, **day).iloc[0]["emergency_unmet"] == expected[2]
    assert len(board.requests(connection, **day)) == (1 if expected[4] else 0)
    days = requests.days(connection, **day, request_id=1)
    assert days.iloc[0][["needed", "met", "closed", "unmet"]].tolist() == [5, *expected[:3]]


def test_who_was_hired_through_an_exam_is_no_shortage(connection):
    add_requests(connection, {"kind": "mid_long", "occupation_code": "civil"})
    add_seats(connection, {"hired": 2})
    row = requests.listing(connection, disaster_code=RAIN, as_of=date(2025, 8, 14)).iloc[0]
    assert [row[name] for name in ("needed", "met", "closed", "unmet", "worst_unmet_ahead")] == [5, 0, 2, 3, 3]


def test_closing_days_are_those_of_the_closing(connection):
    add_requests(connection, {})
    add_closings(connection, {"persons_per_day": 2})
    found = ask(connection, "SELECT calendar_day, persons FROM closing_days WHERE as_of = '2025-08-20' ORDER BY 1")
    assert found == [(date(2025, 8, day), 2) for day in (13, 14, 15)]
    assert ask(connection, "SELECT count(*) FROM seat_days WHERE as_of = '2025-08-20'") == [(0,)]
    assert ask(connection, "SELECT count(*) FROM gap_steps WHERE as_of = '2025-08-20'") == [(18,)]
