"""The form in which a hearing is noted or changed, and what can be done with one that was noted."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from workforce.domain import hearings as rules
from workforce.domain.hearings import HearingEntry
from workforce.queries import hearing_categories, municipalities, occupations, surveys
from workforce.services import hearings
from workforce.ui import choices, history, session
from workforce.ui.asking import ask
from workforce.ui.entry_forms import EntryForm, Values, act, beside
from workforce.ui.text import escaped
from workforce.ui.written import names

TYPED = tuple(name for name in rules.FIELDS if name != "hearing_status")
PROBLEMS = "_hearing_problems"
SURVEY = "_hearing_survey"


def open_new(survey_id: int) -> None:
    """Begin a note of a round, dated today, for the municipality that was looked at last."""
    st.session_state[SURVEY] = survey_id
    FORM.open_new({"heard_on": session.today(), "municipality_code": st.session_state.get(choices.choice_key("m"))})


def show() -> None:
    """The note in work."""
    FORM.show(_inputs)


def _inputs() -> None:
    st.caption(escaped(_round()))  # another one may have been chosen on another page since the form was opened
    left, right = st.columns(2)
    with left:
        FORM.choice("municipality_code", names(municipalities.listing, "municipality"), is_required=True)
        FORM.day("heard_on", is_required=True)
    with right:
        FORM.choice("category_code", names(hearing_categories.listing, "category"), is_required=True)
        FORM.choice("occupation_code", names(occupations.listing, "occupation"), is_required=False)
    FORM.text("content", is_required=True, is_long=True)
    with st.columns(2)[0]:
        FORM.day("follow_up_on", is_required=False)


def _round() -> str:
    rounds = ask(surveys.listing).set_index("survey_id")["survey"]
    return session.words()("page.hearings.round", survey=rounds[st.session_state[SURVEY]])


def _read(hearing_id: int) -> Values:
    with session.database().reading() as connection:
        row = hearings.current(connection, hearing_id)
    st.session_state[SURVEY] = row["survey_id"]
    return row


def _record(values: Values, besides: tuple[int, ...] = ()) -> int:
    return hearings.record(
        session.database(),
        session.actor(),
        st.session_state[SURVEY],
        HearingEntry(**values),
        today=session.today(),
        besides=besides,
    )


def _change(hearing_id: int, seen_version: int, values: Values, reason: str | None) -> None:
    hearings.change(
        session.database(),
        session.actor(),
        hearing_id,
        seen_version,
        HearingEntry(**values),
        today=session.today(),
        reason=reason,
    )


FORM = EntryForm(
    noun="hearing",
    fields=TYPED,
    read=_read,
    record=_record,
    change=_change,
    titles=("page.hearings.new", "page.hearings.edit"),
    done=("page.hearings.recorded", "page.hearings.changed"),
)


def actions(row: pd.Series) -> None:
    """What can be done with one note: change it, mark it as followed up, cancel or restore it, see its history."""
    words = session.words()
    number, version, status = int(row["hearing_id"]), int(row["row_version"]), row["hearing_status"]
    with st.container(border=True, key="card_actions"):
        chosen = words("page.hearings.chosen", municipality=row["municipality"], category=row["category"])
        st.subheader(escaped(chosen), anchor=False)
        st.text(row["content"])
        if status != "cancelled":
            with st.container(horizontal=True):
                other = "open" if status == "done" else "done"
                st.button(
                    words(f"page.hearings.mark_{other}"),
                    icon=":material/undo:" if other == "open" else ":material/check:",
                    type="primary" if other == "done" else "secondary",
                    on_click=_mark,
                    args=(number, version, other, f"page.hearings.marked_{other}"),
                )
                st.button(words("page.log.edit"), icon=":material/edit:", on_click=FORM.open_stored, args=(number,))
        is_cancelled = status == "cancelled"
        cancelling, changes = st.tabs(
            [
                words("page.hearings.restore" if is_cancelled else "page.hearings.cancel"),
                words("page.log.history"),
            ]
        )
        with cancelling:
            _cancel_form(number, version, is_cancelled=is_cancelled)
        with changes:
            history.show(("hearings",), str(number), key="hearing_history")


def _cancel_form(number: int, version: int, *, is_cancelled: bool) -> None:
    words = session.words()
    with st.form("cancel", border=False):
        st.caption(words("page.hearings.restore_help" if is_cancelled else "page.hearings.cancel_help"))
        st.text_input(words("field.reason") + words("page.form.required"), key=f"hearing_reason_{number}")
        beside(f"{PROBLEMS}_{number}", ["reason"])
        st.form_submit_button(
            words("page.hearings.restore" if is_cancelled else "page.hearings.cancel"),
            on_click=_mark,
            args=(
                number,
                version,
                "open" if is_cancelled else "cancelled",
                "page.hearings.restored" if is_cancelled else "page.hearings.cancelled",
            ),
        )


def _mark(number: int, version: int, status: str, done_key: str) -> None:
    reason = st.session_state.get(f"hearing_reason_{number}") or None
    act(
        f"{PROBLEMS}_{number}",
        lambda: hearings.mark(session.database(), session.actor(), number, version, status, reason=reason),
        done_key,
        empties=[f"hearing_reason_{number}"],
    )
