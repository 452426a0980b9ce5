"""Questions about daily counts; one function per file in ``sql/queries/daily_counts``."""

from __future__ import annotations

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def of_dispatch(connection: duckdb.DuckDBPyConnection, *, dispatch_id: int) -> pd.DataFrame:
    """Daily counts of one dispatch: one row per day counted."""
    return frame(connection, "daily_counts/of_dispatch", dispatch_id=dispatch_id)


def current_rows(connection: duckdb.DuckDBPyConnection, *, dispatch_id: int) -> pd.DataFrame:
    """The daily counts of one dispatch as they are stored now: one row per day."""
    return frame(connection, "daily_counts/current_rows", dispatch_id=dispatch_id)


def days_of(connection: duckdb.DuckDBPyConnection, *, dispatch_ids: list[int]) -> pd.DataFrame:
    """The days on which some dispatches have a count of their own: one row per dispatch and day."""
    return frame(connection, "daily_counts/days_of", dispatch_ids=dispatch_ids)


def exported(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every daily count beside what its dispatch is: one row per dispatch and day counted."""
    return frame(connection, "daily_counts/exported")
