"""Take an import back: what stood before is written again, as a change of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import headcounts as rules
from workforce.domain.imports import HEADCOUNTS
from workforce.errors import ImportMovedOn, RoundConfirmed
from workforce.queries import surveys
from workforce.queries.reading import rows
from workforce.services import import_history, import_rows, survey_returns
from workforce.services.audit import Batch
from workforce.services.import_rows import Place, Row, Written
from workforce.services.imports import ACTION, NOUN
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
        listed = import_history.standing(connection, NOUN, import_id)
        written = _written(connection, listed["batch_id"])
        _insist_on_open_rounds(connection, written)
        batch = Batch(connection, actor, ACTION, reason)
        wanted = _compensation(connection, written)
        for survey_id, of_round in wanted.items():
            import_rows.write(batch, survey_id, of_round)
        _put_returns_back(batch, listed["batch_id"])
        import_history.mark_undone(batch, import_id)
        return sum(map(len, wanted.values()))

    return database.write(work)


def _written(connection: duckdb.DuckDBPyConnection, batch_id: str) -> dict[int, dict[Place, tuple[Row | None, Row]]]:
    """What the import wrote: the round, the place of each row in it, the row before and after."""
    found = defaultdict(dict)
    for table, key, *sides in import_history.written(connection, batch_id, list(import_rows.TABLES)):
        survey_id, municipality, rest = key.split("/", 2)
        found[int(survey_id)][table, municipality, rest] = tuple(sides)
    return found


def _put_returns_back(batch: Batch, batch_id: str) -> None:
    noted = defaultdict(dict)
    for _, key, *sides in import_history.written(batch.connection, batch_id, [survey_returns.TABLE]):
        survey_id, municipality = key.split("/")
        noted[int(survey_id)][municipality] = tuple(sides)
    for survey_id, returns in noted.items():
        survey_returns.put_back(batch, survey_id, returns)


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
