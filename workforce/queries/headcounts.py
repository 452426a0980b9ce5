"""Questions about headcounts; one function per file in ``sql/queries/headcounts``."""

from __future__ import annotations

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
