"""The list of requests and offers of a disaster, and what it is narrowed to."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from workforce.domain import notation
from workforce.domain.dispatches import KINDS
from workforce.domain.requests import PRIORITIES, STATUSES
from workforce.findings import requests as findings
from workforce.queries import needs, offers, requests
from workforce.ui import address, cards, choices, messages, session, tables
from workforce.ui.asking import ask
from workforce.ui.text import escaped
from workforce.ui.written import options

COLUMNS = [
    "request_id", "request_status", "priority", "municipality", "task_short", "occupation", "needed_persons",
    "met_persons", "closed_persons", "unmet_persons", "worst_unmet_ahead", "offered", "start_on", "end_on",
    "is_past_period", "days_since_asked",
]  # fmt: skip
OFFER_COLUMNS = [
    "offer_id", "offer_status", "sender", "task_short", "occupation", "persons", "open_persons", "start_on", "end_on",
    "people_ready", "logistics_ready", "funding_ready", "confirmed_on", "is_stale",
]  # fmt: skip
# Beside a list on the screen there is less room than in a file: these stand there under shorter headers.
SHORTER = (
    "request_id", "offer_id", "offer_status", "occupation_short", "closed_persons", "worst_unmet_ahead",
    "days_since_asked", "logistics_ready", "confirmed_on",
)  # fmt: skip
ONLY_IF_ANY = ("is_past_period", "is_stale")
PLACE_COLUMNS = ["municipality", "task", "needed", "offered", "secured", "in_place", "met", "left_open"]
IN_PERSONS = {name: f"{name}_persons" for name in ("needed", "secured", "met", "left_open", "closed", "unmet")}
FIRST_CARDS = 30
FIRST_ROWS = 12


def follow_link() -> None:
    """A link to a request or an offer opens its disaster and kind, whatever was chosen before."""
    for param, question in (("request", requests.current), ("offer", offers.current)):
        asked = address.asked(param)
        if asked == st.session_state.get(f"_followed_{param}"):
            continue
        st.session_state[f"_followed_{param}"] = asked
        if asked is not None:
            found = ask(question, **{f"{param}_id": choices.number_in(asked)})
            if found.empty:  # a list without a word would look like what the link was about
                messages.link_to_nothing(param, asked)
                address.drop(param)
            for row in found.itertuples():
                st.session_state[choices.choice_key("disaster")] = row.disaster_code
                st.session_state[choices.choice_key("kind")] = row.kind
                address.drop("disaster")
                address.drop("kind")


def opened(param: str, rows: pd.DataFrame) -> pd.Series | None:
    """The row that the link names, or None."""
    asked = address.asked(param)
    found = rows[rows[f"{param}_id"].astype(str) == asked]
    return None if found.empty else found.iloc[0]


def open_one(param: str, number: int) -> None:
    """Open a request or an offer, as its link does."""
    close()
    address.put(param, str(number))
    st.session_state[f"_followed_{param}"] = str(number)


def close() -> None:
    """Back to the list."""
    for param in ("request", "offer"):
        address.drop(param)


def choose_kind(rows: pd.DataFrame) -> str:
    """Short support or mid- to long-term; begins with the one that has open requests."""
    words = session.words()
    open_kinds = set(rows.loc[rows["is_open"], "kind"])
    default = next((kind for kind in KINDS if kind in open_kinds), KINDS[0])
    names = options("dispatch_kind", KINDS)
    return choices.choose_segment(words("field.kind"), names, param="kind", default=default)


def key_figures(rows: pd.DataFrame, totals: pd.Series) -> None:
    """Open requests, and of these needed, met by dispatches, on offer and unmet, in persons."""
    words = session.words()
    cards.key_figure(
        words("page.requests.open"),
        words("unit.requests", n=notation.number(totals["requests"])),
        note=words("page.requests.of_all", n=len(rows)),
        definition=cards.definition("request_states", "is_open"),
    )
    for column, note, colour in (
        ("needed", "page.requests.needed_note", "gray"),
        ("met", "page.requests.met_note_closed" if totals["closed"] else "page.requests.met_note", "blue"),
        ("offered", "page.requests.offered_note", "blue"),
        ("unmet", "page.requests.unmet_note", "orange"),
    ):
        cards.key_figure(
            words(f"page.requests.{column}"),
            cards.people(totals[column]),
            note=words(note, n=notation.number(totals["unmet_days_ahead"]), closed=notation.number(totals["closed"])),
            colour=colour,
            definition=cards.definition("request_totals", column),
        )


def overdue_plans(**asked: object) -> None:
    """Say how many plans count as met though their first day has come and nobody said that they went."""
    found = ask(requests.overdue_plans, as_of=session.today(), **asked)
    if not found.empty:
        st.warning(session.words()("page.requests.overdue_plans", n=len(found)), icon=":material/event_busy:")


def filters(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows in a state, of a priority, of a municipality; open ones unless another state is chosen."""
    words = session.words()
    states = {"open": words("page.requests.all_open")}
    states |= {code: words(f"option.request_status.{code}") for code in STATUSES if code in set(rows["request_status"])}
    ranks = options("priority", PRIORITIES)
    places = dict(sorted(zip(rows["municipality_code"], rows["municipality"], strict=True)))
    with st.container(key="filters_requests", horizontal=True):
        state = _one_of("request_status", states | {"all": words("page.all")}, is_required=True)
        rank = _one_of("priority", ranks)
        place = _one_of("municipality", places)
    if state == "open":
        rows = rows[rows["is_open"]]
    elif state != "all":
        rows = rows[rows["request_status"] == state]
    if rank:
        rows = rows[rows["priority"] == rank]
    return rows[rows["municipality_code"] == place] if place else rows


