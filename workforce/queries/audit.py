"""Who changed what."""

from __future__ import annotations

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def history(connection: duckdb.DuckDBPyConnection, *, table_name: str, row_key: str, most: int = 200) -> pd.DataFrame:
    """The audit entries of a row, or of all rows below a key such as a survey's, newest first."""
    return frame(connection, "audit/history", table_name=table_name, row_key=row_key, most=most)
