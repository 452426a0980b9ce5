"""人事交流：相互交流派遣と研修職員。記録した人数と、公表された人数。"""

import streamlit as st

from workforce.charts import exchanges as charts
from workforce.findings import exchanges as findings
from workforce.queries import exchanges
from workforce.ui import address, cards, exchange_form, messages, session, tables
from workforce.ui.asking import ask

TOTAL_COLUMNS = ["term", "exchange_type", "recorded_persons", "published_persons", "difference", "paper"]
COLUMNS = ["exchange_id", "term", "exchange_type", "sender", "host", "occupation", "persons", "exchange_state", "note"]

words = session.words()
totals = ask(exchanges.totals)
cards.heading(words("page.exchanges.title"), lead=cards.say(findings.lead, totals))
messages.show_done()
if exchange_form.FORM.draft() is not None:
    exchange_form.show()
    address.end_page()

st.button(
    words("page.exchanges.record"),
    type="primary",
    icon=":material/add:",
    key="record_exchange",
    on_click=exchange_form.open_new,
)
if not totals.empty:
    totals["label"] = [
        words("page.exchanges.label", year=row.term, exchange_type=words(f"option.exchange_type.{row.exchange_type}"))
        for row in totals.itertuples()
    ]
    source = words("page.exchanges.totals_source")
    with cards.card(
        "exchange_totals",
        words("page.exchanges.totals"),
        words("page.exchanges.totals_subtitle"),
        source=cards.source_to_date(source),
    ):
        cards.chart(charts.totals, totals, key="exchange_totals", alt=cards.say(findings.alt, totals))
        tables.table_and_download(
            totals,
            TOTAL_COLUMNS,
            key="exchange_totals",
            source=source,
            as_of=session.today(),
            is_fact=True,
        )

chosen, rows = [], ask(exchanges.listing)
with st.container(border=True, key="card_exchanges"):
    st.subheader(words("page.exchanges.list"), anchor=False)
    if rows.empty:
        st.info(words("page.exchanges.nothing"), icon=":material/info:")
    else:
        order = f"exchanges_{hash(tuple(rows['exchange_id']))}"
        chosen = tables.table(
            rows, COLUMNS, key=order, height="content", on_select="rerun", selection_mode="single-row"
        ).selection.rows
        st.caption(words("page.exchanges.choose_row"))
        tables.download(
            rows,
            COLUMNS,
            key="exchanges",
            source=words("page.exchanges.source"),
            as_of=session.today(),
            is_fact=True,
        )
        cards.foot(words("page.exchanges.source"))
if chosen and chosen[0] < len(rows):
    exchange_form.actions(rows.iloc[chosen[0]])
