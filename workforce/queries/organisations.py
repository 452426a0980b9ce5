"""Questions about organisations; one function per file in ``sql/queries/organisations``."""

from __future__ import annotations

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def listing(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Organisations that can send or receive staff: the prefecture, its municipalities, others.

    One row per organisation.
    """
    return frame(connection, "organisations/listing")
