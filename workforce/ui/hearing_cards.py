"""The cards about hearings that several pages share."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from workforce.charts import hearings as charts
from workforce.domain import notation
from workforce.findings import hearings as findings
from workforce.queries import hearings
from workforce.ui import cards, choices, session, tables
from workforce.ui.asking import ask

PAGE = "pages/staffing/hearings.py"
CATEGORY_COLUMNS = [
    "category", "hearings", "open_hearings", "done_hearings", "overdue_hearings", "municipalities_heard",
]  # fmt: skip
LOG_COLUMNS = [
    "municipality", "category", "follow_up_on", "is_overdue", "hearing_status", "occupation", "content", "heard_on",
]  # fmt: skip
FILTERS = ("municipality_code", "category_code", "occupation_code")


def source() -> str:
    """Source and day of what is shown, for the foot of a card."""
    words = session.words()
    parts = [
        words("page.source", source=words("page.hearings.source")),
        words("page.as_of", day=notation.day(session.today(), words.language)),
    ]
    if cards.has_sample_data():
        parts.append(words("page.sample_badge"))
    return words("page.separator").join(parts)


def by_category(survey_id: int, *, has_link: bool = False) -> None:
    """Notes of a round by category, open and done; from another page with a link to the notes."""
    words, as_of = session.words(), session.today()
    found = ask(hearings.by_category, survey_id=survey_id, as_of=as_of)
    with cards.card(
        "hearings", cards.say(findings.by_category, found), words("page.hearings.by_category_subtitle"), source=source()
    ):
        if found.empty:
            st.text(words("page.hearings.nothing"))
        else:
            overdue_note(ask(hearings.totals, survey_id=survey_id, as_of=as_of))
            cards.chart(
                charts.by_category, found, key="hearings_by_category", alt=cards.say(findings.by_category_alt, found)
            )
            tables.table_and_download(found, CATEGORY_COLUMNS, key="hearings_by_category", source=source(), as_of=as_of)
        if has_link:
            st.page_link(PAGE, label=words("page.hearings.open"), icon=":material/arrow_forward:")


def overdue_note(totals: pd.DataFrame) -> None:
    """How many notes wait past their day, where any does."""
    if not totals.empty and totals.iloc[0]["overdue_hearings"]:
        n = notation.number(totals.iloc[0]["overdue_hearings"])
        st.warning(session.words()("page.hearings.overdue", n=n), icon=":material/event_busy:")


def of_municipality(municipality_code: str) -> None:
    """What one municipality said, in any round."""
    words, as_of = session.words(), session.today()
    found = ask(hearings.of_municipality, municipality_code=municipality_code, as_of=as_of)
    totals = ask(hearings.municipality_totals, municipality_code=municipality_code, as_of=as_of)
    columns = [column for column in LOG_COLUMNS if column != "municipality"]
    with cards.card(
        "hearings",
        cards.say(findings.municipality, totals),
        words("page.hearings.of_municipality_subtitle"),
        source=source(),
    ):
        if found.empty:
            st.text(words("page.hearings.nothing"))
        else:
            tables.table(found, columns, key="hearings_of_municipality", height="content")
            tables.download(
                found, columns, key=f"hearings_{municipality_code}", source=words("page.hearings.source"), as_of=as_of
            )
        st.page_link(PAGE, label=words("page.hearings.open"), icon=":material/arrow_forward:")


def filters(survey_id: int) -> dict[str, object]:
    """What the list is narrowed to; only what the round's notes hold is on offer."""
    words = session.words()
    rows = ask(hearings.log, survey_id=survey_id, as_of=session.today())
    offered = {}
    for column in FILTERS:
        named = rows[rows[column].notna()]
        noun = column.removesuffix("_code")
        offered[column] = dict(sorted(zip(named[column], named[noun], strict=True)))
    offered["hearing_status"] = {
        code: words(f"option.hearing_status.{code}") for code in dict.fromkeys(rows["hearing_status"])
    }
    with st.container(key="filters_hearings", horizontal=True, vertical_alignment="bottom"):
        chosen = {
            column: choices.choose_one(words(f"field.{column.removesuffix('_code')}"), names, key=f"hearings_{column}")
            for column, names in offered.items()
        }
        only_overdue = st.toggle(words("page.hearings.only_overdue"), key="hearings_overdue", persist_state="session")
    return {**chosen, "only_overdue": only_overdue}
