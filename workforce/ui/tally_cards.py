"""The cards of dispatches by every measure."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from workforce.charts import tallies as charts
from workforce.domain import notation
from workforce.findings import tallies as findings
from workforce.queries import tallies
from workforce.ui import cards, choices, dispatch_cards, session, tables
from workforce.ui.asking import ask
from workforce.ui.dispatch_cards import View
from workforce.ui.text import escaped
from workforce.ui.written import options

MEASURES = ("persons_on_duty", "distinct_persons", "person_days", "person_months", "waves")
COLUMNS = [*MEASURES, "first_on", "last_on", "calendar_days", "planned_persons", "planned_person_days"]
SPLITS = ("sender_type", "sender", "destination", "task")
FIRST = 15  # bars; the table has all of them


def source() -> str:
    """Source and day, for the foot of a card."""
    return cards.source_to_date(session.words()("page.dispatch_source"))


def _columns(found: pd.DataFrame) -> list[str]:
    """The measures that say something about these rows: FTE-years only beside mid- to long-term dispatches."""
    return COLUMNS if found["fte_years"].isna().all() else [*MEASURES, "fte_years", *COLUMNS[len(MEASURES) :]]


def show(view: View) -> None:
    """The measures of a disaster and kind, its splits, the other disasters, and how each measure counts."""
    totals = of_view(view, "total")
    if totals.empty:
        dispatch_cards.no_dispatch()
    else:
        with cards.key_figures("totals"):
            key_figures(totals.iloc[0])
        planned(totals.iloc[0])
        by_part(view)
    by_disaster(view)
    rules()


def of_view(view: View, split: str) -> pd.DataFrame:
    """The disaster looked at by one split."""
    return ask(tallies.by_part, **view.filters(), split=split)


def key_figures(totals: pd.Series) -> None:
    """Every measure with its rule on hover. FTE-years, where there are some, stand with the person-months."""
    words = session.words()
    for name in MEASURES:
        note, definition = words(f"page.totals.note.{name}"), cards.definition("dispatch_tallies", name)
        if name == "person_months" and pd.notna(totals["fte_years"]):
            note = words("page.totals.note.fte_years", n=notation.number(totals["fte_years"], 2))
            definition = f"{definition}\n\n{cards.definition('dispatch_tallies', 'fte_years')}"
        cards.key_figure(
            words(f"page.totals.{name}"),
            words(f"page.totals.value.{name}", n=notation.number(totals[name], 1 if name in tables.TENTHS else 0)),
            note=note,
            colour="blue",
            definition=definition,
        )


def planned(totals: pd.Series) -> None:
    """What is planned, apart from every figure of what was."""
    words = session.words()
    numbers = {name: notation.number(totals[f"planned_{name}"]) for name in ("persons", "person_days")}
    st.caption(escaped(words("page.totals.planned", **numbers)))


def rules() -> None:
    """How each measure counts, for those who cannot hover."""
    words = session.words()
    with st.expander(words("page.totals.rules"), icon=":material/rule:", key="tally_rules"):
        for name in (*MEASURES, "fte_years", "calendar_days", "planned_persons", "planned_person_days"):
            st.markdown(f"**{escaped(tables.label(name))}**")
            st.text(cards.definition("dispatch_tallies", name))


def by_part(view: View) -> None:
    """Every measure by type of sender, sender, destination or task."""
    words = session.words()
    with st.container(border=True, key="card_tally_parts"):
        split = choices.choose_segment(words("page.totals.split"), options("tally_split", SPLITS), param="split")
        found = of_view(view, split)
        if split == "sender_type":
            found["part"] = [words(f"option.sender_type.{code}") for code in found["part_code"]]
            found["short"] = found["part"]
        found["part_name"] = found["short"]
        st.subheader(escaped(cards.say(findings.by_part, found)), anchor=False)
        st.caption(words("page.totals.parts_subtitle", first=FIRST))
        counted = found[found["person_days"] > 0].head(FIRST)
        if not counted.empty:
            cards.chart(charts.by_part, counted, key="tally_parts", alt=cards.say(findings.by_part_alt, counted))
        tables.table_and_download(
            found, ["part", *_columns(found)], key=f"dispatch_totals_by_{split}", source=source(), as_of=view.as_of
        )
        st.caption(escaped(source()))


def by_disaster(view: View) -> None:
    """The disaster beside others, each kind by every measure."""
    words = session.words()
    shown = dispatch_cards.beside(view)
    found = ask(tallies.by_disaster, disaster_codes=shown, scope=view.scope, as_of=view.as_of)
    columns = ["disaster", "kind", *_columns(found)]
    with cards.card(
        "tally_disasters",
        cards.say(findings.by_disaster, found),
        words(f"page.totals.disasters_subtitle.{view.scope}"),
        source=source(),
    ):
        dispatch_cards.say_which(shown)
        tables.table(found, columns, key="tally_disasters")
        tables.download(found, columns, key="dispatch_totals_by_disaster", source=source(), as_of=view.as_of)
