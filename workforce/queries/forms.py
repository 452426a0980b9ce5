"""Questions about what a 調査票 shows; one function per file in ``sql/queries/forms``."""

from __future__ import annotations

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def survey(connection: duckdb.DuckDBPyConnection, *, survey_id: int) -> pd.DataFrame:
    """What the forms of a round say about it: one row per survey."""
    return frame(connection, "forms/survey", survey_id=survey_id)


def headcounts(connection: duckdb.DuckDBPyConnection, *, survey_id: int, municipality_codes: list[str]) -> pd.DataFrame:
    """The occupations asked, with this round's and last year's answers: one row per municipality and occupation."""
    return frame(connection, "forms/headcounts", survey_id=survey_id, municipality_codes=municipality_codes)


def block_counts(
    connection: duckdb.DuckDBPyConnection, *, survey_id: int, municipality_codes: list[str]
) -> pd.DataFrame:
    """The optional blocks, this round and last year: one row per municipality, block, item and measure."""
    return frame(connection, "forms/block_counts", survey_id=survey_id, municipality_codes=municipality_codes)
