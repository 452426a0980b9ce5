"""The cards of the costs of dispatches."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from workforce.charts import costs as charts
from workforce.domain import notation
from workforce.findings import costs as findings
from workforce.queries import costs
from workforce.ui import account_form, cards, ledger_cards, session, tables
from workforce.ui.asking import ask
from workforce.ui.text import escaped

COLUMNS = [
    "dispatch_id", "sender", "destination", "start_on", "end_on", "persons", "person_days", "allowance_person_days",
    "total_cost", "travel_cost", "overtime_cost", "allowance_cost", "payer", "special_tax", "receipts_missing", "note",
]  # fmt: skip


def key_figures(totals: pd.DataFrame) -> None:
    """The sum, how many dispatches have theirs, person-days of the allowance, receipts missing."""
    words, row = session.words(), totals.iloc[0]
    with cards.key_figures("costs"):
        cards.key_figure(
            words("metric.total_cost"),
            notation.MISSING if pd.isna(row["total_cost"]) else words("unit.yen", n=notation.number(row["total_cost"])),
            note=words(
                "page.costs.entered_of", n=notation.number(row["entered"]), of=notation.number(row["dispatches"])
            ),
            definition=cards.definition("dispatch_costs", "total_cost"),
        )
        cards.key_figure(
            words("metric.allowance_person_days"),
            words("page.person_days_value", n=notation.number(row["allowance_person_days"])),
            note=words("page.costs.beside", n=notation.number(row["person_days"])),
            definition=cards.definition("dispatch_costs", "allowance_person_days"),
        )
        cards.key_figure(
            words("metric.lacking_receipts"),
            words("unit.requests", n=notation.number(row["lacking_receipts"])),
            note=""
            if pd.isna(row["receipts_missing"])
            else words("page.costs.receipts", n=notation.number(row["receipts_missing"])),
            colour="orange" if row["lacking_receipts"] else "gray",
            definition=cards.definition("dispatch_costs", "lacking_receipts"),
        )


def by_payer(disaster_code: str, as_of: date) -> None:
    """Who pays how much."""
    words = session.words()
    found = ask(costs.by_payer, as_of=as_of, disaster_code=disaster_code)
    found["payer_name"] = [
        words("page.costs.payer_unknown") if pd.isna(code) else words(f"option.payer.{code}") for code in found["payer"]
    ]
    with cards.card(
        "costs_by_payer",
        cards.say(findings.by_payer, found),
        words("page.costs.by_payer_subtitle"),
        source=ledger_cards.source(),
    ):
        if found.empty:
            st.text(words("page.costs.nothing_entered"))
            return
        cards.chart(charts.by_payer, found, key="costs_by_payer", alt=cards.say(findings.by_payer_alt, found))
        tables.table_and_download(
            found,
            ["payer_name", "entered", "total_cost"],
            key="costs_by_payer",
            source=ledger_cards.source(),
            as_of=as_of,
        )


def sheet(disaster_code: str, as_of: date) -> None:
    """The cost sheet: a row a dispatch, to fill in and to take away as Excel."""
    words = session.words()
    found = ask(costs.by_dispatch, as_of=as_of, disaster_code=disaster_code)
    with st.container(border=True, key="card_cost_sheet"):
        st.subheader(words("page.costs.sheet"), anchor=False)
        st.caption(words("page.costs.sheet_subtitle"))
        order = f"costs_{hash(tuple(found['dispatch_id']))}"
        chosen = tables.table(
            found, COLUMNS, key=order, height=420, on_select="rerun", selection_mode="single-row"
        ).selection.rows
        st.caption(words("page.ledger.choose_row"))
        tables.download_excel(found, COLUMNS, key="dispatch_costs", source=ledger_cards.source(), as_of=as_of)
        st.caption(escaped(ledger_cards.source()))
    if chosen and chosen[0] < len(found):
        account_form.actions(found.iloc[chosen[0]])
