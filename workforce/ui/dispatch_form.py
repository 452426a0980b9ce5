"""The form that records, edits, repeats, counts and cancels dispatches.

What is being worked on lives in the session under one key, so that a rerun or a failed save loses
nothing: the inputs keep what was typed, the problems stand beside their fields, and a row that
someone else changed meanwhile is shown beside one's own version.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd
import streamlit as st

from workforce.domain import dispatches as rules
from workforce.domain.dispatches import DispatchEntry
from workforce.errors import Invalid, Problem, Stale, WorkforceError
from workforce.queries import disasters, occupations, organisations, routes, tasks
from workforce.services import dispatches
from workforce.ui import messages, session
from workforce.ui.asking import ask
from workforce.ui.text import escaped
from workforce.ui.written import label, options, requests_of, written

STATE = "_dispatch_form"
TYPED = tuple(name for name in rules.FIELDS if name not in ("entry_key", "disaster_code", "offer_id", "cancelled_on"))


@dataclass
class Draft:
    """An entry in work: a new one (no ``dispatch_id``) or a stored row with the version that was seen."""

    entry: DispatchEntry
    dispatch_id: int | None = None
    seen_version: int | None = None
    problems: list[Problem] = field(default_factory=list)
    conflict: dict[str, object] | None = None


def draft() -> Draft | None:
    """The entry in work, if any."""
    return st.session_state.get(STATE)


def open_new(disaster_code: str, kind: str, today: date) -> None:
    """Begin a new entry; sender and so on are still to be chosen."""
    _open(
        Draft(
            DispatchEntry(
                entry_key=rules.new_entry_key(),
                disaster_code=disaster_code,
                kind=kind,
                status="planned",
                sender_code="",
                destination_code="",
                task_code="",
                persons=1,
                start_on=today,
                end_on=today,
                decided_on=today,
            )
        )
    )


def open_stored(dispatch_id: int) -> None:
    """Begin to edit a stored dispatch, as it is now."""
    with session.database().reading() as connection:
        row = dispatches.current(connection, dispatch_id)
    _open(Draft(dispatches.entry_of(row), dispatch_id, row["row_version"]))


def open_repeated(dispatch_id: int, today: date) -> None:
    """Begin a new entry that sends the same team again from tomorrow."""
    with session.database().reading() as connection:
        row = dispatches.current(connection, dispatch_id)
    _open(Draft(rules.repeat_from_tomorrow(dispatches.entry_of(row), today)))


def close() -> None:
    """Leave the form without saving."""
    st.session_state.pop(STATE, None)


def show() -> None:
    """The form, one column, with every problem beside its field."""
    words, work = session.words(), draft()
    if _key(TYPED[0]) not in st.session_state:  # back from another page, where inputs are forgotten
        _set_inputs(work)
    title = "page.form.new" if work.dispatch_id is None else "page.form.edit"
    with st.container(border=True, key="card_form"):
        st.subheader(words(title, number=work.dispatch_id), anchor=False)
        st.caption(escaped(_names(ask(disasters.listing), "disaster")[work.entry.disaster_code]))
        if work.problems:
            st.error(words("error.invalid", count=len(work.problems)), icon=":material/error:")
        if work.conflict:
            _show_conflict(work)
        with st.form("dispatch", border=False, enter_to_submit=False):
            _inputs(work)
            with st.container(horizontal=True):
                st.form_submit_button(words("page.save"), type="primary", on_click=_save, icon=":material/save:")
                st.form_submit_button(words("page.leave"), on_click=close)


def _open(work: Draft) -> None:
    st.session_state[STATE] = work
    _set_inputs(work)


def _set_inputs(work: Draft) -> None:
    for name in TYPED:
        st.session_state[_key(name)] = getattr(work.entry, name)


def _key(name: str) -> str:
    return f"entry_{name}"


def _inputs(work: Draft) -> None:
    """Pairs of inputs beside each other on a desk, below each other on a phone."""
    bodies = ask(organisations.listing)
    places = bodies[bodies["organisation_type"].isin(rules.DESTINATION_TYPES)]
    for pair in (
        (("sender", _names(bodies, "organisation"), False), ("destination", _names(places, "organisation"), False)),
        (
            ("task", _names(ask(tasks.listing), "task"), False),
            ("occupation", _names(ask(occupations.listing), "occupation"), True),
        ),
    ):
        for column, (noun, names, is_optional) in zip(st.columns(2), pair, strict=True):
            with column:
                _choice(noun, f"{noun}_code", names, is_optional, work)
    left, middle, right = st.columns(3)
    with left:
        _number("persons", work, least=1)
    with middle:
        _day("start_on", work, is_required=True)
    with right:
        _day("end_on", work)
    left, middle, right = st.columns(3)
    with left:
        _choice("status", "status", options("dispatch_status", _statuses(work)), False, work)
    with middle:
        _choice("kind", "kind", options("dispatch_kind", rules.KINDS), False, work)
    with right:
        _text("wave", work)
    left, middle, right = st.columns(3)
    with left:
        _choice("route", "route_code", _names(ask(routes.listing), "route"), True, work)
    with middle:
        _number("travel_days", work, least=0)
    with right:
        _choice("request", "request_id", requests_of(work.entry.disaster_code), True, work)
    left, right = st.columns([1, 2])
    with left:
        _day("decided_on", work)
    with right:
        _text("note", work)
    if work.dispatch_id is not None:
        _text("reason", work)


def _statuses(work: Draft) -> tuple[str, ...]:
    """Cancelling has a way of its own, which asks for the reason."""
    return tuple(status for status in rules.STATUSES if status != "cancelled" or work.entry.is_cancelled)


def _names(frame: pd.DataFrame, noun: str) -> dict[str, str]:
    return dict(zip(frame[f"{noun}_code"], frame[noun], strict=True))


def _choice(noun: str, name: str, names: dict, is_optional: bool, work: Draft) -> None:
    words = session.words()
    if st.session_state.get(_key(name)) not in names:
        st.session_state[_key(name)] = None
    st.selectbox(
        words(f"field.{noun}") + ("" if is_optional else words("page.form.required")),
        list(names),
        index=None,
        format_func=lambda code: names.get(code, ""),
        placeholder=words("page.form.none") if is_optional else words("page.form.choose"),
        key=_key(name),
    )
    messages.beside(noun, work.problems)


def _number(name: str, work: Draft, *, least: int) -> None:
    words = session.words()
    st.number_input(
        words(f"field.{name}") + (words("page.form.required") if least else ""), step=1, value=None, key=_key(name)
    )
    messages.beside(name, work.problems)


def _day(name: str, work: Draft, *, is_required: bool = False) -> None:
    words = session.words()
    asked = words(f"field.{name}") + (words("page.form.required") if is_required else "")
    st.date_input(asked, value=None, key=_key(name), format="YYYY/MM/DD")
    messages.beside(name, work.problems)


def _text(name: str, work: Draft) -> None:
    st.text_input(session.words()(f"field.{name}"), key=_key(name))
    messages.beside(name, work.problems)


def _typed(work: Draft) -> DispatchEntry:
    """The entry as it stands in the inputs."""
    return replace(work.entry, **{name: st.session_state.get(_key(name)) for name in TYPED})


def _save() -> None:
    work, today = draft(), session.today()
    if work is None:  # a second click on a form that the first has saved
        return
    work.entry, work.problems, work.conflict = _typed(work), [], None
    try:
        if work.dispatch_id is None:
            number = dispatches.record(session.database(), session.actor(), work.entry, today=today)
            messages.done("page.form.recorded", number=number)
        else:
            dispatches.change(
                session.database(),
                session.actor(),
                work.dispatch_id,
                work.seen_version,
                work.entry,
                today=today,
                reason=st.session_state.get(_key("reason")),
            )
            messages.done("page.form.changed", number=work.dispatch_id)
    except Invalid as error:
        work.problems = error.problems
    except Stale as error:
        (work.conflict,) = error.conflicts
    except WorkforceError as error:
        messages.failed(error)
    else:
        close()


def _show_conflict(work: Draft) -> None:
    """Both versions side by side, and the two ways on."""
    words = session.words()
    st.warning(words("error.stale", count=1), icon=":material/group:")
    current, proposed = work.conflict["current"], work.conflict["proposed"]
    differing = [name for name in TYPED if current.get(name) != proposed[name]]
    both = pd.DataFrame(
        {
            words("field.field"): [label(name) for name in differing],
            words("page.form.stored"): [written(name, current.get(name)) for name in differing],
            words("page.form.mine"): [written(name, proposed[name]) for name in differing],
        }
    )
    st.dataframe(both, hide_index=True, key="conflict")
    with st.container(horizontal=True):
        st.button(words("page.form.take_stored"), on_click=open_stored, args=(work.dispatch_id,))
        st.button(words("page.form.keep_mine"), on_click=_overwrite, args=(current["row_version"],))


def _overwrite(version: int) -> None:
    draft().seen_version = version
    _save()
