"""Packing periods into lanes: no overlap in a lane, and no lane more than needed."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from workforce.domain import lanes

FIRST = date(2025, 8, 13)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


periods = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda p: (day(p[0]), day(p[0] + p[1]))), max_size=30
)


def test_nothing_needs_no_lane():
    assert lanes.pack_lanes([]) == []


def test_a_period_that_starts_the_day_another_ends_takes_a_lane_of_its_own():
    assert lanes.pack_lanes([(day(0), day(3)), (day(3), day(5))]) == [0, 1]


def test_a_period_that_starts_the_day_after_follows_in_the_same_lane():
    assert lanes.pack_lanes([(day(0), day(3)), (day(4), day(5))]) == [0, 0]


def test_lanes_are_given_in_the_order_of_the_periods():
    assert lanes.pack_lanes([(day(5), day(9)), (day(0), day(6)), (day(7), day(8))]) == [1, 0, 0]


@given(periods)
def test_no_two_periods_of_a_lane_share_a_day(periods: list[tuple[date, date]]):
    packed = lanes.pack_lanes(periods)
    for lane in set(packed):
        in_lane = sorted(period for period, of in zip(periods, packed, strict=True) if of == lane)
        assert all(before[1] < after[0] for before, after in zip(in_lane, in_lane[1:], strict=False))


@given(periods)
def test_there_are_as_many_lanes_as_periods_on_the_fullest_day(periods: list[tuple[date, date]]):
    fullest = max((sum(start <= day(n) <= end for start, end in periods) for n in range(60)), default=0)
    assert len(set(lanes.pack_lanes(periods))) == fullest
