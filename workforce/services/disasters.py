"""Register a disaster, change, close and reopen it. Several may be open at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import disasters as rules
from workforce.domain import texts
from workforce.domain.disasters import DisasterEntry
from workforce.errors import NotFound, Problem, Stale
from workforce.queries import codes
from workforce.queries import disasters as queries
from workforce.queries.reading import rows
from workforce.services import commands
from workforce.services.audit import Batch
from workforce.services.permits import permit
from workforce.services.problems import insist, reason_problems

ACTION = "disaster.register"
TABLE = "disasters"

Row = dict[str, object]


def register(
    database: Database,
    actor: Actor,
    name: str | None,
    disaster_type: str | None,
    started_on: date | None,
    *,
    today: date,
    municipality_codes: Iterable[str] = (),
    note: str | None = None,
) -> str:
    """Register a disaster and return its code. Its one name serves both languages. The same one sent twice, in all it
    has, is registered once.

    Raises:
        NotPermitted
        Invalid: no name, no type, or a first day that is missing or still to come,
            or a name that another disaster of that first day has.
    """
    return register_entry(
        database,
        actor,
        DisasterEntry(
            disaster_name=name,
            disaster_type=disaster_type,
            started_on=started_on,
            municipality_codes=tuple(municipality_codes),
            note=note,
        ),
        today=today,
    )


def register_entry(database: Database, actor: Actor, entry: DisasterEntry, *, today: date) -> str:
    """As :func:`register`, with everything a disaster has."""
    return database.write(lambda connection: register_within(Batch(connection, actor, ACTION), entry, today=today))


def register_within(batch: Batch, entry: DisasterEntry, *, today: date) -> str:
    """As :func:`register_entry`, inside the caller's transaction and as part of the caller's act."""
    connection, entry = batch.connection, rules.tidied(entry)
    permit(connection, batch.actor, ACTION)
    for earlier in rows(queries.listing(connection)):
        if entry_of(current(connection, earlier["disaster_code"])) == entry:
            return earlier["disaster_code"]
    insist(_problems(connection, entry, today))
    taken = [row["code"] for row in rows(codes.known(connection)) if row["noun"] == "disaster"]
    code = rules.code_for(entry.started_on, taken)
    commands.run(connection, "disasters/insert", disaster_code=code, **_stored(entry))
    _set_municipalities(connection, code, (), entry.municipality_codes)
    batch.note(TABLE, code, None, current(connection, code))
    return code


def change(
    database: Database,
    actor: Actor,
    disaster_code: str,
    seen_version: int,
    entry: DisasterEntry,
    *,
    today: date,
    reason: str | None = None,
) -> int:
    """Change a disaster (its code stays) and return the row's version afterwards.

    Raises:
        NotPermitted, NotFound, Invalid
        Stale: someone changed the disaster since ``seen_version``.
    """
    entry = rules.tidied(entry)

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        before = current(connection, disaster_code)
        if entry_of(before) == entry:
            return before["row_version"]
        _insist_on_version(before, seen_version, asdict(entry))
        insist(_problems(connection, entry, today, disaster_code))
        _set_municipalities(connection, disaster_code, before["municipality_codes"], entry.municipality_codes)
        return _write(connection, actor, before, "disasters/update", reason, **_stored(entry))

    return database.write(work)


def set_status(
    database: Database, actor: Actor, disaster_code: str, seen_version: int, status: str, *, reason: str
) -> int:
    """Close a disaster or open it again. Requests and dispatches stay as they are and can still be corrected.

    Raises:
        NotPermitted, NotFound, Stale
        Invalid: no such status, or no reason is given.
    """

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        before = current(connection, disaster_code)
        if before["status"] == status:
            return before["row_version"]
        _insist_on_version(before, seen_version, {"status": status})
        wrong = [] if status in rules.STATUSES else [Problem("status", "unknown", {"value": status})]
        insist([*wrong, *reason_problems(reason)])
        return _write(connection, actor, before, "disasters/set_status", reason, status=status)

    return database.write(work)


def current(connection: duckdb.DuckDBPyConnection, disaster_code: str) -> Row:
    """The disaster as stored now, with the codes of its municipalities in order.

    Raises:
        NotFound: there is no such disaster.
    """
    for row in rows(queries.current(connection, disaster_code=disaster_code)):
        struck = rows(queries.municipalities(connection, disaster_code=disaster_code))
        return row | {"municipality_codes": tuple(place["municipality_code"] for place in struck)}
    raise NotFound(table=TABLE, key=disaster_code)


def entry_of(row: Row) -> DisasterEntry:
    """The entry that a stored row holds."""
    return DisasterEntry(**{field: row[field] for field in rules.FIELDS})


def _problems(
    connection: duckdb.DuckDBPyConnection, entry: DisasterEntry, today: date, own_code: str | None = None
) -> list[Problem]:
    listed = [row for row in rows(queries.listing(connection)) if row["disaster_code"] != own_code]
    known = rows(codes.known(connection))
    return rules.problems(
        entry,
        today,
        registered={(row[name], row["started_on"]) for row in listed for name in ("disaster_ja", "disaster_en")},
        municipalities={row["code"] for row in known if row["noun"] == "municipality"},
        task_groups={row["code_type"] for row in known if row["noun"] == "task"},
    )


def _stored(entry: DisasterEntry) -> Row:
    values = asdict(entry)
    del values["municipality_codes"]
    return values


def _set_municipalities(
    connection: duckdb.DuckDBPyConnection, code: str, before: Iterable[str], after: Iterable[str]
) -> None:
    for municipality in sorted(set(before) - set(after)):
        commands.run(connection, "disasters/delete_municipality", disaster_code=code, municipality_code=municipality)
    for municipality in sorted(set(after) - set(before)):
        commands.run(connection, "disasters/insert_municipality", disaster_code=code, municipality_code=municipality)


def _insist_on_version(before: Row, seen_version: int, proposed: Row) -> None:
    if before["row_version"] != seen_version:
        raise Stale([{"key": before["disaster_code"], "current": before, "proposed": proposed}])


def _write(
    connection: duckdb.DuckDBPyConnection,
    actor: Actor,
    before: Row,
    command: str,
    reason: str | None,
    **values: object,
) -> int:
    code, seen_version = before["disaster_code"], before["row_version"]
    ((changed,),) = commands.run(connection, command, disaster_code=code, seen_version=seen_version, **values)
    if not changed:
        raise Stale([{"key": code, "current": before, "proposed": values}])
    after = current(connection, code)
    Batch(connection, actor, ACTION, texts.tidied(reason)).note(TABLE, code, before, after)
    return after["row_version"]
