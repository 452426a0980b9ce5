"""The CSV files the generator reads and writes."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from workforce import whole_files
from workforce.config import ROOT

DATA = ROOT / "data"

Row = Mapping[str, object]

SAMPLE = {"is_sample": True, "row_version": 1}  # the last columns of every row


def reference(table: str) -> list[dict[str, str]]:
    """The rows of ``data/reference/<table>.csv``."""
    return _read(DATA / "reference" / f"{table}.csv")


def calibration(name: str) -> list[dict[str, str]]:
    """The rows of ``data/calibration/<name>.csv``."""
    return _read(DATA / "calibration" / f"{name}.csv")


def write(path: Path, rows: Iterable[Row]) -> None:
    """Write rows with the columns of the first one; None becomes a blank, a truth value true or false."""
    rows = list(rows)
    with whole_files.replacing(path) as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({column: _cell(value) for column, value in row.items()} for row in rows)


@cache
def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _cell(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else value
