"""Questions of the situation board; one function per file in ``sql/queries/board``.

They are asked of every open disaster, or of one of them: a closed one has nothing on the board.
"""

from __future__ import annotations

from datetime import date

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def totals(
    connection: duckdb.DuckDBPyConnection, *, as_of: date, last_on: date, disaster_code: str | None = None
) -> pd.DataFrame:
    """Persons on duty, teams that arrive or leave up to ``last_on``, dispatches without successor: one row."""
    return frame(connection, "board/totals", disaster_code=disaster_code, as_of=as_of, last_on=last_on)


def on_duty(connection: duckdb.DuckDBPyConnection, *, as_of: date, disaster_code: str | None = None) -> pd.DataFrame:
    """Persons on duty now, the destination with most first: one row per disaster, kind, destination and task."""
    return frame(connection, "board/on_duty", disaster_code=disaster_code, as_of=as_of)


def request_totals(
    connection: duckdb.DuckDBPyConnection, *, as_of: date, disaster_code: str | None = None
) -> pd.DataFrame:
    """Requests short of people, those open for more than 7 days, and what is missing now by kind: one row."""
    return frame(connection, "board/request_totals", disaster_code=disaster_code, as_of=as_of)


def requests(connection: duckdb.DuckDBPyConnection, *, as_of: date, disaster_code: str | None = None) -> pd.DataFrame:
    """Open requests that lack people now or later or have waited for more than 7 days (``is_waiting``), by priority,
    then by the gap: one row per request."""
    return frame(connection, "board/requests", disaster_code=disaster_code, as_of=as_of)


def endings(connection: duckdb.DuckDBPyConnection, *, as_of: date, disaster_code: str | None = None) -> pd.DataFrame:
    """Dispatches that end within 14 days and have no successor, the soonest first: one row per dispatch."""
    return frame(connection, "board/endings", disaster_code=disaster_code, as_of=as_of)
