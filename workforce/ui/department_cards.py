"""The card about staff by department, for the prefecture and for one municipality."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from workforce.charts import departments as charts
from workforce.domain import notation
from workforce.findings import departments as findings
from workforce.queries import departments
from workforce.ui import cards, session, tables, vacancy_cards
from workforce.ui.asking import ask

COLUMNS = ["account", "division", "department", "department_staff", "answered", "asked"]
DIVISION_COLUMNS = ["division", "department_staff"]


def by_department(survey: pd.Series, municipality_code: str | None = None) -> None:
    """Staff by department and division beside the occupations, or where to take answers in."""
    words, survey_id = session.words(), int(survey["survey_id"])
    found = ask(departments.by_department, survey_id=survey_id, municipality_code=municipality_code)
    if not found["answered"].any():
        cards.empty(
            words("page.departments.nothing"), page="pages/staffing/imports.py", page_label=words("page.imports.menu")
        )
        return
    if municipality_code is None:
        compared = ask(departments.totals, survey_id=survey_id)
    else:
        compared = ask(departments.of_municipality, survey_id=survey_id, municipality_code=municipality_code)
    source = vacancy_cards.source_of(survey)
    with cards.card(
        "departments", cards.say(findings.comparison, compared), words("page.departments.subtitle"), source=source
    ):
        left, right = st.columns([3, 2])
        with left:
            cards.chart(
                charts.by_department, found, key="departments", alt=cards.say(findings.by_department_alt, found)
            )
        with right:
            _beside_occupations(compared.iloc[0], survey, municipality_code)
        tables.table_and_download(found, COLUMNS, key="departments", source=source, as_of=survey["as_of"])


def _beside_occupations(compared: pd.Series, survey: pd.Series, municipality_code: str | None) -> None:
    """The divisions, the occupations they are held against, and why the two may differ."""
    words = session.words()
    source = vacancy_cards.source_of(survey)
    divisions = ask(departments.by_division, survey_id=int(survey["survey_id"]), municipality_code=municipality_code)
    tables.table(divisions, DIVISION_COLUMNS, key="divisions", height="content")
    tables.download(divisions, DIVISION_COLUMNS, key="divisions", source=source, as_of=survey["as_of"])
    st.text(
        words(
            "page.departments.against",
            general=notation.number(compared["general_staff"]),
            occupations=notation.number(compared["occupation_staff"]),
            difference=notation.signed(compared["general_difference"]),
        )
    )
    if municipality_code is None:
        st.text(
            words(
                "page.departments.compared",
                compared=compared["municipalities_compared"],
                differing=compared["municipalities_differing"],
            )
        )
    st.caption(words("page.departments.why"))
