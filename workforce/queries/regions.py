"""Questions about regions; one function per file in ``sql/queries/regions``."""

from __future__ import annotations

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def listing(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Regions in the order of their first municipality: one row per region."""
    return frame(connection, "regions/listing")
