"""Questions about measures; one function per file in ``sql/queries/measures``."""

from __future__ import annotations

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def listing(
    connection: duckdb.DuckDBPyConnection,
    *,
    survey_id: int | None,
    measure_type: str | None = None,
    measure_status: str | None = None,
    only_in_work: bool = False,
) -> pd.DataFrame:
    """Measures with the vacancies they aim at in a round, those in work first; None means all: one row per measure."""
    return frame(
        connection,
        "measures/listing",
        survey_id=survey_id,
        measure_type=measure_type,
        measure_status=measure_status,
        only_in_work=only_in_work,
    )


def of_municipality(connection: duckdb.DuckDBPyConnection, *, municipality_code: str) -> pd.DataFrame:
    """Measures in work that aim at one municipality, general ones last: one row per measure."""
    return frame(connection, "measures/of_municipality", municipality_code=municipality_code)


def by_type(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Measures by type: one row per measure type."""
    return frame(connection, "measures/by_type")


def coverage(connection: duckdb.DuckDBPyConnection, *, survey_id: int) -> pd.DataFrame:
    """Vacancies of a round with and without a measure; no row without a vacancy: one row per survey."""
    return frame(connection, "measures/coverage", survey_id=survey_id)


def by_occupation(connection: duckdb.DuckDBPyConnection, *, survey_id: int) -> pd.DataFrame:
    """Vacancies with and without a measure, most without first: one row per occupation with a vacancy."""
    return frame(connection, "measures/by_occupation", survey_id=survey_id)


def cells_without(connection: duckdb.DuckDBPyConnection, *, survey_id: int) -> pd.DataFrame:
    """Vacant cells at which no measure aims, most vacancies first: one row per municipality and occupation."""
    return frame(connection, "measures/cells_without", survey_id=survey_id)


def current(connection: duckdb.DuckDBPyConnection, *, measure_id: int) -> pd.DataFrame:
    """One measure as it is stored now, its codes separated by commas: one row per measure."""
    return frame(connection, "measures/current", measure_id=measure_id)


def of_type(connection: duckdb.DuckDBPyConnection, *, measure_type: str) -> pd.DataFrame:
    """The measures of a type with what they are and aim at: one row per measure."""
    return frame(connection, "measures/of_type", measure_type=measure_type)


def known_codes(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The codes of regions, municipalities and occupations that a measure may name: one row per noun and code."""
    return frame(connection, "measures/known_codes")
