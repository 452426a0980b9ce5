"""What does not hold; one function per file in ``sql/queries/checks``. No row is good news."""

from __future__ import annotations

from datetime import date

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def orphans(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Rows whose counterpart is missing: one row per orphan."""
    return frame(connection, "checks/orphans")


def identities(connection: duckdb.DuckDBPyConnection, *, as_of: date) -> pd.DataFrame:
    """Identities that fail, with dispatches counted to the as-of date: one row per identity and subject."""
    return frame(connection, "checks/identities", as_of=as_of)


def team_overlaps(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Dispatches that have the same team at two destinations on one day: one row per pair."""
    return frame(connection, "checks/team_overlaps")


def calendar_end(connection: duckdb.DuckDBPyConnection, *, as_of: date) -> pd.DataFrame:
    """The last day of the calendar where that is less than ten years after the as-of date: one row or none."""
    return frame(connection, "checks/calendar_end", as_of=as_of)
