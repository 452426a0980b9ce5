"""What a page shows as a table can be taken away, and stands over its source and day."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.architecture.source import called, literal, product_files, tree

SHOWN = {"table", "dataframe"}
TAKEN = {"download", "download_excel", "table_and_download"}

# who shows a table that nobody takes away → why
ONLY_SHOWN = {
    "closing_form.card": "one request: what closes its gap, to choose from",
    "dispatch_actions._count_form": "one dispatch: the days already counted, beside the form",
    "dispatch_form._show_conflict": "what somebody else saved meanwhile",
    "dispatch_log_preview.show_effect": "an import that is not stored yet",
    "entry_forms._show_both": "what somebody else saved meanwhile",
    "gantt_card._chart": "the same periods as the table of its card, on a phone",
    "gantt_card._handovers": "the handovers of the table of its card, in words, on a phone",
    "headcount_grid.show_fixed": "the grid of those who may not enter; its figures are those of the profile",
    "headcount_grid.show_problems": "what is wrong with what was typed",
    "headcount_grid.show_conflicts": "what somebody else saved meanwhile",
    "history.show": "one record: who changed what",
    "import_history.show": "the imports, to choose one from",
    "import_preview.show_files": "an import that is not stored yet",
    "import_preview.show_changes": "an import that is not stored yet",
    "indicator_grid.show_problems": "what is wrong with what was typed",
    "indicator_grid.show_conflicts": "what somebody else saved meanwhile",
    "offer_detail.show": "one offer: what is left of it",
    "request_cards._table": "its two callers offer it, on a phone too",
    "request_detail._dispatches": "one request: who was sent for it",
    "request_detail._sizes": "one request: how its size changed",
    "request_detail._history": "one request: who moved it",
    "rotation_cards.loads": "a plan that is not stored yet",
    "round_settings._conflict": "what somebody else saved meanwhile",
    "vacancy_cards.municipality_summary": "a look at one municipality; its profile offers the whole",
}

# who draws or offers something over no source → why
WITHOUT_SOURCE = {
    "board_cards._as_table": "below the source of its caller's card",
    "burden_views._quality": "below the source of its caller's card",
    "department_cards._beside_occupations": "below the source of its caller's card",
    "gantt_card._chart": "below the source of its caller's card",
    "import_problems.show": "each row names its file",
}


def test_every_table_can_be_taken_away_or_says_why_not():
    found = {where for where, body in _places() if _calls(body, SHOWN) and not _calls(body, TAKEN)}
    assert found == set(ONLY_SHOWN)


def test_every_chart_and_every_table_to_take_away_stands_over_its_source():
    found = set()
    for where, body in _places():
        figures = _calls(body, TAKEN | {"chart"})
        footed = {id(call) for card in _cards(body) if _has_source(card) for call in _calls([card], TAKEN | {"chart"})}
        if any(id(call) not in footed for call in figures):
            found.add(where)
    assert found == set(WITHOUT_SOURCE)


def _places() -> Iterator[tuple[str, list[ast.stmt]]]:
    """Each function, and what stands in a page itself, as ``file.function``."""
    for path in product_files():
        if not path.as_posix().startswith(("pages/", "workforce/ui/")) or path.name in ("tables.py", "cards.py"):
            continue
        functions = [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef)]
        yield from ((f"{path.stem}.{node.name}", node.body) for node in functions)
        yield path.stem, [node for node in tree(path).body if not isinstance(node, ast.FunctionDef | ast.ClassDef)]


def _calls(body: list[ast.stmt], names: set[str]) -> list[ast.Call]:
    """The calls of a method of one of these names; a table of Altair or pandas has none of them."""
    return [
        node
        for statement in body
        for node in ast.walk(statement)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and called(node) in names
    ]


def _cards(body: list[ast.stmt]) -> Iterator[ast.With]:
    """The ``with`` statements that open a card."""
    for statement in body:
        for node in ast.walk(statement):
            if isinstance(node, ast.With) and any(_is_card(item.context_expr) for item in node.items):
                yield node


def _is_card(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    keys = [literal(keyword.value) for keyword in node.keywords if keyword.arg == "key"]
    return called(node) == "card" or any(key is not None and key.startswith("card_") for key in keys)


def _has_source(card: ast.With) -> bool:
    """Whether a card has a foot: its own, or one that its body writes."""
    opened = [item.context_expr for item in card.items if isinstance(item.context_expr, ast.Call)]
    if any(keyword.arg == "source" for call in opened for keyword in call.keywords):
        return True
    written = [call for call in ast.walk(card) if isinstance(call, ast.Call) and called(call) in ("foot", "caption")]
    return any(called(call) == "foot" or "source" in ast.unparse(call) for call in written)
