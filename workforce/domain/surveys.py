"""What may be created as a survey round."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from workforce.domain import texts
from workforce.errors import Problem

LONGEST_NAME = 100


def problems(name: str | None, as_of: date | None, taken: Iterable[date], calendar: tuple[date, date]) -> list[Problem]:
    """Everything that keeps a round from being created: one round has one as-of date of its own."""
    found = [texts.problem("survey_name", name, most=LONGEST_NAME) if name else Problem("survey_name", "required")]
    first, last = calendar
    if as_of is None:
        found.append(Problem("as_of", "required"))
    elif as_of in set(taken):
        found.append(Problem("as_of", "survey_exists", {"as_of": as_of}))
    elif not first <= as_of <= last:
        found.append(Problem("as_of", "outside_calendar", {"first": first, "last": last}))
    return [problem for problem in found if problem]
