"""A table as a CSV file that Excel opens right: UTF-8 with BOM, one header row, text that stays text."""

from __future__ import annotations

import pandas as pd

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\0")


def csv_bytes(frame: pd.DataFrame, labels: dict[str, str], stamp: dict[str, str]) -> bytes:
    """The columns named in ``labels``, under those labels, in that order.

    Args:
        frame: values as they are; dates become ISO, a missing value an empty cell.
        labels: column → header.
        stamp: what every row says about itself (source, as-of date, 架空データ), header → text, so
            that it survives copying a part of the table.
    """
    table = frame[list(labels)].copy()
    for column in table.columns:
        if pd.api.types.is_datetime64_any_dtype(table[column]):
            table[column] = table[column].dt.strftime("%Y-%m-%d")
        elif pd.api.types.is_string_dtype(table[column]) or table[column].dtype == object:
            table[column] = table[column].map(_text, na_action="ignore")
    table = table.rename(columns=labels)
    for header, text in stamp.items():
        if header in table:
            raise ValueError(f"the stamp would overwrite the column {header}")
        table[header] = _text(text)
    return table.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _text(value: object) -> object:
    """Text that a spreadsheet would run as a formula gets a leading apostrophe."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value
