from dataclasses import replace
from datetime import date

import pytest

from tests.importers.known import COLUMNS, registers
from tests.importers.making import text_file, workbook
from workforce.domain.headcounts import FIELDS, HeadcountEntry
from workforce.domain.returns import CellProblem, ReturnRow
from workforce.importers import staffing, tables

AS_OF = date(2026, 4, 1)
ROW = ["432130", "宇城市", "R8.4.1", "土木", "１２", "9", "1", "", "県派遣", "2", "髙﨑①"]
ANSWER = ReturnRow(
    sheet="",
    row=2,
    municipality_code="43213",
    as_of=AS_OF,
    occupation_code="civil",
    entry=HeadcountEntry(planned=12, actual=9, fixed_term=1, cover_status="prefecture", covered=2, note="髙﨑①"),
    fields=FIELDS,
)


def read(rows, **given):
    return staffing.read("回答.csv", text_file(rows), registers(), **given)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_a_row_of_a_text_file_is_read_exactly_in_every_encoding_that_is_accepted(encoding):
    reading = staffing.read("回答.csv", text_file([COLUMNS, ROW], encoding), registers())
    assert (reading.layout, reading.rows, reading.problems) == ("long", (ANSWER,), ())


def test_a_workbook_says_the_same_as_the_text_file():
    row = [43213, "宇城市", date(2026, 4, 1), "土木", 12, 9.0, 1, None, "県派遣", "2", "髙﨑①"]
    (answer,) = staffing.read("回答.xlsx", workbook([COLUMNS, row]), registers()).rows
    assert answer == ReturnRow(**{**vars(ANSWER), "sheet": "回答"})


def test_headers_may_be_ids_in_any_order_below_a_title_and_others_are_listed_and_ignored():
    reading = read(
        [
            ["令和8年度 職員数調べ"],
            [],
            ["planned", "担当", "actual", "occupation", "municipality_code"],
            [3, "佐藤", 2, "phn", "43213"],
        ],
        as_of=AS_OF,
    )
    (answer,) = reading.rows
    assert (answer.row, answer.occupation_code, answer.fields) == (4, "phn", ("planned", "actual"))
    assert (reading.headers, reading.ignored_columns) == (
        ("planned", "担当", "actual", "occupation", "municipality_code"),
        ("担当",),
    )


def test_a_problem_names_sheet_row_cell_column_value_and_code():
    row = ["43213", "宇城市", date(2026, 4, 1), "土木", "約10", 9, None, None, None, None, None]
    reading = staffing.read("回答.xlsx", workbook([COLUMNS, row]), registers())
    assert (reading.rows, reading.problems) == (
        (),
        (
            CellProblem(
                code="not_a_number",
                field="planned",
                column="定員計画数",
                sheet="回答",
                row=2,
                cell="E2",
                value="約10",
                details={"value": "約10"},
            ),
        ),
    )


def test_a_table_with_other_headers_waits_for_somebody_to_choose_the_columns():
    rows = [["コード", "しごと", "定数", "現員"], ["43213", "土木", "12", "9"]]
    reading = read(rows, as_of=AS_OF)
    assert (reading.layout, reading.headers) == ("unknown", ("コード", "しごと", "定数", "現員"))
    assert [(problem.code, problem.details) for problem in reading.problems] == [
        ("columns_unknown", {"columns": ["団体コード", "職種", "定員計画数", "実職員数"]})
    ]
    mapping = {0: "municipality_code", 1: "occupation", 2: "planned", 3: "actual"}
    chosen = read(rows, as_of=AS_OF, mapping=mapping)
    assert [(row.occupation_code, row.entry) for row in chosen.rows] == [
        ("civil", HeadcountEntry(planned=12, actual=9))
    ]


def test_the_same_headers_have_the_same_hash_however_they_are_spaced():
    assert tables.header_hash(["団体 コード", "職種"]) == tables.header_hash(["団体コード", "職　種"])
    assert tables.header_hash(["団体コード", "職種"]) != tables.header_hash(["職種", "団体コード"])


def test_a_name_that_may_mean_two_is_refused_with_both():
    known = registers()
    two = replace(
        known,
        municipality_keys={**known.municipality_keys, "宇城": ("43211", "43213")},
        occupation_keys={**known.occupation_keys, "技師": ("civil", "building")},
    )
    row = ["", "宇城", "R8.4.1", "技師", 1, 1, "", "", "", "", ""]
    reading = staffing.read("回答.csv", text_file([COLUMNS, row]), two)
    assert [(problem.cell, problem.code, problem.details["candidates"]) for problem in reading.problems] == [
        ("B2", "ambiguous_municipality", ["43211 宇土市", "43213 宇城市"]),
        ("D2", "ambiguous_occupation", ["土木技師", "建築技師"]),
    ]


def test_a_file_full_of_errors_lists_a_thousand_and_counts_the_rest():
    rows = [["43213", "宇城市", "R8.4.1", "土木", "約10", "約9", "", "", "", "", ""]] * 1500
    reading = read([COLUMNS, *rows])
    assert len(reading.problems) == 1001
    assert (reading.problems[-1].code, reading.problems[-1].details) == ("more_problems", {"count": 2000})


def test_our_own_form_is_not_taken_for_a_table():
    form = workbook([COLUMNS, ROW], lambda sheet: sheet.parent.create_sheet("_meta"))
    assert staffing.read("回答.xlsx", form, registers()).layout != "long"
