"""Questions about disasters; one function per file in ``sql/queries/disasters``."""

from __future__ import annotations

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def listing(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Disasters, newest first, with the span of their dispatches and the task group of the headline.

    One row per disaster.
    """
    return frame(connection, "disasters/listing")
