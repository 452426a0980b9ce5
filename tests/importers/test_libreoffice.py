"""A form that LibreOffice opened and saved reads back the same: with the real program, or not at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.filled_forms import ANSWERS, FILE, FILLED, HEADCOUNTS, NUMBERS, fill, name_of, numbers, opened
from tests.importers.known import registers
from tests.libreoffice import find_libreoffice, saved_again
from workforce.domain.headcounts import HeadcountEntry
from workforce.importers import sheets, staffing


@pytest.fixture(scope="module")
def saved_by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], bytes]:
    """Open a workbook with LibreOffice and save it again."""
    program = find_libreoffice()

    def save(data: bytes) -> bytes:
        return saved_again(program, tmp_path_factory.mktemp("saved"), {FILE: data})[FILE]

    return save


def test_a_filled_form_reads_back_the_same(form, saved_by_libreoffice):
    filled = fill(form, FILLED)
    ours, theirs = (staffing.read(FILE, data, registers()) for data in (filled, saved_by_libreoffice(filled)))
    assert theirs.problems == ours.problems == ()
    assert (theirs.rows, theirs.blocks) == (ours.rows, ours.blocks)
    assert {row.occupation_code: row.entry for row in theirs.rows} == ANSWERS
    assert numbers(theirs) == NUMBERS
    assert (theirs.survey_id, theirs.municipality_code) == (ours.survey_id, ours.municipality_code)


def test_the_empty_form_stays_unanswered(form, saved_by_libreoffice):
    reading = staffing.read(FILE, saved_by_libreoffice(form), registers())
    assert reading.problems == ()
    assert {row.entry for row in reading.rows} == {HeadcountEntry()}
    assert numbers(reading) == {}


def test_libreoffice_works_out_vacancies_and_totals_and_a_wrong_total_is_found(form, saved_by_libreoffice):
    data = saved_by_libreoffice(fill(form, FILLED))
    (sheet,) = (sheet for sheet in sheets.read(FILE, data) if sheet.title == HEADCOUNTS)
    place = {name: name_of(opened(data)[HEADCOUNTS], mark, name) for mark, name in (("admin", "vacancy"),)}
    values = {cell.name: cell.value for cell in sheet.cells.values()}
    assert values[place["vacancy"]] == 4
    total = name_of(opened(data)[HEADCOUNTS], "#total", "actual")
    assert values[total] == 223
    wrong = fill(data, {HEADCOUNTS: {("#total", "actual"): 224}})
    assert [found.code for found in staffing.read(FILE, saved_by_libreoffice(wrong), registers()).problems] == [
        "total_mismatch"
    ]
