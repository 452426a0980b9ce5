"""対口支援：どの派遣先をどの派遣元が受け持つか。代表、続いている組、人のいない日。"""

import streamlit as st

from workforce.domain import notation
from workforce.findings import pairs as findings
from workforce.queries import pairs
from workforce.ui import address, cards, choices, messages, pair_cards, pair_form, session
from workforce.ui.asking import ask

words, today = session.words(), session.today()
head = st.container()
if pair_form.FORM.draft() is not None:
    with head:
        cards.heading(words("page.pairs.title"))
        messages.show_done()
    pair_form.show()
    address.end_page()

disaster = choices.choose_disaster()
if disaster is None:
    with head:
        cards.heading(words("page.pairs.title"))
    cards.empty(
        words("page.pairs.no_disaster"), page="pages/dispatch/disasters.py", page_label=words("page.disasters.menu")
    )
    address.end_page()

asked = {"disaster_code": disaster["disaster_code"], "as_of": today}
listing, totals, destinations = (
    ask(question, **asked) for question in (pairs.listing, pairs.totals, pairs.by_destination)
)
with head:
    cards.heading(
        words("page.pairs.title"),
        lead=cards.say(findings.lead, totals, destinations),
        badges=(words("page.counted_to", day=notation.day(today, words.language)),),
    )
    messages.show_done()
st.button(
    words("page.pairs.record"),
    type="primary",
    icon=":material/add:",
    key="record_pair",
    on_click=pair_form.open_new,
    args=(disaster["disaster_code"],),
)
if listing.empty:
    cards.empty(words("page.pairs.nothing"))
    address.end_page()
pair_cards.key_figures(totals)
pair_cards.board(disaster["disaster_code"], listing, totals, destinations)
chosen = pair_cards.choose(listing)
if chosen is not None:
    pair_form.actions(chosen)
