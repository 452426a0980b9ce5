"""指標：有効求人倍率・人口など。定員・実員の推移と上下に並べ、値を入力する。年次と月次は別の系列。"""

import streamlit as st

from workforce.queries import indicators
from workforce.ui import address, cards, choices, history, indicator_cards, indicator_grid, messages, session
from workforce.ui.asking import ask

words, today = session.words(), session.today()
cards.heading(words("page.indicators.title"), lead=words("page.indicators.lead"))
messages.show_done()
with st.container(key="filters_indicator", horizontal=True, vertical_alignment="bottom"):
    indicator = indicator_cards.choose()
    is_annual = indicator is not None and indicator["periodicity"] == "annual"
    survey = choices.choose_survey() if is_annual else None
if indicator is None:
    cards.empty(words("page.indicators.none"))
    address.end_page()

code = indicator["indicator_code"]
series = ask(indicators.series, indicator_code=code)
if series.empty:
    cards.empty(words("page.indicators.no_value", indicator=indicator["indicator"]))
elif not is_annual:
    indicator_cards.by_month(series)
elif survey is None:
    cards.empty(words("page.no_survey"), page="pages/staffing/headcounts.py", page_label=words("page.headcounts.menu"))
else:
    indicator_cards.beside_staffing(series, survey)

with st.container(border=True, key="card_indicator_grid"):
    st.subheader(words("page.indicators.enter", indicator=indicator["indicator"]), anchor=False)
    st.caption(indicator["definition"])
    st.caption(words("page.indicators.help_annual" if is_annual else "page.indicators.help_monthly"))
    indicator_cards.edit(indicator_grid.grid(indicator, *indicator_cards.span(indicator, today)))
with st.expander(words("page.grid.history"), icon=":material/history:", key="history", on_change="rerun") as fold:
    if fold.open:
        history.show(("indicator_values",), code, key="indicator_history")