def listing(rows: pd.DataFrame, disaster_code: str) -> None:
    """A table on a desk; on a phone a card for each request with one big button."""
    words, today = session.words(), session.today()
    with cards.card(
        "requests",
        cards.say(findings.listed, rows),
        words("page.requests.list_subtitle"),
        source=cards.source_to_date(words("page.requests.source")),
    ):
        if rows.empty:
            st.info(words("page.requests.nothing_here"), icon=":material/info:")
            return
        with st.container(key="desk_requests"):
            _table(in_persons(rows), COLUMNS, "request")
            st.caption(words("page.requests.choose_row"))
        with st.container(key="phone_requests"):
            for row in rows.head(FIRST_CARDS).itertuples():
                _request_card(row)
            if len(rows) > FIRST_CARDS:
                st.caption(words("page.requests.more", n=len(rows) - FIRST_CARDS))
        tables.download(
            in_persons(rows),
            COLUMNS,
            key=f"requests_{disaster_code}",
            source=words("page.requests.source"),
            as_of=today,
        )


def offer_listing(rows: pd.DataFrame, disaster_code: str) -> None:
    """Offers, those with something left first; a phone gets a card for each."""
    words, today = session.words(), session.today()
    with cards.card(
        "offers",
        cards.say(findings.offered, rows),
        words("page.offers.list_subtitle"),
        source=cards.source_to_date(words("page.offers.source")),
    ):
        if rows.empty:
            st.info(words("page.offers.nothing_here"), icon=":material/info:")
            return
        with st.container(key="desk_offers"):
            _table(rows, OFFER_COLUMNS, "offer")
        with st.container(key="phone_offers"):
            for row in rows.head(FIRST_CARDS).itertuples():
                _offer_card(row)
        tables.download(
            rows, OFFER_COLUMNS, key=f"offers_{disaster_code}", source=words("page.offers.source"), as_of=today
        )


def by_place(disaster_code: str, kind: str) -> None:
    """Needed, offered, secured, in place and left open by municipality and task on a day, as known on a day."""
    words, today = session.words(), session.today()
    with st.container(border=True, key="card_places"):
        st.subheader(words("page.requests.by_place"), anchor=False)
        st.caption(words("page.requests.by_place_subtitle"))
        with st.container(key="filters_places", horizontal=True):
            as_of = st.date_input(words("page.requests.known_on"), value=today, max_value=today, key="places_as_of")
            first = st.date_input(words("page.requests.from_day"), value=today, key="places_from")
            last = st.date_input(words("page.requests.to_day"), value=today, key="places_to")
        if None in (as_of, first, last):
            return
        found = ask(
            needs.by_place_and_task, disaster_code=disaster_code, kind=kind, as_of=as_of, first_on=first, last_on=last
        )
        if found.empty:
            st.info(words("page.requests.no_need_that_day"), icon=":material/info:")
            return
        st.markdown(escaped(cards.say(findings.places, found, first == last)))
        found, columns = in_unit(found, PLACE_COLUMNS, is_one_day=first == last)
        tables.table(found, columns, key="places", height="content")
        tables.download(found, columns, key=f"needs_{disaster_code}", source=words("page.requests.source"), as_of=as_of)
        cards.foot(words("page.requests.source"), as_of)


