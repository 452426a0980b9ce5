"""The warning that senders have more persons away than staff; it stands where dispatches are seen and saved."""

from __future__ import annotations

import streamlit as st

from workforce.domain import notation
from workforce.queries import dispatches, surveys
from workforce.ui import session
from workforce.ui.asking import ask
from workforce.ui.text import escaped


def show() -> None:
    """One line for each sender and occupation, from today on; nothing where all is well."""
    words = session.words()
    rounds = ask(surveys.listing)
    newest = rounds[rounds["is_newest_confirmed"]]
    if newest.empty:
        return
    found = ask(dispatches.overloads, survey_id=int(newest.iloc[0]["survey_id"]), as_of=session.today())
    lines = [
        words(
            "page.overload",
            sender=row.sender,
            occupation=row.occupation,
            day=notation.day(row.first_day, words.language),
            persons=row.persons,
            staff=row.staff,
        )
        for row in found.itertuples()
    ]
    if lines:
        st.warning(escaped("\n\n".join(lines)), icon=":material/warning:")
