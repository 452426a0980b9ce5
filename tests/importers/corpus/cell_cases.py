"""Cases 32–52: one cell that is odd, beside a row in which nothing is wrong."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from tests.importers.corpus.hostile import SHEET
from tests.importers.corpus.table import (
    AS_OF,
    BOTH,
    GOOD,
    GOOD_ENTRY,
    KOSA,
    OTHER,
    OTHER_ENTRY,
    UKI,
    Answers,
    Return,
    row_with,
)
from tests.importers.known import COLUMNS
from tests.importers.making import repacked, text_file, workbook
from workforce.domain.headcounts import HeadcountEntry

CSV = "回答.csv"
REST: Answers = {KOSA: OTHER_ENTRY}  # what can still be read where the first row cannot


def cell(
    case: int, about: str, *problems: str, entry: HeadcountEntry | None = None, as_text: bool = False, **changed: object
) -> Return:
    """A workbook or text file with some cells of its first row changed; read as ``entry`` if nothing is wrong."""
    is_error = any(problem.startswith("error") for problem in problems)
    rows = [COLUMNS, row_with(**changed), OTHER]
    return Return(
        case=case,
        about=about,
        name=CSV if as_text else "回答.xlsx",
        make=lambda: text_file(rows) if as_text else workbook(rows),
        answers=REST if is_error else {UKI: entry or GOOD_ENTRY, **REST},
        problems=problems,
    )


def sheet_case(
    case: int,
    about: str,
    change: Callable[[Worksheet], None],
    *problems: str,
    answers: Answers = BOTH,
    rows: list[list[object]] | None = None,
) -> Return:
    """A workbook changed as a whole."""
    given = [COLUMNS, *(rows or [GOOD, OTHER])]
    return Return(case=case, about=about, make=lambda: workbook(given, change), answers=answers, problems=problems)


def planned(count: int | None) -> HeadcountEntry:
    """The first row with another plan."""
    return replace(GOOD_ENTRY, planned=count)


def named(name: str, code: str = "") -> dict[str, object]:
    """A municipality by its name, or code and name."""
    return {"団体コード": code, "団体名": name}


def set_to(name: str, value: object, number_format: str = "General") -> Callable[[Worksheet], None]:
    """Puts a value into a cell."""

    def change(sheet: Worksheet) -> None:
        sheet[name] = value
        sheet[name].number_format = number_format

    return change


def error_value() -> bytes:
    """A computed cell whose stored result is #REF!."""
    return repacked(
        workbook([COLUMNS, row_with(定員計画数=4711), OTHER]),
        {SHEET: lambda xml: xml.replace(b'<c r="E2" t="n"><v>4711</v>', b'<c r="E2" t="e"><f>A99</f><v>#REF!</v>')},
    )


def computed(result: bytes, *, on_load: bool = False) -> bytes:
    """A computed cell with its result stored; ``on_load``: by a program that never computed it."""
    return repacked(
        workbook([COLUMNS, row_with(定員計画数=4711), OTHER]),
        {
            SHEET: lambda xml: xml.replace(b'<c r="E2" t="n"><v>4711</v>', b'<c r="E2"><f>6*2</f>' + result),
            "xl/workbook.xml": lambda xml: xml if on_load else xml.replace(b'fullCalcOnLoad="1"', b""),
        },
    )


def with_furigana() -> bytes:
    """A name with its reading above it, as Japanese input methods store it."""
    reading = '<is><t>宇城市</t><rPh sb="0" eb="2"><t>ウキ</t></rPh></is>'.encode()
    return repacked(workbook([COLUMNS, GOOD, OTHER]), {SHEET: lambda xml: _inline(xml, reading)})


def _inline(xml: bytes, content: bytes) -> bytes:
    start = xml.index(b'<c r="B2"')
    end = xml.index(b"</c>", start)
    return xml[:start] + b'<c r="B2" t="inlineStr">' + content + xml[end:]


def counted_from_1904(value: object) -> bytes:
    """A workbook of an old Mac, which counts days from 1904."""
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in (COLUMNS, row_with(基準日=value), OTHER):
        book.active.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


