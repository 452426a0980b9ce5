"""Saying once which column of a file of somebody else's layout is which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import streamlit as st

from workforce.ui import cards, import_intake, session
from workforce.ui.import_intake import File, Intake
from workforce.ui.text import escaped

HEADER_WIDTH, CHOOSER_WIDTH = 320, 240  # pixels; on a phone the chooser goes below


def show(work: Intake, key: str, file: File) -> None:
    """One chooser for each header, beside its first values; the choice is remembered for these headers."""
    words = session.words()
    if file.reading.layout == import_intake.UNKNOWN:
        title = words("page.mapping.title", file=file.name)
        with cards.card(f"mapping_{key[:8]}", title, words("page.mapping.subtitle")):
            _choose(work, key, file)
    else:
        with st.expander(escaped(words("page.mapping.remembered", file=file.name)), icon=":material/view_column:"):
            _choose(work, key, file)


def _choose(work: Intake, key: str, file: File) -> None:
    words = session.words()
    chosen = {place: _chooser(work, key, place, text, file) for place, text in enumerate(file.reading.headers) if text}
    mapping = {place: field for place, field in chosen.items() if field}
    wrong = _what_is_wrong(work, mapping)
    for sentence in wrong:
        st.caption(sentence)
    st.button(
        words("page.mapping.read"),
        type="primary",
        key=f"mapping_read_{key}",
        disabled=bool(wrong) or mapping == file.mapping,
        on_click=import_intake.choose_columns,
        args=(work, key, mapping),
    )


def _chooser(work: Intake, key: str, place: int, text: str, file: File) -> str | None:
    words = session.words()
    samples = file.reading.samples[place] if file.reading.samples else ()
    with st.container(horizontal=True, vertical_alignment="center", key=f"mapping_row_{key[:8]}_{place}"):
        with st.container(width=HEADER_WIDTH, gap=None):
            st.text(text)
            if samples:
                st.caption(escaped(words("page.mapping.samples", values=words("page.list_separator").join(samples))))
        return st.selectbox(
            text,
            [None, *work.kind.columns.headers],
            index=_suggested(work, place, text, file.mapping),
            format_func=lambda field: _name(field) if field else words("page.mapping.unused"),
            key=f"mapping_{key}_{place}",
            label_visibility="collapsed",
            width=CHOOSER_WIDTH,
        )


def _name(field: str) -> str:
    return session.words()(f"field.{field}")


def _suggested(work: Intake, place: int, text: str, mapping: Mapping[int, str] | None) -> int:
    field = mapping.get(place) if mapping else work.kind.columns.field_of(text)
    return [None, *work.kind.columns.headers].index(field)


def _what_is_wrong(work: Intake, mapping: Mapping[int, str]) -> list[str]:
    words = session.words()
    separator = words("page.list_separator")
    twice = [_name(field) for field, count in Counter(mapping.values()).items() if count > 1]
    missing = [_name(field) for field in work.kind.columns.missing(set(mapping.values()))]
    found = []
    if missing:
        found.append(words("page.mapping.missing", columns=separator.join(missing)))
    if twice:
        found.append(words("page.mapping.twice", columns=separator.join(twice)))
    return found
