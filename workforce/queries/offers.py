"""Questions about offers; one function per file in ``sql/queries/offers``."""

from __future__ import annotations

from datetime import date

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def listing(connection: duckdb.DuckDBPyConnection, *, disaster_code: str, as_of: date) -> pd.DataFrame:
    """Offers to a disaster and what is left of them, those with something left first: one row per offer."""
    return frame(connection, "offers/listing", disaster_code=disaster_code, as_of=as_of)


def days(connection: duckdb.DuckDBPyConnection, *, offer_id: int, as_of: date) -> pd.DataFrame:
    """An offer day by day, in persons: one row per day."""
    return frame(connection, "offers/days", offer_id=offer_id, as_of=as_of)


def current(connection: duckdb.DuckDBPyConnection, *, offer_id: int) -> pd.DataFrame:
    """An offer as stored now: one row, or none."""
    return frame(connection, "offers/current", offer_id=offer_id)


def recorded_as(connection: duckdb.DuckDBPyConnection, *, entry_key: str) -> pd.DataFrame:
    """The offer that an entry key already stands for: one row, or none."""
    return frame(connection, "offers/recorded_as", entry_key=entry_key)
