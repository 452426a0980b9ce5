"""定員・実員：市町村を選び、表のセルを直して保存する。誰がいつ何を変えたかも見る。"""

import pandas as pd
import streamlit as st

from workforce.domain import notation
from workforce.queries import vacancies
from workforce.ui import address, cards, choices, headcount_grid, history, messages, session, vacancy_cards
from workforce.ui.asking import ask

words = session.words()
head = st.container()
with st.container(key="filters_grid", horizontal=True, vertical_alignment="bottom"):
    municipality = choices.choose_municipality()
    survey = choices.choose_survey(in_work=True)
if survey is None or municipality is None:
    with head:
        cards.heading(words("page.headcounts.title"))
        messages.show_done()
    vacancy_cards.no_survey()
    address.end_page()

survey_id, code = int(survey["survey_id"]), municipality["municipality_code"]
by_municipality = ask(vacancies.by_municipality, survey_id=survey_id).set_index("municipality_code")
row = by_municipality.loc[code]
with head:
    cards.heading(
        words("page.headcounts.heading", municipality=municipality["municipality"]),
        lead=words(
            "page.headcounts.lead",
            planned=notation.number(row["planned"]),
            actual=notation.number(row["actual"]),
            vacancy=notation.number(row["vacancy"]),
            answered=row["cells_answered"],
            asked=row["cells_asked"],
        ),
        badges=(
            words("page.as_of", day=notation.day(survey["as_of"], words.language)),
            choices.survey_status(survey),
        ),
    )
    messages.show_done()

is_confirmed = survey["status"] == "confirmed"
if survey["survey_version"] == "first":
    with st.container(border=True, key="card_grid"):
        st.caption(words("page.grid.first_help"))
        headcount_grid.show_fixed(survey_id, code)
    address.end_page()

work = headcount_grid.grid(survey_id, code, survey["revises_survey_id"])
with st.container(border=True, key="card_grid"):
    st.caption(words("page.grid.help"))
    if is_confirmed:
        st.caption(words("page.grid.confirmed_help"))
    headcount_grid.show(work)
    st.text_input(
        words("field.reason") + (words("page.form.required") if is_confirmed else ""),
        key=headcount_grid.reason_key(work),
        persist_state="session",
    )
    headcount_grid.show_problems(work)
    headcount_grid.show_conflicts(work)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            words("page.grid.save", n=len(work.typed)),
            type="primary",
            icon=":material/save:",
            key="grid_save",
            disabled=not work.typed,
            on_click=headcount_grid.save,
            args=(work,),
        )
        st.button(
            words("page.grid.discard"),
            key="grid_discard",
            disabled=not work.typed,
            on_click=headcount_grid.discard,
            args=(work,),
        )
others = {key: n for key, n in headcount_grid.unsaved().items() if key != (survey_id, code)}
if others:
    names = by_municipality["municipality"]
    listed = words("page.list_separator").join(f"{names[other]} {n}" for (_, other), n in others.items())
    st.warning(words("page.grid.unsaved_elsewhere", municipalities=listed), icon=":material/edit_note:")

with st.expander(words("page.grid.history"), icon=":material/history:", key="grid_history", on_change="rerun") as fold:
    if fold.open:
        rounds = [survey_id] if pd.isna(survey["revises_survey_id"]) else [survey_id, survey["revises_survey_id"]]
        history.show(("headcounts",), *(f"{number}/{code}" for number in rounds), key="headcount_history")
st.page_link("pages/staffing/rounds.py", label=words("page.rounds.open"), icon=":material/assignment_turned_in:")
