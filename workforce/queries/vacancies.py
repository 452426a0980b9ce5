"""Questions about vacancies; one function per file in ``sql/queries/vacancies``.

A ``selection`` narrows the municipalities and occupations that are counted; without one they all are.
"""

from __future__ import annotations

import duckdb
import pandas as pd

from workforce.domain.selections import EVERYTHING, Selection
from workforce.queries.reading import frame

Connection = duckdb.DuckDBPyConnection


def totals(connection: Connection, *, survey_id: int, selection: Selection = EVERYTHING) -> pd.DataFrame:
    """Totals of a selection in one survey: one row per survey."""
    return frame(connection, "vacancies/totals", survey_id=survey_id, **vars(selection))


def totals_by_year(connection: Connection, *, survey_id: int) -> pd.DataFrame:
    """Totals over the ten years up to the chosen survey: confirmed rounds and the chosen one: one row per survey."""
    return frame(connection, "vacancies/totals_by_year", survey_id=survey_id)


def by_occupation(connection: Connection, *, survey_id: int, selection: Selection = EVERYTHING) -> pd.DataFrame:
    """Vacancies by occupation, most vacancies first: one row per occupation."""
    return frame(connection, "vacancies/by_occupation", survey_id=survey_id, **vars(selection))


def headlines_by_year(connection: Connection, *, survey_id: int) -> pd.DataFrame:
    """The headline occupations over the ten years up to the chosen survey: one row per survey and occupation."""
    return frame(connection, "vacancies/headlines_by_year", survey_id=survey_id)


def by_municipality(connection: Connection, *, survey_id: int, selection: Selection = EVERYTHING) -> pd.DataFrame:
    """Vacancies by municipality in code order: one row per municipality."""
    return frame(connection, "vacancies/by_municipality", survey_id=survey_id, **vars(selection))


def by_municipality_type(connection: Connection, *, survey_id: int, selection: Selection = EVERYTHING) -> pd.DataFrame:
    """Subtotals: cities, towns and villages, all of the selection: one row per subtotal."""
    return frame(connection, "vacancies/by_municipality_type", survey_id=survey_id, **vars(selection))


def municipality_by_year(connection: Connection, *, survey_id: int, municipality_code: str) -> pd.DataFrame:
    """One municipality over the ten years up to the chosen survey: one row per survey."""
    return frame(connection, "vacancies/municipality_by_year", survey_id=survey_id, municipality_code=municipality_code)


def cells(connection: Connection, *, survey_id: int, selection: Selection = EVERYTHING) -> pd.DataFrame:
    """Every cell of a survey with its surplus, cover and remark: one row per municipality and occupation."""
    return frame(connection, "vacancies/cells", survey_id=survey_id, **vars(selection))


def municipality_by_occupation(connection: Connection, *, survey_id: int, municipality_code: str) -> pd.DataFrame:
    """One municipality by occupation, most vacancies first: one row per occupation."""
    return frame(
        connection, "vacancies/municipality_by_occupation", survey_id=survey_id, municipality_code=municipality_code
    )


def matrix(connection: Connection, *, survey_id: int, first: int, selection: Selection = EVERYTHING) -> pd.DataFrame:
    """Municipalities with most vacancies × occupations that have any, with row totals and their share of all.

    One row per municipality among the first and occupation with vacancies.
    """
    return frame(connection, "vacancies/matrix", survey_id=survey_id, first=first, **vars(selection))


def cover_steps(connection: Connection, *, survey_id: int, selection: Selection = EVERYTHING) -> pd.DataFrame:
    """How vacancies are covered, from the vacancies to the real gap: one row per step."""
    return frame(connection, "vacancies/cover_steps", survey_id=survey_id, **vars(selection))


def bridge(connection: Connection, *, survey_id: int, selection: Selection = EVERYTHING) -> pd.DataFrame:
    """From the vacancies of the year before to those of this year: one row per step; none without such a year."""
    return frame(connection, "vacancies/bridge", survey_id=survey_id, **vars(selection))


def courses(connection: Connection, *, survey_id: int, selection: Selection = EVERYTHING) -> pd.DataFrame:
    """Vacancies by their course since the year before: one row per course."""
    return frame(connection, "vacancies/courses", survey_id=survey_id, **vars(selection))


def changes(connection: Connection, *, survey_id: int, selection: Selection = EVERYTHING) -> pd.DataFrame:
    """Where vacancies are new, grown, shrunk or closed since the year before.

    One row per municipality and occupation.
    """
    return frame(connection, "vacancies/changes", survey_id=survey_id, **vars(selection))


def runs(connection: Connection, *, survey_id: int, selection: Selection = EVERYTHING) -> pd.DataFrame:
    """Vacancies with the years they have lasted, longest first: one row per municipality and occupation."""
    return frame(connection, "vacancies/runs", survey_id=survey_id, **vars(selection))


def runs_by_length(connection: Connection, *, survey_id: int, selection: Selection = EVERYTHING) -> pd.DataFrame:
    """Vacancies by the years they have lasted, longest first: one row per number of years."""
    return frame(connection, "vacancies/runs_by_length", survey_id=survey_id, **vars(selection))


def runs_of_municipality(connection: Connection, *, survey_id: int, municipality_code: str) -> pd.DataFrame:
    """Vacancies of one municipality with the years they have lasted: one row per occupation with a vacancy."""
    return frame(connection, "vacancies/runs_of_municipality", survey_id=survey_id, municipality_code=municipality_code)


def peers(connection: Connection, *, survey_id: int, selection: Selection = EVERYTHING) -> pd.DataFrame:
    """Municipalities beside the medians of similar ones: one row per municipality."""
    return frame(connection, "vacancies/peers", survey_id=survey_id, **vars(selection))


def peers_of_municipality(connection: Connection, *, survey_id: int, municipality_code: str) -> pd.DataFrame:
    """The municipalities similar to one, itself among them (``is_chosen``): one row per municipality."""
    return frame(
        connection, "vacancies/peers_of_municipality", survey_id=survey_id, municipality_code=municipality_code
    )
