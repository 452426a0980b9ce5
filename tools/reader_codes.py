"""Which problems the readers of returns can name, read off their source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from workforce.config import ROOT

IMPORTERS = ROOT / "workforce" / "importers"
DOMAIN = ROOT / "workforce" / "domain"
# cells.py の語は、読む側で職種・市町村などの語に言い換える
REWORDED = {"unknown", "ambiguous"}

RAISED = {"Unreadable", "Refused"}  # the code, then the values of its sentence by name
_PLACES = {**dict.fromkeys(RAISED, 0), "Problem": 1, "note": 1, "at": 3, "_each": 2, "_one_of": 0}


def readers() -> list[Path]:
    """The files that name problems of a return."""
    return [
        *sorted(IMPORTERS.glob("*.py")),
        *(DOMAIN / f"{name}.py" for name in ("cells", "headcounts", "counts", "texts")),
    ]


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call of a file with the last name of what is called."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield getattr(node.func, "attr", getattr(node.func, "id", "")), node


def codes(*paths: Path) -> set[str]:
    """The codes that some files name."""
    found = set()
    for path in paths:
        for name, call in calls(path):
            place = _PLACES.get(name)
            if place is not None and len(call.args) > place:
                found |= _choices(call.args[place])
            if name == "CellProblem":
                found |= {code for word in call.keywords if word.arg == "code" for code in _choices(word.value)}
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "code":
                found |= _choices(node.value)
    return found - REWORDED


def _choices(node: ast.expr) -> set[str]:
    """The codes that ``"this"`` or ``"this" if … else "that"`` may be."""
    if isinstance(node, ast.IfExp):
        return _choices(node.body) | _choices(node.orelse)
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()
