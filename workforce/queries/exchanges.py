"""Questions about staff exchange; one function per file in ``sql/queries/exchanges``."""

from __future__ import annotations

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def totals(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Persons recorded beside persons published, newest year first: one row per fiscal year and type."""
    return frame(connection, "exchanges/totals")


def listing(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Records of staff exchange, withdrawn ones last: one row per exchange."""
    return frame(connection, "exchanges/listing")


def current(connection: duckdb.DuckDBPyConnection, *, exchange_id: int) -> pd.DataFrame:
    """One record as it is stored now: one row per exchange, or none."""
    return frame(connection, "exchanges/current", exchange_id=exchange_id)


def of_year(connection: duckdb.DuckDBPyConnection, *, fiscal_year: int) -> pd.DataFrame:
    """Records of a fiscal year that are not withdrawn, as they are stored: one row per exchange."""
    return frame(connection, "exchanges/of_year", fiscal_year=fiscal_year)


def known_codes(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Fiscal years, organisations and occupations that a record may name: one row per noun and code."""
    return frame(connection, "exchanges/known_codes")
