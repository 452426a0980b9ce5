"""Questions about counterpart support (対口支援); one function per file in ``sql/queries/pairs``."""

from __future__ import annotations

from datetime import date

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def listing(connection: duckdb.DuckDBPyConnection, *, disaster_code: str, as_of: date) -> pd.DataFrame:
    """The pairs of a disaster with their uncovered days, by destination, lead first: one row per pair."""
    return frame(connection, "pairs/listing", disaster_code=disaster_code, as_of=as_of)


def runs(connection: duckdb.DuckDBPyConnection, *, disaster_code: str, as_of: date) -> pd.DataFrame:
    """Covered and uncovered stretches of the pairs that have begun: one row per pair and stretch."""
    return frame(connection, "pairs/runs", disaster_code=disaster_code, as_of=as_of)


def by_destination(connection: duckdb.DuckDBPyConnection, *, disaster_code: str, as_of: date) -> pd.DataFrame:
    """Counterpart support of each destination, most uncovered days first: one row per destination."""
    return frame(connection, "pairs/by_destination", disaster_code=disaster_code, as_of=as_of)


def totals(connection: duckdb.DuckDBPyConnection, *, disaster_code: str, as_of: date) -> pd.DataFrame:
    """Pairs and destinations of a disaster that go on, and what they lack: one row, or none before the first pair."""
    return frame(connection, "pairs/totals", disaster_code=disaster_code, as_of=as_of)


def current(connection: duckdb.DuckDBPyConnection, *, pair_id: int) -> pd.DataFrame:
    """One pair as it is stored now: one row per pair, or none."""
    return frame(connection, "pairs/current", pair_id=pair_id)


def of_destination(
    connection: duckdb.DuckDBPyConnection, *, disaster_code: str | None, destination_code: str | None
) -> pd.DataFrame:
    """The pairs of a destination in a disaster that are not withdrawn: one row per pair."""
    return frame(connection, "pairs/of_destination", disaster_code=disaster_code, destination_code=destination_code)
