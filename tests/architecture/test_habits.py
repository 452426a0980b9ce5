"""Small rules that each cost somebody a bad day."""

from __future__ import annotations

import ast
import csv
import re
from pathlib import Path

from tests.architecture.source import ROOT, nodes, place, product_files

REFERENCE = ROOT / "data" / "reference"
ROUTER = Path("workforce/ui/router.py")


def column(name: str, **where: str) -> set[str]:
    """The values of a column of a reference file, ``table.column``."""
    table, _, wanted = name.partition(".")
    with (REFERENCE / f"{table}.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if all(row[key] == value for key, value in where.items())]
    return {row[wanted] for row in rows}


def test_no_page_stands_directly_in_the_pages_folder():
    # Streamlit serves such a file without app.py, so without sign-in, until a first session has run the router.
    assert [str(path.relative_to(ROOT)) for path in (ROOT / "pages").glob("*.py")] == []


def test_no_html_is_let_through():
    # In an allowed HTML text a stored note could run script in the reader's browser.
    found = [place(path, node.value) for path, node in nodes(ast.keyword) if node.arg == "unsafe_allow_html"]
    assert found == []


def test_only_the_router_catches_every_exception():
    found = [
        place(path, node)
        for path, node in nodes(ast.ExceptHandler)
        if path != ROUTER and _catches_everything(node) and not _raises_again(node)
    ]
    assert found == []


def _catches_everything(handler: ast.ExceptHandler) -> bool:
    return handler.type is None or bool(
        {"Exception", "BaseException"} & set(re.findall(r"\w+", ast.unparse(handler.type)))
    )


def _raises_again(handler: ast.ExceptHandler) -> bool:
    return isinstance(handler.body[-1], ast.Raise) and handler.body[-1].exc is None


def test_no_axis_is_formatted_with_a_bare_comma():
    # Vega prints 2,000 as 2e+3 with it; ",d" is meant.
    found = [
        place(path, node.value) for path, node in nodes(ast.keyword) if node.arg == "format" and _is_comma(node.value)
    ]
    found += [
        place(path, node)
        for path, node in nodes(ast.Dict)
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Constant) and key.value in ("format", "labelFormat") and _is_comma(value)
    ]
    assert found == []


def _is_comma(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value == ","


def test_nothing_about_the_home_prefecture_stands_outside_its_data():
    (prefecture,) = column("prefectures.prefecture_code", is_home="true")
    names = column("municipalities.municipality_ja") | column("prefectures.prefecture_ja", is_home="true")
    names |= column("municipalities.municipality_en") | {
        re.split(r"\s", name)[0] for name in column("prefectures.prefecture_en", is_home="true")
    }
    local = re.compile(rf"\b{prefecture}\d{{3}}\b|" + "|".join(map(re.escape, sorted(names))), re.IGNORECASE)
    files = [ROOT / path for path in product_files() if not path.as_posix().startswith("workforce/sample")]
    files += [*(ROOT / "sql").rglob("*.sql"), *(ROOT / "workforce" / "i18n").rglob("*.json")]
    found = [
        f"{path.relative_to(ROOT)}:{number} {match.group()}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if (match := local.search(line))
    ]
    assert found == []


def test_the_clock_is_read_only_by_the_settings_the_audit_and_the_migrations():
    may = re.compile(r"workforce/(config|database)\.py|workforce/services/")
    found = [
        str(path)
        for path in product_files()
        if not may.match(path.as_posix())
        and re.search(r"\b(date\.today|datetime\.(now|utcnow|today))\(", (ROOT / path).read_text(encoding="utf-8"))
    ]
    assert found == []


def test_the_link_is_read_and_written_in_one_place_and_a_page_ends_early_by_it():
    found = [
        place(path, node)
        for path, node in nodes(ast.Attribute)
        if ast.unparse(node) in ("st.stop", "st.query_params") and path != Path("workforce/ui/address.py")
    ]
    assert found == []
