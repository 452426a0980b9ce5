"""Questions about surveys; one function per file in ``sql/queries/surveys``."""

from __future__ import annotations

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def listing(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Survey rounds, newest first; of one date the round of the series comes first: one row per survey."""
    return frame(connection, "surveys/listing")


def current(connection: duckdb.DuckDBPyConnection, *, survey_id: int) -> pd.DataFrame:
    """One survey round as it is stored now: one row per survey."""
    return frame(connection, "surveys/current", survey_id=survey_id)


def holdings(connection: duckdb.DuckDBPyConnection, *, survey_id: int) -> pd.DataFrame:
    """The cells a round asks for, and what is recorded in it: one row per survey."""
    return frame(connection, "surveys/holdings", survey_id=survey_id)


def revision_of(connection: duckdb.DuckDBPyConnection, *, survey_id: int) -> pd.DataFrame:
    """The revision of a confirmed round, if it has one: one row per survey."""
    return frame(connection, "surveys/revision_of", survey_id=survey_id)


def differences(connection: duckdb.DuckDBPyConnection, *, survey_id: int) -> pd.DataFrame:
    """The values that a revision changed: one row per municipality, item and value."""
    return frame(connection, "surveys/differences", survey_id=survey_id)
