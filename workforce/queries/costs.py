"""Questions about the costs of dispatches; one function per file in ``sql/queries/costs``."""

from __future__ import annotations

from datetime import date

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def by_dispatch(connection: duckdb.DuckDBPyConnection, *, as_of: date, disaster_code: str) -> pd.DataFrame:
    """Costs in yen of one disaster, with the person-days of its allowance: one row per dispatch."""
    return frame(connection, "costs/by_dispatch", as_of=as_of, disaster_code=disaster_code)


def totals(connection: duckdb.DuckDBPyConnection, *, as_of: date, disaster_code: str) -> pd.DataFrame:
    """Costs in yen of one disaster: one row."""
    return frame(connection, "costs/totals", as_of=as_of, disaster_code=disaster_code)


def by_payer(connection: duckdb.DuckDBPyConnection, *, as_of: date, disaster_code: str) -> pd.DataFrame:
    """Costs in yen of one disaster by who pays: one row per payer with something entered."""
    return frame(connection, "costs/by_payer", as_of=as_of, disaster_code=disaster_code)
