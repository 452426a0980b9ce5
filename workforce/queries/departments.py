"""Questions about departments; one function per file in ``sql/queries/departments``."""

from __future__ import annotations

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def listing(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Departments in their fixed order: one row per department."""
    return frame(connection, "departments/listing")


def by_department(
    connection: duckdb.DuckDBPyConnection, *, survey_id: int, municipality_code: str | None = None
) -> pd.DataFrame:
    """Staff by department, of the prefecture (None) or of one municipality: one row per department asked."""
    return frame(connection, "departments/by_department", survey_id=survey_id, municipality_code=municipality_code)


def by_division(
    connection: duckdb.DuckDBPyConnection, *, survey_id: int, municipality_code: str | None = None
) -> pd.DataFrame:
    """Staff by division, of the prefecture (None) or of one municipality: one row per division asked."""
    return frame(connection, "departments/by_division", survey_id=survey_id, municipality_code=municipality_code)


def totals(connection: duckdb.DuckDBPyConnection, *, survey_id: int) -> pd.DataFrame:
    """Departments held against occupations; no row where the round did not ask for them: one row per survey."""
    return frame(connection, "departments/totals", survey_id=survey_id)


def of_municipality(connection: duckdb.DuckDBPyConnection, *, survey_id: int, municipality_code: str) -> pd.DataFrame:
    """The same for one municipality: one row per survey and municipality."""
    return frame(connection, "departments/of_municipality", survey_id=survey_id, municipality_code=municipality_code)
