"""A table as a CSV file that Excel opens right: UTF-8 with BOM, one header row, text that stays text."""

from __future__ import annotations

from io import BytesIO

import pandas as pd
from xlsxwriter import Workbook

A4 = 9  # what Excel calls the paper
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


def xlsx_bytes(frame: pd.DataFrame, labels: dict[str, str], stamp: dict[str, str]) -> bytes:
    """The columns named in ``labels`` as one Excel sheet, headers frozen, ready for A4 landscape.

    Whole numbers stay numbers and dates dates, text is never a formula, a missing value is an empty cell;
    ``stamp`` (source, as-of date, 架空データ) stands below the table, header and text.
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


def _text(value: object) -> object:
    """Text that a spreadsheet would run as a formula gets a leading apostrophe.

    One that has it already gets another, so that whoever takes one off has the text as it was.
    """
    return f"'{value}" if isinstance(value, str) and value.lstrip("'").startswith(_FORMULA_STARTS) else value
