"""災害：登録・変更・終了。対応中の災害が先、要請と派遣の数を添える。"""

import streamlit as st

from workforce.findings import disasters as findings
from workforce.queries import disasters
from workforce.ui import address, cards, disaster_form, messages, session, tables
from workforce.ui.asking import ask
from workforce.ui.text import escaped

COLUMNS = [
    "disaster", "disaster_status", "disaster_type", "started_on", "municipalities_struck", "open_requests",
    "emergency_on_duty", "mid_long_on_duty", "note",
]  # fmt: skip

words, today = session.words(), session.today()
rows = ask(disasters.overview, as_of=today)
cards.heading(words("page.disasters.title"), lead=cards.say(findings.lead, rows))
messages.show_done()
if disaster_form.FORM.draft() is not None:
    disaster_form.show()
    address.end_page()

st.button(
    words("page.register.disaster"),
    type="primary",
    icon=":material/add:",
    key="record_disaster",
    on_click=disaster_form.FORM.open_new,
    args=({},),
)
if rows.empty:
    cards.empty(words("page.disasters.nothing"))
    address.end_page()
with st.container(border=True, key="card_disasters"):
    st.caption(words("page.disasters.choose_row"))
    order = f"disasters_{hash(tuple(rows['disaster_code']))}"
    chosen = tables.table(rows, COLUMNS, key=order, on_select="rerun", selection_mode="single-row").selection.rows
    tables.download(rows, COLUMNS, key="disasters", source=words("page.requests.source"), as_of=today)
    cards.foot(words("page.requests.source"))
row = rows.iloc[chosen[0] if chosen and chosen[0] < len(rows) else 0]
with st.container(border=True, key="card_actions"):
    st.subheader(escaped(row["disaster"]), anchor=False)
    struck = ask(disasters.municipalities, disaster_code=row["disaster_code"])
    st.caption(
        escaped(words("page.disasters.struck", names=words("page.list_separator").join(struck["municipality"]) or "－"))
    )
    disaster_form.actions(row)
st.page_link("pages/dispatch/requests.py", label=words("page.requests.menu"), icon=":material/arrow_forward:")
