"""欠員：どの職種・どの地域に何人足りないか。総数（欠員）と差引、補充後の実質欠員を並べる。"""

import streamlit as st

from workforce.findings import vacancies as findings
from workforce.queries import vacancies
from workforce.ui import cards, choices, session, tables, vacancy_cards
from workforce.ui.asking import ask

words = session.words()
head = st.container()
with st.columns([2, 3])[0]:
    survey = choices.choose_survey()
if survey is None:
    with head:
        cards.heading(words("page.vacancies.title"))
    vacancy_cards.no_survey()
    st.stop()

survey_id = int(survey["survey_id"])
totals = ask(vacancies.totals, survey_id=survey_id).iloc[0]
by_occupation = ask(vacancies.by_occupation, survey_id=survey_id)
by_municipality = ask(vacancies.by_municipality, survey_id=survey_id)
source = vacancy_cards.source_of(survey)

with head:
    cards.heading(
        words("page.vacancies.title"),
        lead=cards.say(findings.cover, totals),
        badges=vacancy_cards.badges(survey, totals),
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

vacancy_cards.bullet(by_occupation, survey, rows=len(by_occupation))
left, right = st.columns([9, 11])
with left:
    vacancy_cards.vacancy_map(by_municipality, survey)
with right:
    vacancy_cards.matrix(survey)

subtotals = ask(vacancies.by_municipality_type, survey_id=survey_id)
with cards.card(
    "subtotals", cards.say(findings.subtotals, subtotals), words("page.vacancies.subtotals_subtitle"), source=source
):
    tables.table(subtotals, vacancy_cards.SUBTOTAL_COLUMNS, key="subtotals")
    tables.download(
        subtotals, vacancy_cards.SUBTOTAL_COLUMNS, key="vacancy_subtotals", source=source, as_of=survey["as_of"]
    )

cells = ask(vacancies.cells, survey_id=survey_id)
with cards.card("cells", words("page.vacancies.cells_title"), words("page.vacancies.cells_subtitle"), source=source):
    shown = vacancy_cards.filtered(cells)
    tables.table(shown, vacancy_cards.CELL_COLUMNS, key="cells", height=420)
    tables.download(shown, vacancy_cards.CELL_COLUMNS, key="vacancy_cells", source=source, as_of=survey["as_of"])
vacancy_cards.definitions(survey)
