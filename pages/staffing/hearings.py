"""ヒアリング：市町村から聞き取ったこと。分類別の件数、期限を過ぎた対応、記録・変更・取消。"""

import streamlit as st

from workforce.findings import hearings as findings
from workforce.queries import hearings
from workforce.ui import address, cards, choices, hearing_cards, hearing_form, messages, session, tables, vacancy_cards
from workforce.ui.asking import ask

words, today = session.words(), session.today()
head = st.container()
if hearing_form.FORM.draft() is not None:
    with head:
        cards.heading(words("page.hearings.title"))
        messages.show_done()
    hearing_form.show()
    address.end_page()

with st.columns([2, 3])[0]:
    survey = choices.choose_survey()
if survey is None:
    with head:
        cards.heading(words("page.hearings.title"))
    vacancy_cards.no_survey()
    address.end_page()

survey_id = int(survey["survey_id"])
totals = ask(hearings.totals, survey_id=survey_id, as_of=today)
with head:
    cards.heading(
        words("page.hearings.title"),
        lead=cards.say(findings.lead, totals),
        badges=(words("page.hearings.round", survey=survey["survey"]),),
    )
    messages.show_done()

st.button(
    words("page.hearings.record"),
    type="primary",
    icon=":material/add:",
    key="record_hearing",
    on_click=hearing_form.open_new,
    args=(survey_id,),
)
hearing_cards.by_category(survey_id)
with st.container(border=True, key="card_hearing_log"):
    st.subheader(words("page.hearings.list"), anchor=False)
    filters = hearing_cards.filters(survey_id)
    rows = ask(hearings.log, survey_id=survey_id, as_of=today, **filters)
    chosen = []
    if rows.empty:
        st.info(words("page.hearings.nothing_here"), icon=":material/info:")
    else:
        # A choice is kept by position: over other rows, or in another order, nothing is chosen any more.
        order = f"hearings_{hash(tuple(rows['hearing_id']))}"
        chosen = tables.table(
            rows, hearing_cards.LOG_COLUMNS, key=order, height=420, on_select="rerun", selection_mode="single-row"
        ).selection.rows
        st.caption(words("page.hearings.choose_row"))
        tables.download(
            rows, hearing_cards.LOG_COLUMNS, key="hearings", source=words("page.hearings.source"), as_of=today
        )
        cards.foot(words("page.hearings.source"))
if chosen and chosen[0] < len(rows):
    hearing_form.actions(rows.iloc[chosen[0]])
