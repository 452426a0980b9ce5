"""派遣の負担：職員数と日数に対してどれだけ出しているか。欠員率と並べ、もう1陣を出した場合と、交代の質も見る。"""

import streamlit as st

from workforce.domain import notation
from workforce.domain.selections import ALL
from workforce.findings import burdens as findings
from workforce.queries import burdens, surveys
from workforce.ui import address, burden_views, cards, choices, dispatch_cards, session
from workforce.ui.asking import ask

words = session.words()
head = st.container()
with st.container(key="filters_burdens", horizontal=True, vertical_alignment="bottom"):
    disaster = choices.choose_disaster()
    view = None if disaster is None else dispatch_cards.choose_view(disaster)
rounds = ask(surveys.listing)
newest = rounds[rounds["is_newest_confirmed"].fillna(False)] if len(rounds) else rounds
totals = None
if view is not None and len(newest):
    survey = newest.iloc[0]
    asked = {**view.filters(), "survey_id": int(survey["survey_id"])}
    totals = ask(burdens.totals, **asked)

if totals is None or totals.empty:
    with head:
        cards.heading(words("page.burdens.title"))
    if view is None:
        dispatch_cards.no_disaster()
    elif newest.empty:
        cards.empty(
            words("page.burdens.no_survey"), page="pages/staffing/rounds.py", page_label=words("page.rounds.menu")
        )
    else:
        dispatch_cards.no_dispatch()
    address.end_page()

with head:
    cards.heading(
        words("page.burdens.title"),
        lead=cards.say(findings.lead, totals.iloc[0], ask(burdens.by_sender, **asked, occupation_filter=ALL)),
        badges=(words("page.counted_to", day=notation.day(view.as_of, words.language)),),
    )
burden_views.key_figures(totals.iloc[0])
choices.choose_view("burden_view", burden_views.VIEWS)(view, survey)
