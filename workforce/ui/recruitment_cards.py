"""The cards of a joint exam: key figures, timeline, occupations, what is recorded."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from workforce.charts import recruitments as charts
from workforce.domain import notation
from workforce.findings import recruitments as findings
from workforce.queries import recruitments
from workforce.ui import cards, recruitment_form, session, tables
from workforce.ui.asking import ask

STAGE_COLUMNS = ["stage_type", "day_shown", "stage_state", "days_left", "place"]
OCCUPATION_COLUMNS = ["occupation", "target_seats", "tolerance", "applicants", "passed", "hired", "open_seats"]
SEAT_COLUMNS = [
    "municipality", "occupation", "target_seats", "applicants", "passed", "hired", "hired_from", "note",
]  # fmt: skip
FUNNEL = ("target_seats", "applicants", "passed", "hired")


def key_figures(recruitment: pd.Series) -> None:
    """Target, applicants, passed, hired."""
    words = session.words()
    with cards.key_figures("recruitments"):
        for name in FUNNEL:
            has_width = name == "target_seats" and not pd.isna(recruitment["tolerance"])
            note = words("page.recruitments.about", n=recruitment["tolerance"]) if has_width else ""
            cards.key_figure(
                words(f"metric.{name}"),
                cards.people(recruitment[name]),
                note=note or ("" if pd.notna(recruitment[name]) else words("page.recruitments.not_recorded")),
                definition=cards.definition("recruitment_targets_met", name),
            )


def source_of(recruitment: pd.Series) -> str:
    """Where the exam's dates and targets come from; those that people entered come from the register."""
    words, stated = session.words(), recruitment["source"]
    return cards.source_to_date(words("page.recruitments.source") if pd.isna(stated) else stated)


def timeline(recruitment: pd.Series) -> None:
    """The stages with their deadlines."""
    words, today = session.words(), session.today()
    found = ask(recruitments.stages, recruitment_id=int(recruitment["recruitment_id"]), as_of=today)
    found["day_shown"] = [_announced(row) for row in found.itertuples()]
    found["place"] = found["places"].where(found["stage_type"] == "second_exam")
    with cards.card(
        "recruitment_timeline",
        cards.say(findings.timeline, found),
        words("page.recruitments.timeline_subtitle"),
        source=source_of(recruitment),
    ):
        cards.chart(
            charts.timeline,
            found,
            key="recruitment_timeline",
            alt=cards.say(findings.timeline_alt, found),
            today=today,
        )
        tables.table_and_download(
            found,
            STAGE_COLUMNS,
            key="recruitment_stages",
            source=source_of(recruitment),
            as_of=today,
            is_fact=bool(recruitment["is_published"]),
        )


def _announced(row: object) -> str:
    words = session.words()
    if row.stage_type == "applications":
        return notation.period(row.first_on, row.last_on, words.language)
    return findings.stage_day(row.first_on, row.part, words)


def by_occupation(recruitment: pd.Series) -> None:
    """Seats filled and open by occupation."""
    words = session.words()
    found = ask(recruitments.by_occupation, recruitment_id=int(recruitment["recruitment_id"]))
    with cards.card(
        "recruitment_occupations",
        cards.say(findings.by_occupation, found),
        words("page.recruitments.by_occupation_subtitle"),
        source=source_of(recruitment),
    ):
        if found.empty:
            st.text(words("page.recruitments.no_occupation"))
            return
        cards.chart(
            charts.by_occupation,
            found,
            key="recruitment_occupations",
            alt=cards.say(findings.by_occupation_alt, found),
        )
        tables.table_and_download(
            found,
            OCCUPATION_COLUMNS,
            key="recruitment_occupations",
            source=source_of(recruitment),
            as_of=session.today(),
            is_fact=True,
        )


def seats(recruitment: pd.Series) -> None:
    """What is recorded for each municipality and occupation, and the ways to record more."""
    words, recruitment_id = session.words(), int(recruitment["recruitment_id"])
    found = ask(recruitments.seats, recruitment_id=recruitment_id)
    with st.container(border=True, key="card_seats"):
        st.subheader(words("page.recruitments.seats"), anchor=False)
        st.caption(words("page.recruitments.seats_subtitle"))
        st.button(
            words("page.recruitments.record_seat"),
            icon=":material/add:",
            key="record_seat",
            on_click=recruitment_form.open_seat,
            args=(recruitment_id,),
        )
        if found.empty:
            st.info(words("page.recruitments.no_seats"), icon=":material/info:")
            return
        order = f"seats_{hash(tuple(found['seat_id']))}"
        chosen = tables.table(
            found, SEAT_COLUMNS, key=order, height="content", on_select="rerun", selection_mode="single-row"
        ).selection.rows
        st.caption(words("page.recruitments.choose_row"))
        tables.download(
            found,
            SEAT_COLUMNS,
            key="recruitment_seats",
            source=words("page.recruitments.source"),
            as_of=session.today(),
            is_fact=True,
        )
        cards.foot(words("page.recruitments.source"))
    if chosen and chosen[0] < len(found):
        recruitment_form.seat_actions(found.iloc[chosen[0]])
