"""Cases 49–51 and whole returns: totals, repeated and hidden rows, merged names, remarks, and all of it at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from openpyxl.worksheet.worksheet import Worksheet

from tests.importers.corpus.table import AS_OF, BOTH, GOOD, GOOD_ENTRY, KOSA, OTHER, UKI, Answers, Return, row_with
from tests.importers.known import COLUMNS, registers
from tests.importers.making import text_file, workbook
from workforce.domain import notation
from workforce.domain.headcounts import HeadcountEntry

SHORT = ["団体コード", "団体名", "職種", "定員計画数", "実職員数"]


def entry(planned: int | None, actual: int | None) -> HeadcountEntry:
    """An answer of two numbers."""
    return HeadcountEntry(planned=planned, actual=actual)


def table(
    about: str,
    rows: list[list[object]],
    answers: dict[tuple[str, str], tuple[int | None, int | None]],
    *problems: str,
    case: int = 0,
    change: Callable[[Worksheet], None] | None = None,
) -> Return:
    """A workbook of five columns."""
    return Return(
        case=case,
        about=about,
        make=lambda: workbook([SHORT, *rows], change),
        as_of=AS_OF,
        answers={(*key, AS_OF): entry(*numbers) for key, numbers in answers.items()},
        problems=problems,
    )


UKI_ROWS = [["43213", "宇城市", "土木技師", 12, 9], ["43213", "宇城市", "保健師", 8, 8]]
KOSA_ROWS = [["43444", "甲佐町", "土木技師", 4, 3], ["43444", "甲佐町", "保健師", 5, 5]]
FOUR = {
    ("43213", "civil"): (12, 9),
    ("43213", "phn"): (8, 8),
    ("43444", "civil"): (4, 3),
    ("43444", "phn"): (5, 5),
}

TOTALS = [
    table("a total that holds", [*UKI_ROWS, *KOSA_ROWS, ["", "", "合計", 29, 25]], FOUR, case=49),
    table(
        "a total that does not hold",
        [*UKI_ROWS, *KOSA_ROWS, ["合計", None, None, 30, 25]],
        FOUR,
        "error total_mismatch D6",
        case=49,
    ),
    table(
        "小計 of each municipality and a 合計",
        [*UKI_ROWS, ["", "", "小計", 20, 17], *KOSA_ROWS, ["", "", "小 計", 9, 8], ["", "合　計", "", "２９", "25"]],
        FOUR,
        case=49,
    ),
    table(
        "a 小計 that does not hold, below a 合計 that does",
        [*UKI_ROWS, ["", "", "小計", 20, 18], *KOSA_ROWS, ["", "", "小計", 9, 8], ["", "合計", "", 29, 25]],
        FOUR,
        "error total_mismatch E4",
        case=49,
    ),
    table(
        "計 of each municipality by its name, before its rows",
        [["", "宇城市計", "", 20, 17], *UKI_ROWS, ["43444", "甲佐町", "計", 9, 8], *KOSA_ROWS],
        FOUR,
        case=49,
    ),
    table(
        "市計, 町村計 and 県計",
        [*UKI_ROWS, *KOSA_ROWS, ["", "市計", "", 20, 17], ["", "町村計", "", 9, 9], ["", "熊本県計", "", 29, 25]],
        FOUR,
        "error total_mismatch E7",
        case=49,
    ),
    table(
        "計 after each municipality and a last 計 of them all",
        [*UKI_ROWS, ["", "", "計", 20, 17], *KOSA_ROWS, ["", "", "計", 9, 8], ["", "", "計", 29, 25]],
        FOUR,
        case=49,
    ),
    table(
        "a total that says nothing, and one that is no number",
        [*UKI_ROWS, *KOSA_ROWS, ["", "", "合計", "－", "約25"]],
        FOUR,
        "warning not_a_number E6",
        case=49,
    ),
    table(
        "a total formula that was never computed declares nothing",
        [*UKI_ROWS, *KOSA_ROWS, ["", "", "合計", "=SUM(D2:D5)", "=SUM(E2:E5)"]],
        FOUR,
        case=49,
    ),
    table(
        "a total over a row that cannot be read is not compared",
        [["43213", "宇城市", "土木技師", "約12", 9], *KOSA_ROWS, ["", "", "合計", 1, 17]],
        {key: FOUR[key] for key in [("43444", "civil"), ("43444", "phn")]},
        "error not_a_number D2",
        case=49,
    ),
    table(
        "a total in which unanswered counts as nothing",
        [["43213", "宇城市", "土木技師", 12, "－"], *KOSA_ROWS, ["", "", "合計", 21, 8]],
        {**{key: FOUR[key] for key in [("43444", "civil"), ("43444", "phn")]}, ("43213", "civil"): (12, None)},
        case=49,
    ),
]

ROWS = [
    table(
        "the same row twice",
        [UKI_ROWS[0], *UKI_ROWS],
        {key: FOUR[key] for key in list(FOUR)[:2]},
        "warning repeated_same C3",
        case=50,
    ),
    table(
        "the same key with two answers",
        [UKI_ROWS[0], ["432130", "宇城", "土木", 12, 10], UKI_ROWS[1]],
        {("43213", "phn"): (8, 8)},
        "error repeated_differently C2",
        "error repeated_differently C3",
        case=50,
    ),
    table(
        "hidden rows",
        [*UKI_ROWS, *KOSA_ROWS],
        FOUR,
        "warning hidden_rows 3",
        case=51,
        change=lambda sheet: [_hide(sheet, row) for row in (3, 4)],
    ),
    table(
        "a hidden column",
        [*UKI_ROWS, *KOSA_ROWS],
        FOUR,
        "warning hidden_column D1",
        case=51,
        change=lambda sheet: setattr(sheet.column_dimensions["D"], "hidden", True),
    ),
    table(
        "names merged over the rows they hold for",
        [UKI_ROWS[0], [None, None, *UKI_ROWS[1][2:]], *KOSA_ROWS],
        FOUR,
        change=lambda sheet: [sheet.merge_cells(area) for area in ("A2:A3", "B2:B3")],
    ),
    table(
        "names only above the rows they hold for, not merged",
        [UKI_ROWS[0], [None, None, *UKI_ROWS[1][2:]]],
        {("43213", "civil"): (12, 9)},
        "error municipality_missing A3",
    ),
    table(
        "remarks and blank rows",
        [*UKI_ROWS, [], ["※ 任期付職員を含む。"], ["（注）4月1日現在"], *KOSA_ROWS],
        FOUR,
    ),
    table(
        "a row marked ※ that holds numbers",
        [["43213", "宇城市", "※土木技師", 12, 9], *KOSA_ROWS, ["※43213", "", "保健師", 8, 8]],
        {key: FOUR[key] for key in list(FOUR)[2:]},
        "error unknown_occupation C2",
        "error not_a_code A5",
    ),
    table(
        "an occupation that ends like a total",
        [["43213", "宇城市", "会計", 12, 9], *KOSA_ROWS],
        {key: FOUR[key] for key in list(FOUR)[2:]},
        "error unknown_occupation C2",
    ),
]


def _hide(sheet: Worksheet, row: int) -> None:
    sheet.row_dimensions[row].hidden = True


# 同じ数の書き方。どの市町村も自分の流儀で書いてくる
STYLES: list[Callable[[int], object]] = [
    lambda number: number,
    str,
    lambda number: str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    lambda number: f"{number:,}",
    lambda number: f" {number}.0",
    float,
]
DAYS: list[Callable[[date], object]] = [
    lambda day: day,
    notation.japanese_date,
    lambda day: f"R{day.year - 2018}.{day.month}.{day.day}",
    lambda day: (day - date(1899, 12, 30)).days,
    lambda day: f"{day:%Y-%m-%d}",
]
CODES = list(registers().municipalities)[:45]
OCCUPATIONS = list(registers().occupations)


def whole_return(number: int) -> Return:
    """All occupations of one municipality in its own notation, with three errors at known places and a total."""
    code = CODES[number * 5 % 45]
    rows: list[list[object]] = [["令和8年度 定員・実員調べ"], COLUMNS]
    answers: Answers = {}
    for place, occupation in enumerate(OCCUPATIONS):
        planned, actual = (number * 7 + place * 3) % 1300, (number * 5 + place * 2) % 1300
        style = STYLES[(number + place) % len(STYLES)]
        as_of = DAYS[(number + place) % len(DAYS)](AS_OF)
        name = registers().municipalities[code] if place % 2 else None
        values = [style(planned), style(actual), None, "－", "なし", "0", None]
        rows.append(
            [code if place % 3 or not name else None, name, as_of, registers().occupations[occupation], *values]
        )
        answers[code, occupation, AS_OF] = HeadcountEntry(
            planned=planned, actual=actual, cover_status="none", covered=0
        )
    seeds = [
        (3, "E", "約10", "not_a_number"),
        (11, "C", "平成37年4月1日", "outside_era"),
        (20, "D", "謎の職種", "unknown_occupation"),
    ]
    for place, column, value, _ in seeds:
        rows[place + 2]["ABCDEFGHIJK".index(column)] = value
        del answers[code, OCCUPATIONS[place], AS_OF]
    rows.append(["※ 育児休業中の職員を含む。"])
    return Return(
        about=f"the whole return of municipality {number}, in its own notation",
        make=lambda: text_file(_as_text(rows), "cp932") if number % 2 else workbook(rows),
        name="回答.csv" if number % 2 else "回答.xlsx",
        answers=answers,
        problems=tuple(f"error {problem} {column}{place + 3}" for place, column, _, problem in seeds),
    )


def _as_text(rows: list[list[object]]) -> list[list[object]]:
    return [["" if value is None else value for value in row] for row in rows]


RETURNS = [
    *TOTALS,
    *ROWS,
    *(whole_return(number) for number in range(8)),
    Return(
        about="two as-of dates in one file",
        make=lambda: workbook([COLUMNS, GOOD, row_with(基準日="R7.4.1"), OTHER]),
        answers={**BOTH, ("43213", "civil", date(2025, 4, 1)): GOOD_ENTRY},
    ),
    Return(
        about="everything at once",
        make=lambda: text_file(
            [
                ["宇城市・甲佐町 回答"],
                [],
                ["団体ｺｰﾄﾞ", "市町村名", "基準日", "職種", "定員計画数（人）", "実員（人）", "備考", "担当者"],
                ["４３２１３０", "熊本県宇城市", "令和８年４月１日", "土木", "１２", "９", "髙﨑①", "佐藤"],
                ["43213", "宇城市", "R8.4.1", "保健", "約8", "8", "", ""],
                ["43444", "甲佐", "2026/4/1", "保健師", "－", "5", "", ""],
                ["43444", "甲佐町", "2026/4/1", "保健師", "－", "5", "", ""],
                ["", "合計", "", "", "20", "22", "", ""],
                ["※ 再任用を含む", "", "", "", "", "", "", ""],
            ],
            "cp932",
        ),
        name="回答.csv",
        answers={
            UKI: replace(entry(12, 9), note="髙﨑①"),
            KOSA: entry(None, 5),
        },
        problems=("error not_a_number E5", "warning repeated_same D7"),
    ),
]
