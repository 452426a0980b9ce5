"""Generated files say what the SQL says today."""

from __future__ import annotations

from tools import docs


def test_the_metrics_page_is_fresh():
    assert docs.METRICS.read_text(encoding="utf-8") == docs.metrics(), "run: make docs"


def test_the_schema_picture_is_fresh():
    assert docs.SCHEMA.read_text(encoding="utf-8") == docs.schema(), "run: make docs"


def test_the_codes_on_the_page_of_returns_are_fresh():
    assert docs.RETURNS.read_text(encoding="utf-8") == docs.returns(), "run: make docs"
    assert "| `not_a_number` | " in docs.returns()


def test_commas_inside_brackets_and_quotes_do_not_split_a_table():
    body = "a VARCHAR DEFAULT(','), CHECK((a IN ('x', 'y,z'))), PRIMARY KEY(a, b)"
    assert docs._parts(body) == ["a VARCHAR DEFAULT(',')", "CHECK((a IN ('x', 'y,z')))", "PRIMARY KEY(a, b)"]
