"""What closes the gap of a request other than by dispatches: the card on the request's page, and its form."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from workforce.domain import closings as rules
from workforce.domain.closings import ClosingEntry
from workforce.domain.dispatches import new_entry_key
from workforce.findings import closings as findings
from workforce.queries import closings as queries
from workforce.queries import requests
from workforce.services import closings
from workforce.ui import cards, history, session, tables
from workforce.ui.asking import ask
from workforce.ui.entry_forms import EntryForm, Values, act, beside
from workforce.ui.text import escaped
from workforce.ui.written import options, written

HIDDEN = ("entry_key", "request_id")
TYPED = tuple(name for name in rules.FIELDS if name not in HIDDEN)
COLUMNS = ["closing_id", *TYPED[:-1], "withdrawn_on", "note"]
PROBLEMS = "_closing_problems"

Row = dict[str, object]


def show() -> None:
    """The closing in work."""
    FORM.show(_inputs)


def card(row: pd.Series) -> None:
    """The closings of a row of ``requests/listing``, how its need is met on its day, and the way to record one."""
    words, number = session.words(), int(row["request_id"])
    found = ask(queries.of_request, request_id=number)
    with st.container(border=True, key="card_closings"):
        st.subheader(escaped(cards.say(findings.of_request, _met(row))), anchor=False)
        st.caption(words("page.closings.of_request_help"))
        chosen = []
        if not found.empty:
            order = f"closings_{hash(tuple(found['closing_id']))}"
            chosen = tables.table(
                found, COLUMNS, key=order, height="content", on_select="rerun", selection_mode="single-row"
            ).selection.rows
            st.caption(words("page.closings.choose_row"))
        st.button(
            words("page.closings.record"),
            icon=":material/add:",
            key="record_closing",
            on_click=_open_new,
            args=(number, max(session.today(), row["start_on"].date()), row["end_on"].date()),
        )
        if chosen and chosen[0] < len(found):
            _actions(found.iloc[chosen[0]])


def _met(row: pd.Series) -> pd.DataFrame:
    """How the need of a request is met on its day: one row, or none without a need then."""
    if pd.isna(row["its_day"]):
        return pd.DataFrame()
    day, asked = row["its_day"].date(), {name: row[name] for name in rules.REQUEST_KEYS}
    found = ask(
        queries.met_on_day, **asked | {"request_id": int(row["request_id"])}, as_of=session.today(), calendar_day=day
    )
    return found.assign(its_day=day)


def _open_new(request_id: int, start_on: object, end_on: object) -> None:
    given = {"request_id": request_id, "entry_key": new_entry_key(), "decided_on": session.today()}
    FORM.open_new(given | {"start_on": start_on, "end_on": end_on})


def _actions(row: pd.Series) -> None:
    """What can be done with one closing: change it, give it up or take that back, see its history."""
    words, number, version = session.words(), int(row["closing_id"]), int(row["row_version"])
    is_withdrawn = pd.notna(row["withdrawn_on"])
    verb = "renew" if is_withdrawn else "withdraw"
    if not is_withdrawn:
        st.button(
            words("page.log.edit"),
            icon=":material/edit:",
            key=f"edit_closing_{number}",
            on_click=FORM.open_stored,
            args=(number,),
        )
    giving_up, changes = st.tabs([words(f"page.closings.{verb}"), words("page.log.history")])
    with giving_up, st.form(f"withdraw_closing_{number}", border=False, enter_to_submit=False):
        st.text_input(words("field.reason") + words("page.form.required"), key=f"closing_reason_{number}")
        beside(f"{PROBLEMS}_{number}", ["reason", "persons_per_day"])
        st.form_submit_button(
            words(f"page.closings.{verb}"), on_click=_withdraw_or_renew, args=(number, version, is_withdrawn)
        )
    with changes:
        history.show(("request_closings",), str(number), key="closing_history")


def _inputs() -> None:
    words, number = session.words(), FORM.draft().values["request_id"]
    row = ask(requests.current, request_id=number).iloc[0]
    place, task = (written(name, row[name]) for name in ("municipality_code", "task_code"))
    st.markdown(f"**{escaped(words('page.closings.for_request', number=number, municipality=place, task=task))}**")
    st.caption(words("page.closings.form_help"))
    kind, persons = st.columns(2)
    with kind:
        FORM.choice("closing_kind", options("closing_kind", rules.KINDS), is_required=True)
    with persons:
        FORM.number("persons_per_day", is_required=True)
    for column, name in zip(st.columns(3), ("start_on", "end_on", "decided_on"), strict=True):
        with column:
            FORM.day(name, is_required=True)
    FORM.text("note")


def _read(closing_id: int) -> Values:
    with session.database().reading() as connection:
        return closings.current(connection, closing_id)


def _record(values: Values) -> int:
    return closings.record(session.database(), session.actor(), ClosingEntry(**values), today=session.today())


def _change(closing_id: int, seen_version: int, values: Values, reason: str | None) -> None:
    closings.change(
        session.database(),
        session.actor(),
        closing_id,
        seen_version,
        ClosingEntry(**values),
        today=session.today(),
        reason=reason,
    )


def _withdraw_or_renew(number: int, version: int, is_withdrawn: bool) -> None:
    verb = closings.renew if is_withdrawn else closings.withdraw
    reason, today = st.session_state[f"closing_reason_{number}"], session.today()
    act(
        f"{PROBLEMS}_{number}",
        lambda: verb(session.database(), session.actor(), number, version, today=today, reason=reason),
        "page.closings.renewed" if is_withdrawn else "page.closings.withdrawn",
        empties=[f"closing_reason_{number}"],
    )


FORM = EntryForm(
    noun="closing",
    fields=(*TYPED, *HIDDEN),
    read=_read,
    record=_record,
    change=_change,
    titles=("page.closings.new", "page.closings.edit"),
    done=("page.closings.recorded", "page.closings.changed"),
)
