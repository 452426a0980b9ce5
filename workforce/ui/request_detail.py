"""One request: how far it is met, its next step, its contents, sizes, offers, dispatches and history."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from workforce.charts import requests as charts
from workforce.domain import notation
from workforce.domain import offers as rules
from workforce.findings import requests as findings
from workforce.findings.phrases import actor
from workforce.queries import dispatches, requests
from workforce.ui import cards, closing_form, history, offer_form, request_cards, request_form, session, tables
from workforce.ui.asking import ask
from workforce.ui.text import escaped
from workforce.ui.written import label, written

FACTS = ("occupation_code", "request_reason", "lodging", "vehicle", "conditions", "note")
SERVING = ("open", "partly_used")


def show(row: pd.Series, offers: pd.DataFrame) -> None:
    """The request of a row of ``requests/listing``; ``offers`` are those of its disaster and kind."""
    words, number = session.words(), int(row["request_id"])
    stored = ask(requests.current, request_id=number).iloc[0]
    plain = {name: plain_value(value) for name, value in stored.items()}
    plain["worst_unmet_ahead"] = row["worst_unmet_ahead"]
    back()
    _how_far(row)
    left, right = st.columns([2, 3])
    with left:
        with st.container(border=True, key="card_state"):
            status = words(f"option.request_status.{row['request_status']}")
            st.subheader(words("page.requests.now", status=status), anchor=False)
            st.caption(_since(row))
            request_form.state_buttons(plain)
        _contents(plain)
    with right:
        _offers(row, plain, offers)
        _dispatches(number)
    closing_form.card(row)
    _sizes(plain)
    _history(number)


def back() -> None:
    """Back to the list."""
    st.button(session.words()("page.requests.back"), icon=":material/arrow_back:", on_click=request_cards.close)


def facts(columns: tuple[str, ...], row: dict[str, object]) -> None:
    """Columns of a row one below the other, each as its label and what it holds."""
    for name in columns:
        with st.container(gap=None):
            st.caption(label(name))
            st.text(written(name, row[name]))


def _since(row: pd.Series) -> str:
    """Since when the request is in its state, and how long it has been waiting."""
    words = session.words()
    if pd.isna(row["moved_on"]) or pd.isna(row["days_since_asked"]):
        return words("page.requests.since_unknown")
    day = notation.day(row["moved_on"], words.language)
    return words("page.requests.since", day=day, days=row["days_since_asked"])


def _how_far(row: pd.Series) -> None:
    words, number = session.words(), int(row["request_id"])
    days = ask(requests.days, disaster_code=row["disaster_code"], request_id=number, as_of=session.today())
    finding = cards.say(findings.how_far, pd.DataFrame([row]))
    with cards.card(
        "request_days",
        finding,
        words("page.requests.days_subtitle"),
        source=cards.source_to_date(words("page.requests.source")),
    ):
        if days.empty:
            st.text(words("page.requests.no_days"))
            return
        request_cards.overdue_plans(request_id=number, disaster_code=row["disaster_code"], kind=row["kind"])
        cards.chart(charts.days, days, key="request_days", alt=finding, today=session.today())
        tables.table_and_download(
            request_cards.in_persons(days),
            ["calendar_day", "needed_persons", "met_persons", "closed_persons", "unmet_persons", "offered"],
            key=f"request_{number}",
            source=words("page.requests.source"),
            as_of=session.today(),
        )


def _contents(plain: dict[str, object]) -> None:
    words, number = session.words(), int(plain["request_id"])
    with st.container(border=True, key="card_contents"):
        st.subheader(words("page.requests.contents"), anchor=False)
        facts(FACTS, plain)
        st.button(
            words("page.log.edit"),
            icon=":material/edit:",
            key=f"edit_request_{number}",
            on_click=request_form.CONTENT.open_stored,
            args=(number,),
        )


def _offers(row: pd.Series, plain: dict[str, object], offers: pd.DataFrame) -> None:
    """Offers to this request, and those to none that could serve it, each to be taken in one step."""
    words = session.words()
    fits = offers["task_code"].isna() | (offers["task_code"] == row["task_code"])
    own = offers["request_id"] == row["request_id"]
    in_time = pd.Series(
        [offer_form.open_days(offer, plain) is not None for _, offer in offers.iterrows()],
        index=offers.index,
        dtype=bool,
    )
    serving = offers["offer_status"].isin(SERVING) & in_time & row["is_open"]
    found, others = offers[serving & (own | (offers["request_id"].isna() & fits))], offers[own & ~serving]
    with st.container(border=True, key="card_request_offers"):
        st.subheader(cards.say(findings.offers_to, found), anchor=False)
        for _, offer in found.iterrows():
            with st.container(border=True, key=f"card_serving_{offer['offer_id']}"):
                _offer_line(offer)
                if rules.is_other_occupation({"occupation_code": plain_value(offer["occupation_code"])}, plain):
                    st.warning(
                        words(
                            "page.offers.other_occupation",
                            occupation=written("occupation_code", plain["occupation_code"]),
                        ),
                        icon=":material/swap_horiz:",
                    )
                with st.expander(words("page.offers.take"), icon=":material/send:", key=f"take_{offer['offer_id']}"):
                    offer_form.accept_form(offer, plain)
        if not others.empty:
            st.caption(words("page.offers.not_serving", n=len(others)))
        for _, offer in others.iterrows():
            with st.container(border=True, key=f"card_serving_{offer['offer_id']}"):
                _offer_line(offer)
        st.button(
            words("page.offers.record_for"),
            icon=":material/add:",
            key="offer_for_request",
            on_click=offer_form.open_new,
            args=(row["disaster_code"], row["kind"], plain),
        )


def _offer_line(offer: pd.Series) -> None:
    words = session.words()
    st.markdown(f"**{offer_form.title(offer)}**")
    told = [
        words(f"option.offer_status.{offer['offer_status']}"),
        notation.period(offer["start_on"].date(), offer["end_on"].date(), words.language),
        words("page.offers.left", n=offer["open_persons"]),
    ]
    st.caption(escaped(words("page.separator").join(told)))
    ready = [
        words("page.offers.ready", what=label(name), how=words(f"option.readiness.{offer[name]}"))
        for name in ("people_ready", "logistics_ready", "funding_ready")
    ]
    st.caption(escaped(words("page.list_separator").join(ready)))
    if offer["is_stale"]:
        day = notation.day(offer["confirmed_on"], words.language)
        st.warning(words("page.offers.stale_since", day=day), icon=":material/history:")
    st.button(
        words("page.offers.open_one"),
        key=f"see_offer_{offer['offer_id']}",
        type="tertiary",
        on_click=request_cards.open_one,
        args=("offer", int(offer["offer_id"])),
    )


def _dispatches(number: int) -> None:
    words = session.words()
    found = ask(dispatches.of_request, request_id=number)
    with st.container(border=True, key="card_request_dispatches"):
        st.subheader(words("page.requests.dispatches", n=len(found)), anchor=False)
        if found.empty:
            st.text(words("page.requests.no_dispatches"))
        else:
            tables.table(
                found,
                ["dispatch_id", "status", "sender_short", "persons", "start_on", "end_on", "decided_on"],
                key="request_dispatches",
            )
        st.page_link(
            "pages/dispatch/rotations.py",
            label=words("page.rotations.plan_one"),
            icon=":material/autorenew:",
            query_params={"request": str(number)},
        )
        st.page_link(
            "pages/dispatch/dispatches.py", label=words("page.dispatches.menu"), icon=":material/arrow_forward:"
        )


def _sizes(plain: dict[str, object]) -> None:
    words, number = session.words(), int(plain["request_id"])
    found = ask(requests.revisions, request_id=number)
    with st.container(border=True, key="card_sizes"):
        st.subheader(cards.say(findings.sizes, found), anchor=False)
        tables.table(
            found,
            ["asked_on", "effective_on", "persons_per_day", "start_on", "end_on", "reason"],
            key="sizes",
        )
        if plain["request_status"] != "cancelled":
            with st.expander(words("page.requests.revise"), icon=":material/edit:", key=f"revise_{number}"):
                request_form.size_form(plain)


def _history(number: int) -> None:
    words = session.words()
    moves = ask(requests.moves, request_id=number)
    with st.container(border=True, key="card_moves"):
        st.subheader(words("page.requests.moves"), anchor=False)
        made_by = [actor(*who, words) for who in zip(moves["actor_role"], moves["actor_id"], strict=True)]
        shown = moves.assign(request_status=moves["to_status"], actor=made_by)
        tables.table(shown, ["request_status", "moved_on", "actor", "reason"], key="moves")
        folded = st.expander(
            words("page.log.history"), icon=":material/history:", key="request_history_fold", on_change="rerun"
        )
        if folded.open:
            with folded:
                history.show(("requests",), str(number), key="request_history")


def plain_value(value: object) -> object:
    """A value of a frame as services and forms take it: days as dates, what is missing as None."""
    if notation.is_missing(value):
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value
