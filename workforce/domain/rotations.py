"""The plan of a rotation: for one request waves of one length, senders in turn, each handing over to the next.

Days in a plan are days of the calendar, both end days counted; the days on the road lie inside a wave, as in the
log. A wave that would outlast the request ends with it, unless so many waves were asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from workforce.domain import counts
from workforce.domain.dispatches import DispatchEntry
from workforce.domain.periods import days_in
from workforce.domain.requests import OPEN_STATUSES
from workforce.errors import Problem

DAY = timedelta(days=1)
LONGEST_WAVE_DAYS = 92
MOST_WAVES = 60

Row = Mapping[str, object]


@dataclass(frozen=True)
class Turn:
    """A sender and the persons it sends whenever it is its turn."""

    sender_code: str
    persons: int


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A rotation as entered. ``waves`` is None where it goes on until the request ends.

    ``entry_key`` is made once when the planner opens; the same plan sent twice is recorded once.
    """

    entry_key: str
    request_id: int
    first_day: date
    wave_days: int
    handover_days: int
    travel_days: int
    turns: tuple[Turn, ...]
    waves: int | None = None


@dataclass(frozen=True)
class Wave:
    """One wave of a plan, numbered from 1."""

    number: int
    sender_code: str
    persons: int
    start_on: date
    end_on: date

    @property
    def person_days(self) -> int:
        """Persons × days, both end days counted."""
        return self.persons * days_in(self.start_on, self.end_on)


def problems(plan: Plan, request: Row, senders: Iterable[str], today: date) -> list[Problem]:
    """Everything that keeps a plan from being laid; empty when its waves can be."""
    found = [
        counts.problem("wave_days", plan.wave_days, least=1, most=LONGEST_WAVE_DAYS, required=True),
        counts.problem("handover_days", plan.handover_days, least=0, most=LONGEST_WAVE_DAYS, required=True),
        counts.problem("travel_days", plan.travel_days, least=0, most=LONGEST_WAVE_DAYS, required=True),
    ]
    if plan.waves is not None:
        found.append(counts.problem("waves", plan.waves, least=1, most=MOST_WAVES, required=True))
    if not any(found):
        if plan.handover_days >= plan.wave_days:
            found.append(Problem("handover_days", "handover_fills_wave", {"days": plan.wave_days}))
        if plan.travel_days > plan.wave_days:
            found.append(Problem("travel_days", "travel_days_outside_period", {"days": plan.wave_days}))
    found += [*_turn_problems(plan, request, frozenset(senders)), *_day_problems(plan, request, today)]
    if not any(found) and len(waves(plan, request["end_on"])) > MOST_WAVES:
        found.append(Problem("waves", "too_many_waves", {"most": MOST_WAVES}))
    return [problem for problem in found if problem]


def waves(plan: Plan, last_day: date) -> list[Wave]:
    """The waves of a plan without problems; ``last_day`` is that of the request."""
    laid: list[Wave] = []
    start = plan.first_day
    while len(laid) < (MOST_WAVES + 1 if plan.waves is None else plan.waves):
        turn = plan.turns[len(laid) % len(plan.turns)]
        end = start + (plan.wave_days - 1) * DAY
        if plan.waves is None:
            end = min(end, last_day)
        laid.append(Wave(len(laid) + 1, turn.sender_code, turn.persons, start, end))
        if plan.waves is None and end >= last_day:
            break
        start = end + DAY - plan.handover_days * DAY
    return laid


def handovers(laid: Sequence[Wave]) -> list[tuple[date, date, int]]:
    """The days that each wave shares with the one before: first, last, and the persons there twice."""
    return [
        (after.start_on, min(before.end_on, after.end_on), min(before.persons, after.persons))
        for before, after in zip(laid, laid[1:], strict=False)
        if after.start_on <= before.end_on
    ]


def handover_person_days(laid: Sequence[Wave]) -> int:
    """Person-days that are counted twice because two waves are there."""
    return sum(persons * days_in(first, last) for first, last, persons in handovers(laid))


def person_days(laid: Iterable[Wave]) -> int:
    """Person-days of a plan: the sum of its waves, handovers counted twice."""
    return sum(wave.person_days for wave in laid)


def person_days_after(laid: Iterable[Wave], last_day: date) -> int:
    """Person-days of a plan on days after ``last_day``, for which nobody asked."""
    return sum(
        wave.persons * days_in(max(wave.start_on, last_day + DAY), wave.end_on)
        for wave in laid
        if wave.end_on > last_day
    )


