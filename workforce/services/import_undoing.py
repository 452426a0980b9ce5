"""Take an import back: what stood before is written again, as a change of its own."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import headcounts as rules
from workforce.domain.imports import HEADCOUNTS
from workforce.errors import ImportMovedOn, ImportUndone, NotFound, RoundConfirmed
from workforce.queries import imports as queries
from workforce.queries import surveys
from workforce.queries.reading import rows
from workforce.services import commands, import_rows, survey_returns
from workforce.services.audit import Batch
from workforce.services.import_rows import Place, Row, Written
from workforce.services.imports import ACTION, NOUN, TABLE
from workforce.services.permits import permit
from workforce.services.problems import insist, reason_problems


def undo(database: Database, actor: Actor, import_id: int, *, reason: str | None = None) -> int:
    """Write back what stood before an import, and return the number of rows.

    Raises:
        NotPermitted, NotFound
        Invalid: the reason cannot be stored.
        ImportUndone: it was undone before.
        RoundConfirmed: its round was confirmed since, and what is confirmed never changes.
        ImportMovedOn: rows were changed since; details count them and name the first.
    """

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        insist(reason_problems(reason, None))
        listed = _import(connection, import_id)
        written = _written(connection, listed["batch_id"])
        _insist_on_open_rounds(connection, written)
        batch = Batch(connection, actor, ACTION, reason)
        wanted = _compensation(connection, written)
        for survey_id, of_round in wanted.items():
            import_rows.write(batch, survey_id, of_round)
        _put_returns_back(batch, listed["batch_id"])
        commands.run(
            connection,
            "imports/mark_undone",
            import_id=import_id,
            undone_at=datetime.now(UTC).replace(tzinfo=None),
            undone_by=actor.actor_id,
        )
        batch.note(TABLE, str(import_id), {"is_undone": False}, {"is_undone": True})
        return sum(map(len, wanted.values()))

    return database.write(work)


def _import(connection: duckdb.DuckDBPyConnection, import_id: int) -> Row:
    for row in rows(queries.listing(connection, noun=NOUN)):
        if row["import_id"] == import_id:
            if row["is_undone"]:
                raise ImportUndone(import_id=import_id)
            return row
    raise NotFound(table="imports", key=import_id)


def _written(connection: duckdb.DuckDBPyConnection, batch_id: str) -> dict[int, dict[Place, tuple[Row | None, Row]]]:
    """What the import wrote: the round, the place of each row in it, the row before and after."""
    found = defaultdict(dict)
    for entry in rows(queries.written_rows(connection, batch_id=batch_id, table_names=list(import_rows.TABLES))):
        survey_id, municipality, rest = entry["row_key"].split("/", 2)
        found[int(survey_id)][entry["table_name"], municipality, rest] = _sides(entry)
    return found


def _put_returns_back(batch: Batch, batch_id: str) -> None:
    noted = defaultdict(dict)
    for entry in rows(queries.written_rows(batch.connection, batch_id=batch_id, table_names=[survey_returns.TABLE])):
        survey_id, municipality = entry["row_key"].split("/")
        noted[int(survey_id)][municipality] = _sides(entry)
    for survey_id, returns in noted.items():
        survey_returns.put_back(batch, survey_id, returns)


def _sides(entry: Row) -> tuple[Row | None, Row | None]:
    """A row before and after, from an audit entry."""
    before, after = (json.loads(entry[side] or "null") for side in ("before_json", "after_json"))
    return before, after


def _insist_on_open_rounds(connection: duckdb.DuckDBPyConnection, survey_ids: Iterable[int]) -> None:
    for survey_id in survey_ids:
        for survey in rows(surveys.current(connection, survey_id=survey_id)):
            if survey["status"] == "confirmed" and survey["revises_survey_id"] is None:
                raise RoundConfirmed(as_of=survey["as_of"])


def _compensation(
    connection: duckdb.DuckDBPyConnection, written: Mapping[int, Mapping[Place, tuple[Row | None, Row]]]
) -> dict[int, list[Written]]:
    """The rows as they stood before.

    Raises:
        ImportMovedOn: a row does not say any more what the import made it say. That its version went on does
            not matter: who undoes two imports, the later one first, finds the first one's values again.
    """
    moved: list[Place] = []
    wanted = {}
    for survey_id, of_round in written.items():
        stored = import_rows.stored(connection, survey_id, {municipality for _, municipality, _ in of_round})
        moved += [
            place
            for place, (_, after) in of_round.items()
            if place not in stored or _values(place[0], stored[place]) != _values(place[0], after)
        ]
        wanted[survey_id] = [
            Written(place, stored.get(place), before and _values(place[0], before))
            for place, (before, _) in of_round.items()
        ]
    if moved:
        _, municipality, _ = moved[0]
        raise ImportMovedOn(count=len(moved), municipality=municipality)
    return wanted


def _values(table: str, row: Row) -> Row:
    return {name: row[name] for name in (rules.FIELDS if table == HEADCOUNTS else ("persons",))}
