"""What the readers of tables have in common: which sheet holds the table, where its columns are, what nobody sees."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workforce.domain import cells, returns
from workforce.domain.columns import TableColumns
from workforce.domain.returns import WARNING, CellProblem, Reading, runs
from workforce.importers import headings, problems, sheets
from workforce.importers.headings import Heading
from workforce.importers.preflight import Refused
from workforce.importers.sheets import Sheet

ROWS_SAMPLED, VALUES_SAMPLED = 50, 3


@dataclass(frozen=True)
class Table:
    """The one table of a file: its sheet and heading, and all sheets of the file."""

    sheet: Sheet
    heading: Heading
    sheets: Sequence[Sheet]


def header_hash(headers: Sequence[str], noun: str = "staffing") -> str:
    """What a column mapping of files about a noun is remembered by: the same headers in the same order."""
    keys = [cells.key_of(header) for header in headers]
    return hashlib.sha256("\x1f".join(keys if noun == "staffing" else [noun, *keys]).encode()).hexdigest()


def content_hash(data: bytes) -> str:
    """What the same bytes are known by."""
    return hashlib.sha256(data).hexdigest()


def find(found: Sequence[Sheet], known: TableColumns, mapping: Mapping[int, str] | None) -> Table:
    """The table of a file, with the columns that somebody chose if ``mapping`` says so.

    Raises:
        Refused: no_table, several_tables, mapping_unusable
    """
    tables = [(sheet, heading) for sheet in found if (heading := headings.find(sheet, known))]
    if not tables:
        raise Refused("no_table", columns=[known.header(choice[0]) for choice in known.required])
    whole = [(sheet, heading) for sheet, heading in tables if not heading.missing and not heading.repeated]
    shown = [pair for pair in whole if not pair[0].is_hidden]
    if len(shown) > 1:
        raise Refused("several_tables", sheets=[sheet.title for sheet, _ in shown])
    sheet, heading = (shown or whole or [max(tables, key=_likeliness)])[0]
    return Table(sheet, heading if mapping is None else _mapped(heading, mapping), found)


def _likeliness(table: tuple[Sheet, Heading]) -> tuple[bool, int]:
    """How much a table without all columns looks like the one that is meant."""
    sheet, heading = table
    return not sheet.is_hidden, len(heading.columns)


def _mapped(heading: Heading, mapping: Mapping[int, str]) -> Heading:
    """The columns that somebody chose, if they can be columns of this table."""
    fields = list(mapping.values())
    is_usable = len(set(fields)) == len(fields) and set(fields) <= heading.known.headers.keys()
    if not is_usable or not all(0 <= place < len(heading.texts) for place in mapping):
        raise Refused("mapping_unusable")
    return heading.mapped(mapping)


def unusable(table: Table, known: dict[str, str], *, is_mapped: bool) -> Reading | None:
    """The reading of a table whose columns are repeated or not all recognised; None for one that can be read.

    Of columns that are not recognised there may be others to choose from, or they lack.
    """
    sheet, heading = table.sheet, table.heading
    if heading.repeated:
        return Reading(layout="none", problems=tuple(_repeated_headers(sheet, heading)), headers=heading.texts, **known)
    if not heading.missing:
        return None
    missing = [heading.known.header(field) for field in heading.missing]
    may_be_chosen = len(heading.others) >= len(missing)
    code = "mapping_incomplete" if is_mapped else "columns_unknown" if may_be_chosen else "columns_missing"
    problem = problems.at(sheet, heading.last, None, code, {"columns": missing})
    layout = "unknown" if may_be_chosen else "none"
    return Reading(layout=layout, problems=(problem,), headers=heading.texts, samples=samples(table), **known)


def samples(table: Table) -> tuple[tuple[str, ...], ...]:
    """The first values under each header, by which somebody sees which column is which."""
    sheet, heading = table.sheet, table.heading
    below = range(heading.last + 1, min(sheet.last_row, heading.last + ROWS_SAMPLED) + 1)
    typed = ([sheet.typed(row, column).strip() for row in below] for column in range(1, len(heading.texts) + 1))
    return tuple(tuple(list(dict.fromkeys(text for text in texts if text))[:VALUES_SAMPLED]) for texts in typed)


def _repeated_headers(sheet: Sheet, heading: Heading) -> list[CellProblem]:
    return [
        problems.at(
            sheet,
            heading.last,
            column,
            "column_repeated",
            {"column": heading.known.header(field), "cells": [sheets.place(heading.last, at) for at in columns]},
            field=field,
            header=heading.texts[column - 1],
        )
        for field, columns in heading.repeated.items()
        for column in columns
    ]


def is_blank(sheet: Sheet, heading: Heading, row: int) -> bool:
    """Whether a row says nothing: no text and no number in any known column."""
    return all(
        _says_nothing(sheet, row, column, field in heading.known.counts) for field, column in heading.columns.items()
    )


def _says_nothing(sheet: Sheet, row: int, column: int, is_count: bool) -> bool:
    cell = sheet.cells.get((row, column))
    return cell is None or (is_count and cells.is_blank(cell.value)) or not cell.typed.strip()


def unseen(table: Table, data: Sequence[int]) -> list[CellProblem]:
    """Warnings about what was read although nobody sees it, and what was not read although it is there."""
    sheet, heading = table.sheet, table.heading
    noted = []
    if sheet.is_hidden:
        noted.append(problems.at(sheet, heading.last, None, "hidden_sheet", severity=WARNING))
    for field, column in heading.columns.items():
        if column in sheet.hidden_columns:
            noted.append(
                problems.at(
                    sheet,
                    heading.last,
                    column,
                    "hidden_column",
                    field=field,
                    header=heading.texts[column - 1],
                    severity=WARNING,
                )
            )
    hidden = [row for row in data if row in sheet.hidden_rows]
    if hidden:
        details = {"count": len(hidden), "rows": runs(hidden)}
        noted.append(problems.at(sheet, hidden[0], None, "hidden_rows", details, severity=WARNING))
    others = [other.title for other in table.sheets if other is not sheet and other.cells]
    if others:
        noted.append(CellProblem(code="sheets_not_read", severity=WARNING, details={"sheets": others}))
    return noted


def limited(noted: list[CellProblem]) -> list[CellProblem]:
    """The problems in the order of the sheet, not more than somebody can read."""
    return returns.limited(sorted(noted, key=lambda problem: (problem.row or 0, problem.cell or "")))
