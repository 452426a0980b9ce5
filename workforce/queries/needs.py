"""Questions about needs; one function per file in ``sql/queries/needs``."""

from __future__ import annotations

from datetime import date

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def by_task(connection: duckdb.DuckDBPyConnection, *, disaster_code: str, as_of: date) -> pd.DataFrame:
    """Needs by task over the whole period, in person-days: one row per task."""
    return frame(connection, "needs/by_task", disaster_code=disaster_code, as_of=as_of)


def by_municipality(connection: duckdb.DuckDBPyConnection, *, disaster_code: str, as_of: date) -> pd.DataFrame:
    """Needs by municipality over the whole period, in person-days: one row per municipality."""
    return frame(connection, "needs/by_municipality", disaster_code=disaster_code, as_of=as_of)


def totals(connection: duckdb.DuckDBPyConnection, *, disaster_code: str, as_of: date) -> pd.DataFrame:
    """Needs of a disaster in total, with the share met: one row per disaster with needs."""
    return frame(connection, "needs/totals", disaster_code=disaster_code, as_of=as_of)
