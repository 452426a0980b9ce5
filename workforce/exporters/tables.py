"""A table as a file: CSV that Excel opens right (UTF-8 with BOM, text that stays text), Excel, Parquet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from types import MappingProxyType

import pandas as pd
from xlsxwriter import Workbook

from workforce.domain import notation
from workforce.i18n import Words

Stamp = dict[str, str]

A4 = 9  # what Excel calls the paper
ROWS_TO_ADD = 1_000
NO_CHOICES: Mapping[str, Sequence[str]] = MappingProxyType({})
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


def xlsx_bytes(
    frame: pd.DataFrame,
    labels: dict[str, str],
    stamp: dict[str, str],
    choices: Mapping[str, Sequence[str]] = NO_CHOICES,
) -> bytes:
    """The columns named in ``labels`` as one Excel sheet, headers frozen, ready for A4 landscape.

    Whole numbers stay numbers and dates dates, text is never a formula, a missing value is an empty cell;
    ``stamp`` (source, as-of date, 架空データ) stands below the table, header and text. Where somebody fills in the
    file, a column of ``choices`` offers its words in a list, also in rows to be added.
    """
    file = BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        sheet = workbook.add_worksheet()
        head = workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        whole, day = workbook.add_format({"num_format": "#,##0"}), workbook.add_format({"num_format": "yyyy-mm-dd"})
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.freeze_panes(1, 0)
        for column, (name, label) in enumerate(labels.items()):
            sheet.set_column(column, column, 12)
            sheet.write_string(0, column, label, head)
            if name in choices:
                offered = {"validate": "list", "source": list(choices[name])}
                sheet.data_validation(1, column, len(frame) + ROWS_TO_ADD, column, offered)
            for row, value in enumerate(frame[name], start=1):
                if pd.isna(value):
                    continue
                if isinstance(value, pd.Timestamp):
                    sheet.write_datetime(row, column, value.to_pydatetime(), day)
                elif isinstance(value, str):
                    sheet.write_string(row, column, value)
                else:
                    sheet.write_number(row, column, value, whole)
        for row, (header, text) in enumerate(stamp.items(), start=len(frame) + 2):
            sheet.write_string(row, 0, header)
            sheet.write_string(row, 1, text)
    return file.getvalue()


def parquet_bytes(frame: pd.DataFrame, stamp: Stamp) -> bytes:
    """All columns under their own names, each value of its type; the stamp is a column of text for each of its ids."""
    file = BytesIO()
    frame.assign(**stamp).to_parquet(file, index=False)
    return file.getvalue()


def label(column: str, words: Words) -> str:
    """A column's header: ``field.*`` for what is entered, ``metric.*`` for what is derived."""
    return words(f"field.{column}" if words.has(f"field.{column}") else f"metric.{column}")


def file_name(key: str, words: Words) -> str:
    """What a table's file is called: its name in the reader's language, and what its key says of whom or when.

    ``returns_20250401`` is 提出状況_20250401: the longest beginning of the key that has a name is replaced by it.
    """
    parts = key.split("_")
    for length in range(len(parts), 0, -1):
        beginning = "_".join(parts[:length])
        if words.has(f"file.{beginning}"):
            return "_".join([words(f"file.{beginning}"), *parts[length:]])
    return key


def source_alone(source: str, as_of: date | pd.Timestamp | None, words: Words, *, is_sample: bool) -> str:
    """A source as it stands below a card, without what a file says in columns of its own.

    These are that it is the source, the as-of date and the mark of sample data.
    """
    said_apart = set()
    if as_of is not None:
        said_apart.add(words("page.as_of", day=notation.day(as_of, words.language)))
    if is_sample:
        said_apart.add(words("page.sample_badge"))
    separator = words("page.separator")
    parts = source.replace(words("page.source", source=""), "").split(separator)
    return separator.join(part for part in parts if part not in said_apart) or source


def stamp_of(source: str, as_of: date | pd.Timestamp | None, words: Words, *, is_sample: bool) -> Stamp:
    """What a file says about itself: source, as-of date, and whether sample data are in it."""
    stamp = {words("field.source"): source_alone(source, as_of, words, is_sample=is_sample)}
    if as_of is not None:
        stamp[words("metric.stamped_as_of")] = f"{as_of:%Y-%m-%d}"
    if is_sample:
        stamp[words("metric.data_kind")] = words("page.sample_badge")
    return stamp


def as_remarks(stamp: Stamp, words: Words) -> Stamp:
    """A stamp as remarks in one cell each, which an import passes over."""
    return {words("form.remark", header=header, text=text): "" for header, text in stamp.items()}


def _text(value: object) -> object:
    """Text that a spreadsheet would run as a formula gets a leading apostrophe.

    One that has it already gets another, so that whoever takes one off has the text as it was.
    """
    return f"'{value}" if isinstance(value, str) and value.lstrip("'").startswith(_FORMULA_STARTS) else value
