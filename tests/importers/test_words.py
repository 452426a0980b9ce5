"""Every refusal of the readers has a sentence, and a return in the corpus that shows it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from string import Formatter

import pytest

from tests.importers.corpus.returns import RETURNS
from workforce.config import ROOT
from workforce.i18n import LANGUAGES, catalogue

READERS = [*(ROOT / "workforce" / "importers").glob("*.py"), ROOT / "workforce" / "domain" / "cells.py"]
RAISED = {"Unreadable", "Refused"}  # code, then the values of its sentence by name
NOTED = {"note": 1, "at": 3, "_each": 2}  # where the code stands among what is handed over

# 子プロセスが死ぬとき、長すぎるとき、ほかの県の名簿で読むときにだけ出る：test_child.py と test_staffing.py
SHOWN_ELSEWHERE = {"read_failed", "read_too_long", "read_too_much", "more_problems"}
SHOWN_ELSEWHERE |= {"ambiguous_municipality", "ambiguous_occupation", "form_not_supported"}
# 読む側で職種・市町村などの語に言い換える
REWORDED = {"unknown", "ambiguous"}


def calls() -> Iterator[tuple[str, ast.Call]]:
    for path in READERS:
        if not path.stem.startswith("form"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call):
                    function = node.func
                    yield getattr(function, "attr", getattr(function, "id", "")), node


def codes() -> set[str]:
    """Every code that a reader names."""
    found = set()
    for name, call in calls():
        place = 0 if name in RAISED else NOTED.get(name)
        if place is not None and len(call.args) > place:
            found |= choices(call.args[place])
        if name == "CellProblem":
            found |= {code for word in call.keywords if word.arg == "code" for code in choices(word.value)}
    return found


def choices(node: ast.expr) -> set[str]:
    """The codes that ``"this"`` or ``"this" if … else "that"`` may be."""
    if isinstance(node, ast.IfExp):
        return choices(node.body) | choices(node.orelse)
    return {node.value} if isinstance(node, ast.Constant) else set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_has_a_sentence_whose_values_it_hands_over(language):
    texts = catalogue(language)
    assert [code for code in sorted(codes() - REWORDED) if f"error.{code}" not in texts] == []
    wrong = []
    for name, call in calls():
        if name in RAISED and isinstance(call.args[0], ast.Constant):
            text = texts.get(f"error.{call.args[0].value}", "")
            wanted = {field for _, field, _, _ in Formatter().parse(text) if field}
            if not wanted <= {word.arg for word in call.keywords}:
                wrong.append((call.args[0].value, wanted))
    assert wrong == []


def test_every_refusal_is_shown_by_a_return_of_the_corpus():
    shown = {problem.split()[1] for one in RETURNS for problem in one.problems}
    assert codes() - REWORDED - SHOWN_ELSEWHERE - shown == set()
