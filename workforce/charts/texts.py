"""How much room a text takes, so that labels can be fitted."""

from __future__ import annotations

from unicodedata import east_asian_width

LONGEST_LINE = 4  # full-width characters
# Bold letters in em; measured on the fonts of the stack, a little on the wide side.
VOWELS = "aeiou"
PREFERRED = 1.25  # letters that a place between two vowels may be further from the middle
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


def parted(name: str, longest: float) -> list[str]:
    """A name in Latin letters that is wider than ``longest`` em, parted in two lines; any other as it is.

    It is parted between two vowels, where one word most often meets another (Kami-amakusa), else after the vowel
    nearest its middle (Yatsu-shiro).
    """
    places = [at for at in range(2, len(name) - 1) if name[at - 1] in VOWELS] if name.isascii() else []
    if " " in name or width(name) <= longest or not places:
        return [name]
    middle = len(name) / 2
    at = min(places, key=lambda at: abs(at - middle) - (PREFERRED if name[at] in VOWELS else 0))
    return [f"{name[:at]}-", name[at:]]


def lines(text: str) -> list[str]:
    """A name in lines: broken at its spaces, and in the middle where it is long and full-width."""
    if " " in text:
        return text.split(" ")
    half = len(text) // 2
    return [text[:half], text[half:]] if len(text) > LONGEST_LINE and width(text) == len(text) else [text]
