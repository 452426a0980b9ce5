"""Questions about mid- to long-term dispatches and the account of a dispatch; a function per file in ``ledger``."""

from __future__ import annotations

from datetime import date

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def by_destination(connection: duckdb.DuckDBPyConnection, *, as_of: date, disaster_code: str) -> pd.DataFrame:
    """The ledger of one disaster: one row per fiscal year, destination and occupation."""
    return frame(connection, "ledger/by_destination", as_of=as_of, disaster_code=disaster_code)


def by_year(connection: duckdb.DuckDBPyConnection, *, as_of: date, disaster_code: str) -> pd.DataFrame:
    """The ledger of one disaster: one row per fiscal year."""
    return frame(connection, "ledger/by_year", as_of=as_of, disaster_code=disaster_code)


def published(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Requested and secured as published, apart from the ledger: one row per published figure."""
    return frame(connection, "ledger/published")


def accounts(connection: duckdb.DuckDBPyConnection, *, as_of: date, disaster_code: str) -> pd.DataFrame:
    """Mid- to long-term dispatches of one disaster with their legal basis: one row per dispatch."""
    return frame(connection, "ledger/accounts", as_of=as_of, disaster_code=disaster_code)


def account(connection: duckdb.DuckDBPyConnection, *, dispatch_id: int) -> pd.DataFrame:
    """Legal basis and costs of one dispatch, version 0 where nothing is entered: one row per dispatch, or none."""
    return frame(connection, "ledger/account", dispatch_id=dispatch_id)
