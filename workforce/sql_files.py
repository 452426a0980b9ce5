"""Reads the files of ``sql/``: text, and what a file's header says about itself.

A view or query file starts with a comment block: what it is in Japanese and in English, then
``-- grain: one row per …`` and, for queries with parameters, ``-- params: a, b``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "sql"


@dataclass(frozen=True)
class Header:
    """What a view or query says about itself."""

    ja: str
    en: str
    grain: str
    params: tuple[str, ...]


@cache
def text(name: str) -> str:
    """The text of ``sql/<name>.sql``, e.g. ``text("queries/vacancies/by_occupation")``."""
    return path(name).read_text(encoding="utf-8")


def path(name: str) -> Path:
    """Where ``sql/<name>.sql`` is."""
    return FOLDER / f"{name}.sql"


def migrations() -> list[Path]:
    """The migration files in the order they apply."""
    return sorted((FOLDER / "migrations").glob("*.sql"))


def views() -> list[Path]:
    """The view files in the order they are rebuilt."""
    return sorted((FOLDER / "views").glob("*.sql"))


def header(sql: str) -> Header:
    """Read the leading comment block of a view or query.

    Raises:
        ValueError: the Japanese line, the English line or the grain is missing.
    """
    lines = []
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        lines.append(line[2:].strip())
    grain = _after("grain:", lines)
    params = _after("params:", lines)
    words = [line for line in lines if line and not re.match(r"(grain|params|additive):", line)]
    if len(words) < 2 or not grain:
        raise ValueError("a header needs a Japanese line, an English line and a grain")
    japanese = [line for line in words if re.search(r"[ぁ-んァ-ヶ一-龠]", line)]
    english = [line for line in words if line not in japanese]
    return Header(
        ja=" ".join(japanese),
        en=" ".join(english),
        grain=grain,
        params=tuple(p.strip() for p in params.split(",")) if params else (),
    )


def _after(label: str, lines: list[str]) -> str:
    return next((line[len(label) :].strip() for line in lines if line.startswith(label)), "")
