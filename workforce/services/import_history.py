"""The imports that were accepted, and whether they still stand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import duckdb

from workforce.domain.import_plans import ImportPlan, counts_of
from workforce.errors import ImportUndone, NotFound
from workforce.queries import imports as queries
from workforce.queries.reading import rows
from workforce.services import commands
from workforce.services.audit import Batch

TABLE = "imports"

Row = dict[str, object]


@dataclass(frozen=True)
class Accepted:
    """One accepted file. ``import_id`` is None where it had nothing to write."""

    file_name: str
    import_id: int | None
    added: int
    changed: int
    unchanged: int


def accepted_before(connection: duckdb.DuckDBPyConnection, noun: str) -> dict[str, datetime]:
    """When each content was accepted, unless it was undone."""
    return {
        row.content_hash: row.imported_at.to_pydatetime()
        for row in queries.listing(connection, noun=noun).itertuples()
        if not row.is_undone
    }


def nothing_written(planned: ImportPlan) -> Accepted:
    """A file that says nothing new."""
    return Accepted(planned.reading.file_name, None, 0, 0, len(planned.changes))


def listed(batch: Batch, planned: ImportPlan, noun: str) -> Accepted:
    """Put an import into the history, by which it can be undone."""
    counts = counts_of([planned])
    ((import_id,),) = commands.run(
        batch.connection,
        "imports/insert",
        noun=noun,
        file_name=planned.reading.file_name,
        content_hash=planned.content_hash,
        imported_at=datetime.now(UTC).replace(tzinfo=None),
        actor_id=batch.actor.actor_id,
        batch_id=batch.batch_id,
        **counts,
    )
    batch.note(TABLE, str(import_id), None, {"file_name": planned.reading.file_name, **counts})
    return Accepted(planned.reading.file_name, import_id, **counts)


def standing(connection: duckdb.DuckDBPyConnection, noun: str, import_id: int) -> Row:
    """An import that can be undone.

    Raises:
        NotFound
        ImportUndone: it was undone before.
    """
    for row in rows(queries.listing(connection, noun=noun)):
        if row["import_id"] == import_id:
            if row["is_undone"]:
                raise ImportUndone(import_id=import_id)
            return row
    raise NotFound(table=TABLE, key=import_id)


def written(
    connection: duckdb.DuckDBPyConnection, batch_id: str, table_names: list[str]
) -> Iterator[tuple[str, str, Row | None, Row | None]]:
    """What an import wrote: table, key, and the row before and after as JSON has them."""
    for entry in rows(queries.written_rows(connection, batch_id=batch_id, table_names=table_names)):
        before, after = (json.loads(entry[side] or "null") for side in ("before_json", "after_json"))
        yield entry["table_name"], entry["row_key"], before, after


def mark_undone(batch: Batch, import_id: int) -> None:
    """Note that an import was undone, and by whom."""
    commands.run(
        batch.connection,
        "imports/mark_undone",
        import_id=import_id,
        undone_at=datetime.now(UTC).replace(tzinfo=None),
        undone_by=batch.actor.actor_id,
    )
    batch.note(TABLE, str(import_id), {"is_undone": False}, {"is_undone": True})