def by_sender(laid: Iterable[Wave]) -> dict[str, int]:
    """Person-days of each sender, in the order of the turns."""
    found: dict[str, int] = {}
    for wave in laid:
        found[wave.sender_code] = found.get(wave.sender_code, 0) + wave.person_days
    return found


def persons_on(laid: Iterable[Wave], day: date, sender_code: str | None = None) -> int:
    """Persons of the plan on a day, of one sender or of all."""
    return sum(
        wave.persons for wave in laid if wave.start_on <= day <= wave.end_on and sender_code in (None, wave.sender_code)
    )


def unmet_after(laid: Sequence[Wave], unmet: Mapping[date, int]) -> dict[date, int]:
    """What a request still lacks on each day once the plan is recorded, given what it lacks without it.

    Whoever is sent for a request meets it first, so that the rest is what is left of the gap of that day.
    """
    return {day: max(lacking - persons_on(laid, day), 0) for day, lacking in unmet.items()}


def persons_missing(unmet: Mapping[date, int]) -> int:
    """What is missing on all days together, in person-days."""
    return sum(unmet.values())


def per_100_staff(person_days: int, staff: int | None) -> float | None:
    """Person-days per 100 staff; None where the number of staff is not known."""
    return person_days * 100 / staff if staff else None


def most_away(laid: Sequence[Wave], sender_code: str, away: Mapping[date, int]) -> tuple[int, date]:
    """The most persons a sender has away on a day of the plan, other dispatches included, and the first such day."""
    days = {
        wave.start_on + n * DAY
        for wave in laid
        if wave.sender_code == sender_code
        for n in range(days_in(wave.start_on, wave.end_on))
    }
    most = {day: persons_on(laid, day, sender_code) + away.get(day, 0) for day in sorted(days)}
    day = max(most, key=most.get)
    return most[day], day


def first_number(names: Iterable[str | None]) -> int:
    """The number of the next wave after those that exist: 第3陣 is followed by 4."""
    numbered = (re.fullmatch(r"第\s*(\d+)\s*陣", name or "") for name in names)
    return 1 + max((int(found.group(1)) for found in numbered if found), default=0)


def wave_name(first: int, wave: Wave) -> str:
    """How a wave is called: 第4陣; ``first`` is the number of the first wave of its plan."""
    return f"第{first + wave.number - 1}陣"


def entry_of(plan: Plan, wave: Wave, request: Row, first: int, today: date) -> DispatchEntry:
    """The planned dispatch that a wave becomes, decided today; ``first`` is the number of the first wave."""
    return DispatchEntry(
        entry_key=f"{plan.entry_key}-{wave.number}",
        disaster_code=request["disaster_code"],
        kind=request["kind"],
        status="planned",
        sender_code=wave.sender_code,
        destination_code=request["municipality_code"],
        task_code=request["task_code"],
        occupation_code=request["occupation_code"],
        persons=wave.persons,
        start_on=wave.start_on,
        end_on=wave.end_on,
        wave=wave_name(first, wave),
        travel_days=min(plan.travel_days, days_in(wave.start_on, wave.end_on)),
        request_id=plan.request_id,
        decided_on=today,
    )


def _turn_problems(plan: Plan, request: Row, senders: frozenset[str]) -> Iterable[Problem]:
    if not plan.turns:
        yield Problem("turns", "required")
    for turn in plan.turns:
        if turn.sender_code not in senders:
            yield Problem("turns", "unknown", {"value": str(turn.sender_code)})
        if turn.sender_code == request["municipality_code"]:
            yield Problem("turns", "sender_is_destination")
        wrong = counts.problem("turns", turn.persons, least=1, most=counts.MOST_PERSONS, required=True)
        if wrong:
            yield wrong


def _day_problems(plan: Plan, request: Row, today: date) -> Iterable[Problem]:
    if request["request_status"] not in OPEN_STATUSES:
        yield Problem("request", "request_not_open")
    if plan.first_day is None:
        yield Problem("first_day", "required")
    elif plan.first_day < today:
        yield Problem("first_day", "rotation_in_past")
    elif plan.first_day > request["end_on"]:
        yield Problem("first_day", "rotation_after_request", {"end_on": request["end_on"]})
