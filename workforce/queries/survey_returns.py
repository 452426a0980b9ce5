"""Questions about the returns of a round; one function per file in ``sql/queries/survey_returns``."""

from __future__ import annotations

from datetime import date

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def current_rows(
    connection: duckdb.DuckDBPyConnection, *, survey_id: int, municipality_codes: list[str]
) -> pd.DataFrame:
    """The state of some municipalities' returns as it is now: one row per municipality."""
    return frame(connection, "survey_returns/current_rows", survey_id=survey_id, municipality_codes=municipality_codes)


def tracker(connection: duckdb.DuckDBPyConnection, *, survey_id: int, calendar_day: date) -> pd.DataFrame:
    """The returns of a round on a day, in code order: one row per municipality."""
    return frame(connection, "survey_returns/tracker", survey_id=survey_id, calendar_day=calendar_day)


def totals(connection: duckdb.DuckDBPyConnection, *, survey_id: int, calendar_day: date) -> pd.DataFrame:
    """How far the returns of a round are on a day: one row per survey."""
    return frame(connection, "survey_returns/totals", survey_id=survey_id, calendar_day=calendar_day)


def by_round(connection: duckdb.DuckDBPyConnection, *, calendar_day: date) -> pd.DataFrame:
    """How far the returns of each round are on a day, newest first, as revised: one row per survey."""
    return frame(connection, "survey_returns/by_round", calendar_day=calendar_day)
