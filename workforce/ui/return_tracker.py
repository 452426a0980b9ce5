"""The returns of a round: who has answered and who is late, what an officer does with them, a mail to the rest."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from workforce.domain.survey_returns import MOVES, OUTSTANDING
from workforce.domain.surveys import CONFIRMED
from workforce.errors import Problem
from workforce.findings import returns as findings
from workforce.findings.phrases import names as listed
from workforce.queries import survey_returns as queries
from workforce.services import survey_returns
from workforce.ui import cards, choices, history, messages, session, tables
from workforce.ui.asking import ask
from workforce.ui.entry_forms import act
from workforce.ui.text import escaped

COLUMNS = [
    "municipality_code",
    "municipality",
    "return_status",
    "submitted_on",
    "days_late",
    "cells_answered",
    "cells_asked",
    "problems",
    "last_file",
    "contact_note",
]
FILTERS = ("all", "outstanding", "submitted", "sent_back", "checked")
ICONS = {"submit": "inbox", "check": "task_alt", "send_back": "undo", "uncheck": "remove_done"}
PROBLEMS = "_return_problems"


def figures(totals: pd.Series, survey: pd.Series) -> None:
    """How many have submitted, been checked, been sent back, are late; of a confirmed round how many never came."""
    words = session.words()
    is_open = survey["status"] != CONFIRMED
    of = words("page.rounds.of_municipalities", n=totals["municipalities"])
    with cards.key_figures("returns"):
        for column, colour, note in (
            ("submitted", "blue", of),
            ("checked", "blue", of),
            ("sent_back", "gray", words("page.rounds.sent_back_note")),
            ("late", "orange" if totals["late"] else "gray", words("page.rounds.late_note"))
            if is_open
            else ("outstanding", "gray", words("page.rounds.outstanding_note")),
            ("answered", "gray", words("page.rounds.answered_note")),
        ):
            cards.key_figure(
                words(f"metric.{column}"),
                words("unit.organisations", n=totals[column]),
                note=note,
                colour=colour,
                definition=cards.definition("return_totals", column),
            )


def show(survey: pd.Series, *, may_change: bool) -> None:
    """The table with what can be done with the rows chosen in it, and the mail to those who have yet to submit."""
    words, today = session.words(), session.today()
    found = ask(queries.tracker, survey_id=int(survey["survey_id"]), calendar_day=today)
    source = words("page.rounds.source", survey=survey["survey"])
    with cards.card(
        "returns",
        cards.say(findings.outstanding, found, survey),
        words("page.rounds.tracker_subtitle"),
        source=cards.source_to_date(source),
    ):
        names = {code: words(f"page.rounds.filter.{code}") for code in FILTERS}
        wanted = choices.choose_segment(words("metric.return_status"), names, param="returns")
        shown = _filtered(found, wanted)
        # A choice is kept by position: over other rows, or once these have moved, nothing is chosen any more.
        seen = tuple(zip(shown["municipality_code"], shown["return_status"], strict=True))
        order = f"returns_{survey['survey_id']}_{hash(seen)}"
        chosen = tables.table(
            shown,
            COLUMNS,
            key=order,
            height=min(36 * (len(shown) + 1) + 3, 560),
            on_select="rerun" if may_change else "ignore",
            selection_mode="multi-row",
        )
        tables.download(shown, COLUMNS, key=f"returns_{survey['as_of']:%Y%m%d}", source=source, as_of=today)
        if may_change:
            st.caption(words("page.rounds.choose_rows"))
            rows = [row for row in chosen.selection.rows if row < len(shown)]
            if rows:
                _actions(survey, shown.iloc[rows])
        _reminder(survey, found)


def _filtered(found: pd.DataFrame, wanted: str) -> pd.DataFrame:
    if wanted == "all":
        return found
    return found[found["is_outstanding"]] if wanted == "outstanding" else found[found["return_status"] == wanted]


def _actions(survey: pd.Series, chosen: pd.DataFrame) -> None:
    words = session.words()
    survey_id = int(survey["survey_id"])
    with st.container(border=True, key="return_actions"):
        st.markdown(f"**{escaped(listed(chosen['municipality'], 'municipality', words))}**")
        seen = {row.municipality_code: _version(row.row_version) for row in chosen.itertuples()}
        if set(chosen["return_status"]) <= set(OUTSTANDING):
            day, today = _key("return_came_on", survey_id, seen), session.today()
            st.date_input(words("page.rounds.came_on"), value=today, key=day, width=220)
            messages.beside("submitted_on", _problems(survey_id, seen))
        st.text_input(words("page.rounds.move_reason"), key=_key("return_reason", survey_id, seen))
        messages.beside("reason", _problems(survey_id, seen))
        with st.container(horizontal=True):
            for move, (sources, _) in MOVES.items():
                st.button(
                    words(f"page.rounds.return.{move}"),
                    key=f"return_{move}",
                    icon=f":material/{ICONS[move]}:",
                    disabled=not set(chosen["return_status"]) <= set(sources),
                    help=words(f"page.rounds.return_help.{move}"),
                    on_click=_move,
                    args=(survey_id, move, seen),
                )
        if len(chosen) == 1:
            _note(survey_id, chosen.iloc[0])


def _note(survey_id: int, row: pd.Series) -> None:
    """The note of the contact with one municipality, and who did what with its return."""
    words, code = session.words(), row["municipality_code"]
    version = _version(row["row_version"])
    with st.form(f"note_{code}", border=False):
        key = f"contact_note_{survey_id}_{code}_{version}"
        st.text_area(
            words("field.contact_note"),
            value="" if pd.isna(row["contact_note"]) else row["contact_note"],
            key=key,
            placeholder=words("page.rounds.note_hint"),
        )
        messages.beside("contact_note", _problems(survey_id, [code]))
        st.form_submit_button(words("page.rounds.save_note"), on_click=_save_note, args=(survey_id, code, version, key))
    with st.expander(
        words("page.log.history"), icon=":material/history:", key=f"history_{code}", on_change="rerun"
    ) as fold:
        if fold.open:
            history.show(("survey_returns",), f"{survey_id}/{code}", key="return_history")


def _reminder(survey: pd.Series, found: pd.DataFrame) -> None:
    """A text with the names of those who have yet to submit and the deadline, to be copied into a mail."""
    words = session.words()
    outstanding = found[found["is_outstanding"]]
    if survey["status"] not in ("open", "closed") or outstanding.empty:
        return
    with st.expander(
        words("page.rounds.reminder", n=len(outstanding)), icon=":material/mail:", key="reminder", on_change="rerun"
    ) as fold:
        if fold.open:
            st.caption(words("page.rounds.reminder_help"))
            late = outstanding[outstanding["is_late"]]
            addressed = outstanding if late.empty else late
            st.code(cards.say(findings.reminder, addressed, survey, session.today()), language=None, wrap_lines=True)


def _version(value: object) -> int | None:
    return None if pd.isna(value) else int(value)


def _key(name: str, survey_id: int, municipalities: Iterable[str]) -> str:
    """What is typed for some returns never stands there for others."""
    return "_".join([name, str(survey_id), *municipalities])


def _problems(survey_id: int, municipalities: Iterable[str]) -> list[Problem]:
    return st.session_state.get(_key(PROBLEMS, survey_id, municipalities), [])


def _move(survey_id: int, move: str, seen: dict[str, int | None]) -> None:
    typed, today, box = st.session_state, session.today(), _key("return_reason", survey_id, seen)
    day = typed.get(_key("return_came_on", survey_id, seen)) or today
    act(
        _key(PROBLEMS, survey_id, seen),
        lambda: survey_returns.move(
            session.database(), session.actor(), survey_id, move, seen, day=day, today=today, reason=typed.get(box)
        ),
        "page.rounds.returns_moved",
        empties=[box],
        n=len(seen),
    )


def _save_note(survey_id: int, code: str, version: int | None, key: str) -> None:
    act(
        _key(PROBLEMS, survey_id, [code]),
        lambda: survey_returns.note(
            session.database(), session.actor(), survey_id, code, version, st.session_state[key]
        ),
        "page.rounds.note_saved",
    )
