"""Reads a staffing return: our own form, or a table with one row per municipality and occupation.

It asks no database and writes nothing. A file of somebody else's is read by :mod:`workforce.importers.child`,
in a process that may die of it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

from workforce.domain import cells, return_columns
from workforce.domain.cells import Unreadable
from workforce.domain.forms import META_SHEET
from workforce.domain.headcounts import COUNTS
from workforce.domain.returns import PROBLEMS_MARK, WARNING, CellProblem, Reading, Registers
from workforce.importers import forms, headings, problems, repeats, sheets, totals
from workforce.importers.answers import RowReader
from workforce.importers.headings import Heading
from workforce.importers.preflight import Refused
from workforce.importers.sheets import Sheet

RUNS_NAMED = 10
LONGEST_TITLE = 200  # what comes after is not searched for a day
_DAY_IN_TITLE = re.compile(r"((?:令和|平成|[RH]|\d{4})[元\d年月./\s-]*\d日?)\s*(?:現在|時点)")
ROWS_SAMPLED, VALUES_SAMPLED = 50, 3


def header_hash(headers: Sequence[str]) -> str:
    """What a column mapping is remembered by: the same headers in the same order."""
    return hashlib.sha256("\x1f".join(cells.key_of(header) for header in headers).encode()).hexdigest()


def content_hash(data: bytes) -> str:
    """What the same bytes are known by."""
    return hashlib.sha256(data).hexdigest()


def read(
    name: str,
    data: bytes,
    registers: Registers,
    *,
    as_of: date | None = None,
    mapping: Mapping[int, str] | None = None,
) -> Reading:
    """Everything that a file says, and everything wrong with it.

    Args:
        as_of: the day of rows that name none; a row that names another one is an error.
        mapping: for a file of unknown layout, place in its ``headers`` (from 0) → field of
            :data:`workforce.domain.return_columns.HEADERS`.
    """
    known = {"file_name": name, "content_hash": content_hash(data)}
    try:
        found = [sheet for sheet in sheets.read(name, data) if sheet.typed(1, 1) != PROBLEMS_MARK]
        if any(sheet.title == META_SHEET for sheet in found):
            return forms.read_form(found, registers, name, known["content_hash"])
        return _table(found, registers, as_of, mapping, known)
    except Refused as refused:
        return Reading(layout="none", problems=(problems.of_file(refused),), **known)


def _table(
    found: Sequence[Sheet],
    registers: Registers,
    as_of: date | None,
    mapping: Mapping[int, str] | None,
    known: dict[str, str],
) -> Reading:
    tables = [(sheet, heading) for sheet in found if (heading := headings.find(sheet))]
    if not tables:
        raise Refused("no_table")
    whole = [(sheet, heading) for sheet, heading in tables if not heading.missing and not heading.repeated]
    shown = [pair for pair in whole if not pair[0].is_hidden]
    if len(shown) > 1:
        raise Refused("several_tables", sheets=[sheet.title for sheet, _ in shown])
    sheet, heading = (shown or whole or [max(tables, key=_likeliness)])[0]
    if mapping is not None:
        heading = _mapped(heading, mapping)
    headers = heading.texts
    if heading.repeated:
        return Reading(layout="none", problems=tuple(_repeated_headers(sheet, heading)), headers=headers, **known)
    if heading.missing:
        return _unknown(sheet, heading, known, is_mapped=mapping is not None)
    reading = _long(found, sheet, heading, registers, as_of, known)
    return reading if mapping is None else replace(reading, samples=_samples(sheet, heading))


def _likeliness(table: tuple[Sheet, Heading]) -> tuple[bool, int]:
    """How much a table without all columns looks like the one that is meant."""
    sheet, heading = table
    return not sheet.is_hidden, len(heading.columns)


def _mapped(heading: Heading, mapping: Mapping[int, str]) -> Heading:
    """The columns that somebody chose, if they can be columns of this table."""
    fields = list(mapping.values())
    is_usable = len(set(fields)) == len(fields) and set(fields) <= return_columns.HEADERS.keys()
    if not is_usable or not all(0 <= place < len(heading.texts) for place in mapping):
        raise Refused("mapping_unusable")
    return heading.mapped(mapping)


def _unknown(sheet: Sheet, heading: Heading, known: dict[str, str], *, is_mapped: bool) -> Reading:
    """A table whose columns are not all recognised: there may be others to choose from, or the columns lack."""
    missing = [return_columns.HEADERS[field][0] for field in heading.missing]
    may_be_chosen = len(heading.others) >= len(missing)
    code = "mapping_incomplete" if is_mapped else "columns_unknown" if may_be_chosen else "columns_missing"
    problem = problems.at(sheet, heading.last, None, code, {"columns": missing})
    layout = "unknown" if may_be_chosen else "none"
    return Reading(layout=layout, problems=(problem,), headers=heading.texts, samples=_samples(sheet, heading), **known)


def _samples(sheet: Sheet, heading: Heading) -> tuple[tuple[str, ...], ...]:
    """The first values under each header, by which somebody sees which column is which."""
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
            {"column": return_columns.HEADERS[field][0], "cells": [sheets.place(heading.last, at) for at in columns]},
            field=field,
            header=heading.texts[column - 1],
        )
        for field, columns in heading.repeated.items()
        for column in columns
    ]


def _long(
    found: Sequence[Sheet],
    sheet: Sheet,
    heading: Heading,
    registers: Registers,
    as_of: date | None,
    known: dict[str, str],
) -> Reading:
    reader = RowReader(sheet, heading, registers, as_of)
    if "as_of" not in heading.columns and as_of is None:
        reader.problems.append(problems.at(sheet, heading.last, None, "as_of_column_missing"))
        data, summed = [], []
    else:
        data, summed = _rows(sheet, heading, registers)
    read = [(row, reader.read(row)) for row in data]
    answers = [answer for _, answer in read if answer]
    refused = [row for row, answer in read if not answer]
    if as_of and "as_of" not in heading.columns:
        reader.problems += _other_day_above(sheet, heading, as_of)
    differences = totals.reconcile(sheet, heading, summed, answers, refused, registers)
    kept, repeated = repeats.sorted_out(reader, answers)
    noted = [*reader.problems, *differences, *repeated]
    if not data and not noted:
        noted.append(problems.at(sheet, heading.last, None, "no_rows"))
    return Reading(
        layout="long",
        rows=tuple(kept),
        problems=tuple(_limited([*_unseen(found, sheet, heading, data), *noted])),
        headers=heading.texts,
        ignored_columns=heading.others,
        **known,
    )


def _other_day_above(sheet: Sheet, heading: Heading, as_of: date) -> list[CellProblem]:
    """A title that says 「令和7年4月1日現在」 over rows that are taken for another day's."""
    for row in range(1, heading.first):
        for column in range(1, sheet.last_column + 1):
            title = cells.narrow(sheet.typed(row, column))[:LONGEST_TITLE]
            for written in _DAY_IN_TITLE.findall(title):
                with suppress(Unreadable):
                    day = cells.day(written)
                    if day and day != as_of:
                        details = {"written": day, "asked": as_of}
                        return [problems.at(sheet, row, column, "as_of_differs", details, field="as_of")]
    return []


