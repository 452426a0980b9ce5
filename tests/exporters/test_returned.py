"""A refused file goes back as the workbook that it was, its bad cells coloured and commented, with a list of them."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.filled_forms import AGES, ANSWERS, FILE, FILLED, HEADCOUNTS, fill, name_of, opened, saved
from tests.importers.known import registers
from workforce.charts.theme import TEXT_CONTRAST, contrast
from workforce.domain import notation
from workforce.domain.returns import ERROR, WARNING, CellProblem
from workforce.exporters import returned
from workforce.exporters.problems import subject
from workforce.i18n import Words
from workforce.importers import staffing
from workforce.importers.preflight import Refused

HEADER = ["団体コード", "基準日", "職種", "定員計画数", "実職員数", "備考"]


def told(problems, words: Words) -> list[tuple[CellProblem, str]]:
    return [
        (problem, words(f"error.{problem.code}", **notation.details(problem.details, words.language)))
        for problem in problems
    ]


def given_back(name: str, data: bytes, language: str = "ja") -> Workbook:
    words = Words(language)
    problems = staffing.read(name, data, registers()).problems
    return load_workbook(io.BytesIO(returned.workbook(name, data, told(problems, words), words)))


def table(*rows, change=None) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "回答"
    for row in (HEADER, *rows):
        sheet.append(row)
    if change:
        change(sheet)
    return saved(book)


def coloured(sheet: Worksheet) -> dict[str, str]:
    """Cell → ground, of the rules that this layer laid over the sheet."""
    return {
        place: rule.dxf.fill.bgColor.rgb
        for area in sheet.conditional_formatting
        for rule in area.rules
        if rule.formula == ['N("returned")=0']
        for place in str(area.sqref).split()
    }


def comments(sheet: Worksheet) -> dict[str, str]:
    return {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}


def listed(sheet: Worksheet) -> list[tuple]:
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=5)]


def looks(cell) -> tuple:
    """What a person sees of a cell, and what stands in it."""
    dress = (cell.font, cell.fill, cell.border, cell.alignment, cell.protection)
    return cell.coordinate, cell.value, cell.number_format, *map(repr, dress)


RED, YELLOW = "FFFFD0CC", "FFFFF0B3"
SOUND = ["43213", "R8.4.1", "土木技師", 10, 8, None]
WRONG = ["43213", "R8.4.1", "事務職", "約10", 5.5, '=HYPERLINK("x")']
ODD = ["43213", "R8.4.1", "土木技師", 10, 8, None]


def test_the_bad_cells_are_coloured_commented_and_listed():
    book = given_back("回答.xlsx", table(WRONG[:5], SOUND, ODD))
    assert book.sheetnames == ["回答", "誤り一覧"]
    answers, problems = book["回答"], book["誤り一覧"]
    assert coloured(answers) == {"D2": RED, "E2": RED, "C4": YELLOW}
    assert comments(answers) == {
        "D2": "数値で入力してください（入力値「約10」）。",
        "E2": "整数で入力してください（入力値「5.5」）。",
        "C4": "同じ市町村・職種・基準日の、同じ内容の行が複数あります（3、4 行目）。1 行として読みました。",
    }
    assert listed(problems) == [
        ("誤り", "回答!D2", "定員計画数", "約10", "数値で入力してください（入力値「約10」）。"),
        ("誤り", "回答!E2", "実職員数", "5.5", "整数で入力してください（入力値「5.5」）。"),
        ("注意", "回答!C4", "職種", "土木技師", comments(answers)["C4"]),
    ]
    assert problems["A2"].value == "修正が必要な点（誤り 2 件、注意 1 件）"
    assert problems["B5"].hyperlink.location == "'回答'!D2"
    assert book.active.title == "誤り一覧"


def test_the_reader_may_be_english():
    book = given_back("a.xlsx", table(WRONG[:5]), "en")
    assert book.sheetnames[-1] == "Problems"
    assert comments(book["回答"])["D2"] == Words("en")("error.not_a_number", value="約10")


def test_nothing_else_is_changed():
    def dress(sheet: Worksheet) -> None:
        sheet["D2"].fill = PatternFill(start_color="FF00FF00", end_color="FF00FF00", fill_type="solid")
        sheet["D2"].number_format = "0.0"
        sheet["F3"] = "=SUM(D3:E3)"
        sheet["E3"].comment = Comment("確認済み", "担当")
        sheet.merge_cells("A6:B7")
        sheet.column_dimensions["C"].width = 33
        sheet.conditional_formatting.add("D2:E9", CellIsRule(operator="lessThan", formula=["0"]))
        sheet.protection.sheet = True

    data = table(WRONG[:5], SOUND, change=dress)
    before, after = opened(data)["回答"], given_back("a.xlsx", data)["回答"]
    assert [looks(cell) for row in after.iter_rows() for cell in row] == [
        looks(cell) for row in before.iter_rows() for cell in row
    ]
    assert comments(after)["E3"] == "確認済み"
    assert str(after.merged_cells.ranges) == str(before.merged_cells.ranges)
    assert (after.column_dimensions["C"].width, after.protection.sheet) == (33, True)
    rules = [
        (str(area.sqref), rule.type, rule.priority) for area in after.conditional_formatting for rule in area.rules
    ]
    assert rules == [("D2:E9", "cellIs", 2), ("D2 E2 F3", "expression", 1)]


def test_a_form_goes_back_whole_and_reads_again_once_it_is_corrected(form):
    bad = fill(form, FILLED | {AGES: FILLED[AGES] | {("20-23", "persons"): "①"}})
    book = given_back(FILE, bad)
    place = name_of(book[AGES], "20-23", "persons")
    assert coloured(book[AGES]) == {place: RED}
    assert coloured(book[HEADCOUNTS]) == {}
    assert (book["_meta"].sheet_state, book[HEADCOUNTS].protection.sheet) == ("veryHidden", True)
    book[AGES][place] = 1
    corrected = staffing.read(FILE, saved(book), registers())
    assert corrected.problems == ()
    assert {row.occupation_code: row.entry for row in corrected.rows} == ANSWERS


def test_a_file_that_comes_back_still_wrong_is_marked_anew_and_not_twice():
    def remark(sheet: Worksheet) -> None:
        sheet["E2"].comment = Comment("要確認", "担当")

    book = given_back("a.xlsx", table(WRONG[:5], change=remark))
    assert comments(book["回答"])["E2"] == "整数で入力してください（入力値「5.5」）。\n――――\n要確認"
    book["回答"]["E2"] = 5
    book = given_back("a.xlsx", saved(book))
    assert book.sheetnames == ["回答", "誤り一覧"]
    assert coloured(book["回答"]) == {"D2": RED}
    assert comments(book["回答"]) == {"D2": "数値で入力してください（入力値「約10」）。", "E2": "要確認"}
    assert book["回答"]["E2"].comment.author == "担当"


def test_a_csv_becomes_a_workbook_in_which_every_value_is_the_text_that_it_was():
    lines = [HEADER, WRONG, ["043213", "R8.4.1", "髙﨑①", "3", "2", "a\0b"]]
    data = "\r\n".join(",".join('"' + str(v).replace('"', '""') + '"' for v in line) for line in lines).encode("cp932")
    book = given_back("回答.csv", data)
    sheet = book["回答"]
    assert [cell.value for cell in sheet[1]] == HEADER
    assert [(cell.value, cell.data_type) for cell in sheet[2]] == [(str(value), "s") for value in WRONG]
    assert [cell.value for cell in sheet[3]] == ["043213", "R8.4.1", "髙﨑①", "3", "2", "a�b"]
    assert coloured(sheet) == dict.fromkeys(("D2", "E2", "A3", "C3", "F3"), RED)


def test_a_problem_of_a_row_marks_its_first_cell_and_one_of_a_merged_area_its_first(form):
    words = Words("ja")
    merged = table(SOUND, SOUND, change=lambda sheet: sheet.merge_cells("D2:D3"))
    problems = [
        CellProblem(code="no_rows", sheet="回答", row=3),
        CellProblem(code="merged_number", sheet="回答", row=3, cell="D3"),
        CellProblem(code="sheets_not_read", severity=WARNING, details={"sheets": ["補足"]}),
        CellProblem(code="form_sheet_missing", sheet="ない", row=2, cell="A2", details={"sheet": "ない"}),
    ]
    book = load_workbook(io.BytesIO(returned.workbook("a.xlsx", merged, told(problems, words), words)))
    assert coloured(book["回答"]) == {"A3": RED, "D2": RED}
    assert [(kind, place) for kind, place, *_ in listed(book["誤り一覧"])] == [
        ("誤り", "回答!A3"),
        ("誤り", "回答!D3"),
        ("注意", None),
        ("誤り", "ない"),
    ]


def test_a_cell_with_an_error_and_a_warning_is_red():
    words = Words("ja")
    problems = [
        CellProblem(code="required", severity=kind, sheet="回答", row=2, cell="D2") for kind in (WARNING, ERROR)
    ]
    book = load_workbook(io.BytesIO(returned.workbook("a.xlsx", table(SOUND), told(problems, words), words)))
    assert coloured(book["回答"]) == {"D2": RED}
    assert comments(book["回答"])["D2"] == "入力してください。\n入力してください。"


@pytest.mark.parametrize("severity", [ERROR, WARNING])
def test_the_marked_values_can_be_read(severity):
    ground, ink = (f"#{colour[2:]}" for colour in returned._COLOURS[severity])
    assert contrast(ink, ground) >= TEXT_CONTRAST


def test_text_in_the_list_never_becomes_a_formula():
    sheet = given_back("a.xlsx", table(["43213", "R8.4.1", "=1+1", 1, 1, None]))["誤り一覧"]
    cells = {cell.value: cell.data_type for row in sheet.iter_rows(min_row=5) for cell in row if cell.value}
    assert "f" not in cells.values()


def test_a_file_that_is_no_table_is_not_opened():
    with pytest.raises(Refused):
        returned.workbook("a.xlsx", b"PK\x03\x04nonsense", [], Words("ja"))


def test_what_goes_back_is_a_workbook_by_name_too():
    assert [returned.file_name(name, Words("ja")) for name in ("回答.csv", "a.b.xlsx")] == [
        *("回答_要修正.xlsx", "a.b_要修正.xlsx")
    ]


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("civil", "土木技師"),
        ("約16", "約16"),
        ("departments/somu/persons", "部門別職員数／総務・企画"),
        ("ages/u20/persons", "年齢別職員数／20歳未満"),
        ("recruitment/civil/applicants", "採用の状況／土木技師／応募"),
        ("4/1", "4/1"),
        ("departments/", "departments/"),
    ],
)
def test_what_an_answer_is_about_is_said_in_words(key, said):
    assert subject(key, Words("ja"), {"civil": "土木技師", "somu": "総務・企画"}) == said
