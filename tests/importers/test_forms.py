"""A form that comes back is read to the last cell, or says what is wrong with it and where."""

from __future__ import annotations

from datetime import date

import pytest

from tests.filled_forms import (
    AGES,
    ANSWERS,
    AS_OF,
    DEPARTMENTS,
    FILE,
    FILLED,
    HEADCOUNTS,
    LEAVERS,
    NUMBERS,
    RECRUITMENT,
    THIS_YEAR,
    fill,
    name_of,
    numbers,
    opened,
    places,
    saved,
)
from tests.importers.known import registers
from tests.metrics.builders import UKI
from workforce.domain.cells import key_of
from workforce.domain.forms import AGE_BANDS, FUNNEL
from workforce.domain.headcounts import COVER_STATUSES, FIELDS, HeadcountEntry
from workforce.domain.return_columns import COVER_KEYS
from workforce.domain.returns import Reading
from workforce.i18n import LANGUAGES, Words
from workforce.importers import staffing


def read(data: bytes, name: str = FILE) -> Reading:
    return staffing.read(name, data, registers())


def problems(data: bytes, name: str = FILE) -> list[tuple[str, str, str | None, str]]:
    return [(found.code, found.sheet, found.cell, found.value) for found in read(data, name).problems]


def changed(data: bytes, title: str, *changes) -> bytes:
    """The workbook after something was done to one sheet."""
    book = opened(data)
    for change in changes:
        change(book[title])
    return saved(book)


def cell(data: bytes, title: str, mark: str, column: str) -> str:
    return name_of(opened(data)[title], mark, column)


def answers(reading: Reading) -> dict[str, HeadcountEntry]:
    return {row.occupation_code: row.entry for row in reading.rows}


def test_what_is_written_into_a_form_is_what_is_read_from_it(form):
    reading = read(fill(form, FILLED))
    assert reading.problems == ()
    assert answers(reading) == ANSWERS
    assert numbers(reading) == NUMBERS
    assert (reading.layout, reading.survey_id, reading.municipality_code, reading.template_version) == (
        *("form", THIS_YEAR, UKI, "1"),
    )
    assert {(row.municipality_code, row.as_of, row.fields) for row in reading.rows} == {(UKI, AS_OF, FIELDS)}
    assert {(row.municipality_code, row.as_of) for row in reading.blocks} == {(UKI, AS_OF)}


def test_an_empty_form_answers_nothing_and_has_no_problem(form):
    reading = read(form)
    assert (reading.problems, numbers(reading)) == ((), {})
    assert answers(reading) == dict.fromkeys(("admin", "civil", "phn"), HeadcountEntry())
    asked = {(block.block, block.item_code, block.measure) for block in reading.blocks}
    assert len(asked) == len(reading.blocks) == 2 * len(AGE_BANDS) + 3 * len(FUNNEL) + 3 + 17


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_way_of_cover_that_the_form_offers_can_be_read(language):
    words = Words(language)
    for status in COVER_STATUSES:
        assert COVER_KEYS[key_of(words(f"option.cover_status.{status}"))] == (status,)


@pytest.mark.parametrize(
    ("title", "mark", "column", "typed", "code"),
    [
        (HEADCOUNTS, "civil", "planned", "約10", "not_a_number"),
        (HEADCOUNTS, "civil", "planned", -1, "too_small"),
        (HEADCOUNTS, "civil", "actual", 100_000, "too_large"),
        (HEADCOUNTS, "civil", "actual", 5.5, "fractional"),
        (HEADCOUNTS, "civil", "cover_status", "臨時職員", "unknown_cover"),
        (HEADCOUNTS, "civil", "occupation", "保健師", "code_name_differ"),
        (HEADCOUNTS, "#added", "occupation", "宇宙飛行士", "unknown_occupation"),
        (AGES, "20-23", "persons", "①", "not_a_number"),
        (AGES, "20-23", "persons", "▲3", "too_small"),
        (RECRUITMENT, "civil", "declined", "10～12", "not_a_number"),
        (DEPARTMENTS, "doboku", "persons", date(2025, 4, 1), "date_in_number"),
    ],
)
def test_what_protection_would_have_kept_out_is_refused_with_its_cell(form, title, mark, column, typed, code):
    data = fill(form, {title: {(mark, column): typed}})
    found = read(data)
    assert [(each.code, each.sheet, each.cell, each.field) for each in found.errors] == [
        (code, title, cell(form, title, mark, column), column)
    ]
    text = typed if isinstance(typed, str) else "2025-04-01" if isinstance(typed, date) else str(typed)
    assert found.errors[0].value == text


