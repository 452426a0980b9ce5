"""The first sheet of a 調査票: by when and to whom, who counts as staff, and how to fill it in."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from workforce.domain.forms import GUIDE
from workforce.exporters import form_sheets
from workforce.exporters.form_paper import Paper

LABELS, TEXTS, LAST = 1, 2, 3
WIDTH = 118  # characters of the text column; prose is cut into rows by it
ALWAYS = (("regular", True), ("received", False))
BY_ROUND = ("fixed_term", "reappointed_full_time", "reappointed_part_time", "fiscal_year_appointees")
RESPONDENT = ("office", "person", "phone", "mail")
STEPS = ("cells", "blank", "zero", "added", "computed", "cover", "protected")


def write(paper: Paper) -> None:
    """Add the instructions to the workbook."""
    sheet = paper.sheet(paper.words("form.guide"))
    sheet.write_string(0, 0, GUIDE)
    sheet.set_column(0, 0, None, None, {"hidden": True})
    sheet.set_column(LABELS, LABELS, 34)
    sheet.set_column(TEXTS, TEXTS, 14)
    sheet.set_column(LAST, LAST, 76)
    sheet.fit_to_pages(1, 1)
    paper.heading(sheet, 0, LABELS, paper.words("form.guide"))
    row = 3
    for part in (_sending, _respondent, _who_counts, _steps, _sheets):
        row = part(paper, sheet, row + 1)
    sheet.print_area(0, 0, row - 1, LAST)


def _section(paper: Paper, sheet: Worksheet, row: int, key: str) -> int:
    sheet.set_row(row, 20)
    for column in range(LABELS, LAST + 1):
        sheet.write_blank(row, column, None, paper.style("section"))
    sheet.write_string(row, LABELS, paper.words(f"form.section.{key}"), paper.style("section"))
    return row + 1


def _pair(paper: Paper, sheet: Worksheet, row: int, label: str, text: str) -> int:
    sheet.write_string(row, LABELS, label, paper.style("prose"))
    _prose(paper, sheet, row, TEXTS, text, WIDTH - 36)
    return row + 1


def _prose(paper: Paper, sheet: Worksheet, row: int, column: int, text: str, width: int) -> None:
    """A text over the rest of the line, in a row as high as it needs; a merged cell does not grow by itself."""
    needed = 0
    for line in text.split("\n"):
        columns = len(line) + len([1 for character in line if ord(character) > 0x2000])
        needed += max(1, -(-columns // width))
    sheet.set_row(row, 15 * needed + 2)
    sheet.merge_range(row, column, row, LAST, "", paper.style("prose"))
    sheet.write_string(row, column, text, paper.style("prose"))


def _sending(paper: Paper, sheet: Worksheet, row: int) -> int:
    words, survey = paper.words, paper.form.survey
    row = _section(paper, sheet, row, "sending")
    row = _pair(paper, sheet, row, words("form.due"), paper.due())
    asked_by = paper.contact or words("form.contact_default", prefecture=paper.name(survey, "prefecture"))
    row = _pair(paper, sheet, row, words("form.contact"), asked_by)
    return _pair(paper, sheet, row, words("form.how_to_send"), words("form.how_to_send_text"))


def _respondent(paper: Paper, sheet: Worksheet, row: int) -> int:
    row = _section(paper, sheet, row, "respondent")
    for key in RESPONDENT:
        sheet.set_row(row, 18)
        sheet.write_string(row, LABELS, paper.words(f"form.respondent.{key}"), paper.style("label"))
        sheet.merge_range(row, TEXTS, row, LAST, "", paper.style("text"))
        row += 1
    return row


def _who_counts(paper: Paper, sheet: Worksheet, row: int) -> int:
    words, survey = paper.words, paper.form.survey
    row = _section(paper, sheet, row, "who_counts")
    for noun in ("definition", "scope"):
        if paper.name(survey, noun):
            row = _pair(paper, sheet, row, words(f"field.{noun}"), paper.name(survey, noun))
    kinds = [ALWAYS[0], *((kind, survey[f"counts_{kind}"]) for kind in BY_ROUND), ALWAYS[1]]
    for kind, is_counted in kinds:
        sheet.write_string(row, LABELS, words(f"form.employment.{kind}"), paper.style("label"))
        said = words("form.counted" if is_counted else "form.not_counted")
        sheet.write_string(row, TEXTS, said, paper.style("yes_no"))
        row += 1
    return row


def _steps(paper: Paper, sheet: Worksheet, row: int) -> int:
    row = _section(paper, sheet, row, "steps")
    for number, key in enumerate(STEPS, start=1):
        _prose(paper, sheet, row, LABELS, f"{number}. {paper.words(f'form.step.{key}')}", WIDTH)
        row += 1
    return row


def _sheets(paper: Paper, sheet: Worksheet, row: int) -> int:
    row = _section(paper, sheet, row, "sheets")
    for name in paper.form.sheets:
        row = _pair(paper, sheet, row, form_sheets.sheet_name(paper, name), paper.words(f"form.sheet_text.{name}"))
    return row
