"""A team is at one place at a time, however many stays have its name."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from workforce.domain import periods, teams

FIRST = date(2025, 9, 1)
Stay = tuple[date, date | None, str]


def stay(start: int, days: int | None, destination: str) -> Stay:
    begun = FIRST + timedelta(days=start)
    return begun, None if days is None else begun + timedelta(days=days), destination


def contradict(one: Stay, other: Stay) -> bool:
    return one[2] != other[2] and periods.overlap(one[0], one[1], other[0], other[1])


stays = st.lists(
    st.builds(stay, st.integers(0, 12), st.one_of(st.none(), st.integers(0, 5)), st.sampled_from("宇城阿")), max_size=9
)


@given(stays)
def test_every_stay_that_contradicts_another_is_told_beside_one_such(stays: list[Stay]):
    found = teams.elsewhere(stays)
    assert set(found) == {place for place, one in enumerate(stays) if any(contradict(one, other) for other in stays)}
    assert all(contradict(stays[place], stays[other]) for place, other in found.items())
