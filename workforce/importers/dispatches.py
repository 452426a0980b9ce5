"""Reads a dispatch log: a table with one row per dispatch.

It asks no database and writes nothing. A file of somebody else's is read by :mod:`workforce.importers.child`,
in a process that may die of it.
"""

from __future__ import annotations

from collections.abc import Mapping

from workforce.domain import cells
from workforce.domain.dispatch_columns import COLUMNS
from workforce.domain.returns import PROBLEMS_MARK, WARNING, CellProblem, LogRegisters, Reading
from workforce.importers import problems, sheets, tables, totals
from workforce.importers.dispatch_rows import DispatchReader
from workforce.importers.preflight import Refused
from workforce.importers.sheets import letter
from workforce.importers.tables import Table

_TOTALS = {"小計", "計", "合計", "総計", "総合計", "累計", "延べ計", "total"}


def read(name: str, data: bytes, registers: LogRegisters, *, mapping: Mapping[int, str] | None = None) -> Reading:
    """Every dispatch that a file tells of, and everything that cannot be read in it.

    Args:
        mapping: for a file of unknown layout, place in its ``headers`` (from 0) → field of
            :data:`workforce.domain.dispatch_columns.HEADERS`.
    """
    known = {"file_name": name, "content_hash": tables.content_hash(data)}
    try:
        found = [sheet for sheet in sheets.read(name, data) if sheet.typed(1, 1) != PROBLEMS_MARK]
        table = tables.find(found, COLUMNS, mapping)
        reading = tables.unusable(table, known, is_mapped=mapping is not None)
        return reading or _rows(table, registers, known, is_mapped=mapping is not None)
    except Refused as refused:
        return Reading(layout="none", problems=(problems.of_file(refused),), **known)


def _rows(table: Table, registers: LogRegisters, known: dict[str, str], *, is_mapped: bool) -> Reading:
    sheet, heading = table.sheet, table.heading
    reader = DispatchReader(sheet, heading, registers)
    data = []
    for row in range(heading.last + 1, sheet.last_row + 1):
        if tables.is_blank(sheet, heading, row) or totals.is_note(sheet, heading, row):
            continue
        if _is_total(table, row):
            reader.problems.append(problems.at(sheet, row, None, "total_row_not_read", severity=WARNING))
        else:
            data.append(row)
    read = [found for row in data if (found := reader.read(row))]
    noted: list[CellProblem] = [*tables.unseen(table, data), *reader.problems]
    if not data:
        noted.append(problems.at(sheet, heading.last, None, "no_rows"))
    return Reading(
        layout="long",
        rows=tuple(read),
        refused=tuple(reader.refused),
        problems=tuple(tables.limited(noted)),
        headers=heading.texts,
        samples=tables.samples(table) if is_mapped else (),
        ignored_columns=heading.others,
        columns={field: (letter(column), heading.text(field)) for field, column in heading.columns.items()},
        **known,
    )


def _is_total(table: Table, row: int) -> bool:
    """Whether a row sums others: a cell says so, and it has no first day."""
    sheet, heading = table.sheet, table.heading
    if sheet.typed(row, heading.columns["start_on"]).strip():
        return False
    return any(cells.key_of(sheet.typed(row, column)) in _TOTALS for column in range(1, len(heading.texts) + 1))
