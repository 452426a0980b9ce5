"""How sentences name things: the highest with its ties, a count, a list that stays short."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from workforce.domain import notation
from workforce.i18n import Words

NAMED = 3
LISTED = 12


def names(found: pd.Series, kind: str, words: Words, *, most: int = NAMED) -> str:
    """The names one after the other; where there are more than fit, the first and how many more.

    Args:
        kind: what they are: municipality, occupation, task, day.
    """
    listed = words("finding.list_separator").join(found.head(most))
    rest = len(found) - most
    return words(f"finding.and_others.{kind}", names=listed, n=rest) if rest > 0 else listed


def actor(role: object, actor_id: object, words: Words) -> str | None:
    """Who did something, as every history names an actor: by the role; by the id where the role is not known."""
    if notation.is_missing(role):
        return None if notation.is_missing(actor_id) else str(actor_id)
    return words(f"option.role.{role}")


def count(kind: str, n: int, words: Words) -> str:
    """A number with its noun: 20団体, 20 municipalities, 1 municipality."""
    return words(f"finding.count.{kind}.{'one' if n == 1 else 'many'}", n=n)


def shared(value: str, rows: pd.DataFrame, words: Words) -> str:
    """A value; where several rows have it, 各2 or 2 each."""
    return words("finding.each", value=value) if len(rows) > 1 else value


def share(rate: float, words: Words) -> str:
    """A share in whole percent; one short of all is never written 100%."""
    written = notation.percent(rate, 0)
    return words("finding.almost_all") if rate < 1 and written == "100%" else written


def highest(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """The rows that share the highest value of a column; none where there is no value."""
    known = rows[rows[column].notna()]
    return known[known[column] == known[column].max()] if len(known) else known


def joined(sentences: list[str], words: Words) -> str:
    """Several sentences as one text."""
    return words("finding.sentence_separator").join(sentences)


def listing(rows: pd.DataFrame, sentence: Callable[[object], str], words: Words) -> str:
    """Rows written one after the other, for an alt text; the last words say how many were left out."""
    listed = words("finding.row_separator").join(sentence(row) for row in rows.head(LISTED).itertuples())
    rest = len(rows) - LISTED
    return words("finding.and_more_rows", rows=listed, n=rest) if rest > 0 else listed
