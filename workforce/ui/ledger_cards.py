"""The cards of the ledger of mid- to long-term dispatches."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from workforce.charts import ledger as charts
from workforce.findings import ledger as findings
from workforce.queries import ledger
from workforce.ui import account_form, cards, session, tables
from workforce.ui.asking import ask
from workforce.ui.text import escaped

COLUMNS = [
    "term", "destination", "occupation", "requested_most", "secured_most", "short_most", "arrived", "returned",
    "on_april", "on_october", "person_months",
]  # fmt: skip
YEAR_COLUMNS = [name for name in COLUMNS if name not in ("destination", "occupation")]
PUBLISHED_COLUMNS = ["label", "value", "definition", "paper"]
ACCOUNT_COLUMNS = [
    "dispatch_id", "status", "start_on", "end_on", "sender", "destination", "occupation", "persons", "legal_basis",
]  # fmt: skip


def source() -> str:
    """Source and day, for the foot of a card."""
    return cards.source_to_date(session.words()("page.ledger.source"))


def by_year(years: pd.DataFrame) -> None:
    """Requested and secured by fiscal year, as this ledger derives them."""
    words = session.words()
    bars = _bars(years)
    with cards.card(
        "ledger_years", cards.say(findings.lead, years), words("page.ledger.years_subtitle"), source=source()
    ):
        cards.chart(charts.requested_and_secured, bars, key="ledger_years", alt=cards.say(findings.alt, bars))
        tables.table_and_download(years, YEAR_COLUMNS, key="mid_long_by_year", source=source(), as_of=session.today())


def _bars(years: pd.DataFrame) -> pd.DataFrame:
    """Two rows a year; requested only where a request is recorded."""
    rows = [
        {"label": _label(year.term, series), "mid_long_series": series, "value": int(value)}
        for year in years.itertuples()
        for series, value in (("requested", year.requested_most), ("secured", year.secured_most))
        if series == "secured" or value
    ]
    return pd.DataFrame(rows, columns=["label", "mid_long_series", "value"])


def published() -> None:
    """The published series, apart from what the ledger derives."""
    words = session.words()
    found = ask(ledger.published)
    if found.empty:
        return
    found["label"] = [
        words(
            "page.ledger.published_label",
            label=_label(row.term, row.mid_long_series),
            period=row.period,
        )
        for row in found.itertuples()
    ]
    event = found.iloc[0]["event"]
    with cards.card(
        "ledger_published",
        cards.say(findings.published, found),
        words("page.ledger.published_subtitle", event=event),
        source=cards.source_to_date(words("page.ledger.published_source")),
    ):
        cards.chart(charts.requested_and_secured, found, key="ledger_published", alt=cards.say(findings.alt, found))
        tables.table_and_download(
            found,
            PUBLISHED_COLUMNS,
            key="mid_long_published",
            source=words("page.ledger.published_source"),
            as_of=None,
            is_fact=True,
        )


def by_destination(disaster_code: str) -> None:
    """The ledger itself."""
    words = session.words()
    found = ask(ledger.by_destination, as_of=session.today(), disaster_code=disaster_code)
    with cards.card("ledger", words("page.ledger.ledger"), words("page.ledger.ledger_subtitle"), source=source()):
        tables.table(found, COLUMNS, key="mid_long_ledger", height=380)
        tables.download(found, COLUMNS, key="mid_long_ledger", source=source(), as_of=session.today())


def accounts(disaster_code: str) -> None:
    """The dispatches with their legal basis, and the way to enter it."""
    words = session.words()
    found = ask(ledger.accounts, as_of=session.today(), disaster_code=disaster_code)
    with st.container(border=True, key="card_accounts"):
        st.subheader(words("page.ledger.accounts"), anchor=False)
        order = f"accounts_{hash(tuple(found['dispatch_id']))}"
        chosen = tables.table(
            found, ACCOUNT_COLUMNS, key=order, height=300, on_select="rerun", selection_mode="single-row"
        ).selection.rows
        st.caption(words("page.ledger.choose_row"))
        tables.download(found, ACCOUNT_COLUMNS, key="mid_long_accounts", source=source(), as_of=session.today())
        st.caption(escaped(source()))
    if chosen and chosen[0] < len(found):
        account_form.actions(found.iloc[chosen[0]])


def _label(year: str, series: str) -> str:
    words = session.words()
    return words("page.ledger.label", year=year, series=words(f"option.mid_long_series.{series}"))
