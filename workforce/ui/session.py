"""What a run of a page needs to know about its session: the database, the person, the language, the day."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

import streamlit as st

from workforce.auth.identity import Actor, local_administrator
from workforce.charts.theme import DARK, LIGHT, Theme
from workforce.config import Settings, load_settings
from workforce.database import Database
from workforce.i18n import LANGUAGES, Words
from workforce.ui import address

# Two first visitors at once must not open the file twice.
_OPENING = threading.Lock()


# Of the run in this thread.
_revision: ContextVar[int | None] = ContextVar("revision", default=None)
_language: ContextVar[str | None] = ContextVar("language", default=None)

_opened: dict[Settings, Database] = {}


def settings() -> Settings:
    """The settings of this process."""
    return load_settings()


def database() -> Database:
    """The one open database of this process. A failed opening is not kept: the next run tries again."""
    wanted = settings()
    with _OPENING:
        if wanted not in _opened:
            _opened[wanted] = Database.open(wanted)
        return _opened[wanted]


def close_database() -> None:
    """Close the database; the next run opens it again."""
    with _OPENING:
        opened = _opened.pop(settings(), None)
    if opened:
        opened.close()


@contextmanager
def one_revision() -> Iterator[None]:
    """Within one run of a page every answer is of one and the same revision, read once; a part of it keeps that one.

    So is its language, which a page asks for a hundred times. They are no part of the session's state: a run that is
    stopped cannot write that any more, and would leave them to every run after it.
    """
    if _revision.get() is not None:
        yield
        return
    before, spoken = _revision.set(database().revision()), _language.set(language())
    try:
        yield
    finally:
        _revision.reset(before)
        _language.reset(spoken)


def revision() -> int:
    """The data revision of this run; what happens before it, such as the work of a click, asks the database."""
    read = _revision.get()
    return database().revision() if read is None else read


def actor() -> Actor:
    """Who acts. Accounts come later; until then the app listens on loopback only, for its administrator."""
    return local_administrator()


def today() -> date:
    """The day in Japan."""
    return settings().today()


def now() -> datetime:
    """The moment in Japan, to say how fresh a page is."""
    return settings().now()


def language() -> str:
    """The session's language: ``?lang=`` sets it, the switch changes it, Japanese is where it starts."""
    if (spoken := _language.get()) is not None:
        return spoken
    wanted = address.asked(address.LANGUAGE)
    if wanted in LANGUAGES and wanted != st.session_state.get("_language_asked"):
        st.session_state["_language_asked"] = wanted
        st.session_state["_language"] = wanted
    return st.session_state.get("_language", LANGUAGES[0])


def set_language(chosen: str) -> None:
    """Use a language from the next run on and put it into the link."""
    st.session_state["_language"] = chosen
    st.session_state["_language_asked"] = chosen
    address.put(address.LANGUAGE, chosen)


def words() -> Words:
    """The words of the session's language."""
    return Words(language())


def theme() -> Theme:
    """The palette that fits the browser's light or dark theme."""
    return DARK if st.context.theme.type == "dark" else LIGHT
