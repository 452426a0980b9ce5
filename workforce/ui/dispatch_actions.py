"""What can be done with one recorded dispatch: edit, repeat, count a day, cancel, restore, see who changed it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from workforce.errors import Invalid, Problem, WorkforceError
from workforce.queries import daily_counts as count_queries
from workforce.services import daily_counts, dispatches
from workforce.ui import dispatch_form, history, messages, session, tables
from workforce.ui.asking import ask
from workforce.ui.text import escaped

PROBLEMS = "_dispatch_problems"


def show(row: pd.Series) -> None:
    """The actions on one row of the log."""
    words = session.words()
    number, today = int(row["dispatch_id"]), session.today()
    with st.container(key="at_hand_dispatch"):  # in sight while the list is
        chosen = words(
            "page.log.chosen",
            number=number,
            sender=row["sender"],
            destination=row["destination"],
            task=row["task"],
            persons=row["persons"],
        )
        st.subheader(escaped(chosen), anchor=False)
        with st.container(horizontal=True):
            if row["status"] != "cancelled":
                st.button(
                    words("page.log.edit"),
                    icon=":material/edit:",
                    on_click=_guarded,
                    args=(dispatch_form.open_stored, number),
                )
            st.button(
                words("page.log.repeat"),
                icon=":material/repeat:",
                on_click=_guarded,
                args=(dispatch_form.open_repeated, number, today),
            )
    _tabs(row, today)


def _tabs(row: pd.Series, today: date) -> None:
    words, number = session.words(), int(row["dispatch_id"])
    with st.container(border=True, key="card_actions"):
        changed = partial(history.show, ("dispatches", "daily_counts"), str(number), key="dispatch_history")
        if row["status"] == "cancelled":  # it counts nowhere, whoever was there on a day
            offered = {"page.log.restore": partial(_cancel_form, row), "page.log.history": changed}
        else:
            offered = {
                "page.log.count": partial(_count_form, row, today),
                "page.log.cancel": partial(_cancel_form, row),
                "page.log.history": changed,
            }
        for tab, show_it in zip(st.tabs([words(key) for key in offered]), offered.values(), strict=True):
            with tab:
                show_it()


def _count_form(row: pd.Series, today: date) -> None:
    """One day's actual persons; the day's number then counts instead of the product."""
    words, number = session.words(), int(row["dispatch_id"])
    counted = ask(count_queries.of_dispatch, dispatch_id=number)
    seen = {
        day.date(): int(version) for day, version in zip(counted["counted_on"], counted["row_version"], strict=True)
    }
    st.caption(words("page.log.count_help", persons=row["persons"]))
    if not counted.empty:
        tables.table(
            counted.rename(columns={"persons": "counted_persons"}),
            ["counted_on", "counted_persons", "note"],
            key="counts",
        )
    with st.form("count", border=False):
        last = today if pd.isna(row["end_on"]) else min(today, row["end_on"].date())
        st.date_input(words("field.counted_on"), value=last, key=f"count_on_{number}", format="YYYY/MM/DD")
        _beside("count", number, "counted_on", "status")
        st.number_input(
            words("field.counted_persons"), value=int(row["persons"]), step=1, key=f"count_persons_{number}"
        )
        _beside("count", number, "counted_persons")
        st.text_input(words("field.note"), key=f"count_note_{number}")
        _beside("count", number, "note")
        with st.container(horizontal=True):
            st.form_submit_button(
                words("page.log.save_count"), type="primary", on_click=_save_count, args=(number, seen, False)
            )
            st.form_submit_button(words("page.log.take_back_count"), on_click=_save_count, args=(number, seen, True))


def _save_count(number: int, seen: dict[date, int], takes_back: bool) -> None:
    """``seen`` are the versions of the counts that the reader had before them, by day."""
    state = st.session_state
    counted_on = state[f"count_on_{number}"]
    if takes_back and counted_on not in seen:
        st.session_state[PROBLEMS] = (("count", number), [Problem("counted_on", "no_count_that_day")])
        return
    _act(
        ("count", number),
        "page.log.count_taken_back" if takes_back else "page.log.counted",
        lambda: daily_counts.record(
            session.database(),
            session.actor(),
            number,
            counted_on,
            None if takes_back else state[f"count_persons_{number}"],
            state[f"count_note_{number}"],
            seen_version=seen.get(counted_on),
            today=session.today(),
        ),
        empties=[f"count_note_{number}"],
    )


def _cancel_form(row: pd.Series) -> None:
    """Cancelling keeps the row in the log; it counts nowhere, and can be taken back."""
    words, number = session.words(), int(row["dispatch_id"])
    is_cancelled = row["status"] == "cancelled"
    with st.form("cancel", border=False):
        st.caption(words("page.log.restore_help" if is_cancelled else "page.log.cancel_help"))
        st.text_input(
            words("page.log.restore_reason" if is_cancelled else "page.log.cancel_reason")
            + words("page.form.required"),
            key=f"cancel_reason_{number}",
        )
        _beside("cancel", number, "reason")
        st.form_submit_button(
            words("page.log.restore" if is_cancelled else "page.log.cancel"),
            on_click=_cancel_or_restore,
            args=(number, int(row["row_version"]), is_cancelled),
        )


def _cancel_or_restore(number: int, seen_version: int, is_cancelled: bool) -> None:
    box = f"cancel_reason_{number}"
    reason = st.session_state[box]
    database, actor = session.database(), session.actor()
    if is_cancelled:
        _act(
            ("cancel", number),
            "page.log.restored",
            lambda: dispatches.restore(database, actor, number, seen_version, reason=reason),
            empties=[box],
        )
    else:
        _act(
            ("cancel", number),
            "page.log.cancelled",
            lambda: dispatches.cancel(database, actor, number, seen_version, today=session.today(), reason=reason),
            empties=[box],
        )


def _act(form: tuple[str, int], done_key: str, action: Callable[[], object], *, empties: Sequence[str] = ()) -> None:
    """Do it; its problems stay with the form of that dispatch, and no text that was for this act alone."""
    st.session_state.pop(PROBLEMS, None)
    try:
        action()
    except Invalid as error:
        st.session_state[PROBLEMS] = (form, error.problems)
    except WorkforceError as error:
        messages.failed(error)
    else:
        for key in empties:
            st.session_state[key] = ""
        messages.done(done_key)


def _guarded(action, *args: object) -> None:
    try:
        action(*args)
    except WorkforceError as error:
        messages.failed(error)


def _beside(form: str, number: int, *fields: str) -> None:
    of_form, problems = st.session_state.get(PROBLEMS, (None, []))
    if of_form == (form, number):
        for field in fields:
            messages.beside(field, problems)
