"""Questions about the teams of a day; one function per file in ``sql/queries/field_teams``."""

from __future__ import annotations

from datetime import date

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def of_day(connection: duckdb.DuckDBPyConnection, *, disaster_code: str, kind: str, counted_on: date) -> pd.DataFrame:
    """Teams of a day by destination, then as they began; confirming one moves none: one row per team."""
    return frame(connection, "field_teams/of_day", disaster_code=disaster_code, kind=kind, counted_on=counted_on)


def progress(connection: duckdb.DuckDBPyConnection, *, disaster_code: str, kind: str, counted_on: date) -> pd.DataFrame:
    """How far the teams of a day are confirmed: one row per destination, and one for all, without a destination."""
    return frame(connection, "field_teams/progress", disaster_code=disaster_code, kind=kind, counted_on=counted_on)
