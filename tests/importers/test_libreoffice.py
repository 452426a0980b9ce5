"""A form that LibreOffice opened and saved reads back the same: with the real program, or not at all."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.filled_forms import ANSWERS, FILE, FILLED, HEADCOUNTS, NUMBERS, fill, name_of, numbers, opened
from tests.importers.known import registers
from workforce.domain.headcounts import HeadcountEntry
from workforce.importers import sheets, staffing

HOW_TO_GET_LIBREOFFICE = (
    "no LibreOffice found: install it (Debian: apt install libreoffice-calc; macOS, Windows: LibreOffice) "
    "or name its program with SOFFICE=/path/to/soffice"
)
PLACES = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
PLACES += (r"C:\Program Files\LibreOffice\program\soffice.exe",)


@pytest.fixture(scope="module")
def saved_by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], bytes]:
    """Open a workbook with LibreOffice, under a profile of its own, and save it again."""
    program = next(filter(None, map(shutil.which, [os.environ.get("SOFFICE", ""), *PLACES])), None)
    if program is None:
        (pytest.fail if os.environ.get("REQUIRE_LIBREOFFICE") else pytest.skip)(HOW_TO_GET_LIBREOFFICE)
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def save(data: bytes) -> bytes:
        folder = tmp_path_factory.mktemp("saved")
        given, out = folder / FILE, folder / "out"
        given.write_bytes(data)
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx", "--outdir", out]
        subprocess.run([*command, given], check=True, capture_output=True, timeout=300)
        return Path(out / FILE).read_bytes()

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
