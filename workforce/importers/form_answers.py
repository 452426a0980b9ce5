"""The answers of one sheet of a 調査票: asked rows by their code, added ones by their name, the total against both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from workforce.domain import cells, counts
from workforce.domain.cells import Unreadable
from workforce.domain.forms import ADDED_MARK, AGE_BANDS, BY_OCCUPATION, HEAD_MARK, HEADCOUNTS, MEASURES, TOTAL_MARK
from workforce.domain.headcounts import COUNTS
from workforce.domain.return_columns import COLUMNS
from workforce.domain.returns import ERROR, WARNING, BlockRow, CellProblem, Registers, ReturnRow
from workforce.importers import problems
from workforce.importers.answers import AnswerReader
from workforce.importers.headings import Heading
from workforce.importers.sheets import NUMBER, TEXT, UNCACHED, Sheet

DEEPEST_HEAD = 30  # marks below this row are none of ours
ITEM_COLUMN = 1


@dataclass(frozen=True)
class Marked:
    """A sheet whose marks are whole.

    Attributes:
        name: which sheet it is.
        columns: column id → column.
        head, total: the row of the headers and that of the total; None where somebody deleted the total.
        last: the last row of the table.
    """

    name: str
    sheet: Sheet
    columns: Mapping[str, int]
    head: int
    total: int | None
    last: int

    @classmethod
    def of(cls, name: str, sheet: Sheet) -> Marked | None:
        """The sheet by its marks; None where marks are missing or repeated."""
        ids = [(sheet.typed(1, column), column) for column in range(2, sheet.last_column + 1)]
        columns = {mark: column for mark, column in ids if mark}
        heads = [row for row in range(2, min(sheet.last_row, DEEPEST_HEAD) + 1) if sheet.typed(row, 1) == HEAD_MARK]
        if len(columns) < len([mark for mark, _ in ids if mark]) or len(heads) != 1:
            return None
        wanted = {*MEASURES[name], *(["occupation"] if name in BY_OCCUPATION else [])}
        if not wanted <= columns.keys():
            return None
        totals = [row for row in range(heads[0] + 1, sheet.last_row + 1) if sheet.typed(row, 1) == TOTAL_MARK]
        total = totals[0] if totals else None
        return cls(name, sheet, columns, heads[0], total, (total or sheet.last_row + 1) - 1)

    @property
    def answered(self) -> tuple[str, ...]:
        """The ids of the columns that hold answers, and of the occupation to add."""
        return (*MEASURES[self.name], *(["occupation"] if self.name in BY_OCCUPATION else []))

    def is_blank(self, row: int, names: Sequence[str]) -> bool:
        """Whether nothing is written in these columns of a row."""
        return all(not self.sheet.typed(row, self.columns[name]).strip() for name in names)

    def header(self, name: str) -> str:
        """A column's header as the form has it."""
        return self.sheet.typed(self.head, self.columns[name])

    def note(self, row: int, code: str, name: str, details: Mapping[str, object], severity: str = ERROR) -> CellProblem:
        """A problem of the cell in a row and column."""
        column, header = self.columns[name], self.header(name)
        return problems.at(self.sheet, row, column, code, details, field=name, header=header, severity=severity)


@dataclass
class Answers:
    """What a sheet gave."""

    rows: list[ReturnRow] = field(default_factory=list)
    blocks: list[BlockRow] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)


def read(marked: Marked, registers: Registers, municipality_code: str, as_of: date) -> Answers:
    """The answers of one municipality on a sheet, each exact, or what is wrong with it."""
    answers = Answers()
    data, unknown = _rows(marked, registers)
    for row in unknown:
        details = {"mark": marked.sheet.typed(row, ITEM_COLUMN)}
        answers.problems.append(problems.at(marked.sheet, row, None, "form_row_unknown", details))
    if marked.name == HEADCOUNTS:
        read = _read_headcounts(marked, registers, municipality_code, as_of, data, answers)
    else:
        read = _read_block(marked, registers, municipality_code, as_of, data, answers)
    answers.problems += _repeated(marked, read)
    if not any(problem.severity == ERROR for problem in answers.problems):
        answers.problems += _total_differences(marked, data)
    answers.problems += _unseen(marked, data)
    return answers


def _rows(marked: Marked, registers: Registers) -> tuple[list[int], list[int]]:
    """The rows that answer, and those that say something without being rows of the form."""
    known = {"ages": AGE_BANDS, "leavers": AGE_BANDS, "departments": registers.departments}
    codes = known.get(marked.name, registers.occupations)
    data, unknown = [], []
    for row in range(marked.head + 1, marked.last + 1):
        mark = marked.sheet.typed(row, ITEM_COLUMN)
        if mark in codes:
            data.append(row)
        elif not marked.is_blank(row, marked.answered):
            is_added = mark in ("", ADDED_MARK) and marked.name in BY_OCCUPATION
            (data if is_added else unknown).append(row)
    return data, unknown


def _is_added(marked: Marked, row: int) -> bool:
    return marked.sheet.typed(row, ITEM_COLUMN) in ("", ADDED_MARK)


def _reader(marked: Marked, registers: Registers, code: str, as_of: date, *, is_added: bool) -> AnswerReader:
    """Reads rows of occupations: an asked one by its hidden code, which its name must agree with."""
    columns = {name: marked.columns[name] for name in marked.answered}
    if not is_added:
        columns["occupation_code"] = ITEM_COLUMN
    texts = [marked.sheet.typed(marked.head, column) for column in range(1, marked.sheet.last_column + 1)]
    heading = Heading(first=1, last=marked.head, texts=tuple(texts), columns=columns, repeated={}, known=COLUMNS)
    return AnswerReader(marked.sheet, heading, registers, as_of, code)


