"""handovers, wave_lengths, rotation_quality: how long waves last, how they hand over, how many are short."""

from __future__ import annotations

from datetime import date

from tests.metrics.builders import KOSA, PREFECTURE, RAIN, UKI, add_disaster, add_dispatches, ask
from workforce.domain.rotations import Wave, handover_person_days
from workforce.queries import dispatches

AS_OF = "2025-09-30"


def quality(connection, as_of: str = AS_OF, columns: str | None = None) -> dict[str, tuple]:
    columns = (
        columns or "ended_dispatches, mean_wave_days, handover_days, waves_handed_over, short_waves, short_wave_rate"
    )
    rows = ask(
        connection,
        f"SELECT sender_code, {columns} FROM rotation_quality WHERE as_of = $as_of AND disaster_code = $code"
        " AND kind = 'emergency'",
        as_of=as_of,
        code=RAIN,
    )
    return {code: tuple(rest) for code, *rest in rows}


def handovers(connection) -> list[int]:
    rows = ask(connection, "SELECT handover_days FROM wave_lengths WHERE as_of = $day ORDER BY dispatch_id", day=AS_OF)
    return [days for (days,) in rows]


def wave(start: int, end: int, **more) -> dict:
    """A wave of 甲佐町 in August."""
    return {"sender_code": KOSA, "start_on": f"2025-08-{start}", "end_on": f"2025-08-{end}", **more}


def test_mean_length_short_share_and_handover_by_sender_and_over_all(connection):
    add_disaster(connection)
    add_dispatches(
        connection,
        wave(13, 19),  # 7 days: not short
        wave(18, 23),  # 6 days, two of them handover
        wave(23, 24),  # one more
        {"sender_code": PREFECTURE},
    )
    assert quality(connection) == {
        KOSA: (3, 5.0, 3, 2, 2, 2 / 3),
        PREFECTURE: (1, 3.0, 0, 0, 1, 1.0),
        "all": (4, 4.5, 3, 2, 3, 0.75),
    }


def test_planned_and_cancelled_waves_and_those_under_way_are_not_counted(connection):
    add_disaster(connection)
    add_dispatches(
        connection,
        wave(13, 19),
        wave(19, 25, status="planned"),
        wave(19, 25, status="cancelled"),
        wave(19, 29, status="active"),
        wave(20, 29, status="active", end_on=None),
    )
    counted = {
        day: quality(connection, day, "ended_dispatches, handover_days") for day in ("2025-08-19", "2025-08-20", AS_OF)
    }
    assert counted["2025-08-19"] == {}  # the last day is one on duty
    assert counted["2025-08-20"] == {KOSA: (1, 0), "all": (1, 0)}
    assert counted[AS_OF] == {KOSA: (2, 1), "all": (2, 1)}


def test_a_handover_is_with_a_wave_that_came_and_left_earlier_in_the_same_lane(connection):
    add_disaster(connection)
    add_dispatches(
        connection,
        wave(13, 19),
        wave(13, 19),  # alongside
        wave(15, 18),  # within
        wave(20, 22),  # on the day after: no day is shared
        wave(19, 25, destination_code="43442"),
        wave(19, 25, task_code="damage_survey1"),
        wave(19, 25, sender_code=UKI, destination_code=KOSA),
        wave(19, 25, kind="mid_long"),
    )
    assert handovers(connection) == [0] * 8


def test_of_several_that_leave_the_last_one_says_how_long_the_handover_is(connection):
    add_disaster(connection)
    add_dispatches(connection, wave(13, 19), wave(14, 20), wave(18, 26))
    assert handovers(connection) == [0, 6, 3]


def taken_over(connection) -> list[tuple]:
    return ask(
        connection,
        "SELECT dispatch_id, handover_days, handover_until FROM handovers WHERE handover_days > 0 ORDER BY 1",
    )


def test_plans_take_over_from_everybody_and_hand_over_to_plans_alone(connection):
    add_disaster(connection)
    add_dispatches(
        connection,
        wave(13, 19),
        wave(18, 25, status="planned"),  # two days with the first
        wave(24, 29, status="planned"),  # two with the plan
        wave(19, 26, status="active"),  # one with the first: a plan may yet be given up
        wave(16, 20, status="cancelled"),
    )
    assert taken_over(connection) == [(2, 2, date(2025, 8, 19)), (3, 3, date(2025, 8, 26)), (4, 1, date(2025, 8, 19))]


def test_who_has_no_end_yet_takes_over_and_hands_nothing_over(connection):
    add_disaster(connection)
    add_dispatches(connection, wave(13, 19), wave(18, 25, status="active", end_on=None), wave(20, 26))
    assert taken_over(connection) == [(2, 2, date(2025, 8, 19))]


def test_a_plan_of_a_rotation_of_one_sender_has_the_handovers_of_its_planner(connection):
    add_disaster(connection)
    add_dispatches(connection, wave(13, 19), wave(18, 24), wave(23, 29))
    frame = dispatches.periods(connection, disaster_code=RAIN, kind="emergency", scope="all", as_of=AS_OF)
    planned = handover_person_days(
        [
            Wave(number, KOSA, 2, row.start_on.date(), row.end_on.date())
            for number, row in enumerate(frame.itertuples(), start=1)
        ]
    )
    assert frame["handover_days"].tolist() == [0, 2, 2]
    assert planned == 2 * sum(frame["handover_days"])


def test_the_sample_counts_every_ended_dispatch_once(sample_database):
    with sample_database.reading() as connection:
        rows = connection.execute(
            "SELECT disaster_code, ended_dispatches, handover_days, short_waves FROM rotation_quality"
            " WHERE as_of = DATE '2025-11-20' AND sender_code = 'all' AND kind = 'emergency' ORDER BY disaster_code"
        ).fetchall()
    assert rows == [("h28_earthquake", 84, 30, 74), ("r2_jul_rain", 53, 15, 42), ("r7_aug_rain", 218, 17, 189)]
