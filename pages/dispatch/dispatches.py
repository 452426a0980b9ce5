"""派遣の記録：一覧と絞り込み、記録・変更・取消・繰り返し、日別実績。"""

import streamlit as st

from workforce.domain import notation
from workforce.queries import dispatches
from workforce.ui import (
    address,
    cards,
    choices,
    dispatch_actions,
    dispatch_cards,
    dispatch_form,
    dispatch_log_files,
    messages,
    overload_warning,
    registering,
    session,
    tables,
)
from workforce.ui.asking import ask

COLUMNS = [
    "dispatch_id", "sender", "destination", "start_on", "end_on", "status", "task", "persons", "person_days",
    "planned_person_days", "wave", "note",
]  # fmt: skip

words, today = session.words(), session.today()
cards.heading(words("page.dispatches.title"), lead=words("page.dispatches.lead"))
messages.show_done()
overload_warning.show()
if dispatch_form.draft() is not None:
    dispatch_form.show()
    address.end_page()

with st.container(key="filters_disaster", horizontal=True, vertical_alignment="bottom"):
    disaster = choices.choose_disaster()
    kind = dispatch_cards.choose_kind() if disaster is not None else None
if disaster is None:
    cards.empty(words("page.no_disaster_to_record"))
    registering.disaster_form()
    address.end_page()

code = disaster["disaster_code"]
st.button(
    words("page.log.record"),
    type="primary",
    icon=":material/add:",
    key="record",
    on_click=dispatch_form.open_new,
    args=(code, kind, today),
)
filters = dispatch_cards.log_filters(code, kind, today)
rows = ask(dispatches.log, disaster_code=code, kind=kind, as_of=today, **filters)
totals = ask(dispatches.log_totals, disaster_code=code, kind=kind, as_of=today, **filters).iloc[0]

with st.container(border=True, key="card_log"):
    st.subheader(
        words(
            "page.log.totals",
            dispatches=notation.number(totals["counted"]),
            person_days=notation.number(totals["person_days"]),
        ),
        anchor=False,
    )
    st.caption(dispatch_cards.log_note(totals, disaster, kind))
    if totals["overdue_plans"] > 0:
        st.warning(words("page.log.overdue", n=totals["overdue_plans"]), icon=":material/event_busy:")
    if rows.empty:
        st.info(words("page.log.nothing"), icon=":material/info:")
    else:
        # A choice is kept by position: over other rows, or in another order, nothing is chosen any more.
        order = f"log_{hash(tuple(rows['dispatch_id']))}"
        chosen = tables.table(
            rows, COLUMNS, key=order, height=360, on_select="rerun", selection_mode="single-row"
        ).selection.rows
        if chosen and chosen[0] < len(rows):
            dispatch_actions.show(rows.iloc[chosen[0]])
        else:
            st.caption(words("page.log.choose_row"))
        tables.download(
            rows,
            COLUMNS,
            key=f"dispatches_{code}",
            source=words("page.dispatch_source"),
            as_of=today,
        )
        dispatch_log_files.download(
            dict(disaster_code=code, kind=kind, **filters), key=code, as_of=today, counted_apart=totals["counted_apart"]
        )
        cards.foot(words("page.dispatch_source"))
with st.expander(words("page.register.disaster"), icon=":material/add:", key="new_disaster", on_change="rerun") as fold:
    if fold.open:
        registering.disaster_form()
