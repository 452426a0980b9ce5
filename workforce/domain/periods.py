"""Periods of days in which both end days count."""

from __future__ import annotations

from datetime import date

LONGEST_DAYS = 731  # two years, one of them a leap year


def days_in(start: date, end: date) -> int:
    """Days from start to end, both counted; 0 or less when the end comes first."""
    return (end - start).days + 1


def overlap(start: date, end: date | None, other_start: date, other_end: date | None) -> bool:
    """Whether two periods share a day; one without an end goes on."""
    return (end is None or other_start <= end) and (other_end is None or start <= other_end)
