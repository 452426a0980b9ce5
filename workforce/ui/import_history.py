"""What was imported when and by whom, and taking it back."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from workforce.errors import Invalid, WorkforceError
from workforce.findings.phrases import actor
from workforce.queries import imports as queries
from workforce.ui import cards, messages, session, tables
from workforce.ui.asking import ask
from workforce.ui.import_kinds import Kind
from workforce.ui.text import escaped

COLUMNS = [
    "import_state", "file_name", "imported_at", "imported_by", "added", "changed", "unchanged", "reason", "undone_at",
    "undone_by",
]  # fmt: skip
PROBLEMS = "_undo_problems"


def show(kind: Kind) -> None:
    """The imports of a kind of files, newest first; one that is chosen can be undone."""
    words = session.words()
    listed = ask(queries.listing, noun=kind.noun)
    if listed.empty:
        with cards.card("import_history", words("page.imports.history"), words("page.imports.history_empty")):
            return
    frame = _readable(listed)
    with cards.card("import_history", words("page.imports.history"), words("page.imports.history_subtitle")):
        order = f"imports_{hash((*listed['import_id'], *listed['is_undone']))}"
        chosen = tables.table(frame, COLUMNS, key=order, on_select="rerun", selection_mode="single-row").selection.rows
        if chosen and chosen[0] < len(listed):
            _show_undoing(kind, listed.iloc[chosen[0]])


def _readable(listed: pd.DataFrame) -> pd.DataFrame:
    words = session.words()

    def who(role: str, actor_id: str) -> list[str | None]:
        return [actor(*pair, words) for pair in zip(listed[role], listed[actor_id], strict=True)]

    return listed.assign(
        import_state=listed["is_undone"].map({True: "undone", False: "standing"}),
        imported_by=who("actor_role", "actor_id"),
        undone_by=who("undone_role", "undone_by"),
    )


def _show_undoing(kind: Kind, row: pd.Series) -> None:
    words = session.words()
    import_id = int(row["import_id"])
    if row["is_undone"]:
        reason = "" if pd.isna(row["undone_reason"]) else row["undone_reason"]
        st.caption(escaped(words("page.imports.is_undone", reason=reason or words("page.imports.no_reason"))))
        return
    st.text_input(words("page.imports.undo_reason"), key=f"undo_reason_{import_id}")
    messages.beside("reason", st.session_state.pop(PROBLEMS, []))
    st.button(
        escaped(words("page.imports.undo", file=row["file_name"])),
        icon=":material/undo:",
        key=f"undo_{import_id}",
        on_click=_undo,
        args=(kind, import_id),
    )
    st.caption(words("page.imports.undo_help"))


def _undo(kind: Kind, import_id: int) -> None:
    reason = st.session_state.get(f"undo_reason_{import_id}")
    try:
        count = kind.undo(session.database(), session.actor(), import_id, reason=reason)
    except Invalid as error:
        st.session_state[PROBLEMS] = error.problems
    except WorkforceError as error:
        messages.failed(error)
    else:
        messages.done("page.imports.undone", n=count)
