"""The planner of a rotation: what is asked, what it would mean, and the save that makes its waves dispatches."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from workforce.domain import rotations as rules
from workforce.domain.dispatches import new_entry_key
from workforce.domain.rotations import Plan, Turn
from workforce.errors import Invalid, Problem, WorkforceError
from workforce.queries import organisations
from workforce.services import rotations
from workforce.ui import choices, messages, session
from workforce.ui.text import escaped
from workforce.ui.written import label, named_request, names

PROBLEMS = "_rotation_problems"
USUAL_DAYS = {"emergency": 7, "mid_long": 90}
BESIDE = ("first_day", "wave_days", "handover_days", "travel_days", "waves", "turns")

Row = Mapping[str, object]


def choose_request(rows: pd.DataFrame) -> int | None:
    """The open request that the plan is for, the one that lacks most people first; a link may name it."""
    words = session.words()
    offered = {str(row.request_id): named_request(row) for row in rows.itertuples()}
    chosen = choices.choose(words("field.request"), list(offered), offered, param="request", width=640)
    return None if chosen is None else int(chosen)


def asked(request: Row) -> tuple[Plan, list[Problem]]:
    """The plan as it stands in the inputs, with its problems beside them."""
    words, today = session.words(), session.today()
    with st.container(border=True, key="card_rotation"):
        st.subheader(words("page.rotations.asked"), anchor=False)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            start = max(today, request["start_on"])
            key = _key(request, "first_day")
            st.date_input(label("first_day"), value=start, key=key, format="YYYY/MM/DD", width=170)
            _number(request, "wave_days", USUAL_DAYS[request["kind"]])
            _number(request, "handover_days", 1)
            _number(request, "travel_days", 0)
        until_end = st.toggle(words("page.rotations.until_end"), value=True, key=_key(request, "until_end"))
        if not until_end:
            _number(request, "waves", 3)
        _turns(request)
        plan = _plan(request, is_until_end=until_end)
        known = names(organisations.listing, "organisation")
        found = rules.problems(plan, request, known, today)
        for name in BESIDE if plan.turns else BESIDE[:-1]:
            messages.beside(name, found)
    return plan, found


def save(plan: Plan, waves: int) -> None:
    """The button that records the plan, and what kept the last click from doing so."""
    words = session.words()
    st.button(
        words("page.rotations.save", n=waves),
        type="primary",
        icon=":material/save:",
        key="save_rotation",
        on_click=_record,
        args=(plan, waves),
    )
    for found in st.session_state.pop(f"{PROBLEMS}_of_request_{plan.request_id}", []):
        st.error(escaped(messages.problem(found, words)), icon=":material/error:")


def cancelling(rotation_id: int, waves: int) -> None:
    """Cancel the waves that are still planned, with a reason."""
    words = session.words()
    with st.expander(words("page.rotations.cancel", n=waves), icon=":material/undo:", key=f"undo_{rotation_id}"):
        st.text_input(label("reason"), key=f"rotation_reason_{rotation_id}")
        messages.beside("reason", st.session_state.get(f"{PROBLEMS}_{rotation_id}", []))
        st.button(
            words("page.rotations.cancel_now"),
            key=f"cancel_rotation_{rotation_id}",
            on_click=_cancel,
            args=(rotation_id,),
        )


def _turns(request: Row) -> None:
    """Senders in the order they are chosen, each with its persons."""
    words = session.words()
    known = names(organisations.listing, "organisation")
    offered = [code for code in known if code != request["municipality_code"]]
    st.multiselect(
        label("turns"),
        offered,
        format_func=known.get,
        placeholder=words("page.rotations.choose_senders"),
        key=_key(request, "turns"),
    )
    with st.container(horizontal=True):
        for code in st.session_state[_key(request, "turns")]:
            st.number_input(
                words("page.rotations.persons_of", sender=known[code]),
                value=request["persons_per_day"],
                step=1,
                key=_key(request, f"persons_{code}"),
                width=220,
            )


def _plan(request: Row, *, is_until_end: bool) -> Plan:
    typed = {name: st.session_state.get(_key(request, name)) for name in BESIDE}
    chosen = typed.pop("turns")
    turns = tuple(Turn(code, st.session_state[_key(request, f"persons_{code}")]) for code in chosen)
    key = st.session_state.setdefault(_key(request, "entry_key"), new_entry_key())
    waves = None if is_until_end else typed.pop("waves")
    typed.pop("waves", None)
    return Plan(entry_key=key, request_id=request["request_id"], turns=turns, waves=waves, **typed)


def _number(request: Row, name: str, value: int) -> None:
    st.number_input(label(name), value=value, step=1, key=_key(request, name), width=170)


def _key(request: Row, name: str) -> str:
    return f"rotation_{request['request_id']}_{name}"


def _record(plan: Plan, waves: int) -> None:
    try:
        rotations.record(session.database(), session.actor(), plan, today=session.today())
    except Invalid as error:
        st.session_state[f"{PROBLEMS}_of_request_{plan.request_id}"] = error.problems
    except WorkforceError as error:
        messages.failed(error)
    else:
        st.session_state.pop(f"rotation_{plan.request_id}_entry_key", None)
        st.session_state[f"rotation_{plan.request_id}_turns"] = []
        messages.done("page.rotations.recorded", n=waves)


def _cancel(rotation_id: int) -> None:
    reason = st.session_state[f"rotation_reason_{rotation_id}"]
    st.session_state.pop(f"{PROBLEMS}_{rotation_id}", None)
    try:
        n = rotations.cancel(session.database(), session.actor(), rotation_id, today=session.today(), reason=reason)
    except Invalid as error:
        st.session_state[f"{PROBLEMS}_{rotation_id}"] = error.problems
    except WorkforceError as error:
        messages.failed(error)
    else:
        messages.done("page.rotations.cancelled", n=n)
