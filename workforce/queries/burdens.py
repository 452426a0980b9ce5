"""Questions about the burden of sending staff; one function per file in ``sql/queries/burdens``."""

from __future__ import annotations

from datetime import date

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def totals(
    connection: duckdb.DuckDBPyConnection, *, disaster_code: str, kind: str, scope: str, survey_id: int, as_of: date
) -> pd.DataFrame:
    """Burden of all municipalities together: one row over all occupations (``all``), then one per occupation sent."""
    return frame(
        connection,
        "burdens/totals",
        disaster_code=disaster_code,
        kind=kind,
        scope=scope,
        survey_id=survey_id,
        as_of=as_of,
    )


def by_sender(
    connection: duckdb.DuckDBPyConnection,
    *,
    disaster_code: str,
    kind: str,
    scope: str,
    survey_id: int,
    occupation_filter: str,
    as_of: date,
) -> pd.DataFrame:
    """Burden rate of each municipality beside its vacancy rate, heaviest first: one row per municipality."""
    return frame(
        connection,
        "burdens/by_sender",
        disaster_code=disaster_code,
        kind=kind,
        scope=scope,
        survey_id=survey_id,
        occupation_filter=occupation_filter,
        as_of=as_of,
    )


def after_one_more_wave(
    connection: duckdb.DuckDBPyConnection,
    *,
    disaster_code: str,
    kind: str,
    scope: str,
    survey_id: int,
    occupation_filter: str,
    as_of: date,
    persons: int,
    days: int,
) -> pd.DataFrame:
    """What one more wave would make of each municipality's burden, lightest first: one row per municipality."""
    return frame(
        connection,
        "burdens/after_one_more_wave",
        disaster_code=disaster_code,
        kind=kind,
        scope=scope,
        survey_id=survey_id,
        occupation_filter=occupation_filter,
        as_of=as_of,
        persons=persons,
        days=days,
    )
