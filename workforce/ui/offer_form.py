"""The forms about offers: a new one or a change, taking part of one for a request, confirming and withdrawing."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from workforce.domain import offers as rules
from workforce.domain.dispatches import KINDS, new_entry_key
from workforce.domain.offers import Acceptance, OfferEntry
from workforce.queries import occupations, organisations, routes, tasks
from workforce.services import offers
from workforce.ui import history, session
from workforce.ui.entry_forms import EntryForm, Values, act, beside
from workforce.ui.text import escaped
from workforce.ui.written import names, options, requests_of

TYPED = tuple(name for name in rules.FIELDS if name not in ("entry_key", "disaster_code"))
HIDDEN = ("entry_key", "disaster_code")
PROBLEMS = "_offer_problems"

Row = dict[str, object]


def open_new(disaster_code: str, kind: str, request: Row | None = None) -> None:
    """Begin an offer made today, where a request is given for its task and period."""
    today = session.today()
    given = {"disaster_code": disaster_code, "kind": kind, "offered_on": today}
    if request is not None:
        wanted = ("request_id", "task_code", "occupation_code", "end_on")
        given |= {name: request[name] for name in wanted} | {"start_on": max(today, request["start_on"])}
    FORM.open_new(given | {"entry_key": new_entry_key()})


def show() -> None:
    """The offer in work."""
    FORM.show(_inputs)


def accept_form(offer: pd.Series, request: Row) -> None:
    """「この申出で派遣する」: how many, from when to when; the rest stays on offer.

    The form is of one version of the offer: on a slow line a second press of what is gone already takes nothing.
    """
    words, number, wanted = session.words(), int(offer["offer_id"]), int(request["request_id"])
    form = f"accept_{number}_{wanted}"
    version = int(offer["row_version"])
    entry_key = st.session_state.setdefault(f"{form}_{version}_key", new_entry_key())
    first, last = open_days(offer, request)
    with st.form(f"{form}_{version}", border=False, enter_to_submit=False):
        left, middle, right, wave = st.columns(4)
        with left:
            st.number_input(
                words("field.persons"), value=_likely_persons(offer, request), step=1, key=f"{form}_persons"
            )
            beside(f"{PROBLEMS}_{form}", ["persons"])
        with middle:
            st.date_input(words("field.start_on"), value=first, key=f"{form}_start_on", format="YYYY/MM/DD")
            beside(f"{PROBLEMS}_{form}", ["start_on"])
        with right:
            st.date_input(words("field.end_on"), value=last, key=f"{form}_end_on", format="YYYY/MM/DD")
            beside(f"{PROBLEMS}_{form}", ["end_on"])
        with wave:
            st.text_input(words("field.wave"), key=f"{form}_wave")
            beside(f"{PROBLEMS}_{form}", ["wave"])
        st.checkbox(
            words("field.is_beyond_need"), key=f"{form}_is_beyond_need", help=words("page.offers.beyond_need_help")
        )
        beside(f"{PROBLEMS}_{form}", ["is_beyond_need", "offer", "request", "destination"])
        st.form_submit_button(
            words("page.offers.dispatch"),
            type="primary",
            icon=":material/send:",
            width="stretch",
            on_click=_accept,
            args=(number, version, wanted, entry_key, form, _whole(offer)),
        )


def actions(offer: pd.Series) -> None:
    """What can be done with one offer: change, confirm, withdraw or renew it, see its history."""
    words, number, version = session.words(), int(offer["offer_id"]), int(offer["row_version"])
    is_withdrawn = offer["offer_status"] == "withdrawn"
    with st.container(horizontal=True):
        st.button(
            words("page.offers.confirm"),
            icon=":material/verified:",
            key=f"confirm_{number}",
            type="primary" if offer["is_stale"] else "secondary",
            on_click=_confirm,
            args=(number, version),
        )
        if not is_withdrawn:
            st.button(
                words("page.log.edit"),
                icon=":material/edit:",
                key=f"edit_offer_{number}",
                on_click=FORM.open_stored,
                args=(number,),
            )
    withdrawing, changes = st.tabs(
        [words("page.offers.renew" if is_withdrawn else "page.offers.withdraw"), words("page.log.history")]
    )
    with withdrawing, st.form(f"withdraw_{number}", border=False, enter_to_submit=False):
        st.caption(words("page.offers.renew_help" if is_withdrawn else "page.offers.withdraw_help"))
        st.text_input(words("field.reason") + words("page.form.required"), key=f"withdraw_reason_{number}")
        beside(f"{PROBLEMS}_{number}", ["reason"])
        st.form_submit_button(
            words("page.offers.renew" if is_withdrawn else "page.offers.withdraw"),
            on_click=_withdraw_or_renew,
            args=(number, version, is_withdrawn),
        )
    with changes:
        history.show(("offers",), str(number), key="offer_history")


def open_days(offer: pd.Series, request: Row) -> tuple[date, date] | None:
    """First and last day from today on that the request asks for and on which something of the offer is left."""
    if pd.isna(offer["open_from"]):
        return None
    left = {"start_on": offer["open_from"].date(), "end_on": offer["open_until"].date()}
    return rules.common_days(left, request, session.today())


def _whole(offer: pd.Series) -> Row:
    """What is taken when nothing of the offer is to be left: all its persons on all its open days."""
    return {
        "persons": int(offer["open_persons"]),
        "start_on": offer["open_from"].date(),
        "end_on": offer["open_until"].date(),
    }


def _likely_persons(offer: pd.Series, request: Row) -> int:
    """As many as lack, if the offer has so many."""
    return max(1, min(int(offer["open_persons"]), int(request.get("worst_unmet_ahead") or 0) or 1))


def _inputs() -> None:
    disaster_code = FORM.draft().values["disaster_code"]
    left, right = st.columns(2)
    with left:
        FORM.choice("sender_code", names(organisations.listing, "organisation"), is_required=True)
        FORM.choice("task_code", names(tasks.listing, "task"), is_required=False)
    with right:
        FORM.choice("request_id", requests_of(disaster_code), is_required=False)
        FORM.choice("occupation_code", names(occupations.listing, "occupation"), is_required=False)
    for column, name in zip(st.columns(3), ("persons", "start_on", "end_on"), strict=True):
        with column:
            (FORM.number if name == "persons" else FORM.day)(name, is_required=True)
    for column, name in zip(st.columns(3), rules.READY_FIELDS, strict=True):
        with column:
            FORM.choice(name, options("readiness", rules.READINESS), is_required=True)
    for column, name in zip(st.columns(4), ("offered_on", "confirmed_on", "route_code", "kind"), strict=True):
        with column:
            if name == "route_code":
                FORM.choice(name, names(routes.listing, "route"), is_required=False)
            elif name == "kind":
                FORM.choice(name, options("dispatch_kind", KINDS), is_required=True)
            else:
                FORM.day(name, is_required=True)
    FORM.text("note")


def title(offer: pd.Series) -> str:
    """Who offers how many, as a reader says it."""
    words = session.words()
    return escaped(
        words(
            "page.offers.title_of",
            sender=offer["sender"],
            persons=offer["persons"],
            occupation=words("page.offers.any") if pd.isna(offer["occupation"]) else offer["occupation"],
        )
    )


def _read(offer_id: int) -> Values:
    with session.database().reading() as connection:
        return offers.current(connection, offer_id)


def _record(values: Values) -> int:
    return offers.record(session.database(), session.actor(), OfferEntry(**values), today=session.today())


def _change(offer_id: int, seen_version: int, values: Values, reason: str | None) -> None:
    offers.change(
        session.database(),
        session.actor(),
        offer_id,
        seen_version,
        OfferEntry(**values),
        today=session.today(),
        reason=reason,
    )


def _accept(number: int, version: int, request_id: int, entry_key: str, form: str, whole: Row) -> None:
    names_typed = ("persons", "start_on", "end_on", "wave", "is_beyond_need")
    typed = {name: st.session_state[f"{form}_{name}"] for name in names_typed}
    is_rest_left = any(typed[name] != most for name, most in whole.items())
    acceptance = Acceptance(entry_key=entry_key, request_id=request_id, **typed | {"wave": typed["wave"] or None})
    act(
        f"{PROBLEMS}_{form}",
        lambda: offers.dispatch(
            session.database(), session.actor(), number, version, acceptance, today=session.today()
        ),
        "page.offers.dispatched" if is_rest_left else "page.offers.dispatched_whole",
    )


def _confirm(number: int, version: int) -> None:
    act(
        f"{PROBLEMS}_{number}",
        lambda: offers.confirm(session.database(), session.actor(), number, version, today=session.today()),
        "page.offers.confirmed",
    )


def _withdraw_or_renew(number: int, version: int, is_withdrawn: bool) -> None:
    database, actor, box = session.database(), session.actor(), f"withdraw_reason_{number}"
    reason = st.session_state[box]
    if is_withdrawn:
        act(
            f"{PROBLEMS}_{number}",
            lambda: offers.renew(database, actor, number, version, today=session.today(), reason=reason),
            "page.offers.renewed",
            empties=[box],
        )
    else:
        act(
            f"{PROBLEMS}_{number}",
            lambda: offers.withdraw(database, actor, number, version, today=session.today(), reason=reason),
            "page.offers.withdrawn",
            empties=[box],
        )


FORM = EntryForm(
    noun="offer",
    fields=(*TYPED, *HIDDEN),
    read=_read,
    record=_record,
    change=_change,
    titles=("page.offers.new", "page.offers.edit"),
    done=("page.offers.recorded", "page.offers.changed"),
)
