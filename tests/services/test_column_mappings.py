"""Which column is which is chosen once for a row of headers."""

from __future__ import annotations

import pytest

from tests.services.conftest import EDITOR, VIEWER, audited, stored
from workforce.errors import NotPermitted
from workforce.services import column_mappings


def test_a_choice_is_remembered_for_its_headers_and_a_later_one_replaces_it(database):
    assert column_mappings.remembered(database, "abc") is None
    column_mappings.remember(database, EDITOR, "abc", {3: "actual", 0: "municipality_code"})
    column_mappings.remember(database, EDITOR, "abc", {0: "municipality_code", 3: "actual"})
    assert column_mappings.remembered(database, "abc") == {0: "municipality_code", 3: "actual"}
    column_mappings.remember(database, EDITOR, "abc", {0: "municipality_code", 3: "planned"})
    assert column_mappings.remembered(database, "abc") == {0: "municipality_code", 3: "planned"}
    assert column_mappings.remembered(database, "other") is None
    assert audited(database) == [("tanaka", "staffing.import", "column_mappings", "abc", None)] * 2


def test_remembering_asks_for_the_right(database):
    with pytest.raises(NotPermitted):
        column_mappings.remember(database, VIEWER, "abc", {0: "planned"})
    assert stored(database, "column_mappings") == []
