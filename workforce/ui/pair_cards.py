"""The cards of counterpart support: the board of pairs, and the destinations."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from workforce.charts import pairs as charts
from workforce.domain import notation
from workforce.findings import pairs as findings
from workforce.queries import pairs
from workforce.ui import cards, session, tables
from workforce.ui.asking import ask

PAIR_COLUMNS = [
    "destination", "sender", "is_lead", "pair_progress", "persons_on_duty", "uncovered_days", "pair_days",
    "person_days", "last_covered_on", "start_on", "end_on", "note",
]  # fmt: skip
DESTINATION_COLUMNS = [
    "destination", "running_pairs", "running_leads", "persons_on_duty", "uncovered_days", "pair_days",
]  # fmt: skip


def key_figures(totals: pd.DataFrame) -> None:
    """Pairs that go on, their destinations with nobody there today, those without a lead."""
    if totals.empty:
        return
    words, whole = session.words(), totals.iloc[0]
    with cards.key_figures("pairs"):
        cards.key_figure(
            words("page.pairs.running"),
            words("unit.pairs", n=notation.number(whole["running_pairs"])),
            note=words("page.pairs.destinations", n=notation.number(whole["running_destinations"])),
            colour="blue",
            definition=cards.definition("pair_totals", "running_pairs"),
        )
        for name, column, colour in (
            ("nobody_now", "destinations_with_nobody", "orange"),
            ("no_lead", "destinations_without_lead", "gray"),
        ):
            cards.key_figure(
                words(f"page.pairs.{name}"),
                words("unit.organisations", n=notation.number(whole[column])),
                note=words(f"page.pairs.{name}_note"),
                colour=colour if whole[column] else "gray",
                definition=cards.definition("pair_totals", column),
            )


def board(disaster_code: str, listing: pd.DataFrame, totals: pd.DataFrame, destinations: pd.DataFrame) -> None:
    """Each pair over time: the days with somebody there and those without."""
    words, asked = session.words(), {"disaster_code": disaster_code, "as_of": session.today()}
    runs = ask(pairs.runs, **asked)
    source = words("page.dispatch_source")
    with cards.card(
        "pairs",
        cards.say(findings.runs, totals, destinations),
        words("page.pairs.board_subtitle"),
        source=cards.source_to_date(source),
    ):
        if runs.empty:
            st.text(words("page.pairs.none_begun"))
            return
        cards.chart(charts.runs, runs, key="pairs", alt=cards.say(findings.runs_alt, listing))
        tables.table_and_download(
            destinations, DESTINATION_COLUMNS, key="pair_destinations", source=source, as_of=session.today()
        )


def choose(listing: pd.DataFrame) -> pd.Series | None:
    """The pairs as a list to choose from and to take away."""
    words = session.words()
    with st.container(border=True, key="card_pair_list"):
        st.subheader(words("page.pairs.list"), anchor=False)
        order = f"pairs_{hash(tuple(listing['pair_id']))}"
        chosen = tables.table(
            listing, PAIR_COLUMNS, key=order, height="content", on_select="rerun", selection_mode="single-row"
        ).selection.rows
        st.caption(words("page.pairs.choose_row"))
        tables.download(listing, PAIR_COLUMNS, key="pairs", source=words("page.dispatch_source"), as_of=session.today())
        cards.foot(words("page.dispatch_source"))
    return listing.iloc[chosen[0]] if chosen and chosen[0] < len(listing) else None
