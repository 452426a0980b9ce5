"""Record a pair of counterpart support, change it, withdraw it and take the withdrawal back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import pairs as rules
from workforce.domain import texts
from workforce.domain.pairs import PairEntry
from workforce.errors import NotFound, Problem, Stale
from workforce.queries import pairs as queries
from workforce.queries.reading import rows
from workforce.services import commands, dispatches
from workforce.services.audit import Batch
from workforce.services.permits import permit
from workforce.services.problems import insist, reason_problems

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

    def propose(before: Row) -> Row:
        return asdict(replace(rules.tidied(entry), disaster_code=before["disaster_code"]))

    return _change(database, actor, pair_id, seen_version, reason, propose)


def withdraw(database: Database, actor: Actor, pair_id: int, seen_version: int, *, reason: str) -> int:
    """Withdraw a pair: it stays with its history and counts nowhere. Returns the row's version afterwards.

    Raises:
        NotPermitted, NotFound, Stale
        Invalid: no reason is given.
    """
    return _change(
        database,
        actor,
        pair_id,
        seen_version,
        reason,
        lambda _: {"pair_state": "withdrawn"},
        lambda: reason_problems(reason),
    )


def restore(database: Database, actor: Actor, pair_id: int, seen_version: int, *, reason: str) -> int:
    """Take a withdrawal back. Returns the row's version afterwards.

    Raises:
        NotPermitted, NotFound, Stale
        Invalid: no reason is given, or the destination has another lead or this sender by now.
    """
    return _change(
        database,
        actor,
        pair_id,
        seen_version,
        reason,
        lambda _: {"pair_state": "valid"},
        lambda: reason_problems(reason),
    )


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


def _problems(connection: duckdb.DuckDBPyConnection, entry: PairEntry, pair_id: int | None = None) -> list[Problem]:
    others = [row for row in _of_destination(connection, entry) if row["pair_id"] != pair_id]
    return rules.problems(entry, dispatches.known(connection), others)


def _change(
    database: Database,
    actor: Actor,
    pair_id: int,
    seen_version: int,
    reason: str | None,
    propose: Callable[[Row], Row],
    besides: Callable[[], list[Problem]] = list,
) -> int:
    """What every change has in common; one that changes nothing writes nothing, whatever version was seen."""

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        before = current(connection, pair_id)
        changed = propose(before)
        stale = Stale([{"key": str(pair_id), "current": before, "proposed": changed}])
        proposed = before | changed
        if proposed == before:
            return before["row_version"]
        if before["row_version"] != seen_version:
            raise stale
        entry = entry_of(proposed)
        is_valid = proposed["pair_state"] == "valid"
        insist([*besides(), *(_problems(connection, entry, pair_id) if is_valid else [])])
        values = {name: proposed[name] for name in (*rules.FIELDS, "pair_state") if name != "disaster_code"}
        if not commands.run(connection, "pairs/update", pair_id=pair_id, seen_version=seen_version, **values):
            raise stale
        after = current(connection, pair_id)
        Batch(connection, actor, ACTION, texts.tidied(reason)).note(TABLE, str(pair_id), before, after)
        return after["row_version"]

    return database.write(work)
