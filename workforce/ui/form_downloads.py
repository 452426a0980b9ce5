"""The 調査票 to take away: one municipality's workbook, or all of them in a zip."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from workforce.errors import WorkforceError
from workforce.exporters import forms as exported
from workforce.queries import municipalities, rights
from workforce.services import forms
from workforce.ui import messages, session
from workforce.ui.asking import ask

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CONTACT = "form_contact"
_MADE = "_made_forms"


def show(survey: pd.Series) -> None:
    """Choose a municipality and save its form, or make the forms of all. Nothing for who may not give them out."""
    if forms.ACTION not in set(ask(rights.actions_of_role, role_code=session.actor().role)["action_code"]):
        return
    words = session.words()
    st.caption(words("page.forms.help"))
    st.text_input(
        words("page.forms.contact"),
        key=CONTACT,
        placeholder=words("page.forms.contact_hint"),
        persist_state="session",
    )
    names = ask(municipalities.listing).set_index("municipality_code")["municipality"].to_dict()
    with st.container(horizontal=True, vertical_alignment="bottom", key="forms_one"):
        code = st.selectbox(
            words("choice.municipality_label"), list(names), format_func=names.get, key="form_municipality"
        )
        if code:
            _one(int(survey["survey_id"]), code)
    _all(survey, len(names))


def _one(survey_id: int, code: str) -> None:
    """A button for one form; it is made when the button is pressed."""
    words, contact = session.words(), st.session_state.get(CONTACT) or ""
    (form,) = forms.of_round(session.database(), session.actor(), survey_id, [code])
    st.download_button(
        words("page.forms.one"),
        data=lambda: exported.workbook(form, words, contact=contact),
        file_name=exported.file_name(form, words),
        mime=XLSX,
        key="download_form",
        icon=":material/download:",
        on_click="ignore",
    )


def _all(survey: pd.Series, count: int) -> None:
    """Make the forms of all with a bar that says how far it is, then offer the zip while nothing changes."""
    words, contact = session.words(), st.session_state.get(CONTACT) or ""
    survey_id = int(survey["survey_id"])
    made_of = (survey_id, session.revision(), words.language, contact)
    row = st.container(horizontal=True, key="forms_all")
    if row.button(words("page.forms.all", n=count), key="make_forms", icon=":material/folder_zip:"):
        try:
            st.session_state[_MADE] = made_of, _archive(survey_id, contact)
        except WorkforceError as error:
            messages.show(error)
    known, zipped = st.session_state.get(_MADE, (None, b""))
    if known == made_of:
        row.download_button(
            words("page.forms.zip", n=count),
            data=zipped,
            file_name=words("page.forms.zip_name", as_of=f"{survey['as_of']:%Y-%m-%d}") + ".zip",
            mime="application/zip",
            key="download_forms",
            type="primary",
            icon=":material/download:",
            on_click="ignore",
        )


def _archive(survey_id: int, contact: str) -> bytes:
    words = session.words()
    bar = st.progress(0.0)

    def on_progress(done: int, of: int) -> None:
        bar.progress(done / of, words("page.forms.progress", done=done, of=of))

    given_out = forms.of_round(session.database(), session.actor(), survey_id)
    zipped = exported.archive(given_out, words, contact=contact, on_progress=on_progress)
    bar.empty()
    return zipped
