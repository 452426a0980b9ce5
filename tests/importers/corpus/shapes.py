"""Cases 21–29: encodings, headers in any order and form, sheets beside the one that counts."""

from __future__ import annotations

from functools import partial

from openpyxl.worksheet.worksheet import Worksheet

from tests.importers.corpus.table import (
    AS_OF,
    BOTH,
    GOOD,
    GOOD_ENTRY,
    KOSA,
    OTHER,
    OTHER_ENTRY,
    UKI,
    Return,
    refused,
    row_with,
)
from tests.importers.known import COLUMNS
from tests.importers.making import text_file, workbook
from workforce.domain.headcounts import HeadcountEntry

ROWS = [COLUMNS, GOOD, OTHER]
CSV = "回答.csv"
NAMES = "髙﨑①㈱～−"  # 見た目は普通でも Shift_JIS にはなく CP932 にある文字など
SHORT = ["municipality_code", "occupation", "planned", "actual"]
ONE = {UKI: HeadcountEntry(planned=12, actual=9)}


def mixed() -> bytes:
    """A CP932 file into which somebody pasted a line of UTF-8."""
    return text_file([COLUMNS, OTHER], "cp932") + text_file([GOOD], "utf-8")


def with_sheets(*titles: str, rows: list[list[object]] | None = None, hidden: str = "") -> bytes:
    """A workbook whose answers stand beside other sheets, each with some rows or with a remark."""

    def change(sheet: Worksheet) -> None:
        for title in titles:
            other = sheet.parent.create_sheet(title)
            for row in rows or [["この調査について"]]:
                other.append(row)
        if hidden:
            sheet.parent[hidden].sheet_state = "hidden"

    return workbook(ROWS, change)


def merged_header(groups: list[object], lower: list[object], *areas: str) -> bytes:
    """A title, a header of two rows with merged cells, and the two good rows."""

    def change(sheet: Worksheet) -> None:
        for area in areas:
            sheet.merge_cells(area)

    return workbook([["令和8年度 職員数調べ"], groups, lower, GOOD, OTHER], change)


def two_years() -> bytes:
    """The numbers of two years under one header each."""
    return workbook(
        [
            ["団体コード", "職種", "令和7年", None, "令和8年", None],
            [None, None, "定員計画数", "実職員数", "定員計画数", "実職員数"],
            ["43213", "土木技師", 11, 9, 12, 9],
        ],
        lambda sheet: [sheet.merge_cells(area) for area in ("A1:A2", "B1:B2", "C1:D1", "E1:F1")],
    )


TWO_ROWS = (
    ["団体", None, "基準日", "職種", "職員数", None, "内訳", None, "欠員の状況", None, "備考"],
    [
        "団体コード",
        "団体名",
        None,
        None,
        "定員計画数\n（人）",
        "実職員数（人）",
        "うち任期付",
        "うち再任用",
        "補充の方法",
        "補充人数",
        None,
    ],
    "A1:K1",
    "A2:B2",
    "C2:C3",
    "D2:D3",
    "E2:F2",
    "G2:H2",
    "I2:J2",
    "K2:K3",
)

