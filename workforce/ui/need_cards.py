"""The card of needs against fulfilment, municipality × task, over some days."""

from __future__ import annotations

import streamlit as st

from workforce.charts import needs as charts
from workforce.findings import requests as findings
from workforce.queries import needs
from workforce.ui import cards, gap_cards, request_cards, session, spans, tables
from workforce.ui.asking import ask
from workforce.ui.dispatch_cards import View

COLUMNS = [*request_cards.PLACE_COLUMNS, "met_rate"]


def show(view: View) -> None:
    """What is needed in which municipality for which task, and how far it is met."""
    words, span = session.words(), spans.choose()
    found = ask(needs.by_place_and_task, disaster_code=view.disaster_code, kind=view.kind, **span.days())
    source = gap_cards.source(span)
    with cards.card(
        "needs_matrix",
        cards.say(findings.matrix, found),
        words("page.totals.needs_subtitle", unit=gap_cards.unit(span)),
        source=source,
    ):
        if found.empty:
            st.info(words("page.totals.no_need"), icon=":material/info:")
            return
        with st.container(key="scroll_needs_matrix"):
            cards.chart(charts.matrix, found, key="needs_matrix", alt=cards.say(findings.matrix_alt, found))
        found, columns = request_cards.in_unit(found, COLUMNS, is_one_day=span.is_one_day)
        tables.table_and_download(found, columns, key="needs_matrix", source=source, as_of=span.as_of)
