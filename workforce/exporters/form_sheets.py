"""The answer sheets of a 調査票: last year in grey, this year's input cells, what follows from them, a total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from workforce.domain import counts, texts
from workforce.domain.forms import (
    ADDED_MARK,
    AGE_BANDS,
    BLANK_ROWS,
    BY_OCCUPATION,
    HEAD_MARK,
    HEADCOUNTS,
    LISTS_SHEET,
    MEASURES,
    TOTAL_MARK,
    WHOSE_MARK,
    Row,
    year_before,
)
from workforce.domain.headcounts import COVER_STATUSES
from workforce.exporters.form_paper import Paper
from workforce.i18n import Words

# Rows as the writer counts them, from 0: the hidden marks, three lines of heading, help, groups, heads, data.
MARKS, HEADING, HELP, GROUPS, HEADS, DATA = 0, 1, 4, 6, 7, 8
ITEM_COLUMN, LABEL_COLUMN = 0, 1
OF_THE_YEAR = ("leavers", "recruitment")  # asked for a year, not for a day

# Widths in digits; Japanese takes two a letter.
_WIDTHS = {"occupation": 24, "item": 20, "division": 18, "department": 26, "cover_status": 14, "note": 24, "check": 20}
_WIDTHS |= {"planned": 10, "fixed_term": 10, "reappointed": 10, "vacancy": 7, "surplus": 7}
_WIDTH, _WIDTH_ALONE, _PAGE = 9, 22, 150
_STYLES = {"cover_status": "choice", "note": "text", "check": "check", "previous_vacancy": "reference_or_dash"}


@dataclass(frozen=True)
class Column:
    """One column: its hidden id, the group it stands under, and what it is: label, reference, input or computed."""

    id: str
    kind: str
    group: str = ""

    @property
    def style(self) -> str:
        """The cell format of its rows."""
        plain = {"label": "label", "reference": "reference", "input": "count", "computed": "computed"}
        return _STYLES.get(self.id, plain[self.kind])

    @property
    def is_summed(self) -> bool:
        """Whether the 合計 row sums it."""
        return self.kind != "label" and self.id not in ("cover_status", "note", "check")


@dataclass(frozen=True)
class Line:
    """One row: its hidden mark, and values by column id."""

    mark: str
    values: dict[str, object]


def columns(sheet: str) -> list[Column]:
    """The columns of an answer sheet after the hidden one, left to right."""
    if sheet == HEADCOUNTS:
        return [
            Column("occupation", "label"),
            *(Column(f"previous_{name}", "reference", "previous") for name in ("planned", "actual", "vacancy")),
            *(Column(name, "input", "current") for name in ("planned", "actual", "fixed_term", "reappointed")),
            *(Column(name, "computed", "computed") for name in ("vacancy", "surplus")),
            *(Column(name, "input", "cover") for name in ("cover_status", "covered")),
            Column("note", "input"),
            Column("check", "computed"),
        ]
    labels = {"departments": ("division", "department"), "ages": ("item",), "leavers": ("item",)}
    measures = MEASURES[sheet]
    return [
        *(Column(name, "label") for name in labels.get(sheet, ("occupation",))),
        *(Column(f"previous_{name}", "reference", "previous") for name in measures),
        *(Column(name, "input", "current") for name in measures),
    ]


def write(paper: Paper, name: str) -> None:
    """Add one answer sheet to the workbook."""
    sheet = paper.sheet(sheet_name(paper, name))
    placed, lines = columns(name), list(_lines(paper, name))
    last = DATA + len(lines) - 1
    _write_marks(sheet, name, placed)
    _set_widths(sheet, placed)
    paper.heading(sheet, HEADING, LABEL_COLUMN, sheet_name(paper, name))
    for row, key in enumerate((f"form.sheet_text.{name}", "form.help"), start=HELP):
        sheet.write_string(row, LABEL_COLUMN, paper.words(key), paper.style("line"))
    _write_heads(paper, sheet, name, placed)
    for row, line in enumerate(lines, start=DATA):
        _write_line(paper, sheet, row, placed, line)
    _write_total(paper, sheet, placed, last)
    _add_rules(paper, sheet, placed, lines, last)
    sheet.freeze_panes(DATA, LABEL_COLUMN + 1)
    sheet.repeat_rows(HEADING, HEADS)
    sheet.print_area(HEADING, LABEL_COLUMN, last + 1, len(placed) + 1)


def sheet_name(paper: Paper, name: str) -> str:
    """What the tab says."""
    return paper.words("option.noun.staffing" if name == HEADCOUNTS else f"option.block.{name}")


def addable(paper: Paper) -> list[str]:
    """The names of the occupations that are not asked, for the dropdown of the blank rows."""
    asked = {row["occupation_code"] for row in paper.form.cells}
    return [paper.name(row, "occupation") for row in paper.form.occupations if row["occupation_code"] not in asked]


def _lines(paper: Paper, name: str) -> Iterator[Line]:
    if name == HEADCOUNTS:
        for row in paper.form.cells:
            yield Line(row["occupation_code"], _headcount_values(paper, row))
    else:
        for code, labels in _items(paper, name):
            yield Line(code, {**labels, **_counts(paper, name, code)})
    if name in BY_OCCUPATION:
        yield from (Line(ADDED_MARK, {}) for _ in range(min(BLANK_ROWS, len(addable(paper)))))


def _headcount_values(paper: Paper, row: Row) -> dict[str, object]:
    status = row["cover_status"]
    written = paper.words(f"option.cover_status.{status}") if status else None
    return {**row, "occupation": paper.name(row, "occupation"), "cover_status": written}


def _items(paper: Paper, name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a block: code and labels."""
    form = paper.form
    if name == "departments":
        for row in form.departments:
            yield row["department_code"], {noun: paper.name(row, noun) for noun in ("division", "department")}
    elif name in BY_OCCUPATION:
        answered = {row["item_code"] for row in form.counts if row["block"] == name}
        asked = {row["occupation_code"] for row in form.cells}
        for row in form.occupations:
            if row["occupation_code"] in asked | answered:
                yield row["occupation_code"], {"occupation": paper.name(row, "occupation")}
    else:
        for band in AGE_BANDS:
            yield band, {"item": age(paper.words, band)}


