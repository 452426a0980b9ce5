"""The form of a staff exchange, and what can be done with a record."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from workforce.domain import exchanges as rules
from workforce.domain.exchanges import ExchangeEntry
from workforce.queries import exchanges as queries
from workforce.queries import occupations, organisations
from workforce.services import exchanges
from workforce.ui import history, session
from workforce.ui.asking import ask
from workforce.ui.entry_forms import EntryForm, Values
from workforce.ui.text import escaped
from workforce.ui.written import names, options


def open_new() -> None:
    """Begin a new record for the fiscal year of today."""
    today = session.today()
    FORM.open_new({"fiscal_year": today.year - (today.month < 4), "exchange_state": "valid"})


def show() -> None:
    """The record in work."""
    FORM.show(_inputs)


def actions(row: pd.Series) -> None:
    """What can be done with one record: change or withdraw it, see its history."""
    words, number = session.words(), int(row["exchange_id"])
    with st.container(border=True, key="card_exchange_actions"):
        title = words("page.exchanges.chosen", number=number, sender=row["sender"], host=row["host"])
        st.subheader(escaped(title), anchor=False)
        st.button(
            words("page.exchanges.edit"),
            icon=":material/edit:",
            type="primary",
            on_click=FORM.open_stored,
            args=(number,),
        )
        st.caption(words("page.log.history"))
        history.show(("staff_exchanges",), str(number), key="exchange_history")


def _inputs() -> None:
    words = session.words()
    known = ask(queries.known_codes)
    years = sorted(int(code) for code in known[known["noun"] == "fiscal_year"]["code"])
    bodies = names(organisations.listing, "organisation")
    for column, name, offered in zip(
        st.columns(3),
        ("fiscal_year", "exchange_type", "exchange_state"),
        (
            {year: words("chart.fiscal_year", year=year) for year in years},
            options("exchange_type", rules.TYPES),
            options("exchange_state", rules.STATES),
        ),
        strict=True,
    ):
        with column:
            FORM.choice(name, offered, is_required=True)
    left, middle, right = st.columns(3)
    with left:
        FORM.choice("sender_code", bodies, is_required=True)
    with middle:
        FORM.choice("host_code", bodies, is_required=True)
    with right:
        FORM.choice("occupation_code", names(occupations.listing, "occupation"), is_required=False)
    FORM.number("persons", is_required=True)
    FORM.text("note")


def _read(exchange_id: int) -> Values:
    with session.database().reading() as connection:
        return exchanges.current(connection, exchange_id)


def _record(values: Values) -> int:
    return exchanges.record(session.database(), session.actor(), ExchangeEntry(**values))


def _change(exchange_id: int, seen_version: int, values: Values, reason: str | None) -> None:
    entry = ExchangeEntry(**values)
    exchanges.change(session.database(), session.actor(), exchange_id, seen_version, entry, reason=reason)


FORM = EntryForm(
    noun="exchange",
    fields=rules.FIELDS,
    read=_read,
    record=_record,
    change=_change,
    titles=("page.exchanges.record", "page.exchanges.edit"),
    done=("page.exchanges.recorded", "page.exchanges.changed"),
)
