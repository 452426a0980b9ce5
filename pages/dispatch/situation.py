"""応援派遣：災害を選び、いつ・誰が・どこへ・どれだけ出し、何が足りないか。"""

import streamlit as st

from workforce.domain import notation
from workforce.findings import dispatches as findings
from workforce.queries import dispatches, surveys
from workforce.ui import cards, choices, dispatch_cards, gantt_card, overload_warning, session
from workforce.ui.asking import ask
from workforce.ui.dispatch_cards import total_of

words = session.words()
head = st.container()
with st.container(key="filters_situation", horizontal=True, vertical_alignment="bottom"):
    disaster = choices.choose_disaster()
    view = None if disaster is None else dispatch_cards.choose_view(disaster)
if view is None:
    with head:
        cards.heading(words("page.situation.title"))
    dispatch_cards.no_disaster()
    st.stop()

totals = ask(dispatches.totals, **view.filters())
whole = total_of(totals)
by_day = ask(dispatches.by_day_total, **view.filters())
apart = ask(dispatches.lines_apart, disaster_code=view.disaster_code, kind=view.kind, as_of=view.as_of)
with head:
    cards.heading(
        words("page.situation.heading", disaster=disaster["disaster"], kind=words(f"option.dispatch_kind.{view.kind}")),
        lead=cards.say(findings.lead, totals, by_day, apart if view.scope == "headline" else apart.iloc[:0]),
        badges=(
            words(f"option.disaster_status.{disaster['status']}"),
            words("page.counted_to", day=notation.day(view.as_of, words.language)),
        ),
    )
if whole is None:
    dispatch_cards.no_dispatch()
    st.stop()

with cards.key_figures("situation"):
    dispatch_cards.key_figures(view, totals, by_day)

if view.has_needs:
    left, right = st.columns([3, 2])
    with left:
        dispatch_cards.daily(view)
    with right:
        dispatch_cards.needs_by_task(view)
else:
    dispatch_cards.daily(view)
overload_warning.show()
gantt_card.show(view)
left, right = st.columns([13, 10])
with left:
    dispatch_cards.senders_and_destinations(view)
with right:
    rounds = ask(surveys.listing)
    newest = rounds[rounds["is_newest_confirmed"]]
    if not newest.empty:
        dispatch_cards.burden(view, newest.iloc[0])
dispatch_cards.by_period(view)
