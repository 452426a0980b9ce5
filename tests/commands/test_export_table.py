"""export table writes one table as CSV, Excel or Parquet; the log and the headcounts can be taken in again."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from openpyxl import load_workbook

from workforce.exporters.table_files import TABLES

pytestmark = pytest.mark.usefixtures("sample")


def table(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def stored(path: Path, name: str) -> int:
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]


@pytest.mark.parametrize("name", [name for name in TABLES if not TABLES[name].is_of_round])
def test_every_row_of_a_table_is_there_and_says_what_it_is(run, sample, tmp_path, name):
    out = tmp_path / "out" / f"{name}.csv"
    outcome = run("export", "table", name, str(out))
    assert (outcome.status, outcome.err) == (0, "")
    header, *lines = table(out)
    assert len(lines) == stored(sample, name)
    assert header[-3:] == ["出典", "データの時点", "データ区分"]
    assert {tuple(line[-3:]) for line in lines} == {("派遣の記録（市町村課）", "2025-11-20", "架空データ")}


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_excel_and_parquet_hold_the_same_rows_as_csv(run, tmp_path, name, language):
    for ending in ("csv", "xlsx", "parquet"):
        assert run("export", "table", name, str(tmp_path / f"t.{ending}"), "--lang", language).status == 0
    lines = table(tmp_path / "t.csv")
    sheet = load_workbook(tmp_path / "t.xlsx").active
    frame = pd.read_parquet(tmp_path / "t.parquet")
    columns = list(TABLES[name].columns)
    assert list(frame.columns) == [*columns, "source", "stamped_as_of", "data_kind"]
    assert [cell.value for cell in sheet[1]] == lines[0][: len(columns)]
    assert len(frame) == len(lines) - 1
    assert [cell.value for cell in sheet["A"]][len(lines) :][-1].startswith("※")


@pytest.mark.parametrize(("name", "noun"), [("dispatches", "dispatch"), ("headcounts", "staffing")])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_went_out_comes_in_again_unchanged(run, tmp_path, name, noun, ending, language):
    out = tmp_path / f"{name}.{ending}"
    run("export", "table", name, str(out), "--lang", language)
    outcome = run("import", noun, str(out), "--dry-run", "--json")
    said = json.loads(outcome.out)
    assert (outcome.status, said["added"], said["changed"]) == (0, 0, 0)
    assert said["unchanged"] == said["accepted"] > 300


@pytest.mark.parametrize(("called", "name"), [("dispatch", "dispatches"), ("staffing", "headcounts")])
def test_a_table_may_be_called_as_its_import_is(run, tmp_path, called, name):
    for one in (called, name):
        run("export", "table", one, str(tmp_path / f"{one}.csv"))
    assert (tmp_path / f"{called}.csv").read_bytes() == (tmp_path / f"{name}.csv").read_bytes()


def test_headcounts_are_those_of_the_newest_confirmed_round_or_of_the_day_asked_for(run, tmp_path):
    run("export", "table", "headcounts", str(tmp_path / "newest.csv"))
    run("export", "table", "headcounts", str(tmp_path / "earlier.csv"), "--as-of", "2024-04-01")
    days = [{line[2] for line in table(tmp_path / f"{name}.csv")[1:]} for name in ("newest", "earlier")]
    assert days == [{"2025-04-01"}, {"2024-04-01"}]
    outcome = run("export", "table", "vacancies", str(tmp_path / "v.csv"), "--as-of", "2030-04-01")
    assert (outcome.status, "令和12年4月1日" in outcome.err) == (2, True)


def test_text_that_a_spreadsheet_would_run_is_only_text(run, sample, tmp_path):
    with duckdb.connect(str(sample)) as connection:
        connection.execute("UPDATE dispatches SET note = '=1+1' WHERE dispatch_id = 1")
    run("export", "table", "dispatches", str(tmp_path / "t.csv"))
    run("export", "table", "dispatches", str(tmp_path / "t.xlsx"))
    header, first, *_ = table(tmp_path / "t.csv")
    assert first[header.index("備考")] == "'=1+1"
    cell = load_workbook(tmp_path / "t.xlsx").active.cell(2, header.index("備考") + 1)
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_a_file_that_is_there_is_not_overwritten(run, tmp_path):
    out = tmp_path / "t.csv"
    out.write_bytes(b"mine")
    outcome = run("export", "table", "dispatches", str(out))
    assert (outcome.status, "上書きはしません" in outcome.err, out.read_bytes()) == (2, True, b"mine")


@pytest.mark.parametrize("arguments", [("dispatches", "t.doc"), ("dispatches", "t"), ("unknown", "t.csv")])
def test_an_unknown_table_or_ending_is_told(run, tmp_path, arguments):
    name, file = arguments
    outcome = run("export", "table", name, str(tmp_path / file))
    assert (outcome.status, outcome.out, bool(outcome.err)) == (2, "", True)
    assert list(tmp_path.glob("t*")) == []
