"""Questions about hearings; one function per file in ``sql/queries/hearings``."""

from __future__ import annotations

from datetime import date

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def log(
    connection: duckdb.DuckDBPyConnection,
    *,
    survey_id: int,
    as_of: date,
    municipality_code: str | None = None,
    category_code: str | None = None,
    occupation_code: str | None = None,
    hearing_status: str | None = None,
    only_overdue: bool = False,
) -> pd.DataFrame:
    """Hearing notes of a round, overdue ones first; None means all: one row per hearing."""
    return frame(
        connection,
        "hearings/log",
        survey_id=survey_id,
        as_of=as_of,
        municipality_code=municipality_code,
        category_code=category_code,
        occupation_code=occupation_code,
        hearing_status=hearing_status,
        only_overdue=only_overdue,
    )


def of_municipality(connection: duckdb.DuckDBPyConnection, *, municipality_code: str, as_of: date) -> pd.DataFrame:
    """What one municipality said in any round, open notes first: one row per hearing."""
    return frame(connection, "hearings/of_municipality", municipality_code=municipality_code, as_of=as_of)


def municipality_totals(connection: duckdb.DuckDBPyConnection, *, municipality_code: str, as_of: date) -> pd.DataFrame:
    """Hearing notes of one municipality over all rounds; no row where none was taken: one row per municipality."""
    return frame(connection, "hearings/municipality_totals", municipality_code=municipality_code, as_of=as_of)


def by_category(connection: duckdb.DuckDBPyConnection, *, survey_id: int, as_of: date) -> pd.DataFrame:
    """Hearing notes of a round by category, those of most municipalities first: one row per category."""
    return frame(connection, "hearings/by_category", survey_id=survey_id, as_of=as_of)


def totals(connection: duckdb.DuckDBPyConnection, *, survey_id: int, as_of: date) -> pd.DataFrame:
    """Hearing notes of a round; no row where none was taken: one row per survey."""
    return frame(connection, "hearings/totals", survey_id=survey_id, as_of=as_of)


def current(connection: duckdb.DuckDBPyConnection, *, hearing_id: int) -> pd.DataFrame:
    """One hearing note as it is stored now: one row per hearing."""
    return frame(connection, "hearings/current", hearing_id=hearing_id)


def of_day(
    connection: duckdb.DuckDBPyConnection,
    *,
    survey_id: int,
    municipality_code: str,
    category_code: str,
    occupation_code: str | None,
    heard_on: date,
) -> pd.DataFrame:
    """The notes that one more of that day could be taken for: one row per hearing."""
    return frame(
        connection,
        "hearings/of_day",
        survey_id=survey_id,
        municipality_code=municipality_code,
        category_code=category_code,
        occupation_code=occupation_code,
        heard_on=heard_on,
    )


def known_codes(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The codes a hearing note may name, and the round under which the notes of a round stand: one row per code."""
    return frame(connection, "hearings/known_codes")
