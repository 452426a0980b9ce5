"""派遣実績の集計：時点・実人数・人日・人月・陣を、数え方を示して災害別・内訳別に。予定は別に示し、足し合わせない。"""

import streamlit as st

from workforce.domain import notation
from workforce.findings import tallies as findings
from workforce.ui import cards, choices, dispatch_cards, session, tally_cards

words = session.words()
head = st.container()
with st.container(key="filters_totals", horizontal=True, vertical_alignment="bottom"):
    disaster = choices.choose_disaster()
    view = None if disaster is None else dispatch_cards.choose_view(disaster)
if view is None:
    with head:
        cards.heading(words("page.totals.title"))
    dispatch_cards.no_disaster()
    st.stop()

totals = tally_cards.of_view(view, "total")
with head:
    cards.heading(
        words("page.totals.title"),
        lead=cards.say(findings.lead, totals),
        badges=(words("page.counted_to", day=notation.day(view.as_of, words.language)),),
    )
if totals.empty:
    dispatch_cards.no_dispatch()
else:
    with cards.key_figures("totals"):
        tally_cards.key_figures(totals.iloc[0])
    tally_cards.planned(totals.iloc[0])
    tally_cards.by_part(view)
tally_cards.by_disaster(view)
tally_cards.rules()
