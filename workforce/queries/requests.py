"""Questions about requests; one function per file in ``sql/queries/requests``."""

from __future__ import annotations

from datetime import date

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def listing(connection: duckdb.DuckDBPyConnection, *, disaster_code: str, as_of: date) -> pd.DataFrame:
    """Requests and how far they are met, those that lack people first: one row per request."""
    return frame(connection, "requests/listing", disaster_code=disaster_code, as_of=as_of)


def totals(connection: duckdb.DuckDBPyConnection, *, disaster_code: str, kind: str, as_of: date) -> pd.DataFrame:
    """The open requests of one kind in total, in persons on the day of each: one row."""
    return frame(connection, "requests/totals", disaster_code=disaster_code, kind=kind, as_of=as_of)


def of_disaster(connection: duckdb.DuckDBPyConnection, *, disaster_code: str, as_of: date) -> pd.DataFrame:
    """Requests of a disaster with state and size as known at a date: one row per request."""
    return frame(connection, "requests/of_disaster", disaster_code=disaster_code, as_of=as_of)


def days(connection: duckdb.DuckDBPyConnection, *, disaster_code: str, request_id: int, as_of: date) -> pd.DataFrame:
    """A request day by day, in persons: one row per day with a need."""
    return frame(connection, "requests/days", disaster_code=disaster_code, request_id=request_id, as_of=as_of)


def moves(connection: duckdb.DuckDBPyConnection, *, request_id: int) -> pd.DataFrame:
    """The moves of a request from state to state, newest first: one row per move."""
    return frame(connection, "requests/moves", request_id=request_id)


def revisions(connection: duckdb.DuckDBPyConnection, *, request_id: int) -> pd.DataFrame:
    """The sizes of a request, newest first: one row per revision."""
    return frame(connection, "requests/revisions", request_id=request_id)


def overdue_plans(
    connection: duckdb.DuckDBPyConnection,
    *,
    as_of: date,
    disaster_code: str | None = None,
    disaster_status: str | None = None,
    kind: str | None = None,
    request_id: int | None = None,
) -> pd.DataFrame:
    """Plans whose first day has come and that count as met all the same; None means all: one row per dispatch."""
    return frame(
        connection,
        "requests/overdue_plans",
        disaster_code=disaster_code,
        disaster_status=disaster_status,
        kind=kind,
        request_id=request_id,
        as_of=as_of,
    )


def current(connection: duckdb.DuckDBPyConnection, *, request_id: int) -> pd.DataFrame:
    """A request as stored now, with its newest state and size: one row, or none."""
    return frame(connection, "requests/current", request_id=request_id)


def current_rows(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Requests that are registered: one row per request."""
    return frame(connection, "requests/current_rows")


def recorded_as(connection: duckdb.DuckDBPyConnection, *, entry_key: str) -> pd.DataFrame:
    """The request that an entry key already stands for: one row, or none."""
    return frame(connection, "requests/recorded_as", entry_key=entry_key)
