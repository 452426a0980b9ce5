"""Every rule and every coded value has words, and the words fit the values the rule hands over."""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator
from string import Formatter

import pytest

from workforce import sql_files
from workforce.config import ROOT
from workforce.i18n import LANGUAGES, catalogue

RULES = [*(ROOT / "workforce" / "domain").glob("*.py"), *(ROOT / "workforce" / "services").glob("*.py")]

# A column of a table → the group of its labels, where the name of the column alone would say too little.
GROUPS = {
    ("dispatches", "kind"): "dispatch_kind",
    ("dispatches", "status"): "dispatch_status",
    ("request_moves", "to_status"): "request_status",
    ("requests", "status"): "request_status",
    ("requests", "kind"): "dispatch_kind",
    ("requests", "lodging"): "provision",
    ("requests", "vehicle"): "provision",
    ("offers", "kind"): "dispatch_kind",
    ("offers", "people_ready"): "readiness",
    ("offers", "logistics_ready"): "readiness",
    ("offers", "funding_ready"): "readiness",
    ("disasters", "status"): "disaster_status",
    ("recruitments", "second_exam_part"): "month_part",
    ("recruitments", "final_result_part"): "month_part",
    ("surveys", "status"): "survey_status",
    ("survey_returns", "status"): "return_status",
}


# What a start keeps for the next one; no screen and no file shows it.
SHOWN_NOWHERE = {"taken_over_files"}


def problems_in_code() -> Iterator[tuple[str, set[str]]]:
    """The code and the detail names of every ``Problem(field, "code", {…})``."""
    for path in RULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem":
                code, *more = node.args[1:]
                if isinstance(code, ast.Constant):
                    yield code.value, names(more[0]) if more else set()


def names(details: ast.expr) -> set[str]:
    """The keys of a dictionary display."""
    assert isinstance(details, ast.Dict), "spell out the details of a problem where it is found"
    return {ast.literal_eval(key) for key in details.keys}


def coded_values() -> Iterator[tuple[str, str]]:
    """The group and the code of every ``CHECK (column IN (…))`` in the migrations."""
    for path in sql_files.migrations():
        text = path.read_text(encoding="utf-8")
        for table, body in re.findall(r"CREATE TABLE (\w+) \((.*?)\n\);", text, re.DOTALL):
            if table in SHOWN_NOWHERE:
                continue
            for column, values in re.findall(r"(\w+) IN \(([^)]*)\)", body):
                group = GROUPS.get((table, column), column)
                yield from ((group, code) for code in re.findall(r"'(\w+)'", values))


def test_the_coded_values_of_the_tables_are_found():
    assert {("dispatch_status", "cancelled"), ("cover_status", "none"), ("phase", "any")} <= set(coded_values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_coded_value_has_a_label(language):
    missing = [
        f"{group}.{code}" for group, code in coded_values() if f"option.{group}.{code}" not in catalogue(language)
    ]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_role_and_action_has_a_label(language):
    with (ROOT / "data" / "reference" / "role_actions.csv").open(encoding="utf-8") as file:
        rights = list(csv.DictReader(file))
    needed = {f"option.role.{row['role_code']}" for row in rights}
    needed |= {f"option.action.{row['action_code']}" for row in rights}
    assert needed - catalogue(language).keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_sentence_whose_values_it_hands_over(language):
    texts = catalogue(language)
    wrong = []
    for code, details in problems_in_code():
        text = texts.get(f"error.{code}")
        wanted = {name for _, name, _, _ in Formatter().parse(text or "") if name}
        if text is None or not wanted <= details:
            wrong.append((code, wanted - details))
    assert wrong == []
