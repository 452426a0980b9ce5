"""The form in which a measure is registered or changed, and what can be done with one."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from workforce.domain import measures as rules
from workforce.domain.measures import MeasureEntry
from workforce.queries import municipalities, occupations, regions
from workforce.services import measures
from workforce.ui import history, session
from workforce.ui.entry_forms import EntryForm, Values
from workforce.ui.text import escaped
from workforce.ui.written import names, options


def open_new() -> None:
    """Begin a new measure."""
    FORM.open_new({"measure_status": "considered"})


def show() -> None:
    """The measure in work."""
    FORM.show(_inputs)


def _inputs() -> None:
    words = session.words()
    left, middle, right = st.columns(3)
    with left:
        FORM.choice("measure_type", options("measure_type", rules.TYPES), is_required=True)
    with middle:
        FORM.choice("measure_status", options("measure_status", rules.STATUSES), is_required=True)
    with right:
        FORM.day("since_on", is_required=False)
    FORM.text("content", is_required=True)
    st.caption(words("page.measures.target_help"))
    left, middle, right = st.columns(3)
    with left:
        FORM.choice("region_code", names(regions.listing, "region"), is_required=False)
    with middle:
        FORM.choices(
            "aimed_municipality_codes",
            names(municipalities.listing, "municipality"),
            placeholder=words("page.measures.all_places"),
        )
    with right:
        FORM.choices(
            "aimed_occupation_codes",
            names(occupations.listing, "occupation"),
            placeholder=words("page.measures.all_occupations"),
        )
    FORM.text("effect", is_long=True)


def _entry(values: Values) -> MeasureEntry:
    lists = {name: tuple(values[name] or ()) for name in ("aimed_municipality_codes", "aimed_occupation_codes")}
    return MeasureEntry(**{**values, **lists})


def _read(measure_id: int) -> Values:
    with session.database().reading() as connection:
        return measures.current(connection, measure_id)


def _record(values: Values, besides: tuple[int, ...] = ()) -> int:
    entry, today = _entry(values), session.today()
    return measures.record(session.database(), session.actor(), entry, today=today, besides=besides)


def _change(measure_id: int, seen_version: int, values: Values, reason: str | None) -> None:
    measures.change(
        session.database(),
        session.actor(),
        measure_id,
        seen_version,
        _entry(values),
        today=session.today(),
        reason=reason,
    )


FORM = EntryForm(
    noun="measure",
    fields=rules.FIELDS,
    read=_read,
    record=_record,
    change=_change,
    titles=("page.measures.new", "page.measures.edit"),
    done=("page.measures.recorded", "page.measures.changed"),
)


def actions(row: pd.Series) -> None:
    """What can be done with one measure: change it, see its history."""
    words, number = session.words(), int(row["measure_id"])
    with st.container(border=True, key="card_actions"):
        st.subheader(escaped(row["content"]), anchor=False)
        if not pd.isna(row["effect"]):
            st.text(row["effect"])
        st.button(
            words("page.measures.edit"),
            icon=":material/edit:",
            type="primary",
            on_click=FORM.open_stored,
            args=(number,),
        )
        st.caption(words("page.log.history"))
        history.show(("measures",), str(number), key="measure_history")
