"""A team is one wave of one sender in one disaster: it can be at one place only.

Waves of one destination may overlap, since they hand over, and both count. A dispatch without a wave names
no team, so nothing can be said about it (docs/decisions/0034).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

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
        and (entry.end_on is None or other["start_on"] <= entry.end_on)
        and (other["end_on"] is None or entry.start_on <= other["end_on"])
    ]