def age(words: Words, band: str) -> str:
    """An age band in words: 20歳未満, 20～23歳, 60歳, 65歳以上."""
    if band == "u20":
        return words("form.age.under", age=20)
    if band.endswith("+"):
        return words("form.age.from", age=band[:-1])
    first, _, last = band.partition("-")
    return words("form.age.range", first=first, last=last) if last else words("form.age.one", age=first)


def _counts(paper: Paper, name: str, code: str) -> dict[str, object]:
    values = {}
    for row in paper.form.counts:
        if (row["block"], row["item_code"]) == (name, code):
            values[row["measure"]] = row["persons"]
            values[f"previous_{row['measure']}"] = row["previous_persons"]
    return values


def _write_marks(sheet: Worksheet, name: str, placed: Sequence[Column]) -> None:
    for place, mark in enumerate([name, *(column.id for column in placed)]):
        sheet.write_string(MARKS, place, mark)
    sheet.write_string(HEADING + 1, ITEM_COLUMN, WHOSE_MARK)
    sheet.write_string(HEADS, ITEM_COLUMN, HEAD_MARK)
    sheet.set_row(MARKS, None, None, {"hidden": True})
    sheet.set_column(ITEM_COLUMN, ITEM_COLUMN, None, None, {"hidden": True})


def _write_heads(paper: Paper, sheet: Worksheet, name: str, placed: Sequence[Column]) -> None:
    words = paper.words
    sheet.set_row(HEADS, 40)
    for place, column in enumerate(placed, start=LABEL_COLUMN):
        said = column.id.removeprefix("previous_")
        key = f"field.{said}" if words.has(f"field.{said}") else f"form.column.{said}"
        sheet.write_string(HEADS, place, words(key), paper.style("head"))
    for group in dict.fromkeys(column.group for column in placed):
        places = [place for place, column in enumerate(placed, start=LABEL_COLUMN) if column.group == group]
        if not group:
            for place in places:
                sheet.write_blank(GROUPS, place, None, paper.style("group"))
        elif len(places) == 1:
            sheet.set_row(GROUPS, 30)
            sheet.write_string(GROUPS, places[0], _group(paper, name, group), paper.style("group"))
        else:
            sheet.merge_range(GROUPS, places[0], GROUPS, places[-1], _group(paper, name, group), paper.style("group"))


