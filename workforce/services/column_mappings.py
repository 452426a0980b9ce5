"""Remember which column is which in files of an unknown layout, so that the next one reads by itself."""

from __future__ import annotations

import json
from collections.abc import Mapping

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.queries import column_mappings as queries
from workforce.queries.reading import rows
from workforce.services import commands
from workforce.services.audit import Batch
from workforce.services.permits import permit

ACTION = "staffing.import"
TABLE = "column_mappings"


def remembered(database: Database, header_hash: str) -> dict[int, str] | None:
    """Column position → field id, or None where these headers were never mapped."""
    with database.reading() as connection:
        found = _stored(connection, header_hash)
    return None if found is None else {int(place): field for place, field in json.loads(found).items()}


def remember(
    database: Database, actor: Actor, header_hash: str, mapping: Mapping[int, str], *, action: str = ACTION
) -> None:
    """Keep a mapping for these headers; a later one replaces it. ``action`` is the right to take such files in.

    Raises:
        NotPermitted
    """
    chosen = json.dumps({str(place): field for place, field in sorted(mapping.items())})

    def work(connection: duckdb.DuckDBPyConnection) -> None:
        permit(connection, actor, action)
        before = _stored(connection, header_hash)
        if before == chosen:
            return
        commands.run(connection, "column_mappings/put", header_hash=header_hash, mapping_json=chosen)
        Batch(connection, actor, action).note(TABLE, header_hash, before and json.loads(before), json.loads(chosen))

    database.write(work)


def _stored(connection: duckdb.DuckDBPyConnection, header_hash: str) -> str | None:
    for row in rows(queries.of_headers(connection, header_hash=header_hash)):
        return row["mapping_json"]
    return None
