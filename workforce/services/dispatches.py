"""Record, change, cancel and restore a dispatch."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import date

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import dispatches as rules
from workforce.domain import teams
from workforce.domain.dispatches import DispatchEntry, Known
from workforce.errors import EntryKeyTaken, NotFound, Problem
from workforce.queries import audit as audit_queries
from workforce.queries import codes, daily_counts, requests
from workforce.queries import dispatches as queries
from workforce.queries.reading import rows
from workforce.services import changes, commands
from workforce.services.audit import Batch
from workforce.services.changes import RowKind
from workforce.services.permits import permit
from workforce.services.problems import insist
from workforce.services.registered import codes as registered_codes

ACTION = "dispatch.record"
TABLE = "dispatches"

Row = dict[str, object]


def record(database: Database, actor: Actor, entry: DispatchEntry, *, today: date) -> int:
    """Record a dispatch and return its number. The same entry sent twice is recorded once.

    Raises:
        NotPermitted, Invalid
        EntryKeyTaken: the entry key was used for a row whose content now differs.
    """
    return database.write(lambda connection: record_within(Batch(connection, actor, ACTION), entry, today=today))


def record_within(batch: Batch, entry: DispatchEntry, *, today: date) -> int:
    """As :func:`record`, inside the caller's transaction and as part of the caller's act."""
    connection, entry = batch.connection, rules.tidied(entry)
    permit(connection, batch.actor, ACTION)
    for earlier in rows(queries.recorded_as(connection, entry_key=entry.entry_key)):
        if entry_of(current(connection, earlier["dispatch_id"])) != entry:
            raise EntryKeyTaken(number=earlier["dispatch_id"])
        return earlier["dispatch_id"]
    insist(rules.problems(entry, known(connection), today))
    insist(elsewhere_problems(connection, entry))
    ((dispatch_id,),) = commands.run(connection, "dispatches/insert", **asdict(entry))
    batch.note(TABLE, str(dispatch_id), None, current(connection, dispatch_id))
    return dispatch_id


def change(
    database: Database,
    actor: Actor,
    dispatch_id: int,
    seen_version: int,
    entry: DispatchEntry,
    *,
    today: date,
    reason: str | None = None,
) -> int:
    """Change a dispatch to ``entry`` (its key stays) and return the row's version afterwards.

    Raises:
        NotPermitted, NotFound
        Stale: someone changed the row since ``seen_version``.
        Invalid: a rule is broken, or daily counts would lie outside the new period.
    """

    def propose(_: duckdb.DuckDBPyConnection, before: Row) -> Row:
        return asdict(replace(rules.tidied(entry), entry_key=before["entry_key"]))

    def problems(connection: duckdb.DuckDBPyConnection, before: Row, after: Row) -> list[Problem]:
        proposed = entry_of(after)
        return [
            *rules.problems(proposed, known(connection), today),
            *rules.cancelling_problems(entry_of(before), proposed),
            *rules.counted_day_problems(proposed, _counted_days(connection, dispatch_id)),
            *elsewhere_problems(connection, proposed, dispatch_id),
        ]

    return changes.change(database, actor, DISPATCH, dispatch_id, seen_version, propose, problems, reason=reason)


def start(database: Database, actor: Actor, dispatch_id: int, seen_version: int, *, today: date, reason: str) -> int:
    """Note that a planned dispatch has arrived: it counts from its first day. Returns the row's version afterwards.

    One that is under way or ended already stays as it is, whatever the version: the same tap sent twice starts once.

    Raises:
        NotPermitted, NotFound, Stale
        Invalid: it is cancelled or begins after today, its team is at another destination, or no reason is given.
    """

    def propose(_: duckdb.DuckDBPyConnection, before: Row) -> Row:
        stored = entry_of(before)
        insist(rules.starting_problems(stored))
        return asdict(rules.started(stored, today))

    def problems(connection: duckdb.DuckDBPyConnection, _: Row, after: Row) -> list[Problem]:
        proposed = entry_of(after)
        return [
            *rules.problems(proposed, known(connection), today),
            *elsewhere_problems(connection, proposed, dispatch_id),
        ]

    return _explained(database, actor, dispatch_id, seen_version, propose, problems, reason)


def cancel(database: Database, actor: Actor, dispatch_id: int, seen_version: int, *, today: date, reason: str) -> int:
    """Cancel a dispatch: it stays in the log and counts nowhere. Returns the row's version afterwards.

    A cancelled row needs an end, so an open period is closed today, or on its first day where the clock of this
    computer stands before that; :func:`restore` opens it again.

    Raises:
        NotPermitted, NotFound, Stale
        Invalid: no reason is given.
    """

    def propose(_: duckdb.DuckDBPyConnection, before: Row) -> Row:
        if before["status"] == "cancelled":
            return {}
        end_on = before["end_on"] or max(today, before["start_on"])
        return {"status": "cancelled", "end_on": end_on, "cancelled_on": today}

    return _explained(database, actor, dispatch_id, seen_version, propose, lambda *_: [], reason)


def cancel_within(batch: Batch, dispatch_id: int, *, today: date) -> None:
    """Cancel a planned dispatch inside the caller's transaction and as part of the caller's act, reason included."""
    permit(batch.connection, batch.actor, ACTION)
    before = current(batch.connection, dispatch_id)
    DISPATCH.write(batch.connection, dispatch_id, before, before | {"status": "cancelled", "cancelled_on": today})
    batch.note(TABLE, str(dispatch_id), before, current(batch.connection, dispatch_id))


def restore(database: Database, actor: Actor, dispatch_id: int, seen_version: int, *, reason: str) -> int:
    """Take a cancellation back: status and end become what they were. Returns the row's version afterwards.

    A row that was cancelled from the start, as imports may bring it, becomes planned: nothing is
    counted by a guess.

    Raises:
        NotPermitted, NotFound, Stale
        Invalid: no reason is given, or the team is at another destination by now.
    """

    def propose(connection: duckdb.DuckDBPyConnection, before: Row) -> Row:
        if before["status"] != "cancelled":
            return {}
        return {**_before_cancellation(connection, dispatch_id), "cancelled_on": None}

    def problems(connection: duckdb.DuckDBPyConnection, _: Row, after: Row) -> list[Problem]:
        return elsewhere_problems(connection, entry_of(after), dispatch_id)

    return _explained(database, actor, dispatch_id, seen_version, propose, problems, reason)


def current(connection: duckdb.DuckDBPyConnection, dispatch_id: int) -> Row:
    """The row as stored now.

    Raises:
        NotFound: there is no such dispatch.
    """
    for row in rows(queries.current(connection, dispatch_id=dispatch_id)):
        return row
    raise NotFound(table=TABLE, key=dispatch_id)


def entry_of(row: Row) -> DispatchEntry:
    """The entry that a stored row holds."""
    return DispatchEntry(**{field: row[field] for field in rules.FIELDS})


def known(connection: duckdb.DuckDBPyConnection) -> Known:
    """What is registered now, for the rules."""
    registered = rows(codes.known(connection))
    of = registered_codes(registered)
    (calendar,) = (row for row in registered if row["noun"] == "calendar")
    return Known(
        disasters={row["code"]: row["first_day"] for row in registered if row["noun"] == "disaster"},
        senders=of("organisation"),
        destinations=frozenset(
            row["code"]
            for row in registered
            if row["noun"] == "organisation" and row["code_type"] in rules.DESTINATION_TYPES
        ),
        tasks=of("task"),
        occupations=of("occupation"),
        routes=of("route"),
        requests={
            row["request_id"]: (row["disaster_code"], row["municipality_code"])
            for row in rows(requests.current_rows(connection))
        },
        first_day=calendar["first_day"],
        last_day=calendar["last_day"],
    )


def _explained(
    database: Database,
    actor: Actor,
    dispatch_id: int,
    seen_version: int,
    propose: changes.Propose,
    problems: changes.Problems,
    reason: str,
) -> int:
    """A change that needs a reason."""
    return changes.change(
        database,
        actor,
        DISPATCH,
        dispatch_id,
        seen_version,
        propose,
        problems,
        reason=reason,
        missing_reason=changes.NEEDED,
    )


def elsewhere_problems(
    connection: duckdb.DuckDBPyConnection, entry: DispatchEntry, dispatch_id: int | None = None
) -> list[Problem]:
    """What forbids a team a second destination; an entry whose days are not sound is not compared."""
    if entry.wave is None or entry.start_on is None:
        return []
    team = {name: getattr(entry, name) for name in ("disaster_code", "sender_code", "wave")}
    return teams.elsewhere_problems(entry, rows(queries.same_team(connection, **team)), dispatch_id=dispatch_id)


def _before_cancellation(connection: duckdb.DuckDBPyConnection, dispatch_id: int) -> Row:
    history = audit_queries.history(connection, table_name=TABLE, row_key=str(dispatch_id))
    for entry in rows(history[["before_json"]]):
        former = json.loads(entry["before_json"] or "{}")
        if former.get("status") not in (None, "cancelled"):
            end_on = former["end_on"]
            return {"status": former["status"], "end_on": end_on and date.fromisoformat(end_on)}
    return {"status": "planned"}


def _counted_days(connection: duckdb.DuckDBPyConnection, dispatch_id: int) -> list[date]:
    return [row["counted_on"] for row in rows(daily_counts.current_rows(connection, dispatch_id=dispatch_id))]


DISPATCH = RowKind(
    action=ACTION,
    table=TABLE,
    current=current,
    write=changes.update("dispatches/update", "dispatch_id", [name for name in rules.FIELDS if name != "entry_key"]),
)
