"""Asks the database and keeps the answer until the data change.

An answer is kept under the question, its filters and the data revision, which every write bumps in
its own transaction: so each session sees each write at its next run, and nothing else is forgotten.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import pandas as pd

from workforce.database import Database
from workforce.i18n import Words
from workforce.ui import session

Question = Callable[..., pd.DataFrame]
KEPT = 512


def ask(question: Question, **filters: object) -> pd.DataFrame:
    """The localised answer to a function of ``workforce/queries``.

    Returns:
        a frame of one's own (pandas copies on write, so changing it leaves the kept one as it is);
        ``<noun>_ja``/``<noun>_en`` have become ``<noun>`` in the reader's language.
    """
    kept = _answer(question, session.database(), session.revision(), session.language(), tuple(filters.items()))
    return kept.copy(deep=False)


def forget() -> None:
    """Ask everything anew; for measurements."""
    _answer.cache_clear()


@lru_cache(maxsize=KEPT)
def _answer(
    question: Question,
    database: Database,
    revision: int,  # noqa: ARG001 – part of the key: another revision is another answer
    language: str,
    filters: tuple[tuple[str, object], ...],
) -> pd.DataFrame:
    with database.reading() as connection:
        return Words(language).localise(question(connection, **dict(filters)))
