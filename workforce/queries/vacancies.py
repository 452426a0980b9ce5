"""Questions about vacancies; one function per file in ``sql/queries/vacancies``."""

from __future__ import annotations

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def totals(connection: duckdb.DuckDBPyConnection, *, survey_id: int) -> pd.DataFrame:
    """Totals of one survey: one row per survey."""
    return frame(connection, "vacancies/totals", survey_id=survey_id)


def totals_by_year(connection: duckdb.DuckDBPyConnection, *, survey_id: int) -> pd.DataFrame:
    """Totals over the ten years up to the chosen survey: confirmed rounds and the chosen one: one row per survey."""
    return frame(connection, "vacancies/totals_by_year", survey_id=survey_id)


def by_occupation(connection: duckdb.DuckDBPyConnection, *, survey_id: int) -> pd.DataFrame:
    """Vacancies by occupation, most vacancies first: one row per occupation."""
    return frame(connection, "vacancies/by_occupation", survey_id=survey_id)


def occupation_by_year(connection: duckdb.DuckDBPyConnection, *, survey_id: int, occupation_code: str) -> pd.DataFrame:
    """One occupation over the ten years up to the chosen survey: one row per survey."""
    return frame(connection, "vacancies/occupation_by_year", survey_id=survey_id, occupation_code=occupation_code)


def by_municipality(connection: duckdb.DuckDBPyConnection, *, survey_id: int) -> pd.DataFrame:
    """Vacancies by municipality in code order: one row per municipality."""
    return frame(connection, "vacancies/by_municipality", survey_id=survey_id)


def by_municipality_type(connection: duckdb.DuckDBPyConnection, *, survey_id: int) -> pd.DataFrame:
    """Subtotals: cities, towns and villages, prefecture: one row per subtotal."""
    return frame(connection, "vacancies/by_municipality_type", survey_id=survey_id)


def municipality_by_year(
    connection: duckdb.DuckDBPyConnection, *, survey_id: int, municipality_code: str
) -> pd.DataFrame:
    """One municipality over the ten years up to the chosen survey: one row per survey."""
    return frame(connection, "vacancies/municipality_by_year", survey_id=survey_id, municipality_code=municipality_code)


def cells(connection: duckdb.DuckDBPyConnection, *, survey_id: int) -> pd.DataFrame:
    """Every cell of a survey with its surplus, cover and remark: one row per municipality and occupation."""
    return frame(connection, "vacancies/cells", survey_id=survey_id)


def municipality_by_occupation(
    connection: duckdb.DuckDBPyConnection, *, survey_id: int, municipality_code: str
) -> pd.DataFrame:
    """One municipality by occupation, most vacancies first: one row per occupation."""
    return frame(
        connection, "vacancies/municipality_by_occupation", survey_id=survey_id, municipality_code=municipality_code
    )


def matrix(connection: duckdb.DuckDBPyConnection, *, survey_id: int, first: int) -> pd.DataFrame:
    """Municipalities with most vacancies × occupations that have any, with row totals and their share of all.

    One row per municipality among the first and occupation with vacancies.
    """
    return frame(connection, "vacancies/matrix", survey_id=survey_id, first=first)
