"""Questions about requests; one function per file in ``sql/queries/requests``."""

from __future__ import annotations

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def of_disaster(connection: duckdb.DuckDBPyConnection, *, disaster_code: str) -> pd.DataFrame:
    """Requests of a disaster: one row per request."""
    return frame(connection, "requests/of_disaster", disaster_code=disaster_code)


def current_rows(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Requests as they are stored now: one row per request."""
    return frame(connection, "requests/current_rows")
