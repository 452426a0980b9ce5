"""Questions about municipalities; one function per file in ``sql/queries/municipalities``."""

from __future__ import annotations

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def listing(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Municipalities in code order: one row per municipality."""
    return frame(connection, "municipalities/listing")
