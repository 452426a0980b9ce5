"""Register a disaster, so that dispatches can be recorded for it."""

from __future__ import annotations

from datetime import date

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import disasters as rules
from workforce.domain import texts
from workforce.queries import codes
from workforce.queries import disasters as queries
from workforce.queries.reading import rows
from workforce.services import commands
from workforce.services.audit import Batch
from workforce.services.permits import permit
from workforce.services.problems import insist

ACTION = "disaster.register"
TABLE = "disasters"


def register(
    database: Database,
    actor: Actor,
    name: str | None,
    disaster_type: str | None,
    started_on: date | None,
    *,
    today: date,
) -> str:
    """Register a disaster and return its code. Its one name serves both languages.

    Raises:
        NotPermitted
        Invalid: no name, no type, or a first day that is missing or still to come,
            or a name that another disaster of that first day has.
    """
    name = texts.tidied(name)

    def work(connection: duckdb.DuckDBPyConnection) -> str:
        permit(connection, actor, ACTION)
        insist(rules.problems(name, disaster_type, started_on, today, _registered(connection)))
        taken = [row["code"] for row in rows(codes.known(connection)) if row["noun"] == "disaster"]
        values = {
            "disaster_code": rules.code_for(started_on, taken),
            "disaster_name": name,
            "disaster_type": disaster_type,
            "started_on": started_on,
        }
        commands.run(connection, "disasters/insert", **values)
        Batch(connection, actor, ACTION).note(TABLE, values["disaster_code"], None, values)
        return values["disaster_code"]

    return database.write(work)


def _registered(connection: duckdb.DuckDBPyConnection) -> set[tuple[str, date]]:
    listed = rows(queries.listing(connection))
    return {(row[name], row["started_on"]) for row in listed for name in ("disaster_ja", "disaster_en")}
