"""What is measured can be measured."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from tools import bench
from workforce.database import Database


@pytest.fixture
def values(sample_database: Database) -> dict[str, object]:
    with sample_database.reading() as connection:
        return bench.typical_values(connection)


@pytest.mark.parametrize(("name", "function"), list(bench.questions()), ids=[name for name, _ in bench.questions()])
def test_every_question_can_be_asked_for_its_time(sample_database: Database, values: dict, name: str, function):
    assert isinstance(bench.asking(sample_database, function, values)(), pd.DataFrame)


def test_each_line_is_printed_and_kept_as_soon_as_it_is_known(tmp_path: Path, capsys: pytest.CaptureFixture):
    file = tmp_path / "var" / "bench.json"
    report = bench.Report(file, {"machine": {"processor_cores": 2}})
    report.add_page("sample", "pages/a.py", [(400.0, 300.0), (600.0, 310.0), (700.0, 320.0)], [(40.0, 39.0)])
    first, rerun = capsys.readouterr().out.splitlines()[-2:]
    assert (first.split()[:3], first.split()[-2:]) == (["pages/a.py", "first", "run"], ["over", "500"])
    assert "over" not in rerun
    kept = json.loads(file.read_text(encoding="utf-8"))
    assert kept["machine"] == {"processor_cores": 2}
    assert kept["pages, sample, first run"] == {"pages/a.py": {"p50": 600.0, "p95": 700.0, "computing": 310.0}}
    assert kept["pages, sample, rerun"] == {"pages/a.py": {"p50": 40.0, "p95": 40.0, "computing": 39.0}}
