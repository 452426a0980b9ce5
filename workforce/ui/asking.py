"""Asks the database and keeps the answer until the data change.

An answer is kept under the question, its filters and the data revision, which every write bumps in
its own transaction: so each session sees each write at its next run, and nothing else is forgotten.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, lru_cache
from inspect import signature

import pandas as pd

from workforce.database import Database
from workforce.i18n import Words
from workforce.ui import session

Question = Callable[..., pd.DataFrame]
KEPT = 512
AT_ONCE = 2  # questions; more would only wait for each other on the small machines this runs on


def ask(question: Question, **filters: object) -> pd.DataFrame:
    """The localised answer to a function of ``workforce/queries``.

    Returns:
        a frame of one's own (pandas copies on write, so changing it leaves the kept one as it is);
        ``<noun>_ja``/``<noun>_en`` have become ``<noun>`` in the reader's language.
    """
    kept = _answer(question, session.database(), session.revision(), session.language(), _asked(question, filters))
    return kept.copy(deep=False)


def ask_ahead(*questions: Question, **filters: object) -> None:
    """Ask what a page is about to ask, several questions at once: the page waits about half as long.

    Most of the time of a question goes into planning it, which takes one processor core. Each question takes
    those of the filters that it has a parameter for; one that lacks a filter is another answer than the page asks for.
    """
    _answered(questions, session.database(), session.revision(), session.language(), tuple(filters.items()))


def forget() -> None:
    """Ask everything anew; for measurements."""
    _answer.cache_clear()
    _answered.cache_clear()


def _asked(question: Question, filters: dict[str, object]) -> tuple[tuple[str, object], ...]:
    """The filters in one order and without those that say what the question says by itself: the same answer."""
    defaults = _parameters(question)
    return tuple(sorted(item for item in filters.items() if item[1] != defaults[item[0]]))


@cache
def _parameters(question: Question) -> dict[str, object]:
    return {name: parameter.default for name, parameter in signature(question).parameters.items()}


@lru_cache(maxsize=KEPT)
def _answered(
    questions: tuple[Question, ...],
    database: Database,
    revision: int,
    language: str,
    filters: tuple[tuple[str, object], ...],
) -> None:
    def answer(question: Question) -> None:
        taken = {name: value for name, value in filters if name in _parameters(question)}
        _answer(question, database, revision, language, _asked(question, taken))

    with ThreadPoolExecutor(AT_ONCE) as threads:
        list(threads.map(answer, questions))


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
