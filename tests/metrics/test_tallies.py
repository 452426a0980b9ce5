"""person_month_terms, tally_terms, team_tallies and dispatch_tallies: dispatches by every measure."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.metrics.builders import (
    KOSA,
    KUMAMOTO,
    OTHER_PREFECTURE,
    PREFECTURE,
    RAIN,
    UKI,
    YATSUSHIRO,
    add_daily_counts,
    add_disaster,
    add_dispatches,
    ask,
)
from workforce.queries import tallies

MEASURES = "persons_on_duty, distinct_persons, person_days, round(person_months, 2), waves"


@pytest.fixture(autouse=True)
def disaster(connection):
    add_disaster(connection)


def tally(connection, as_of: str, columns: str = MEASURES, scope: str = "all", kind: str = "emergency") -> tuple | None:
    found = ask(
        connection,
        f"SELECT {columns} FROM dispatch_tallies WHERE as_of = CAST($as_of AS DATE) AND disaster_code = $rain"
        " AND kind = $kind AND scope = $scope AND split = 'total'",
        as_of=as_of,
        rain=RAIN,
        kind=kind,
        scope=scope,
    )
    return found[0] if found else None


def parts(connection, as_of: str, split: str, columns: str) -> dict[str, tuple]:
    rows = ask(
        connection,
        f"SELECT part_code, {columns} FROM dispatch_tallies WHERE as_of = CAST($as_of AS DATE)"
        " AND disaster_code = $rain AND kind = 'emergency' AND scope = 'all' AND split = $split",
        as_of=as_of,
        rain=RAIN,
        split=split,
    )
    return {code: tuple(rest) for code, *rest in rows}


def wave(number: int, persons: int, first: date, days: int, **more: object) -> dict[str, object]:
    return {
        "wave": f"第{number}陣",
        "persons": persons,
        "start_on": first.isoformat(),
        "end_on": (first + timedelta(days=days - 1)).isoformat(),
        **more,
    }


# --- The known cases ------------------------------------------------------------------------------


def test_tokushima_25_waves_of_174_persons_are_877_person_days(connection):
    first = date(2016, 4, 20)
    sizes = [(7, 5)] * 23 + [(7, 6), (6, 5)]
    laid = [wave(n, persons, first + timedelta(days=4 * n), days) for n, (persons, days) in enumerate(sizes, start=1)]
    add_dispatches(connection, *laid)
    assert tally(connection, "2016-12-31", "waves, distinct_persons, person_days") == (25, 174, 877)


def test_hyogo_7_waves_of_43_persons_are_296_person_days_over_36_calendar_days(connection):
    add_dispatches(
        connection,
        *(
            wave(n, persons, date.fromisoformat(first), days)
            for n, (persons, first, days) in enumerate(
                [
                    (7, "2024-04-07", 7),
                    (7, "2024-04-12", 7),
                    (6, "2024-04-17", 7),
                    (6, "2024-04-22", 7),
                    (6, "2024-04-27", 7),
                    (6, "2024-05-02", 7),
                    (5, "2024-05-07", 6),
                ],
                start=1,
            )
        ),
    )
    columns = "waves, distinct_persons, person_days, calendar_days, first_on, last_on"
    assert tally(connection, "2024-12-31", columns) == (7, 43, 296, 36, date(2024, 4, 7), date(2024, 5, 12))


def test_nagasaki_two_waves_that_hand_over_are_128_and_128_person_days_of_32_persons(connection):
    add_dispatches(
        connection,
        wave(1, 16, date(2024, 2, 20), 8),
        wave(2, 16, date(2024, 2, 25), 8),
    )
    assert tally(connection, "2024-02-27", "persons_on_duty, waves, distinct_persons, person_days") == (
        32,
        2,
        32,
        128 + 3 * 16,
    )
    assert tally(connection, "2024-03-31", "persons_on_duty, waves, distinct_persons, person_days") == (0, 2, 32, 256)


def test_13_at_one_time_41_distinct_persons_and_162_person_days_and_six_days_later_54_and_240(connection):
    add_dispatches(
        connection,
        wave(1, 14, date(2024, 1, 10), 3),
        wave(2, 14, date(2024, 1, 13), 3),
        wave(3, 13, date(2024, 1, 16), 6),
        wave(4, 13, date(2024, 1, 22), 6),
    )
    columns = "persons_on_duty, distinct_persons, person_days, waves"
    assert tally(connection, "2024-01-21", columns) == (13, 41, 162, 3)
    assert tally(connection, "2024-01-27", columns) == (13, 54, 240, 4)


# --- The edge table -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "as_of", "expected"),
    [
        # what starts today counts, what ended yesterday is no longer on duty
        ([{}], "2025-08-13", (2, 2, 2, 0.06, 1)),
        ([{}], "2025-08-16", (0, 2, 6, 0.19, 1)),
        # before it begins it is a plan, and before it was decided nothing
        ([{}], "2025-08-12", (0, 0, 0, 0, 0)),
        ([{"decided_on": "2025-08-12"}], "2025-08-12", (0, 0, 0, 0, 0)),
        ([{"decided_on": "2025-08-12"}], "2025-08-11", None),
        # a plan and a cancelled dispatch are no actual persons
        ([{"status": "cancelled"}], "2025-08-16", None),
        ([{"status": "planned"}], "2025-08-16", (0, 0, 0, 0, 0)),
        # the same team goes on to another place, or another task: the same persons
        (
            [{"wave": "1"}, {"wave": "1", "destination_code": KOSA, "start_on": "2025-08-16", "end_on": "2025-08-17"}],
            "2025-08-20",
            (0, 2, 10, 0.32, 1),
        ),
        # beside each other on one day they are others
        ([{"wave": "1"}, {"wave": "1", "task_code": "hq_support", "persons": 3}], "2025-08-20", (0, 5, 15, 0.48, 1)),
        # another wave, and a dispatch without one, are others
        ([{"wave": "1"}, {"wave": "2"}], "2025-08-20", (0, 4, 12, 0.39, 2)),
        ([{}, {"start_on": "2025-08-16", "end_on": "2025-08-18"}], "2025-08-20", (0, 4, 12, 0.39, 2)),
        # the wave of another sender is another team
        ([{"wave": "1"}, {"wave": "1", "sender_code": YATSUSHIRO}], "2025-08-20", (0, 4, 12, 0.39, 2)),
        # an open end counts up to the day
        ([{"status": "active", "end_on": None}], "2025-08-31", (2, 2, 38, 1.23, 1)),
        # a period over the end of a month: 1/31 + 15/30
        ([{"persons": 1, "start_on": "2025-08-31", "end_on": "2025-09-15"}], "2025-09-30", (0, 1, 16, 0.53, 1)),
        # a whole month and 31 March
        ([{"persons": 1, "start_on": "2026-03-01", "end_on": "2026-04-30"}], "2026-04-30", (1, 1, 61, 2.0, 1)),
        ([{"persons": 3, "start_on": "2024-02-01", "end_on": "2024-02-29"}], "2024-03-01", (0, 3, 87, 3.0, 1)),
    ],
)
def test_the_measures_of(connection, changes, as_of, expected):
    columns = dict.fromkeys(key for change in changes for key in change)
    defaults = {"wave": None, "status": "ended", "destination_code": UKI, "task_code": "cert_reception", "persons": 2}
    defaults |= {"sender_code": KUMAMOTO, "start_on": "2025-08-13", "end_on": "2025-08-15", "decided_on": None}
    add_dispatches(connection, *({name: change.get(name, defaults[name]) for name in columns} for change in changes))
    assert tally(connection, as_of) == expected


def test_a_daily_count_replaces_its_day_in_every_measure(connection):
    add_dispatches(connection, {"wave": "1", "persons": 5})
    add_daily_counts(connection, 1, {"2025-08-14": 7, "2025-08-15": 0})
    assert tally(connection, "2025-08-13") == (5, 5, 5, 0.16, 1)
    assert tally(connection, "2025-08-14") == (7, 7, 12, 0.39, 1)
    assert tally(connection, "2025-08-15") == (0, 7, 12, 0.39, 1)


def test_what_was_counted_today_is_not_yet_made_good_tomorrow(connection):
    add_dispatches(connection, {"wave": "1", "persons": 5}, {"wave": None, "persons": 5})
    add_daily_counts(connection, 1, {"2025-08-13": 3})
    add_daily_counts(connection, 2, {"2025-08-13": 1})
    assert tally(connection, "2025-08-13") == (4, 4, 4, 0.13, 2)
    assert tally(connection, "2025-08-14") == (10, 10, 14, 0.45, 2)


def test_a_wave_of_which_nobody_came_is_none(connection):
    add_dispatches(connection, {"wave": "1"}, {"wave": "2"})
    add_daily_counts(connection, 1, {"2025-08-13": 0, "2025-08-14": 0, "2025-08-15": 0})
    assert tally(connection, "2025-08-31") == (0, 2, 6, 0.19, 1)


def test_what_is_planned_stands_apart(connection):
    add_dispatches(
        connection,
        {"persons": 2},
        {"persons": 4, "status": "planned", "start_on": "2025-09-01", "end_on": "2025-09-10"},
    )
    columns = "distinct_persons, person_days, planned_persons, planned_person_days"
    assert tally(connection, "2025-08-31", columns) == (2, 6, 4, 40)
    assert tally(connection, "2025-12-31", columns) == (2, 6, 4, 40)


def test_fte_years_are_a_twelfth_of_the_person_months_of_mid_long_dispatches_only(connection):
    long = {"kind": "mid_long", "persons": 1, "start_on": "2024-04-01"}
    add_dispatches(connection, long | {"end_on": "2025-03-31"}, long | {"end_on": "2024-09-30"})
    add_dispatches(connection, long | {"end_on": "2024-06-30"}, {"persons": 1})
    assert tally(connection, "2025-12-31", "round(person_months, 6), round(fte_years, 6)", kind="mid_long") == (
        21.0,
        1.75,
    )
    assert tally(connection, "2025-12-31", "fte_years") == (None,)


def test_kinds_and_scopes_are_never_mixed(connection):
    add_disaster(connection, "quake", headline="victim_support", started_on="2025-08-12")
    quake = {"disaster_code": "quake"}
    add_dispatches(
        connection,
        quake | {"persons": 2},
        quake | {"persons": 3, "task_code": "hq_support"},
        quake | {"persons": 5, "kind": "mid_long"},
        quake | {"persons": 2, "kind": "mid_long", "task_code": "hq_support"},
    )
    found = {
        scope: tallies.by_disaster(connection, disaster_codes=["quake"], scope=scope, as_of=date(2025, 8, 31))
        for scope in ("headline", "all")
    }
    columns = ["disaster_code", "kind", "distinct_persons", "person_days"]
    assert found["headline"][columns].values.tolist() == [["quake", "emergency", 2, 6], ["quake", "mid_long", 7, 21]]
    assert found["all"][columns].values.tolist() == [["quake", "emergency", 5, 15], ["quake", "mid_long", 7, 21]]
    add_dispatches(connection, {"persons": 1})
    every = tallies.every(connection, as_of=date(2025, 8, 31))
    assert every[["disaster_code", "kind", "scope", "person_days"]].values.tolist() == [
        ["quake", "emergency", "headline", 6],
        ["quake", "emergency", "all", 15],
        ["quake", "mid_long", "all", 21],
        [RAIN, "emergency", "all", 3],
    ]


def test_the_splits_and_their_names(connection):
    add_dispatches(
        connection,
        {"wave": "1", "sender_code": PREFECTURE},
        {"wave": "1", "sender_code": PREFECTURE, "destination_code": KOSA}
        | {"start_on": "2025-08-16", "end_on": "2025-08-16"},
        {"wave": "1", "sender_code": KUMAMOTO, "task_code": "hq_support", "persons": 3},
        {"wave": "1", "sender_code": OTHER_PREFECTURE, "persons": 1},
    )
    columns = "distinct_persons, person_days, waves"
    assert parts(connection, "2025-08-31", "sender_type", columns) == {
        "prefecture": (2, 8, 1),
        "municipality": (3, 9, 1),
        "other": (1, 3, 1),
    }
    assert parts(connection, "2025-08-31", "sender", columns) == {
        PREFECTURE: (2, 8, 1),
        KUMAMOTO: (3, 9, 1),
        OTHER_PREFECTURE: (1, 3, 1),
    }
    # The team of the prefecture was at both places: it counts at each, and once in all.
    assert parts(connection, "2025-08-31", "destination", columns) == {UKI: (6, 18, 3), KOSA: (2, 2, 1)}
    assert tally(connection, "2025-08-31", columns) == (6, 20, 3)
    named = tallies.by_part(
        connection, disaster_code=RAIN, kind="emergency", scope="all", split="destination", as_of=date(2025, 8, 31)
    )
    assert named[["part_ja", "person_days"]].values.tolist() == [["宇城市", 18], ["甲佐町", 2]]


# --- What always holds ----------------------------------------------------------------------------

FIRST = date(2025, 8, 1)
a_dispatch = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["emergency", "mid_long"]),
        "status": st.sampled_from(["ended", "active", "planned", "cancelled"]),
        "sender_code": st.sampled_from([PREFECTURE, KUMAMOTO, YATSUSHIRO]),
        "destination_code": st.sampled_from([UKI, KOSA]),
        "task_code": st.sampled_from(["cert_reception", "hq_support"]),
        "wave": st.sampled_from([None, "1", "2"]),
        "persons": st.integers(1, 9),
        "begins": st.integers(0, 60),
        "days": st.integers(1, 80),
    }
)


def stored(drawn: dict[str, object]) -> dict[str, object]:
    first = FIRST + timedelta(days=drawn["begins"])
    row = {name: value for name, value in drawn.items() if name not in ("begins", "days")}
    return row | {"start_on": first, "end_on": first + timedelta(days=drawn["days"] - 1)}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.lists(a_dispatch, max_size=6), days=st.integers(0, 150))
def test_splits_sum_and_the_measures_agree_with_each_other(connection, drawn, days):
    connection.execute("DELETE FROM dispatches")
    add_dispatches(connection, *map(stored, drawn))
    as_of = FIRST + timedelta(days=days)
    rows = ask(
        connection,
        "SELECT kind, split, CAST(sum(persons_on_duty) AS INT), CAST(sum(distinct_persons) AS INT),"
        " CAST(sum(person_days) AS INT), round(sum(person_months), 6), CAST(sum(waves) AS INT),"
        " CAST(sum(planned_person_days) AS INT) FROM dispatch_tallies"
        " WHERE as_of = $as_of AND disaster_code = $rain AND scope = 'all' GROUP BY kind, split",
        as_of=as_of,
        rain=RAIN,
    )
    by_split = {(kind, split): values for kind, split, *values in rows}
    for (kind, split), values in by_split.items():
        duty, persons, person_days, months, waves, planned = by_split[kind, "total"]
        if split in ("sender", "sender_type"):
            assert values == [duty, persons, person_days, months, waves, planned]
        # A team at two places or tasks is told at each.
        assert (values[0], values[2], values[3], values[5]) == (duty, person_days, months, planned)
        assert values[1] >= persons
        assert duty <= persons <= person_days or person_days == 0
        assert waves <= persons
    totals = ask(
        connection,
        "SELECT kind, person_days FROM dispatch_totals WHERE as_of = $as_of AND disaster_code = $rain"
        " AND scope = 'all' AND sender_type = 'total'",
        as_of=as_of,
        rain=RAIN,
    )
    assert {kind: by_split[kind, "total"][2] for kind, _ in totals} == dict(totals)
    ledger = ask(
        connection,
        "SELECT round(sum(person_months), 6) FROM mid_long_ledger WHERE as_of = $as_of AND disaster_code = $rain",
        as_of=as_of,
        rain=RAIN,
    )
    told = by_split.get(("mid_long", "total"))
    assert (ledger[0][0] or 0) == pytest.approx(told[3] if told else 0, abs=1e-5)
