"""Reads the gold corpus of messy returns and measures the reader (``make corpus``).

The correctness of every file is also a test (``tests/importers/test_corpus.py``); here the files go through the
child processes as they do in the app, and time and memory are taken. Prints the figures, writes
``var/corpus.json``, and ends with 1 if one misses its goal.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date

from tests.importers.corpus.returns import RETURNS
from tests.importers.corpus.table import Return, found, said
from tests.importers.known import COLUMNS, registers
from tests.importers.making import workbook
from workforce.config import ROOT
from workforce.domain.returns import Reading
from workforce.importers import child, worker

OUTPUT = ROOT / "var" / "corpus.json"
FILED = 45
MOST_ROWS = 20_000
# What the reader is held to: at most, or exactly.
GOALS = {
    "wrong_silent_values": 0,
    "missed_errors": 0,
    "false_alarms": 0,
    "crashes": 0,
    "seconds_for_45_returns": 10,
    "seconds_for_20000_rows": 15,
    "megabytes_for_20000_rows": 1024,
}


def main() -> int:
    """Measure everything, print it, keep it as JSON."""
    readings = list(read_corpus())
    figures = {
        "files": len(RETURNS),
        "values": sum(len(one.answers) for one in RETURNS),
        "seeded_errors": sum(len(one.problems) for one in RETURNS),
        "wrong_silent_values": sum(wrong_silent_values(one, reading) for one, reading in readings),
        "missed_errors": sum(len(missed(one.problems, found(reading))) for one, reading in readings),
        "false_alarms": sum(len(missed(found(reading), one.problems)) for one, reading in readings),
        "crashes": sum(is_crash(reading) for _, reading in readings),
    }
    figures["recall_percent"] = 100 * (1 - figures["missed_errors"] / figures["seeded_errors"])
    figures["seconds_for_45_returns"] = seconds(filed_returns())
    figures["seconds_for_20000_rows"] = seconds([("large.xlsx", large_return())])
    figures["megabytes_for_20000_rows"] = largest_child()
    print(as_text(figures))
    OUTPUT.parent.mkdir(exist_ok=True)
    OUTPUT.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    return 1 if any(figures[name] > goal for name, goal in GOALS.items()) else 0


def read_corpus() -> Iterator[tuple[Return, Reading]]:
    """Each file and what the child processes read in it; those that are read in the same way as one batch."""
    alike = [one for one in RETURNS if one.as_of is None and one.mapping is None]
    yield from zip(alike, child.read_all([(one.name, one.make()) for one in alike], registers()), strict=True)
    for one in RETURNS:
        if one not in alike:
            (reading,) = child.read_all([(one.name, one.make())], registers(), as_of=one.as_of, mapping=one.mapping)
            yield one, reading


def wrong_silent_values(one: Return, reading: Reading) -> int:
    """Answers that differ from what the file says, or that it does not give, and those lost without a problem."""
    read = said(reading)
    lost = 0 if reading.problems else len(one.answers.keys() - read.keys())
    return lost + sum(one.answers.get(key) != entry for key, entry in read.items())


def missed(wanted: Sequence[str], given: Sequence[str]) -> list[str]:
    """The problems that were wanted and are not given."""
    left = list(given)
    return [problem for problem in wanted if problem not in left or left.remove(problem)]


def is_crash(reading: Reading) -> bool:
    """Whether the reader died of the file."""
    return any(problem.code in ("read_failed", "read_too_long", "read_too_much") for problem in reading.problems)


def filed_returns() -> list[tuple[str, bytes]]:
    """One whole return of each of 45 municipalities."""
    known = registers()
    return [
        (f"{code}.xlsx", workbook([COLUMNS, *_rows(code, name, date(2026, 4, 1))]))
        for code, name in list(known.municipalities.items())[:FILED]
    ]


def large_return() -> bytes:
    """One file of 20,000 rows, several years of a prefecture."""
    rows = [
        row
        for year in range(2000, 2026)
        for code, name in registers().municipalities.items()
        for row in _rows(code, name, date(year, 4, 1))
    ]
    return workbook([COLUMNS, *rows[:MOST_ROWS]])


def _rows(code: str, name: str, as_of: date) -> list[list[object]]:
    return [
        [code, name, as_of, occupation, 12, 9, 1, 0, "県派遣", 2, "採用試験を実施"]
        for occupation in registers().occupations.values()
    ]


def seconds(files: list[tuple[str, bytes]]) -> float:
    """How long reading takes, from the bytes to the readings."""
    started = time.perf_counter()
    readings = child.read_all(files, registers())
    taken = time.perf_counter() - started
    if any(reading.errors for reading in readings):
        raise RuntimeError(f"a good file is refused: {next(reading.errors for reading in readings if reading.errors)}")
    return round(taken, 1)


def largest_child() -> float:
    """The most memory that a child process has taken so far, in MB; 0 where the system does not say."""
    if not worker.resource:
        return 0.0
    most = worker.resource.getrusage(worker.resource.RUSAGE_CHILDREN).ru_maxrss
    return round(most / (2**20 if sys.platform == "darwin" else 2**10), 0)


def as_text(figures: dict[str, float]) -> str:
    """A table; what misses its goal carries a mark."""
    lines = []
    for name, value in figures.items():
        goal = GOALS.get(name)
        note = "" if goal is None else f"   (goal {goal}){'  ← missed' if value > goal else ''}"
        lines.append(f"{name:28} {value:10,.10g}{note}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
