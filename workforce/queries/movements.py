"""Questions about arrivals and departures; one function per file in ``sql/queries/movements``."""

from __future__ import annotations

from datetime import date

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def between(
    connection: duckdb.DuckDBPyConnection,
    *,
    first_on: date,
    last_on: date,
    disaster_code: str | None = None,
    kind: str | None = None,
) -> pd.DataFrame:
    """Arrivals and departures within a period, by day: one row per dispatch and movement.

    Without a disaster those of every open one, without a kind those of both.
    """
    return frame(
        connection, "movements/between", disaster_code=disaster_code, kind=kind, first_on=first_on, last_on=last_on
    )
