"""One row of a dispatch log → the dispatch it tells of, or everything that cannot be read in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import ClassVar

from workforce.domain import cells, dispatches
from workforce.domain.cells import Unreadable
from workforce.domain.dispatch_columns import HEADERS, KIND_KEYS, STATUS_KEYS
from workforce.domain.dispatch_logs import LogRow
from workforce.domain.dispatches import DispatchEntry
from workforce.domain.returns import LogRegisters
from workforce.importers.row_readers import RowReader

# 縦に結合したセルは、その範囲のどの行にも書かれているのと同じ。人数は 1 行のものか分からず、記録番号は 1 行のもの
SHARED_BY_MERGED_ROWS = frozenset(HEADERS.keys() - {"dispatch_id", "row_version", "persons", "travel_days"})
# 列の欄 → 記録の項目
ENTRY_FIELDS = {
    "disaster": "disaster_code",
    "kind": "kind",
    "status": "status",
    "sender": "sender_code",
    "sender_code": "sender_code",
    "destination": "destination_code",
    "destination_code": "destination_code",
    "task": "task_code",
    "occupation": "occupation_code",
    "persons": "persons",
    "start_on": "start_on",
    "end_on": "end_on",
    "wave": "wave",
    "route": "route_code",
    "travel_days": "travel_days",
    "note": "note",
}
_NO_NAMES: Mapping[str, str] = MappingProxyType({})
SHORTEST_BEGINNING = 2
_LOST_ZERO = 4  # digits of a five-digit code whose first one was a zero, as a spreadsheet leaves it


@dataclass
class DispatchReader(RowReader):
    """Reads the rows of a log."""

    shared: ClassVar[frozenset[str]] = SHARED_BY_MERGED_ROWS

    registers: LogRegisters
    refused: list[LogRow] = field(default_factory=list, kw_only=True)  # of :attr:`Reading.refused`

    def read(self, row: int) -> LogRow | None:
        """The dispatch of a row; None where a cell cannot be read, which :attr:`problems` then hold."""
        before = len(self.problems)
        if self._is_shifted(row):
            return None
        known = self.registers
        number, version = (self._value(row, name, self._number) for name in ("dispatch_id", "row_version"))
        entry = DispatchEntry(
            entry_key="",
            disaster_code=self._value(row, "disaster", self._disaster),
            kind=self._value(row, "kind", self._one_of("unknown_kind", KIND_KEYS)),
            status=self._value(row, "status", self._one_of("unknown_status", STATUS_KEYS)),
            sender_code=self._organisation(row, "sender"),
            destination_code=self._organisation(row, "destination"),
            task_code=self._value(row, "task", self._one_of("unknown_task", known.task_keys, known.tasks)),
            occupation_code=self._value(row, "occupation", self._occupation_named),
            persons=self._value(row, "persons", cells.persons),
            start_on=self._value(row, "start_on", self._day),
            end_on=self._value(row, "end_on", self._day),
            wave=self._value(row, "wave", self._text),
            route_code=self._value(row, "route", self._one_of("unknown_route", known.route_keys, known.routes)),
            travel_days=self._value(row, "travel_days", cells.count),
            note=self._value(row, "note", self._text),
        )
        found = LogRow(
            sheet=self.sheet.title,
            row=row,
            dispatch_id=number,
            row_version=version,
            disaster=self._typed(row, "disaster").strip(),
            entry=dispatches.tidied(entry),
            fields=tuple(dict.fromkeys(ENTRY_FIELDS[name] for name in self.heading.columns if name in ENTRY_FIELDS)),
            typed={name: self._typed(row, name) for name in self.heading.columns},
        )
        if not self._has_error_since(before):
            return found
        if entry.disaster_code == "":
            self.refused.append(found)
        return None

    @staticmethod
    def _number(value: object) -> int | None:
        try:
            number = cells.count(value)
        except Unreadable:
            number = 0
        if number is not None and number < 1:
            raise Unreadable("not_a_record_number", value=str(value))
        return number

    def _disaster(self, value: object) -> str | None:
        """A code; "" for a name that nobody registered, which only planning can judge."""
        typed = cells.text(value)
        if typed is None or cells.is_blank(typed):
            return None
        if typed in self.registers.disasters:
            return typed
        codes = self.registers.disaster_keys.get(cells.key_of(typed), ())
        if len(codes) > 1:
            names = [f"{code} {self.registers.disasters[code]}" for code in codes]
            raise Unreadable("ambiguous_name", value=typed, candidates=names)
        return codes[0] if codes else ""

    def _organisation(self, row: int, name: str) -> str | None:
        before = len(self.problems)
        code = self._value(row, f"{name}_code", self._organisation_code)
        named = self._value(
            row,
            name,
            self._one_of("unknown_organisation", self.registers.organisation_keys, self.registers.organisations),
        )
        if len(self.problems) > before:
            return None
        if code and named and code != named:
            self._differ(row, name, self.registers.organisations[code], code)
        return code or named

    def _organisation_code(self, value: object) -> str | None:
        """A code of five or six digits, also one that a spreadsheet took the zero from, or that of a body."""
        if cells.is_blank(value):
            return None
        text = cells.narrow(str(int(value)) if isinstance(value, float) and value.is_integer() else str(value))
        if text.casefold() in self.registers.organisations:
            return text.casefold()
        if text.isascii() and text.isdigit() and len(text) == _LOST_ZERO:
            text = f"0{text}"
        written = cells.municipality_code(text)
        code = self.registers.municipality_aliases.get(written, written)
        if code not in self.registers.organisations:
            raise Unreadable("unknown_organisation_code", value=str(value))
        return code

    @staticmethod
    def _one_of(
        unknown: str, keys: Mapping[str, tuple[str, ...]], names: Mapping[str, str] = _NO_NAMES
    ) -> Callable[[object], str | None]:
        """A reader of names and codes; ``unknown`` is what a text is told that none of them is or begins with."""

        def read(value: object) -> str | None:
            try:
                return cells.named(value, keys)
            except Unreadable as error:
                codes = error.details["codes"] if error.code == "ambiguous" else _beginning_with(value, keys)
                if codes:
                    candidates = [f"{code} {names.get(code, code)}" for code in codes]
                    raise Unreadable("ambiguous_name", value=str(value), candidates=candidates) from None
                raise Unreadable(unknown, value=str(value)) from None

        return read

    def _day(self, value: object) -> object:
        return cells.day(value, starts_1904=self.sheet.starts_1904)


def _beginning_with(value: object, keys: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The codes of the names that are longer than what somebody wrote; none where it is too short to tell."""
    written = cells.key_of(str(value))
    if len(written) < SHORTEST_BEGINNING:
        return []
    return sorted({code for key, codes in keys.items() if key.startswith(written) for code in codes})
