"""Bytes → sheets of cells, exactly as the file holds them: nothing is converted, nothing is dropped unseen.

A cell knows what kind of value it holds, so that a computed cell without its result, or ``#REF!``, never
passes as a blank.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from xml.etree.ElementTree import ParseError

from openpyxl.cell import Cell as OpenedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from workforce.domain.cells import Unreadable
from workforce.importers import encodings
from workforce.importers.preflight import Inspection, Refused, inspect, within

TEXT, NUMBER, DATE, BOOLEAN = "text", "number", "date", "boolean"
# kinds whose value cannot be taken as it stands
ERROR, UNCACHED, SCALED, MARKED = "error", "uncached", "scaled", "marked"

_ESCAPED_CONTROL = re.compile(r"_x00([01][0-9A-Fa-f])_")
# 「0%」や「#,##0,」（千単位）は、見えている数と入っている数が違う
_SCALING_FORMAT = re.compile(r"%|[0#?],+(?=[^0#?,]|$)")
_QUOTED_IN_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_BROKEN = (ParseError, InvalidFileException, zipfile.BadZipFile, KeyError, IndexError, ValueError, TypeError)
_BROKEN += (AttributeError, OSError)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that is not empty; row and column count from 1.

    ``value`` is a text, number, bool, date or datetime; of an ``error`` its text such as ``#REF!``; of
    ``uncached`` the formula; of ``scaled`` the number, beside the ``format`` that shows another; of ``marked`` all
    the text, some of it struck through, raised or lowered.
    """

    row: int
    column: int
    value: object
    kind: str
    format: str = ""

    @property
    def name(self) -> str:
        """Its name in a spreadsheet, such as D12."""
        return place(self.row, self.column)

    @property
    def typed(self) -> str:
        """The value as a person sees it in the cell."""
        return typed(self.value)

    def plain(self) -> object:
        """The value, for the readers of :mod:`workforce.domain.cells`.

        Raises:
            Unreadable: formula_error, formula_without_value, number_shown_differently, struck_or_raised
        """
        if self.kind == ERROR:
            raise Unreadable("formula_error", value=self.value)
        if self.kind == UNCACHED:
            raise Unreadable("formula_without_value", value=self.value)
        if self.kind == SCALED:
            raise Unreadable("number_shown_differently", value=self.typed, format=self.format)
        if self.kind == MARKED:
            raise Unreadable("struck_or_raised", value=self.typed)
        return self.value


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook, or the one table of a text file (then without a title).

    Attributes:
        cells: by row and column; an empty cell is not there.
        merged: each cell covered by a merged area → the row and column of its first cell, which holds the value.
        hidden_rows, hidden_columns: of the sheet; ``is_hidden`` of the sheet itself.
        starts_1904: whether serial days count from 1904.
        widths: of a text file, how many values each row has.
    """

    title: str
    cells: Mapping[tuple[int, int], Cell]
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    starts_1904: bool = False
    widths: Mapping[int, int] = field(default_factory=dict)

    @property
    def last_row(self) -> int:
        """The last row with a value; 0 for an empty sheet."""
        return max((row for row, _ in self.cells), default=0)

    @property
    def last_column(self) -> int:
        """The last column with a value; 0 for an empty sheet."""
        return max((column for _, column in self.cells), default=0)

    def value(self, row: int, column: int) -> object:
        """What stands in a cell, or None. See :meth:`Cell.plain` for what it raises."""
        cell = self.cells.get((row, column))
        return cell.plain() if cell else None

    def typed(self, row: int, column: int) -> str:
        """What a person sees in a cell; of a merged area, in each of its cells."""
        cell = self.cells.get(self.merged.get((row, column), (row, column)))
        return cell.typed if cell else ""


def place(row: int, column: int) -> str:
    """A cell's name in a spreadsheet: D12."""
    return f"{letter(column)}{row}"


def letter(column: int) -> str:
    """A column's name in a spreadsheet: D."""
    return get_column_letter(column)


def typed(value: object) -> str:
    """A value as a person would type it."""
    if value is None:
        return ""
    if isinstance(value, datetime) and value.time() == time():
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def read(name: str, data: bytes) -> list[Sheet]:
    """The sheets of a workbook in their order, or the one table of a text file.

    Raises:
        Refused: everything of :func:`workforce.importers.preflight.inspect`, and encoding_unclear
    """
    found = inspect(name, data)
    return _workbook(data, found) if found.is_workbook else [_table(encodings.decoded(data))]


