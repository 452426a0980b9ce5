"""What may be registered as a disaster."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from workforce.domain import texts
from workforce.errors import Problem

TYPES = ("heavy_rain", "earthquake", "typhoon", "volcano", "snow", "fire", "other")
LONGEST_NAME = 100


def code_for(started_on: date, taken: Iterable[str]) -> str:
    """A code from the first day, told apart where several begin on one day: d20250810, d20250810-2."""
    codes, first = set(taken), f"d{started_on:%Y%m%d}"
    if first not in codes:
        return first
    return next(code for number in range(2, len(codes) + 3) if (code := f"{first}-{number}") not in codes)


def problems(
    name: str | None,
    disaster_type: str | None,
    started_on: date | None,
    today: date,
    registered: Collection[tuple[str, date]] = (),
) -> list[Problem]:
    """Everything that keeps a disaster from being registered; empty when it may be.

    ``registered`` holds the names, in each language, and first days of those there are.
    """
    found = [
        Problem("disaster_name", "already_registered") if (name, started_on) in registered else None,
        texts.problem("disaster_name", name, most=LONGEST_NAME) if name else Problem("disaster_name", "required"),
        None if disaster_type in TYPES else Problem("disaster_type", "required"),
    ]
    if started_on is None:
        found.append(Problem("started_on", "required"))
    elif started_on > today:
        found.append(Problem("started_on", "in_future"))
    return [problem for problem in found if problem]