def test_rules_across_a_row_hold_in_a_form_too(form):
    data = fill(form, {HEADCOUNTS: {("civil", "actual"): 3, ("civil", "fixed_term"): 4}})
    assert problems(data) == [("more_than_actual", HEADCOUNTS, cell(form, HEADCOUNTS, "civil", "fixed_term"), "4")]


def test_a_blank_and_a_dash_are_unanswered_and_never_zero(form):
    data = fill(
        form, {HEADCOUNTS: {("civil", "planned"): "－", ("civil", "actual"): " "}, AGES: {("60", "persons"): "-"}}
    )
    reading = read(data)
    assert (reading.problems, answers(reading)["civil"], numbers(reading)) == ((), HeadcountEntry(), {})


def test_an_added_row_needs_an_occupation_and_one_of_its_own(form):
    without = fill(form, {HEADCOUNTS: {("#added", "planned"): 3}})
    place = cell(form, HEADCOUNTS, "#added", "occupation")
    assert problems(without) == [("occupation_missing", HEADCOUNTS, place, "")]
    again = fill(form, {HEADCOUNTS: {("#added", "occupation"): "土木技師", ("#added", "planned"): 3}})
    assert problems(again) == [
        ("form_row_repeated", HEADCOUNTS, cell(form, HEADCOUNTS, "civil", "occupation"), "土木技師"),
        ("form_row_repeated", HEADCOUNTS, place, "土木技師"),
    ]


def declared(data: bytes, title: str, column: str, total: object) -> bytes:
    return fill(data, {title: {("#total", column): total}})


def test_a_total_that_is_not_the_sum_is_an_error_at_its_cell(form):
    data = fill(form, FILLED)
    place = cell(form, HEADCOUNTS, "#total", "actual")
    assert problems(declared(data, HEADCOUNTS, "actual", 224)) == [("total_mismatch", HEADCOUNTS, place, "224")]
    assert problems(declared(data, HEADCOUNTS, "actual", 223)) == []
    place = cell(form, AGES, "#total", "persons")
    assert problems(declared(data, AGES, "persons", 1)) == [("total_mismatch", AGES, place, "1")]


@pytest.mark.parametrize(("total", "code"), [(231, None), (213, None), (18, "total_mismatch")])
def test_a_total_may_leave_out_numbers_typed_as_text_as_the_forms_own_formula_does(form, total, code):
    data = declared(fill(form, FILLED), HEADCOUNTS, "planned", total)
    assert [found.code for found in read(data).problems] == ([code] if code else [])


def test_a_row_moved_to_another_place_is_read_as_what_it_is(form):
    def swap(sheet):
        _, rows = places(sheet)
        one, other = rows["admin"], rows["civil"]
        for column in range(1, sheet.max_column + 1):
            first, second = sheet.cell(one, column), sheet.cell(other, column)
            kinds = second.data_type, first.data_type
            first.value, second.value = second.value, first.value
            first.data_type, second.data_type = kinds

    reading = read(changed(fill(form, FILLED), HEADCOUNTS, swap))
    assert (reading.problems, answers(reading)) == ((), ANSWERS)


def test_a_deleted_total_row_is_missed_by_nobody(form):
    data = changed(fill(form, FILLED), HEADCOUNTS, lambda sheet: sheet.delete_rows(places(sheet)[1]["#total"]))
    assert answers(read(data)) == ANSWERS
    assert problems(data) == []


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("template_version", "0", "form_of_another_version"),
        ("template_version", None, "form_of_another_version"),
        ("as_of", "2026年度", "form_marks_broken"),
        ("survey_id", None, "form_marks_broken"),
        ("municipality_code", "13101", "unknown_municipality_code"),
        ("municipality_code", "宇城市", "form_marks_broken"),
    ],
)
def test_a_form_that_cannot_be_told_is_refused_whole(form, key, value, code):
    def rewrite(sheet):
        for row in sheet.iter_rows():
            if row[0].value == key:
                row[1].value = value

    reading = read(changed(form, "_meta", rewrite))
    assert ([found.code for found in reading.problems], reading.layout, reading.rows) == ([code], "none", ())


