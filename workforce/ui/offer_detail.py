"""One offer: what is left of it, for which request it may be taken, and what can be done with it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from workforce.domain import notation
from workforce.queries import requests as request_queries
from workforce.ui import choices, offer_form, request_cards, request_detail, session, tables
from workforce.ui.asking import ask
from workforce.ui.text import escaped

FACTS = (
    "sender_code", "task_code", "occupation_code", "start_on", "end_on", "offered_on", "confirmed_on",
    "people_ready", "logistics_ready", "funding_ready", "note",
)  # fmt: skip
LEFT = ["open_persons", "open_days", "open_from", "open_until", "accepted_persons"]


def show(offer: pd.Series, requests: pd.DataFrame) -> None:
    """The offer of a row of ``offers/listing``; ``requests`` are those of its disaster and kind."""
    words = session.words()
    request_detail.back()
    left, right = st.columns([2, 3])
    with left, st.container(border=True, key="card_offer"):
        st.subheader(offer_form.title(offer), anchor=False)
        st.caption(words(f"option.offer_status.{offer['offer_status']}"))
        if offer["is_stale"]:
            day = notation.day(offer["confirmed_on"], words.language)
            st.warning(words("page.offers.stale_since", day=day), icon=":material/history:")
        request_detail.facts(FACTS, {name: request_detail.plain_value(offer[name]) for name in FACTS})
    with right:
        with st.container(border=True, key="card_offer_left"):
            st.subheader(words("page.offers.left_of_it", n=offer["open_persons"]), anchor=False)
            tables.table(pd.DataFrame([offer])[LEFT], LEFT, key="offer_left", height="content")
            if offer["offer_status"] in request_detail.SERVING:
                _take(offer, requests)
        with st.container(border=True, key="card_offer_actions"):
            offer_form.actions(offer)


def _take(offer: pd.Series, requests: pd.DataFrame) -> None:
    """Choose the open request it is taken for; the one it was made for comes first."""
    words = session.words()
    fits = requests["is_open"] & (pd.isna(offer["task_code"]) | (requests["task_code"] == offer["task_code"]))
    periods = requests[["start_on", "end_on"]].map(request_detail.plain_value).to_dict("records")
    in_time = [offer_form.open_days(offer, period) is not None for period in periods]
    found = requests[fits & pd.Series(in_time, index=requests.index, dtype=bool)].sort_values(
        "request_id", key=lambda ids: ids != offer["request_id"], kind="stable"
    )
    if found.empty:
        st.info(words("page.offers.no_request"), icon=":material/info:")
        return
    names = {
        int(row.request_id): words(
            "page.offers.for_request", municipality=row.municipality, task=row.task, unmet=row.worst_unmet_ahead
        )
        for row in found.itertuples()
    }
    wanted = choices.choose_one(
        words("page.offers.take_for"), names, key=f"take_for_{offer['offer_id']}", is_required=True
    )
    row = ask(request_queries.current, request_id=wanted).iloc[0]
    plain = {name: request_detail.plain_value(value) for name, value in row.items()}
    plain["worst_unmet_ahead"] = found.set_index("request_id").loc[wanted, "worst_unmet_ahead"]
    offer_form.accept_form(offer, plain)
    st.button(
        escaped(words("page.offers.see_request")),
        type="tertiary",
        key="see_request",
        on_click=request_cards.open_one,
        args=("request", wanted),
    )
