"""What may be registered as a disaster."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields, replace
from datetime import date

from workforce.domain import texts
from workforce.domain.notation import is_missing
from workforce.errors import Problem

TYPES = ("heavy_rain", "earthquake", "typhoon", "volcano", "snow", "fire", "other")
STATUSES = ("open", "closed")
LONGEST_NAME = 100


@dataclass(frozen=True, kw_only=True)
class DisasterEntry:
    """A disaster as entered. Without an English name the one name serves both languages.

    ``headline_task_group`` says which tasks its headline of person-days counts; None: every task.
    """

    disaster_name: str | None
    disaster_type: str | None
    started_on: date | None
    disaster_name_en: str | None = None
    headline_task_group: str | None = None
    municipality_codes: tuple[str, ...] = ()
    note: str | None = None


FIELDS = tuple(field.name for field in fields(DisasterEntry))


def tidied(entry: DisasterEntry) -> DisasterEntry:
    """The same entry as it is stored: no blanks around texts, municipalities once each and in order."""
    name = texts.tidied(entry.disaster_name)
    return replace(
        entry,
        disaster_name=name,
        disaster_name_en=texts.tidied(entry.disaster_name_en) or name,
        headline_task_group=texts.tidied(entry.headline_task_group),
        started_on=None if is_missing(entry.started_on) else entry.started_on,
        municipality_codes=tuple(sorted(set(entry.municipality_codes or ()))),
        note=texts.tidied(entry.note),
    )


def code_for(started_on: date, taken: Iterable[str]) -> str:
    """A code from the first day, told apart where several begin on one day: d20250810, d20250810-2."""
    codes, first = set(taken), f"d{started_on:%Y%m%d}"
    if first not in codes:
        return first
    return next(code for number in range(2, len(codes) + 3) if (code := f"{first}-{number}") not in codes)


def problems(
    entry: DisasterEntry,
    today: date,
    *,
    registered: Collection[tuple[str, date]] = (),
    municipalities: Collection[str] = (),
    task_groups: Collection[str] = (),
) -> list[Problem]:
    """Everything that keeps a disaster from being registered; empty when it may be.

    ``registered`` holds the names, in each language, and first days of the other disasters there are.
    """
    name, started_on = entry.disaster_name, entry.started_on
    found = [
        Problem("disaster_name", "already_registered") if (name, started_on) in registered else None,
        texts.problem("disaster_name", name, most=LONGEST_NAME) if name else Problem("disaster_name", "required"),
        texts.problem("disaster_name_en", entry.disaster_name_en, most=LONGEST_NAME),
        None if entry.disaster_type in TYPES else Problem("disaster_type", "required"),
        texts.problem("note", entry.note),
    ]
    if started_on is None:
        found.append(Problem("started_on", "required"))
    elif started_on > today:
        found.append(Problem("started_on", "in_future"))
    if entry.headline_task_group and entry.headline_task_group not in task_groups:
        found.append(Problem("headline_task_group", "unknown", {"value": entry.headline_task_group}))
    found += [
        Problem("municipality_codes", "unknown", {"value": code})
        for code in entry.municipality_codes
        if code not in municipalities
    ]
    return [problem for problem in found if problem]
