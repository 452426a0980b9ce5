"""The grid in which the values of one indicator are entered, year by year or month by month.

What was read is pinned when the grid opens, what was typed is kept apart from the widget, saving is all or nothing,
and a row that someone else changed meanwhile is shown beside one's own version.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd
import streamlit as st

from workforce.domain import indicators as rules
from workforce.errors import Invalid, Stale, WorkforceError
from workforce.queries import indicators as queries
from workforce.services import indicators
from workforce.services.indicators import IndicatorEdit
from workforce.ui import messages, session
from workforce.ui.asking import ask
from workforce.ui.typed_grid import Typed, TypedGrid
from workforce.ui.written import label, written

STATE = "_indicator_grids"
SHOWN = ("period", *rules.FIELDS, "published_value")


@dataclass(kw_only=True)
class Grid(TypedGrid):
    """One indicator's grid over a span in work; each of its problems is told with its row."""

    indicator: pd.Series
    first_on: date
    last_on: date

    @property
    def code(self) -> str:
        """The indicator."""
        return self.indicator["indicator_code"]

    @property
    def key(self) -> str:
        """The widget's key; a new generation is a fresh widget."""
        return f"grid_{self.code}_{self.first_on:%Y%m}_{self.generation}"

    def name_of(self, row: int) -> str:
        """The first day of the period of a row."""
        return self.read.iloc[row]["starts_on"].date().isoformat()


def grid(indicator: pd.Series, first_on: date, last_on: date) -> Grid:
    """The grid of an indicator, read when first asked for and kept until saved or discarded."""
    grids: dict[tuple[str, date], Grid] = st.session_state.setdefault(STATE, {})
    key = (indicator["indicator_code"], first_on)
    read = _read(indicator, first_on, last_on)
    work = grids.setdefault(key, Grid(indicator=indicator, first_on=first_on, last_on=last_on, read=read))
    work.indicator = indicator  # in the language of this run
    if not (work.typed or work.problems) and not work.read.equals(read):
        grids[key] = replace(work, read=read, base=None, base_typed={}, generation=work.generation + 1, conflicts=[])
    return grids[key]


def _read(indicator: pd.Series, first_on: date, last_on: date) -> pd.DataFrame:
    found = ask(queries.grid, indicator_code=indicator["indicator_code"], first_on=first_on, last_on=last_on)
    form = "%Y" if indicator["periodicity"] == "annual" else "%Y-%m"
    found["period"] = found["starts_on"].dt.strftime(form)
    return found


def show(work: Grid) -> None:
    """The editor. A widget that was away from the screen starts again from what had been typed."""
    words = session.words()
    if work.base is None or work.key not in st.session_state:
        work.base, work.base_typed = _with(work.read, work.typed), dict(work.typed)
    decimals = f"%.{int(work.indicator['decimals'])}f" if work.indicator["decimals"] else "localized"
    st.data_editor(
        work.base[list(SHOWN)],
        key=work.key,
        hide_index=True,
        disabled=("period", "published_value"),
        on_change=work.remember,
        height=430,
        placeholder="－",
        column_config={
            "period": st.column_config.TextColumn(words("field.period"), pinned=True),
            "indicator_value": st.column_config.NumberColumn(words("metric.indicator_value"), format=decimals),
            "source": st.column_config.TextColumn(words("field.source"), width="large"),
            "note": st.column_config.TextColumn(words("field.note"), width="medium"),
            "published_value": st.column_config.NumberColumn(words("metric.published_value"), format=decimals),
        },
    )


def _with(read: pd.DataFrame, typed: dict[int, dict[str, object]]) -> pd.DataFrame:
    shown = read.copy()
    for row, values in typed.items():
        for name, value in values.items():
            shown.loc[shown.index[row], name] = value
    return shown


def save(work: Grid) -> None:
    """Save every typed row of the grid, or none of them."""
    work.problems, work.conflicts = [], []
    rows = sorted(work.typed)
    try:
        changed = indicators.save(
            session.database(),
            session.actor(),
            work.code,
            [_edit(work, row) for row in rows],
            today=session.today(),
        )
    except Invalid as error:
        work.problems = [(rows[problem.row], problem) for problem in error.problems]
    except Stale as error:
        work.conflicts = error.conflicts
    except WorkforceError as error:
        messages.failed(error)
    else:
        discard(work)
        messages.done("page.indicators.saved", n=changed)


def _edit(work: Grid, row: int) -> IndicatorEdit:
    read = work.read.iloc[row]
    seen = None if pd.isna(read["row_version"]) else int(read["row_version"])
    return IndicatorEdit(read["starts_on"].date(), seen, work.typed[row])


def discard(work: Grid) -> None:
    """Forget what was typed and read again."""
    _begin_again(work, {})


def take_stored(work: Grid) -> None:
    """Take what others saved in the rows they changed; what was typed in other rows stays."""
    _begin_again(work, work.typed_elsewhere())


def keep_mine(work: Grid) -> None:
    """Save over what others saved meanwhile, after having seen it."""
    work.see_theirs()
    save(work)


def _begin_again(work: Grid, typed: Typed) -> None:
    read = _read(work.indicator, work.first_on, work.last_on)
    st.session_state[STATE][work.code, work.first_on] = Grid(
        indicator=work.indicator,
        first_on=work.first_on,
        last_on=work.last_on,
        read=work.read_again(read, typed),
        typed=typed,
        generation=work.generation + 1,
    )


def show_problems(work: Grid) -> None:
    """Each problem with the period and the field it belongs to."""
    words = session.words()
    if not work.problems:
        return
    st.error(words("error.invalid", count=len(work.problems)), icon=":material/error:")
    lines = [
        {
            words("field.period"): work.read.iloc[row]["period"],
            words("field.field"): label(problem.field),
            words("page.grid.problem"): messages.problem(problem, words),
        }
        for row, problem in work.problems
    ]
    st.dataframe(pd.DataFrame(lines), hide_index=True, key="indicator_problems")


def show_conflicts(work: Grid) -> None:
    """Both versions of every row that someone else changed, and the two ways on."""
    words = session.words()
    if not work.conflicts:
        return
    st.warning(words("error.stale", count=len(work.conflicts)), icon=":material/group:")
    lines = [
        {
            words("field.period"): conflict["key"].split("/")[-1],
            words("field.field"): label(name),
            words("page.form.stored"): written(name, (conflict["current"] or {}).get(name)),
            words("page.form.mine"): written(name, conflict["proposed"][name]),
        }
        for conflict in work.conflicts
        for name in rules.FIELDS
        if (conflict["current"] or {}).get(name) != conflict["proposed"][name]
    ]
    st.dataframe(pd.DataFrame(lines), hide_index=True, key="indicator_conflicts")
    with st.container(horizontal=True):
        st.button(words("page.form.take_stored"), on_click=take_stored, args=(work,), key="indicator_take_stored")
        st.button(words("page.form.keep_mine"), on_click=keep_mine, args=(work,), key="indicator_keep_mine")
