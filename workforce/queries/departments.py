"""Questions about departments; one function per file in ``sql/queries/departments``."""

from __future__ import annotations

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def listing(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Departments in their fixed order: one row per department."""
    return frame(connection, "departments/listing")
