"""What is read from a dispatch log: rows that may be recorded, and where each stood in its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workforce.domain.dispatches import DispatchEntry


@dataclass(frozen=True, kw_only=True)
class LogRow:
    """One dispatch as a file has it. Every value is exact, but no rule has been applied yet.

    Attributes:
        row: as the spreadsheet counts it (header = 1).
        dispatch_id, row_version: of the record that the row was exported from; None where it names none.
        disaster: the disaster as typed; its code stands in the entry, "" where no such disaster is registered.
        entry: without an entry key; a field that the file has no column for is None or its default.
        fields: the fields of the entry that the file has; another one keeps its stored value.
        typed: what stands in the cells, by field of :data:`workforce.domain.dispatch_columns.HEADERS`.
    """

    sheet: str
    row: int
    dispatch_id: int | None
    row_version: int | None
    disaster: str
    entry: DispatchEntry
    fields: tuple[str, ...]
    typed: Mapping[str, str]
