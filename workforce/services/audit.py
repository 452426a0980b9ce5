"""The audit trail: who changed which row, when, from what to what, and why.

Entries are written in the transaction of the change itself, so that neither exists without the other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from uuid import uuid4

import duckdb

from workforce.auth.identity import Actor
from workforce.domain import texts
from workforce.services import commands
from workforce.services.problems import insist, reason_problems


@dataclass(frozen=True)
class Batch:
    """One act of one actor: all rows it writes share the action, the reason and a batch id.

    Raises:
        Invalid: the reason holds what cannot be stored or shown. Whether one is needed, services say.
    """

    connection: duckdb.DuckDBPyConnection
    actor: Actor
    action: str
    reason: str | None = None
    batch_id: str = field(default_factory=lambda: uuid4().hex)

    def __post_init__(self) -> None:
        insist(reason_problems(self.reason, None))

    def note(
        self, table: str, key: str, before: Mapping[str, object] | None, after: Mapping[str, object] | None
    ) -> None:
        """Note one changed row; ``before`` is None for a new row, ``after`` for a deleted one."""
        commands.run(self.connection, "audit/insert", **self._entry(table, key, before, after))

    def note_many(
        self, table: str, noted: Iterable[tuple[str, Mapping[str, object] | None, Mapping[str, object] | None]]
    ) -> None:
        """Note many changed rows of a table, each as (key, before, after), in one statement."""
        entries = [
            {**(entry := self._entry(table, key, before, after)), "happened_at": entry["happened_at"].isoformat()}
            for key, before, after in noted
        ]
        if entries:
            commands.run(self.connection, "audit/insert_many", rows=json.dumps(entries))

    def _entry(
        self, table: str, key: str, before: Mapping[str, object] | None, after: Mapping[str, object] | None
    ) -> dict[str, object]:
        return {
            "happened_at": datetime.now(UTC).replace(tzinfo=None),
            "actor_id": self.actor.actor_id,
            "actor_role": self.actor.role,
            "action_code": self.action,
            "table_name": table,
            "row_key": key,
            "before_json": as_json(before),
            "after_json": as_json(after),
            "reason": texts.tidied(self.reason),
            "batch_id": self.batch_id,
        }


def as_json(row: Mapping[str, object] | None) -> str | None:
    """A row as JSON with sorted keys and ISO dates, so that equal rows are equal texts."""
    return None if row is None else json.dumps(row, ensure_ascii=False, sort_keys=True, default=_iso)


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in an audit entry")