RETURNS = [
    Return(case=21, about="UTF-8 with its mark", name=CSV, make=partial(text_file, ROWS, "utf-8-sig"), answers=BOTH),
    Return(case=21, about="UTF-8 without it", name=CSV, make=partial(text_file, ROWS, "utf-8"), answers=BOTH),
    Return(
        case=22,
        about="CP932 with characters that Shift_JIS lacks",
        name=CSV,
        make=lambda: text_file([COLUMNS, row_with(備考=NAMES[:-1]), OTHER], "cp932"),
        answers={UKI: HeadcountEntry(**{**vars(GOOD_ENTRY), "note": NAMES[:-1]}), KOSA: OTHER_ENTRY},
    ),
    Return(case=23, about="UTF-16", name=CSV, make=partial(text_file, ROWS, "utf-16"), answers=BOTH),
    Return(
        case=23,
        about="UTF-16 with tabs, as Excel saves Unicode text",
        name="回答.txt",
        make=lambda: b"\xfe\xff" + text_file(ROWS, "utf-16-be", delimiter="\t"),
        answers=BOTH,
    ),
    refused(23, "UTF-16 without its mark", partial(text_file, ROWS, "utf-16-le"), "encoding_unclear", CSV),
    refused(24, "EUC-JP", partial(text_file, ROWS, "euc_jp"), "encoding_unclear", CSV),
    refused(24, "ISO-2022-JP", partial(text_file, ROWS, "iso2022_jp"), "encoding_unclear", CSV),
    refused(25, "CP932 and UTF-8 in one file", mixed, "encoding_unclear", CSV),
    refused(25, "bytes of no encoding", lambda: text_file(ROWS, "cp932") + b"\xff\xfe\x81", "encoding_unclear", CSV),
    refused(0, "a quote that is never closed", lambda: text_file(ROWS) + b'"43213,', "file_broken", CSV),
    Return(
        case=26,
        about="columns in another order, one of them nobody's",
        make=lambda: workbook([[*COLUMNS[::-1], "担当"], [*GOOD[::-1], "佐藤"], [*OTHER[::-1], "鈴木"]]),
        answers=BOTH,
    ),
    Return(
        case=26,
        about="headers by their ids, without a date of their own",
        name=CSV,
        make=lambda: text_file([SHORT, ["43213", "civil", "12", "9"]]),
        as_of=AS_OF,
        answers=ONE,
    ),
    Return(
        case=26,
        about="other words for the columns",
        name=CSV,
        make=lambda: text_file([["コード", "しごと", "定数", "現員"], ["43213", "土木", "12", "9"]]),
        as_of=AS_OF,
        layout="unknown",
        problems=("error columns_unknown 1",),
    ),
    Return(
        case=26,
        about="other words, with the columns chosen",
        name=CSV,
        make=lambda: text_file([["コード", "しごと", "定数", "現員"], ["43213", "土木", "12", "9"]]),
        as_of=AS_OF,
        mapping={0: "municipality_code", 1: "occupation", 2: "planned", 3: "actual"},
        answers=ONE,
    ),
    Return(
        case=26,
        about="other words, with too few columns chosen",
        name=CSV,
        make=lambda: text_file([["コード", "しごと", "定数", "現員"], ["43213", "土木", "12", "9"]]),
        as_of=AS_OF,
        mapping={0: "municipality_code", 1: "occupation", 2: "planned"},
        layout="unknown",
        problems=("error mapping_incomplete 1",),
    ),
    Return(
        case=26,
        about="a choice of columns for another file",
        name=CSV,
        make=partial(text_file, ROWS),
        mapping={40: "planned"},
        layout="none",
        problems=("error mapping_unusable",),
    ),
    Return(
        case=27,
        about="no column for the plan",
        name=CSV,
        make=lambda: text_file([[*COLUMNS[:4], *COLUMNS[5:]], [*GOOD[:4], *GOOD[5:]]]),
        layout="none",
        problems=("error columns_missing 1",),
    ),
    Return(
        case=27,
        about="the plan twice",
        make=lambda: workbook([[*COLUMNS, "定員計画数"], [*GOOD, "13"]]),
        layout="none",
        problems=("error column_repeated E1", "error column_repeated L1"),
    ),
    Return(
        case=27,
        about="no column for the date, and none given",
        name=CSV,
        make=lambda: text_file([SHORT, ["43213", "civil", "12", "9"]]),
        problems=("error as_of_column_missing 1",),
    ),
    Return(
        case=27,
        about="a ceiling instead of a plan: 条例定数 is another number",
        name=CSV,
        make=lambda: text_file([["条例定数" if name == "定員計画数" else name for name in COLUMNS], GOOD]),
        layout="unknown",
        problems=("error columns_unknown 1",),
    ),
    Return(
        case=28, about="a header of two rows with merged cells", make=lambda: merged_header(*TWO_ROWS), answers=BOTH
    ),
    Return(
        case=28,
        about="a header whose group says that the numbers are last year's",
        make=lambda: merged_header(
            ["団体", None, None, None, "前年度", None, *[None] * 5], [*COLUMNS], "A2:D2", "E2:F2"
        ),
        layout="unknown",
        problems=("error columns_unknown 3",),
    ),
    Return(
        case=28,
        about="two years side by side",
        make=two_years,
        as_of=AS_OF,
        layout="unknown",
        problems=("error columns_unknown 2",),
    ),
    Return(
        case=28,
        about="two years side by side, with the columns chosen",
        make=two_years,
        as_of=AS_OF,
        mapping={0: "municipality_code", 1: "occupation", 4: "planned", 5: "actual"},
        answers=ONE,
    ),
    Return(
        case=29,
        about="a cover sheet behind the answers",
        make=lambda: with_sheets("説明"),
        answers=BOTH,
        problems=("warning sheets_not_read",),
    ),
    refused(29, "two sheets of answers", lambda: with_sheets("回答2", rows=[COLUMNS, OTHER]), "several_tables"),
    Return(
        case=29,
        about="last year's answers on a hidden sheet",
        make=lambda: with_sheets("前年", rows=[COLUMNS, OTHER], hidden="前年"),
        answers=BOTH,
        problems=("warning sheets_not_read",),
    ),
    Return(
        case=29,
        about="the answers themselves on a hidden sheet",
        make=lambda: with_sheets("説明", hidden="回答"),
        answers=BOTH,
        problems=("warning hidden_sheet 1", "warning sheets_not_read"),
    ),
    Return(about="a header and no row", make=lambda: workbook([COLUMNS]), problems=("error no_rows 1",)),
]
