"""The rows that imports write and take back: headcounts and the numbers of optional blocks.

A row is named by its table, its municipality and the rest of its key: an occupation, or block/item/measure.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import duckdb

from workforce.domain.imports import BLOCK_COUNTS, HEADCOUNTS
from workforce.errors import Stale
from workforce.queries import block_counts, headcounts
from workforce.queries.reading import rows
from workforce.services import commands
from workforce.services.audit import Batch

TABLES = (HEADCOUNTS, BLOCK_COUNTS)
BLOCK_KEYS = ("block", "item_code", "measure")

Row = dict[str, object]
Place = tuple[str, str, str]


@dataclass(frozen=True)
class Written:
    """One row to write: its place, the stored row or None, and the values it gets; None deletes it."""

    place: Place
    stored: Mapping[str, object] | None
    values: Mapping[str, object] | None


def stored(
    connection: duckdb.DuckDBPyConnection, survey_id: int | None, municipalities: Iterable[str]
) -> dict[Place, Row]:
    """The rows of some municipalities in a round; none where there is no round."""
    if survey_id is None:
        return {}
    asked = {"survey_id": survey_id, "municipality_codes": sorted(set(municipalities))}
    heads = rows(headcounts.current_rows(connection, **asked))
    numbers = rows(block_counts.current_rows(connection, **asked))
    return {(HEADCOUNTS, row["municipality_code"], row["occupation_code"]): row for row in heads} | {
        (BLOCK_COUNTS, row["municipality_code"], "/".join(row[name] for name in BLOCK_KEYS)): row for row in numbers
    }


def row_key(survey_id: int, place: Place) -> str:
    """How the audit trail names a row."""
    return "/".join([str(survey_id), *place[1:]])


def write(batch: Batch, survey_id: int, wanted: Sequence[Written]) -> None:
    """Insert, change or delete rows of a round, each only if it still is the stored one, and note them.

    Raises:
        Stale: a row is not the stored one any more.
    """
    for table in TABLES:
        of_table = [row for row in wanted if row.place[0] == table]
        _run(batch, f"{table}/insert_many", [_full(survey_id, row) for row in of_table if row.stored is None])
        known = [row for row in of_table if row.stored is not None]
        _run(batch, f"{table}/update_many", [_full(survey_id, row) for row in known if row.values is not None])
        _run(batch, f"{table}/delete_many", [_full(survey_id, row) for row in known if row.values is None])
        batch.note_many(table, [_noted(survey_id, row) for row in of_table])


def _run(batch: Batch, command: str, wanted: list[Row]) -> None:
    if not wanted:
        return
    done = commands.run(batch.connection, command, rows=json.dumps(wanted, ensure_ascii=False))
    if not command.endswith("insert_many") and len(done) != len(wanted):
        raise Stale([])


def _full(survey_id: int, row: Written) -> Row:
    keys = _keys(survey_id, row.place)
    return {**keys, **(row.values or {}), **({} if row.stored is None else {"seen_version": row.stored["row_version"]})}


def _keys(survey_id: int, place: Place) -> Row:
    table, municipality, rest = place
    named = {"occupation_code": rest} if table == HEADCOUNTS else dict(zip(BLOCK_KEYS, rest.split("/"), strict=True))
    return {"survey_id": survey_id, "municipality_code": municipality, **named}


def _noted(survey_id: int, row: Written) -> tuple[str, Mapping[str, object] | None, Mapping[str, object] | None]:
    version = 0 if row.stored is None else row.stored["row_version"]
    whole = {**(row.stored or _keys(survey_id, row.place)), **(row.values or {}), "row_version": version + 1}
    return row_key(survey_id, row.place), row.stored, None if row.values is None else whole
