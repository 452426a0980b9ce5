"""What a municipality's profile shows below its occupations, one view at a time; each takes the survey and the code."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from workforce.charts import peers as charts
from workforce.findings import vacancy_details as findings
from workforce.queries import vacancies
from workforce.ui import (
    cards,
    department_cards,
    dispatch_cards,
    hearing_cards,
    measure_cards,
    session,
    tables,
    vacancy_cards,
)
from workforce.ui.asking import ask, ask_ahead

RUN_COLUMNS = ["occupation", "vacancy", "course", "years_running", "since_on", "is_at_least"]
PEER_COLUMNS = ["municipality", "population", "vacancy", "vacancy_rate", "fill_rate", "peer_rank"]


def lasting_and_peers(survey: pd.Series, code: str) -> None:
    """How long each vacancy has lasted, and the vacancy rate among similar municipalities."""
    asked = {"survey_id": int(survey["survey_id"]), "municipality_code": code}
    ask_ahead(vacancies.runs_of_municipality, vacancies.peers_of_municipality, **asked)
    left, right = st.columns(2)
    with left:
        _lasting(ask(vacancies.runs_of_municipality, **asked), survey, code)
    with right:
        _peers(ask(vacancies.peers_of_municipality, **asked), survey, code)


def _lasting(runs: pd.DataFrame, survey: pd.Series, code: str) -> None:
    words, source = session.words(), vacancy_cards.source_of(survey)
    with cards.card(
        "profile_runs",
        cards.say(findings.runs_of, runs),
        words("page.municipality.runs_subtitle") if len(runs) else "",
        source=source,
    ):
        if len(runs):
            tables.table(runs, RUN_COLUMNS, key="profile_runs", height="content")
            tables.download(runs, RUN_COLUMNS, key=f"lasting_vacancies_{code}", source=source, as_of=survey["as_of"])


def _peers(found: pd.DataFrame, survey: pd.Series, code: str) -> None:
    words, source = session.words(), vacancy_cards.source_of(survey)
    if found.empty:
        cards.empty(words("page.municipality.no_peers"))
        return
    group = words(f"option.peer_group.{found.iloc[0]['peer_group']}")
    has_median = found["median_vacancy_rate"].notna().any()
    with cards.card(
        "profile_peers",
        cards.say(findings.peers_of, found),
        words(f"page.municipality.peers_subtitle{'' if has_median else '_few'}", group=group),
        source=source,
    ):
        cards.chart(charts.peers, found, key="profile_peers", alt=cards.say(findings.peers_of_alt, found))
        tables.table_and_download(found, PEER_COLUMNS, key=f"peers_{code}", source=source, as_of=survey["as_of"])


def _said(_survey: pd.Series, code: str) -> None:
    """What it said in hearings, and what is done about its vacancies."""
    hearing_cards.of_municipality(code)
    measure_cards.of_municipality(code)


def _dispatches(_survey: pd.Series, code: str) -> None:
    dispatch_cards.sent_and_received(code)


VIEWS = {
    "lasting": lasting_and_peers,
    "hearings": _said,
    "dispatches": _dispatches,
    "departments": department_cards.by_department,
}
