"""Questions about indicators; one function per file in ``sql/queries/indicators``."""

from __future__ import annotations

from datetime import date

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def listing(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Indicators in their fixed order: one row per indicator."""
    return frame(connection, "indicators/listing")


def series(connection: duckdb.DuckDBPyConnection, *, indicator_code: str) -> pd.DataFrame:
    """The values of one indicator, oldest first: one row per period with a value."""
    return frame(connection, "indicators/series", indicator_code=indicator_code)


def grid(connection: duckdb.DuckDBPyConnection, *, indicator_code: str, first_on: date, last_on: date) -> pd.DataFrame:
    """Every year or month of a span with what was entered and what is published, newest first: one row per period."""
    return frame(connection, "indicators/grid", indicator_code=indicator_code, first_on=first_on, last_on=last_on)


def current_rows(connection: duckdb.DuckDBPyConnection, *, indicator_code: str) -> pd.DataFrame:
    """Values of an indicator as they are stored now: one row per period."""
    return frame(connection, "indicators/current_rows", indicator_code=indicator_code)
