"""A problem with its place: sheet, row, cell, the column's header and what stands there."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from workforce.domain.returns import ERROR, CellProblem
from workforce.importers.preflight import Refused
from workforce.importers.sheets import Sheet, place

_NONE: Mapping[str, object] = MappingProxyType({})


def of_file(refused: Refused) -> CellProblem:
    """Why a whole file is not read."""
    return CellProblem(code=refused.code, details=refused.details)


def at(
    sheet: Sheet,
    row: int,
    column: int | None,
    code: str,
    details: Mapping[str, object] = _NONE,
    *,
    field: str = "",
    header: str = "",
    severity: str = ERROR,
) -> CellProblem:
    """A problem of one cell, or of a row where no column is given."""
    return CellProblem(
        code=code,
        severity=severity,
        field=field,
        column=header,
        sheet=sheet.title,
        row=row,
        cell=place(row, column) if column else None,
        value=sheet.typed(row, column) if column else "",
        details=dict(details),
    )
