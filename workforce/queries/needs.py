"""Questions about needs; one function per file in ``sql/queries/needs``. Each is asked for one kind of dispatch."""

from __future__ import annotations

from datetime import date

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def by_task(connection: duckdb.DuckDBPyConnection, *, disaster_code: str, kind: str, as_of: date) -> pd.DataFrame:
    """Needs by task over the whole period, in person-days: one row per task."""
    return frame(connection, "needs/by_task", disaster_code=disaster_code, kind=kind, as_of=as_of)


def by_municipality(
    connection: duckdb.DuckDBPyConnection, *, disaster_code: str, kind: str, as_of: date
) -> pd.DataFrame:
    """Needs by municipality over the whole period, in person-days: one row per municipality."""
    return frame(connection, "needs/by_municipality", disaster_code=disaster_code, kind=kind, as_of=as_of)


def by_place_and_task(
    connection: duckdb.DuckDBPyConnection,
    *,
    disaster_code: str,
    kind: str,
    as_of: date,
    first_on: date,
    last_on: date,
) -> pd.DataFrame:
    """Needed, offered, secured, in place and left open from ``first_on`` to ``last_on`` as known on ``as_of``.

    In person-days, in persons when the period is one day; one row per municipality and task.
    """
    return frame(
        connection,
        "needs/by_place_and_task",
        disaster_code=disaster_code,
        kind=kind,
        as_of=as_of,
        first_on=first_on,
        last_on=last_on,
    )


def totals(connection: duckdb.DuckDBPyConnection, *, disaster_code: str, kind: str, as_of: date) -> pd.DataFrame:
    """Needs of a disaster in total, with the share met: one row, or none where nothing was asked for."""
    return frame(connection, "needs/totals", disaster_code=disaster_code, kind=kind, as_of=as_of)


def lacking(
    connection: duckdb.DuckDBPyConnection, *, disaster_code: str, kind: str, scope: str, as_of: date
) -> pd.DataFrame:
    """The days on which requests lack people: one row per municipality and day."""
    return frame(connection, "needs/lacking", disaster_code=disaster_code, kind=kind, scope=scope, as_of=as_of)