Read = list[tuple[int, str, tuple[object, ...]]]  # row, item, values


def _read_headcounts(
    marked: Marked, registers: Registers, code: str, as_of: date, data: Sequence[int], answers: Answers
) -> Read:
    readers = {added: _reader(marked, registers, code, as_of, is_added=added) for added in (False, True)}
    read: Read = []
    for row in data:
        reader = readers[_is_added(marked, row)]
        reader.problems.clear()
        answer = reader.read(row)
        answers.problems += reader.problems
        if answer:
            answers.rows.append(answer)
            read.append((row, answer.occupation_code, (answer.entry,)))
    return read


def _read_block(
    marked: Marked, registers: Registers, code: str, as_of: date, data: Sequence[int], answers: Answers
) -> Read:
    readers = {added: _reader(marked, registers, code, as_of, is_added=added) for added in (False, True)}
    read: Read = []
    for row in data:
        before = len(answers.problems)
        item = marked.sheet.typed(row, ITEM_COLUMN)
        if marked.name in BY_OCCUPATION:
            reader = readers[_is_added(marked, row)]
            reader.problems.clear()
            item = reader.occupation(row)
            answers.problems += reader.problems
        values = {measure: _count(marked, row, measure, answers) for measure in MEASURES[marked.name]}
        if len(answers.problems) > before:
            continue
        read.append((row, item, tuple(values.values())))
        answers.blocks += [
            BlockRow(
                sheet=marked.sheet.title,
                row=row,
                municipality_code=code,
                as_of=as_of,
                block=marked.name,
                item_code=item,
                measure=measure,
                persons=value,
            )
            for measure, value in values.items()
        ]
    return read


def _count(marked: Marked, row: int, measure: str, answers: Answers) -> int | None:
    place = (row, marked.columns[measure])
    first = marked.sheet.merged.get(place, place)
    try:
        if first != place and first in marked.sheet.cells:
            raise Unreadable("merged_number")
        value = cells.persons(marked.sheet.value(*place))
    except Unreadable as error:
        answers.problems.append(marked.note(row, error.code, measure, error.details))
        return None
    broken = counts.problem(measure, value, least=0, most=counts.MOST_HEADS)
    if broken:
        answers.problems.append(marked.note(row, broken.code, measure, broken.details))
    return value


def _repeated(marked: Marked, read: Read) -> Iterator[CellProblem]:
    """The same item on several rows is an error, even with equal values: which row was meant nobody can say."""
    for item in dict.fromkeys(item for _, item, _ in read):
        same = [row for row, other, _ in read if other == item]
        if len(same) > 1:
            name = "occupation" if marked.name in BY_OCCUPATION else MEASURES[marked.name][0]
            for row in same:
                yield marked.note(row, "form_row_repeated", name, {"rows": [str(row) for row in same]})


def _total_differences(marked: Marked, data: Sequence[int]) -> Iterator[CellProblem]:
    """Totals that are not the sum of their column.

    The form's own total is a formula, which sums numbers alone: beside a ３ typed as text either sum will do.
    A total without a stored result says nothing.
    """
    if marked.total is None:
        return
    for name in MEASURES[marked.name]:
        column = marked.columns[name]
        cell = marked.sheet.cells.get((marked.total, column))
        if cell is None or cell.kind == UNCACHED or (marked.name == HEADCOUNTS and name not in COUNTS):
            continue
        try:
            declared = cells.persons(cell.plain())
        except Unreadable as error:
            yield marked.note(marked.total, error.code, name, error.details)
            continue
        written = [marked.sheet.cells[row, column] for row in data if (row, column) in marked.sheet.cells]
        added = sum(cells.persons(cell.value) or 0 for cell in written)
        numbers = sum(cells.persons(cell.value) or 0 for cell in written if cell.kind == NUMBER)
        if declared is not None and declared not in (added, numbers):
            details = {"declared": declared, "added": added, "rows": len(data)}
            yield marked.note(marked.total, "total_mismatch", name, details)


def _unseen(marked: Marked, data: Sequence[int]) -> Iterator[CellProblem]:
    """What was read although nobody sees it, and what was not read although it stands there."""
    sheet = marked.sheet
    if sheet.is_hidden:
        yield problems.at(sheet, marked.head, None, "hidden_sheet", severity=WARNING)
    for name in MEASURES[marked.name]:
        if marked.columns[name] in sheet.hidden_columns:
            yield marked.note(marked.head, "hidden_column", name, {}, WARNING)
    hidden = [row for row in data if row in sheet.hidden_rows]
    if hidden:
        details = {"count": len(hidden), "rows": [str(row) for row in hidden[:10]]}
        yield problems.at(sheet, hidden[0], None, "hidden_rows", details, severity=WARNING)
    yield from _outside(marked)


def _outside(marked: Marked) -> Iterator[CellProblem]:
    """Something below or beside the table: a number there may be an answer, a text is a remark."""
    last_row, last_column = marked.total or marked.last, max(marked.columns.values())
    outside = sorted(
        place
        for place, cell in marked.sheet.cells.items()
        if (place[0] > last_row or place[1] > last_column) and cell.typed.strip()
    )
    if outside:
        has_number = any(marked.sheet.cells[place].kind != TEXT for place in outside)
        severity = ERROR if has_number else WARNING
        row, column = outside[0]
        yield problems.at(marked.sheet, row, column, "form_outside", {"count": len(outside)}, severity=severity)
