"""The codes that an entry may name."""

from __future__ import annotations

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def known(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every registered code by noun, and the first and last day of the calendar."""
    return frame(connection, "codes/known")
