"""Which column is which, as it was chosen once for a row of headers."""

from __future__ import annotations

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def of_headers(connection: duckdb.DuckDBPyConnection, *, header_hash: str) -> pd.DataFrame:
    """The remembered mapping: one row or none."""
    return frame(connection, "column_mappings/of_headers", header_hash=header_hash)
