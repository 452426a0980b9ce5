"""The dispatch log to take away, to change in a spreadsheet and to take in again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import streamlit as st

from workforce.exporters import dispatch_logs
from workforce.queries import dispatches
from workforce.ui import cards, session, tables
from workforce.ui.asking import ask

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def download(filters: Mapping[str, object], *, key: str, as_of: date, counted_apart: int) -> None:
    """The filtered log as Excel and as CSV, with numbers and versions; made when asked for.

    Args:
        counted_apart: how many of its rows count a day with other persons than the row says.
    """
    words = session.words()
    st.caption(words("page.log.files_help"))
    if counted_apart:
        st.caption(words("page.log.counted_apart", n=counted_apart))
    with st.container(horizontal=True):
        _button("xlsx", dispatch_logs.as_workbook, filters, key=key, as_of=as_of)
        _button("csv", dispatch_logs.as_csv, filters, key=key, as_of=as_of)


def _button(
    ending: str,
    written: Callable[..., bytes],
    filters: Mapping[str, object],
    *,
    key: str,
    as_of: date,
) -> None:
    words, marked = session.words(), cards.has_sample_data()
    stamp = tables.stamp_of(words("page.dispatch_source"), as_of, marked)
    mark = f"_{words('page.sample_file_mark')}" if marked else ""
    st.download_button(
        words(f"page.log.file_{ending}"),
        data=lambda: written(ask(dispatches.exported, **filters, as_of=as_of), stamp, words),
        file_name=f"{words('page.log.file_name')}_{as_of:%Y-%m-%d}{mark}.{ending}",
        mime=EXCEL if ending == "xlsx" else "text/csv",
        key=f"log_file_{ending}_{key}",
        icon=":material/download:",
        on_click="ignore",
    )


def template() -> None:
    """What columns a log must have, and one without rows to begin with."""
    words = session.words()
    columns = words("page.list_separator").join(dispatch_logs.required(words))
    st.caption(words("page.dispatch_imports.required", columns=columns))
    st.download_button(
        words("page.dispatch_imports.template"),
        data=lambda: dispatch_logs.template(words),
        file_name=f"{words('page.log.file_name')}.xlsx",
        mime=EXCEL,
        key="log_template",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
    )
