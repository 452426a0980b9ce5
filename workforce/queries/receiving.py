"""Questions about staff received from outside (受援); one function per file in ``sql/queries/receiving``."""

from __future__ import annotations

from datetime import date

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def totals(connection: duckdb.DuckDBPyConnection, *, disaster_code: str, kind: str, as_of: date) -> pd.DataFrame:
    """Staff received in all, by route, by kind of body and by both: one row per route and body type, or ``all``."""
    return frame(connection, "receiving/totals", disaster_code=disaster_code, kind=kind, as_of=as_of)


def by_occupation(connection: duckdb.DuckDBPyConnection, *, disaster_code: str, kind: str, as_of: date) -> pd.DataFrame:
    """Staff received by occupation, most person-days first: one row per occupation."""
    return frame(connection, "receiving/by_occupation", disaster_code=disaster_code, kind=kind, as_of=as_of)


def by_day(connection: duckdb.DuckDBPyConnection, *, disaster_code: str, kind: str, as_of: date) -> pd.DataFrame:
    """Staff received on each day up to the as-of date: one row per day and body type."""
    return frame(connection, "receiving/by_day", disaster_code=disaster_code, kind=kind, as_of=as_of)


def kinds(connection: duckdb.DuckDBPyConnection, *, disaster_code: str, as_of: date) -> pd.DataFrame:
    """The kinds of dispatch of which a disaster has received staff at all: one row per kind."""
    return frame(connection, "receiving/kinds", disaster_code=disaster_code, as_of=as_of)
