"""What may be recorded to close the gap of a request other than by dispatches.

Decisions: a closing stands on one request and is decided on a day that is not in the future; it never goes
beyond what dispatches, hired fixed-term staff and other closings leave open on any of its days.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

from workforce.domain import counts, texts
from workforce.domain.notation import is_missing
from workforce.domain.periods import LONGEST_DAYS, days_in
from workforce.domain.requests import Known
from workforce.errors import Problem

REQUEST_KEYS = ("request_id", "disaster_code", "kind", "municipality_code", "task_code")
KINDS = ("fixed_term", "outsourced", "reassigned")


@dataclass(frozen=True, kw_only=True)
class ClosingEntry:
    """A closing as entered: so many persons a day of a request over a period.

    ``entry_key`` is made once when the form opens; sending the same entry twice records it once.
    """

    entry_key: str
    request_id: int
    closing_kind: str
    persons_per_day: int
    start_on: date
    end_on: date
    decided_on: date
    note: str | None = None


FIELDS = tuple(field.name for field in fields(ClosingEntry))


def tidied(entry: ClosingEntry) -> ClosingEntry:
    """The same entry as it is stored: no blanks around the note, an empty one as None, 5.0 persons as 5."""
    return replace(entry, note=texts.tidied(entry.note), persons_per_day=counts.tidied(entry.persons_per_day))


def problems(entry: ClosingEntry, known: Known, today: date) -> list[Problem]:
    """Everything that keeps a closing from being recorded, but for room in its request; empty when it may be."""
    found = [
        _kind_problem(entry.closing_kind),
        counts.problem("persons_per_day", entry.persons_per_day, least=1, most=counts.MOST_PERSONS, required=True),
        *_day_problems(entry, known, today),
        texts.problem("note", entry.note),
    ]
    return [problem for problem in found if problem]


def room_problems(before: Mapping[date, int], after: Mapping[date, int]) -> list[Problem]:
    """A problem where some day has more persons beyond its need than before; it names the worst of these days.

    What was beyond already, because a dispatch was decided later, is no fault of this entry.
    """
    worse = {day: beyond for day, beyond in after.items() if beyond > before.get(day, 0)}
    if not worse:
        return []
    day = max(worse, key=lambda day: (worse[day], -day.toordinal()))
    return [Problem("persons_per_day", "beyond_need", {"day": day, "beyond": worse[day]})]


def _kind_problem(kind: str | None) -> Problem | None:
    if not kind:
        return Problem("closing_kind", "required")
    return None if kind in KINDS else Problem("closing_kind", "unknown", {"value": kind})


def _day_problems(entry: ClosingEntry, known: Known, today: date) -> Iterator[Problem]:
    days_given = {name: getattr(entry, name) for name in ("start_on", "end_on", "decided_on")}
    missing = [name for name, day in days_given.items() if is_missing(day)]
    yield from (Problem(name, "required") for name in missing)
    for name, day in days_given.items():
        if name not in missing and not known.first_day <= day <= known.last_day:
            yield Problem(name, "outside_calendar", {"first": known.first_day, "last": known.last_day})
    if "decided_on" not in missing and entry.decided_on > today:
        yield Problem("decided_on", "in_future")
    if {"start_on", "end_on"} & set(missing):
        return
    days = days_in(entry.start_on, entry.end_on)
    if days < 1:
        yield Problem("end_on", "end_before_start", {"start_on": entry.start_on})
    elif days > LONGEST_DAYS:
        yield Problem("end_on", "period_too_long", {"days": days, "most": LONGEST_DAYS})
