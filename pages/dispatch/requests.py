"""要請と申出：市町村の要請を不足の多い順に並べ、申出から派遣し、状態と規模の動きを残す。"""

import streamlit as st

from workforce.findings import requests as findings
from workforce.queries import offers, requests
from workforce.ui import (
    address,
    cards,
    choices,
    closing_form,
    messages,
    offer_detail,
    offer_form,
    registering,
    request_cards,
    request_detail,
    request_form,
    session,
)
from workforce.ui.asking import ask, ask_ahead

words, today = session.words(), session.today()
head = st.container()
forms = (request_form.is_open, request_form.show), (offer_form.FORM.draft, offer_form.show)
for in_work, show in (*forms, (closing_form.FORM.draft, closing_form.show)):
    if in_work():
        with head:
            cards.heading(words("page.requests.title"))
            messages.show_done()
        show()
        address.end_page()

request_cards.follow_link()
with st.container(key="filters_disaster", horizontal=True, vertical_alignment="bottom"):
    disaster = choices.choose_disaster()
    if disaster is not None:
        everything = ask(requests.listing, disaster_code=disaster["disaster_code"], as_of=today)
        kind = request_cards.choose_kind(everything)
if disaster is None:
    with head:
        cards.heading(words("page.requests.title"))
        messages.show_done()
    cards.empty(words("page.no_disaster_to_record"))
    registering.disaster_form()
    address.end_page()

code = disaster["disaster_code"]
rows = everything[everything["kind"] == kind]
ask_ahead(requests.totals, requests.overdue_plans, offers.listing, disaster_code=code, kind=kind, as_of=today)
offered = ask(offers.listing, disaster_code=code, as_of=today)
offered = offered[offered["kind"] == kind]
totals = ask(requests.totals, disaster_code=code, kind=kind, as_of=today).iloc[0]
request, offer = request_cards.opened("request", rows), request_cards.opened("offer", offered)
with head:
    cards.heading(
        words("page.requests.title"),
        lead=cards.say(findings.lead, totals) if request is None and offer is None else "",
        badges=(words(f"option.disaster_status.{disaster['status']}"),),
    )
    messages.show_done()
if request is not None:
    request_detail.show(request, offered)
    address.end_page()
if offer is not None:
    offer_detail.show(offer, rows)
    address.end_page()

with st.container(horizontal=True, vertical_alignment="center"):
    st.button(
        words("page.requests.record"),
        type="primary",
        icon=":material/add:",
        key="record_request",
        on_click=request_form.open_new,
        args=(code, kind),
    )
    st.button(
        words("page.offers.record"),
        icon=":material/volunteer_activism:",
        key="record_offer",
        on_click=offer_form.open_new,
        args=(code, kind),
    )
    st.page_link("pages/dispatch/disasters.py", label=words("page.disasters.menu"), icon=":material/thunderstorm:")
with cards.key_figures("requests"):
    request_cards.key_figures(rows, totals)
request_cards.overdue_plans(disaster_code=code, kind=kind)
request_cards.listing(request_cards.filters(rows), code)
request_cards.offer_listing(offered, code)
request_cards.by_place(code, kind)
