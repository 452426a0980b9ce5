"""One row of a staffing return → the answer it gives, or everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from workforce.domain import cells, headcounts
from workforce.domain.cells import Unreadable
from workforce.domain.headcounts import COUNTS, HeadcountEntry
from workforce.domain.return_columns import COVER_KEYS
from workforce.domain.returns import WARNING, ReturnRow
from workforce.importers.row_readers import RowReader

# 縦に結合した団体名や職種は、その範囲のどの行にも書かれているのと同じ。数は 1 行のものか分からない
SHARED_BY_MERGED_ROWS = frozenset(
    ("municipality_code", "municipality", "as_of", "occupation", "occupation_code", "cover_status", "note")
)


@dataclass
class AnswerReader(RowReader):
    """Reads the rows of a return."""

    shared: ClassVar[frozenset[str]] = SHARED_BY_MERGED_ROWS

    as_of: date | None
    municipality_code: str | None = None  # of rows that name none, as in a form

    def read(self, row: int) -> ReturnRow | None:
        """The answer of a row; None where it has an error, which :attr:`problems` then hold."""
        before = len(self.problems)
        if self._is_shifted(row):
            return None
        municipality = self._municipality(row)
        as_of = self._as_of(row)
        occupation = self.occupation(row)
        heads = {name: self._value(row, name, cells.persons) for name in COUNTS if name in self.heading.columns}
        cover = self._value(row, "cover_status", self._cover)
        note = self._value(row, "note", self._text)
        if self._has_error_since(before):
            return None
        entry = headcounts.tidied(HeadcountEntry(**heads, cover_status=cover, note=note))
        self._apply_rules(row, entry)
        if self._has_error_since(before):
            return None
        return ReturnRow(
            sheet=self.sheet.title,
            row=row,
            municipality_code=municipality,
            as_of=as_of,
            occupation_code=occupation,
            entry=entry,
            fields=tuple(name for name in headcounts.FIELDS if name in self.heading.columns),
        )

    def _municipality(self, row: int) -> str | None:
        before = len(self.problems)
        written = self._value(row, "municipality_code", cells.municipality_code)
        code = self.registers.municipality_aliases.get(written, written)
        if code and code not in self.registers.municipalities:
            typed = self._typed(row, "municipality_code")
            self.note(row, "unknown_municipality_code", "municipality_code", {"value": typed})
        name = self._value(row, "municipality", self._municipality_named(written, code))
        if len(self.problems) > before:
            return None
        if code and name and code != name:
            self._differ(row, "municipality", self.registers.municipalities[code], code)
        if not code and not name and not self.municipality_code:
            column = "municipality_code" if self._has("municipality_code") else "municipality"
            self.note(row, "municipality_missing", column)
        return code or name or self.municipality_code

    def _municipality_named(self, written: str | None, code: str | None) -> Callable[[object], str | None]:
        """Reads a municipality's name; beside a ward's code, the ward's name with its city's before it will do."""

        def read(value: object) -> str | None:
            try:
                return cells.named(value, self.registers.municipality_keys)
            except Unreadable as error:
                if written != code and self._begins_with_name_of(code, value):
                    return code
                if error.code == "ambiguous":
                    names = [f"{found} {self.registers.municipalities[found]}" for found in error.details["codes"]]
                    raise Unreadable("ambiguous_municipality", value=str(value), candidates=names) from None
                raise Unreadable("unknown_municipality", value=str(value)) from None

        return read

    def _begins_with_name_of(self, code: str | None, value: object) -> bool:
        name = self.registers.municipalities.get(code)
        return bool(name) and cells.key_of(name) in cells.key_of(value)

    def occupation(self, row: int) -> str | None:
        """The code of a row's occupation; None where it cannot be told, which is then a problem."""
        before = len(self.problems)
        code = self._value(row, "occupation_code", self._occupation_named)
        name = self._value(row, "occupation", self._occupation_named)
        if len(self.problems) > before:
            return None
        if code and name and code != name:
            self._differ(row, "occupation", self.registers.occupations[code], code)
        if not code and not name:
            self.note(row, "occupation_missing", "occupation" if self._has("occupation") else "occupation_code")
        return name or code

    def _as_of(self, row: int) -> date | None:
        before = len(self.problems)
        written = self._value(row, "as_of", lambda value: cells.day(value, starts_1904=self.sheet.starts_1904))
        if len(self.problems) > before:
            return None
        if written and self.as_of and written != self.as_of:
            self.note(row, "as_of_differs", "as_of", {"written": written, "asked": self.as_of})
        if not written and not self.as_of:
            self.note(row, "as_of_missing", "as_of")
        return written or self.as_of

    @staticmethod
    def _cover(value: object) -> str | None:
        try:
            return cells.named(value, COVER_KEYS)
        except Unreadable:
            raise Unreadable("unknown_cover", value=str(value)) from None

    def _apply_rules(self, row: int, entry: HeadcountEntry) -> None:
        broken = headcounts.problems(entry)
        for found in broken:
            self.note(row, found.code, found.field, found.details)
        for found in [] if broken else headcounts.warnings(entry):
            self.note(row, found.code, found.field, found.details, WARNING)
