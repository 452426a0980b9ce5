"""交代計画：要請に陣を並べ、保存する前に人日・引継ぎ・不足・派遣元の負担を見る。"""

import streamlit as st

from workforce.domain import rotations as rules
from workforce.queries import requests
from workforce.services import requests as services
from workforce.ui import (
    address,
    cards,
    choices,
    messages,
    request_cards,
    rotation_cards,
    rotation_planner,
    session,
)
from workforce.ui.asking import ask

words, today = session.words(), session.today()
cards.heading(words("page.rotations.title"), lead=words("page.rotations.lead"))
messages.show_done()
request_cards.follow_link()
with st.container(key="filters_disaster", horizontal=True, vertical_alignment="bottom"):
    disaster = choices.choose_disaster()
    if disaster is not None:
        rows = ask(requests.listing, disaster_code=disaster["disaster_code"], as_of=today)
        number = rotation_planner.choose_request(rows[rows["is_open"]])
if disaster is None or number is None:
    cards.empty(
        words("page.rotations.no_request"), page="pages/dispatch/requests.py", page_label=words("page.requests.menu")
    )
    address.end_page()

with session.database().reading() as connection:
    request = services.current(connection, number)
plan, problems = rotation_planner.asked(request)
if not plan.turns:
    st.info(words("page.rotations.choose_first"), icon=":material/info:")
elif not problems:
    laid = rules.waves(plan, request["end_on"])
    rotation_cards.preview(plan, request, laid)
    rotation_cards.loads(request, laid)
    rotation_planner.save(plan, len(laid))
rotation_cards.recorded(number)
