"""The two small forms an empty database begins with: a survey round, a disaster."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from workforce.domain.disasters import TYPES
from workforce.domain.surveys import a_year_later
from workforce.errors import Invalid, WorkforceError
from workforce.queries import surveys as surveys_known
from workforce.services import disasters, surveys
from workforce.ui import choices, messages, session
from workforce.ui.asking import ask
from workforce.ui.text import escaped

PROBLEMS = "_register_problems"
FOLD = "new_survey"  # where the page of rounds keeps this form


def survey_form() -> None:
    """Create a survey round; a year after the newest one is suggested."""
    words, found = session.words(), ask(surveys_known.listing)
    newest = found.iloc[0] if len(found) else None
    with st.form("register_survey"):
        st.markdown(f"**{words('page.register.survey')}**")
        if newest is not None:
            st.caption(escaped(words("page.register.survey_copied", survey=newest["survey"])))
        for column, name, label in zip(
            st.columns(2), ("as_of", "due_on"), (words("page.form.required"), ""), strict=True
        ):
            with column:
                suggested = None if newest is None or pd.isna(newest[name]) else a_year_later(newest[name].date())
                st.date_input(
                    words(f"field.{name}") + label, value=suggested, key=f"survey_{name}", format="YYYY/MM/DD"
                )
                _beside(name)
        st.text_input(words("field.survey_name"), key="survey_name", placeholder=words("page.register.survey_default"))
        _beside("survey_name")
        st.form_submit_button(words("page.register.survey"), type="primary", on_click=_create_survey)


def disaster_form() -> None:
    """Register a disaster."""
    words = session.words()
    with st.form("register_disaster"):
        st.markdown(f"**{words('page.register.disaster')}**")
        st.text_input(words("field.disaster_name") + words("page.form.required"), key="disaster_name")
        _beside("disaster_name")
        st.selectbox(
            words("field.disaster_type") + words("page.form.required"),
            TYPES,
            index=None,
            format_func=lambda code: words(f"option.disaster_type.{code}"),
            placeholder=words("page.form.choose"),
            key="disaster_type",
        )
        _beside("disaster_type")
        st.date_input(words("field.started_on") + words("page.form.required"), value=None, key="disaster_started_on")
        _beside("started_on")
        st.form_submit_button(words("page.register.disaster"), type="primary", on_click=_register_disaster)


def _create_survey() -> None:
    state = st.session_state
    as_of, due_on, name = state["survey_as_of"], state["survey_due_on"], state["survey_name"]

    def create() -> None:
        surveys.create(session.database(), session.actor(), name, as_of, due_on=due_on)
        st.session_state[choices.choice_key("survey")] = as_of.isoformat()
        st.session_state[FOLD] = False

    _act(create, "page.register.survey_done")


def _register_disaster() -> None:
    state = st.session_state

    def register() -> None:
        code = disasters.register(
            session.database(),
            session.actor(),
            state["disaster_name"],
            state["disaster_type"],
            state["disaster_started_on"],
            today=session.today(),
        )
        state[choices.choice_key("disaster")] = code

    _act(register, "page.register.disaster_done")


def _act(action, done_key: str) -> None:
    st.session_state.pop(PROBLEMS, None)
    try:
        action()
    except Invalid as error:
        st.session_state[PROBLEMS] = error.problems
    except WorkforceError as error:
        messages.failed(error)
    else:
        messages.done(done_key)


def _beside(field: str) -> None:
    messages.beside(field, st.session_state.get(PROBLEMS, []))
