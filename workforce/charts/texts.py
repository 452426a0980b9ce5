"""How much room a text takes, so that labels can be fitted."""

from __future__ import annotations

from unicodedata import east_asian_width

LONGEST_LINE = 4  # full-width characters
# Bold letters in em; measured on the fonts of the stack, a little on the wide side.
NARROW, WIDE = "fijlrtI ()1.,'-", "mwMW"


def width(text: str) -> float:
    """The approximate width of a text in em."""
    return sum(_em(character) for character in text)


def _em(character: str) -> float:
    if east_asian_width(character) in "FWA":
        return 1.0
    if character in NARROW:
        return 0.42
    return 0.95 if character in WIDE else 0.62


def lines(text: str) -> list[str]:
    """A name in lines: broken at its spaces, and in the middle where it is long and full-width."""
    if " " in text:
        return text.split(" ")
    half = len(text) // 2
    return [text[:half], text[half:]] if len(text) > LONGEST_LINE and width(text) == len(text) else [text]
