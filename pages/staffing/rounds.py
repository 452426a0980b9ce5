"""調査回：作る・設定する・段階を進める・準備中に削除する、市町村の提出状況を見て催促・差戻し・確認する、訂正の前後を比べる。"""

import streamlit as st

from workforce.domain.surveys import CONFIRMED, DRAFT
from workforce.findings import returns as findings
from workforce.queries import rights, survey_returns
from workforce.services import imports, surveys
from workforce.ui import (
    address,
    cards,
    choices,
    form_downloads,
    history,
    messages,
    registering,
    return_tracker,
    round_cards,
    round_deletion,
    round_settings,
    session,
    vacancy_cards,
)
from workforce.ui.asking import ask

words = session.words()
allowed = set(ask(rights.actions_of_role, role_code=session.actor().role)["action_code"])
may_change = surveys.ACTION in allowed
head = st.container()
with st.columns([2, 3])[0]:
    survey = choices.choose_survey(in_work=True)
if survey is None:
    with head:
        cards.heading(words("page.rounds.title"))
        messages.show_done()
    cards.empty(words("page.rounds.none"))
    if may_change:
        registering.survey_form()
    address.end_page()

survey_id = int(survey["survey_id"])
totals = ask(survey_returns.totals, survey_id=survey_id, calendar_day=session.today()).iloc[0]
with head:
    cards.heading(
        words("page.rounds.title"),
        lead=cards.say(findings.lead, totals, survey),
        badges=(*vacancy_cards.badges(survey, totals), round_cards.due_badge(survey)),
    )
    messages.show_done()

round_cards.stage(survey, totals, may_change=may_change)
return_tracker.figures(totals, survey)
may_move = may_change and (survey["status"] != CONFIRMED or survey["survey_version"] == "revised")
return_tracker.show(survey, may_change=may_move)

# 調査票の配布と取込：調査票を配り、返ってきた回答を取り込む、または入力する入口
with st.container(border=True, key="card_answers"):
    st.subheader(words("page.rounds.answers_title"), anchor=False)
    st.caption(words("page.rounds.answers_subtitle"))
    if imports.ACTION in allowed:
        st.page_link("pages/staffing/imports.py", label=words("page.imports.title"), icon=":material/upload_file:")
    st.page_link("pages/staffing/headcounts.py", label=words("page.rounds.type_answers"), icon=":material/edit_note:")
with st.expander(words("page.forms.title"), icon=":material/table_view:", key="forms", on_change="rerun") as fold:
    if fold.open:
        form_downloads.show(survey)

round_cards.versions(survey)
with st.expander(words("page.rounds.settings"), icon=":material/tune:", key="settings", on_change="rerun") as fold:
    if fold.open:
        round_settings.show(survey, may_change=may_change)
with st.expander(words("page.rounds.asked"), icon=":material/checklist:", key="asked", on_change="rerun") as fold:
    if fold.open:
        round_settings.asked(survey, may_change=may_change)
if may_change and survey["status"] == DRAFT:
    with st.expander(words("page.rounds.delete"), icon=":material/delete:", key="delete", on_change="rerun") as fold:
        if fold.open:
            round_deletion.show(survey)
with st.expander(words("page.rounds.history"), icon=":material/history:", key="history", on_change="rerun") as fold:
    if fold.open:
        history.show(("surveys",), str(survey_id), key="round_history")
round_cards.every_round()
if may_change:
    with st.expander(
        words("page.register.survey"), icon=":material/add:", key=registering.FOLD, on_change="rerun"
    ) as fold:
        if fold.open:
            registering.survey_form()
