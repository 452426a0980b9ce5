"""The names and codes that a file may use."""

from __future__ import annotations

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def names(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every accepted name of municipalities, occupations and departments: one row per noun, code and name."""
    return frame(connection, "registers/names")


def dispatch_names(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every accepted name of disasters, organisations, tasks and routes: one row per noun, code and name."""
    return frame(connection, "registers/dispatch_names")
