"""Questions about occupations; one function per file in ``sql/queries/occupations``."""

from __future__ import annotations

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def listing(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Occupations in their fixed order: one row per occupation."""
    return frame(connection, "occupations/listing")