def in_persons(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows under names that say persons, where the metric of that name is known in person-days."""
    return rows.rename(columns=IN_PERSONS)


def in_unit(rows: pd.DataFrame, columns: list[str], *, is_one_day: bool) -> tuple[pd.DataFrame, list[str]]:
    """Rows and columns under the names of their unit: persons of one day, else person-days."""
    if not is_one_day:
        return rows, columns
    return in_persons(rows), [IN_PERSONS.get(name, name) for name in columns]


def _one_of(noun: str, names: dict, *, is_required: bool = False) -> object:
    return choices.choose_one(session.words()(f"field.{noun}"), names, key=f"requests_{noun}", is_required=is_required)


def _on_screen(rows: pd.DataFrame, columns: list[str]) -> tuple[list[str], dict[str, str]]:
    """Columns narrow enough to stand side by side: short names, and no column in which every answer is no."""
    words = session.words()
    shown = ["occupation_short" if name == "occupation" else name for name in columns]
    shown = [name for name in shown if name not in ONLY_IF_ANY or rows[name].any()]
    return shown, {name: words(f"page.requests.column.{name}") for name in SHORTER if name in shown}


def _table(rows: pd.DataFrame, columns: list[str], param: str) -> None:
    """A table of which a chosen row opens."""
    numbers = tuple(rows[f"{param}_id"])
    # A choice is kept by position: over other rows, or in another order, it is another table.
    key = f"{param}s_{hash(numbers)}"
    shown, headers = _on_screen(rows, columns)
    tables.table(
        rows,
        shown,
        key=key,
        headers=headers,
        height="content" if len(rows) <= FIRST_ROWS else 460,
        on_select=partial(_open_chosen, f"table_{key}", param, numbers),
        selection_mode="single-row",
    )


def _open_chosen(key: str, param: str, numbers: tuple[int, ...]) -> None:
    chosen = st.session_state[key].selection.rows
    if chosen and chosen[0] < len(numbers):
        open_one(param, int(numbers[chosen[0]]))


def _request_card(row: object) -> None:
    words = session.words()
    with st.container(border=True, key=f"card_request_{row.request_id}"):
        status = words(f"option.request_status.{row.request_status}")
        priority = words(f"option.priority.{row.priority}")
        st.markdown(f"**{escaped(row.municipality)}** {escaped(row.task_short)}")
        st.caption(
            escaped(
                words(
                    "page.requests.card",
                    status=status,
                    priority=priority,
                    period=notation.period(row.start_on.date(), row.end_on.date(), words.language),
                )
            )
        )
        figures = words(
            "page.requests.card_figures", needed=row.needed, met=row.met, closed=row.closed, offered=row.offered
        )
        gap = words("page.requests.card_gap", n=row.worst_unmet_ahead) if row.worst_unmet_ahead else ""
        st.markdown(f"{escaped(figures)} :orange[**{escaped(gap)}**]" if gap else escaped(figures))
        if row.is_past_period:
            st.caption(words("page.requests.past"))
        _open_button("request", row.request_id)


def _offer_card(row: object) -> None:
    words = session.words()
    with st.container(border=True, key=f"card_offer_{row.offer_id}"):
        persons = words("unit.people", n=notation.number(row.persons))
        st.markdown(f"**{escaped(row.sender)}** {escaped(persons)}")
        told = [
            words(f"option.offer_status.{row.offer_status}"),
            notation.period(row.start_on.date(), row.end_on.date(), words.language),
            words("page.offers.left", n=row.open_persons),
        ]
        if row.is_stale:
            told.append(words("page.offers.stale"))
        st.caption(escaped(words("page.separator").join(told)))
        _open_button("offer", row.offer_id)


def _open_button(param: str, number: int) -> None:
    st.button(
        session.words()("page.requests.open_one"),
        key=f"open_{param}_{number}",
        width="stretch",
        on_click=open_one,
        args=(param, int(number)),
    )
