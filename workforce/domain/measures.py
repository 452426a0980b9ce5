"""What may be registered as a measure against vacancies, and at what it aims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date

from workforce.domain import cells, texts
from workforce.errors import Problem

TYPES = ("recruitment", "development", "cooperation")
STATUSES = ("considered", "running", "ended", "stopped")
LONGEST_CONTENT = 300


@dataclass(frozen=True, kw_only=True)
class MeasureEntry:
    """One measure. Without region and municipalities it aims at all of the prefecture, without occupations at all."""

    measure_type: str | None
    content: str | None
    region_code: str | None = None
    aimed_municipality_codes: tuple[str, ...] = ()
    aimed_occupation_codes: tuple[str, ...] = ()
    since_on: date | None = None
    measure_status: str | None = None
    effect: str | None = None


FIELDS = tuple(field.name for field in fields(MeasureEntry))


@dataclass(frozen=True)
class Known:
    """The codes that a measure may name."""

    regions: frozenset[str]
    municipalities: frozenset[str]
    occupations: frozenset[str]


def tidied(entry: MeasureEntry) -> MeasureEntry:
    """The same measure as it is stored: texts without blanks around them, each code once and in order."""
    return replace(
        entry,
        content=texts.tidied(entry.content),
        effect=texts.tidied(entry.effect),
        region_code=texts.tidied(entry.region_code),
        aimed_municipality_codes=_ordered(entry.aimed_municipality_codes),
        aimed_occupation_codes=_ordered(entry.aimed_occupation_codes),
    )


def problems(entry: MeasureEntry, known: Known, today: date) -> list[Problem]:
    """Everything that keeps the measure from being saved; empty when it may be."""
    found = [*_choice_problems(entry), *_target_problems(entry, known), *_start_problems(entry, today)]
    found.append(
        texts.problem("content", entry.content, most=LONGEST_CONTENT)
        if entry.content
        else Problem("content", "required")
    )
    found.append(texts.problem("effect", entry.effect))
    return [problem for problem in found if problem]


def is_alike(entry: MeasureEntry, other: MeasureEntry) -> bool:
    """Whether a person would take one for the other: type, content and aim are the same, whatever became of them."""
    told_by = [
        (
            each.measure_type,
            cells.key_of(each.content),
            each.region_code,
            each.aimed_municipality_codes,
            each.aimed_occupation_codes,
        )
        for each in (entry, other)
    ]
    return told_by[0] == told_by[1]


def _ordered(codes: Iterable[str] | None) -> tuple[str, ...]:
    return tuple(sorted(set(codes or ())))


def _choice_problems(entry: MeasureEntry) -> Iterator[Problem]:
    for field, value, allowed in (
        ("measure_type", entry.measure_type, TYPES),
        ("measure_status", entry.measure_status, STATUSES),
    ):
        if not value:
            yield Problem(field, "required")
        elif value not in allowed:
            yield Problem(field, "unknown", {"value": value})


def _target_problems(entry: MeasureEntry, known: Known) -> Iterator[Problem]:
    if entry.region_code and entry.region_code not in known.regions:
        yield Problem("region", "unknown", {"value": entry.region_code})
    if entry.region_code and entry.aimed_municipality_codes:
        yield Problem("aimed_municipality_codes", "region_or_municipalities")
    for field, codes, registered in (
        ("aimed_municipality_codes", entry.aimed_municipality_codes, known.municipalities),
        ("aimed_occupation_codes", entry.aimed_occupation_codes, known.occupations),
    ):
        for code in sorted(set(codes) - registered):
            yield Problem(field, "unknown", {"value": code})


def _start_problems(entry: MeasureEntry, today: date) -> Iterator[Problem]:
    if entry.measure_status == "considered" or entry.measure_status not in STATUSES:
        return
    if entry.since_on is None:
        yield Problem("since_on", "required")
    elif entry.since_on > today:
        yield Problem("since_on", "not_started_yet", {"since_on": entry.since_on})
