"""Free text that people type."""

from __future__ import annotations

from workforce.errors import Problem

LONGEST_NOTE = 1000


def tidied(text: str | None) -> str | None:
    """The text without blanks around it; an empty one as None."""
    return (text or "").strip() or None


def problem(field: str, text: str | None, *, most: int = LONGEST_NOTE) -> Problem | None:
    """A text that is too long to be stored, or None."""
    length = len(text or "")
    return Problem(field, "too_long", {"length": length, "most": most}) if length > most else None