def _table(text: str) -> Sheet:
    cells, widths = {}, {}
    try:
        for row, record in enumerate(csv.reader(io.StringIO(text, newline=""), _dialect(text), strict=True), start=1):
            within(row, len(record))
            widths[row] = len(record)
            for column, value in enumerate(record, start=1):
                if value:
                    cells[row, column] = Cell(row, column, value, TEXT)
    except csv.Error as error:
        raise Refused("file_broken", cause=str(error)) from None
    return Sheet("", cells, widths=widths)


def _dialect(text: str) -> type[csv.Dialect]:
    first_lines = text[:2000]
    return csv.excel_tab if first_lines.count("\t") > first_lines.count(",") else csv.excel


def _workbook(data: bytes, found: Inspection) -> list[Sheet]:
    try:
        reader = ExcelReader(io.BytesIO(data), data_only=True, keep_links=False, rich_text=found.has_marked_texts)
        reader.read()
        parts = {sheet.name: relation.target for sheet, relation in reader.parser.find_sheets()}
        return [_sheet(sheet, found.formulas.get(parts[sheet.title], {}), found) for sheet in reader.wb.worksheets]
    except _BROKEN as error:
        raise Refused("file_broken", cause=f"{type(error).__name__}: {error}".splitlines()[0]) from None


def _sheet(sheet: Worksheet, formulas: Mapping[tuple[int, int], str], found: Inspection) -> Sheet:
    within(sheet.max_row, sheet.max_column)
    cells = {}
    for row in sheet.iter_rows():
        for cell in row:
            formula = formulas.get((cell.row, cell.column))
            if formula and _is_uncomputed(cell, found):
                cells[cell.row, cell.column] = Cell(cell.row, cell.column, formula, UNCACHED)
            elif cell.value is not None:
                cells[cell.row, cell.column] = _cell(cell, may_be_struck=found.has_struck_fonts)
    return Sheet(
        title=sheet.title,
        cells=cells,
        is_hidden=sheet.sheet_state != "visible",
        hidden_rows=frozenset(number for number, row in sheet.row_dimensions.items() if row.hidden),
        hidden_columns=frozenset(_hidden_columns(sheet)),
        merged={
            (row, column): (area.min_row, area.min_col)
            for area in sheet.merged_cells.ranges
            for row in range(area.min_row, area.max_row + 1)
            for column in range(area.min_col, area.max_col + 1)
        },
        starts_1904=sheet.parent.epoch == CALENDAR_MAC_1904,
    )


def _is_uncomputed(cell: OpenedCell, found: Inspection) -> bool:
    """Whether a formula has no result, or one that its program only put there for whoever computes it."""
    if cell.value is None:
        return cell.data_type != "str"  # its result is a text without letters
    return found.recalculates and cell.data_type != "e"


def _cell(cell: OpenedCell, *, may_be_struck: bool) -> Cell:
    value, shown_as = cell.value, ""
    if isinstance(value, CellRichText):
        kind, value = (MARKED if any(map(_is_marked, value)) else TEXT), str(value)
    elif cell.data_type == "e":
        kind = ERROR
    elif isinstance(value, bool):
        kind = BOOLEAN
    elif isinstance(value, (date, time, timedelta)):
        kind = DATE
    elif isinstance(value, str):
        kind = TEXT
    else:
        shown_as = cell.number_format
        kind = SCALED if value and _hides(shown_as) else NUMBER
    if kind == TEXT:
        value = _ESCAPED_CONTROL.sub(lambda found: chr(int(found[1], 16)), value)
    if may_be_struck and cell.font.strike:
        kind = MARKED
    return Cell(cell.row, cell.column, value, kind, shown_as if kind == SCALED else "")


def _is_marked(part: str | TextBlock) -> bool:
    """Whether a part of a text is struck out, or a mark beside it rather than a part of what it says."""
    return isinstance(part, TextBlock) and bool(part.font.strike or part.font.vertAlign in ("superscript", "subscript"))


def _hides(number_format: str) -> bool:
    """Whether a cell of this format shows another number than it holds, or nothing."""
    pattern = _QUOTED_IN_FORMAT.sub("", number_format)
    shows_digits = bool(re.match(r"[^;]*([0#?@]|General)", pattern, re.IGNORECASE))
    return not shows_digits or bool(_SCALING_FORMAT.search(pattern))


def _hidden_columns(sheet: Worksheet) -> Iterator[int]:
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden:
            yield from range(dimension.min, min(dimension.max, sheet.max_column) + 1)
