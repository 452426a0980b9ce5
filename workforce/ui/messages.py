"""Typed errors → words in the reader's language, where the reader looks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from workforce.domain import notation
from workforce.errors import Problem, WorkforceError
from workforce.i18n import Words
from workforce.queries import municipalities
from workforce.ui import session
from workforce.ui.text import escaped
from workforce.ui.written import names

LONGEST_CODE = 30  # characters of a link that are said again

_above: ContextVar[DeltaGenerator] = ContextVar("above")  # of the run in this thread


def sentence(error: WorkforceError, words: Words) -> str:
    """What happened and what to do next; a municipality that the details name by its code is called by its name."""
    details = dict(error.details)
    if "municipality" in details:
        code = details["municipality"]
        details["municipality"] = names(municipalities.listing, "municipality").get(code, code)
    return words(f"error.{error.code}", **notation.details(details, words.language))


def problem(found: Problem, words: Words) -> str:
    """One broken rule as a sentence."""
    return words(f"error.{found.code}", **notation.details(found.details, words.language))


def show(error: WorkforceError) -> None:
    """An error as a red box."""
    st.error(escaped(sentence(error, session.words())), icon=":material/error:")


def beside(field: str, problems: list[Problem]) -> None:
    """The problems of one field, right below it."""
    words = session.words()
    for found in problems:
        if found.field == field:
            st.markdown(f":red[:material/error: {escaped(problem(found, words))}]")


@contextmanager
def room_above() -> Iterator[None]:
    """Above a page, room for what is found out about its link while the page is drawn."""
    before = _above.set(st.empty())
    try:
        yield
    finally:
        _above.reset(before)


def link_to_nothing(param: str, code: str) -> None:
    """Say above the page that what its link names is not there: what is shown is not what the link was about."""
    sentence_of = session.words()(f"error.link.{param}", code=code[:LONGEST_CODE])
    with _above.get():
        st.warning(escaped(sentence_of), icon=":material/link_off:")


def done(key: str, **values: object) -> None:
    """Remember a confirmation for the next run, where the reader still sees it."""
    st.session_state["_done"] = (key, values)


def failed(error: WorkforceError) -> None:
    """Remember an error for the run that follows a click."""
    st.session_state["_failed"] = error


def show_done() -> None:
    """Show what the last click did, or why it did not, once."""
    error = st.session_state.pop("_failed", None)
    if error:
        show(error)
    remembered = st.session_state.pop("_done", None)
    if remembered:
        key, values = remembered
        st.success(escaped(session.words()(key, **values)), icon=":material/check_circle:")
