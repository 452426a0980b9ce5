"""Record a pair of counterpart support, change it, withdraw it and take the withdrawal back."""

from __future__ import annotations

from dataclasses import asdict, replace

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import pairs as rules
from workforce.domain.pairs import PairEntry
from workforce.errors import NotFound, Problem
from workforce.queries import pairs as queries
from workforce.queries.reading import rows
from workforce.services import changes, commands, dispatches
from workforce.services.audit import Batch
from workforce.services.changes import RowKind
from workforce.services.permits import permit
from workforce.services.problems import insist

ACTION = "dispatch.pair"
TABLE = "counterpart_pairs"

Row = dict[str, object]


def record(database: Database, actor: Actor, entry: PairEntry) -> int:
    """Record a pair and return its number. The same pair in all it has, sent twice, is recorded once.

    Raises:
        NotPermitted
        Invalid: among others, the destination has another lead, or this sender already, on one of the days.
    """
    entry = rules.tidied(entry)

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        for there in _of_destination(connection, entry):
            if entry_of(there) == entry:
                return there["pair_id"]
        insist(_problems(connection, entry))
        ((pair_id,),) = commands.run(connection, "pairs/insert", **asdict(entry))
        Batch(connection, actor, ACTION).note(TABLE, str(pair_id), None, current(connection, pair_id))
        return pair_id

    return database.write(work)


def change(
    database: Database, actor: Actor, pair_id: int, seen_version: int, entry: PairEntry, *, reason: str | None = None
) -> int:
    """Change a pair (its disaster stays) and return the row's version afterwards.

    Raises:
        NotPermitted, NotFound, Invalid
        Stale: someone changed the pair since ``seen_version``.
    """

    def propose(_: duckdb.DuckDBPyConnection, before: Row) -> Row:
        return asdict(replace(rules.tidied(entry), disaster_code=before["disaster_code"]))

    return changes.change(database, actor, PAIR, pair_id, seen_version, propose, _change_problems, reason=reason)


def withdraw(database: Database, actor: Actor, pair_id: int, seen_version: int, *, reason: str) -> int:
    """Withdraw a pair: it stays with its history and counts nowhere. Returns the row's version afterwards.

    Raises:
        NotPermitted, NotFound, Stale
        Invalid: no reason is given.
    """
    return _move(database, actor, pair_id, seen_version, "withdrawn", reason)


def restore(database: Database, actor: Actor, pair_id: int, seen_version: int, *, reason: str) -> int:
    """Take a withdrawal back. Returns the row's version afterwards.

    Raises:
        NotPermitted, NotFound, Stale
        Invalid: no reason is given, or the destination has another lead or this sender by now.
    """
    return _move(database, actor, pair_id, seen_version, "valid", reason)


def current(connection: duckdb.DuckDBPyConnection, pair_id: int) -> Row:
    """The pair as stored now.

    Raises:
        NotFound: there is no such pair.
    """
    for row in rows(queries.current(connection, pair_id=pair_id)):
        return row
    raise NotFound(table=TABLE, key=pair_id)


def entry_of(row: Row) -> PairEntry:
    """The pair that a stored row holds."""
    return PairEntry(**{field: row[field] for field in rules.FIELDS})


def _of_destination(connection: duckdb.DuckDBPyConnection, entry: PairEntry) -> list[Row]:
    """The pairs of the same destination in the same disaster that are not withdrawn."""
    asked = {"disaster_code": entry.disaster_code, "destination_code": entry.destination_code}
    return rows(queries.of_destination(connection, **asked))


def _move(database: Database, actor: Actor, pair_id: int, seen_version: int, state: str, reason: str) -> int:
    return changes.change(
        database,
        actor,
        PAIR,
        pair_id,
        seen_version,
        lambda *_: {"pair_state": state},
        _change_problems,
        reason=reason,
        missing_reason=changes.NEEDED,
    )


def _change_problems(connection: duckdb.DuckDBPyConnection, before: Row, proposed: Row) -> list[Problem]:
    return _problems(connection, entry_of(proposed), before["pair_id"], is_valid=proposed["pair_state"] == "valid")


def _problems(
    connection: duckdb.DuckDBPyConnection, entry: PairEntry, pair_id: int | None = None, *, is_valid: bool = True
) -> list[Problem]:
    """What keeps a pair from being saved; a withdrawn one stands in nobody's way."""
    others = [row for row in _of_destination(connection, entry) if row["pair_id"] != pair_id and is_valid]
    return rules.problems(entry, dispatches.known(connection), others)


PAIR = RowKind(
    action=ACTION,
    table=TABLE,
    current=current,
    write=changes.update(
        "pairs/update", "pair_id", [*(name for name in rules.FIELDS if name != "disaster_code"), "pair_state"]
    ),
)
