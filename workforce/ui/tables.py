"""Tables under charts: to read, and to take away."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd
import streamlit as st

from workforce.domain import notation
from workforce.exporters import tables as exported
from workforce.exporters.tables import csv_bytes, xlsx_bytes
from workforce.i18n import Words
from workforce.ui import cards, session
from workforce.ui.keeping import keep

# columns that hold codes → the family of option.* words
CODED = {
    "kind": "dispatch_kind",
    "status": "dispatch_status",
    "sender_type": "sender_type",
    "body_type": "organisation_type",
    "cover_status": "cover_status",
    "subtotal": "subtotal",
    "outcome": "outcome",
    "import_state": "import_state",
    "return_status": "return_status",
    "survey_status": "stage",
    "survey_version": "version",
    "hearing_status": "hearing_status",
    "course": "course",
    "cause": "cause",
    "step": "cover_step",
    "peer_group": "peer_group",
    "request_status": "request_status",
    "offer_status": "offer_status",
    "disaster_status": "disaster_status",
    "disaster_type": "disaster_type",
    "movement": "movement",
    "priority": "priority",
    "people_ready": "readiness",
    "logistics_ready": "readiness",
    "funding_ready": "readiness",
    "measure_type": "measure_type",
    "measure_status": "measure_status",
    "legal_basis": "legal_basis",
    "payer": "payer",
    "exchange_type": "exchange_type",
    "exchange_state": "exchange_state",
    "pair_progress": "pair_progress",
    "special_tax": "special_tax",
    "closing_kind": "closing_kind",
    "gap_step": "gap_step",
    "stage_type": "stage_type",
    "stage_state": "stage_state",
}


# differences: ▲3, ＋3
SIGNED = {
    "vacancy_change",
    "actual_change",
    "planned_change",
    "change_by_plan",
    "change_by_staff",
    "net_gap",
    "difference",
}


# numbers as a paper printed them: ▲1, 1.25
PRINTED = {"value", "derived", "indicator_value", "indicator_change"}


# values of several kinds, written as text: amounts in most rows
MIXED = {"stored_value", "new_value", "first_value", "revised_value"}


# amounts of which a tenth matters
TENTHS = {"person_months", "mean_wave_days", "per_100_staff_with_plan"}


# rates so small that a hundredth of a percent matters
FINE_RATES = {"burden_rate", "burden_after_rate"}


# amounts of which a hundredth matters: three months are 0.25
HUNDREDTHS = {"fte_years"}


# numbers that are names: no thousands separator
NUMBERED = {"closing_id", "exchange_id", "fiscal_year", "dispatch_id", "request_id", "offer_id"}


def label(column: str) -> str:
    """A column's header in the reader's language: ``field.*`` for what is entered, ``metric.*`` for what is derived."""
    return exported.label(column, session.words())


def labels(columns: list[str]) -> dict[str, str]:
    """Column → header."""
    return {column: label(column) for column in columns}


def table(
    frame: pd.DataFrame,
    columns: list[str],
    *,
    key: str,
    height: int | str = "auto",
    bars: tuple[str, ...] = (),
    headers: Mapping[str, str] | None = None,
    **options: object,
) -> object:
    """Show some columns of a frame; rates as %, codes as words, ``bars`` as bars, ``headers`` shorter than usual.

    Further options, and what comes back, are those of ``st.dataframe``.
    """
    shown, config = keep(_shown, frame[columns], session.language(), bars, tuple((headers or {}).items()))
    return st.dataframe(
        shown, hide_index=True, column_config=config, key=f"table_{key}", height=height, placeholder="－", **options
    )


def table_and_download(
    frame: pd.DataFrame,
    columns: list[str],
    *,
    key: str,
    source: str,
    as_of: date | pd.Timestamp | None,
    is_fact: bool = False,
) -> None:
    """「表で見る・データ取得」: closed until opened, and until then it costs nothing."""
    words = session.words()
    folded = st.expander(
        words("page.table_and_download"), icon=":material/table:", key=f"fold_{key}", on_change="rerun"
    )
    if not folded.open:
        return
    with folded:
        table(frame, columns, key=key)
        download(frame, columns, key=key, source=source, as_of=as_of, is_fact=is_fact)


def download(
    frame: pd.DataFrame,
    columns: list[str],
    *,
    key: str,
    source: str,
    as_of: date | pd.Timestamp | None,
    is_fact: bool = False,
) -> None:
    """A button for the frame as CSV; the file is made when it is pressed.

    ``is_fact``: nothing in it comes from the sample data, so it bears no mark of them.
    """
    words = session.words()
    marked = cards.has_sample_data() and not is_fact
    stamp = stamp_of(source, as_of, marked)
    headers = {
        column: f"{label(column)}{words('metric.in_percent')}" if _is_rate(column) else label(column)
        for column in columns
    }
    taken = frame[columns]

    def file() -> bytes:
        decoded = as_shown(_decoded(taken, words))
        for column in filter(_is_rate, columns):
            decoded[column] = (decoded[column] * 100).round(_decimals(taken[column]))
        return csv_bytes(decoded, headers, stamp)

    st.download_button(
        words("page.download_csv"),
        data=file,
        file_name=_file_name(key, words, marked) + ".csv",
        mime="text/csv",
        key=f"download_{key}",
        icon=":material/download:",
        on_click="ignore",
    )


def download_excel(
    frame: pd.DataFrame, columns: list[str], *, key: str, source: str, as_of: date | pd.Timestamp | None
) -> None:
    """A button for the frame as an Excel sheet; the file is made when it is pressed."""
    words, marked = session.words(), cards.has_sample_data()
    taken, headers, stamp = frame[columns], labels(columns), stamp_of(source, as_of, marked)
    st.download_button(
        words("page.download_excel"),
        data=lambda: xlsx_bytes(as_shown(_decoded(taken, words)), headers, stamp),
        file_name=_file_name(key, words, marked) + ".xlsx",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        key=f"excel_{key}",
        icon=":material/download:",
        on_click="ignore",
    )


def _file_name(key: str, words: Words, marked: bool) -> str:
    name = exported.file_name(key, words)
    return f"{name}_{words('page.sample_file_mark')}" if marked else name


def stamp_of(source: str, as_of: date | pd.Timestamp | None, marked: bool) -> dict[str, str]:
    """What a file says about itself: source, as-of date, and whether sample data are in it."""
    return exported.stamp_of(source, as_of, session.words(), is_sample=marked)


def as_shown(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows with their amounts as exact as tables show them: 2.8 person-months, not 2.8333333333333335."""
    decimals = dict.fromkeys(TENTHS, 1) | dict.fromkeys(HUNDREDTHS, 2)
    return frame.round({column: n for column, n in decimals.items() if column in frame})


