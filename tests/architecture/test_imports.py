"""The dependency rule. Change the table in the same commit as the import that it allows."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import ROOT, place, product_files, tree

# layer → (layers of the project, libraries) that its files may import; a layer may always import itself.
MAY_IMPORT: dict[str, tuple[set[str], set[str]]] = {
    "errors": (set(), set()),
    "sql_files": (set(), set()),
    "whole_files": (set(), set()),
    "i18n": (set(), set()),
    "config": ({"errors"}, set()),
    "domain": ({"errors"}, set()),
    "database": ({"errors", "config", "sql_files"}, {"duckdb"}),
    "queries": ({"sql_files", "domain"}, {"duckdb", "pandas", "pyarrow"}),
    "auth": ({"errors", "domain", "queries", "sql_files"}, {"duckdb"}),
    "services": ({"errors", "domain", "auth", "database", "sql_files", "queries"}, {"duckdb"}),
    "charts": ({"domain", "i18n"}, {"pandas", "altair"}),
    "findings": ({"domain", "i18n"}, {"pandas"}),
    "importers": ({"errors", "domain"}, {"openpyxl"}),
    "exporters": ({"domain", "i18n", "charts", "importers"}, {"pandas", "altair", "openpyxl", "xlsxwriter"}),
    "sample": ({"config", "whole_files"}, set()),
    "ui": (
        {
            "errors",
            "sql_files",
            "config",
            "domain",
            "auth",
            "database",
            "queries",
            "services",
            "charts",
            "findings",
            "importers",
            "exporters",
            "i18n",
        },
        {"streamlit", "pandas"},
    ),
    "pages": (
        {
            "errors",
            "domain",
            "auth",
            "queries",
            "services",
            "charts",
            "findings",
            "importers",
            "exporters",
            "i18n",
            "ui",
        },
        {"streamlit", "pandas"},
    ),
    "router": ({"ui"}, {"streamlit"}),
    "command_line": (
        {
            "errors",
            "config",
            "whole_files",
            "domain",
            "auth",
            "database",
            "queries",
            "services",
            "importers",
            "exporters",
            "i18n",
        },
        set(),
    ),
}

TOP_LEVEL = {"app.py", "pages", "workforce", "tests", "tools"}


def layer(path: Path) -> str | None:
    """The layer a file belongs to, or None."""
    top, *rest = path.parts
    if not rest:
        return "router" if top == "app.py" else None
    if top == "pages":
        return "pages"
    if rest == ["__main__.py"]:
        return "command_line"
    name = rest[0].removesuffix(".py")
    return name if name in MAY_IMPORT else None


def imports(path: Path) -> Iterator[tuple[ast.AST, str]]:
    """Every module a file imports, by its full name; a library needed only for annotations is left out."""
    for_annotations = {
        inner
        for node in ast.walk(tree(path))
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree(path)):
        for name in _names(node, path):
            if node not in for_annotations or name.startswith("workforce"):
                yield node, name


def _names(node: ast.AST, path: Path) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    package = path.parent.parts[: len(path.parent.parts) - node.level + 1] if node.level else ()
    module = ".".join([*package, node.module] if node.module else package)
    # `from workforce import errors` names the layer only in the alias.
    return [f"{module}.{alias.name}" for alias in node.names] if module == "workforce" else [module]


def test_every_file_belongs_to_a_layer():
    homeless = [str(path) for path in product_files() if not layer(path) and str(path) != "workforce/__init__.py"]
    assert homeless == []


def test_no_python_file_stands_outside_the_known_folders():
    folders = {path.relative_to(ROOT).parts[0] for path in ROOT.glob("*.py")}
    folders |= {path.relative_to(ROOT).parts[0] for path in ROOT.glob("[!.]*/**/*.py")}
    assert folders - TOP_LEVEL == set()


def test_a_layer_imports_only_what_the_table_allows():
    violations = []
    for path in product_files():
        layers, libraries = MAY_IMPORT.get(layer(path), (set(), set()))
        for node, name in imports(path):
            top, *rest = name.split(".")
            if top == "workforce":
                allowed = rest[:1] and rest[0] in layers | {layer(path)}
            else:
                allowed = top in sys.stdlib_module_names or top in libraries
            if not allowed:
                violations.append(f"{place(path, node)} {layer(path)} may not import {name}")
    assert violations == []


def test_layers_do_not_import_each_other_in_a_circle():
    def reach(start: str, seen: frozenset[str]) -> set[str]:
        layers = MAY_IMPORT[start][0] - seen
        return layers | {far for near in layers for far in reach(near, seen | layers)}

    assert [name for name in MAY_IMPORT if name in reach(name, frozenset())] == []
