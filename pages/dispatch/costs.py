"""派遣の経費：派遣1件ごとの旅費・時間外・手当・負担・特別交付税・領収書と、手当の対象人日。"""

import streamlit as st

from workforce.domain import notation
from workforce.findings import costs as findings
from workforce.queries import costs
from workforce.ui import account_form, address, cards, choices, cost_cards, messages, session
from workforce.ui.asking import ask

words, today = session.words(), session.today()
head = st.container()
if account_form.FORM.draft() is not None:
    with head:
        cards.heading(words("page.costs.title"))
        messages.show_done()
    account_form.show()
    address.end_page()

disaster = choices.choose_disaster()
totals = None if disaster is None else ask(costs.totals, as_of=today, disaster_code=disaster["disaster_code"])
with head:
    if totals is None:
        cards.heading(words("page.costs.title"))
    else:
        cards.heading(
            words("page.costs.title"),
            lead=cards.say(findings.lead, totals),
            badges=(words("page.counted_to", day=notation.day(today, words.language)),),
        )
    messages.show_done()
if totals is None or not totals.iloc[0]["dispatches"]:
    cards.empty(
        words("page.costs.nothing"), page="pages/dispatch/dispatches.py", page_label=words("page.ledger.open_log")
    )
    address.end_page()
cost_cards.key_figures(totals)
cost_cards.by_payer(disaster["disaster_code"], today)
cost_cards.sheet(disaster["disaster_code"], today)
