"""Teams of a day: who is expected, who is confirmed, and what counts; arrivals and departures."""

from __future__ import annotations

import pytest

from tests.metrics.builders import RAIN, add_daily_counts, add_disaster, add_dispatches, ask

# Dispatches from 13 to 15 August, two persons each.
DISPATCHES = [
    {"status": "active"},
    {"status": "ended"},
    {"status": "planned"},
    {"status": "cancelled"},
    {"status": "active", "end_on": None},
    {"status": "active", "start_on": "2025-08-15", "end_on": "2025-08-15"},
]


@pytest.fixture
def log(connection):
    add_disaster(connection)
    add_dispatches(connection, *DISPATCHES)
    return connection


def teams(connection, day: str) -> list[tuple]:
    return ask(
        connection,
        "SELECT dispatch_id, team_state, expected_persons, counted_persons FROM field_teams"
        " WHERE calendar_day = $day ORDER BY dispatch_id",
        day=day,
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-08-12", []),
        (
            "2025-08-13",
            [(1, "to_confirm", 2, 2), (2, "confirmed", 2, 5), (3, "not_arrived", 2, 0), (5, "to_confirm", 2, 2)],
        ),
        (
            "2025-08-15",
            [
                (1, "confirmed", 2, 0),
                (2, "to_confirm", 2, 2),
                (3, "not_arrived", 2, 0),
                (5, "to_confirm", 2, 2),
                (6, "to_confirm", 2, 2),
            ],
        ),
        ("2025-08-16", [(5, "to_confirm", 2, 2)]),
    ],
)
def test_a_team_is_expected_on_each_day_of_its_period_and_counts_as_confirmed(log, day, expected):
    add_daily_counts(log, 1, {"2025-08-15": 0})
    add_daily_counts(log, 2, {"2025-08-13": 5})
    add_daily_counts(log, 4, {"2025-08-13": 9})  # cancelled since
    assert teams(log, day) == expected


def test_the_teams_of_each_day_sum_to_the_persons_away_that_day(log):
    add_daily_counts(log, 1, {"2025-08-14": 7})
    add_daily_counts(log, 5, {"2025-08-15": 0})
    differing = ask(
        log,
        "WITH teams AS (SELECT calendar_day, sum(counted_persons) AS persons FROM field_teams GROUP BY calendar_day),"
        " away AS (SELECT calendar_day, sum(persons) AS persons FROM persons_by_day WHERE scope = 'all'"
        " AND disaster_code = $disaster_code GROUP BY calendar_day)"
        " SELECT calendar_day FROM away LEFT JOIN teams USING (calendar_day)"
        " WHERE away.persons <> coalesce(teams.persons, 0) AND calendar_day BETWEEN '2025-08-01' AND '2025-09-30'",
        disaster_code=RAIN,
    )
    assert differing == []
    assert sum(row[3] for row in teams(log, "2025-08-14")) == 7 + 2 + 2


def test_a_confirmation_says_when_and_by_whom_it_was_last_made(log):
    add_daily_counts(log, 1, {"2025-08-14": 3, "2025-08-15": 2})
    log.executemany(
        "INSERT INTO audit_entries (happened_at, actor_id, actor_role, action_code, table_name, row_key, batch_id)"
        " VALUES (?, 'sato', ?, 'dispatch.count', ?, ?, 'b')",
        [
            ("2025-08-14 00:00:00", "local_administrator", "daily_counts", "1/2025-08-14"),
            ("2025-08-14 01:30:00", "dispatch_coordinator", "daily_counts", "1/2025-08-14"),
            ("2025-08-14 02:00:00", "viewer", "dispatches", "1/2025-08-14"),
            ("2025-08-14 03:00:00", "viewer", "daily_counts", "2/2025-08-14"),
        ],
    )
    sql = (
        "SELECT dispatch_id, CAST(confirmed_at AS VARCHAR), confirmed_by FROM field_teams"
        " WHERE calendar_day = $day AND dispatch_id IN (1, 2) ORDER BY dispatch_id"
    )
    assert ask(log, sql, day="2025-08-14") == [
        (1, "2025-08-14 10:30:00", "dispatch_coordinator"),
        (2, None, None),
    ]
    assert ask(log, sql, day="2025-08-15") == [(1, None, None), (2, None, None)]


def test_arriving_is_the_first_day_and_leaving_the_last_without_cancelled_ones(log):
    assert ask(
        log,
        "SELECT CAST(moves_on AS VARCHAR), movement, list(dispatch_id ORDER BY dispatch_id) FROM dispatch_movements"
        " GROUP BY moves_on, movement ORDER BY moves_on, movement",
    ) == [
        ("2025-08-13", "arriving", [1, 2, 3, 5]),
        ("2025-08-15", "arriving", [6]),
        ("2025-08-15", "leaving", [1, 2, 3, 6]),
    ]
