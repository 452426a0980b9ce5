"""The project's Python files as syntax trees, for the tests of this folder."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("app.py", "pages", "workforce")


@cache
def product_files() -> tuple[Path, ...]:
    """Every Python file of the product, relative to the root."""
    found = [ROOT / name for name in PRODUCT if name.endswith(".py")]
    found += [path for name in PRODUCT for path in sorted((ROOT / name).rglob("*.py"))]
    return tuple(path.relative_to(ROOT) for path in found if path.exists())


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file given relative to the root."""
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), filename=str(path))


def nodes(kind: type[ast.AST], *folders: str) -> Iterator[tuple[Path, ast.AST]]:
    """Every node of a kind in the product, or in some of its folders, with its file."""
    for path in product_files():
        if not folders or path.as_posix().startswith(folders):
            yield from ((path, node) for node in ast.walk(tree(path)) if isinstance(node, kind))


def place(path: Path, node: ast.AST) -> str:
    """Where a node stands, as an editor takes it."""
    return f"{path.as_posix()}:{node.lineno}"


def literal(node: ast.AST | None) -> str | None:
    """The text of a string literal; of an f-string, the text before its first value."""
    if isinstance(node, ast.JoinedStr):
        node = node.values[0] if node.values else None
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def called(node: ast.Call) -> str:
    """The last name of what is called: ``c`` for ``a.b.c(…)``."""
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
