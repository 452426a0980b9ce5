"""What stands in the link. What a run changes in it is written once, at the run's end.

Streamlit makes an entry in the browser's history of each write. A choice is one entry, however much of the link
changes with it. What a page fills in by itself when it is opened is none: Streamlit cannot do that, so a component
without a face puts it into the entry that the page has already.
"""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import streamlit as st
from streamlit.components.v2 import component

LANGUAGE = "lang"
PAGE, CHANGES, SHOWN, UNTOLD = "_address_page", "_address_changes", "_address_shown", "_address_untold"

_complete = component("complete_address", js=Path(__file__).with_name("address.js").read_text(encoding="utf-8"))


def asked(param: str) -> str | None:
    """What the link says of a parameter, with what has been changed since it was written; None where nothing."""
    changes = _changes()
    return changes[param] if param in changes else _stood().get(param)


def put(param: str, value: str) -> None:
    """Let a parameter stand in the link."""
    _changes()[param] = value


def drop(param: str) -> None:
    """Take a parameter out of the link."""
    _changes()[param] = None


def is_taken_back(param: str) -> bool:
    """Whether the reader went back in the browser to where the parameter was not in the link yet."""
    return param in st.session_state.get(SHOWN, {}) and param not in _changes() and param not in _stood()


def run(page: st.Page) -> None:
    """Run a page, then write what it and the click before it changed in the link."""
    _begin(page.url_path)
    page.run()
    _write()


def end_page() -> NoReturn:
    """End a page before its last line. After ``st.stop`` by itself nothing could be written any more."""
    _write()
    st.stop()


def _changes() -> dict[str, str | None]:
    """Kept over a run that is stopped before its end: its choices are already made."""
    return st.session_state.setdefault(CHANGES, {})


def _begin(page: str) -> None:
    """On another page than before nothing has been shown or changed yet."""
    if st.session_state.get(PAGE) != page:
        st.session_state[PAGE] = page
        for name in (CHANGES, SHOWN, UNTOLD):
            st.session_state.pop(name, None)


def _stood() -> dict[str, str]:
    """The link as the last run left it; the browser may still tell it as it stood before it was filled in."""
    told = st.query_params.to_dict()
    return st.session_state[SHOWN] if told == st.session_state.get(UNTOLD) else told


def _write() -> None:
    state, told, shown = st.session_state, st.query_params.to_dict(), st.session_state.get(SHOWN)
    wanted = {name: value for name, value in {**_stood(), **_changes()}.items() if value is not None}
    state[CHANGES], state[SHOWN], state[UNTOLD] = {}, wanted, None
    if wanted == told:
        return
    if shown is None or _without_language(shown) == _without_language(wanted):
        state[UNTOLD] = told
        _complete(key="address", data={"page": state[PAGE], "before": [told, shown or told], "wanted": wanted})
    else:
        st.query_params.from_dict(wanted)


def _without_language(link: dict[str, str]) -> dict[str, str]:
    """The same page in another language is no step that one goes back from."""
    return {name: value for name, value in link.items() if name != LANGUAGE}
