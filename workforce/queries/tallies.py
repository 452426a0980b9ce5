"""Questions about dispatches by every measure; one function per file in ``sql/queries/tallies``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def by_disaster(
    connection: duckdb.DuckDBPyConnection, *, disaster_codes: Sequence[str], scope: str, as_of: date
) -> pd.DataFrame:
    """Actual to date by every measure, planned apart: one row per kind of each of the disasters."""
    return frame(connection, "tallies/by_disaster", disaster_codes=list(disaster_codes), scope=scope, as_of=as_of)


def by_part(
    connection: duckdb.DuckDBPyConnection, *, disaster_code: str, kind: str, scope: str, split: str, as_of: date
) -> pd.DataFrame:
    """One disaster and kind by every measure, actual to date and planned apart: one row per part of the split.

    Args:
        split: total, sender_type, sender, destination or task. Only the rows of sender, destination and task
            have a name (``part``).
    """
    return frame(
        connection,
        "tallies/by_part",
        disaster_code=disaster_code,
        kind=kind,
        scope=scope,
        split=split,
        as_of=as_of,
    )


def every(connection: duckdb.DuckDBPyConnection, *, as_of: date) -> pd.DataFrame:
    """Actual to date by every measure, planned apart: one row per disaster, kind and scope."""
    return frame(connection, "tallies/every", as_of=as_of)
