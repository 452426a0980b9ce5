"""Enter on a dispatch what it rests on and what it costs."""

from __future__ import annotations

from dataclasses import asdict

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import ledger as rules
from workforce.domain.ledger import AccountEntry
from workforce.errors import NotFound, Stale
from workforce.queries import ledger as queries
from workforce.queries.reading import rows
from workforce.services import commands
from workforce.services.audit import Batch
from workforce.services.permits import permit
from workforce.services.problems import insist

ACTION = "dispatch.account"
TABLE = "dispatch_accounts"


def enter(
    database: Database,
    actor: Actor,
    dispatch_id: int,
    seen_version: int,
    entry: AccountEntry,
    *,
    reason: str | None = None,
) -> int:
    """Enter or change the account of a dispatch and return its version; ``seen_version`` is 0 where none was seen.

    Raises:
        NotPermitted, NotFound, Invalid
        Stale: someone entered or changed it since ``seen_version``.
    """
    entry = rules.tidied(entry)

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        before = current(connection, dispatch_id)
        if entry == AccountEntry(**{field: before[field] for field in rules.FIELDS}):
            return before["row_version"]
        if before["row_version"] != seen_version:
            raise Stale([{"key": str(dispatch_id), "current": before, "proposed": asdict(entry)}])
        insist(rules.problems(entry))
        values = {"dispatch_id": dispatch_id, **asdict(entry)}
        if seen_version:
            commands.run(connection, "ledger/update_account", seen_version=seen_version, **values)
        else:
            commands.run(connection, "ledger/insert_account", **values)
        after = current(connection, dispatch_id)
        noted = before if seen_version else None
        Batch(connection, actor, ACTION, reason).note(TABLE, str(dispatch_id), noted, after)
        return after["row_version"]

    return database.write(work)


def current(connection: duckdb.DuckDBPyConnection, dispatch_id: int) -> dict[str, object]:
    """The account of a dispatch as stored now; its version is 0 where nothing is entered.

    Raises:
        NotFound: there is no such dispatch.
    """
    for row in rows(queries.account(connection, dispatch_id=dispatch_id)):
        return row
    raise NotFound(table="dispatches", key=dispatch_id)
