"""The forms of a joint exam: the exam itself, and a municipality and occupation of it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from workforce.domain import recruitments as rules
from workforce.domain.recruitments import RecruitmentEntry, SeatEntry
from workforce.queries import disasters, municipalities, occupations
from workforce.queries import recruitments as recruitment_queries
from workforce.services import recruitments
from workforce.ui import history, session
from workforce.ui.asking import ask
from workforce.ui.entry_forms import EntryForm, Values
from workforce.ui.text import escaped
from workforce.ui.written import names, options

_OF_SEAT = "_recruitment_of_seat"


def is_open() -> bool:
    """Whether one of the forms is being filled in."""
    return FORM.draft() is not None or SEAT_FORM.draft() is not None


def show() -> None:
    """The form in work."""
    if FORM.draft() is not None:
        FORM.show(_inputs)
    else:
        SEAT_FORM.show(_seat_inputs)


def open_new() -> None:
    """Begin a new exam."""
    FORM.open_new({})


def open_seat(recruitment_id: int) -> None:
    """Begin a record of a municipality and occupation of an exam."""
    st.session_state[_OF_SEAT] = recruitment_id
    SEAT_FORM.open_new({})


def _inputs() -> None:
    words = session.words()
    FORM.text("recruitment_ja", is_required=True)
    left, right = st.columns(2)
    with left:
        FORM.choice("disaster_code", names(disasters.listing, "disaster"), is_required=False)
    with right:
        FORM.choices(
            "taking_part_codes", names(municipalities.listing, "municipality"), placeholder=words("page.form.choose")
        )
    parts = options("month_part", rules.PARTS)
    for row in (
        ("applications_from", "applications_until", "first_result_on"),
        ("second_exam_on", "second_exam_part", "places_ja"),
        ("final_result_on", "final_result_part", "tolerance"),
        ("joins_on", "later_joins_on"),
    ):
        for column, name in zip(st.columns(3), row, strict=False):
            with column:
                _input(name, parts)
    st.caption(words("page.recruitments.part_help"))


def _input(name: str, parts: dict[str, str]) -> None:
    if name.endswith("_part"):
        FORM.choice(name, parts, is_required=False)
    elif name == "places_ja":
        FORM.text(name)
    elif name == "tolerance":
        FORM.number(name, is_required=False)
    else:
        FORM.day(name, is_required=name.startswith("applications"))


def _seat_inputs() -> None:
    exams = ask(recruitment_queries.listing).set_index("recruitment_id")["recruitment"]
    st.caption(escaped(exams[st.session_state[_OF_SEAT]]))
    left, right = st.columns(2)
    with left:
        SEAT_FORM.choice("municipality_code", _taking_part(), is_required=True)
    with right:
        SEAT_FORM.choice("occupation_code", names(occupations.listing, "occupation"), is_required=True)
    for column, name in zip(st.columns(4), ("target_seats", *rules.FUNNEL), strict=True):
        with column:
            SEAT_FORM.number(name, is_required=False)
    SEAT_FORM.day("hired_from", is_required=False)
    SEAT_FORM.text("note")


def _taking_part() -> dict[str, str]:
    recruitment_id = st.session_state.get(_OF_SEAT)
    with session.database().reading() as connection:
        codes = recruitments.current(connection, recruitment_id)["taking_part_codes"]
    named = names(municipalities.listing, "municipality")
    return {code: named[code] for code in codes}


def _read(number: int) -> Values:
    with session.database().reading() as connection:
        return recruitments.current(connection, number)


def _read_seat(number: int) -> Values:
    with session.database().reading() as connection:
        row = recruitments.current_seat(connection, number)
    st.session_state[_OF_SEAT] = row["recruitment_id"]
    return row


def _entry(values: Values) -> RecruitmentEntry:
    return RecruitmentEntry(**{**values, "taking_part_codes": tuple(values["taking_part_codes"] or ())})


def _record(values: Values) -> int:
    return recruitments.record(session.database(), session.actor(), _entry(values))


def _change(number: int, seen_version: int, values: Values, reason: str | None) -> None:
    recruitments.change(session.database(), session.actor(), number, seen_version, _entry(values), reason=reason)


def _record_seat(values: Values) -> int:
    of = st.session_state[_OF_SEAT]
    return recruitments.record_seat(session.database(), session.actor(), of, SeatEntry(**values))


def _change_seat(number: int, seen_version: int, values: Values, reason: str | None) -> None:
    entry = SeatEntry(**values)
    recruitments.change_seat(session.database(), session.actor(), number, seen_version, entry, reason=reason)


FORM = EntryForm(
    noun="recruitment",
    fields=rules.FIELDS,
    read=_read,
    record=_record,
    change=_change,
    titles=("page.recruitments.new", "page.recruitments.edit"),
    done=("page.recruitments.recorded", "page.recruitments.changed"),
)
SEAT_FORM = EntryForm(
    noun="seat",
    fields=rules.SEAT_FIELDS,
    read=_read_seat,
    record=_record_seat,
    change=_change_seat,
    titles=("page.recruitments.new_seat", "page.recruitments.edit_seat"),
    done=("page.recruitments.recorded_seat", "page.recruitments.changed_seat"),
)


def seat_actions(row: pd.Series) -> None:
    """What can be done with one record: change it, see its history."""
    words, number = session.words(), int(row["seat_id"])
    with st.container(border=True, key="card_seat_actions"):
        title = words("page.recruitments.chosen", municipality=row["municipality"], occupation=row["occupation"])
        st.subheader(escaped(title), anchor=False)
        st.button(
            words("page.recruitments.edit_seat"),
            icon=":material/edit:",
            type="primary",
            on_click=SEAT_FORM.open_stored,
            args=(number,),
        )
        st.caption(words("page.log.history"))
        history.show(("recruitment_seats",), str(number), key="seat_history")
