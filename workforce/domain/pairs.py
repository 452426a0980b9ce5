"""What may be recorded as a pair of counterpart support (対口支援): who looks after which destination.

Decisions: one lead a destination on any day; the same sender once a destination on any day; a pair may begin before
anybody is there and go on without an end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

from workforce.domain import dispatches, periods, texts
from workforce.domain.notation import is_missing
from workforce.errors import Problem

Row = Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class PairEntry:
    """A sender that looks after a destination in a disaster, from a day on; without an end it goes on."""

    destination_code: str | None
    disaster_code: str | None
    sender_code: str | None
    is_lead: bool | None = False
    start_on: date | None
    end_on: date | None = None
    note: str | None = None


FIELDS = tuple(field.name for field in fields(PairEntry))


def tidied(entry: PairEntry) -> PairEntry:
    """The same pair as it is stored."""
    return replace(entry, note=texts.tidied(entry.note))


def problems(entry: PairEntry, known: dispatches.Known, others: Iterable[Row]) -> list[Problem]:
    """Everything that keeps the pair from being saved; empty when it may be.

    Args:
        others: the other pairs of the same destination in the same disaster that are not withdrawn.
    """
    found = [*_choice_problems(entry, known), *_day_problems(entry, known)]
    if not found:
        found = [*_overlap_problems(entry, others)]
    note = texts.problem("note", entry.note)
    return [*found, note] if note else found


def _choice_problems(entry: PairEntry, known: dispatches.Known) -> Iterator[Problem]:
    for field, value, allowed in (
        ("disaster", entry.disaster_code, known.disasters),
        ("destination", entry.destination_code, known.destinations),
        ("sender", entry.sender_code, known.senders),
    ):
        if not value:
            yield Problem(field, "required")
        elif value not in allowed:
            yield Problem(field, "unknown", {"value": str(value)})
    if entry.sender_code and entry.sender_code == entry.destination_code:
        yield Problem("destination", "sender_is_destination")
    if entry.is_lead not in (True, False):
        yield Problem("is_lead", "required")


def _day_problems(entry: PairEntry, known: dispatches.Known) -> Iterator[Problem]:
    for field, day in (("start_on", entry.start_on), ("end_on", entry.end_on)):
        if is_missing(day):
            if field == "start_on":
                yield Problem(field, "required")
        elif not known.first_day <= day <= known.last_day:
            yield Problem(field, "outside_calendar", {"first": known.first_day, "last": known.last_day})
    if is_missing(entry.start_on):
        return
    if not is_missing(entry.end_on) and entry.end_on < entry.start_on:
        yield Problem("end_on", "end_before_start", {"start_on": entry.start_on})


def _overlap_problems(entry: PairEntry, others: Iterable[Row]) -> Iterator[Problem]:
    """On the same days: the same sender again, or a second lead."""
    period = entry.start_on, entry.end_on
    meeting = [other for other in others if periods.overlap(*period, other["start_on"], other["end_on"])]
    for other in meeting:
        if other["sender_code"] == entry.sender_code:
            yield Problem("sender", "paired_already", {"number": other["pair_id"]})
    if entry.is_lead:
        for other in meeting:
            if other["is_lead"] and other["sender_code"] != entry.sender_code:
                yield Problem("is_lead", "second_lead", {"number": other["pair_id"]})
