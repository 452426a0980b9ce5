"""派遣の集計：実績を時点・実人数・人日・人月・陣で、数え方を示して。要請がどう埋まり、どこで足りないか。"""

import streamlit as st

from workforce.domain import notation
from workforce.findings import tallies as findings
from workforce.ui import address, cards, choices, dispatch_cards, session, tally_cards, total_views
from workforce.ui.written import options

words = session.words()
head = st.container()
with st.container(key="filters_totals", horizontal=True, vertical_alignment="bottom"):
    disaster = choices.choose_disaster()
    if disaster is not None:
        shown = choices.choose_segment(
            words("page.totals.show"),
            options("totals_view", total_views.VIEWS),
            param="view",
        )
        view = dispatch_cards.choose_view(disaster, with_scope=shown == "tallies")
if disaster is None:
    with head:
        cards.heading(words("page.totals.title"))
    dispatch_cards.no_disaster()
    address.end_page()

totals = tally_cards.of_view(view, "total") if shown == "tallies" else None
with head:
    cards.heading(
        words("page.totals.title"),
        lead="" if totals is None else cards.say(findings.lead, totals),
        # Needs are of days and of a knowledge of their own, which each card names.
        badges=() if totals is None else (words("page.counted_to", day=notation.day(view.as_of, words.language)),),
    )
total_views.VIEWS[shown](view)
