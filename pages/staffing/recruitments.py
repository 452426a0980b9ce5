"""合同採用試験：日程と期限、職種別の予定と採用、市町村×職種の応募・合格・採用。"""

import streamlit as st

from workforce.findings import recruitments as findings
from workforce.queries import recruitments
from workforce.ui import address, cards, messages, recruitment_cards, recruitment_form, session
from workforce.ui.asking import ask

words = session.words()
head = st.container()
if recruitment_form.is_open():
    with head:
        cards.heading(words("page.recruitments.title"))
        messages.show_done()
    recruitment_form.show()
    address.end_page()

found = ask(recruitments.listing)
names = dict(zip(found["recruitment_id"], found["recruitment"], strict=True))
chosen = None
if len(names):
    with st.columns([2, 3])[0]:
        chosen = st.selectbox(
            words("field.recruitment"),
            list(names),
            format_func=names.get,
            key="recruitment",
            persist_state="session",
        )
one = found[found["recruitment_id"] == chosen]
with head:
    cards.heading(words("page.recruitments.title"), lead=cards.say(findings.lead, one))
    messages.show_done()

with st.container(horizontal=True):
    st.button(
        words("page.recruitments.record"),
        type="primary",
        icon=":material/add:",
        key="record_recruitment",
        on_click=recruitment_form.open_new,
    )
    if len(one) and not one.iloc[0]["is_published"]:
        st.button(
            words("page.recruitments.edit"),
            icon=":material/edit:",
            key="edit_recruitment",
            on_click=recruitment_form.FORM.open_stored,
            args=(int(chosen),),
        )
if one.empty:
    cards.empty(words("page.recruitments.nothing"))
else:
    recruitment = one.iloc[0]
    if recruitment["is_published"]:
        st.caption(words("page.recruitments.as_published"))
    recruitment_cards.key_figures(recruitment)
    recruitment_cards.timeline(recruitment)
    recruitment_cards.by_occupation(recruitment)
    recruitment_cards.seats(recruitment)
