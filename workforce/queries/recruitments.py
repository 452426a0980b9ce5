"""Questions about joint exams; one function per file in ``sql/queries/recruitments``."""

from __future__ import annotations

from datetime import date

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def listing(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Exams with their seats over all occupations, newest first: one row per recruitment."""
    return frame(connection, "recruitments/listing")


def current(connection: duckdb.DuckDBPyConnection, *, recruitment_id: int) -> pd.DataFrame:
    """One exam as it is stored now, its municipalities separated by commas: one row per recruitment."""
    return frame(connection, "recruitments/current", recruitment_id=recruitment_id)


def stages(connection: duckdb.DuckDBPyConnection, *, recruitment_id: int, as_of: date) -> pd.DataFrame:
    """The stages of one exam seen from a date, in order: one row per stage."""
    return frame(connection, "recruitments/stages", recruitment_id=recruitment_id, as_of=as_of)


def by_occupation(connection: duckdb.DuckDBPyConnection, *, recruitment_id: int) -> pd.DataFrame:
    """Target, applicants, passed and hired of one exam: one row per occupation."""
    return frame(connection, "recruitments/by_occupation", recruitment_id=recruitment_id)


def seats(connection: duckdb.DuckDBPyConnection, *, recruitment_id: int) -> pd.DataFrame:
    """What is recorded of one exam: one row per municipality and occupation."""
    return frame(connection, "recruitments/seats", recruitment_id=recruitment_id)


def seat(connection: duckdb.DuckDBPyConnection, *, seat_id: int) -> pd.DataFrame:
    """One record as it is stored now: one row per seat."""
    return frame(connection, "recruitments/seat", seat_id=seat_id)


def beginning_on(connection: duckdb.DuckDBPyConnection, *, applications_from: date) -> pd.DataFrame:
    """The exams whose applications begin on a day: one row per recruitment."""
    return frame(connection, "recruitments/beginning_on", applications_from=applications_from)


def known_codes(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The codes of disasters, municipalities and occupations that an exam may name: one row per noun and code."""
    return frame(connection, "recruitments/known_codes")
