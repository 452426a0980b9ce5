"""Deleting a round in preparation that holds nothing, once its officer has said that it is meant."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from workforce.domain import surveys as rules
from workforce.errors import WorkforceError
from workforce.queries import surveys as queries
from workforce.services import survey_deleting
from workforce.ui import messages, session
from workforce.ui.asking import ask
from workforce.ui.text import escaped


def show(survey: pd.Series) -> None:
    """What it means, a tick and the button; or why it cannot be."""
    words, survey_id = session.words(), int(survey["survey_id"])
    st.caption(words("page.rounds.delete_help"))
    held = ask(queries.holdings, survey_id=survey_id).iloc[0]
    for found in rules.deletion_problems(survey["status"], held):
        st.info(escaped(messages.problem(found, words)), icon=":material/info:")
        return
    tick = f"delete_tick_{survey_id}"
    st.checkbox(words("page.rounds.delete_tick"), key=tick)
    st.button(
        words("page.rounds.delete_now"),
        key="delete_round",
        icon=":material/delete:",
        disabled=not st.session_state[tick],
        on_click=_delete,
        args=(survey_id, int(survey["row_version"]), survey["survey"]),
    )


def _delete(survey_id: int, version: int, name: str) -> None:
    try:
        survey_deleting.delete(session.database(), session.actor(), survey_id, version)
    except WorkforceError as error:
        messages.failed(error)
    else:
        messages.done("page.rounds.deleted", survey=name)
