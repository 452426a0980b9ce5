"""Record what a municipality said, change it, mark it as followed up, cancel and restore it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import hearings as rules
from workforce.domain.hearings import HearingEntry, Known
from workforce.errors import NotFound, Problem, Stale
from workforce.queries import hearings as queries
from workforce.queries.reading import rows
from workforce.services import commands
from workforce.services.audit import Batch
from workforce.services.permits import permit
from workforce.services.problems import insist, reason_problems

ACTION = "hearing.record"
TABLE = "hearings"

Row = dict[str, object]


def record(database: Database, actor: Actor, survey_id: int, entry: HearingEntry, *, today: date) -> int:
    """Record a note of a round and return its number. A note of a revised round stands under the round it revises.

    Raises:
        NotPermitted, Invalid
        NotFound: there is no such round.
    """
    entry = rules.tidied(replace(entry, hearing_status="open"))

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        insist(rules.problems(entry, _known(connection), today))
        values = {"survey_id": _first_round(connection, survey_id), **asdict(entry)}
        ((hearing_id,),) = commands.run(connection, "hearings/insert", **values)
        Batch(connection, actor, ACTION).note(TABLE, str(hearing_id), None, current(connection, hearing_id))
        return hearing_id

    return database.write(work)


def change(
    database: Database,
    actor: Actor,
    hearing_id: int,
    seen_version: int,
    entry: HearingEntry,
    *,
    today: date,
    reason: str | None = None,
) -> int:
    """Change a note to ``entry`` (its round and status stay) and return the row's version afterwards.

    Raises:
        NotPermitted, NotFound, Invalid
        Stale: someone changed the row since ``seen_version``.
    """

    def propose(stored: HearingEntry) -> HearingEntry:
        return replace(rules.tidied(entry), hearing_status=stored.hearing_status)

    def problems(connection: duckdb.DuckDBPyConnection, _: HearingEntry, proposed: HearingEntry) -> list[Problem]:
        return [*rules.problems(proposed, _known(connection), today), *reason_problems(reason, None)]

    return _change(database, actor, hearing_id, seen_version, reason, propose, problems)


def mark(
    database: Database, actor: Actor, hearing_id: int, seen_version: int, status: str, *, reason: str | None = None
) -> int:
    """Mark a note as open, done or cancelled and return the row's version afterwards.

    Cancelling keeps the note in the log, where it counts nowhere; to cancel one, and to take that back,
    a reason is needed.

    Raises:
        NotPermitted, NotFound, Invalid, Stale
    """

    def propose(stored: HearingEntry) -> HearingEntry:
        return replace(stored, hearing_status=status)

    def problems(_: duckdb.DuckDBPyConnection, stored: HearingEntry, proposed: HearingEntry) -> list[Problem]:
        is_about_cancelling = "cancelled" in (stored.hearing_status, proposed.hearing_status)
        code = "reason_required" if is_about_cancelling else None
        return [*rules.status_problems(proposed), *reason_problems(reason, code)]

    return _change(database, actor, hearing_id, seen_version, reason, propose, problems)


def current(connection: duckdb.DuckDBPyConnection, hearing_id: int) -> Row:
    """The row as stored now.

    Raises:
        NotFound: there is no such note.
    """
    for row in rows(queries.current(connection, hearing_id=hearing_id)):
        return row
    raise NotFound(table=TABLE, key=hearing_id)


def entry_of(row: Row) -> HearingEntry:
    """The note that a stored row holds."""
    return HearingEntry(**{field: row[field] for field in rules.FIELDS})


def _change(
    database: Database,
    actor: Actor,
    hearing_id: int,
    seen_version: int,
    reason: str | None,
    propose: Callable[[HearingEntry], HearingEntry],
    problems: Callable[[duckdb.DuckDBPyConnection, HearingEntry, HearingEntry], list[Problem]],
) -> int:
    """What every change has in common; one that changes nothing writes nothing."""

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        before = current(connection, hearing_id)
        stored = entry_of(before)
        proposed = propose(stored)
        stale = Stale([{"key": str(hearing_id), "current": before, "proposed": asdict(proposed)}])
        if before["row_version"] != seen_version:
            raise stale
        if proposed == stored:
            return seen_version
        insist(problems(connection, stored, proposed))
        values = {"hearing_id": hearing_id, "seen_version": seen_version, **asdict(proposed)}
        if not commands.run(connection, "hearings/update", **values):
            raise stale
        after = current(connection, hearing_id)
        Batch(connection, actor, ACTION, reason).note(TABLE, str(hearing_id), before, after)
        return after["row_version"]

    return database.write(work)


def _known(connection: duckdb.DuckDBPyConnection) -> Known:
    registered = rows(queries.known_codes(connection))

    def of(noun: str) -> frozenset[str]:
        return frozenset(row["code"] for row in registered if row["noun"] == noun)

    return Known(municipalities=of("municipality"), categories=of("category"), occupations=of("occupation"))


def _first_round(connection: duckdb.DuckDBPyConnection, survey_id: int) -> int:
    """The round itself, or of a revision the round as first confirmed."""
    for row in rows(queries.known_codes(connection)):
        if row["noun"] == "survey" and row["code"] == str(survey_id):
            return row["first_survey_id"]
    raise NotFound(table="surveys", key=survey_id)
