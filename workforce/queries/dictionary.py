"""Questions about dictionary; one function per file in ``sql/queries/dictionary``."""

from __future__ import annotations

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def columns(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Columns of the metric views with their definitions, from the comments in the view files.

    One row per commented view column.
    """
    return frame(connection, "dictionary/columns")
