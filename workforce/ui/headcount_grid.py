"""The grid in which one municipality's headcounts are edited.

The grid's starting values are pinned when it opens, so that a save elsewhere does not shift the rows
under one's fingers. What was typed is kept in the session apart from the widget, so that looking at
another page or municipality loses nothing; saving is all or nothing, and a row that someone else
changed meanwhile is shown beside one's own version.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pandas as pd
import streamlit as st

from workforce.domain import headcounts as rules
from workforce.domain.notation import is_missing
from workforce.errors import Invalid, Stale, WorkforceError
from workforce.queries import headcounts as queries
from workforce.services import headcounts
from workforce.services.headcounts import HeadcountEdit
from workforce.ui import messages, session, tables
from workforce.ui.asking import ask
from workforce.ui.typed_grid import TypedGrid
from workforce.ui.written import label, written

STATE = "_headcount_grids"
READ_ONLY = ("occupation", "vacancy", "surplus")
SHOWN = ("occupation", *rules.FIELDS, "vacancy", "surplus")


@dataclass(kw_only=True)
class Grid(TypedGrid):
    """One municipality's grid in work."""

    survey_id: int
    municipality_code: str
    problem_rows: list[int] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The widget's key; a new generation is a fresh widget."""
        return f"grid_{self.survey_id}_{self.municipality_code}_{self.generation}"

    def name_of(self, row: int) -> str:
        """The occupation of a row."""
        return self.read.iloc[row]["occupation_code"]


def grid(survey_id: int, municipality_code: str, revises_survey_id: int | None = None) -> Grid:
    """The grid of a municipality, read when first asked for and kept until saved or discarded.

    What is typed into a confirmed round while someone else begins its revision goes on in the revision.
    """
    grids: dict[tuple[int, str], Grid] = st.session_state.setdefault(STATE, {})
    key = (survey_id, municipality_code)
    if not is_missing(revises_survey_id):
        _carry_over(grids, (int(revises_survey_id), municipality_code), key)
    read = ask(queries.grid, survey_id=survey_id, municipality_code=municipality_code)
    work = grids.setdefault(key, Grid(survey_id=survey_id, municipality_code=municipality_code, read=read))
    if work.typed or work.problems:
        _rename(work, read["occupation"])
    elif not work.read.equals(read):
        grids[key] = replace(work, read=read, base=None, base_typed={}, generation=work.generation + 1, conflicts=[])
    return grids[key]


def _carry_over(grids: dict[tuple[int, str], Grid], first: tuple[int, str], revision: tuple[int, str]) -> None:
    """A revision has the rows of its round in the same versions, so what was seen in the one holds in the other."""
    work = grids.pop(first, None)
    if work and work.typed and revision not in grids:
        reason = st.session_state.get(reason_key(work))
        work.survey_id = revision[0]
        grids[revision] = work
        if reason:
            st.session_state[reason_key(work)] = reason


def _rename(work: Grid, occupations: pd.Series) -> None:
    """What is pinned keeps its values, but speaks the reader's language."""
    for frame in (work.read, work.base):
        if frame is not None:
            frame["occupation"] = occupations


def unsaved() -> dict[tuple[int, str], int]:
    """The municipalities with unsaved rows: (survey, municipality) → how many."""
    grids: dict[tuple[int, str], Grid] = st.session_state.get(STATE, {})
    return {key: len(work.typed) for key, work in grids.items() if work.typed}


def show(work: Grid) -> None:
    """The editor. A widget that was away from the screen starts again from what had been typed."""
    words = session.words()
    if work.base is None or work.key not in st.session_state:
        work.base, work.base_typed = _with(work.read, work.typed), dict(work.typed)
    whole = {
        name: st.column_config.NumberColumn(words(f"field.{name}"), step=1, format="localized") for name in rules.COUNTS
    }
    st.data_editor(
        work.base[list(SHOWN)],
        key=work.key,
        hide_index=True,
        disabled=READ_ONLY,
        on_change=work.remember,
        height=560,
        placeholder="－",
        column_config={
            "occupation": st.column_config.TextColumn(words("field.occupation"), pinned=True),
            **whole,
            "cover_status": st.column_config.SelectboxColumn(
                words("field.cover_status"),
                options=list(rules.COVER_STATUSES),
                format_func=lambda code: words(f"option.cover_status.{code}"),
            ),
            "note": st.column_config.TextColumn(words("field.note"), width="medium"),
            "vacancy": st.column_config.NumberColumn(words("field.vacancy"), help=words("page.grid.saved_value")),
            "surplus": st.column_config.NumberColumn(words("field.surplus"), help=words("page.grid.saved_value")),
        },
    )


