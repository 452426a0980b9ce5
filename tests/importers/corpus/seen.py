"""What a person sees at once and a program easily misses: struck-out figures, footnote marks, last year's heading."""

from __future__ import annotations

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from tests.importers.corpus.cell_cases import REST, cell, set_to, sheet_case
from tests.importers.corpus.table import AS_OF, BOTH, GOOD, KOSA, OTHER, OTHER_ENTRY, UKI, Return, refused, row_with
from tests.importers.known import COLUMNS
from tests.importers.making import text_file, workbook
from workforce.domain.headcounts import HeadcountEntry

CSV = "回答.csv"
SHORT = ["団体コード", "職種", "定員計画数", "実職員数"]
ONE = {UKI: HeadcountEntry(planned=12, actual=9)}


def in_part(first: str, font: InlineFont, last: str) -> CellRichText:
    """A text whose first part is written otherwise."""
    return CellRichText(TextBlock(font, first), last)


def struck_cell(sheet: Worksheet) -> None:
    """A whole cell struck out, as offices do instead of deleting."""
    sheet["E2"].font = Font(strike=True)


def below(title: list[object], rows: list[list[object]], *, as_text: bool = False) -> bytes:
    """A table below a line of title."""
    return text_file([title, *rows]) if as_text else workbook([title, *rows])


def behind_a_cover() -> bytes:
    """A sheet of explanations, and behind it a table whose columns somebody has to choose."""

    def change(sheet: Worksheet) -> None:
        second = sheet.parent.create_sheet("回答2")
        for row in (["この表は4月1日現在です"], ["団体コード", "しごと", "定数", "現員"], ["43213", "土木", 12, 9]):
            second.append(row)

    return workbook([["このファイルについて", "担当", "電話"]], change)


RETURNS = [
    sheet_case(
        0,
        "12 struck out before 10",
        set_to("E2", in_part("12", InlineFont(strike=True), "10")),
        "error struck_or_raised E2",
        answers=REST,
    ),
    sheet_case(
        0,
        "12 with a raised footnote 1",
        set_to("E2", CellRichText("12", TextBlock(InlineFont(vertAlign="superscript"), "1"))),
        "error struck_or_raised E2",
        answers=REST,
    ),
    sheet_case(0, "12 of which 1 is bold", set_to("E2", in_part("1", InlineFont(b=True), "2"))),
    sheet_case(0, "a whole cell struck out", struck_cell, "error struck_or_raised E2", answers=REST),
    sheet_case(0, "12 shown as a word", set_to("E2", 12, '"別紙"'), "error number_shown_differently E2", answers=REST),
    Return(
        about="前年 above the numbers, not merged",
        make=lambda: below(["", "", "前年", "前年"], [SHORT, ["43213", "土木", 12, 9]]),
        as_of=AS_OF,
        layout="unknown",
        problems=("error columns_unknown 2",),
    ),
    Return(
        about="the day of the figures above the numbers",
        make=lambda: below(["", "", "", "令和8年4月1日現在"], [SHORT, ["43213", "土木", 12, 9]]),
        as_of=AS_OF,
        answers=ONE,
    ),
    Return(
        about="a title that says last year's day",
        make=lambda: below(["職員数調べ（令和７年４月１日現在）"], [SHORT, ["43213", "土木", 12, 9]]),
        as_of=AS_OF,
        answers=ONE,
        problems=("error as_of_differs A1",),
    ),
    Return(
        about="a title with 2025.4.1 時点",
        make=lambda: below(["2025.4.1 時点"], [SHORT, ["43213", "土木", 12, 9]], as_text=True),
        name=CSV,
        as_of=AS_OF,
        answers=ONE,
        problems=("error as_of_differs A1",),
    ),
    Return(
        about="a comma inside a number that nobody quoted",
        name=CSV,
        make=lambda: text_file([COLUMNS, OTHER]) + "43213,宇城市,R8.4.1,土木,1,234,9,,,,,\r\n".encode(),
        answers=REST,
        problems=("error more_values_than_columns 3",),
    ),
    Return(
        about="rows that end before their last columns",
        name=CSV,
        make=lambda: text_file([COLUMNS, OTHER[:6]]),
        answers={KOSA: OTHER_ENTRY},
    ),
    refused(0, "rows without a header", lambda: text_file([GOOD, OTHER]), "no_table", CSV),
    refused(
        0,
        "rows without a header, one of which has a header's word in it",
        lambda: text_file([row_with(欠員の補充="再任用"), OTHER]),
        "no_table",
        CSV,
    ),
    Return(
        about="a cover sheet before a table with other words",
        make=behind_a_cover,
        as_of=AS_OF,
        layout="unknown",
        problems=("error columns_unknown 2",),
    ),
    Return(
        about="a spreadsheet's hint to itself in the first line",
        name=CSV,
        make=lambda: b"sep=,\r\n" + text_file([COLUMNS, GOOD, OTHER], "utf-8"),
        answers=BOTH,
    ),
    cell(0, "a day at midnight as text", 基準日="2026/4/1 0:00", as_text=True),
    Return(
        about="the header again in the middle, as on a new page",
        make=lambda: workbook([COLUMNS, GOOD, COLUMNS, OTHER]),
        answers=BOTH,
        problems=tuple(
            f"error {code} {place}3"
            for code, place in (
                ("not_a_code", "A"),
                ("unknown_municipality", "B"),
                ("not_a_date", "C"),
                ("unknown_occupation", "D"),
                ("not_a_number", "E"),
                ("not_a_number", "F"),
                ("not_a_number", "G"),
                ("not_a_number", "H"),
                ("unknown_cover", "I"),
                ("not_a_number", "J"),
            )
        ),
    ),
]
