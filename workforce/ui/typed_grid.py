"""What a grid in work is, whatever is entered in it: as read, as typed, and what is wrong or was changed meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd
import streamlit as st

from workforce.domain.notation import is_missing

Typed = dict[int, dict[str, object]]


@dataclass(kw_only=True)
class TypedGrid:
    """A grid in work.

    Attributes:
        read: the rows as they were read, with ``row_version``; pinned while something is typed.
        typed: row → field → value, kept apart from the widget, which forgets when it leaves the screen.
        base, base_typed: what the widget began with; its edits come on top.
        conflicts: the rows that someone else changed, as :class:`workforce.errors.Stale` tells them.
    """

    read: pd.DataFrame
    typed: Typed = field(default_factory=dict)
    base: pd.DataFrame | None = None
    base_typed: Typed = field(default_factory=dict)
    generation: int = 0
    problems: list = field(default_factory=list)
    conflicts: list[dict[str, object]] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The widget's key; a new generation is a fresh widget."""
        raise NotImplementedError

    def name_of(self, row: int) -> str:
        """What stands for a row at the end of a conflict's key."""
        raise NotImplementedError

    def remember(self) -> None:
        """Copy what the widget holds; a cell typed back to what is stored is not typed any more."""
        edited: Typed = st.session_state[self.key]["edited_rows"]
        typed = {row: dict(values) for row, values in self.base_typed.items()}
        for row, values in edited.items():
            typed.setdefault(int(row), {}).update(values)
        new = {
            row: {name: value for name, value in values.items() if not _is_same(value, self.read.iloc[row][name])}
            for row, values in typed.items()
        }
        self.typed = {row: values for row, values in new.items() if values}
        self.problems, self.conflicts = [], []

    def typed_elsewhere(self) -> Typed:
        """What was typed in the rows that nobody else changed."""
        theirs = {_name(conflict) for conflict in self.conflicts}
        return {row: values for row, values in self.typed.items() if self.name_of(row) not in theirs}

    def read_again(self, read: pd.DataFrame, typed: Typed) -> pd.DataFrame:
        """The rows read now, but for those still typed in: these stay as they were seen."""
        still_typed = pd.Series(range(len(read)), index=read.index).isin(typed)
        return read.mask(still_typed, self.read)

    def see_theirs(self) -> None:
        """Take the versions of the rows shown as changed by others, so that saving goes over these and no others."""
        current = {_name(conflict): conflict["current"] for conflict in self.conflicts}
        for row in self.typed:
            name = self.name_of(row)
            if name in current:
                version = pd.NA if current[name] is None else current[name]["row_version"]
                self.read.loc[self.read.index[row], "row_version"] = version


def _name(conflict: dict[str, object]) -> str:
    return str(conflict["key"]).split("/")[-1]


def _is_same(value: object, stored: object) -> bool:
    return is_missing(stored) if is_missing(value) else not is_missing(stored) and value == stored
