"""What the dispatch situation shows below its days and needs, one view at a time; each takes what is looked at."""

from __future__ import annotations

import streamlit as st

from workforce.queries import surveys
from workforce.ui import dispatch_cards, gantt_card
from workforce.ui.asking import ask
from workforce.ui.dispatch_cards import View


def senders(view: View) -> None:
    """Who sent how much where, and which of the senders are short themselves."""
    left, right = st.columns([13, 10])
    with left:
        dispatch_cards.senders_and_destinations(view)
    with right:
        rounds = ask(surveys.listing)
        newest = rounds[rounds["is_newest_confirmed"]]
        if not newest.empty:
            dispatch_cards.burden(view, newest.iloc[0])


VIEWS = {"periods": gantt_card.show, "senders": senders, "totals": dispatch_cards.by_period}
