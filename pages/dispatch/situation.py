"""応援派遣：災害を選び、いつ・誰が・どこへ・どれだけ出し、何が足りないか。"""

import streamlit as st

from workforce.domain import notation
from workforce.findings import dispatches as findings
from workforce.queries import dispatches, needs
from workforce.ui import address, cards, choices, dispatch_cards, gantt_card, overload_warning, session, situation_views
from workforce.ui.asking import ask, ask_ahead
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
    address.end_page()

ask_ahead(
    dispatches.totals,
    dispatches.by_day_total,
    dispatches.by_day,
    dispatches.lines_apart,
    *((needs.totals, needs.by_task) if view.has_needs else ()),
    **view.filters(),
)
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
    gantt_card.show_ahead(view)
    address.end_page()

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
choices.choose_view("situation_view", situation_views.VIEWS)(view)
