"""Writes what can be read off the source: ``docs/metrics.md`` from the views, ``sql/schema.sql`` from the tables,
the list of codes in ``docs/returns.md`` from the readers.

Run with ``make docs``. A test fails while a file differs from what this would write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pandas as pd

from tools import reader_codes
from workforce import sql_files
from workforce.config import ROOT, Settings
from workforce.database import Database
from workforce.i18n import catalogue
from workforce.queries import dictionary

METRICS = ROOT / "docs" / "metrics.md"
SCHEMA = ROOT / "sql" / "schema.sql"
RETURNS = ROOT / "docs" / "returns.md"

MADE = "<!-- From here on made by make docs from the readers and their words; do not edit. -->\n"

INTRODUCTION = """\
# 指標の定義 / Definitions of the metrics

`make docs` が `sql/views/` から作る。直接書き換えない。画面・コマンド・出力の数はすべてここの定義による。

Made from `sql/views/` by `make docs`; do not edit. Every number on a screen, in a command or an export is defined here.
"""


def main() -> None:
    """Write them all."""
    METRICS.write_text(metrics(), encoding="utf-8")
    SCHEMA.write_text(schema(), encoding="utf-8")
    RETURNS.write_text(returns(), encoding="utf-8")


def metrics() -> str:
    """The text of docs/metrics.md: each view's header, and the columns its file comments on."""
    with _reading() as connection:
        columns = dictionary.columns(connection)
    return "\n".join([INTRODUCTION, *(_metric(path, columns) for path in sql_files.views())])


def _metric(path: Path, columns: pd.DataFrame) -> str:
    header = sql_files.header(path.read_text(encoding="utf-8"))
    view = path.stem.partition("_")[2]
    lines = [f"## {view}", "", header.ja.replace("。 ", "。"), "", header.en, ""]
    lines += [f"- grain: {header.grain}", f"- `sql/views/{path.name}`"]
    explained = columns[columns["view_name"] == view]
    if len(explained):
        lines += ["", "| column | 意味 | meaning |", "|---|---|---|"]
    for column in explained.itertuples():
        japanese, _, english = column.definition.partition(" | ")
        lines.append(f"| `{column.column_name}` | {japanese} | {english} |")
    return "\n".join([*lines, ""])


def schema() -> str:
    """The text of sql/schema.sql: today's sequences and tables, as all migrations together leave them."""
    with _reading() as connection:
        sequences = sorted(connection.table_function("duckdb_sequences").df()["sequence_name"])
        tables = connection.table_function("duckdb_tables").df().sort_values("table_name")["sql"]
    first = "-- Today's tables. Made by `make docs`; do not edit: write a migration."
    made = [f"CREATE SEQUENCE {name};" for name in sequences]
    return "\n\n".join([first, *made, *map(_table, tables)]) + "\n"


def returns() -> str:
    """The text of docs/returns.md: what somebody wrote, then each problem of a reader and its sentence."""
    written, mark, _ = RETURNS.read_text(encoding="utf-8").partition(MADE)
    codes = sorted(reader_codes.codes(*reader_codes.readers()))
    japanese, english = catalogue("ja"), catalogue("en")
    rows = [f"| `{code}` | {japanese[f'error.{code}']} | {english[f'error.{code}']} |" for code in codes]
    return written + mark + "\n".join(["", "| code | 日本語 | English |", "|---|---|---|", *rows, ""])


def _table(statement: str) -> str:
    name, body = re.fullmatch(r"CREATE TABLE (\w+)\((.*)\);", statement).groups()
    return f"CREATE TABLE {name} (\n" + ",\n".join(f"    {part}" for part in _parts(body)) + "\n);"


def _parts(body: str) -> list[str]:
    """Split at the commas that stand outside brackets and quotes."""
    parts, depth, quoted = [""], 0, False
    for character in body:
        quoted ^= character == "'"
        depth += (character == "(") - (character == ")") if not quoted else 0
        if character == "," and depth == 0 and not quoted:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts]


@contextmanager
def _reading() -> Iterator[duckdb.DuckDBPyConnection]:
    database = Database.in_memory(Settings(database=Path("docs.duckdb")))
    try:
        with database.reading() as connection:
            yield connection
    finally:
        database.close()


if __name__ == "__main__":
    main()
