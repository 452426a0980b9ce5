"""Free text that people type."""

from __future__ import annotations

import unicodedata

from workforce.errors import Problem

LONGEST_NOTE = 1000
_TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def tidied(text: str | None) -> str | None:
    """The text without blanks around it; an empty one as None."""
    return (text or "").strip() or None


def forbidden_character(text: str) -> str | None:
    """The first character that no text may hold, or None.

    A control character other than a line break or tab, half a surrogate pair, or one that turns the
    direction of writing and so shows a text as another.
    """
    for character in text:
        is_control = unicodedata.category(character) in {"Cc", "Cs"} and character not in "\n\r\t"
        if is_control or character in _TURNING:
            return character
    return None


def problem(field: str, text: str | None, *, most: int = LONGEST_NOTE) -> Problem | None:
    """What is wrong with a text that somebody typed, or None: it is too long, or holds what cannot be used."""
    length = len(text or "")
    if length > most:
        return Problem(field, "too_long", {"length": length, "most": most})
    character = forbidden_character(text or "")
    return Problem(field, "forbidden_character", {"character": f"U+{ord(character):04X}"}) if character else None
