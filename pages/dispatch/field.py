"""現場の記録：その日の班を派遣先ごとに並べ、来た人数を一押しで確認し、違えば直す。スマートフォンで使う。"""

from datetime import timedelta

import streamlit as st

from workforce.domain import notation
from workforce.findings import field as findings
from workforce.queries import field_teams, movements
from workforce.ui import address, cards, choices, field_cards, registering, session
from workforce.ui.asking import ask
from workforce.ui.text import escaped

words, today = session.words(), session.today()
head = st.container()
with st.container(key="filters_field", horizontal=True, vertical_alignment="bottom"):
    disaster = choices.choose_disaster()
    if disaster is not None:
        code = disaster["disaster_code"]
        day = choices.choose_day(words("page.field.day"), param="day", today=today)
        kind = field_cards.choose_kind(code, day)
if disaster is None:
    with head:
        cards.heading(words("page.field.title"))
    cards.empty(words("page.no_disaster_to_record"))
    registering.disaster_form()
    address.end_page()

asked = field_cards.asked_of(code, kind, day)
teams, progress = ask(field_teams.of_day, **asked), ask(field_teams.progress, **asked)
of_all = progress[progress["destination_code"].isna()]
with head:
    cards.heading(
        words("page.field.title"),
        lead=cards.say(findings.progress, of_all) if len(of_all) else "",
        badges=(notation.day(day, words.language),),
    )
    if said := cards.say(findings.last_saved, teams):
        st.caption(escaped(said))
field_cards.show_failure_of_missing(set(teams["dispatch_id"]))
if day > today:
    st.info(words("page.field.in_future"), icon=":material/event_upcoming:")
if teams.empty:
    cards.empty(words("page.field.nothing"), page="pages/dispatch/dispatches.py", page_label=words("page.log.record"))
else:
    if teams["destination_code"].nunique() > 1:
        teams = field_cards.choose_destination(teams)
    for place, of_place in teams.groupby("destination_code", sort=False):
        field_cards.destination(of_place, progress[progress["destination_code"] == place], day)
next_day = day + timedelta(days=1)
field_cards.moves(
    ask(movements.between, disaster_code=code, kind=kind, first_on=next_day, last_on=next_day),
    next_day,
)
