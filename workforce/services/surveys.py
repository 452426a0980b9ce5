"""Create survey rounds, and find the round into which answers may be written."""

from __future__ import annotations

from datetime import date

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import surveys as rules
from workforce.domain import texts
from workforce.errors import NotFound
from workforce.queries import codes
from workforce.queries import surveys as queries
from workforce.queries.reading import rows
from workforce.services import commands
from workforce.services.audit import Batch
from workforce.services.permits import permit
from workforce.services.problems import insist, reason_problems

ACTION = "survey.manage"
TABLE = "surveys"

Row = dict[str, object]


def create(
    database: Database, actor: Actor, name: str | None, as_of: date | None, *, due_on: date | None = None
) -> int:
    """Create a draft round, unanswered, and return its number.

    Its one name serves both languages; without one it is called after its day. It takes its definition, scope,
    employment types, optional blocks and the cells it asks for from the newest earlier round; the first one asks
    every municipality for the headline occupations.

    Raises:
        NotPermitted
        Invalid: no as-of date, a date that another round has, a deadline before it, or a name too long.
    """
    name = texts.tidied(name)

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        return _create(Batch(connection, actor, ACTION), name, as_of, due_on)

    return database.write(work)


def create_for_import(batch: Batch, as_of: date) -> int:
    """Create the draft round that a file needs, in the caller's transaction, and return its number.

    It has no deadline: a file may well be of a year long past.

    Raises:
        Invalid: a date that another round has, or outside the calendar.
    """
    return _create(batch, None, as_of, None)


def revision_for_writing(batch: Batch, survey_id: int) -> int:
    """The round into which answers to ``survey_id`` are written, in the caller's transaction.

    That is the round itself while it is not confirmed. A confirmed one never changes: its answers go into its
    revision, which begins as a full copy of it.

    Raises:
        NotFound
        Invalid: the round is confirmed and the batch has no reason.
    """
    survey = stored(batch.connection, survey_id)
    if survey["status"] != rules.CONFIRMED:
        return survey_id
    insist(reason_problems(batch.reason, "reason_required_for_confirmed"))
    return revision_of(batch.connection, survey) or _revise(batch, survey)


def stored(connection: duckdb.DuckDBPyConnection, survey_id: int) -> Row:
    """A round as it is stored.

    Raises:
        NotFound
    """
    for row in rows(queries.current(connection, survey_id=survey_id)):
        return row
    raise NotFound(table=TABLE, key=survey_id)


def revision_of(connection: duckdb.DuckDBPyConnection, survey: Row) -> int | None:
    """The revision of a round, which a revision is itself; None where nothing was corrected."""
    if survey["revises_survey_id"]:
        return survey["survey_id"]
    for row in rows(queries.revision_of(connection, survey_id=survey["survey_id"])):
        return row["survey_id"]
    return None


def _create(batch: Batch, name: str | None, as_of: date | None, due_on: date | None) -> int:
    connection = batch.connection
    taken = [row["as_of"] for row in rows(queries.listing(connection))]
    (calendar,) = (row for row in rows(codes.known(connection)) if row["noun"] == "calendar")
    insist(rules.problems(name, as_of, due_on, taken, (calendar["first_day"], calendar["last_day"])))
    japanese, english = (name, name) if name else rules.names(as_of)
    values = {"survey_ja": japanese, "survey_en": english, "as_of": as_of, "due_on": due_on}
    ((survey_id,),) = commands.run(connection, "surveys/insert", **values)
    ((cells_asked,),) = commands.run(connection, "surveys/ask", survey_id=survey_id, as_of=as_of)
    batch.note(TABLE, str(survey_id), None, {**values, "survey_status": rules.DRAFT, "cells_asked": cells_asked})
    return survey_id


def _revise(batch: Batch, survey: Row) -> int:
    connection, survey_id = batch.connection, survey["survey_id"]
    ((revision_id,),) = commands.run(connection, "surveys/copy", survey_id=survey_id)
    copied = {
        table: commands.run(connection, f"{table}/copy", survey_id=survey_id, revision_id=revision_id)[0][0]
        for table in ("headcounts", "block_counts", "survey_returns")
    }
    after = {"as_of": survey["as_of"], "survey_status": survey["status"], "revises_survey_id": survey_id, **copied}
    batch.note(TABLE, str(revision_id), None, after)
    return revision_id