def _is_rate(column: str) -> bool:
    return column.endswith("_rate")


def _decimals(rates: pd.Series) -> int:
    return notation.percent_decimals(rates, 2 if rates.name in FINE_RATES else 1)


def _decoded(frame: pd.DataFrame, words: Words) -> pd.DataFrame:
    decoded = frame.copy()
    for column in CODED.keys() & set(frame.columns):
        family = CODED[column]
        decoded[column] = frame[column].map(lambda code, family=family: words(f"option.{family}.{code}"), "ignore")
    for column in frame.columns[frame.dtypes == "boolean"]:
        decoded[column] = frame[column].map({True: words("option.yes_no.yes"), False: words("option.yes_no.no")})
    return decoded


def _shown(
    frame: pd.DataFrame, language: str, bars: tuple[str, ...], shorter: tuple[tuple[str, str], ...]
) -> tuple[pd.DataFrame, dict]:
    """The frame as it is shown, and how each of its columns is; kept, because it takes as long as a chart."""
    words = Words(language)
    headers = dict(shorter)
    headers |= {column: exported.label(column, words) for column in frame.columns if column not in headers}
    shown = _decoded(frame, words)
    config = {}
    for column in frame.columns:
        if column in bars:
            most = int(shown[column].max()) if len(shown) else 1
            config[column] = st.column_config.ProgressColumn(
                headers[column], format="%d", min_value=0, max_value=max(most, 1), color="orange"
            )
        elif _is_rate(column):
            config[column] = st.column_config.NumberColumn(headers[column], format=f"%.{_decimals(shown[column])}f%%")
            shown[column] = shown[column] * 100
        elif column.endswith("_at"):
            config[column] = st.column_config.DatetimeColumn(headers[column], format="YYYY-MM-DD HH:mm")
        elif pd.api.types.is_datetime64_any_dtype(shown[column]):
            config[column] = st.column_config.DateColumn(headers[column], format="YYYY-MM-DD")
        elif column in SIGNED:
            shown[column] = shown[column].map(notation.signed)
            config[column] = st.column_config.TextColumn(headers[column], alignment="right")
        elif column in PRINTED:
            shown[column] = shown[column].map(notation.as_printed)
            config[column] = st.column_config.TextColumn(headers[column], alignment="right")
        elif column in MIXED:
            config[column] = st.column_config.TextColumn(headers[column], alignment="right")
        elif column in TENTHS:
            config[column] = st.column_config.NumberColumn(headers[column], format="%.1f")
        elif column in HUNDREDTHS:
            config[column] = st.column_config.NumberColumn(headers[column], format="%.2f")
        elif column in NUMBERED:
            config[column] = st.column_config.NumberColumn(headers[column], format="%d")
        elif pd.api.types.is_numeric_dtype(shown[column]):
            config[column] = st.column_config.NumberColumn(headers[column], format="localized")
        else:
            config[column] = headers[column]
    return shown, config