NUMBERS = [
    cell(32, "full-width digits", entry=planned(12), 定員計画数="１２"),
    cell(32, "full-width digits with a separator", entry=planned(1234), 定員計画数="１，２３４"),
    cell(32, "blanks around a number", entry=planned(12), 定員計画数="　12 "),
    cell(32, "a whole number with decimals", entry=planned(12), 定員計画数="12.0"),
    cell(33, "▲3 as a plan", "error too_small E2", 定員計画数="▲3"),
    cell(33, "△3 as a plan", "error too_small E2", 定員計画数="△3"),
    cell(34, "－ for unanswered", entry=planned(None), 定員計画数="－"),
    cell(34, "a blank for unanswered", entry=planned(None), 定員計画数=None),
    cell(34, "blanks for unanswered", entry=planned(None), 定員計画数="　 "),
    cell(
        34,
        "0 is an answer",
        entry=HeadcountEntry(planned=12, actual=0),
        実職員数="0",
        うち任期付="",
        欠員の補充="",
        補充人数="",
        備考="",
    ),
    cell(34, "a whole row of －", entry=HeadcountEntry(), **dict.fromkeys(COLUMNS[4:], "－") | {"備考": ""}),
    cell(35, "a separator in the wrong place", "error misplaced_comma E2", 定員計画数="1,23"),
    cell(36, "half a person", "error fractional E2", 定員計画数=5.5),
    cell(36, "half a person as text", "error fractional E2", 定員計画数="5.5", as_text=True),
    cell(37, "a negative number", "error too_small E2", 定員計画数=-4),
    cell(37, "a negative number with a true minus", "error too_small E2", 定員計画数="−4"),
    cell(38, "a milliard", "error too_large E2", 定員計画数=1e9),
    cell(38, "a milliard as powers of ten", "error not_a_number E2", 定員計画数="1e9", as_text=True),
    cell(38, "forty digits", "error too_many_digits E2", 定員計画数="9" * 40),
    cell(38, "five thousand digits", "error too_many_digits E2", 定員計画数="9" * 5000),
    Return(case=39, about="#REF!", make=error_value, answers=REST, problems=("error formula_error E2",)),
    sheet_case(40, "a formula never computed", set_to("E2", "=6*2"), "error formula_without_value E2", answers=REST),
    Return(
        case=40,
        about="a formula whose 0 nobody computed",
        make=lambda: computed(b"<v>0</v>", on_load=True),
        answers=REST,
        problems=("error formula_without_value E2",),
    ),
    Return(case=40, about="a formula with its result", make=lambda: computed(b"<v>12</v>"), answers=BOTH),
    *(
        cell(41, f"{written} is no number", "error not_a_number E2", 定員計画数=written)
        for written in ("①", "(1)", "約10", "10～12", "若干名", "12人日", "十二", "〃", "٣", "12?", "0x1F", "1/2")
    ),
    *(
        cell(41, f"{written} is no number", "error not_a_number E2", 定員計画数=written)
        for written in (
            "約12人",
            "12人程度",
            "十二人",
            "12人（うち女性3人）",
            "①名",
            "人",
            "12人名",
            "(12)人",
            "12・13人",
        )
    ),
    *(
        cell(41, f"{written} is 12 with its counter", 定員計画数=written)
        for written in ("12人", "１２名", "12 名", "１２　人", " 12人 ", "12.0人")
    ),
    cell(41, "a comma gone astray before a counter", "error misplaced_comma E2", 定員計画数="1,2人"),
    cell(0, "a day where a number should be", "error date_in_number E2", 定員計画数=date(2026, 1, 2)),
    cell(0, "TRUE where a number should be", "error not_a_number E2", 定員計画数=True),
    sheet_case(0, "1 shown as 100 %", set_to("E2", 1, "0%"), "error number_shown_differently E2", answers=REST),
    sheet_case(
        0, "12,000 shown as 12", set_to("E2", 12000, "#,##0,"), "error number_shown_differently E2", answers=REST
    ),
    sheet_case(0, "12 shown as nothing", set_to("E2", 12, ";;;"), "error number_shown_differently E2", answers=REST),
    sheet_case(0, "12 shown as 12人", set_to("E2", 12, '#,##0"人"')),
    sheet_case(0, "12 shown with a triangle if negative", set_to("E2", 12, '#,##0;"▲ "#,##0')),
    sheet_case(
        0,
        "one number merged over two rows",
        lambda sheet: sheet.merge_cells("E2:E3"),
        "error merged_number E3",
        answers={UKI: GOOD_ENTRY},
    ),
]

