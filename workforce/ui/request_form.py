"""The forms about requests: a new one, its contents, another size, the next state."""

from __future__ import annotations

import streamlit as st

from workforce.domain import requests as rules
from workforce.domain.dispatches import KINDS, new_entry_key
from workforce.domain.requests import RequestEntry, Size
from workforce.queries import municipalities, occupations, tasks
from workforce.services import requests
from workforce.ui import address, session
from workforce.ui.entry_forms import EntryForm, Values, act, beside
from workforce.ui.text import escaped
from workforce.ui.written import names, options, written

CONTENTS = tuple(name for name in rules.FIELDS if name not in ("entry_key", "disaster_code"))
FIRST_SIZE = ("asked_on", "persons_per_day", "start_on", "end_on")
HIDDEN = ("entry_key", "disaster_code")
PROBLEMS = "_request_problems"

Row = dict[str, object]


def open_new(disaster_code: str, kind: str) -> None:
    """Begin a request of a disaster, made today."""
    NEW.open_new(
        {
            "entry_key": new_entry_key(),
            "disaster_code": disaster_code,
            "kind": kind,
            "priority": 2,
            "asked_on": session.today(),
        }
    )


def is_open() -> bool:
    """Whether a request is in work."""
    return NEW.draft() is not None or CONTENT.draft() is not None


def show() -> None:
    """The request in work."""
    if NEW.draft() is not None:
        NEW.show(_new_inputs)
    else:
        CONTENT.show(lambda: _content_inputs(CONTENT))


def size_form(row: Row) -> None:
    """Another size of a request: what holds from a day on, when it was asked, and why."""
    words, number = session.words(), int(row["request_id"])
    state, today = f"{PROBLEMS}_size_{number}", session.today()
    with st.form(f"size_{number}", border=False, enter_to_submit=False):
        st.caption(words("page.requests.revise_help"))
        given = {
            "effective_on": max(today, row["start_on"]),
            "persons_per_day": row["persons_per_day"],
            "start_on": row["start_on"],
            "end_on": row["end_on"],
            "asked_on": max(today, row["asked_on"] or today),
        }
        for column, name in zip(st.columns(5), given, strict=True):
            with column:
                _size_input(name, f"size_{name}_{number}", given[name])
                beside(state, [name])
        st.text_input(words("field.reason") + words("page.form.required"), key=f"size_reason_{number}")
        beside(state, ["reason", "request"])
        st.form_submit_button(
            words("page.requests.revise_save"),
            icon=":material/save:",
            on_click=_revise,
            args=(number, int(row["row_version"]), state),
        )


def state_buttons(row: Row) -> None:
    """The next step as one big button; every other move with its day and its reason.

    Both are of one version of the request: on a slow line a second press of what is gone already does nothing.
    """
    words, number, version = session.words(), int(row["request_id"]), int(row["row_version"])
    status, state = row["request_status"], f"{PROBLEMS}_move_{number}"
    moves = rules.moves_from(status, row["from_status"])
    steps = [to_status for to_status in moves if rules.is_next_step(status, to_status)][:1]
    for to_status in steps:
        st.button(
            words("page.requests.go_on", status=words(f"option.request_status.{to_status}")),
            type="primary",
            icon=":material/arrow_forward:",
            key=f"step_{number}_{version}",
            width="stretch",
            on_click=_move,
            args=(number, version, to_status, state, False),
        )
    with (
        st.expander(words("page.requests.other_moves"), icon=":material/swap_horiz:", key=f"moves_{number}"),
        st.form(f"move_{number}_{version}", border=False, enter_to_submit=False),
    ):
        named = options("request_status", moves)
        left, right = st.columns(2)
        with left:
            st.selectbox(words("field.to_status"), list(named), format_func=named.get, key=f"move_to_{number}")
            beside(state, ["to_status"])
        with right:
            st.date_input(words("field.moved_on"), value=session.today(), key=f"move_on_{number}")
            beside(state, ["moved_on"])
        st.text_input(words("field.reason"), key=f"move_reason_{number}", help=words("page.requests.reason_help"))
        beside(state, ["reason"])
        st.form_submit_button(
            words("page.requests.move"), on_click=_move, args=(number, version, None, state, True), width="stretch"
        )


