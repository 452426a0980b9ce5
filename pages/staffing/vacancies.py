"""欠員：どの職種・どの地域に何人足りないか。総数（欠員）と差引、補充後の実質欠員を並べ、絞り込みはリンクに残る。"""

import streamlit as st

from workforce.findings import vacancies as findings
from workforce.queries import vacancies
from workforce.ui import address, cards, choices, selecting, session, vacancy_cards, vacancy_views
from workforce.ui.asking import ask

words = session.words()
head = st.container()
with st.container(key="filters_vacancies"):
    survey = choices.choose_survey()
    selection = None if survey is None else selecting.choose_selection()
if survey is None:
    with head:
        cards.heading(words("page.vacancies.title"))
    vacancy_cards.no_survey()
    address.end_page()

found = ask(vacancies.totals, survey_id=int(survey["survey_id"]), selection=selection)
if found.empty:
    with head:
        cards.heading(words("page.vacancies.title"))
    cards.empty(words("page.nothing_selected"))
    address.end_page()
totals = found.iloc[0]

with head:
    cards.heading(
        words("page.vacancies.title"),
        lead=cards.say(findings.cover, totals),
        badges=vacancy_cards.badges(survey, totals, selection),
    )

with cards.key_figures("vacancies"):
    for column, colour in (("vacancy", "orange"), ("surplus", "gray"), ("net_gap", "gray"), ("real_gap", "orange")):
        cards.key_figure(
            words(f"metric.{column}"),
            cards.people(totals[column]),
            note=words(f"page.vacancies.{column}_note"),
            colour=colour,
            definition=cards.definition("staffing_totals", column),
        )

choices.choose_view("vacancy_view", vacancy_views.VIEWS)(survey, selection)
vacancy_cards.definitions(survey)
