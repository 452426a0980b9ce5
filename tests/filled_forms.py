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
from workforce.domain.forms import AGE_BANDS, FUNNEL, Form
from workforce.domain.headcounts import HeadcountEntry
from workforce.domain.returns import Reading
from workforce.exporters import forms as exporter
from workforce.i18n import Words
from workforce.services import forms

LAST_YEAR, THIS_YEAR = 1, 2
AS_OF = date(2026, 4, 1)
HEADCOUNTS, AGES, LEAVERS = "定員・実員", "年齢別職員数", "年齢別離職者数"
RECRUITMENT, DISPATCHABLE, DEPARTMENTS = "採用の状況", "派遣可能人数", "部門別職員数"
BLOCKS_ON = {f"asks_{block}": True for block in ("ages", "leavers", "recruitment", "dispatchable", "departments")}

Answers = Mapping[tuple[str, str], object]

FILE = "43213_宇城市_調査票_2026-04-01.xlsx"

FILLED = {
    HEADCOUNTS: {
        ("admin", "planned"): 208,
        ("admin", "actual"): 204,
        ("admin", "fixed_term"): 3,
        ("admin", "reappointed"): 0,
        ("admin", "cover_status"): "会計年度任用",
        ("admin", "covered"): 2,
        ("admin", "note"): '=HYPERLINK("http://x","y")',
        ("civil", "planned"): "１８",
        ("civil", "actual"): 19,
        ("#added", "occupation"): "保育士",
        ("#added", "planned"): 5,
        ("#added", "actual"): 0,
    },
    AGES: {(band, "persons"): number for number, band in enumerate(AGE_BANDS)},
    LEAVERS: {("60", "persons"): 4, ("u20", "persons"): 0},
    RECRUITMENT: {
        **{("civil", stage): number for number, stage in enumerate(FUNNEL, start=1)},
        ("#added", "occupation"): "農業土木",
        ("#added", "hired"): 1,
    },
    DISPATCHABLE: {("phn", "persons"): 2},
    DEPARTMENTS: {("doboku", "persons"): 31},
}

# What this says.
ANSWERS = {
    "admin": HeadcountEntry(
        planned=208,
        actual=204,
        fixed_term=3,
        reappointed=0,
        cover_status="fiscal_year",
        covered=2,
        note='=HYPERLINK("http://x","y")',
    ),
    "civil": HeadcountEntry(planned=18, actual=19),
    "phn": HeadcountEntry(),
    "nursery": HeadcountEntry(planned=5, actual=0),
}
NUMBERS = {
    **{("ages", band, "persons"): number for number, band in enumerate(AGE_BANDS)},
    ("leavers", "60", "persons"): 4,
    ("leavers", "u20", "persons"): 0,
    **{("recruitment", "civil", stage): number for number, stage in enumerate(FUNNEL, start=1)},
    ("recruitment", "agri_civil", "hired"): 1,
    ("dispatchable", "phn", "persons"): 2,
    ("departments", "doboku", "persons"): 31,
}


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
            cell = sheet[name_of(sheet, mark, column)]
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"  # text, whatever it begins with
    return saved(book)


def numbers(reading: Reading) -> dict[tuple[str, str, str], int]:
    """The answered numbers of the blocks: (block, item, measure) → persons."""
    return {(b.block, b.item_code, b.measure): b.persons for b in reading.blocks if b.persons is not None}
