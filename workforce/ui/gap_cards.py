"""The cards of how requests are met: from what was asked for to what is left."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from workforce.charts import waterfalls as charts
from workforce.findings import closings as findings
from workforce.queries import closings
from workforce.ui import cards, request_cards, session, spans, tables
from workforce.ui.asking import ask
from workforce.ui.dispatch_cards import View
from workforce.ui.spans import Span

STEP_COLUMNS = ["gap_step", "persons", "runs_from", "runs_to"]
COLUMNS = [
    "request_id", "municipality", "task", "occupation", "needed", "by_dispatch", "by_fixed_term", "by_exam",
    "by_outsourced", "by_reassigned", "residual", "beyond",
]  # fmt: skip


def show(view: View) -> None:
    """The waterfall of a disaster and kind, and the requests it is made of."""
    span = spans.choose()
    asked = {"disaster_code": view.disaster_code, "kind": view.kind, **span.days()}
    steps, found = ask(closings.steps, **asked), ask(closings.by_request, **asked)
    _waterfall(steps, span)
    if not steps.empty:
        _requests(found, span)
    st.page_link(
        "pages/dispatch/requests.py",
        label=session.words()("page.totals.to_requests"),
        icon=":material/arrow_forward:",
    )


def source(span: Span) -> str:
    """Source and day for the foot of a card."""
    return cards.source_to_date(session.words()("page.requests.source"), span.as_of)


def unit(span: Span) -> str:
    """Whether the numbers of these days are persons or person-days, and of which days they are."""
    return session.words()(f"page.totals.unit.{'day' if span.is_one_day else 'period'}", days=span.name)


def _waterfall(steps: pd.DataFrame, span: Span) -> None:
    words = session.words()
    with cards.card(
        "gap_steps",
        cards.say(findings.waterfall, steps, span.is_one_day),
        words("page.totals.gap_subtitle", unit=unit(span)),
        source=source(span),
    ):
        if steps.empty:
            st.info(words("page.totals.no_need"), icon=":material/info:")
            return
        cards.chart(charts.gap, steps, key="gap_steps", alt=cards.say(findings.waterfall_alt, steps))
        tables.table_and_download(steps, STEP_COLUMNS, key="gap_steps", source=source(span), as_of=span.as_of)


def _requests(found: pd.DataFrame, span: Span) -> None:
    words = session.words()
    shown, columns = request_cards.in_unit(found, COLUMNS, is_one_day=span.is_one_day)
    with cards.card(
        "gap_requests",
        cards.say(findings.requests, found),
        words("page.totals.gap_requests_subtitle", unit=unit(span)),
        source=source(span),
    ):
        tables.table(shown, columns, key="gap_requests", height="content" if len(shown) <= 12 else 380)
        tables.download(shown, columns, key="gap_requests", source=source(span), as_of=span.as_of)
