"""Record, change and give up what closes the gap of a request other than by dispatches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import closings as rules
from workforce.domain import texts
from workforce.domain.closings import ClosingEntry
from workforce.errors import EntryKeyTaken, NotFound, Problem, Stale
from workforce.queries import closings as queries
from workforce.queries.reading import rows
from workforce.services import commands, requests
from workforce.services.audit import Batch
from workforce.services.permits import permit
from workforce.services.problems import insist, reason_problems

ACTION = "dispatch.closing"
TABLE = "request_closings"

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
        Invalid: also when more would be closed than is open on some day.
        Stale: someone changed it since ``seen_version``.
    """

    def propose(before: Row) -> Row:
        stored = entry_of(before)
        return asdict(replace(rules.tidied(entry), entry_key=stored.entry_key, request_id=stored.request_id))

    return _change(
        database,
        actor,
        closing_id,
        seen_version,
        reason,
        today,
        propose,
        lambda connection, proposed: rules.problems(entry_of(proposed), requests.known(connection), today),
    )


def withdraw(database: Database, actor: Actor, closing_id: int, seen_version: int, *, today: date, reason: str) -> int:
    """Give a closing up: it counts at no as-of date from today on. Returns the row's version afterwards.

    Raises:
        NotPermitted, NotFound, Stale
        Invalid: no reason is given.
    """

    def propose(before: Row) -> Row:
        return {"withdrawn_on": before["withdrawn_on"] or max(today, before["decided_on"])}

    return _change(
        database, actor, closing_id, seen_version, reason, today, propose, lambda *_: reason_problems(reason)
    )


def renew(database: Database, actor: Actor, closing_id: int, seen_version: int, *, today: date, reason: str) -> int:
    """Take the giving up back: it counts again. Returns the row's version afterwards.

    Raises:
        NotPermitted, NotFound, Stale
        Invalid: no reason is given, or the gap was closed otherwise meanwhile.
    """
    return _change(
        database,
        actor,
        closing_id,
        seen_version,
        reason,
        today,
        lambda _: {"withdrawn_on": None},
        lambda *_: reason_problems(reason),
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


def _change(
    database: Database,
    actor: Actor,
    closing_id: int,
    seen_version: int,
    reason: str | None,
    today: date,
    propose: Callable[[Row], Row],
    problems: Callable[[duckdb.DuckDBPyConnection, Row], list[Problem]],
) -> int:
    """What every change has in common; one that changes nothing writes nothing, whatever version was seen."""

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        before = current(connection, closing_id)
        changed = propose(before)
        stale = Stale([{"key": str(closing_id), "current": before, "proposed": changed}])
        proposed = before | changed
        if proposed == before:
            return before["row_version"]
        if before["row_version"] != seen_version:
            raise stale
        insist(problems(connection, proposed))
        request = requests.current(connection, before["request_id"])
        beyond = _beyond(connection, request, today)
        kept = ("entry_key", "request_id")
        values = {name: proposed[name] for name in (*rules.FIELDS, "withdrawn_on") if name not in kept}
        if not commands.run(connection, "closings/update", closing_id=closing_id, seen_version=seen_version, **values):
            raise stale
        insist(rules.room_problems(beyond, _beyond(connection, request, today)))
        after = current(connection, closing_id)
        Batch(connection, actor, ACTION, texts.tidied(reason)).note(TABLE, str(closing_id), before, after)
        return after["row_version"]

    return database.write(work)


def _beyond(connection: duckdb.DuckDBPyConnection, request: Row, today: date) -> dict[date, int]:
    """The persons beyond the need of a request by day, as known today."""
    asked = {name: request[name] for name in rules.REQUEST_KEYS}
    return {row["calendar_day"]: row["beyond"] for row in rows(queries.beyond(connection, **asked, as_of=today))}
