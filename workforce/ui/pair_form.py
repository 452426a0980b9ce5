"""The form of a pair of counterpart support, and what can be done with one."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from workforce.domain import pairs as rules
from workforce.domain.dispatches import DESTINATION_TYPES
from workforce.domain.pairs import PairEntry
from workforce.queries import organisations
from workforce.services import pairs
from workforce.ui import entry_forms, history, session
from workforce.ui.asking import ask
from workforce.ui.entry_forms import EntryForm, Values
from workforce.ui.text import escaped
from workforce.ui.written import label, names, written

PROBLEMS = "_pair_problems"
REASON = "pair_action_reason"


def open_new(disaster_code: str) -> None:
    """Begin a new pair that starts today."""
    FORM.open_new({"disaster_code": disaster_code, "is_lead": False, "start_on": session.today()})


def show() -> None:
    """The pair in work."""
    FORM.show(_inputs)


def actions(row: pd.Series) -> None:
    """What can be done with one pair: change it, withdraw it or take that back, see its history."""
    words, number, version = session.words(), int(row["pair_id"]), int(row["row_version"])
    is_valid = row["pair_state"] == "valid"
    with st.container(border=True, key="card_pair_actions"):
        title = words("page.pairs.chosen", number=number, destination=row["destination"], sender=row["sender"])
        st.subheader(escaped(title), anchor=False)
        if is_valid:
            st.button(
                words("page.pairs.edit"),
                icon=":material/edit:",
                type="primary",
                on_click=FORM.open_stored,
                args=(number,),
            )
        with st.form("pair_action", border=False, enter_to_submit=False):
            st.text_input(label("reason") + words("page.form.required"), key=f"{REASON}_{number}")
            entry_forms.beside(f"{PROBLEMS}_{number}", ("reason", "sender", "is_lead"))
            st.form_submit_button(
                words("page.pairs.withdraw" if is_valid else "page.pairs.restore"),
                icon=":material/undo:",
                on_click=_withdraw if is_valid else _restore,
                args=(number, version),
            )
        st.caption(words("page.log.history"))
        history.show(("counterpart_pairs",), str(number), key="pair_history")


def _withdraw(number: int, version: int) -> None:
    _act(pairs.withdraw, number, version, "page.pairs.withdrawn")


def _restore(number: int, version: int) -> None:
    _act(pairs.restore, number, version, "page.pairs.restored")


def _act(service: object, number: int, version: int, done_key: str) -> None:
    box = f"{REASON}_{number}"
    reason = st.session_state[box]
    entry_forms.act(
        f"{PROBLEMS}_{number}",
        lambda: service(session.database(), session.actor(), number, version, reason=reason),
        done_key,
        empties=[box],
        number=number,
    )


def _inputs() -> None:
    words = session.words()
    bodies = ask(organisations.listing)
    receiving = bodies[bodies["organisation_type"].isin(DESTINATION_TYPES)]
    st.caption(escaped(written("disaster_code", st.session_state[FORM.key("disaster_code")])))
    destinations = dict(zip(receiving["organisation_code"], receiving["organisation"], strict=True))
    left, right = st.columns(2)
    with left:
        FORM.choice("destination_code", destinations, is_required=True)
    with right:
        FORM.choice("sender_code", names(organisations.listing, "organisation"), is_required=True)
    left, right = st.columns(2)
    with left:
        FORM.day("start_on", is_required=True)
    with right:
        FORM.day("end_on", is_required=False)
    roles = {False: words("option.pair_role.member"), True: words("option.pair_role.lead")}
    FORM.choice("is_lead", roles, is_required=True)
    FORM.text("note")


def _read(pair_id: int) -> Values:
    with session.database().reading() as connection:
        return pairs.current(connection, pair_id)


def _record(values: Values) -> int:
    return pairs.record(session.database(), session.actor(), PairEntry(**values))


def _change(pair_id: int, seen_version: int, values: Values, reason: str | None) -> None:
    pairs.change(session.database(), session.actor(), pair_id, seen_version, PairEntry(**values), reason=reason)


FORM = EntryForm(
    noun="pair",
    fields=rules.FIELDS,
    read=_read,
    record=_record,
    change=_change,
    titles=("page.pairs.record", "page.pairs.edit"),
    done=("page.pairs.recorded", "page.pairs.changed"),
)
