"""Questions about published figures; one function per file in ``sql/queries/published_figures``."""

from __future__ import annotations

from datetime import date

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def listing(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Published figures as they were printed: one row per published figure."""
    return frame(connection, "published_figures/listing")


def reconciliation(connection: duckdb.DuckDBPyConnection, *, as_of: date, disaster_code: str) -> pd.DataFrame:
    """Published figures derived at one date and for one disaster ('' for none), held against what is stored here.

    One row per published figure.
    """
    return frame(connection, "published_figures/reconciliation", as_of=as_of, disaster_code=disaster_code)


def occasions(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The dates and disasters that published figures are derived for: one row per date and disaster."""
    return frame(connection, "published_figures/occasions")
