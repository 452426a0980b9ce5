"""データ辞書：画面の数字の定義（ビューの見出しと注釈から作る）と、公表値との照合。"""

import pandas as pd
import streamlit as st

from workforce.queries import published_figures
from workforce.ui import cards, metric_pages, session, tables
from workforce.ui.asking import ask

words = session.words()
cards.heading(words("page.dictionary.title"), lead=words("page.dictionary.lead"))

meanings = metric_pages.meanings()
counting = metric_pages.counting_rules()
source = words("page.dictionary.source")
foot = words("page.source", source=source)
with cards.card("metrics", words("page.dictionary.metrics"), words("page.dictionary.metrics_subtitle"), source=foot):
    wanted = st.text_input(words("page.dictionary.search"), key="dictionary_search")
    shown = metric_pages.matching(meanings, wanted)
    st.table(metric_pages.headed(shown), hide_index=True, height=420)
    tables.download(
        meanings,
        ["figure", "definition", "view_name", "column_name"],
        key="data_dictionary",
        source=source,
        as_of=None,
    )

with cards.card("views", words("page.dictionary.views"), words("page.dictionary.views_subtitle"), source=foot):
    st.table(metric_pages.headed(metric_pages.matching(counting, wanted)), hide_index=True, height=420)
    tables.download(
        counting, ["view_name", "definition"], key="counting_rules", source=source, as_of=None, is_fact=True
    )

figures = pd.concat(
    [
        ask(published_figures.reconciliation, as_of=occasion.as_of.date(), disaster_code=occasion.disaster_code)
        for occasion in ask(published_figures.occasions).itertuples()
    ]
    or [pd.DataFrame()]
)
with cards.card(
    "figures",
    words("page.dictionary.figures"),
    words("page.dictionary.figures_subtitle"),
    source=cards.source_to_date(source),
):
    if figures.empty:
        st.text(words("page.dictionary.no_figures"))
    else:
        columns = ["item", "value", "unit", "derived", "difference", "outcome", "period", "heading", "paper"]
        tables.table(figures, columns, key="reconciliation")
        tables.download(figures, columns, key="reconciliation", source=source, as_of=session.today())
    everything = ask(published_figures.listing)
    tables.table_and_download(
        everything,
        ["event", "item", "value", "value_text", "unit", "period", "scope", "heading", "paper"],
        key="published_figures",
        source=source,
        as_of=session.today(),
    )
