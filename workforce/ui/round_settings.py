"""What a round is about and what it asks: editable while it is in preparation, then only the deadline."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from workforce.domain import surveys as rules
from workforce.errors import Invalid, Problem, Stale, WorkforceError
from workforce.queries import headcounts
from workforce.queries import surveys as queries
from workforce.queries.reading import rows
from workforce.services import surveys
from workforce.ui import messages, session, vacancy_cards
from workforce.ui.asking import ask
from workforce.ui.written import label, written

PROBLEMS, CONFLICT = "_setting_problems", "_setting_conflict"
NAMES = ("survey_ja", "survey_en")
TEXTS = (("definition_ja", "definition_en"), ("scope_ja", "scope_en"), ("source_ja", "source_en"))

Row = dict[str, object]


def show(survey: pd.Series, *, may_change: bool) -> None:
    """The settings of a round as a form, as far as they may be changed; else as they are."""
    words = session.words()
    with session.database().reading() as connection:
        (stored,) = rows(queries.current(connection, survey_id=int(survey["survey_id"])))
    if _conflict(stored):
        return
    if stored["status"] == rules.DRAFT and may_change:
        _form(stored, _everything, words("page.rounds.settings_help"))
        return
    vacancy_cards.definitions(survey)
    if stored["status"] != rules.CONFIRMED and may_change:
        _form(stored, _deadline, words("page.rounds.deadline_help"))


def _form(stored: Row, inputs: Callable[[Row], None], help_text: str) -> None:
    words = session.words()
    with st.form(f"settings_{stored['survey_id']}"):
        st.caption(help_text)
        inputs(stored)
        st.form_submit_button(
            words("page.rounds.save_settings"), type="primary", key="save_settings", on_click=_save, args=(stored,)
        )


def _everything(stored: Row) -> None:
    words = session.words()
    for pair in (NAMES, ("as_of", "due_on"), *TEXTS):
        for column, name in zip(st.columns(2), pair, strict=True):
            with column:
                _input(stored, name)
    st.markdown(f"**{words('page.counted_employment')}**")
    with st.container(horizontal=True):
        for kind in rules.COUNTED:
            st.checkbox(words(f"page.counts_{kind}"), **_value(stored, f"counts_{kind}"))
    st.markdown(f"**{words('page.rounds.blocks')}**")
    with st.container(horizontal=True):
        for block in rules.BLOCKS:
            st.checkbox(words(f"option.block.{block}"), **_value(stored, f"asks_{block}"))


def _deadline(stored: Row) -> None:
    words = session.words()
    left, right = st.columns(2)
    with left:
        _input(stored, "due_on")
    with right:
        st.text_input(words("page.rounds.reason"), key=_key(stored, "reason"))
        messages.beside("reason", _problems(stored))


def _input(stored: Row, name: str) -> None:
    words = session.words()
    asked = words(f"field.{name}")
    if name in ("as_of", "due_on"):
        st.date_input(asked, format="YYYY/MM/DD", **_value(stored, name))
    elif name in NAMES:
        st.text_input(asked, **_value(stored, name))
    else:
        st.text_area(asked, height=100, **_value(stored, name))
    messages.beside(name, _problems(stored))


def _key(stored: Row, name: str) -> str:
    """A changed round has inputs of its own, so that nothing stale stands in them."""
    return f"setting_{name}_{stored['survey_id']}_{stored['row_version']}"


def _value(stored: Row, name: str) -> dict[str, object]:
    return {"value": stored[name], "key": _key(stored, name)}


def _problems(stored: Row) -> list[Problem]:
    survey_id, problems = st.session_state.get(PROBLEMS, (None, []))
    return problems if survey_id == stored["survey_id"] else []


def _save(stored: Row) -> None:
    """Save what differs from what the form began with."""
    state = st.session_state
    typed = {name: state[_key(stored, name)] for name in rules.SETTINGS if _key(stored, name) in state}
    changed = {name: value for name, value in typed.items() if value != stored[name]}
    _change(stored["survey_id"], stored["row_version"], changed, state.get(_key(stored, "reason")))


def _change(survey_id: int, version: int, values: Mapping[str, object], reason: str | None) -> None:
    st.session_state.pop(PROBLEMS, None)
    st.session_state.pop(CONFLICT, None)
    try:
        is_changed = surveys.change(session.database(), session.actor(), survey_id, version, values, reason=reason)
    except Invalid as error:
        st.session_state[PROBLEMS] = (survey_id, error.problems)
    except Stale:
        st.session_state[CONFLICT] = (survey_id, dict(values), reason)
    except WorkforceError as error:
        messages.failed(error)
    else:
        messages.done("page.rounds.settings_saved" if is_changed else "page.rounds.settings_unchanged")


def _conflict(stored: Row) -> bool:
    """Both versions of what somebody else changed meanwhile, and the two ways on."""
    words = session.words()
    survey_id, values, reason = st.session_state.get(CONFLICT, (None, {}, None))
    if survey_id != stored["survey_id"]:
        return False
    st.warning(words("error.stale", count=1), icon=":material/group:")
    lines = [
        {
            words("field.field"): label(name),
            words("page.form.stored"): written(name, stored[name]),
            words("page.form.mine"): written(name, value),
        }
        for name, value in values.items()
    ]
    st.dataframe(pd.DataFrame(lines), hide_index=True, key="setting_conflict")
    with st.container(horizontal=True):
        st.button(words("page.form.take_stored"), key="take_stored", on_click=_forget)
        st.button(
            words("page.form.keep_mine"),
            key="keep_mine",
            on_click=_change,
            args=(survey_id, stored["row_version"], values, reason),
        )
    return True


def _forget() -> None:
    st.session_state.pop(CONFLICT, None)


def asked(survey: pd.Series, *, may_change: bool) -> None:
    """Which municipality is asked about which occupation: a row for each, a tick for each cell asked."""
    words, survey_id = session.words(), int(survey["survey_id"])
    found = ask(headcounts.asked, survey_id=survey_id)
    is_open = survey["status"] == rules.DRAFT and may_change
    st.caption(words("page.rounds.asked_help" if is_open else "page.rounds.asked_fixed"))
    wide = found.pivot(index="municipality_code", columns="occupation_code", values="is_asked").astype(bool)
    names = found.drop_duplicates("municipality_code").set_index("municipality_code")["municipality"]
    titles = found.drop_duplicates("occupation_code").set_index("occupation_code")["short"]
    occupations = list(titles.index)
    shown = pd.concat([names, wide[occupations]], axis=1).reset_index(drop=True)
    key = f"asked_{survey_id}_{hash(tuple(map(tuple, wide[occupations].to_numpy())))}"
    st.data_editor(
        shown,
        key=key,
        hide_index=True,
        height=480,
        disabled=True if not is_open else ["municipality"],
        column_config={
            "municipality": st.column_config.TextColumn(words("field.municipality"), pinned=True),
            **{code: st.column_config.CheckboxColumn(titles[code], width="small") for code in occupations},
        },
    )
    if not is_open:
        return
    for problem in _problems({"survey_id": survey_id}):
        if problem.field == "cells_asked":
            st.error(messages.problem(problem, words), icon=":material/error:")
    st.button(
        words("page.rounds.save_asked"),
        key="save_asked",
        type="primary",
        icon=":material/save:",
        on_click=_save_asked,
        args=(survey_id, key, list(names.index)),
    )
    _whole_column(survey_id, titles, list(names.index))


def _whole_column(survey_id: int, titles: pd.Series, municipalities: list[str]) -> None:
    """Ask every municipality about one occupation, or none any more."""
    words = session.words()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        code = st.selectbox(
            words("field.occupation"), list(titles.index), format_func=titles.to_dict().get, key="asked_occupation"
        )
        cells = [(municipality, code) for municipality in municipalities]
        st.button(words("page.rounds.ask_all"), key="ask_all", on_click=_ask, args=(survey_id, cells, []))
        st.button(words("page.rounds.ask_none"), key="ask_none", on_click=_ask, args=(survey_id, [], cells))


def _save_asked(survey_id: int, key: str, municipalities: list[str]) -> None:
    edited: dict[int, dict[str, bool]] = st.session_state[key]["edited_rows"]
    cells = [
        ((municipalities[int(row)], code), is_asked)
        for row, values in edited.items()
        for code, is_asked in values.items()
    ]
    _ask(survey_id, [cell for cell, is_asked in cells if is_asked], [cell for cell, is_asked in cells if not is_asked])


def _ask(survey_id: int, added: list[tuple[str, str]], dropped: list[tuple[str, str]]) -> None:
    st.session_state.pop(PROBLEMS, None)
    try:
        changed = surveys.ask(session.database(), session.actor(), survey_id, added=added, dropped=dropped)
    except Invalid as error:
        st.session_state[PROBLEMS] = (survey_id, error.problems)
    except WorkforceError as error:
        messages.failed(error)
    else:
        messages.done("page.rounds.asked_saved", n=changed)
