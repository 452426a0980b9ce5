"""Counts of people and days: whole numbers inside bounds, or a problem that says what is wrong."""

from __future__ import annotations

from numbers import Real

from workforce.domain.notation import is_missing
from workforce.errors import Problem

MOST_PERSONS = 9_999  # one team; a larger number is a slip of the keyboard
MOST_HEADS = 99_999  # one occupation of one municipality; the largest city in the country has some 30,000


def problem(field: str, value: object, *, least: int, most: int, required: bool = False) -> Problem | None:
    """What is wrong with a count, or None. A missing value is wrong only where it is required."""
    if is_missing(value):
        return Problem(field, "required") if required else None
    if isinstance(value, bool) or not isinstance(value, Real):
        return Problem(field, "not_a_number", {"value": str(value)})
    if value in (float("inf"), float("-inf")) or value != int(value):
        return Problem(field, "fractional", {"value": str(value)})
    if value < least:
        return Problem(field, "too_small", {"value": int(value), "least": least})
    if value > most:
        return Problem(field, "too_large", {"value": int(value), "most": most})
    return None


def tidied(value: object) -> object:
    """A count as it is stored: 5.0, as a grid hands it over, as 5 and a missing one as None; else as it is."""
    if is_missing(value):
        return None
    return int(value) if isinstance(value, float) and value.is_integer() else value
