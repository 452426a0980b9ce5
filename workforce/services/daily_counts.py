"""Record how many persons of a dispatch were really there on a day."""

from __future__ import annotations

from datetime import date

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import counts, texts
from workforce.domain import dispatches as rules
from workforce.errors import Stale
from workforce.queries import daily_counts as queries
from workforce.queries.reading import rows
from workforce.services import commands, dispatches
from workforce.services.audit import Batch
from workforce.services.permits import permit
from workforce.services.problems import insist

ACTION = "dispatch.count"
TABLE = "daily_counts"


def record(
    database: Database,
    actor: Actor,
    dispatch_id: int,
    counted_on: date,
    persons: int | None,
    note: str | None = None,
    *,
    seen_version: int | None,
    today: date,
) -> None:
    """Set the actual persons of a day; None takes the count back, so that the dispatch's own number counts again.

    ``seen_version`` is the version of the count as the actor saw it, None where there was none. What already
    stands as proposed is left as it is, whoever recorded it: the same tap sent twice records once.

    Raises:
        NotPermitted, NotFound
        Stale: the day's count was made, changed or taken back since.
        Invalid: the day is in the future or outside the period, or the dispatch is planned or cancelled.
    """
    persons = counts.tidied(persons)
    note = texts.tidied(note)
    key = {"dispatch_id": dispatch_id, "counted_on": counted_on}
    row_key = f"{dispatch_id}/{counted_on.isoformat()}"

    def work(connection: duckdb.DuckDBPyConnection) -> None:
        permit(connection, actor, ACTION)
        dispatch = dispatches.current(connection, dispatch_id)
        before = _current(connection, dispatch_id, counted_on)
        stale = Stale([{"key": row_key, "current": before, "proposed": {**key, "persons": persons, "note": note}}])
        if _stands(before, persons, note):
            return
        if (before and before["row_version"]) != seen_version:
            raise stale
        if persons is None:
            written = commands.run(connection, "daily_counts/delete", **key, seen_version=seen_version)
        else:
            insist(rules.count_problems(dispatches.entry_of(dispatch), counted_on, persons, note, today))
            values = {**key, "persons": persons, "note": note}
            written = (
                commands.run(connection, "daily_counts/update", **values, seen_version=seen_version)
                if before
                else commands.run(connection, "daily_counts/insert", **values)
            )
        if not written:
            raise stale
        after = _current(connection, dispatch_id, counted_on)
        Batch(connection, actor, ACTION).note(TABLE, row_key, before, after)

    return database.write(work)


def _stands(before: dict[str, object] | None, persons: int | None, note: str | None) -> bool:
    if before is None or persons is None:
        return before is None and persons is None
    return (before["persons"], before["note"]) == (persons, note)


def _current(connection: duckdb.DuckDBPyConnection, dispatch_id: int, counted_on: date) -> dict[str, object] | None:
    found = rows(queries.current_rows(connection, dispatch_id=dispatch_id))
    return next((row for row in found if row["counted_on"] == counted_on), None)
