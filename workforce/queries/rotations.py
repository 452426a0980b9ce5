"""Questions about rotations; one function per file in ``sql/queries/rotations``."""

from __future__ import annotations

from datetime import date

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def waves(connection: duckdb.DuckDBPyConnection, *, request_id: int) -> pd.DataFrame:
    """The waves of the rotations of a request, the newest rotation first: one row per wave."""
    return frame(connection, "rotations/waves", request_id=request_id)


def totals(connection: duckdb.DuckDBPyConnection, *, request_id: int) -> pd.DataFrame:
    """Waves, person-days and handover of the rotations of a request: one row per rotation."""
    return frame(connection, "rotations/totals", request_id=request_id)


def recorded_as(connection: duckdb.DuckDBPyConnection, *, entry_key: str) -> pd.DataFrame:
    """The rotation recorded under an entry key, if any: one row per rotation."""
    return frame(connection, "rotations/recorded_as", entry_key=entry_key)


def dispatches(connection: duckdb.DuckDBPyConnection, *, rotation_id: int) -> pd.DataFrame:
    """The dispatches that the waves of a rotation became: one row per wave."""
    return frame(connection, "rotations/dispatches", rotation_id=rotation_id)


def names(connection: duckdb.DuckDBPyConnection, *, disaster_code: str) -> pd.DataFrame:
    """The names of waves in use in a disaster: one row per sender, request and wave."""
    return frame(connection, "rotations/names", disaster_code=disaster_code)


def away(
    connection: duckdb.DuckDBPyConnection, *, occupation_code: str | None, first_day: date, last_day: date
) -> pd.DataFrame:
    """Persons away or planned to be, over all disasters; None takes every occupation: one row per sender and day."""
    return frame(connection, "rotations/away", occupation_code=occupation_code, first_day=first_day, last_day=last_day)


def staff(connection: duckdb.DuckDBPyConnection, *, survey_id: int, occupation_code: str | None) -> pd.DataFrame:
    """Staff in all and of one occupation, and the vacancy rate: one row per municipality."""
    return frame(connection, "rotations/staff", survey_id=survey_id, occupation_code=occupation_code)


def quality_by_sender(
    connection: duckdb.DuckDBPyConnection, *, disaster_code: str, kind: str, as_of: date
) -> pd.DataFrame:
    """Length, handover and short waves of the dispatches that have ended: one row per sender, most waves first."""
    return frame(connection, "rotations/quality_by_sender", disaster_code=disaster_code, kind=kind, as_of=as_of)


def quality_of_disaster(
    connection: duckdb.DuckDBPyConnection, *, disaster_code: str, kind: str, as_of: date
) -> pd.DataFrame:
    """Length, handover and short waves of the dispatches that have ended: one row, none where there are none."""
    return frame(connection, "rotations/quality_of_disaster", disaster_code=disaster_code, kind=kind, as_of=as_of)
