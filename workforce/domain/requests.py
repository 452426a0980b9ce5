"""What may be recorded as a request, how its size may be revised, and from which state it may go to which.

Decisions: a request goes forward step by step, falls back to 調整中 when what was agreed does not hold, and can
be cancelled until people are there; whoever leaves the straight way says why. A cancelled request goes back
only to where it came from. Days are never in the future and never run backwards, so that as-of figures hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

from workforce.domain import codes, counts, texts
from workforce.domain.dispatches import KINDS
from workforce.domain.notation import is_missing
from workforce.domain.periods import LONGEST_DAYS, days_in
from workforce.errors import Problem

PRIORITIES = (1, 2, 3)
PROVISIONS = ("destination", "sender", "in_discussion", "not_needed")
STRAIGHT_ON = ("requested", "arranging", "agreed", "decided", "dispatched", "ended")
OPEN_STATUSES = STRAIGHT_ON[:-1]
OPTIONAL_TEXTS = ("occupation_code", "request_reason", "lodging", "vehicle", "conditions", "note")

# From each state, where it may go: the next step first, then back, then aside.
MOVES: Mapping[str, tuple[str, ...]] = {
    "requested": ("arranging", "unfillable", "cancelled"),
    "arranging": ("agreed", "unfillable", "cancelled"),
    "agreed": ("decided", "arranging", "unfillable", "cancelled"),
    "decided": ("dispatched", "arranging", "cancelled"),
    "dispatched": ("ended", "arranging"),
    "ended": ("dispatched",),
    "unfillable": ("arranging", "cancelled"),
    "cancelled": (),
}
STATUSES = tuple(MOVES)


@dataclass(frozen=True, kw_only=True)
class Size:
    """How many persons a day, from when to when; holds from ``effective_on`` and is known from ``asked_on``."""

    asked_on: date
    effective_on: date
    persons_per_day: int
    start_on: date
    end_on: date


@dataclass(frozen=True, kw_only=True)
class RequestEntry:
    """A request as entered; the size with which it is made is its first revision.

    ``entry_key`` is made once when the form opens; sending the same entry twice records it once.
    """

    entry_key: str | None
    disaster_code: str
    kind: str
    municipality_code: str
    task_code: str
    priority: int
    occupation_code: str | None = None
    request_reason: str | None = None
    lodging: str | None = None
    vehicle: str | None = None
    conditions: str | None = None
    note: str | None = None


FIELDS = tuple(field.name for field in fields(RequestEntry))
SIZE_FIELDS = tuple(field.name for field in fields(Size))


@dataclass(frozen=True)
class Known:
    """What is registered now: the codes a request may name, and the days of the calendar."""

    disasters: frozenset[str]
    municipalities: frozenset[str]
    tasks: frozenset[str]
    occupations: frozenset[str]
    first_day: date
    last_day: date


def tidied(entry: RequestEntry) -> RequestEntry:
    """The same entry as it is stored: no blanks around texts, empty texts as None."""
    written = {name: texts.tidied(getattr(entry, name)) for name in OPTIONAL_TEXTS}
    return replace(entry, **written, priority=counts.tidied(entry.priority))


def tidied_size(size: Size) -> Size:
    """The same size as it is stored: 5.0 persons as 5."""
    return replace(size, persons_per_day=counts.tidied(size.persons_per_day))


def first_size(asked_on: date, persons_per_day: int, start_on: date, end_on: date) -> Size:
    """The size with which a request is made: it holds from its first day."""
    return Size(
        asked_on=asked_on,
        effective_on=start_on,
        persons_per_day=persons_per_day,
        start_on=start_on,
        end_on=end_on,
    )


def problems(entry: RequestEntry, known: Known) -> list[Problem]:
    """Everything that keeps the contents of a request from being recorded; empty when they may be."""
    found = [
        codes.problem("disaster", entry.disaster_code, known.disasters),
        codes.problem("kind", entry.kind, KINDS),
        codes.problem("municipality", entry.municipality_code, known.municipalities),
        codes.problem("task", entry.task_code, known.tasks),
        codes.problem("occupation", entry.occupation_code, known.occupations, required=False),
        codes.problem("priority", entry.priority, PRIORITIES),
        codes.problem("lodging", entry.lodging, PROVISIONS, required=False),
        codes.problem("vehicle", entry.vehicle, PROVISIONS, required=False),
        *(texts.problem(name, getattr(entry, name)) for name in ("request_reason", "conditions", "note")),
    ]
    return [problem for problem in found if problem]


def size_problems(size: Size, known: Known, today: date, *, not_before: date | None = None) -> list[Problem]:
    """Everything that keeps a size from being recorded; ``not_before`` is the day of the size it follows."""
    found = [
        counts.problem("persons_per_day", size.persons_per_day, least=1, most=counts.MOST_PERSONS, required=True),
        *_day_problems(size, known, today, not_before),
        *_period_problems(size),
    ]
    return [problem for problem in found if problem]


def moves_from(status: str, came_from: str | None) -> tuple[str, ...]:
    """Where a request may go from a state, the next step first; ``came_from`` is the state before it."""
    return (came_from or "requested",) if status == "cancelled" else MOVES[status]


def is_next_step(status: str, to_status: str) -> bool:
    """Whether a move is the next step of the straight way, which needs no reason."""
    return status in STRAIGHT_ON and to_status in STRAIGHT_ON[STRAIGHT_ON.index(status) + 1 :]


def move_problems(
    status: str,
    came_from: str | None,
    to_status: str,
    moved_on: date,
    reason: str | None,
    *,
    today: date,
    not_before: date | None,
) -> list[Problem]:
    """Everything that keeps a request from going to a state on a day."""
    found = []
    if to_status not in moves_from(status, came_from):
        found.append(Problem("to_status", "illegal_move"))
    elif not is_next_step(status, to_status) and not texts.tidied(reason):
        found.append(Problem("reason", "reason_required"))
    if moved_on > today:
        found.append(Problem("moved_on", "in_future"))
    if not_before and moved_on < not_before:
        found.append(Problem("moved_on", "before_last_move", {"last": not_before}))
    return found


def _day_problems(size: Size, known: Known, today: date, not_before: date | None) -> Iterator[Problem]:
    for field in ("asked_on", "effective_on", "start_on", "end_on"):
        day = getattr(size, field)
        if is_missing(day):
            yield Problem(field, "required")
        elif not known.first_day <= day <= known.last_day:
            yield Problem(field, "outside_calendar", {"first": known.first_day, "last": known.last_day})
    if is_missing(size.asked_on):
        return
    if size.asked_on > today:
        yield Problem("asked_on", "in_future")
    if not_before and size.asked_on < not_before:
        yield Problem("asked_on", "before_last_revision", {"last": not_before})


def _period_problems(size: Size) -> Iterator[Problem]:
    if is_missing(size.start_on) or is_missing(size.end_on):
        return
    days = days_in(size.start_on, size.end_on)
    if days < 1:
        yield Problem("end_on", "end_before_start", {"start_on": size.start_on})
    elif days > LONGEST_DAYS:
        yield Problem("end_on", "period_too_long", {"days": days, "most": LONGEST_DAYS})
    elif not is_missing(size.effective_on) and size.effective_on > size.end_on + timedelta(days=1):
        yield Problem("effective_on", "effective_after_end", {"end_on": size.end_on})
