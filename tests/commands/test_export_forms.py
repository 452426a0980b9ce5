"""export forms writes the form of every municipality into a folder or a zip, and overwrites nothing."""

from __future__ import annotations

import zipfile

import pytest

pytestmark = pytest.mark.usefixtures("sample")

ONE = "43213_宇城市_調査票_2025-04-01.xlsx"


def test_a_folder_gets_a_workbook_for_each_municipality(run, tmp_path):
    folder = tmp_path / "out" / "forms"
    outcome = run("export", "forms", "2025-04-01", str(folder))
    assert outcome == (0, f"調査票 45 団体分を {folder} に書き出しました。\n", "")
    names = sorted(path.name for path in folder.iterdir())
    assert (len(names), ONE in names) == (45, True)


def test_a_name_ending_in_zip_gets_a_zip_of_the_same_files(run, tmp_path):
    run("export", "forms", "2025-04-01", str(tmp_path / "forms"))
    assert run("export", "forms", "2025-04-01", str(tmp_path / "forms.zip")).status == 0
    with zipfile.ZipFile(tmp_path / "forms.zip") as zipped:
        assert zipped.read(ONE) == (tmp_path / "forms" / ONE).read_bytes()


@pytest.mark.parametrize("out", ["forms", "forms.zip"])
def test_a_form_that_is_there_is_not_overwritten(run, tmp_path, out):
    filled = tmp_path / (f"forms/{ONE}" if out == "forms" else out)
    filled.parent.mkdir(exist_ok=True)
    filled.write_bytes(b"filled in")
    outcome = run("export", "forms", "2025-04-01", str(tmp_path / out))
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == f"{filled} はすでにあります。上書きはしません。別の場所を指定するか、先に移してください。\n"
    assert filled.read_bytes() == b"filled in"
    assert [path for path in tmp_path.rglob("*.xlsx") if path != filled] == []


def test_there_are_no_forms_of_a_day_without_a_round(run, tmp_path):
    outcome = run("export", "forms", "2030-04-01", str(tmp_path / "forms"))
    assert outcome == (2, "", "基準日が令和12年4月1日の調査回はありません。先に調査回を作ってください。\n")
    assert not (tmp_path / "forms").exists()


def test_a_place_that_cannot_be_written_is_named(run, tmp_path):
    (tmp_path / "file").write_text("")
    outcome = run("export", "forms", "2025-04-01", str(tmp_path / "file" / "deeper" / "forms.zip"))
    assert outcome.status == 2
    assert "書き込めません" in outcome.err


def test_the_contact_is_printed_on_the_form(run, tmp_path):
    assert run("export", "forms", "2025-04-01", str(tmp_path / "f"), "--contact", "市町村課").status == 0
    with zipfile.ZipFile(tmp_path / "f" / ONE) as workbook:
        assert "市町村課" in workbook.read("xl/sharedStrings.xml").decode()
