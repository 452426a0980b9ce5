"""The codes that are registered now, sorted by what they stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping


def codes(registered: Iterable[Mapping[str, object]]) -> Callable[[str], frozenset[str]]:
    """Noun → the codes among rows of ``noun`` and ``code``."""
    rows = tuple(registered)
    return lambda noun: frozenset(row["code"] for row in rows if row["noun"] == noun)
