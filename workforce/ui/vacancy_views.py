"""What the vacancies page shows below its key figures, one view at a time: each takes the survey and the selection."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from workforce.domain.selections import Selection
from workforce.findings import vacancies as findings
from workforce.queries import vacancies
from workforce.ui import cards, session, tables, vacancy_cards
from workforce.ui.asking import ask


def now(survey: pd.Series, selection: Selection) -> None:
    """Where people are missing: by occupation, on the map, and municipality by occupation."""
    asked = {"survey_id": int(survey["survey_id"]), "selection": selection}
    vacancy_cards.bullet(ask(vacancies.by_occupation, **asked), survey, selection)
    left, right = st.columns([9, 11])
    with left:
        vacancy_cards.vacancy_map(ask(vacancies.by_municipality, **asked), survey, selection)
    with right:
        vacancy_cards.matrix(survey, selection)


def cells(survey: pd.Series, selection: Selection) -> None:
    """Subtotals, and every cell that is short or over."""
    words, source = session.words(), vacancy_cards.source_of(survey, selection)
    asked = {"survey_id": int(survey["survey_id"]), "selection": selection}
    subtotals = ask(vacancies.by_municipality_type, **asked)
    with cards.card(
        "subtotals", cards.say(findings.subtotals, subtotals), words("page.vacancies.subtotals_subtitle"), source=source
    ):
        tables.table(subtotals, vacancy_cards.SUBTOTAL_COLUMNS, key="subtotals")
        tables.download(
            subtotals, vacancy_cards.SUBTOTAL_COLUMNS, key="vacancy_subtotals", source=source, as_of=survey["as_of"]
        )
    with cards.card(
        "cells", words("page.vacancies.cells_title"), words("page.vacancies.cells_subtitle"), source=source
    ):
        shown = ask(vacancies.cells, **asked)
        if st.toggle(words("page.vacancies.only_gaps"), value=True, key="cells_only_gaps"):
            shown = shown[(shown["vacancy"] > 0) | (shown["surplus"] > 0)]
        tables.table(shown, vacancy_cards.CELL_COLUMNS, key="cells", height=420)
        tables.download(shown, vacancy_cards.CELL_COLUMNS, key="vacancy_cells", source=source, as_of=survey["as_of"])


VIEWS = {"now": now, "cells": cells}