DAYS = [
    *(
        cell(44, f"{written} is 1 April 2026", 基準日=written)
        for written in (
            "2026-04-01",
            "2026/4/1",
            "R8.4.1",
            "令和8年4月1日",
            "令和８年４月１日",
            "2026年4月1日",
            "Ｒ８．４．１",
        )
    ),
    cell(44, "a day of the spreadsheet", 基準日=date(2026, 4, 1)),
    cell(44, "a day at midnight", 基準日=datetime(2026, 4, 1)),
    cell(44, "a serial day", 基準日=46113),
    cell(44, "a serial day as text", 基準日="46113", as_text=True),
    Return(case=44, about="a serial day counted from 1904", make=lambda: counted_from_1904(44651), answers=BOTH),
    Return(case=44, about="a day counted from 1904", make=lambda: counted_from_1904(date(2026, 4, 1)), answers=BOTH),
    cell(44, "a day with a time", "error not_a_date C2", 基準日=datetime(2026, 4, 1, 9, 30)),
    cell(44, "a number that is no day", "error not_a_date C2", 基準日=20260401),
    cell(44, "half a serial day", "error not_a_date C2", 基準日=46113.5),
    cell(42, "30 February", "error impossible_date C2", 基準日="令和7年2月30日"),
    cell(42, "month 13", "error impossible_date C2", 基準日="2026/13/1"),
    cell(43, "a year that its era never had", "error outside_era C2", 基準日="平成37年4月1日"),
    cell(43, "the year before its era began", "error outside_era C2", 基準日="令和元年4月30日"),
    cell(0, "a fiscal year", "error fiscal_year_not_date C2", 基準日="令和8年度"),
    cell(0, "a month", "error not_a_date C2", 基準日="令和8年4月"),
    cell(0, "no day", "error as_of_missing C2", 基準日=""),
    Return(
        about="another day than the one chosen",
        make=lambda: workbook([COLUMNS, row_with(基準日="R7.4.1"), OTHER]),
        as_of=AS_OF,
        answers=REST,
        problems=("error as_of_differs C2",),
    ),
    Return(
        about="blank days where one was chosen",
        make=lambda: workbook([COLUMNS, row_with(基準日=""), OTHER]),
        as_of=AS_OF,
        answers=BOTH,
    ),
]

