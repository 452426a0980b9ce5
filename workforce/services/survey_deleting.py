"""Delete a round in preparation into which nobody has answered: one created by mistake, or by an import undone."""

from __future__ import annotations

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import surveys as rules
from workforce.errors import Stale
from workforce.queries import surveys as queries
from workforce.queries.reading import rows
from workforce.services import commands
from workforce.services.audit import Batch
from workforce.services.permits import permit
from workforce.services.problems import insist
from workforce.services.surveys import ACTION, TABLE, stored

CHILDREN = ("headcounts", "block_counts", "survey_returns")

Row = dict[str, object]


def delete(database: Database, actor: Actor, survey_id: int, seen_version: int) -> None:
    """Delete a round; what it was stays in the audit trail.

    Two transactions, because DuckDB refuses to delete children and then their parent in one: after an
    interruption between them a draft that asks nothing is left, and the same call again deletes it.

    Raises:
        NotPermitted, NotFound, Stale
        Invalid: it has opened, or something is recorded in it.
    """

    def empty(connection: duckdb.DuckDBPyConnection) -> str:
        permit(connection, actor, ACTION)
        _, held = _deletable(connection, survey_id, seen_version)
        for table in CHILDREN:
            commands.run(connection, f"{table}/delete_of_survey", survey_id=survey_id)
        batch = Batch(connection, actor, ACTION)
        if held["cells_asked"]:
            batch.note(TABLE, str(survey_id), {"cells_asked": held["cells_asked"]}, {"cells_asked": 0})
        return batch.batch_id

    batch_id = database.write(empty)

    def remove(connection: duckdb.DuckDBPyConnection) -> None:
        permit(connection, actor, ACTION)
        survey, held = _deletable(connection, survey_id, seen_version)
        if held["cells_asked"]:
            raise _stale(survey)
        ((deleted,),) = commands.run(connection, "surveys/delete", survey_id=survey_id, seen_version=seen_version)
        if not deleted:
            raise _stale(survey)
        Batch(connection, actor, ACTION, batch_id=batch_id).note(TABLE, str(survey_id), survey, None)

    database.write(remove)


def _deletable(connection: duckdb.DuckDBPyConnection, survey_id: int, seen_version: int) -> tuple[Row, Row]:
    """The round and what it holds, once it is sure that it may go."""
    survey = stored(connection, survey_id)
    if survey["row_version"] != seen_version:
        raise _stale(survey)
    (held,) = rows(queries.holdings(connection, survey_id=survey_id))
    insist(rules.deletion_problems(survey["status"], held))
    return survey, held


def _stale(survey: Row) -> Stale:
    return Stale([{"key": str(survey["survey_id"]), "current": survey, "proposed": {}}])
