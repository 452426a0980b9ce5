"""The form of a dispatch's account: legal basis and costs."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from workforce.domain import ledger as rules
from workforce.domain.ledger import AccountEntry
from workforce.services import ledger
from workforce.ui import history, session
from workforce.ui.entry_forms import EntryForm, Values
from workforce.ui.text import escaped
from workforce.ui.written import options


def show() -> None:
    """The account in work."""
    FORM.show(_inputs)


def actions(row: pd.Series) -> None:
    """What can be done with one dispatch here: enter its account, see the history of it."""
    words, number = session.words(), int(row["dispatch_id"])
    with st.container(border=True, key="card_account_actions"):
        title = words("page.ledger.chosen", number=number, sender=row["sender"], destination=row["destination"])
        st.subheader(escaped(title), anchor=False)
        st.button(
            words("page.ledger.enter"),
            icon=":material/edit:",
            type="primary",
            on_click=FORM.open_stored,
            args=(number,),
        )
        st.caption(words("page.log.history"))
        history.show(("dispatch_accounts",), str(number), key="account_history")


def _inputs() -> None:
    for column, (name, codes) in zip(
        st.columns(3),
        (("legal_basis", rules.BASES), ("payer", rules.PAYERS), ("special_tax", rules.SPECIAL_TAX)),
        strict=True,
    ):
        with column:
            FORM.choice(name, options(name, codes), is_required=False)
    for column, name in zip(st.columns(4), (*rules.COSTS, "receipts_missing"), strict=True):
        with column:
            FORM.number(name, is_required=False)
    FORM.text("note")


def _read(dispatch_id: int) -> Values:
    with session.database().reading() as connection:
        return ledger.current(connection, dispatch_id)


def _record(_: Values) -> int:
    raise AssertionError("an account belongs to a dispatch that is there")


def _change(dispatch_id: int, seen_version: int, values: Values, reason: str | None) -> None:
    ledger.enter(session.database(), session.actor(), dispatch_id, seen_version, AccountEntry(**values), reason=reason)


FORM = EntryForm(
    noun="account",
    fields=rules.FIELDS,
    read=_read,
    record=_record,
    change=_change,
    titles=("page.ledger.enter", "page.ledger.enter"),
    done=("page.ledger.entered", "page.ledger.entered"),
)