def _set_widths(sheet: Worksheet, placed: Sequence[Column]) -> None:
    """Column by column, and one more where the table is narrower than its heading, to the width of a page."""
    usual = _WIDTH if len(placed) > 5 else _WIDTH_ALONE
    widths = [_WIDTHS.get(column.id.removeprefix("previous_"), usual) for column in placed]
    for place, width in enumerate(widths, start=LABEL_COLUMN):
        sheet.set_column(place, place, width)
    after = LABEL_COLUMN + len(placed)
    sheet.set_column(after, after, max(_PAGE - sum(widths), 1))


def _group(paper: Paper, name: str, group: str) -> str:
    words, survey = paper.words, paper.form.survey
    if group not in ("previous", "current"):
        return words(f"form.group.{group}")
    as_of = survey["previous_as_of"] if group == "previous" else survey["as_of"]
    if as_of is None:
        return words("form.group.no_previous")
    if name in OF_THE_YEAR:
        first, last = year_before(as_of)
        return words(f"form.group.{group}_year", first=paper.day(first), last=paper.day(last))
    return words(f"form.group.{group}", day=paper.day(as_of))


def _write_line(paper: Paper, sheet: Worksheet, row: int, placed: Sequence[Column], line: Line) -> None:
    sheet.write_string(row, ITEM_COLUMN, line.mark)
    is_added = line.mark == ADDED_MARK
    sheet.set_row(row, 18)
    for place, column in enumerate(placed, start=LABEL_COLUMN):
        value = line.values.get(column.id)
        style = paper.style("choice" if is_added and column.kind == "label" else column.style)
        if column.kind == "computed":
            sheet.write_formula(row, place, _formula(paper, column.id, row, placed), style, "")
        elif value is None:
            sheet.write_blank(row, place, None, style)
        elif isinstance(value, str):
            sheet.write_string(row, place, value, style)
        else:
            sheet.write_number(row, place, value, style)


def _formula(paper: Paper, computed: str, row: int, placed: Sequence[Column]) -> str:
    cell = {column.id: f"{xl_col_to_name(place)}{row + 1}" for place, column in enumerate(placed, start=LABEL_COLUMN)}
    planned, actual = cell["planned"], cell["actual"]
    if computed == "check":
        return _check(paper, cell)
    more, less = (planned, actual) if computed == "vacancy" else (actual, planned)
    return f'=IF(AND(ISNUMBER({planned}),ISNUMBER({actual})),MAX({more}-{less},0),"")'


def _check(paper: Paper, cell: dict[str, str]) -> str:
    """What is still missing or odd in a row, as the person who fills it in sees it at once."""
    none = paper.words("option.cover_status.none").replace('"', '""')
    planned, actual, status, covered = (cell[name] for name in ("planned", "actual", "cover_status", "covered"))
    cases = (
        (f'AND({planned}="",{actual}="")', "unanswered"),
        (f"NOT(AND(ISNUMBER({planned}),ISNUMBER({actual})))", "one_missing"),
        (f"N({cell['fixed_term']})+N({cell['reappointed']})>{actual}", "parts"),
        (f'AND({status}="{none}",N({covered})>0)', "covered_by_none"),
        (f"N({covered})>{cell['vacancy']}", "covered_too_many"),
        (f'AND({cell["vacancy"]}>0,{status}="")', "cover_missing"),
    )
    formula = '""'
    for condition, key in reversed(cases):
        formula = f"IF({condition},{_said(paper, key)},{formula})"
    return f'=IF(AND({cell["occupation"]}="",COUNT({planned},{actual})=0),"",{formula})'


