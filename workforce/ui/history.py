"""Who changed what, from the audit trail."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from workforce.domain.history import changes
from workforce.findings.phrases import actor
from workforce.queries import audit
from workforce.ui import session
from workforce.ui.asking import ask
from workforce.ui.written import label, written

# A stored column whose values another table names in other words.
NAMED_OTHERWISE = {("disasters", "status"): "disaster_status"}


def show(table_names: tuple[str, ...], *row_keys: str, key: str, most: int = 200) -> None:
    """A line for each field that changed, newest first, with when, who, before, after and why."""
    words = session.words()
    found = [
        ask(audit.history, table_name=name, row_key=row_key, most=most) for name in table_names for row_key in row_keys
    ]
    entries = pd.concat(found).sort_values("audit_number", ascending=False)
    lines = [
        {
            words("field.changed_at"): entry.happened_at,
            words("field.actor"): actor(entry.actor_role, entry.actor_id, words),
            words("field.row"): _row(entry.table_name, entry.row_key),
            words("field.field"): label(field),
            words("field.before"): _written(field, change.before),
            words("field.after"): _written(field, change.after),
            words("field.reason"): None if pd.isna(entry.reason) else entry.reason,
        }
        for entry in entries.itertuples()
        for change in changes(
            None if pd.isna(entry.before_json) else entry.before_json,
            None if pd.isna(entry.after_json) else entry.after_json,
        )
        for field in [NAMED_OTHERWISE.get((entry.table_name, change.field), change.field)]
    ]
    if not lines:
        st.text(words("page.no_history"))
        return
    st.dataframe(
        pd.DataFrame(lines),
        hide_index=True,
        key=key,
        placeholder="－",
        column_config={
            words("field.changed_at"): st.column_config.DatetimeColumn(format="YYYY-MM-DD HH:mm"),
        },
    )


def _row(table_name: str, row_key: str) -> str:
    """What the reader calls the row: the occupation, the day, the number."""
    part = row_key.rsplit("/", 1)[-1]
    return _written(
        {"headcounts": "occupation_code", "survey_returns": "municipality_code", "daily_counts": "counted_on"}.get(
            table_name, ""
        ),
        part,
    )


def _written(field: str, value: object) -> str:
    """A value of the audit trail, which keeps days as texts."""
    is_day = field.endswith("_on") and isinstance(value, str)
    return written(field, date.fromisoformat(value) if is_day else value)
