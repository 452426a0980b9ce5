"""SQL lives in ``sql/`` and ``database.py``; each file says what it is, still binds, and is used once."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import duckdb
import pytest

from tests.architecture.source import called, literal, nodes, place
from workforce import sql_files
from workforce.domain.selections import Selection

SQL = re.compile(
    r"\s*(select\s|with\s+\w+\s+as\s*\(|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|merge\s+into\s"
    r"|(create|alter|drop)\s+(or\s+replace\s+)?(temp\s+)?(table|view|sequence|index)\s|copy\s+\w+\s+(to|from)\s"
    r"|pragma\s|attach\s|set\s+\w+\s*=|begin\s+transaction|commit\b|rollback\b|from\s+\w+\s+(select|where|join)\s)",
    re.IGNORECASE,
)
VIEWS = sql_files.views()
QUERIES = sorted((sql_files.FOLDER / "queries").rglob("*.sql"))
SELECTED = {field.name for field in fields(Selection)}
COMMANDS = sorted((sql_files.FOLDER / "commands").rglob("*.sql"))


def name(path: Path) -> str:
    """A file of sql/ as the code names it: ``queries/vacancies/by_occupation``."""
    return path.relative_to(sql_files.FOLDER).with_suffix("").as_posix()


def statement(path: Path) -> duckdb.Statement:
    """The one statement of a query or command file."""
    (only,) = duckdb.extract_statements(path.read_text(encoding="utf-8"))
    return only


def each(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=name)


def test_sql_stands_only_in_the_sql_folder_and_in_database_py():
    texts = [
        (path, node) for path, node in nodes(ast.Constant) if isinstance(node.value, str) and SQL.match(node.value)
    ]
    direct = [
        (path, node)
        for path, node in nodes(ast.Call)
        if called(node) in {"execute", "executemany", "sql"} and node.args and literal(node.args[0]) is not None
    ]
    found = {place(path, node) for path, node in texts + direct if path != Path("workforce/database.py")}
    assert sorted(found) == []


@each(VIEWS + QUERIES)
def test_a_view_or_query_says_what_it_is_and_what_a_row_is(path: Path):
    header = sql_files.header(path.read_text(encoding="utf-8"))
    assert header.ja
    assert header.en
    assert header.grain.startswith("one row per ") or header.grain == "one row"


@each(VIEWS)
def test_a_view_file_makes_the_view_that_its_name_says(path: Path):
    text = path.read_text(encoding="utf-8")
    made = re.findall(r"^CREATE OR REPLACE VIEW (\w+)", text, re.MULTILINE | re.IGNORECASE)
    assert made == [re.sub(r"^\d{3}_", "", path.stem)]


@each(VIEWS)
def test_a_view_still_binds(path: Path, sample_database):
    view = re.sub(r"^\d{3}_", "", path.stem)
    with sample_database.reading() as connection:
        connection.execute(f"SELECT * FROM {view} LIMIT 0")


@each(QUERIES + COMMANDS)
def test_a_query_or_command_is_one_statement_that_still_binds(path: Path, sample_database):
    with sample_database.reading() as connection:
        parameters = dict.fromkeys(statement(path).named_parameters)
        connection.execute(f"EXPLAIN {path.read_text(encoding='utf-8')}", parameters)


@each(QUERIES)
def test_the_declared_parameters_are_those_of_the_statement(path: Path):
    declared = sql_files.header(path.read_text(encoding="utf-8")).params
    assert set(declared) == set(statement(path).named_parameters)


def query_calls() -> Iterator[tuple[Path, ast.FunctionDef, ast.Call]]:
    """Every call ``frame(connection, "noun/question", …)`` in the queries layer with its function."""
    for path, function in nodes(ast.FunctionDef, "workforce/queries/"):
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and called(node) == "frame" and len(node.args) == 2:
                yield path, function, node


def test_every_query_file_is_read_by_exactly_one_function():
    read = Counter(f"queries/{literal(call.args[1])}" for _, _, call in query_calls())
    assert read == Counter(name(path) for path in QUERIES)


def test_a_query_function_hands_over_the_parameters_that_its_file_declares():
    wrong = []
    for path, function, call in query_calls():
        declared = sql_files.header(sql_files.text(f"queries/{literal(call.args[1])}")).params
        handed = [SELECTED if _is_selection(keyword) else {keyword.arg} for keyword in call.keywords]
        if set().union(*handed) != set(declared):
            wrong.append(f"{place(path, function)} {function.name}")
    assert wrong == []


def _is_selection(keyword: ast.keyword) -> bool:
    """Whether a call hands over all fields of a selection: ``**vars(selection)``."""
    return keyword.arg is None and ast.unparse(keyword.value) == "vars(selection)"


def test_a_query_sums_only_columns_that_a_view_declares_additive():
    # docs/decisions/0004; the checks sum on purpose what must add up to the same.
    declared = re.findall(
        r"^-- additive: (.*)$", "\n".join(path.read_text(encoding="utf-8") for path in VIEWS), re.MULTILINE
    )
    additive = {column.strip() for line in declared for column in line.split(",")}
    summed = {
        (name(path), column)
        for path in QUERIES
        if path.parent.name != "checks"
        for column in re.findall(r"\bsum\((?:\w+\.)?(\w+)\)", path.read_text(encoding="utf-8"))
    }
    assert {(query, column) for query, column in summed if column not in additive} == set()


def test_a_query_stands_in_the_module_of_its_noun():
    astray = [
        place(path, call) for path, _, call in query_calls() if (literal(call.args[1]) or "").split("/")[0] != path.stem
    ]
    assert astray == []


def test_every_command_file_is_used():
    texts = {node.value for _, node in nodes(ast.Constant, "workforce/") if isinstance(node.value, str)}
    unused = [name(path) for path in COMMANDS if not any(name(path).endswith(text) for text in texts if len(text) > 3)]
    assert unused == []
