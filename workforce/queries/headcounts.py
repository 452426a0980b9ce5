"""Questions about headcounts; one function per file in ``sql/queries/headcounts``."""

from __future__ import annotations

from datetime import date

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def grid(connection: duckdb.DuckDBPyConnection, *, survey_id: int, municipality_code: str) -> pd.DataFrame:
    """The headcount grid of one municipality: one row per occupation."""
    return frame(connection, "headcounts/grid", survey_id=survey_id, municipality_code=municipality_code)


def current_rows(
    connection: duckdb.DuckDBPyConnection, *, survey_id: int, municipality_codes: list[str]
) -> pd.DataFrame:
    """Headcounts of some municipalities as they are stored now: one row per municipality and occupation."""
    return frame(connection, "headcounts/current_rows", survey_id=survey_id, municipality_codes=municipality_codes)


def year_before(connection: duckdb.DuckDBPyConnection, *, as_of: date, municipality_codes: list[str]) -> pd.DataFrame:
    """The answers of some municipalities in the round of the series a year before: one row per cell."""
    return frame(connection, "headcounts/year_before", as_of=as_of, municipality_codes=municipality_codes)


def asked(connection: duckdb.DuckDBPyConnection, *, survey_id: int) -> pd.DataFrame:
    """Which cells a round asks for, over everything: one row per municipality and occupation."""
    return frame(connection, "headcounts/asked", survey_id=survey_id)
