"""Load the sample data into an empty database, and take them out again without losing what people entered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database, merge_csv
from workforce.errors import SampleEdited, SampleNeedsEmptyDatabase
from workforce.queries import sample as queries
from workforce.queries.reading import rows
from workforce.services import commands
from workforce.services.audit import Batch
from workforce.services.permits import permit

LOAD = "sample.load"
REMOVE = "sample.remove"

PARENTS = ("surveys", "disasters", "disaster_municipalities")
CHILDREN = (
    "block_counts",
    "indicator_values",
    "measure_municipalities",
    "measure_occupations",
    "measures",
    "hearings",
    "headcounts",
    "daily_counts",
    "dispatches",
    "counterpart_pairs",
    "offers",
    "request_closings",
    "requests",
    "request_revisions",
    "request_moves",
)
KEPT_DAYS = ("offer_withdrawals", "offer_confirmations", "closing_withdrawals")  # of sample rows that people renewed
IDS = (
    "survey_ids",
    "request_ids",
    "offer_ids",
    "closing_ids",
    "dispatch_ids",
    "pair_ids",
    "hearing_ids",
    "measure_ids",
)

Counts = dict[str, int]


@dataclass(frozen=True)
class Removal:
    """How many sample rows of each table were removed, and how many stay because people built upon them.

    A disaster to which people's own dispatches, requests or offers belong is a real one from now on; the
    other rows that stay are fiction still and keep their mark.
    """

    removed: Counts
    kept: Counts


def load_sample(database: Database, actor: Actor) -> Counts:
    """Load ``data/sample/*.csv`` and return the number of rows of each table.

    Raises:
        NotPermitted
        SampleNeedsEmptyDatabase: surveys or dispatches are stored already; details count them.
    """

    def work(connection: duckdb.DuckDBPyConnection) -> Counts:
        permit(connection, actor, LOAD)
        stored = {row["table_name"]: row["stored_rows"] for row in rows(queries.stored_rows(connection))}
        if any(stored.values()):
            raise SampleNeedsEmptyDatabase(**stored)
        loaded = {
            table: merge_csv(connection, table, database.settings.sample_folder / f"{table}.csv")
            for table in (*PARENTS, *reversed(CHILDREN))
        }
        for ids in IDS:
            commands.run(connection, f"sample/consume_{ids}")
        batch = Batch(connection, actor, LOAD)
        for table, count in loaded.items():
            batch.note(table, "sample", None, {"rows": count})
        return loaded

    return database.write(work)


def remove_sample(database: Database, actor: Actor, *, include_edited: bool = False) -> Removal:
    """Remove the sample rows. Rows that people entered stay, and so do the sample rows these belong to, as sample.

    Two transactions, because DuckDB refuses to delete children and then their parents in one: after
    an interruption between them surveys and disasters without rows are left, and the same command
    called again removes them.

    Raises:
        NotPermitted
        SampleEdited: people edited sample rows or built upon them and ``include_edited`` is false;
            details count the rows of each table. Nothing is removed.
    """

    def remove_children(connection: duckdb.DuckDBPyConnection) -> tuple[Removal, str]:
        permit(connection, actor, REMOVE)
        remaining = rows(queries.remaining(connection))
        edited = dict.fromkeys((*PARENTS, *CHILDREN), 0) | {row["table_name"]: row["edited_rows"] for row in remaining}
        if any(edited.values()) and not include_edited:
            raise SampleEdited(**edited)
        batch = Batch(connection, actor, REMOVE)
        removal = _remove(batch, CHILDREN)
        for table in KEPT_DAYS:
            commands.run(connection, f"sample/delete_{table}")
        _mark_imports_undone(batch)
        return removal, batch.batch_id

    children, batch_id = database.write(remove_children)

    def remove_parents(connection: duckdb.DuckDBPyConnection) -> Removal:
        permit(connection, actor, REMOVE)
        batch = Batch(connection, actor, REMOVE, batch_id=batch_id)
        return _remove(batch, PARENTS, adopted=_count(batch, "sample/adopt_disasters"))

    parents = database.write(remove_parents)
    return Removal(children.removed | parents.removed, children.kept | parents.kept)


def _remove(batch: Batch, tables: tuple[str, ...], adopted: int = 0) -> Removal:
    removed = {table: _count(batch, f"sample/delete_{table}") for table in tables}
    remaining = {row["table_name"]: row["sample_rows"] for row in rows(queries.remaining(batch.connection))}
    kept = {table: remaining.get(table, 0) + (adopted if table == "disasters" else 0) for table in tables}
    for table in tables:
        if removed[table] or kept[table]:
            batch.note(table, "sample", {"rows": removed[table] + kept[table]}, {"rows": kept[table]})
    return Removal(removed, kept)


def _mark_imports_undone(batch: Batch) -> None:
    """An import whose rows went with the sample is undone: else its file would count as taken in for ever."""
    now = datetime.now(UTC).replace(tzinfo=None)
    gone = commands.run(batch.connection, "sample/mark_imports_undone", undone_at=now, undone_by=batch.actor.actor_id)
    for (import_id,) in sorted(gone):
        batch.note("imports", str(import_id), {"is_undone": False}, {"is_undone": True})


def _count(batch: Batch, command: str) -> int:
    ((count,),) = commands.run(batch.connection, command)
    return count
