"""Where periods stand one below the other in a chart of bars."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date


def pack_lanes(periods: Sequence[tuple[date, date]]) -> list[int]:
    """The lane of each period, from 0, so that no two periods of a lane share a day (both end days count).

    The earliest period takes the first free lane; there are never more lanes than periods on the fullest day.
    """
    lanes = [0] * len(periods)
    busy_until: list[date] = []
    for i in sorted(range(len(periods)), key=lambda i: periods[i]):
        start, end = periods[i]
        free = (lane for lane, last in enumerate(busy_until) if last < start)
        lanes[i] = next(free, len(busy_until))
        busy_until[lanes[i] : lanes[i] + 1] = [end]
    return lanes
