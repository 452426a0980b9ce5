"""The waves of a rotation: what they come to, and the days they share."""

from __future__ import annotations

from tests.metrics.builders import add_disaster, add_dispatches, add_requests, ask, insert

WAVES = [
    {"persons": 4, "start_on": "2025-08-13", "end_on": "2025-08-17"},
    {"persons": 3, "start_on": "2025-08-17", "end_on": "2025-08-21", "status": "cancelled"},
    {"persons": 2, "start_on": "2025-08-16", "end_on": "2025-08-20"},
    {"persons": 5, "start_on": "2025-08-21", "end_on": "2025-08-21"},
    {"persons": 1, "start_on": "2025-08-28", "end_on": "2025-08-31"},  # put off behind the next one
    {"persons": 6, "start_on": "2025-08-22", "end_on": "2025-08-26"},
]


def test_a_day_of_handover_counts_for_both_waves_and_a_cancelled_wave_hands_nothing_over(connection):
    add_disaster(connection)
    add_requests(connection, {})
    add_dispatches(connection, *({**wave, "wave": f"第{number}陣"} for number, wave in enumerate(WAVES, start=1)))
    plan = {"rotation_id": 1, "entry_key": "plan", "request_id": 1, "first_day": "2025-08-13", "wave_days": 5}
    insert(connection, "rotations", [plan | {"handover_days": 1, "travel_days": 0, "turns": "[]"}])
    insert(
        connection,
        "rotation_waves",
        [{"rotation_id": 1, "wave_number": number, "dispatch_id": number} for number in range(1, 7)],
    )
    assert ask(
        connection,
        "SELECT wave_number, planned_person_days, handover_days, handover_person_days FROM rotation_log ORDER BY 1",
    ) == [(1, 20, 0, 0), (2, 0, 0, 0), (3, 10, 2, 4), (4, 5, 0, 0), (5, 4, 0, 0), (6, 30, 0, 0)]
