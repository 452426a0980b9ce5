"""Reads the gold corpora of messy returns and dispatch logs and measures the readers (``make corpus``).

The correctness of every file is also a test (``tests/importers/test_corpus.py``, ``test_dispatches.py``); here the
files go through the child processes as they do in the app, and time and memory are taken. Prints the figures,
writes ``var/corpus.json``, and ends with 1 if one misses its goal.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from tests.filled_forms import AGES, BLOCKS_ON, HEADCOUNTS, fill
from tests.importers.corpus import logs
from tests.importers.corpus.logs import LOGS, Log
from tests.importers.corpus.returns import RETURNS
from tests.importers.corpus.table import AS_OF, Return, found, said
from tests.importers.known import COLUMNS, log_registers, registers
from tests.importers.making import workbook
from tests.metrics.builders import add_headcounts, insert
from workforce.auth.identity import local_administrator
from workforce.config import ROOT, Settings
from workforce.database import Database
from workforce.domain.forms import AGE_BANDS
from workforce.domain.returns import Reading
from workforce.exporters import forms as exporter
from workforce.i18n import Words
from workforce.importers import child, worker
from workforce.services import forms

OUTPUT = ROOT / "var" / "corpus.json"
OCCUPATIONS_ASKED = 20
MOST_ROWS = 20_000
# What the reader is held to: at most, or exactly.
GOALS = {
    "wrong_silent_values": 0,
    "missed_errors": 0,
    "false_alarms": 0,
    "crashes": 0,
    "log_wrong_silent_values": 0,
    "log_missed_errors": 0,
    "log_false_alarms": 0,
    "log_crashes": 0,
    "seconds_for_filed_forms": 10,
    "seconds_for_20000_rows": 15,
    "megabytes_for_20000_rows": 1024,
}


def main() -> int:
    """Measure everything, print it, keep it as JSON."""
    figures = {**of_corpus(list(read_corpus())), **{f"log_{n}": v for n, v in of_corpus(list(read_logs())).items()}}
    filed = filed_forms()
    figures["filed_forms"] = len(filed)
    for name, files in {"filed_forms": filed, "20000_rows": [("large.xlsx", large_return())]}.items():
        figures[f"seconds_for_{name}"], figures[f"processor_seconds_for_{name}"] = seconds(files)
    figures["megabytes_for_20000_rows"] = largest_child()
    print(as_text(figures))
    OUTPUT.parent.mkdir(exist_ok=True)
    OUTPUT.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    return 1 if any(figures[name] > goal for name, goal in GOALS.items()) else 0


def of_corpus(readings: Sequence[tuple[Return | Log, Reading]]) -> dict[str, float]:
    """How right the readings of a corpus are."""
    figures = {
        "files": len(readings),
        "values": sum(len(answers(one)) for one, _ in readings),
        "seeded_errors": sum(len(one.problems) for one, _ in readings),
        "wrong_silent_values": sum(wrong_silent_values(one, reading) for one, reading in readings),
        "missed_errors": sum(len(missed(one.problems, found(reading))) for one, reading in readings),
        "false_alarms": sum(len(missed(found(reading), one.problems)) for one, reading in readings),
        "crashes": sum(is_crash(reading) for _, reading in readings),
    }
    figures["recall_percent"] = 100 * (1 - figures["missed_errors"] / figures["seeded_errors"])
    return figures


def read_corpus() -> Iterator[tuple[Return, Reading]]:
    """Each file and what the child processes read in it; those that are read in the same way as one batch."""
    alike = [one for one in RETURNS if one.as_of is None and one.mapping is None]
    yield from zip(alike, child.read_all([(one.name, one.make()) for one in alike], registers()), strict=True)
    for one in RETURNS:
        if one not in alike:
            (reading,) = child.read_all([(one.name, one.make())], registers(), as_of=one.as_of, mapping=one.mapping)
            yield one, reading


def read_logs() -> Iterator[tuple[Log, Reading]]:
    """Each log of the corpus and what a child process reads in it."""
    alike = [one for one in LOGS if one.mapping is None]
    files = [(one.name, one.make()) for one in alike]
    yield from zip(alike, child.read_all(files, log_registers(), noun="dispatch"), strict=True)
    for one in LOGS:
        if one not in alike:
            files = [(one.name, one.make())]
            yield one, *child.read_all(files, log_registers(), noun="dispatch", mapping=one.mapping)


def answers(one: Return | Log) -> Mapping[object, object]:
    """What a file of a corpus says, by what it says it of."""
    return one.entries if isinstance(one, Log) else one.answers


def wrong_silent_values(one: Return | Log, reading: Reading) -> int:
    """Answers that differ from what the file says, or that it does not give, and those lost without a problem."""
    wanted, read = answers(one), logs.said(reading) if isinstance(one, Log) else said(reading)
    lost = 0 if reading.problems else len(wanted.keys() - read.keys())
    return lost + sum(wanted.get(key) != entry for key, entry in read.items())


def missed(wanted: Sequence[str], given: Sequence[str]) -> list[str]:
    """The problems that were wanted and are not given."""
    left = list(given)
    return [problem for problem in wanted if problem not in left or left.remove(problem)]


def is_crash(reading: Reading) -> bool:
    """Whether the reader died of the file."""
    return any(problem.code in ("read_failed", "read_too_long", "read_too_much") for problem in reading.problems)


def filed_forms() -> list[tuple[str, bytes]]:
    """The 調査票 of each municipality with every block, filled in."""
    occupations = list(registers().occupations)[:OCCUPATIONS_ASKED]
    asked = {(code, occupation): (None, None) for code in registers().municipalities for occupation in occupations}
    survey = {"survey_id": 1, "survey_ja": "令和8年調査", "survey_en": "Survey 2026", "as_of": AS_OF, "status": "open"}
    database = Database.in_memory(Settings(database=Path("forms.duckdb"), fixed_today=AS_OF))
    with database.transaction() as connection:
        insert(connection, "surveys", [survey | BLOCKS_ON])
        add_headcounts(connection, asked, 1)
    made = [
        (exporter.file_name(form, Words()), exporter.workbook(form, Words()))
        for form in forms.of_round(database, local_administrator(), 1)
    ]
    database.close()
    heads = {(occupation, "planned"): 12 for occupation in occupations}
    heads |= {(occupation, "actual"): 9 for occupation in occupations}
    ages = {(band, "persons"): 3 for band in AGE_BANDS}
    return [(name, fill(data, {HEADCOUNTS: heads, AGES: ages})) for name, data in made]


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


def seconds(files: list[tuple[str, bytes]]) -> tuple[float, float]:
    """How long reading takes, from the bytes to the readings: by the clock, and of computing in the children.

    On a machine with other work the first is longer than it has to be; the second is not.
    """
    started, computed = time.perf_counter(), processor_seconds()
    readings = child.read_all(files, registers())
    taken = time.perf_counter() - started, processor_seconds() - computed
    for reading in readings:
        if reading.errors:
            raise RuntimeError(f"{reading.file_name}, a good file, is refused: {reading.errors}")
    return round(taken[0], 1), round(taken[1], 1)


def processor_seconds() -> float:
    """What all ended child processes have computed; 0 where the system does not say."""
    if not worker.resource:
        return 0.0
    spent = worker.resource.getrusage(worker.resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


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
        lines.append(f"{name:36} {value:8,.10g}{note}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