def _rows(sheet: Sheet, heading: Heading, registers: Registers) -> tuple[list[int], list[totals.Total]]:
    """The rows that answer and those that total; blank rows and remarks are neither."""
    data, summed = [], []
    for row in range(heading.last + 1, sheet.last_row + 1):
        if _is_blank(sheet, heading, row) or totals.is_note(sheet, heading, row):
            continue
        total = totals.total_in(sheet, heading, row, registers)
        if total:
            summed.append(total)
        else:
            data.append(row)
    return data, summed


def _is_blank(sheet: Sheet, heading: Heading, row: int) -> bool:
    """Whether a row says nothing: no text and no number in any column of the return."""
    return all(_says_nothing(sheet, row, column, field) for field, column in heading.columns.items())


def _says_nothing(sheet: Sheet, row: int, column: int, field: str) -> bool:
    cell = sheet.cells.get((row, column))
    return cell is None or (field in COUNTS and cells.is_blank(cell.value)) or not cell.typed.strip()


def _unseen(found: Sequence[Sheet], sheet: Sheet, heading: Heading, data: Sequence[int]) -> list[CellProblem]:
    """Warnings about what was read although nobody sees it, and what was not read although it is there."""
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
        details = {"count": len(hidden), "rows": _runs(hidden)}
        noted.append(problems.at(sheet, hidden[0], None, "hidden_rows", details, severity=WARNING))
    others = [other.title for other in found if other is not sheet and other.cells]
    if others:
        noted.append(CellProblem(code="sheets_not_read", severity=WARNING, details={"sheets": others}))
    return noted


def _runs(rows: Sequence[int]) -> list[str]:
    """Row numbers as a person writes them: 3, 5–9; the first few."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    named = [str(first) if first == last else f"{first}–{last}" for first, last in runs[:RUNS_NAMED]]
    return [*named, "…"] if len(runs) > RUNS_NAMED else named


def _limited(noted: list[CellProblem]) -> list[CellProblem]:
    """The problems in the order of the sheet, not more than somebody can read."""
    return problems.limited(sorted(noted, key=lambda problem: (problem.row or 0, problem.cell or "")))
