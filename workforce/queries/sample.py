"""Questions about sample; one function per file in ``sql/queries/sample``."""

from __future__ import annotations

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def remaining(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Sample rows still loaded: one row per table."""
    return frame(connection, "sample/remaining")


def stored_rows(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Rows stored in the tables of surveys and dispatches, sample or not: one row per table."""
    return frame(connection, "sample/stored_rows")
