"""A return that was refused, to give back: the same workbook with its bad cells coloured and commented, and a list.

Nothing that the sender wrote is changed. The colour is a rule laid over the cell and the comment bears a name
of its own, so that a corrected file which is still not right is marked anew and not twice.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from workforce.domain.returns import ERROR, PROBLEMS_MARK, WARNING, CellProblem
from workforce.exporters.form_paper import A4, FONT, HEAD, ON_HEAD
from workforce.i18n import Words
from workforce.importers import preflight, sheets

AUTHOR = "workforce"
_RULE = 'N("returned")=0'  # always true; ours are known by it
_BEFORE = "\n――――\n"  # between what we say in a comment and what somebody said there before
_COLOURS = {ERROR: ("FFFFD0CC", "FF7A0000"), WARNING: ("FFFFF0B3", "FF5C4300")}  # ground, ink
_CANNOT_STAND = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_COLUMNS = {"severity": 8, "place": 22, "column": 18, "value": 22, "message": 90}  # with their widths

Told = Sequence[tuple[CellProblem, str]]


def file_name(name: str, words: Words) -> str:
    """What the file is called when it goes back: always a workbook."""
    return words("form.returned.file_name", name=PurePath(name).stem) + ".xlsx"


def archive(files: Sequence[tuple[str, bytes, Told]], words: Words) -> bytes:
    """A zip with each file as :func:`workbook` gives it back; of two files of one name the second is numbered.

    Raises:
        Refused: one of them can not be read.
    """
    buffer, named = io.BytesIO(), Counter()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as zipped:  # a workbook is packed already
        for name, data, told in files:
            back = file_name(name, words)
            named[back] += 1
            numbered = back if named[back] == 1 else f"{PurePath(back).stem} ({named[back]}).xlsx"
            zipped.writestr(numbered, workbook(name, data, told, words))
    return buffer.getvalue()


def workbook(name: str, data: bytes, told: Told, words: Words) -> bytes:
    """The file as an Excel workbook with its problems marked.

    Args:
        name, data: the file as it came, workbook or CSV; one that was read, whatever was wrong in it.
        told: each problem with its sentence in the reader's language.

    Raises:
        Refused: the file is none that can be read.
    """
    if preflight.inspect(name, data).is_workbook:
        book = load_workbook(io.BytesIO(data), rich_text=True)
    else:
        book = _of_table(name, data, words)
    _take_marks_out(book)
    by_cell = defaultdict(list)
    for problem, sentence in told:
        for cell in _cells(book, problem):
            by_cell[cell.parent.title, cell.coordinate].append((problem.severity, sentence))
    for (title, place), said in by_cell.items():
        _comment(book[title][place], [sentence for _, sentence in said])
    for sheet in list(book.worksheets):
        for severity in (WARNING, ERROR):  # what comes later stands above
            _colour(
                sheet,
                severity,
                [p for (title, p), said in by_cell.items() if title == sheet.title and _is(said, severity)],
            )
    _list(book, told, words)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _is(said: Sequence[tuple[str, str]], severity: str) -> bool:
    return severity == (ERROR if any(kind == ERROR for kind, _ in said) else WARNING)


def _of_table(name: str, data: bytes, words: Words) -> Workbook:
    """A CSV as a workbook: every value the text that it is."""
    book = Workbook()
    sheet = book.active
    sheet.title = words("form.returned.table")
    (table,) = sheets.read(name, data)
    widths: dict[int, int] = {}
    for (row, column), cell in table.cells.items():
        _write(sheet.cell(row, column), cell.typed)
        widths[column] = max(widths.get(column, 10), min(40, 2 * len(cell.typed) + 2))
    for column, width in widths.items():
        sheet.column_dimensions[get_column_letter(column)].width = width
    return book


def _write(cell: Cell, text: str) -> None:
    """A text that stays text, without what no workbook can hold."""
    cell.value = _CANNOT_STAND.sub("\N{REPLACEMENT CHARACTER}", text)
    cell.data_type = "s"


def _take_marks_out(book: Workbook) -> None:
    """What an earlier giving back left: its list, colours and comments."""
    for sheet in list(book.worksheets):
        if sheet["A1"].value == PROBLEMS_MARK:
            book.remove(sheet)
            continue
        kept = ConditionalFormattingList()
        for area in sheet.conditional_formatting:
            for rule in area.rules:
                if rule.formula != [_RULE]:
                    kept.add(str(area.sqref), rule)
        sheet.conditional_formatting = kept
        for row in sheet.iter_rows():
            for cell in row:
                if cell.comment and cell.comment.author.startswith(AUTHOR):
                    _, _, before = cell.comment.text.partition(_BEFORE)
                    author = cell.comment.author.removeprefix(AUTHOR).strip()
                    cell.comment = Comment(before, author) if before else None


def _cells(book: Workbook, problem: CellProblem) -> Iterator[Cell]:
    """The cell of a problem; of a whole row its first that is filled; none for a sheet or a file."""
    titled = {sheet.title: sheet for sheet in book.worksheets}
    sheet = titled.get(problem.sheet) if problem.sheet else book.worksheets[0]
    if sheet is None or problem.row is None:
        return
    if problem.cell:
        found = sheet[problem.cell]
        areas = [area for area in sheet.merged_cells.ranges if problem.cell in area]
        yield sheet.cell(areas[0].min_row, areas[0].min_col) if areas else found
        return
    filled = [cell for cell in sheet[problem.row] if cell.value is not None and not _is_out_of_sight(cell)]
    yield from filled[:1]


def _is_out_of_sight(cell: Cell) -> bool:
    return cell.parent.column_dimensions[get_column_letter(cell.column)].hidden


def _comment(cell: Cell, sentences: Sequence[str]) -> None:
    text, author = "\n".join(sentences), AUTHOR
    if cell.comment:
        text, author = text + _BEFORE + cell.comment.text, f"{AUTHOR} {cell.comment.author}"
    comment = Comment(_CANNOT_STAND.sub("\N{REPLACEMENT CHARACTER}", text), author)
    comment.width, comment.height = 320, 40 + 18 * (len(text) // 22 + text.count("\n") + 1)
    cell.comment = comment


def _colour(sheet: Worksheet, severity: str, places: Sequence[str]) -> None:
    """One rule over all these cells, above whatever rules the sheet has."""
    if not places:
        return
    for area in sheet.conditional_formatting:
        for other in area.rules:
            other.priority += 1
    ground, ink = _COLOURS[severity]
    fill = PatternFill(start_color=ground, end_color=ground, fill_type="solid")
    rule = FormulaRule(formula=[_RULE], fill=fill, font=Font(color=ink, bold=True), stopIfTrue=True)
    rule.priority = 1
    sheet.conditional_formatting.add(" ".join(places), rule)


def _list(book: Workbook, told: Told, words: Words) -> None:
    """A sheet with every problem, each with a link to its cell; it opens first."""
    sheet = book.create_sheet(words("form.returned.sheet"))
    sheet["A1"] = PROBLEMS_MARK
    sheet.row_dimensions[1].hidden = True
    counts = {kind: len([1 for problem, _ in told if problem.severity == kind]) for kind in (ERROR, WARNING)}
    sheet["A2"] = words("form.returned.title", errors=counts[ERROR], warnings=counts[WARNING])
    sheet["A3"] = words("form.returned.help")
    for column, (head, width) in enumerate(_COLUMNS.items(), start=1):
        cell = sheet.cell(4, column, words(f"form.returned.{head}"))
        cell.fill = PatternFill(start_color=f"FF{HEAD[1:]}", end_color=f"FF{HEAD[1:]}", fill_type="solid")
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row, (problem, sentence) in enumerate(told, start=5):
        _line(sheet, row, problem, sentence, next(_cells(book, problem), None), words)
    _set_out(sheet)
    for other in book.worksheets:
        other.sheet_view.tabSelected = False
    book.active = sheet


def _line(sheet: Worksheet, row: int, problem: CellProblem, sentence: str, marked: Cell | None, words: Words) -> None:
    place = f"{marked.parent.title}!{problem.cell or marked.coordinate}" if marked else problem.sheet
    texts = (words(f"option.severity.{problem.severity}"), place, problem.column, problem.value, sentence)
    for column, text in enumerate(texts, start=1):
        _write(sheet.cell(row, column), text)
    sheet.cell(row, 1).fill = PatternFill(
        start_color=_COLOURS[problem.severity][0], end_color=_COLOURS[problem.severity][0], fill_type="solid"
    )
    if marked:
        title = marked.parent.title.replace("'", "''")
        link = Hyperlink(ref=sheet.cell(row, 2).coordinate, location=f"'{title}'!{marked.coordinate}")
        sheet.cell(row, 2).hyperlink = link


def _set_out(sheet: Worksheet) -> None:
    """Readable and printable: fonts, frames, wrapped sentences, A4 landscape with the head on every page."""
    side = Side(style="thin", color="FFB3B3B3")
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            number = cell.row
            cell.font = Font(name=FONT, size=14 if number == 2 else 10, bold=number in (2, 4))
            if number == 4:
                cell.font = Font(name=FONT, size=10, bold=True, color=f"FF{ON_HEAD[1:]}")
            if number >= 4:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                cell.border = Border(left=side, right=side, top=side, bottom=side)
            if cell.hyperlink:
                cell.font = Font(name=FONT, size=10, underline="single", color=f"FF{HEAD[1:]}")
    sheet.freeze_panes = "A5"
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "4:4"
