"""What may be noted of a hearing: who said what, in which round, and by when to follow it up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date

from workforce.domain import texts
from workforce.errors import Problem

STATUSES = ("open", "done", "cancelled")


@dataclass(frozen=True, kw_only=True)
class HearingEntry:
    """One note: the municipality, what it is about, the words, and the day by which to follow it up."""

    municipality_code: str | None
    category_code: str | None
    heard_on: date | None
    content: str | None
    occupation_code: str | None = None
    follow_up_on: date | None = None
    hearing_status: str = "open"


FIELDS = tuple(field.name for field in fields(HearingEntry))


@dataclass(frozen=True)
class Known:
    """The codes that a note may name."""

    municipalities: frozenset[str]
    categories: frozenset[str]
    occupations: frozenset[str]


def tidied(entry: HearingEntry) -> HearingEntry:
    """The same note as it is stored: no blanks around the text, an occupation that is empty as None."""
    return replace(entry, content=texts.tidied(entry.content), occupation_code=texts.tidied(entry.occupation_code))


def problems(entry: HearingEntry, known: Known, today: date) -> list[Problem]:
    """Everything that keeps the note from being saved; empty when it may be."""
    found = [*_code_problems(entry, known), *status_problems(entry), *_day_problems(entry, today)]
    found.append(texts.problem("content", entry.content) if entry.content else Problem("content", "required"))
    return [problem for problem in found if problem]


def status_problems(entry: HearingEntry) -> list[Problem]:
    """A status that there is not."""
    is_known = entry.hearing_status in STATUSES
    return [] if is_known else [Problem("hearing_status", "unknown", {"value": entry.hearing_status})]


def _code_problems(entry: HearingEntry, known: Known) -> Iterator[Problem]:
    required = (
        ("municipality", entry.municipality_code, known.municipalities),
        ("category", entry.category_code, known.categories),
    )
    for noun, code, registered in required:
        if not code:
            yield Problem(noun, "required")
        elif code not in registered:
            yield Problem(noun, "unknown", {"value": code})
    if entry.occupation_code and entry.occupation_code not in known.occupations:
        yield Problem("occupation", "unknown", {"value": entry.occupation_code})


def _day_problems(entry: HearingEntry, today: date) -> Iterator[Problem]:
    if entry.heard_on is None:
        yield Problem("heard_on", "required")
    elif entry.heard_on > today:
        yield Problem("heard_on", "in_future")
    elif entry.follow_up_on is not None and entry.follow_up_on < entry.heard_on:
        yield Problem("follow_up_on", "follow_up_before_hearing", {"heard_on": entry.heard_on})
