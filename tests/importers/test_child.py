import subprocess
import sys
from datetime import date

import psutil
import pytest

from tests.importers.corpus import hostile
from tests.importers.known import COLUMNS, registers
from tests.importers.making import text_file
from workforce.importers import child, worker

ROOT = child.ROOT
# 子プロセスの代わり。同じ制限の下で、渡されたファイルを読むときに害をなす
STAND_IN = """
import sys
from workforce.importers import worker
worker.MOST_SECONDS = 1
worker.limit_memory()
worker.receive(sys.stdin.buffer)
while worker.receive(sys.stdin.buffer):
    worker.limit_time()
    {body}
"""

FILES = [
    (f"{code}.csv", text_file([COLUMNS, [code, "", "R8.4.1", "土木", planned, 9]]))
    for code, planned in [("43213", 12), ("43444", "約10"), ("43447", 7)]
]


def test_each_file_gives_its_reading_in_the_order_of_the_files():
    told = []
    readings = child.read_all(FILES, registers(), on_progress=lambda done, of: told.append((done, of)))
    assert [reading.file_name for reading in readings] == ["43213.csv", "43444.csv", "43447.csv"]
    assert [[(row.municipality_code, row.entry.planned) for row in reading.rows] for reading in readings] == [
        [("43213", 12)],
        [],
        [("43447", 7)],
    ]
    assert [problem.code for problem in readings[1].problems] == ["not_a_number"]
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_page_that_is_left_while_it_reads_leaves_no_process_behind():
    def leave(done, of):
        raise KeyboardInterrupt

    before = set(psutil.Process().children())
    with pytest.raises(KeyboardInterrupt):
        child.read_all(FILES * 20, registers(), on_progress=leave)
    assert set(psutil.Process().children()) <= before


def test_no_files_give_no_readings():
    assert child.read_all([], registers()) == []


def test_the_day_and_the_chosen_columns_reach_the_reader():
    data = text_file([["あ", "い", "う", "え"], ["43213", "土木", "12", "9"]])
    mapping = {0: "municipality_code", 1: "occupation", 2: "planned", 3: "actual"}
    (reading,) = child.read_all([("a.csv", data)], registers(), as_of=date(2026, 4, 1), mapping=mapping)
    assert [(row.municipality_code, row.as_of, row.entry.actual) for row in reading.rows] == [
        ("43213", date(2026, 4, 1), 9)
    ]


def test_a_file_that_takes_too_long_costs_its_own_message_and_the_next_one_is_read():
    (reading,) = child.read_all([FILES[0]], registers(), most_seconds=0)
    assert [problem.code for problem in reading.problems] == ["read_too_long"]
    assert child.read_all([FILES[0]], registers())[0].problems == ()


def test_a_process_that_dies_costs_one_message(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")
    readings = child.read_all(FILES, registers())
    assert [[problem.code for problem in reading.problems] for reading in readings] == [["read_failed"]] * 3


def test_the_process_is_held_to_its_memory():
    script = "from workforce.importers import worker; worker.limit_memory(); bytearray(worker.MOST_MEMORY)"
    done = subprocess.run([sys.executable, "-c", script], cwd=child.ROOT, capture_output=True, text=True)
    assert "MemoryError" in done.stderr or worker.resource is None  # Windows limits only the time
    assert worker.MOST_MEMORY == 2**30


def test_hostile_files_cost_one_message_each_and_the_others_are_read():
    files = [(one.name, one.make()) for one in hostile.RETURNS]
    readings = child.read_all([FILES[0], *files, FILES[2]], registers())
    assert [len(readings[0].rows), len(readings[-1].rows)] == [1, 1]
    assert [[f"error {problem.code}" for problem in reading.problems] for reading in readings[1:-1]] == [
        list(one.problems) for one in hostile.RETURNS
    ]


def test_a_reader_that_needs_too_much_memory_or_computes_too_long_says_so(monkeypatch, tmp_path):
    for body, code in (("bytearray(2**30)", "read_too_much"), ("\n    while True: pass", "read_too_long")):
        (tmp_path / "stand_in.py").write_text(STAND_IN.format(body=body))
        monkeypatch.setattr(child, "ROOT", tmp_path)
        monkeypatch.setattr(worker, "__name__", "stand_in")
        monkeypatch.setenv("PYTHONPATH", str(ROOT))
        (reading,) = child.read_all([FILES[0]], registers())
        assert [problem.code for problem in reading.problems] == [code]
