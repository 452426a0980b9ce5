"""``python -m workforce.sample`` (or ``make sample``): write ``data/sample/*.csv`` afresh."""

from __future__ import annotations

import argparse
from pathlib import Path

from workforce.sample import departments, dispatches, files, headcounts, hearings, indicators, measures, pairs


def main() -> None:
    """Write every table into the folder given, by default ``data/sample``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=files.DATA / "sample")
    write_all(parser.parse_args().folder)


def write_all(folder: Path) -> None:
    """Write every table as a CSV file into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = headcounts.tables() | dispatches.tables()
    tables |= departments.tables() | hearings.tables() | measures.tables() | indicators.tables() | pairs.tables()
    for table, rows in tables.items():
        files.write(folder / f"{table}.csv", rows)


if __name__ == "__main__":
    main()
