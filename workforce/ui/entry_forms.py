"""A form over one row that outlives reruns: what was typed stays, problems stand beside their fields, and a row
that someone else changed meanwhile is shown beside one's own version.

What was sent lives in the session under the form's noun, so that a refusal outlives a look at another page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pandas as pd
import streamlit as st

from workforce.errors import AlikeRecorded, Invalid, Problem, Stale, WorkforceError
from workforce.ui import messages, session
from workforce.ui.written import label, written

Values = dict[str, object]


@dataclass
class Draft:
    """An entry in work: a new one (no ``number``) or a stored row with the version that was seen."""

    values: Values
    number: int | None = None
    seen_version: int | None = None
    problems: list[Problem] = field(default_factory=list)
    conflict: dict[str, object] | None = None
    alike: list[int] = field(default_factory=list)  # the records it may be, about which its author is asked
    besides: tuple[int, ...] = ()  # those that it is not, says its author


@dataclass(frozen=True)
class EntryForm:
    """The form of one noun.

    Attributes:
        fields: the columns it edits.
        read: number → the stored row, which has ``fields`` and ``row_version``.
        record: values → the number of the new row; where it raises AlikeRecorded it takes ``besides`` too.
        change: number, version seen, values, reason.
        titles: message keys of the form for a new and for a stored row.
        done: message keys said after recording and after changing; they may name ``{number}``.
    """

    noun: str
    fields: tuple[str, ...]
    read: Callable[[int], Values]
    record: Callable[[Values], int]
    change: Callable[[int, int, Values, str | None], object]
    titles: tuple[str, str]
    done: tuple[str, str]

    def draft(self) -> Draft | None:
        """The entry in work, if any."""
        return st.session_state.get(self._state)

    def open_new(self, values: Values) -> None:
        """Begin a new entry; what is not given is empty."""
        self._open(Draft({name: values.get(name) for name in self.fields}))

    def open_stored(self, number: int) -> None:
        """Begin to edit a stored row, as it is now."""
        try:
            row = self.read(number)
        except WorkforceError as error:
            messages.failed(error)
        else:
            self._open(Draft({name: row[name] for name in self.fields}, number, row["row_version"]))

    def close(self) -> None:
        """Leave the form without saving."""
        st.session_state.pop(self._state, None)

    def show(self, inputs: Callable[[], None]) -> None:
        """The form: ``inputs`` draws the fields, one column on a phone, with every problem beside its field."""
        words, work = session.words(), self.draft()
        if self.key(self.fields[0]) not in st.session_state:  # back from another page, where inputs are forgotten
            self._set_inputs(work)
        with st.container(border=True, key="card_form"):
            st.subheader(words(self.titles[work.number is not None]), anchor=False)
            if work.problems:
                st.error(words("error.invalid", count=len(work.problems)), icon=":material/error:")
            if work.conflict:
                self._show_conflict(work)
            if work.alike:
                self._ask_about_alike(work)
            with st.form(self.noun, border=False, enter_to_submit=False):
                inputs()
                if work.number is not None:
                    self.text("reason")
                with st.container(horizontal=True):
                    st.form_submit_button(
                        words("page.save"), type="primary", on_click=self._save, icon=":material/save:"
                    )
                    st.form_submit_button(words("page.leave"), on_click=self.close)

    # --- Inputs ----------------------------------------------------------------------------------

    def key(self, name: str) -> str:
        """The session-state key of an input."""
        return f"{self.noun}_{name}"

    def choice(self, name: str, names: dict, *, is_required: bool) -> None:
        """One of some codes; an optional one may stay empty."""
        words = session.words()
        if st.session_state.get(self.key(name)) not in names:
            st.session_state[self.key(name)] = None
        st.selectbox(
            self._label(name, is_required),
            list(names),
            index=None,
            format_func=lambda code: names.get(code, ""),
            placeholder=words("page.form.choose" if is_required else "page.form.none"),
            key=self.key(name),
        )
        self._beside(name)

    def choices(self, name: str, names: dict, *, placeholder: str) -> None:
        """Any number of codes; none means what the placeholder says."""
        kept = st.session_state.get(self.key(name)) or ()
        st.session_state[self.key(name)] = [code for code in kept if code in names]
        st.multiselect(
            self._label(name, False),
            list(names),
            format_func=lambda code: names.get(code, ""),
            placeholder=placeholder,
            key=self.key(name),
        )
        self._beside(name)

    def number(self, name: str, *, is_required: bool) -> None:
        """A whole number."""
        st.number_input(self._label(name, is_required), step=1, value=None, key=self.key(name))
        self._beside(name)

    def day(self, name: str, *, is_required: bool) -> None:
        """A day."""
        st.date_input(self._label(name, is_required), value=None, key=self.key(name), format="YYYY/MM/DD")
        self._beside(name)

    def text(self, name: str, *, is_required: bool = False, is_long: bool = False) -> None:
        """A line of text, or some lines."""
        (st.text_area if is_long else st.text_input)(self._label(name, is_required), key=self.key(name))
        self._beside(name)

    def _label(self, name: str, is_required: bool) -> str:
        return label(name) + (session.words()("page.form.required") if is_required else "")

    def _beside(self, name: str) -> None:
        messages.beside(name.removesuffix("_code"), self.draft().problems)

    # --- What happens ----------------------------------------------------------------------------

    @property
    def _state(self) -> str:
        return f"_{self.noun}_form"

    def _open(self, work: Draft) -> None:
        st.session_state[self._state] = work
        self._set_inputs(work)

    def _set_inputs(self, work: Draft) -> None:
        for name in self.fields:
            st.session_state[self.key(name)] = work.values[name]
        st.session_state[self.key("reason")] = ""

    def _save(self) -> None:
        work, state = self.draft(), st.session_state
        if work is None:  # a second click on a form that the first has saved
            return
        work.values = {name: state.get(self.key(name)) for name in self.fields}
        work.problems, work.conflict, work.alike = [], None, []
        try:
            if work.number is None:
                others = {"besides": work.besides} if work.besides else {}
                messages.done(self.done[0], number=self.record(work.values, **others))
            else:
                self.change(work.number, work.seen_version, work.values, state.get(self.key("reason")))
                messages.done(self.done[1], number=work.number)
        except Invalid as error:
            work.problems = error.problems
        except AlikeRecorded as error:
            work.alike = error.numbers
        except Stale as error:
            (work.conflict,) = error.conflicts
        except WorkforceError as error:
            messages.failed(error)
        else:
            self.close()

    def _show_conflict(self, work: Draft) -> None:
        """Both versions side by side, and the two ways on."""
        words = session.words()
        st.warning(words("error.stale", count=1), icon=":material/group:")
        current = work.conflict["current"]
        self._show_both(current, work.conflict["proposed"], self.fields)
        with st.container(horizontal=True):
            st.button(words("page.form.take_stored"), on_click=self.open_stored, args=(work.number,))
            st.button(words("page.form.keep_mine"), on_click=self._overwrite, args=(current["row_version"],))

    def _show_both(self, current: Values, proposed: Values, fields: Sequence[str]) -> None:
        """What differs of some fields, as stored and as entered."""
        words = session.words()
        differing = [name for name in fields if _as_stored(current.get(name)) != _as_stored(proposed[name])]
        both = pd.DataFrame(
            {
                words("field.field"): [label(name) for name in differing],
                words("page.form.stored"): [written(name, current.get(name)) for name in differing],
                words("page.form.mine"): [written(name, proposed[name]) for name in differing],
            }
        )
        if differing:
            st.dataframe(both, hide_index=True, key=f"{self.noun}_conflict")

    def _ask_about_alike(self, work: Draft) -> None:
        """The newest record that it may be beside the entry, and the two ways on.

        The button bears the numbers that were shown: a press that comes late answers no other question (decision 0057).
        """
        words, number, shown = session.words(), work.alike[-1], "_".join(map(str, work.alike))
        st.warning(messages.sentence(AlikeRecorded(work.alike), words), icon=":material/content_copy:")
        try:
            self._show_both(self.read(number), work.values, self.fields)
        except WorkforceError as error:  # taken out since, with the sample data
            messages.show(error)
        with st.container(horizontal=True):
            st.button(
                words("page.form.open_alike", number=number),
                key=f"{self.noun}_open_alike_{shown}",
                on_click=self.open_stored,
                args=(number,),
            )
            st.button(
                words("page.form.record_besides"),
                key=f"{self.noun}_record_besides_{shown}",
                on_click=self._record_besides,
                args=(tuple(work.alike),),
            )

    def _record_besides(self, numbers: tuple[int, ...]) -> None:
        work = self.draft()
        if work is not None:
            work.besides = numbers
            self._save()

    def _overwrite(self, version: int) -> None:
        self.draft().seen_version = version
        self._save()


def _as_stored(value: object) -> object:
    """A value as rows hold it: what an input leaves empty is None, and what it lists stands in order."""
    value = tuple(sorted(value)) if isinstance(value, (list, tuple)) else value
    return None if value in ("", ()) else value


def act(
    state: str, action: Callable[[], object], done_key: str, *, empties: Sequence[str] = (), **values: object
) -> None:
    """Do it and say so; its problems stay in the session under ``state`` for the form that asked.

    Args:
        empties: keys of texts that were for this act alone: a reason never stands there for the next one.
    """
    st.session_state.pop(state, None)
    try:
        action()
    except Invalid as error:
        st.session_state[state] = error.problems
    except WorkforceError as error:
        messages.failed(error)
    else:
        for key in empties:
            st.session_state[key] = ""
        messages.done(done_key, **values)


def beside(state: str, fields: Sequence[str]) -> None:
    """The problems that :func:`act` left, right below their fields."""
    for name in fields:
        messages.beside(name, st.session_state.get(state, []))
