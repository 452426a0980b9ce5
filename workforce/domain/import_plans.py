"""What every import has in common, whatever its files are about: it is planned, shown, and accepted whole."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from workforce.domain.returns import WARNING, CellProblem, Reading

ADDED, CHANGED, UNCHANGED = OUTCOMES = ("added", "changed", "unchanged")


class Change(Protocol):
    """One row of a file beside the row that is stored."""

    @property
    def outcome(self) -> str:
        """``added``, ``changed`` or ``unchanged``."""

    @property
    def is_written(self) -> bool:
        """Whether accepting it writes a row."""


@dataclass(frozen=True, kw_only=True)
class ImportPlan:
    """What accepting one file would do.

    Attributes:
        content_hash: of what the file says.
        imported_at: when the same content was accepted before, in Japan's time; accepting it again does nothing.
    """

    reading: Reading
    changes: tuple[Change, ...]
    problems: tuple[CellProblem, ...]
    content_hash: str
    imported_at: datetime | None = None

    @property
    def errors(self) -> tuple[CellProblem, ...]:
        """What refuses the file."""
        return tuple(problem for problem in self.problems if problem.severity != WARNING)

    @property
    def warnings(self) -> tuple[CellProblem, ...]:
        """What is shown and refuses nothing."""
        return tuple(problem for problem in self.problems if problem.severity == WARNING)

    @property
    def is_acceptable(self) -> bool:
        """Whether the file may be accepted: it has rows and no error."""
        return bool(self.changes) and not self.errors

    @property
    def written(self) -> tuple[Change, ...]:
        """The rows that accepting it would write."""
        return () if self.imported_at else tuple(change for change in self.changes if change.is_written)

    def count(self, outcome: str) -> int:
        """How many rows would be added, changed or left unchanged."""
        if self.imported_at:
            return len(self.changes) if outcome == UNCHANGED else 0
        return sum(change.outcome == outcome for change in self.changes)


def counts_of(plans: Iterable[ImportPlan]) -> dict[str, int]:
    """How many rows of all files would be added, changed and left unchanged."""
    plans = list(plans)
    return {outcome: sum(plan.count(outcome) for plan in plans) for outcome in OUTCOMES}


def hash_of(said: Iterable[tuple[object, ...]]) -> str:
    """One number for what a file says: the same rows in another order or file format have the same."""
    lines = sorted(json.dumps(values, default=str) for values in said)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
