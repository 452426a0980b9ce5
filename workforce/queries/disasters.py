"""Questions about disasters; one function per file in ``sql/queries/disasters``."""

from __future__ import annotations

from datetime import date

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def listing(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Disasters, newest first, with the span of their dispatches and the task group of the headline.

    One row per disaster.
    """
    return frame(connection, "disasters/listing")


def overview(connection: duckdb.DuckDBPyConnection, *, as_of: date) -> pd.DataFrame:
    """Disasters with open requests, persons on duty and municipalities struck, open ones first.

    One row per disaster.
    """
    return frame(connection, "disasters/overview", as_of=as_of)


def municipalities(connection: duckdb.DuckDBPyConnection, *, disaster_code: str) -> pd.DataFrame:
    """The municipalities a disaster struck: one row per municipality."""
    return frame(connection, "disasters/municipalities", disaster_code=disaster_code)


def current(connection: duckdb.DuckDBPyConnection, *, disaster_code: str) -> pd.DataFrame:
    """A disaster as stored now: one row, or none."""
    return frame(connection, "disasters/current", disaster_code=disaster_code)
