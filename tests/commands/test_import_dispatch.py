"""import dispatch: status, text and JSON, and the figures that follow."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

HEADER = "災害,区分,状態,派遣元コード,派遣元,派遣先コード,派遣先,業務,人数,開始日,終了日,陣\n"
GOOD = (
    HEADER
    + "令和7年9月大雨,応援派遣,終了,43000,熊本県,,八代市,住家被害認定調査（1次）,4,R7.9.8,令和7年9月12日,第1陣\n"
    + "令和7年9月大雨,emergency,ended,,宇城市,43202,,damage_survey1,2,2025/9/10,2025-09-11,\n"
    + "令和7年9月大雨,応援派遣,予定,,宇城市,43202,,damage_survey1,9,2025/12/1,2025/12/5,\n"
    + "令和7年9月大雨,応援派遣,取消,,宇城市,43202,,damage_survey1,7,2025/9/15,2025/9/20,\n"
)


@pytest.fixture
def file(tmp_path: Path):
    """Write a file and return its path."""

    def written(text: str, name: str = "派遣.csv") -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return written


@pytest.fixture
def empty(path: Path, run) -> Path:
    """A database with reference data only."""
    assert run("init", "--empty").status == 0
    return path


def everything(path: Path) -> dict[str, list[tuple]]:
    with duckdb.connect(str(path), read_only=True) as connection:
        tables = ("disasters", "dispatches", "imports", "audit_entries")
        return {table: connection.execute(f"SELECT * FROM {table} ORDER BY ALL").fetchall() for table in tables}


def imported(run, *arguments: str) -> tuple[int, dict]:
    outcome = run("import", "dispatch", *arguments, "--json")
    assert outcome.err == ""
    return outcome.status, json.loads(outcome.out)


def counts(said: dict) -> list[int]:
    return [said[name] for name in ("accepted", "added", "changed", "unchanged")]


def test_a_log_is_written_and_its_person_days_are_those_of_the_figures(empty, run, file):
    status, said = imported(run, file(GOOD), "--create-disasters")
    assert (status, counts(said), said["problems"]) == (0, [4, 4, 0, 0], [])
    figures = json.loads(run("figures", "--json").out)["dispatch"]
    assert [(line["disaster"], line["sender_type"], line["person_days"], line["persons"]) for line in figures] == [
        ("令和7年9月大雨", "prefecture", 20, 4),
        ("令和7年9月大雨", "municipality", 4, 2),
    ]


def test_an_unknown_disaster_is_a_problem_unless_it_may_be_registered(empty, run, file):
    before = everything(empty)
    status, said = imported(run, file(GOOD))
    assert (status, counts(said)) == (1, [0, 0, 0, 0])
    assert said["problems"][0] == {
        "row": 2,
        "column": "災害",
        "value": "令和7年9月大雨",
        "code": "unknown_disaster",
        "severity": "error",
        "message": "災害「令和7年9月大雨」は登録されていません。名前を直すか、先に災害を登録してください。",
        "file": "派遣.csv",
        "sheet": "",
        "cell": "A2",
    }
    assert everything(empty) == before


def test_a_dry_run_writes_nothing_not_even_a_disaster(empty, run, file):
    before = everything(empty)
    status, said = imported(run, file(GOOD), "--create-disasters", "--dry-run")
    assert (status, counts(said)) == (0, [4, 4, 0, 0])
    assert everything(empty) == before


def test_the_same_file_again_is_a_no_op_that_says_so(empty, run, file):
    imported(run, file(GOOD), "--create-disasters")
    before = everything(empty)
    assert imported(run, file(GOOD)) == (0, {"accepted": 4, "added": 0, "changed": 0, "unchanged": 4, "problems": []})
    assert everything(empty) == before
    assert "取り込み済みです" in run("import", "dispatch", file(GOOD)).out


def test_one_error_in_one_of_two_files_writes_nothing(empty, run, file):
    bad = HEADER + "令和7年9月大雨,応援派遣,終了,43000,熊本県,,八代市,damage_survey1,約4,R7.9.8,R7.9.12,\n"
    before = everything(empty)
    status, said = imported(run, file(GOOD), file(bad, "町.csv"), "--create-disasters")
    assert (status, counts(said), [problem["cell"] for problem in said["problems"]]) == (1, [0, 0, 0, 0], ["I2"])
    assert everything(empty) == before


@pytest.mark.parametrize("content", ["", "拝啓\n", "災害,区分\n豪雨,応援派遣\n"])
def test_a_file_that_is_no_log_is_not_usable(empty, run, file, content):
    status, said = imported(run, file(content))
    assert (status, said["accepted"], len(said["problems"])) == (2, 0, 1)


def test_a_file_that_is_not_there_is_told(empty, run, tmp_path):
    outcome = run("import", "dispatch", str(tmp_path / "ない.csv"))
    assert (outcome.status, outcome.out) == (2, "")
    assert "ない.csv" in outcome.err
