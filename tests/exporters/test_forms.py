"""The 調査票 as it goes out: exact values, rules with messages, locked but for the inputs, ready to print."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.filled_forms import (
    AGES,
    BLOCKS_ON,
    DEPARTMENTS,
    DISPATCHABLE,
    HEADCOUNTS,
    LEAVERS,
    RECRUITMENT,
    THIS_YEAR,
    form_of,
    name_of,
    open_round,
    opened,
    places,
    workbook_of,
)
from tests.metrics.builders import MISATO, UKI, insert
from workforce.auth.identity import local_administrator
from workforce.domain.forms import AGE_BANDS, BLANK_ROWS, FUNNEL
from workforce.exporters import forms as exporter
from workforce.exporters.form_paper import FONT
from workforce.i18n import Words
from workforce.services import forms

INPUTS = ("planned", "actual", "fixed_term", "reappointed", "cover_status", "covered", "note")
FORMULA = '=HYPERLINK("http://x","y")'


@pytest.fixture
def whole(database):
    """A database whose open round asks for every block."""
    with database.transaction() as connection:
        open_round(connection, **BLOCKS_ON)
    return database


@pytest.fixture
def plain(database):
    """A database whose open round asks for headcounts only."""
    with database.transaction() as connection:
        open_round(connection)
    return database


def row_of(sheet: Worksheet, mark: str) -> dict[str, object]:
    """Column id → value of a row."""
    columns, rows = places(sheet)
    return {name: sheet.cell(rows[mark], column).value for name, column in columns.items() if column > 1}


def rule_of(sheet: Worksheet, cell: str):
    (rule,) = (rule for rule in sheet.data_validations.dataValidation if cell in rule.sqref)
    return rule


def texts_of(sheet: Worksheet) -> list[str]:
    return [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]


def test_the_form_shows_last_year_in_grey_beside_empty_input_cells(whole):
    sheet = opened(workbook_of(whole))[HEADCOUNTS]
    civil = row_of(sheet, "civil")
    assert {name: value for name, value in civil.items() if name not in ("vacancy", "surplus", "check")} == {
        "occupation": "土木技師",
        "previous_planned": 18,
        "previous_actual": 19,
        "previous_vacancy": 0,
        **dict.fromkeys(INPUTS),
    }
    assert row_of(sheet, "phn")["previous_planned"] is None
    grey = sheet[name_of(sheet, "civil", "previous_planned")]
    assert (grey.fill.start_color.rgb, grey.protection.locked) == ("FFF2F2F2", True)


def test_answers_that_the_round_already_has_are_filled_in(whole):
    values = "planned = 10, actual = 8, fixed_term = 1, reappointed = 0, cover_status = 'fiscal_year', covered = 2"
    with whole.transaction() as connection:
        connection.execute(
            f"UPDATE headcounts SET {values}, note = '募集中' WHERE survey_id = 2 AND occupation_code = 'civil'"
        )
        rows = [
            (2, "ages", "20-23", "persons", 7),
            (2, "recruitment", "civil", "hired", 0),
            (1, "ages", "65+", "persons", 3),
        ]
        names = ("survey_id", "block", "item_code", "measure", "persons")
        insert(
            connection,
            "block_counts",
            [{**dict(zip(names, row, strict=True)), "municipality_code": UKI} for row in rows],
        )
    book = opened(workbook_of(whole))
    civil = row_of(book[HEADCOUNTS], "civil")
    assert tuple(civil[name] for name in INPUTS) == (10, 8, 1, 0, "会計年度任用", 2, "募集中")
    assert row_of(book[AGES], "20-23") == {"item": "20～23歳", "previous_persons": None, "persons": 7}
    assert row_of(book[AGES], "65+") == {"item": "65歳以上", "previous_persons": 3, "persons": None}
    assert row_of(book[RECRUITMENT], "civil")["hired"] == 0


def test_each_municipality_is_asked_for_its_own_occupations_and_can_add_more(whole):
    def marks(code: str) -> list[str]:
        sheet = opened(workbook_of(whole, code))[HEADCOUNTS]
        return [cell.value for (cell,) in sheet.iter_rows(min_col=1, max_col=1, min_row=2) if cell.value]

    added = ["#added"] * BLANK_ROWS
    assert marks(UKI) == ["#whose", "#head", "admin", "civil", "phn", *added, "#total"]
    assert marks(MISATO) == ["#whose", "#head", "admin", *added, "#total"]
    book = opened(workbook_of(whole))
    sheet = book[HEADCOUNTS]
    rule = rule_of(sheet, name_of(sheet, "#added", "occupation"))
    assert (rule.type, rule.formula1) == ("list", "_lists!$A$1:$A$35")
    offered = [cell.value for (cell,) in book["_lists"].iter_rows(max_col=1)]
    assert len(offered) == 35
    assert {"農業土木技師", "保育士"} <= set(offered)
    assert not {"事務職", "土木技師", "保健師"} & set(offered)


def test_only_the_blocks_that_the_round_switched_on_have_a_sheet(database, whole):
    assert opened(workbook_of(whole)).sheetnames == [
        *("記入要領", HEADCOUNTS, AGES, LEAVERS, RECRUITMENT, DISPATCHABLE, DEPARTMENTS, "_lists", "_meta")
    ]
    with database.transaction() as connection:
        connection.execute("UPDATE surveys SET asks_ages = false, asks_recruitment = false")
    assert opened(workbook_of(whole)).sheetnames == [
        *("記入要領", HEADCOUNTS, LEAVERS, DISPATCHABLE, DEPARTMENTS, "_lists", "_meta")
    ]


def test_the_blocks_ask_for_every_band_stage_and_department(whole):
    book = opened(workbook_of(whole))
    assert tuple(places(book[AGES])[1])[3:-1] == AGE_BANDS
    assert [book[LEAVERS].cell(place, 2).value for place in range(9, 12)] == ["20歳未満", "20～23歳", "24～27歳"]
    columns = places(book[RECRUITMENT])[0]
    assert tuple(columns) == ("recruitment", "occupation", *(f"previous_{stage}" for stage in FUNNEL), *FUNNEL)
    assert row_of(book[DEPARTMENTS], "gesui")["department"] == "下水道"
    assert "今回（令和7年4月1日～令和8年3月31日）" in texts_of(book[LEAVERS])
    assert "今回（令和8年4月1日現在）" in texts_of(book[AGES])


def test_counts_take_whole_numbers_and_say_so_in_japanese(whole):
    book = opened(workbook_of(whole))
    for title, mark, column in (
        (HEADCOUNTS, "civil", "planned"),
        (HEADCOUNTS, "#added", "covered"),
        (AGES, "u20", "persons"),
        (RECRUITMENT, "civil", "declined"),
    ):
        rule = rule_of(book[title], name_of(book[title], mark, column))
        assert (rule.type, rule.operator, rule.formula1, rule.formula2) == ("whole", None, "0", "99999")
        assert (rule.errorTitle, rule.errorStyle, rule.allow_blank) == ("入力できない値です", None, True)
        assert rule.error == "0 以上 99999 以下の整数を入力してください。未回答の場合は空欄のままにしてください。"
    sheet = book[HEADCOUNTS]
    rule = rule_of(sheet, name_of(sheet, "civil", "cover_status"))
    assert (rule.type, rule.formula1) == ("list", '"任期付,会計年度任用,再任用,県派遣,事務職が代行,なし"')


def test_only_the_input_cells_are_unlocked(whole):
    book = opened(workbook_of(whole))
    assert [sheet.title for sheet in book if not sheet.protection.sheet and sheet.title != "_lists"] == []
    sheet = book[HEADCOUNTS]
    columns, rows = places(sheet)
    first, total = rows["admin"], rows["#total"]
    open_cells = {
        (row, column)
        for row in range(1, sheet.max_row + 1)
        for column in range(1, sheet.max_column + 1)
        if not sheet.cell(row, column).protection.locked
    }
    expected = {(row, columns[name]) for row in range(first, total) for name in INPUTS}
    expected |= {(row, columns["occupation"]) for row in range(rows["#added"], total)}
    assert open_cells == expected


def test_vacancy_surplus_and_totals_are_formulas(whole):
    sheet = opened(workbook_of(whole))[HEADCOUNTS]
    planned, actual = (name_of(sheet, "civil", name) for name in ("planned", "actual"))
    civil, total = row_of(sheet, "civil"), row_of(sheet, "#total")
    both = f"AND(ISNUMBER({planned}),ISNUMBER({actual}))"
    assert civil["vacancy"] == f'=IF({both},MAX({planned}-{actual},0),"")'
    assert civil["surplus"] == f'=IF({both},MAX({actual}-{planned},0),"")'
    assert total["planned"] == '=IF(COUNT(F9:F16)=0,"",SUM(F9:F16))'
    assert total["occupation"] == "合計"


def test_the_sheets_print_on_a4_landscape_one_page_wide_with_their_heads_repeated(whole):
    book = opened(workbook_of(whole))
    for sheet in book.worksheets[:-2]:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9), sheet.title
        assert sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title
        assert sheet.page_setup.fitToWidth is None, sheet.title  # one page, where nothing is said
    sheet = book[HEADCOUNTS]
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$2:$8", "C9")
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.row_dimensions[1].hidden
    assert sheet.column_dimensions["A"].hidden
    fonts = {cell.font.name for row in sheet.iter_rows() for cell in row}
    assert fonts == {FONT} == {"BIZ UDPゴシック"}


def test_the_hidden_sheet_says_whose_form_it_is_and_what_it_asks(plain):
    book = opened(workbook_of(plain))
    assert [[cell.value for cell in row] for row in book["_meta"]] == [
        ["template_version", "1"],
        ["survey_id", "2"],
        ["as_of", "2026-04-01"],
        ["municipality_code", UKI],
        ["sheets", "headcounts:定員・実員"],
    ]
    assert (book["_meta"].sheet_state, book["_lists"].sheet_state) == ("veryHidden", "veryHidden")


def test_the_instructions_say_by_when_to_whom_and_who_counts(whole):
    data = exporter.workbook(form_of(whole), Words("ja"), contact="市町村課 096-000-0000")
    texts = texts_of(opened(data)["記入要領"])
    assert {"令和8年5月15日", "市町村課 096-000-0000", "計画と実員の差", "一般行政職"} <= set(texts)
    counted = {texts[place]: texts[place + 1] for place in range(len(texts) - 1)}
    assert [counted[kind] for kind in ("任期付職員", "再任用職員（短時間勤務）", "会計年度任用職員")] == [
        *("含める", "含めない", "含めない")
    ]
    with whole.transaction() as connection:
        connection.execute("UPDATE surveys SET counts_fiscal_year_appointees = true, due_on = NULL")
    texts = texts_of(opened(workbook_of(whole))["記入要領"])
    assert texts[texts.index("会計年度任用職員") + 1] == "含める"
    assert {"別途お知らせします", "熊本県（調査の担当課）"} <= set(texts)


def test_a_text_never_becomes_a_formula_or_a_link(whole):
    with whole.transaction() as connection:
        connection.execute("UPDATE headcounts SET note = ? WHERE survey_id = 2", [FORMULA])
        connection.execute("UPDATE surveys SET definition_ja = ?, scope_ja = 'https://example.com'", [FORMULA])
    data = exporter.workbook(form_of(whole), Words("ja"), contact="=1+1")
    book = opened(data)
    sheet = book[HEADCOUNTS]
    cell = sheet[name_of(sheet, "civil", "note")]
    assert (cell.value, cell.data_type) == (FORMULA, "s")
    guide = {cell.value: cell for row in book["記入要領"].iter_rows() for cell in row if cell.value}
    assert [guide[text].data_type for text in (FORMULA, "=1+1")] == ["s", "s"]
    assert guide["https://example.com"].hyperlink is None


def test_synthetic_data_are_marked_on_every_sheet(whole):
    def marked(data: bytes) -> list[bool]:
        sheets = opened(data).worksheets[:-2]
        return [
            any(text.startswith("【架空データを含みます】") for text in texts_of(sheet))
            and "架空データ" in sheet.oddFooter.left.text
            for sheet in sheets
        ]

    assert not any(marked(workbook_of(whole)))
    with whole.transaction() as connection:
        connection.execute("UPDATE headcounts SET is_sample = true WHERE survey_id = 1")
    assert marked(workbook_of(whole)) == [True] * 7
    assert not any(marked(workbook_of(whole, MISATO)))


def test_a_form_in_english_asks_the_same_cells(whole):
    ours, theirs = opened(workbook_of(whole)), opened(workbook_of(whole, language="en"))
    assert theirs.sheetnames[:3] == ["Instructions", "Staffing", "Staff by age"]
    for one, other in zip(ours.worksheets[1:-2], theirs.worksheets[1:-2], strict=True):
        assert places(one) == places(other)


def test_the_zip_holds_one_form_for_each_named_after_code_name_and_day(plain):
    steps = []
    given_out = forms.of_round(plain, local_administrator(), THIS_YEAR)
    data = exporter.archive(given_out, Words("ja"), on_progress=lambda *step: steps.append(step))
    with zipfile.ZipFile(io.BytesIO(data)) as zipped:
        names = zipped.namelist()
        one = zipped.read("43213_宇城市_調査票_2026-04-01.xlsx")
    assert (len(names), steps[0], steps[-1]) == (45, (1, 45), (45, 45))
    assert one == workbook_of(plain)


def test_a_municipality_without_a_question_gets_blank_rows(plain):
    sheet = opened(workbook_of(plain, "43100"))[HEADCOUNTS]
    assert list(places(sheet)[1]) == ["headcounts", "#whose", "#head", "#added", "#total"]
