"""Record, change and give up what closes the gap of a request other than by dispatches."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import closings as rules
from workforce.domain.closings import ClosingEntry
from workforce.errors import EntryKeyTaken, NotFound, Problem
from workforce.queries import closings as queries
from workforce.queries.reading import rows
from workforce.services import changes, commands, requests, withdrawals
from workforce.services.audit import Batch
from workforce.services.changes import RowKind
from workforce.services.permits import permit
from workforce.services.problems import insist

ACTION = "dispatch.closing"
TABLE = "request_closings"
WRITTEN = (*(name for name in rules.FIELDS if name not in ("entry_key", "request_id")), "withdrawn_on")

Row = dict[str, object]


def record(database: Database, actor: Actor, entry: ClosingEntry, *, today: date) -> int:
    """Record a closing and return its number. The same entry sent twice is recorded once.

    Raises:
        NotPermitted
        NotFound: there is no such request.
        Invalid: also when more would be closed than is open on some day.
        EntryKeyTaken: the entry key was used for a closing whose content now differs.
    """
    entry = rules.tidied(entry)

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        for earlier in rows(queries.recorded_as(connection, entry_key=entry.entry_key)):
            if entry_of(current(connection, earlier["closing_id"])) != entry:
                raise EntryKeyTaken(number=earlier["closing_id"])
            return earlier["closing_id"]
        request = requests.current(connection, entry.request_id)
        insist(rules.problems(entry, requests.known(connection), today))
        before = _beyond(connection, request, today)
        ((closing_id,),) = commands.run(connection, "closings/insert", **asdict(entry))
        insist(rules.room_problems(before, _beyond(connection, request, today)))
        Batch(connection, actor, ACTION).note(TABLE, str(closing_id), None, current(connection, closing_id))
        return closing_id

    return database.write(work)


def change(
    database: Database,
    actor: Actor,
    closing_id: int,
    seen_version: int,
    entry: ClosingEntry,
    *,
    today: date,
    reason: str | None = None,
) -> int:
    """Change a closing (key and request stay) and return the row's version afterwards.

    Raises:
        NotPermitted, NotFound
        Invalid: also when more would be closed than is open on some day, or the closing was given up.
        Stale: someone changed it since ``seen_version``.
    """

    def propose(_: duckdb.DuckDBPyConnection, before: Row) -> Row:
        stored = entry_of(before)
        return asdict(replace(rules.tidied(entry), entry_key=stored.entry_key, request_id=stored.request_id))

    def problems(connection: duckdb.DuckDBPyConnection, before: Row, proposed: Row) -> list[Problem]:
        withdrawn = [Problem("decided_on", "renew_first")] if before["withdrawn_on"] else []
        return [*withdrawn, *rules.problems(entry_of(proposed), requests.known(connection), today)]

    return changes.change(database, actor, _kind(today), closing_id, seen_version, propose, problems, reason=reason)


def withdraw(database: Database, actor: Actor, closing_id: int, seen_version: int, *, today: date, reason: str) -> int:
    """Give a closing up: it counts at no as-of date from today on. Returns the row's version afterwards.

    Raises:
        NotPermitted, NotFound, Stale
        Invalid: no reason is given.
    """

    def propose(_: duckdb.DuckDBPyConnection, before: Row) -> Row:
        return withdrawals.withdrawn(before, "decided_on", today)

    return changes.change(
        database,
        actor,
        _kind(today),
        closing_id,
        seen_version,
        propose,
        reason=reason,
        missing_reason=changes.NEEDED,
    )


def renew(database: Database, actor: Actor, closing_id: int, seen_version: int, *, today: date, reason: str) -> int:
    """Take the giving up back: it counts again from today on. Returns the row's version afterwards.

    As-of figures of the days between stay as they were.

    Raises:
        NotPermitted, NotFound, Stale
        Invalid: no reason is given, or the gap was closed otherwise meanwhile.
    """
    return changes.change(
        database,
        actor,
        _kind(today),
        closing_id,
        seen_version,
        lambda _, before: withdrawals.renewed(before, today),
        reason=reason,
        missing_reason=changes.NEEDED,
    )


def current(connection: duckdb.DuckDBPyConnection, closing_id: int) -> Row:
    """The closing as stored now.

    Raises:
        NotFound: there is no such closing.
    """
    for row in rows(queries.current(connection, closing_id=closing_id)):
        return row
    raise NotFound(table=TABLE, key=closing_id)


def entry_of(row: Row) -> ClosingEntry:
    """The closing that a stored row holds."""
    return ClosingEntry(**{field: row[field] for field in rules.FIELDS})


def _kind(today: date) -> RowKind:
    """Closings, of which no change goes beyond what is open today."""
    update = withdrawals.keeping(
        changes.update("closings/update", "closing_id", WRITTEN), "closings/keep_withdrawal", "closing_id"
    )

    def write(connection: duckdb.DuckDBPyConnection, number: int, before: Row, proposed: Row) -> list:
        request = requests.current(connection, before["request_id"])
        beyond = _beyond(connection, request, today)
        written = update(connection, number, before, proposed)
        insist(rules.room_problems(beyond, _beyond(connection, request, today)))
        return written

    return RowKind(action=ACTION, table=TABLE, current=current, write=write)


def _beyond(connection: duckdb.DuckDBPyConnection, request: Row, today: date) -> dict[date, int]:
    """The persons beyond the need of a request by day, as known today."""
    asked = {name: request[name] for name in rules.REQUEST_KEYS}
    return {row["calendar_day"]: row["beyond"] for row in rows(queries.beyond(connection, **asked, as_of=today))}
