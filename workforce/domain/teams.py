"""A team is one wave of one sender in one disaster: it can be at one place only.

Waves of one destination may overlap, since they hand over, and both count. A dispatch without a wave names
no team, so nothing can be said about it (docs/decisions/0034).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from workforce.domain import periods
from workforce.domain.dispatches import DispatchEntry
from workforce.errors import Problem


def elsewhere_problems(
    entry: DispatchEntry, same_team: Iterable[Mapping[str, object]], *, dispatch_id: int | None = None
) -> list[Problem]:
    """The dispatches that have the team of ``entry`` at another destination on one of its days.

    Args:
        entry: a sound entry.
        same_team: ``dispatch_id``, ``destination_code``, ``start_on`` and ``end_on`` (None while open) of the
            dispatches with the same disaster, sender and wave, cancelled ones left out.
        dispatch_id: the number of the entry where it is stored already.
    """
    if entry.wave is None or entry.is_cancelled:
        return []
    return [
        Problem("wave", "team_elsewhere", {"number": other["dispatch_id"], "start_on": other["start_on"]})
        for other in same_team
        if other["dispatch_id"] != dispatch_id
        and other["destination_code"] != entry.destination_code
        and periods.overlap(entry.start_on, entry.end_on, other["start_on"], other["end_on"])
    ]


def elsewhere(stays: Sequence[tuple[date, date | None, str]]) -> dict[int, int]:
    """Which stays of one team have it at another destination on one of their days.

    A file may give one name to thousands of teams, so no two stays are compared that need not be: beside each stay
    stand the longest of those that began before it, and the next to begin.

    Args:
        stays: first day, last day (None while open) and destination of each.

    Returns:
        the place of each such stay in ``stays``, and that of one other that contradicts it.
    """
    ends = [end or date.max for _, end, _ in stays]
    in_order = sorted(range(len(stays)), key=lambda place: stays[place][0])
    found: dict[int, int] = {}
    earlier: list[int] = []  # the one that lasts longest, and the longest of those at another destination than it
    for place in in_order:
        for other in earlier:
            if stays[other][2] != stays[place][2] and ends[other] >= stays[place][0]:
                found.setdefault(place, other)
        longest_first = sorted([place, *earlier], key=lambda each: ends[each], reverse=True)
        earlier = (
            longest_first[:1] + [each for each in longest_first if stays[each][2] != stays[longest_first[0]][2]][:1]
        )
    later: list[int] = []  # the next one to begin, and the next at another destination than it
    for place in reversed(in_order):
        for other in later:
            if stays[other][2] != stays[place][2] and stays[other][0] <= ends[place]:
                found.setdefault(place, other)
        later = [place, *[other for other in later if stays[other][2] != stays[place][2]][:1]]
    return found
