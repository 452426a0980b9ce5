"""What the readers of rows have in common: a cell's value or a problem at its place, never a guess."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from workforce.domain import cells
from workforce.domain.cells import Unreadable
from workforce.domain.returns import ERROR, CellProblem, Registers
from workforce.importers import problems
from workforce.importers.headings import Heading
from workforce.importers.sheets import Sheet

# CSV に書き出すとき、式と見なされる文字の前に付けた ' を 1 つ外す
_NEUTRALISED = re.compile(r"'(?='*[=+\-@\t\r\0])")


@dataclass
class RowReader:
    """Reads the rows of one table, one after the other, and collects their problems."""

    shared: ClassVar[frozenset[str]] = frozenset()  # fields of which a cell merged over rows is said of each of them

    sheet: Sheet
    heading: Heading
    registers: Registers
    problems: list[CellProblem] = field(default_factory=list, kw_only=True)

    def _is_shifted(self, row: int) -> bool:
        """Whether a row of a text file has more values than its header: an unquoted 1,234 moves all that follow."""
        wide, header = self.sheet.widths.get(row, 0), self.sheet.widths.get(self.heading.last, 0)
        if wide > header:
            details = {"values": wide, "columns": header}
            self.problems.append(problems.at(self.sheet, row, None, "more_values_than_columns", details))
        return wide > header

    def note(
        self, row: int, code: str, name: str, details: Mapping[str, object] | None = None, severity: str = ERROR
    ) -> None:
        """Remember a problem beside the cell of a column, or of the row where the table has no such column."""
        column = self.heading.columns.get(name)
        header = self.heading.text(name) if column else ""
        self.problems.append(
            problems.at(self.sheet, row, column, code, details or {}, field=name, header=header, severity=severity)
        )

    def _has_error_since(self, before: int) -> bool:
        return any(problem.severity == ERROR for problem in self.problems[before:])

    def _value(self, row: int, name: str, reader: Callable[[object], object]) -> object:
        """What a cell says; None where it is blank, has no column or cannot be read, which is then a problem."""
        column = self.heading.columns.get(name)
        if column is None:
            return None
        first = self.sheet.merged.get((row, column), (row, column))
        if first != (row, column):
            if self._shares(name, first, column):
                return self._read(first, row, name, reader)
            if first in self.sheet.cells:
                self.note(row, "merged_number", name)
            return None
        return self._read((row, column), row, name, reader)

    def _shares(self, name: str, first: tuple[int, int], column: int) -> bool:
        return name in self.shared and first[1] == column and first[0] > self.heading.last

    def _read(self, place: tuple[int, int], row: int, name: str, reader: Callable[[object], object]) -> object:
        try:
            return reader(self.sheet.value(*place))
        except Unreadable as error:
            self.note(row, error.code, name, error.details)
            return None

    def _occupation_named(self, value: object) -> str | None:
        try:
            return cells.named(value, self.registers.occupation_keys)
        except Unreadable as error:
            if error.code == "ambiguous":
                names = [self.registers.occupations[code] for code in error.details["codes"]]
                raise Unreadable("ambiguous_occupation", value=str(value), candidates=names) from None
            raise Unreadable("unknown_occupation", value=str(value)) from None

    def _differ(self, row: int, name: str, of_code: str, code: str) -> None:
        details = {"written": self._typed(row, name), "code": code, "of_code": of_code}
        self.note(row, "code_name_differ", name, details)

    def _has(self, name: str) -> bool:
        return name in self.heading.columns

    def _typed(self, row: int, name: str) -> str:
        return self.sheet.typed(row, self.heading.columns[name])

    def _text(self, value: object) -> str | None:
        """A text; of a text file without the apostrophe by which an export keeps it from being a formula."""
        typed = cells.text(value)
        is_text_file = bool(self.sheet.widths)
        return _NEUTRALISED.sub("", typed, count=1) if typed and is_text_file else typed
