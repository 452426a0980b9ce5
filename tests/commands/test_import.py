"""import staffing accepts files together or not at all, and says what became of them by status, text and JSON."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

HEADER = "団体コード,基準日,職種,定員計画数,実職員数\n"
GOOD = HEADER + "43213,2026-04-01,土木技師,18,16\n43213,2026-04-01,事務職,204,203\n43213,2026-04-01,保健師,,－\n"
BAD = HEADER + "43213,2026-04-01,土木技師,約18,16\n43213,2026-04-01,事務職,204,203\n"


@pytest.fixture
def file(tmp_path: Path):
    """Write a file and return its path."""

    def written(text: str, name: str = "回答.csv") -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return written


def everything(path: Path) -> dict[str, list[tuple]]:
    with duckdb.connect(str(path), read_only=True) as connection:
        tables = ("surveys", "headcounts", "imports", "survey_returns", "audit_entries")
        return {table: connection.execute(f"SELECT * FROM {table} ORDER BY ALL").fetchall() for table in tables}


def answers(path: Path) -> dict[str, tuple]:
    """Planned and actual of the municipality in the newest round of the day."""
    with duckdb.connect(str(path), read_only=True) as connection:
        found = connection.execute(
            "SELECT occupation_code, planned, actual FROM headcounts WHERE municipality_code = '43213'"
            " AND actual IS NOT NULL AND survey_id = (SELECT max(survey_id) FROM surveys WHERE as_of = '2026-04-01')"
        ).fetchall()
    return {occupation: (planned, actual) for occupation, planned, actual in found}


def imported(run, *arguments: str) -> tuple[int, dict]:
    outcome = run("import", "staffing", *arguments, "--json")
    assert outcome.err == ""
    return outcome.status, json.loads(outcome.out)


def test_a_sound_file_is_written_into_a_draft_round_of_its_day(sample, run, file):
    status, said = imported(run, file(GOOD))
    assert (status, [said[name] for name in ("accepted", "added", "changed", "unchanged")]) == (0, [3, 2, 0, 1])
    assert {problem["severity"] for problem in said["problems"]} == {"warning"}
    assert answers(sample) == {"civil": (18, 16), "admin": (204, 203)}
    with duckdb.connect(str(sample), read_only=True) as connection:
        assert connection.execute("SELECT status FROM surveys WHERE as_of = '2026-04-01'").fetchall() == [("draft",)]


def test_one_error_writes_nothing_and_is_told_with_its_place(sample, run, file):
    before = everything(sample)
    status, said = imported(run, file(BAD))
    assert (status, said["accepted"], said["added"], said["changed"], said["unchanged"]) == (1, 0, 0, 0, 0)
    (problem,) = [problem for problem in said["problems"] if problem["severity"] == "error"]
    assert problem == {
        "row": 2,
        "column": "定員計画数",
        "value": "約18",
        "code": "not_a_number",
        "severity": "error",
        "message": "数値で入力してください（入力値「約18」）。",
        "file": "回答.csv",
        "sheet": "",
        "cell": "D2",
    }
    assert everything(sample) == before


@pytest.mark.parametrize("content", ["", "拝啓\n", "団体コード,職種,定員\n43213,土木技師,3\n"])
def test_a_file_that_is_no_return_is_not_usable(sample, run, file, content):
    before = everything(sample)
    status, said = imported(run, file(content))
    assert (status, said["accepted"], len(said["problems"])) == (2, 0, 1)
    assert everything(sample) == before


def test_a_file_that_is_not_there_is_told(sample, run, tmp_path):
    outcome = run("import", "staffing", str(tmp_path / "ない.csv"))
    assert (outcome.status, outcome.out) == (2, "")
    assert "ない.csv" in outcome.err


def test_a_dry_run_tells_what_would_be_written_and_writes_nothing(sample, run, file):
    before = everything(sample)
    status, said = imported(run, file(GOOD), "--dry-run")
    assert (status, said["accepted"], said["added"]) == (0, 3, 2)
    assert everything(sample) == before
    assert "何も書いていません" in run("import", "staffing", file(GOOD), "--dry-run").out


def test_the_same_file_again_is_a_no_op_that_says_so(sample, run, file):
    imported(run, file(GOOD))
    before = everything(sample)
    status, said = imported(run, file(GOOD, "再送.csv"))
    assert (status, [said[name] for name in ("accepted", "added", "changed", "unchanged")]) == (0, [3, 0, 0, 3])
    assert everything(sample) == before
    assert "取り込み済みです" in run("import", "staffing", file(GOOD)).out


def test_the_day_may_be_given_where_the_file_has_none(sample, run, file):
    text = "団体コード,職種,定員計画数,実職員数\n43213,土木技師,18,16\n"
    status, said = imported(run, file(text))
    assert (status, [problem["code"] for problem in said["problems"]]) == (1, ["as_of_column_missing"])
    assert imported(run, file(text), "--as-of", "2026-04-01")[0] == 0
    assert answers(sample) == {"civil": (18, 16)}


def test_several_files_are_accepted_together_or_not_at_all(sample, run, file):
    town = HEADER + "43444,2026-04-01,事務職,40,39\n"
    before = everything(sample)
    status, said = imported(run, file(BAD), file(town, "町.csv"))
    assert (status, said["accepted"]) == (1, 0)
    assert everything(sample) == before
    status, said = imported(run, file(GOOD), file(town, "町.csv"))
    assert (status, said["added"]) == (0, 3)


def test_a_correction_of_a_confirmed_round_keeps_its_reason(sample, run, file):
    text = HEADER + "43213,2025-04-01,土木技師,18,16\n"
    assert imported(run, file(text), "--reason", "市からの訂正")[0] == 0
    with duckdb.connect(str(sample), read_only=True) as connection:
        reasons = connection.execute(
            "SELECT DISTINCT reason FROM audit_entries WHERE action_code = 'staffing.import'"
        ).fetchall()
        found = connection.execute(
            "SELECT revises_survey_id IS NOT NULL, planned, actual FROM headcounts INNER JOIN surveys USING (survey_id)"
            " WHERE as_of = '2025-04-01' AND municipality_code = '43213' AND occupation_code = 'civil'"
            " ORDER BY survey_id"
        ).fetchall()
    assert reasons == [("市からの訂正",)]
    assert found[1] == (True, 18, 16)
    assert found[0][0] is False
    assert found[0][1:] != (18, 16)


def test_every_problem_is_a_line_in_words(sample, run, file):
    outcome = run("import", "staffing", file(BAD))
    assert outcome.status == 1
    assert "誤り D2 定員計画数：数値で入力してください（入力値「約18」）。" in outcome.out.splitlines()
    assert outcome.out.splitlines()[-1] == "回答.csv に誤りが 1 件あります。何も書いていません。"
    english = run("import", "staffing", "--lang", "en", file(BAD)).out
    assert "Error D2 定員計画数: Enter a number (you entered “約18”)." in english.splitlines()
