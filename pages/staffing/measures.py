"""対応策：①人材確保 ②人材育成 ③広域連携。ねらう欠員と、対応策のない欠員。"""

import streamlit as st

from workforce.findings import measures as findings
from workforce.queries import measures, vacancies
from workforce.ui import address, cards, choices, measure_cards, measure_form, messages, session, tables, vacancy_cards
from workforce.ui.asking import ask

words = session.words()
head = st.container()
if measure_form.FORM.draft() is not None:
    with head:
        cards.heading(words("page.measures.title"))
        messages.show_done()
    measure_form.show()
    address.end_page()

with st.columns([2, 3])[0]:
    survey = choices.choose_survey()
survey_id = None if survey is None else int(survey["survey_id"])
coverage = None if survey is None else ask(measures.coverage, survey_id=survey_id)
with head:
    if survey is None:
        cards.heading(words("page.measures.title"))
        vacancy_cards.no_survey()
    else:
        cards.heading(
            words("page.measures.title"),
            lead=cards.say(findings.lead, coverage),
            badges=vacancy_cards.badges(survey, ask(vacancies.totals, survey_id=survey_id).iloc[0]),
        )
    messages.show_done()

st.button(
    words("page.measures.record"),
    type="primary",
    icon=":material/add:",
    key="record_measure",
    on_click=measure_form.open_new,
)
if survey is not None:
    measure_cards.key_figures(coverage)

with st.container(border=True, key="card_register"):
    st.subheader(cards.say(findings.register, ask(measures.by_type)), anchor=False)
    st.caption(words("page.measures.register_subtitle"))
    rows = measure_cards.named(ask(measures.listing, survey_id=survey_id, **measure_cards.filters()))
    chosen = []
    if rows.empty:
        st.info(words("page.measures.nothing_here"), icon=":material/info:")
    else:
        # A choice is kept by position: over other rows, or in another order, nothing is chosen any more.
        order = f"measures_{hash(tuple(rows['measure_id']))}"
        chosen = tables.table(
            rows, measure_cards.COLUMNS, key=order, height=420, on_select="rerun", selection_mode="single-row"
        ).selection.rows
        st.caption(words("page.measures.choose_row"))
        tables.download(
            rows,
            measure_cards.COLUMNS,
            key="measures",
            source=words("page.measures.source"),
            as_of=None if survey is None else survey["as_of"],
        )
        cards.foot(words("page.measures.source"))
if chosen and chosen[0] < len(rows):
    measure_form.actions(rows.iloc[chosen[0]])
if survey is not None:
    measure_cards.by_occupation(survey)
    measure_cards.without_measure(survey)
