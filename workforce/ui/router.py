"""The menu by rights, and the run of one page."""

from __future__ import annotations

import gc
import logging
import secrets
from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage
from streamlit.runtime.pages_manager import PagesManager

from workforce.errors import NotPermitted, WorkforceError
from workforce.queries import rights
from workforce.ui import address, messages, session
from workforce.ui.asking import ask

log = logging.getLogger("workforce")

STYLE = Path(__file__).with_name("style.css")
ICON = Path(__file__).with_name("icon.png")  # an icon by name would be fetched from outside

ALWAYS_IN_SIGHT = "overview"  # its pages stand in the menu itself, the others unfold under their folder's name

# page file, message key, icon, link, the right it takes
PAGES = (
    ("pages/overview/summary.py", "summary", ":material/space_dashboard:", "", "view.summary"),
    ("pages/staffing/vacancies.py", "vacancies", ":material/person_search:", "vacancies", "view.staffing"),
    ("pages/staffing/municipality.py", "municipality", ":material/location_city:", "municipality", "view.staffing"),
    ("pages/staffing/rounds.py", "rounds", ":material/assignment_turned_in:", "rounds", "view.staffing"),
    ("pages/staffing/headcounts.py", "headcounts", ":material/edit_note:", "headcounts", "view.staffing"),
    ("pages/staffing/hearings.py", "hearings", ":material/forum:", "hearings", "view.staffing"),
    ("pages/staffing/measures.py", "measures", ":material/handshake:", "measures", "view.staffing"),
    ("pages/staffing/indicators.py", "indicators", ":material/monitoring:", "indicators", "view.staffing"),
    ("pages/staffing/recruitments.py", "recruitments", ":material/how_to_reg:", "recruitments", "view.staffing"),
    ("pages/staffing/exchanges.py", "exchanges", ":material/sync_alt:", "exchanges", "view.staffing"),
    ("pages/staffing/imports.py", "imports", ":material/upload_file:", "imports", "staffing.import"),
    ("pages/dispatch/board.py", "board", ":material/monitor_heart:", "board", "view.dispatch"),
    ("pages/dispatch/situation.py", "situation", ":material/local_shipping:", "situation", "view.dispatch"),
    ("pages/dispatch/totals.py", "totals", ":material/functions:", "totals", "view.dispatch"),
    ("pages/dispatch/burdens.py", "burdens", ":material/balance:", "burdens", "view.dispatch"),
    ("pages/dispatch/pairs.py", "pairs", ":material/diversity_3:", "pairs", "view.dispatch"),
    ("pages/dispatch/receiving.py", "receiving", ":material/move_to_inbox:", "receiving", "view.dispatch"),
    ("pages/dispatch/requests.py", "requests", ":material/sos:", "requests", "view.dispatch"),
    ("pages/dispatch/rotations.py", "rotations", ":material/autorenew:", "rotations", "view.dispatch"),
    ("pages/dispatch/dispatches.py", "dispatches", ":material/list_alt:", "dispatches", "view.dispatch"),
    (
        "pages/dispatch/dispatch_imports.py",
        "dispatch_imports",
        ":material/upload_file:",
        "dispatch_imports",
        "dispatch.import",
    ),
    ("pages/dispatch/field.py", "field", ":material/how_to_reg:", "field", "view.dispatch"),
    ("pages/dispatch/disasters.py", "disasters", ":material/thunderstorm:", "disasters", "view.dispatch"),
    ("pages/dispatch/ledger.py", "ledger", ":material/assignment_ind:", "ledger", "view.dispatch"),
    ("pages/dispatch/costs.py", "costs", ":material/receipt_long:", "costs", "view.dispatch"),
    ("pages/reference/dictionary.py", "dictionary", ":material/menu_book:", "dictionary", "view.dictionary"),
)


def run() -> None:
    """One run of the app. ``st.navigation`` is called whatever happens, so that no page is served around it."""
    words = session.words()
    st.set_page_config(
        page_title=words("page.app_title"),
        page_icon=str(ICON),
        layout="wide",
        initial_sidebar_state="collapsed",
    )
    st.html(STYLE)
    try:
        with session.one_revision():
            _run(_menu(_allowed()))
    except WorkforceError as error:
        _only(error).run()
        return
    _freeze_what_stays()


def _run(page: StreamlitPage) -> None:
    """A page tells its own errors, under its own menu."""
    with messages.room_above():
        try:
            address.run(page)
        except WorkforceError as error:
            messages.show(error)


def _allowed() -> frozenset[str]:
    """The actions of the actor's role, as they stand in the database at this revision."""
    return frozenset(ask(rights.actions_of_role, role_code=session.actor().role)["action_code"])


def _menu(allowed: frozenset[str]) -> StreamlitPage:
    """The menu of the pages the role may open, by the folder they stand in; the page that was asked for."""
    words = session.words()
    offered: dict[str, list[StreamlitPage]] = {}
    for file, noun, icon, link, action in PAGES:
        if action in allowed:
            page = st.Page(file, title=words(f"page.{noun}.menu"), icon=icon, url_path=link or None, default=not link)
            section = Path(file).parent.name
            offered.setdefault("" if section == ALWAYS_IN_SIGHT else words(f"page.section.{section}"), []).append(page)
    return st.navigation(offered, position="top") if offered else _only(NotPermitted())


def _only(error: WorkforceError) -> StreamlitPage:
    """Nothing but a message under every link: the database cannot be opened, or nothing is allowed."""
    title = session.words()("page.unavailable")
    return st.navigation(
        [
            st.Page(lambda: messages.show(error), title=title, url_path=link or None, default=not link)
            for _, _, _, link, _ in PAGES
        ],
        position="hidden",
    )


def keep_pages_behind_the_router() -> None:
    """Say at server start that pages come from ``st.navigation``, not from the folder ``pages/``.

    Streamlit learns it otherwise from the first run of a session: until then the first visitor after a
    restart is told that the page of a deep link does not exist, and a file directly in ``pages/`` would
    be served without this router.
    """
    PagesManager.uses_pages_directory = False


def open_database_early() -> None:
    """At server start: the file is this process's before anyone visits, and the first visitor does not wait for it.

    What is wrong with it each page tells, and the next run tries again.
    """
    try:
        session.database()
    except WorkforceError:
        return
    except Exception:
        log.exception("the database could not be opened at the start")


def report(error: Exception) -> bool:
    """Log what no page foresaw under a number, and give the reader the number; nothing of the fault is shown."""
    number = secrets.token_hex(3)
    log.error("page failed, number %s", number, exc_info=error)
    st.error(session.words()("error.unexpected", number=number), icon=":material/error:")
    return True


@cache
def _freeze_what_stays() -> None:
    """Once, after the first page: modules and caches leave the garbage collector's daily round."""
    gc.collect()
    gc.freeze()