def _write_total(paper: Paper, sheet: Worksheet, placed: Sequence[Column], last: int) -> None:
    row = last + 1
    sheet.write_string(row, ITEM_COLUMN, TOTAL_MARK)
    sheet.set_row(row, 20)
    for place, column in enumerate(placed, start=LABEL_COLUMN):
        if place == LABEL_COLUMN:
            sheet.write_string(row, place, paper.words("form.total"), paper.style("total_label"))
        elif column.is_summed:
            letter = xl_col_to_name(place)
            cells = f"{letter}{DATA + 1}:{letter}{last + 1}"
            sheet.write_formula(row, place, f'=IF(COUNT({cells})=0,"",SUM({cells}))', paper.style("total"), "")
        else:
            sheet.write_blank(row, place, None, paper.style("total"))


def _add_rules(paper: Paper, sheet: Worksheet, placed: Sequence[Column], lines: Sequence[Line], last: int) -> None:
    stop = {"error_title": paper.words("form.rule.title"), "error_type": "stop"}
    for place, column in enumerate(placed, start=LABEL_COLUMN):
        if column.kind == "input":
            sheet.data_validation(DATA, place, last, place, {**stop, **_input_rule(paper, column.id)})
        _highlight(paper, sheet, column.id, place, last)
    added = [row for row, line in enumerate(lines, start=DATA) if line.mark == ADDED_MARK]
    if added:
        rule = {
            "validate": "list",
            "source": f"={LISTS_SHEET}!$A$1:$A${len(addable(paper))}",
            "error_message": paper.words("form.rule.occupation"),
            "input_title": paper.words("form.add.title"),
            "input_message": paper.words("form.add.message"),
        }
        sheet.data_validation(added[0], LABEL_COLUMN, added[-1], LABEL_COLUMN, {**stop, **rule})


def _input_rule(paper: Paper, name: str) -> dict[str, object]:
    words = paper.words
    if name == "cover_status":
        choices = [words(f"option.cover_status.{status}") for status in COVER_STATUSES]
        return {"validate": "list", "source": choices, "error_message": words("form.rule.cover_status")}
    if name == "note":
        message = words("form.rule.note", most=texts.LONGEST_NOTE)
        return {"validate": "length", "criteria": "<=", "value": texts.LONGEST_NOTE, "error_message": message}
    return {
        "validate": "integer",
        "criteria": "between",
        "minimum": 0,
        "maximum": counts.MOST_HEADS,
        "error_message": words("form.rule.count", most=counts.MOST_HEADS),
    }


def _highlight(paper: Paper, sheet: Worksheet, name: str, place: int, last: int) -> None:
    """Vacancies in orange; in red what is wrong in a row, though not that it is still empty."""
    cell = f"${xl_col_to_name(place)}{DATA + 1}"
    if name in ("vacancy", "previous_vacancy"):
        rule = {"criteria": f"=N({cell})>0", "format": paper.style("vacancy")}
        sheet.conditional_format(DATA, place, last + 1, place, {"type": "formula", **rule})
    elif name == "check":
        rule = {"criteria": f'=AND({cell}<>"",{cell}<>{_said(paper, "unanswered")})', "format": paper.style("warning")}
        sheet.conditional_format(DATA, place, last, place, {"type": "formula", **rule})


def _said(paper: Paper, key: str) -> str:
    """A message of the check column as a text inside a formula."""
    text = paper.words(f"form.check.{key}").replace('"', '""')
    return f'"{text}"'
