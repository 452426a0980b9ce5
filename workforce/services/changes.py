"""Changing one stored row: what every service that changes rows one at a time has in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.errors import Problem, Stale
from workforce.services import commands
from workforce.services.audit import Batch
from workforce.services.permits import permit
from workforce.services.problems import insist, reason_problems

Row = dict[str, object]
Propose = Callable[[duckdb.DuckDBPyConnection, Row], Row]
Problems = Callable[[duckdb.DuckDBPyConnection, Row, Row], list[Problem]]
Write = Callable[[duckdb.DuckDBPyConnection, int, Row, Row], list]
NEEDED = "reason_required"  # what is wrong where a reason is needed and none is given


@dataclass(frozen=True, kw_only=True)
class RowKind:
    """A kind of row that people change one at a time.

    Attributes:
        action: the right to change it.
        table: what the history calls it.
        current: number → the row as stored now; raises NotFound.
        write: number, row before and row proposed → writes it; nothing comes back where the row has another version
            by now.
    """

    action: str
    table: str
    current: Callable[[duckdb.DuckDBPyConnection, int], Row]
    write: Write


def update(command: str, key: str, columns: Iterable[str]) -> Write:
    """A :attr:`RowKind.write` that hands some columns to a command, under the row's number and its version."""

    def write(connection: duckdb.DuckDBPyConnection, number: int, before: Row, proposed: Row) -> list:
        values = {name: proposed[name] for name in columns}
        return commands.run(connection, command, **{key: number}, seen_version=before["row_version"], **values)

    return write


def change(
    database: Database,
    actor: Actor,
    kind: RowKind,
    number: int,
    seen_version: int,
    propose: Propose,
    problems: Problems = lambda *_: [],
    *,
    reason: str | None,
    missing_reason: str | None = None,
) -> int:
    """Write what ``propose`` makes of a row over it and return the row's version afterwards.

    What changes nothing writes nothing, whatever version was seen: the same change sent twice is made once.

    Args:
        propose: the stored row → the columns that shall be different.
        problems: the stored row and the one proposed → what keeps it from being stored.
        missing_reason: the code of the problem where no reason is given; None where none is needed.

    Raises:
        NotPermitted, NotFound, Invalid
        Stale: someone changed the row since ``seen_version``.
    """

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, kind.action)
        before = kind.current(connection, number)
        changed = propose(connection, before)
        proposed = before | changed
        if proposed == before:
            return before["row_version"]
        stale = Stale([{"key": str(number), "current": before, "proposed": changed}])
        if before["row_version"] != seen_version:
            raise stale
        insist([*problems(connection, before, proposed), *reason_problems(reason, missing_reason)])
        if not kind.write(connection, number, before, proposed):
            raise stale
        after = kind.current(connection, number)
        Batch(connection, actor, kind.action, reason).note(kind.table, str(number), before, after)
        return after["row_version"]

    return database.write(work)
