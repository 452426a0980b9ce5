"""中長期派遣：派遣先×職種×年度の要請・確保・着任・帰任、4月1日と10月1日の在籍、人月、根拠。公表された系列は別に。"""

import streamlit as st

from workforce.domain import notation
from workforce.findings import ledger as findings
from workforce.queries import ledger
from workforce.ui import account_form, address, cards, choices, ledger_cards, messages, session
from workforce.ui.asking import ask

words = session.words()
head = st.container()
if account_form.FORM.draft() is not None:
    with head:
        cards.heading(words("page.ledger.title"))
        messages.show_done()
    account_form.show()
    address.end_page()

disaster = choices.choose_disaster()
years = None
if disaster is not None:
    years = ask(ledger.by_year, as_of=session.today(), disaster_code=disaster["disaster_code"])
with head:
    if years is None:
        cards.heading(words("page.ledger.title"))
    else:
        cards.heading(
            words("page.ledger.title"),
            lead=cards.say(findings.lead, years),
            badges=(words("page.counted_to", day=notation.day(session.today(), words.language)),),
        )
    messages.show_done()
st.caption(words("page.ledger.not_staff"))
if years is None or years.empty:
    cards.empty(
        words("page.ledger.nothing"), page="pages/dispatch/dispatches.py", page_label=words("page.ledger.open_log")
    )
else:
    ledger_cards.by_year(years)
    ledger_cards.by_destination(disaster["disaster_code"])
    ledger_cards.accounts(disaster["disaster_code"])
ledger_cards.published()
