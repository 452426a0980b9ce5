"""受援：県外の団体から受け入れている職員。日ごとの人数、経路と派遣元の種類、中長期派遣は職種ごと。実職員数には含めない。"""

import streamlit as st

from workforce.domain import notation
from workforce.domain.dispatches import KINDS
from workforce.findings import receiving as findings
from workforce.queries import receiving
from workforce.ui import address, cards, choices, dispatch_cards, receiving_cards, session
from workforce.ui.asking import ask

words, today = session.words(), session.today()
head = st.container()
with st.container(key="filters_receiving", horizontal=True, vertical_alignment="bottom"):
    disaster = choices.choose_disaster()
    there = []
    if disaster is not None:
        there = list(ask(receiving.kinds, disaster_code=disaster["disaster_code"], as_of=today)["kind"])
    kind = dispatch_cards.choose_kind() if len(there) == len(KINDS) else next(iter(there), None)

if kind is None:
    with head:
        cards.heading(words("page.receiving.title"))
    if disaster is None:
        dispatch_cards.no_disaster()
    else:
        cards.empty(
            words("page.receiving.nothing"),
            page="pages/dispatch/dispatches.py",
            page_label=words("page.dispatches.menu"),
        )
    address.end_page()

filters = {"disaster_code": disaster["disaster_code"], "kind": kind, "as_of": today}
totals, days = receiving_cards.totals(filters), ask(receiving.by_day, **filters)
with head:
    cards.heading(
        words("page.receiving.title"),
        lead=cards.say(findings.lead, totals),
        badges=(
            words(f"option.dispatch_kind.{kind}"),
            words("page.counted_to", day=notation.day(today, words.language)),
        ),
    )
receiving_cards.key_figures(totals)
st.caption(words("page.receiving.not_staff"))
receiving_cards.over_time(filters, days)
if kind == "mid_long":
    left, right = st.columns(2)
    with left:
        receiving_cards.by_route(filters, totals)
    with right:
        receiving_cards.by_occupation(filters)
else:
    receiving_cards.by_route(filters, totals)
