"""Reads a 調査票 that comes back: by its hidden marks, and checked as if nothing in it were locked.

See :mod:`workforce.domain.forms` for the marks. What a municipality answered is what stands in the input
cells; the 合計 row only has to agree with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from workforce.domain import cells
from workforce.domain.cells import Unreadable
from workforce.domain.forms import GUIDE, LISTS_SHEET, MEASURES, META_SHEET, TEMPLATE_VERSION, WHOSE_MARK
from workforce.domain.returns import WARNING, BlockRow, CellProblem, Reading, Registers, ReturnRow, limited
from workforce.importers import form_answers, problems
from workforce.importers.form_answers import Marked
from workforce.importers.preflight import Refused
from workforce.importers.sheets import Sheet

_CODE_IN_NAME = re.compile(r"\d{5}(?!\d)")


@dataclass(frozen=True)
class Meta:
    """Whose form it is, as its hidden sheet says."""

    version: str
    survey_id: int
    as_of: date
    municipality_code: str
    sheets: dict[str, str]  # answer sheet → what its tab said


@dataclass
class Found:
    """What the sheets of a form gave."""

    rows: list[ReturnRow] = field(default_factory=list)
    blocks: list[BlockRow] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)


def read_form(sheets: Sequence[Sheet], registers: Registers, file_name: str, content_hash: str) -> Reading:
    """Everything that a form says, and everything wrong with it.

    Raises:
        Refused: form_marks_broken, form_of_another_version, unknown_municipality_code
    """
    meta = _meta(sheets, registers)
    found = Found()
    found.problems += _of_another_municipality(meta, sheets, registers, file_name)
    marked = {name: [sheet for sheet in sheets if _mark(sheet) == name] for name in MEASURES}
    for name, same in marked.items():
        if len(same) > 1:
            titles = [sheet.title for sheet in same]
            found.problems.append(CellProblem(code="form_sheet_twice", sheet=titles[0], details={"sheets": titles}))
        elif same:
            _read_sheet(name, same[0], meta, registers, found)
        elif name in meta.sheets:
            found.problems.append(CellProblem(code="form_sheet_missing", details={"sheet": meta.sheets[name]}))
    found.problems += _not_read(sheets)
    return Reading(
        file_name=file_name,
        layout="form",
        content_hash=content_hash,
        rows=tuple(found.rows),
        blocks=tuple(found.blocks),
        problems=tuple(limited(found.problems)),
        survey_id=meta.survey_id,
        municipality_code=meta.municipality_code,
        template_version=meta.version,
    )


def _meta(sheets: Sequence[Sheet], registers: Registers) -> Meta:
    sheet = next(sheet for sheet in sheets if sheet.title == META_SHEET)
    values = {sheet.typed(row, 1): sheet.typed(row, 2) for row in range(1, sheet.last_row + 1)}
    version = values.get("template_version", "")
    if version != TEMPLATE_VERSION:
        raise Refused("form_of_another_version", version=version, current=TEMPLATE_VERSION)
    try:
        code = cells.municipality_code(values["municipality_code"])
        as_of = cells.day(values["as_of"], starts_1904=sheet.starts_1904)
        survey_id = cells.count(values["survey_id"])
    except (KeyError, Unreadable):
        raise Refused("form_marks_broken", sheet=META_SHEET) from None
    if not (code and as_of and survey_id):
        raise Refused("form_marks_broken", sheet=META_SHEET)
    if code not in registers.municipalities:
        raise Refused("unknown_municipality_code", value=code)
    named = [tab.partition(":") for tab in values.get("sheets", "").split("/")]
    return Meta(version, survey_id, as_of, code, {name: title for name, _, title in named})


def _mark(sheet: Sheet) -> str:
    return sheet.typed(1, 1)


def _of_another_municipality(
    meta: Meta, sheets: Sequence[Sheet], registers: Registers, file_name: str
) -> Iterator[CellProblem]:
    """A form made over into another municipality's: its file or its heading names another than its hidden sheet."""
    details = {"code": meta.municipality_code, "municipality": meta.municipality_code}
    named = _CODE_IN_NAME.match(file_name)
    if named and named[0] in registers.municipalities and named[0] != meta.municipality_code:
        yield CellProblem(code="form_of_another_municipality", value=file_name, details={**details, "named": file_name})
    for sheet in sheets:
        for row in range(1, min(sheet.last_row, form_answers.DEEPEST_HEAD) + 1):
            heading = sheet.typed(row, 2)
            if sheet.typed(row, 1) == WHOSE_MARK and meta.municipality_code not in heading:
                yield problems.at(
                    sheet, row, 2, "form_of_another_municipality", {**details, "named": heading}, field="municipality"
                )


def _read_sheet(name: str, sheet: Sheet, meta: Meta, registers: Registers, found: Found) -> None:
    marked = Marked.of(name, sheet)
    if marked is None:
        found.problems.append(CellProblem(code="form_marks_broken", sheet=sheet.title, details={"sheet": sheet.title}))
        return
    answers = form_answers.read(marked, registers, meta.municipality_code, meta.as_of)
    found.rows += answers.rows
    found.blocks += answers.blocks
    found.problems += answers.problems


def _not_read(sheets: Sequence[Sheet]) -> Iterator[CellProblem]:
    known = {GUIDE, *MEASURES}
    others = [
        sheet.title
        for sheet in sheets
        if _mark(sheet) not in known and sheet.title not in (META_SHEET, LISTS_SHEET) and sheet.cells
    ]
    if others:
        yield CellProblem(code="sheets_not_read", severity=WARNING, details={"sheets": others})
