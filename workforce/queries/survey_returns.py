"""Questions about the returns of a round; one function per file in ``sql/queries/survey_returns``."""

from __future__ import annotations

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def current_rows(
    connection: duckdb.DuckDBPyConnection, *, survey_id: int, municipality_codes: list[str]
) -> pd.DataFrame:
    """The state of some municipalities' returns as it is now: one row per municipality."""
    return frame(connection, "survey_returns/current_rows", survey_id=survey_id, municipality_codes=municipality_codes)
