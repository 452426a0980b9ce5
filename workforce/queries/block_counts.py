"""Questions about the optional blocks of a survey."""

from __future__ import annotations

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def current_rows(
    connection: duckdb.DuckDBPyConnection, *, survey_id: int, municipality_codes: list[str]
) -> pd.DataFrame:
    """The stored numbers of some municipalities: one row per municipality, block, item and measure."""
    return frame(connection, "block_counts/current_rows", survey_id=survey_id, municipality_codes=municipality_codes)
