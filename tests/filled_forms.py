"""A survey round with every block on, its forms, and what a respondent does with one."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date

import duckdb
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.metrics.builders import MISATO, UKI, add_headcounts, insert
from workforce.auth.identity import local_administrator
from workforce.database import Database
from workforce.domain.forms import Form
from workforce.exporters import forms as exporter
from workforce.i18n import Words
from workforce.services import forms

LAST_YEAR, THIS_YEAR = 1, 2
AS_OF = date(2026, 4, 1)
HEADCOUNTS, AGES, LEAVERS = "定員・実員", "年齢別職員数", "年齢別離職者数"
RECRUITMENT, DISPATCHABLE, DEPARTMENTS = "採用の状況", "派遣可能人数", "部門別職員数"
BLOCKS_ON = {f"asks_{block}": True for block in ("ages", "leavers", "recruitment", "dispatchable", "departments")}

Answers = Mapping[tuple[str, str], object]


def open_round(connection: duckdb.DuckDBPyConnection, **survey: object) -> None:
    """A confirmed round of 2025 and an open one of 2026 that asks two municipalities for three occupations."""
    texts = {"definition_ja": "計画と実員の差", "scope_ja": "一般行政職", "definition_en": "Plan less actual"}
    years = {"survey_ja": "令和7年調査", "survey_en": "Survey 2025", "as_of": "2025-04-01", "status": "confirmed"}
    insert(connection, "surveys", [{"survey_id": LAST_YEAR, **years}])
    years = {"survey_ja": "令和8年調査", "survey_en": "Survey 2026", "as_of": AS_OF, "status": "open"}
    this = {"survey_id": THIS_YEAR, **years, **texts, "due_on": "2026-05-15", **survey}
    insert(connection, "surveys", [this])
    add_headcounts(connection, {(UKI, "admin"): (208, 204), (UKI, "civil"): (18, 19)}, LAST_YEAR)
    asked = ("admin", "civil", "phn")
    add_headcounts(connection, {(UKI, occupation): (None, None) for occupation in asked}, THIS_YEAR)
    add_headcounts(connection, {(MISATO, "admin"): (None, None)}, THIS_YEAR)


def form_of(database: Database, code: str = UKI) -> Form:
    """The form of one municipality in this year's round."""
    (form,) = forms.of_round(database, local_administrator(), THIS_YEAR, [code])
    return form


def workbook_of(database: Database, code: str = UKI, language: str = "ja") -> bytes:
    """The workbook of one municipality as it goes out."""
    return exporter.workbook(form_of(database, code), Words(language))


def opened(data: bytes) -> Workbook:
    """The workbook, with formulas as they stand."""
    return load_workbook(io.BytesIO(data))


def saved(book: Workbook) -> bytes:
    """The workbook as bytes again."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def places(sheet: Worksheet) -> tuple[dict[str, int], dict[str, int]]:
    """Column id → column and row mark → row, from the hidden marks; of the blank rows the first."""
    columns = {cell.value: cell.column for cell in sheet[1] if cell.value}
    rows: dict[str, int] = {}
    for (cell,) in sheet.iter_rows(min_col=1, max_col=1):
        if cell.value:
            rows.setdefault(cell.value, cell.row)
    return columns, rows


def name_of(sheet: Worksheet, mark: str, column: str) -> str:
    """The cell of a row mark and a column id: D12."""
    columns, rows = places(sheet)
    return sheet.cell(rows[mark], columns[column]).coordinate


def fill(data: bytes, answers: Mapping[str, Answers]) -> bytes:
    """The workbook with values typed in: sheet → (row mark, column id) → value."""
    book = opened(data)
    for title, cells in answers.items():
        sheet = book[title]
        for (mark, column), value in cells.items():
            sheet[name_of(sheet, mark, column)] = value
    return saved(book)
