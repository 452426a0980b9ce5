"""What may be created as a survey round, and how it goes through its stages 準備 → 実施中 → 締切 → 確定."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from workforce.domain import notation, texts
from workforce.errors import Problem

LONGEST_NAME = 100

DRAFT, OPEN, CLOSED, CONFIRMED = STAGES = ("draft", "open", "closed", "confirmed")


def problems(
    name: str | None,
    as_of: date | None,
    due_on: date | None,
    taken: Iterable[date],
    calendar: tuple[date, date],
) -> list[Problem]:
    """Everything that keeps a round from being created: one round has one as-of date of its own."""
    found = [texts.problem("survey_name", name, most=LONGEST_NAME)]
    first, last = calendar
    if as_of is None:
        found.append(Problem("as_of", "required"))
    elif as_of in set(taken):
        found.append(Problem("as_of", "survey_exists", {"as_of": as_of}))
    elif not first <= as_of <= last:
        found.append(Problem("as_of", "outside_calendar", {"first": first, "last": last}))
    return [problem for problem in [*found, due_problem(due_on, as_of)] if problem]


def due_problem(due_on: date | None, as_of: date | None) -> Problem | None:
    """A deadline before the day that is asked about is a slip."""
    if due_on and as_of and due_on < as_of:
        return Problem("due_on", "due_before_as_of", {"as_of": as_of})
    return None


def names(as_of: date) -> tuple[str, str]:
    """The name of a round that nobody gave one, in Japanese and in English, as it is stored."""
    return f"{notation.day(as_of, 'ja')} 定員・実員調査", f"Staffing survey as of {notation.day(as_of, 'en')}"


def a_year_later(day: date | None) -> date | None:
    """The same day of the next year, to suggest for the next round; 29 February becomes the 28th."""
    if day is None:
        return None
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
