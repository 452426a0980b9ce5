"""Questions about how gaps of requests are closed; one function per file in ``sql/queries/closings``."""

from __future__ import annotations

from datetime import date

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def steps(
    connection: duckdb.DuckDBPyConnection,
    *,
    disaster_code: str,
    kind: str,
    as_of: date,
    first_on: date,
    last_on: date,
) -> pd.DataFrame:
    """From what was asked for to the residual, from ``first_on`` to ``last_on`` as known on ``as_of``.

    In person-days, in persons when the period is one day; six rows, or none without a need.
    """
    return frame(
        connection,
        "closings/steps",
        disaster_code=disaster_code,
        kind=kind,
        as_of=as_of,
        first_on=first_on,
        last_on=last_on,
    )


def by_request(
    connection: duckdb.DuckDBPyConnection,
    *,
    disaster_code: str,
    kind: str,
    as_of: date,
    first_on: date,
    last_on: date,
) -> pd.DataFrame:
    """How each request is met from ``first_on`` to ``last_on`` as known on ``as_of``: one row per request.

    In person-days, in persons when the period is one day.
    """
    return frame(
        connection,
        "closings/by_request",
        disaster_code=disaster_code,
        kind=kind,
        as_of=as_of,
        first_on=first_on,
        last_on=last_on,
    )


def of_request(connection: duckdb.DuckDBPyConnection, *, request_id: int) -> pd.DataFrame:
    """The closings of one request, those given up included: one row per closing."""
    return frame(connection, "closings/of_request", request_id=request_id)


def current(connection: duckdb.DuckDBPyConnection, *, closing_id: int) -> pd.DataFrame:
    """One closing as stored: one row, or none."""
    return frame(connection, "closings/current", closing_id=closing_id)


def recorded_as(connection: duckdb.DuckDBPyConnection, *, entry_key: str) -> pd.DataFrame:
    """The closing that an entry key already stands for: one row, or none."""
    return frame(connection, "closings/recorded_as", entry_key=entry_key)


def beyond(
    connection: duckdb.DuckDBPyConnection,
    *,
    request_id: int,
    disaster_code: str,
    kind: str,
    municipality_code: str,
    task_code: str,
    as_of: date,
) -> pd.DataFrame:
    """The days on which the closings of a request go beyond its need: one row per day.

    What the request is for (disaster, kind, place, task) has to be given with its number: only that is worked out.
    """
    return frame(
        connection,
        "closings/beyond",
        request_id=request_id,
        disaster_code=disaster_code,
        kind=kind,
        municipality_code=municipality_code,
        task_code=task_code,
        as_of=as_of,
    )


def met_on_day(
    connection: duckdb.DuckDBPyConnection,
    *,
    request_id: int,
    disaster_code: str,
    kind: str,
    municipality_code: str,
    task_code: str,
    as_of: date,
    calendar_day: date,
) -> pd.DataFrame:
    """How a request is met on a day, in persons: one row, or none without a need or a closing on the day.

    What the request is for has to be given with its number, as for :func:`beyond`.
    """
    return frame(
        connection,
        "closings/met_on_day",
        request_id=request_id,
        disaster_code=disaster_code,
        kind=kind,
        municipality_code=municipality_code,
        task_code=task_code,
        as_of=as_of,
        calendar_day=calendar_day,
    )
