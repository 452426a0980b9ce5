"""What the sheets of a 調査票 share: fonts and cell formats, the page they are printed on, what is locked."""

from __future__ import annotations

from dataclasses import dataclass, field

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from workforce.charts.theme import LIGHT
from workforce.domain import notation
from workforce.domain.forms import Form
from workforce.i18n import Words

FONT = "BIZ UDPゴシック"
A4 = 9
WHOLE = '#,##0_ ;"▲"#,##0_ '
WHOLE_OR_DASH = '#,##0_ ;"▲"#,##0_ ;"－"_ '

INPUT, REFERENCE, LINE = "#EAF4FF", "#F2F2F2", "#8C8C8C"
HEAD, ON_HEAD = LIGHT.actual, "#FFFFFF"

_STYLES: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 16},
    "whose": {"bold": True, "font_size": 13},
    "line": {"font_color": LIGHT.sub},
    "mark": {"bold": True, "font_color": LIGHT.shortage},
    "section": {"bold": True, "font_size": 12, "font_color": HEAD, "bottom": 2, "bottom_color": HEAD},
    "prose": {"text_wrap": True, "valign": "top"},
    "group": {"bold": True, "align": "center", "text_wrap": True, "bg_color": HEAD, "font_color": ON_HEAD, "border": 1},
    "head": {"bold": True, "align": "center", "text_wrap": True, "bg_color": "#DCE9F7", "border": 1},
    "label": {"border": 1, "shrink": True, "indent": 1},
    "yes_no": {"border": 1, "align": "center"},
    "reference": {"border": 1, "bg_color": REFERENCE, "font_color": LIGHT.sub, "num_format": WHOLE},
    "reference_or_dash": {"border": 1, "bg_color": REFERENCE, "font_color": LIGHT.sub, "num_format": WHOLE_OR_DASH},
    "count": {"border": 1, "bg_color": INPUT, "num_format": WHOLE, "locked": False},
    "choice": {"border": 1, "bg_color": INPUT, "locked": False, "shrink": True, "indent": 1},
    "text": {"border": 1, "bg_color": INPUT, "locked": False, "text_wrap": True, "num_format": "@"},
    "computed": {"border": 1, "num_format": WHOLE_OR_DASH},
    "check": {"border": 1, "indent": 1, "font_color": LIGHT.sub, "shrink": True},
    "total_label": {"border": 1, "top": 2, "bold": True, "align": "center"},
    "total": {"border": 1, "top": 2, "bold": True, "num_format": WHOLE},
    "vacancy": {"bg_color": LIGHT.vacancy_ramp[0], "font_color": LIGHT.vacancy_ramp[3], "bold": True},
    "warning": {"font_color": "#B3261E", "bold": True},
}
# Formats laid over another by a rule: they say only what differs.
_LAID_OVER = ("vacancy", "warning")
_EVERYWHERE = {"font_name": FONT, "font_size": 10, "valign": "vcenter", "border_color": LINE}


@dataclass
class Paper:
    """One workbook in work: whose form it is, in which words, and its formats, each made once."""

    book: Workbook
    form: Form
    words: Words
    contact: str
    _made: dict[str, Format] = field(default_factory=dict)

    def style(self, name: str) -> Format:
        """A cell format by what it is for."""
        if name not in self._made:
            everywhere = {} if name in _LAID_OVER else _EVERYWHERE
            self._made[name] = self.book.add_format({**everywhere, **_STYLES[name]})
        return self._made[name]

    def name(self, row: dict[str, object], noun: str) -> str:
        """A name in the form's language: ``occupation`` from ``occupation_ja`` and ``occupation_en``."""
        return str(row[f"{noun}_{self.words.language}"] or "")

    def day(self, value: object) -> str:
        """A date as the form's reader writes it."""
        return notation.day(value, self.words.language)

    def sheet(self, name: str) -> Worksheet:
        """A new sheet on A4 landscape, one page wide, protected but for its input cells."""
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.center_horizontally()
        sheet.hide_gridlines(2)
        sheet.set_footer(f"&L&9{self._footer(name)}&R&9&P / &N")
        sheet.protect("", {"select_locked_cells": True, "select_unlocked_cells": True})
        return sheet

    def _footer(self, name: str) -> str:
        parts = [self.name(self.form.municipality, "municipality"), self.name(self.form.survey, "survey"), name]
        if self.form.has_sample_data:
            parts.append(self.words("page.sample_badge"))
        return "　".join(parts).replace("&", "&&")

    def heading(self, sheet: Worksheet, row: int, column: int, what: str) -> None:
        """Three lines: the survey; what the sheet asks of whom; the day, the deadline and the unit."""
        words, survey, municipality = self.words, self.form.survey, self.form.municipality
        whose = words(
            "form.whose",
            what=what,
            municipality=self.name(municipality, "municipality"),
            code=municipality["municipality_code"],
        )
        line = words("form.line", as_of=self.day(survey["as_of"]), due=self.due())
        if self.form.has_sample_data:
            line = f"{words('form.sample')}　{line}"
        texts = {
            "title": words("form.title", survey=self.name(survey, "survey")),
            "whose": whose,
            "mark" if self.form.has_sample_data else "line": line,
        }
        for place, (style, text) in enumerate(texts.items(), start=row):
            sheet.write_string(place, column, text, self.style(style))
        sheet.set_row(row, 24)
        sheet.set_row(row + 1, 20)

    def due(self) -> str:
        """The deadline in words."""
        due_on = self.form.survey["due_on"]
        return self.words("form.due_unset") if due_on is None else self.day(due_on)
