"""Words for people: every text shown comes from ``ja/*.json`` and ``en/*.json`` by its key."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

LANGUAGES = ("ja", "en")
FOLDER = Path(__file__).resolve().parent


@cache
def catalogue(language: str) -> dict[str, str]:
    """All texts of a language: message key → text."""
    texts: dict[str, str] = {}
    for path in sorted((FOLDER / language).glob("*.json")):
        texts.update(json.loads(path.read_text(encoding="utf-8")))
    return texts


class CountingFormatter(Formatter):
    """Texts that say a number in other words where it is none or one.

    ``{n:0=no request|1=# request|# requests}``: what stands before ``=`` is the value as it is written, the last part
    is for every other value, and ``#`` is the value itself.
    """

    def format_field(self, value: object, format_spec: str) -> str:
        """One value in the words that go with it."""
        if "|" not in format_spec:
            return super().format_field(value, format_spec)
        *exact, other = format_spec.split("|")
        for choice in exact:
            number, _, said = choice.partition("=")
            if number == str(value):
                return said.replace("#", number)
        return other.replace("#", str(value))


COUNTING = CountingFormatter()


class Words:
    """The texts of one language; call it with a key and the values its sentence names."""

    def __init__(self, language: str = "ja") -> None:
        self.language = language if language in LANGUAGES else "ja"
        self._texts = catalogue(self.language)

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key with its values filled in, each number in the words that go with it.

        Raises:
            KeyError: there is no such key; a test keeps both languages complete.
        """
        text = self._texts[key]
        if "|" in text:
            return COUNTING.vformat(text, (), values)
        return text.format(**values) if values else text

    def has(self, key: str) -> bool:
        """Whether the key has a text."""
        return key in self._texts

    def localise(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Replace each pair ``<noun>_ja``/``<noun>_en`` by one column ``<noun>`` in this language.

        Raises:
            ValueError: the frame has a column ``<noun>`` already; its query has to name one of them otherwise.
        """
        nouns = [c[:-3] for c in frame.columns if c.endswith("_ja") and f"{c[:-3]}_en" in frame.columns]
        other = "en" if self.language == "ja" else "ja"
        if taken := set(nouns) & set(frame.columns):
            raise ValueError(f"two columns would be called {sorted(taken)}")
        return frame.drop(columns=[f"{noun}_{other}" for noun in nouns]).rename(
            columns={f"{noun}_{self.language}": noun for noun in nouns}
        )
