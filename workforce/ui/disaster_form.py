"""The form of a disaster, and closing or reopening it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from workforce.domain import disasters as rules
from workforce.domain.disasters import DisasterEntry
from workforce.queries import municipalities, tasks
from workforce.services import disasters
from workforce.ui import choices, history, session
from workforce.ui.asking import ask
from workforce.ui.entry_forms import EntryForm, Values, act, beside
from workforce.ui.written import names, options

PROBLEMS = "_disaster_problems"


def show() -> None:
    """The disaster in work."""
    FORM.show(_inputs)


def actions(row: pd.Series) -> None:
    """What can be done with one disaster: change it, close it or open it again, see its history."""
    words, code, version = session.words(), row["disaster_code"], int(row["row_version"])
    other = "open" if row["disaster_status"] == "closed" else "closed"
    st.button(words("page.log.edit"), icon=":material/edit:", key="edit_disaster", on_click=_edit, args=(code,))
    closing, changes = st.tabs([words(f"page.disasters.make_{other}"), words("page.log.history")])
    with closing, st.form("close_disaster", border=False, enter_to_submit=False):
        st.caption(words(f"page.disasters.make_{other}_help", n=row["open_requests"]))
        st.text_input(words("field.reason") + words("page.form.required"), key=f"close_reason_{code}")
        beside(f"{PROBLEMS}_{code}", ["reason"])
        st.form_submit_button(words(f"page.disasters.make_{other}"), on_click=_set_status, args=(code, version, other))
    with changes:
        history.show(("disasters",), code, key="disaster_history")


def _inputs() -> None:
    words = session.words()
    left, right = st.columns(2)
    with left:
        FORM.text("disaster_name", is_required=True)
        FORM.choice("disaster_type", options("disaster_type", rules.TYPES), is_required=True)
    with right:
        FORM.text("disaster_name_en")
        FORM.day("started_on", is_required=True)
    FORM.choices(
        "municipality_codes",
        names(municipalities.listing, "municipality"),
        placeholder=words("page.disasters.choose_municipalities"),
    )
    FORM.choice("headline_task_group", _task_groups(), is_required=False)
    FORM.text("note", is_long=True)


def _task_groups() -> dict[str, str]:
    rows = ask(tasks.listing)
    return dict(zip(rows["task_group"], rows["task_group_name"], strict=True))


def _edit(code: str) -> None:
    FORM.open_stored(code)


def _read(code: str) -> Values:
    with session.database().reading() as connection:
        return disasters.current(connection, code)


def _entry(values: Values) -> DisasterEntry:
    return DisasterEntry(**values | {"municipality_codes": tuple(values["municipality_codes"] or ())})


def _record(values: Values) -> str:
    code = disasters.register_entry(session.database(), session.actor(), _entry(values), today=session.today())
    st.session_state[choices.choice_key("disaster")] = code
    return code


def _change(code: str, seen_version: int, values: Values, reason: str | None) -> None:
    disasters.change(
        session.database(),
        session.actor(),
        code,
        seen_version,
        _entry(values),
        today=session.today(),
        reason=reason,
    )


def _set_status(code: str, version: int, status: str) -> None:
    act(
        f"{PROBLEMS}_{code}",
        lambda: disasters.set_status(
            session.database(),
            session.actor(),
            code,
            version,
            status,
            reason=st.session_state[f"close_reason_{code}"],
        ),
        f"page.disasters.made_{status}",
        empties=[f"close_reason_{code}"],
    )


FORM = EntryForm(
    noun="disaster",
    fields=rules.FIELDS,
    read=_read,
    record=_record,
    change=_change,
    titles=("page.disasters.new", "page.disasters.edit"),
    done=("page.disasters.recorded", "page.disasters.changed"),
)
