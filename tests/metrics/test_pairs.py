"""pair_days, pair_runs, pair_cover, destination_cover, pair_totals: who is there of the counterpart senders."""

from __future__ import annotations

from tests.metrics.builders import (
    KOSA,
    KUMAMOTO,
    OTHER_PREFECTURE,
    RAIN,
    UKI,
    add_daily_counts,
    add_disaster,
    add_dispatches,
    ask,
    insert,
)
from workforce.queries import pairs

AS_OF = "2025-08-20"
PAIR = {
    "disaster_code": RAIN,
    "destination_code": UKI,
    "sender_code": KUMAMOTO,
    "is_lead": True,
    "start_on": "2025-08-12",
    "end_on": None,
    "pair_state": "valid",
}


def add_pairs(connection, *changes) -> None:
    """One pair per argument, numbered from 1: 熊本市 leads for 宇城市 from 12 August on, with changes."""
    insert(
        connection, "counterpart_pairs", [{"pair_id": n, **PAIR, **change} for n, change in enumerate(changes, start=1)]
    )


def days(connection, as_of: str = AS_OF, pair_id: int = 1) -> dict[int, int]:
    """Day of August → persons there."""
    rows = ask(
        connection,
        "SELECT day(calendar_day), persons FROM pair_days WHERE as_of = $as_of AND pair_id = $pair ORDER BY 1",
        as_of=as_of,
        pair=pair_id,
    )
    return dict(rows)


def cover(connection, as_of: str = AS_OF) -> dict[int, tuple]:
    rows = ask(
        connection,
        "SELECT pair_id, pair_days, uncovered_days, is_running, person_days, persons_on_duty,"
        " day(last_covered_on) FROM pair_cover WHERE as_of = $as_of",
        as_of=as_of,
    )
    return {number: tuple(rest) for number, *rest in rows}


def destinations(connection, as_of: str = AS_OF) -> dict[str, tuple]:
    rows = ask(
        connection,
        "SELECT destination_code, pair_days, uncovered_days, running_pairs, running_leads, persons_on_duty"
        " FROM destination_cover WHERE as_of = $as_of",
        as_of=as_of,
    )
    return {code: tuple(rest) for code, *rest in rows}


def test_a_day_counts_whom_the_sender_really_has_there(connection):
    add_disaster(connection)
    add_dispatches(
        connection,
        {},  # 2 persons, 13 to 15 August
        {"persons": 1, "start_on": "2025-08-15", "end_on": "2025-08-18", "kind": "mid_long"},
        {"persons": 9, "status": "planned"},
        {"persons": 9, "status": "cancelled"},
        {"persons": 9, "destination_code": KOSA},
        {"persons": 9, "sender_code": KOSA},
    )
    add_pairs(connection, {})
    add_daily_counts(connection, 1, {"2025-08-14": 0})
    assert days(connection) == {12: 0, 13: 2, 14: 0, 15: 3, 16: 1, 17: 1, 18: 1, 19: 0, 20: 0}
    assert cover(connection) == {1: (9, 4, True, 8, 0, 18)}


def test_a_pair_counts_from_its_first_day_to_its_last_or_the_as_of_date(connection):
    add_disaster(connection)
    add_dispatches(connection, {"start_on": "2025-08-10", "end_on": None, "status": "active"})
    add_pairs(connection, {}, {"sender_code": KOSA, "end_on": "2025-08-14"}, {"pair_state": "withdrawn"})
    assert days(connection, "2025-08-11") == {}
    assert days(connection, "2025-08-13") == {12: 2, 13: 2}
    assert cover(connection, "2025-08-14") == {1: (3, 0, True, 6, 2, 14), 2: (3, 3, True, 0, 0, None)}
    assert cover(connection, "2025-08-15") == {1: (4, 0, True, 8, 2, 15), 2: (3, 3, False, 0, 0, None)}


def test_another_disaster_is_another_pair(connection):
    add_disaster(connection)
    add_disaster(connection, "quake")
    add_dispatches(connection, {"disaster_code": "quake"})
    add_pairs(connection, {})
    assert cover(connection)[1][:2] == (9, 9)


def test_stretches_part_the_days_of_a_pair(connection):
    add_disaster(connection)
    add_dispatches(connection, {}, {"start_on": "2025-08-14", "end_on": "2025-08-14", "persons": 3})
    add_dispatches(connection, {"start_on": "2025-08-19", "end_on": "2025-08-25"})
    add_pairs(connection, {})
    rows = ask(
        connection,
        "SELECT is_covered, day(first_day), day(last_day), run_days, most_persons FROM pair_runs"
        " WHERE as_of = $as_of ORDER BY first_day",
        as_of=AS_OF,
    )
    assert rows == [(False, 12, 12, 1, 0), (True, 13, 15, 3, 5), (False, 16, 18, 3, 0), (True, 19, 20, 2, 2)]


def test_a_destination_is_uncovered_where_none_of_its_senders_is_there(connection):
    add_disaster(connection)
    add_dispatches(
        connection,
        {},
        {"sender_code": KOSA, "start_on": "2025-08-15", "end_on": "2025-08-17"},
        {"sender_code": OTHER_PREFECTURE, "start_on": "2025-08-12", "end_on": "2025-08-20"},  # not paired
    )
    add_pairs(
        connection,
        {"end_on": "2025-08-18"},
        {"sender_code": KOSA, "is_lead": False, "start_on": "2025-08-14"},
        {"destination_code": KOSA, "sender_code": UKI, "start_on": "2025-08-20", "is_lead": False},
    )
    # 12, 18, 19 and 20 August have nobody of the two; from the 19th on only 甲佐町 is paired, which does not lead.
    assert destinations(connection) == {UKI: (9, 4, 1, 0, 0), KOSA: (1, 1, 1, 0, 0)}
    assert destinations(connection, "2025-08-15") == {UKI: (4, 1, 2, 1, 4)}
    whole = pairs.totals(connection, disaster_code=RAIN, as_of=AS_OF).drop(columns=["as_of", "disaster_code"])
    assert whole.to_dict("records") == [
        {
            "running_pairs": 2,
            "pairs_over": 1,
            "running_destinations": 2,
            "destinations_with_nobody": 2,
            "destinations_without_lead": 2,
            "destinations_ever_uncovered": 2,
        }
    ]


def test_the_listing_says_how_far_a_pair_is_and_puts_the_withdrawn_last(connection):
    add_disaster(connection)
    add_pairs(
        connection,
        {"pair_state": "withdrawn"},
        {"is_lead": False, "sender_code": KOSA},
        {},
        {"start_on": "2025-09-01", "sender_code": OTHER_PREFECTURE},
        {"end_on": "2025-08-19", "destination_code": KOSA},
    )
    found = pairs.listing(connection, disaster_code=RAIN, as_of=AS_OF)
    assert list(zip(found["pair_id"], found["pair_progress"], strict=True)) == [
        (3, "running"),
        (4, "ahead"),
        (2, "running"),
        (5, "over"),
        (1, "withdrawn"),
    ]
    assert found["uncovered_days"].isna().tolist() == [False, True, False, False, True]


def test_the_sample_has_one_pair_without_anybody_yet(sample_database):
    with sample_database.reading() as connection:
        found = pairs.listing(connection, disaster_code="r7_aug_rain", as_of="2025-11-20")
        running = found[found["pair_progress"] == "running"]
        assert running[["uncovered_days", "persons_on_duty"]].values.tolist() == [[11, 0], [0, 1]]
