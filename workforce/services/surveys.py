"""Create a survey round, so that headcounts can be entered."""

from __future__ import annotations

from datetime import date

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import surveys as rules
from workforce.domain import texts
from workforce.queries import codes
from workforce.queries import surveys as queries
from workforce.queries.reading import rows
from workforce.services import commands
from workforce.services.audit import Batch
from workforce.services.permits import permit
from workforce.services.problems import insist

ACTION = "staffing.edit"
TABLE = "surveys"


def create(database: Database, actor: Actor, name: str | None, as_of: date | None) -> int:
    """Create a draft round, unanswered, and return its number. Its one name serves both languages.

    It asks for the cells of the newest earlier round; the first one asks every municipality for the
    headline occupations.

    Raises:
        NotPermitted
        Invalid: no name, no as-of date, or a date that another round has.
    """
    name = texts.tidied(name)

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        taken = [row["as_of"] for row in rows(queries.listing(connection))]
        (calendar,) = (row for row in rows(codes.known(connection)) if row["noun"] == "calendar")
        insist(rules.problems(name, as_of, taken, (calendar["first_day"], calendar["last_day"])))
        values = {"survey_ja": name, "survey_en": name, "as_of": as_of}
        ((survey_id,),) = commands.run(connection, "surveys/insert", **values)
        ((cells_asked,),) = commands.run(connection, "surveys/ask", survey_id=survey_id, as_of=as_of)
        Batch(connection, actor, ACTION).note(TABLE, str(survey_id), None, {**values, "cells_asked": cells_asked})
        return survey_id

    return database.write(work)