def test_the_form_of_another_municipality_is_refused(form):
    (found,) = read(form, "43214_阿蘇市_調査票.xlsx").problems
    assert (found.code, found.severity) == ("form_of_another_municipality", "error")
    assert found.details == {"code": UKI, "municipality": UKI, "named": "43214_阿蘇市_調査票.xlsx"}
    assert read(form, "20260510_回答.xlsx").problems == ()

    def rename(sheet):
        sheet.cell(places(sheet)[1]["#whose"], 2).value = "定員・実員　阿蘇市（団体コード 43214）"

    assert [found.code for found in read(changed(form, HEADCOUNTS, rename)).errors] == ["form_of_another_municipality"]


def test_a_removed_or_doubled_sheet_is_named(form):
    book = opened(form)
    del book[LEAVERS]
    (found,) = read(saved(book)).problems
    assert (found.code, found.details) == ("form_sheet_missing", {"sheet": LEAVERS})
    book = opened(form)
    book.copy_worksheet(book[AGES])
    (found,) = read(saved(book)).problems
    assert (found.code, found.details) == ("form_sheet_twice", {"sheets": [AGES, f"{AGES} Copy"]})


def test_broken_marks_are_not_guessed_at(form):
    def without_planned(sheet):
        sheet.cell(1, places(sheet)[0]["planned"]).value = None

    def unknown_row(sheet):
        sheet.cell(places(sheet)[1]["civil"], 1).value = "civill"
        sheet[name_of(sheet, "civill", "planned")] = 3

    data = changed(form, HEADCOUNTS, without_planned)
    assert [(found.code, found.sheet) for found in read(data).errors] == [("form_marks_broken", HEADCOUNTS)]
    (found,) = read(changed(form, HEADCOUNTS, unknown_row)).errors
    assert (found.code, found.sheet, found.row) == ("form_row_unknown", HEADCOUNTS, 10)


def test_what_stands_outside_the_table_is_not_passed_over(form):
    def write(row: int, column: int, value: object):
        return lambda sheet: sheet.cell(row, column).__setattr__("value", value)

    assert [(f.code, f.cell, f.severity) for f in read(changed(form, HEADCOUNTS, write(30, 6, 12))).problems] == [
        ("form_outside", "F30", "error")
    ]
    remark = changed(form, HEADCOUNTS, write(30, 2, "※ 精査中"))
    assert [(f.code, f.cell, f.severity) for f in read(remark).problems] == [("form_outside", "B30", "warning")]
    book = opened(form)
    book.create_sheet("補足")["A1"] = "説明"
    (found,) = read(saved(book)).problems
    assert (found.code, found.severity, found.details) == ("sheets_not_read", "warning", {"sheets": ["補足"]})


def test_a_hidden_row_is_read_and_said(form):
    def hide(sheet):
        sheet.row_dimensions[places(sheet)[1]["civil"]].hidden = True

    reading = read(changed(fill(form, FILLED), HEADCOUNTS, hide))
    assert answers(reading) == ANSWERS
    assert [(found.code, found.row, found.severity) for found in reading.problems] == [("hidden_rows", 10, "warning")]


def test_a_number_in_merged_cells_is_nobodys(form):
    def merge(sheet):
        place = name_of(sheet, "20-23", "persons")
        sheet[place] = 5
        row, column = sheet[place].row, sheet[place].column
        sheet.merge_cells(start_row=row, end_row=row + 1, start_column=column, end_column=column)

    assert [found.code for found in read(changed(form, AGES, merge)).errors] == ["merged_number"]


def test_a_form_with_hundreds_of_added_rows_of_nonsense_stays_readable(form):
    def flood(sheet):
        total = places(sheet)[1]["#total"]
        sheet.insert_rows(total, 1500)
        for row in range(total, total + 1500):
            sheet.cell(row, 6).value = "x"

    reading = read(changed(form, HEADCOUNTS, flood))
    assert (len(reading.problems), reading.problems[-1].code) == (1001, "more_problems")
