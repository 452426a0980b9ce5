"""Questions about hearing categories; one function per file in ``sql/queries/hearing_categories``."""

from __future__ import annotations

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def listing(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Categories of hearing notes in their fixed order: one row per category."""
    return frame(connection, "hearing_categories/listing")
