"""What a role may do."""

from __future__ import annotations

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def actions_of_role(connection: duckdb.DuckDBPyConnection, *, role_code: str) -> pd.DataFrame:
    """The actions a role allows: one row per ``action_code``."""
    return frame(connection, "rights/actions_of_role", role_code=role_code)
