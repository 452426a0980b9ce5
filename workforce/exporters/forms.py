"""The 調査票 as an Excel workbook for one municipality, or a zip with one for each."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime

from xlsxwriter import Workbook

from workforce.domain.forms import LISTS_SHEET, META_KEYS, META_SHEET, TEMPLATE_VERSION, Form
from workforce.exporters import form_guide, form_sheets
from workforce.exporters.form_paper import FONT, Paper
from workforce.i18n import Words

_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
# A file is the same bytes for the same answers: no clock in it.
_MADE = datetime(2000, 1, 1)


def file_name(form: Form, words: Words) -> str:
    """``43213_…市_調査票_2026-04-01.xlsx``: code, name, what it is, as-of date."""
    said = words(
        "form.file_name",
        code=form.municipality["municipality_code"],
        municipality=form.municipality[f"municipality_{words.language}"],
        as_of=f"{form.survey['as_of']:%Y-%m-%d}",
    )
    return f"{_NOT_IN_FILE_NAMES.sub('_', said)}.xlsx"


def workbook(form: Form, words: Words, *, contact: str = "") -> bytes:
    """One form. ``contact`` is printed as the office to ask; without it the prefecture is."""
    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_format_properties": {"font_name": FONT, "font_size": 10},
    }
    book = Workbook(buffer, options)
    book.set_properties(
        {"created": _MADE, "title": words("form.title", survey=form.survey[f"survey_{words.language}"])}
    )
    paper = Paper(book, form, words, contact)
    form_guide.write(paper)
    for name in form.sheets:
        form_sheets.write(paper, name)
    _write_lists(paper)
    _write_meta(paper)
    book.get_worksheet_by_name(form_sheets.sheet_name(paper, form.sheets[0])).activate()
    book.close()
    return buffer.getvalue()


def archive(
    forms: Sequence[Form],
    words: Words,
    *,
    contact: str = "",
    on_progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """A zip with the form of each; ``on_progress(done, of)`` is called after each."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as zipped:  # a workbook is packed already
        for done, form in enumerate(forms, start=1):
            zipped.writestr(file_name(form, words), workbook(form, words, contact=contact))
            if on_progress:
                on_progress(done, len(forms))
    return buffer.getvalue()


def _write_lists(paper: Paper) -> None:
    """The occupations a blank row offers; too many for a list inside a rule."""
    sheet = paper.book.add_worksheet(LISTS_SHEET)
    for row, name in enumerate(form_sheets.addable(paper)):
        sheet.write_string(row, 0, name)
    sheet.very_hidden()


def _write_meta(paper: Paper) -> None:
    form = paper.form
    values = {
        "template_version": TEMPLATE_VERSION,
        "survey_id": str(form.survey["survey_id"]),
        "as_of": f"{form.survey['as_of']:%Y-%m-%d}",
        "municipality_code": form.municipality["municipality_code"],
        "sheets": "/".join(f"{name}:{form_sheets.sheet_name(paper, name)}" for name in form.sheets),
    }
    sheet = paper.book.add_worksheet(META_SHEET)
    for row, key in enumerate(META_KEYS):
        sheet.write_string(row, 0, key)
        sheet.write_string(row, 1, values[key])
    sheet.protect()
    sheet.very_hidden()
