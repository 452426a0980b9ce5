"""Record a request, change its contents, revise its size, and move it from state to state.

For who builds on this: the contents stand in ``requests``, sizes in ``request_revisions``, states in
``request_moves``; the last two only grow. Every write raises the row version of the request, so one version
guards all three. As-of figures are read from the views ``request_states``, ``request_days``, ``need_days``.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import UTC, date, datetime

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import requests as rules
from workforce.domain import texts
from workforce.domain.requests import Known, RequestEntry, Size
from workforce.errors import EntryKeyTaken, NotFound, Problem, Stale
from workforce.queries import codes
from workforce.queries import requests as queries
from workforce.queries.reading import rows
from workforce.services import commands
from workforce.services.audit import Batch
from workforce.services.permits import permit
from workforce.services.problems import insist, reason_problems
from workforce.services.registered import codes as registered_codes

ACTION = "dispatch.request"
TABLE = "requests"

Row = dict[str, object]


def record(database: Database, actor: Actor, entry: RequestEntry, size: Size, *, today: date) -> int:
    """Record a request with its first size and return its number. The same entry sent twice is recorded once.

    Raises:
        NotPermitted, Invalid
        EntryKeyTaken: the entry key was used for a request whose content now differs.
    """
    entry, size = rules.tidied(entry), rules.tidied_size(size)

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        for earlier in rows(queries.recorded_as(connection, entry_key=entry.entry_key)):
            stored = current(connection, earlier["request_id"])
            if (entry_of(stored), size_of(stored)) != (entry, size):
                raise EntryKeyTaken(number=earlier["request_id"])
            return earlier["request_id"]
        registered = known(connection)
        insist([*rules.problems(entry, registered), *rules.size_problems(size, registered, today)])
        ((request_id,),) = commands.run(connection, "requests/insert", **asdict(entry))
        _add_revision(connection, request_id, 1, size, None)
        _add_move(connection, actor, request_id, {}, "requested", size.asked_on, None)
        Batch(connection, actor, ACTION).note(TABLE, str(request_id), None, current(connection, request_id))
        return request_id

    return database.write(work)


def change(
    database: Database,
    actor: Actor,
    request_id: int,
    seen_version: int,
    entry: RequestEntry,
    *,
    reason: str | None = None,
) -> int:
    """Change the contents of a request (key, disaster, size and state stay) and return the row's version afterwards.

    Raises:
        NotPermitted, NotFound, Invalid
        Stale: someone changed the request since ``seen_version``.
    """

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        before = current(connection, request_id)
        stored = entry_of(before)
        proposed = replace(rules.tidied(entry), entry_key=stored.entry_key, disaster_code=stored.disaster_code)
        if proposed == stored:
            return before["row_version"]
        _insist_on_version(before, seen_version, asdict(proposed))
        insist(rules.problems(proposed, known(connection)))
        values = {name: value for name, value in asdict(proposed).items() if name != "entry_key"}
        return _write(connection, actor, before, "requests/update", reason, **values)

    return database.write(work)


def revise(
    database: Database,
    actor: Actor,
    request_id: int,
    seen_version: int,
    size: Size,
    *,
    today: date,
    reason: str,
) -> int:
    """Add a size that holds from ``size.effective_on`` and is known from ``size.asked_on``.

    What earlier as-of dates say stays as it is. The same size sent twice is added once. Returns the row's
    version afterwards.

    Raises:
        NotPermitted, NotFound, Stale
        Invalid: a rule is broken, the request is cancelled, or no reason is given.
    """
    size = rules.tidied_size(size)

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        before = current(connection, request_id)
        if size_of(before) == size:
            return before["row_version"]
        _insist_on_version(before, seen_version, asdict(size))
        found = rules.size_problems(size, known(connection), today, not_before=before["asked_on"])
        if before["request_status"] == "cancelled":
            found.append(Problem("request", "request_cancelled"))
        insist([*found, *reason_problems(reason)])
        _add_revision(connection, request_id, before["revision_number"] + 1, size, texts.tidied(reason))
        return _write(connection, actor, before, "requests/touch", reason)

    return database.write(work)


def move(
    database: Database,
    actor: Actor,
    request_id: int,
    seen_version: int,
    to_status: str,
    *,
    today: date,
    moved_on: date | None = None,
    reason: str | None = None,
) -> int:
    """Take a request to a state on a day, by default today, and return the row's version afterwards.

    A second click on the same button, or the same move by a colleague at the same moment, changes nothing.

    Raises:
        NotPermitted, NotFound
        Stale: someone changed the request since ``seen_version``.
        Invalid: the move is not allowed from here, lies in the future or before the last one, or lacks its reason.
    """
    day = moved_on or today

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        before = current(connection, request_id)
        if before["request_status"] == to_status and before["row_version"] == seen_version + 1:
            return before["row_version"]
        _insist_on_version(before, seen_version, {"request_status": to_status})
        insist(
            rules.move_problems(
                before["request_status"],
                before["from_status"],
                to_status,
                day,
                reason,
                today=today,
                not_before=before["moved_on"],
            )
        )
        _add_move(connection, actor, request_id, before, to_status, day, texts.tidied(reason))
        return _write(connection, actor, before, "requests/touch", reason)

    return database.write(work)


def current(connection: duckdb.DuckDBPyConnection, request_id: int) -> Row:
    """The request as stored now, with its newest state and size.

    Raises:
        NotFound: there is no such request.
    """
    for row in rows(queries.current(connection, request_id=request_id)):
        return row
    raise NotFound(table=TABLE, key=request_id)


def entry_of(row: Row) -> RequestEntry:
    """The contents that a stored row holds."""
    return RequestEntry(**{field: row[field] for field in rules.FIELDS})


def size_of(row: Row) -> Size:
    """The newest size that a stored row holds."""
    return Size(**{field: row[field] for field in rules.SIZE_FIELDS})


def known(connection: duckdb.DuckDBPyConnection) -> Known:
    """What is registered now, for the rules."""
    registered = rows(codes.known(connection))
    of = registered_codes(registered)
    (calendar,) = (row for row in registered if row["noun"] == "calendar")
    return Known(
        disasters=of("disaster"),
        municipalities=of("municipality"),
        tasks=of("task"),
        occupations=of("occupation"),
        first_day=calendar["first_day"],
        last_day=calendar["last_day"],
    )


def _insist_on_version(before: Row, seen_version: int, proposed: Row) -> None:
    if before["row_version"] != seen_version:
        raise Stale([{"key": str(before["request_id"]), "current": before, "proposed": proposed}])


def _add_revision(
    connection: duckdb.DuckDBPyConnection, request_id: int, number: int, size: Size, reason: str | None
) -> None:
    values = {"request_id": request_id, "revision_number": number, **asdict(size), "reason": reason}
    commands.run(connection, "requests/insert_revision", **values)


def _add_move(
    connection: duckdb.DuckDBPyConnection,
    actor: Actor,
    request_id: int,
    before: Row,
    to_status: str,
    day: date,
    reason: str | None,
) -> None:
    commands.run(
        connection,
        "requests/insert_move",
        request_id=request_id,
        move_number=before.get("move_number", 0) + 1,
        from_status=before.get("request_status"),
        to_status=to_status,
        moved_on=day,
        moved_at=datetime.now(UTC).replace(tzinfo=None),
        actor_id=actor.actor_id,
        reason=reason,
    )


def _write(
    connection: duckdb.DuckDBPyConnection,
    actor: Actor,
    before: Row,
    command: str,
    reason: str | None,
    **values: object,
) -> int:
    """Run the command that raises the version, and note the request before and after."""
    key = {"request_id": before["request_id"], "seen_version": before["row_version"]}
    if not commands.run(connection, command, **key, **values):
        raise Stale([{"key": str(before["request_id"]), "current": before, "proposed": values}])
    after = current(connection, before["request_id"])
    Batch(connection, actor, ACTION, texts.tidied(reason)).note(TABLE, str(before["request_id"]), before, after)
    return after["row_version"]