def _new_inputs() -> None:
    st.caption(escaped(written("disaster_code", NEW.draft().values["disaster_code"])))
    _content_inputs(NEW)
    for column, name in zip(st.columns(4), ("asked_on", "persons_per_day", "start_on", "end_on"), strict=True):
        with column:
            (NEW.number if name == "persons_per_day" else NEW.day)(name, is_required=True)


def _content_inputs(form: EntryForm) -> None:
    left, right = st.columns(2)
    with left:
        form.choice("municipality_code", names(municipalities.listing, "municipality"), is_required=True)
        form.choice("occupation_code", names(occupations.listing, "occupation"), is_required=False)
        form.choice("lodging", options("provision", rules.PROVISIONS), is_required=False)
    with right:
        form.choice("task_code", names(tasks.listing, "task"), is_required=True)
        form.choice("priority", options("priority", rules.PRIORITIES), is_required=True)
        form.choice("vehicle", options("provision", rules.PROVISIONS), is_required=False)
    form.text("request_reason", is_long=True)
    left, middle, right = st.columns([1, 2, 2])
    with left:
        form.choice("kind", options("dispatch_kind", KINDS), is_required=True)
    with middle:
        form.text("conditions")
    with right:
        form.text("note")


def _size_input(name: str, key: str, value: object) -> None:
    label = session.words()(f"field.{name}")
    if name == "persons_per_day":
        st.number_input(label, value=int(value), step=1, key=key)
    else:
        st.date_input(label, value=value, key=key, format="YYYY/MM/DD")


def _read(request_id: int) -> Values:
    with session.database().reading() as connection:
        return requests.current(connection, request_id)


def _record(values: Values) -> int:
    entry = RequestEntry(**{name: values[name] for name in rules.FIELDS})
    size = rules.first_size(*(values[name] for name in FIRST_SIZE))
    number = requests.record(session.database(), session.actor(), entry, size, today=session.today())
    address.put("request", str(number))
    return number


def _change(request_id: int, seen_version: int, values: Values, reason: str | None) -> None:
    entry = RequestEntry(**{name: values[name] for name in rules.FIELDS})
    requests.change(session.database(), session.actor(), request_id, seen_version, entry, reason=reason)


def _revise(number: int, version: int, state: str) -> None:
    typed = {name: st.session_state[f"size_{name}_{number}"] for name in rules.SIZE_FIELDS}
    act(
        state,
        lambda: requests.revise(
            session.database(),
            session.actor(),
            number,
            version,
            Size(**typed),
            today=session.today(),
            reason=st.session_state[f"size_reason_{number}"],
        ),
        "page.requests.revised",
        empties=[f"size_reason_{number}"],
    )


def _move(number: int, version: int, to_status: str | None, state: str, is_typed: bool) -> None:
    """``is_typed``: state, day and reason stand in the form; else it is the next step, today."""
    typed = st.session_state
    act(
        state,
        lambda: requests.move(
            session.database(),
            session.actor(),
            number,
            version,
            typed[f"move_to_{number}"] if is_typed else to_status,
            today=session.today(),
            moved_on=typed[f"move_on_{number}"] if is_typed else None,
            reason=typed[f"move_reason_{number}"] if is_typed else None,
        ),
        "page.requests.moved",
        empties=[f"move_reason_{number}"],
    )


NEW = EntryForm(
    noun="new_request",
    fields=(*CONTENTS, *FIRST_SIZE, *HIDDEN),
    read=_read,
    record=_record,
    change=_change,
    titles=("page.requests.new", "page.requests.edit"),
    done=("page.requests.recorded", "page.requests.changed"),
)
CONTENT = EntryForm(
    noun="request",
    fields=(*CONTENTS, *HIDDEN),
    read=_read,
    record=_record,
    change=_change,
    titles=("page.requests.new", "page.requests.edit"),
    done=("page.requests.recorded", "page.requests.changed"),
)
