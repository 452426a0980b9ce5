"""Questions about routes; one function per file in ``sql/queries/routes``."""

from __future__ import annotations

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def listing(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Dispatch routes in their fixed order: one row per route."""
    return frame(connection, "routes/listing")
