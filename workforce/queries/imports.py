"""Questions about imports; one function per file in ``sql/queries/imports``."""

from __future__ import annotations

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def listing(connection: duckdb.DuckDBPyConnection, *, noun: str) -> pd.DataFrame:
    """The accepted imports of a noun (``staffing``, ``dispatch``), newest first: one row per import."""
    return frame(connection, "imports/listing", noun=noun)


def written_rows(connection: duckdb.DuckDBPyConnection, *, batch_id: str, table_names: list[str]) -> pd.DataFrame:
    """The rows of some tables that an import wrote, with both sides as JSON: one row per audit entry."""
    return frame(connection, "imports/written_rows", batch_id=batch_id, table_names=table_names)