KEYS = [
    *(
        cell(45, f"{written!r} is 宇城市", **named(written))
        for written in ("宇城市", "熊本県宇城市", "宇城", "　宇城　市 ", "宇 城")
    ),
    *(
        Return(
            case=45,
            about=f"{written} is 甲佐町",
            make=lambda written=written: workbook([COLUMNS, GOOD, row_with(OTHER, **named(written))]),
            answers=BOTH,
        )
        for written in ("甲佐町", "上益城郡甲佐町", "熊本県上益城郡甲佐町", "甲佐")
    ),
    cell(45, "芦北 in its old letters", "error code_name_differ B2", 団体名="葦北郡葦北町"),
    cell(46, "the right check digit", 団体コード="432130"),
    cell(46, "a wrong check digit", "error wrong_check_digit A2", 団体コード="432131"),
    cell(46, "a code as a number", 団体コード=43213),
    cell(46, "a code with its check digit as a number", 団体コード=432130.0),
    cell(46, "four digits", "error not_a_code A2", 団体コード="4321"),
    cell(47, "a code of nobody", "error unknown_municipality_code A2", 団体コード="43999"),
    cell(47, "a code of another prefecture", "error unknown_municipality_code A2", 団体コード="40130"),
    cell(47, "a name of another prefecture", "error unknown_municipality B2", **named("福岡市")),
    cell(47, "neither code nor name", "error municipality_missing A2", **named("")),
    cell(47, "an occupation of nobody", "error unknown_occupation D2", 職種="宇宙飛行士"),
    cell(47, "no occupation", "error occupation_missing D2", 職種=""),
    cell(47, "a way of covering of nobody", "error unknown_cover I2", 欠員の補充="応援団"),
    *(
        cell(47, f"{written} is 土木技師", 職種=written)
        for written in ("土木", "総合土木", "civil", "技術（土木）", "土 木 技 師")
    ),
    cell(48, "a code and another's name", "error code_name_differ B2", 団体名="宇土市"),
    Return(
        case=48,
        about="an occupation's code and another's name",
        make=lambda: workbook([[*COLUMNS, "職種コード"], [*GOOD, "phn"], [*OTHER, "phn"]]),
        answers=REST,
        problems=("error code_name_differ D2",),
    ),
    cell(0, "more fixed-term staff than staff", "error more_than_actual G2", うち任期付="10"),
    cell(0, "more staff of two kinds than staff", "error parts_more_than_actual H2", うち任期付="5", うち再任用="5"),
    cell(
        0,
        "more cover than vacancy",
        "warning covered_more_than_vacancy J2",
        entry=replace(GOOD_ENTRY, covered=4),
        補充人数="4",
    ),
    cell(0, "cover where there is none", "error covered_without_cover J2", 欠員の補充="なし"),
    cell(0, "cover by its id", entry=replace(GOOD_ENTRY, cover_status="fixed_term"), 欠員の補充="fixed_term"),
    Return(about="a name with its reading above it", make=with_furigana, answers=BOTH),
    Return(
        about="one ward's code",
        make=lambda: workbook([COLUMNS, row_with(**named("熊本市中央区", "43101")), OTHER]),
        answers={("43100", "civil", AS_OF): GOOD_ENTRY, **REST},
    ),
    Return(
        about="the code before it became a designated city",
        make=lambda: workbook([COLUMNS, row_with(**named("熊本市", "43201")), OTHER]),
        answers={("43100", "civil", AS_OF): GOOD_ENTRY, **REST},
    ),
    Return(
        about="the same occupation in two wards",
        make=lambda: workbook([COLUMNS, row_with(**named("", "43101")), row_with(**named("", "43102")), OTHER]),
        answers=REST,
        problems=("error repeated_after_roll_up D2", "error repeated_after_roll_up D3"),
    ),
]

TEXTS = [
    cell(52, "a NUL in a remark", "error forbidden_character K2", 備考="育休\0中", as_text=True),
    cell(52, "a NUL in a number", "error not_a_number E2", 定員計画数="1\x002", as_text=True),
    cell(52, "letters that turn the writing", "error forbidden_character K2", 備考="\u202e育休"),
    cell(52, "a number behind a turning mark", "error not_a_number E2", 定員計画数="\u202e12"),
    cell(52, "a number with an unseen blank inside", "error not_a_number E2", 定員計画数="1\u200b2"),
    cell(52, "an emoji", entry=replace(GOOD_ENTRY, note="👩‍⚕️ 募集中"), 備考="👩‍⚕️ 募集中"),
    cell(52, "an emoji in a number", "error not_a_number E2", 定員計画数="12👍"),
    cell(52, "an escaped NUL of a workbook", "error forbidden_character K2", 備考="育休_x0000_中"),
    cell(52, "a line break in a remark", entry=replace(GOOD_ENTRY, note="一行目\n二行目"), 備考="一行目\n二行目"),
    cell(
        0,
        "a remark that looks like a formula",
        entry=replace(GOOD_ENTRY, note="=1+1 の例"),
        備考="=1+1 の例",
        as_text=True,
    ),
    cell(0, "a remark that is a number", entry=replace(GOOD_ENTRY, note="3"), 備考=3),
    cell(0, "a remark of a thousand and one letters", "error too_long K2", 備考="あ" * 1001),
    Return(
        case=52,
        about="half a pair of surrogates",
        name=CSV,
        make=lambda: text_file([COLUMNS, OTHER]) + b"\xed\xa0\x80",
        layout="none",
        problems=("error encoding_unclear",),
    ),
]

RETURNS = [*NUMBERS, *DAYS, *KEYS, *TEXTS]
