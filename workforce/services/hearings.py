"""Record what a municipality said, change it, mark it as followed up, cancel and restore it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, replace
from datetime import date

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import hearings as rules
from workforce.domain.hearings import HearingEntry, Known
from workforce.errors import NotFound, Problem
from workforce.queries import hearings as queries
from workforce.queries.reading import rows
from workforce.services import changes, commands
from workforce.services.audit import Batch
from workforce.services.changes import RowKind
from workforce.services.permits import permit
from workforce.services.problems import insist, insist_on_asked, reason_problems
from workforce.services.registered import codes as registered_codes

ACTION = "hearing.record"
TABLE = "hearings"
TOLD_BY = ("municipality_code", "category_code", "occupation_code", "heard_on")  # by which a person knows a note

Row = dict[str, object]


def record(
    database: Database,
    actor: Actor,
    survey_id: int,
    entry: HearingEntry,
    *,
    today: date,
    besides: Collection[int] = (),
) -> int:
    """Record a note of a round and return its number. A note of a revised round stands under the round it revises.

    Args:
        besides: the notes that look the same and, as the actor said, are others.

    Raises:
        NotPermitted, Invalid
        AlikeRecorded: a note of that municipality, category, occupation and day is there that is not among ``besides``.
        NotFound: there is no such round.
    """
    entry = rules.tidied(replace(entry, hearing_status="open"))

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        insist(rules.problems(entry, _known(connection), today))
        first = _first_round(connection, survey_id)
        told_by = {name: getattr(entry, name) for name in TOLD_BY}
        alike = rows(queries.of_day(connection, survey_id=first, **told_by))
        insist_on_asked([row["hearing_id"] for row in alike], besides)
        values = {"survey_id": first, **asdict(entry)}
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

    def propose(_: duckdb.DuckDBPyConnection, before: Row) -> Row:
        return asdict(replace(rules.tidied(entry), hearing_status=before["hearing_status"]))

    def problems(connection: duckdb.DuckDBPyConnection, _: Row, proposed: Row) -> list[Problem]:
        return rules.problems(entry_of(proposed), _known(connection), today)

    return changes.change(database, actor, HEARING, hearing_id, seen_version, propose, problems, reason=reason)


def mark(
    database: Database, actor: Actor, hearing_id: int, seen_version: int, status: str, *, reason: str | None = None
) -> int:
    """Mark a note as open, done or cancelled and return the row's version afterwards.

    Cancelling keeps the note in the log, where it counts nowhere; to cancel one, and to take that back,
    a reason is needed.

    Raises:
        NotPermitted, NotFound, Invalid, Stale
    """

    def problems(_: duckdb.DuckDBPyConnection, before: Row, proposed: Row) -> list[Problem]:
        is_about_cancelling = "cancelled" in (before["hearing_status"], status)
        unexplained = reason_problems(reason) if is_about_cancelling else []
        return [*rules.status_problems(entry_of(proposed)), *unexplained]

    marked = {"hearing_status": status}
    return changes.change(
        database, actor, HEARING, hearing_id, seen_version, lambda *_: marked, problems, reason=reason
    )


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


def _known(connection: duckdb.DuckDBPyConnection) -> Known:
    of = registered_codes(rows(queries.known_codes(connection)))
    return Known(municipalities=of("municipality"), categories=of("category"), occupations=of("occupation"))


def _first_round(connection: duckdb.DuckDBPyConnection, survey_id: int) -> int:
    """The round itself, or of a revision the round as first confirmed."""
    for row in rows(queries.known_codes(connection)):
        if row["noun"] == "survey" and row["code"] == str(survey_id):
            return row["first_survey_id"]
    raise NotFound(table="surveys", key=survey_id)


HEARING = RowKind(
    action=ACTION, table=TABLE, current=current, write=changes.update("hearings/update", "hearing_id", rules.FIELDS)
)
