"""Reads a staffing return: our own form, or a table with one row per municipality and occupation.

It asks no database and writes nothing. A file of somebody else's is read by :mod:`workforce.importers.child`,
in a process that may die of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date

from workforce.domain import cells
from workforce.domain.cells import Unreadable
from workforce.domain.forms import META_SHEET
from workforce.domain.return_columns import COLUMNS
from workforce.domain.returns import PROBLEMS_MARK, CellProblem, Reading, Registers
from workforce.importers import forms, problems, repeats, sheets, tables, totals
from workforce.importers.answers import AnswerReader
from workforce.importers.headings import Heading
from workforce.importers.preflight import Refused
from workforce.importers.sheets import Sheet
from workforce.importers.tables import Table

LONGEST_TITLE = 200  # what comes after is not searched for a day
_DAY_IN_TITLE = re.compile(r"((?:令和|平成|[RH]|\d{4})[元\d年月./\s-]*\d日?)\s*(?:現在|時点)")


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
    known = {"file_name": name, "content_hash": tables.content_hash(data)}
    try:
        found = [sheet for sheet in sheets.read(name, data) if sheet.typed(1, 1) != PROBLEMS_MARK]
        if any(sheet.title == META_SHEET for sheet in found):
            return forms.read_form(found, registers, name, known["content_hash"])
        table = tables.find(found, COLUMNS, mapping)
        reading = tables.unusable(table, known, is_mapped=mapping is not None)
        if reading:
            return reading
        reading = _long(table, registers, as_of, known)
        return reading if mapping is None else replace(reading, samples=tables.samples(table))
    except Refused as refused:
        return Reading(layout="none", problems=(problems.of_file(refused),), **known)


def _long(table: Table, registers: Registers, as_of: date | None, known: dict[str, str]) -> Reading:
    sheet, heading = table.sheet, table.heading
    reader = AnswerReader(sheet, heading, registers, as_of)
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
        problems=tuple(tables.limited([*tables.unseen(table, data), *noted])),
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
        if tables.is_blank(sheet, heading, row) or totals.is_note(sheet, heading, row):
            continue
        total = totals.total_in(sheet, heading, row, registers)
        if total:
            summed.append(total)
        else:
            data.append(row)
    return data, summed