def show_fixed(survey_id: int, municipality_code: str) -> None:
    """The same rows to read only: figures as first confirmed."""
    read = ask(queries.grid, survey_id=survey_id, municipality_code=municipality_code)
    tables.table(read, list(SHOWN), key="grid_fixed", height=560)


def _with(read: pd.DataFrame, typed: dict[int, dict[str, object]]) -> pd.DataFrame:
    shown = read.copy()
    for row, values in typed.items():
        for name, value in values.items():
            if isinstance(value, float):  # a fraction is shown as typed; saving says what is wrong with it
                shown[name] = shown[name].astype("Float64")
            shown.loc[shown.index[row], name] = pd.NA if value is None else value
    return shown


def reason_key(work: Grid) -> str:
    """Where the session keeps the reason typed for this grid."""
    return f"reason_{work.survey_id}_{work.municipality_code}"


def save(work: Grid) -> None:
    """Save every typed cell of the grid, or none of them."""
    work.problems, work.conflicts = [], []
    rows = sorted(work.typed)
    reason = st.session_state.get(reason_key(work))
    try:
        changed = headcounts.save(
            session.database(), session.actor(), work.survey_id, [_edit(work, row) for row in rows], reason
        )
    except Invalid as error:
        work.problems, work.problem_rows = error.problems, rows
    except Stale as error:
        work.conflicts = error.conflicts
    except WorkforceError as error:
        messages.failed(error)
    else:
        discard(work)
        messages.done("page.grid.saved", n=changed)


def discard(work: Grid) -> None:
    """Forget what was typed and read again."""
    st.session_state[reason_key(work)] = ""
    _begin_again(work, {})


def take_stored(work: Grid) -> None:
    """Take what others saved in the rows they changed; what was typed in other rows stays."""
    _begin_again(work, work.typed_elsewhere())


def _begin_again(work: Grid, typed: dict[int, dict[str, object]]) -> None:
    """A new grid, read now, but for the rows still typed in: these stay as they were seen."""
    read = ask(queries.grid, survey_id=work.survey_id, municipality_code=work.municipality_code)
    st.session_state[STATE][work.survey_id, work.municipality_code] = Grid(
        survey_id=work.survey_id,
        municipality_code=work.municipality_code,
        read=work.read_again(read, typed),
        typed=typed,
        generation=work.generation + 1,
    )


def keep_mine(work: Grid) -> None:
    """Save over what others saved meanwhile, after having seen it."""
    work.see_theirs()
    save(work)


def _edit(work: Grid, row: int) -> HeadcountEdit:
    read = work.read.iloc[row]
    seen = read["row_version"]
    return HeadcountEdit(
        work.municipality_code, read["occupation_code"], None if pd.isna(seen) else int(seen), work.typed[row]
    )


def show_problems(work: Grid) -> None:
    """Each problem with the occupation and field it belongs to."""
    words = session.words()
    if not work.problems:
        return
    messages.beside("reason", work.problems)
    st.error(words("error.invalid", count=len(work.problems)), icon=":material/error:")
    lines = [
        {
            words("field.occupation"): work.read.iloc[work.problem_rows[problem.row]]["occupation"],
            words("field.field"): label(problem.field),
            words("page.grid.problem"): messages.problem(problem, words),
        }
        for problem in work.problems
        if problem.row is not None
    ]
    if lines:
        st.dataframe(pd.DataFrame(lines), hide_index=True, key="grid_problems")


def show_conflicts(work: Grid) -> None:
    """Both versions of every row that someone else changed, and the two ways on."""
    words = session.words()
    if not work.conflicts:
        return
    st.warning(words("error.stale", count=len(work.conflicts)), icon=":material/group:")
    names = dict(zip(work.read["occupation_code"], work.read["occupation"], strict=True))
    lines = [
        {
            words("field.occupation"): names[conflict["key"].split("/")[-1]],
            words("field.field"): label(name),
            words("page.form.stored"): written(name, (conflict["current"] or {}).get(name)),
            words("page.form.mine"): written(name, conflict["proposed"][name]),
        }
        for conflict in work.conflicts
        for name in rules.FIELDS
        if (conflict["current"] or {}).get(name) != conflict["proposed"][name]
    ]
    st.dataframe(pd.DataFrame(lines), hide_index=True, key="grid_conflicts")
    with st.container(horizontal=True):
        st.button(words("page.form.take_stored"), on_click=take_stored, args=(work,), key="grid_take_stored")
        st.button(words("page.form.keep_mine"), on_click=keep_mine, args=(work,), key="grid_keep_mine")
