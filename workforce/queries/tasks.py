"""Questions about tasks; one function per file in ``sql/queries/tasks``."""

from __future__ import annotations

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def listing(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Dispatch tasks in their fixed order: one row per task."""
    return frame(connection, "tasks/listing")
