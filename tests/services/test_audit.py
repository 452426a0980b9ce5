"""The audit trail is only ever added to, and can be read back."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tests.services.conftest import COORDINATOR
from workforce import sql_files
from workforce.queries.audit import history
from workforce.services.audit import Batch, as_json

COMMANDS = sorted((sql_files.FOLDER / "commands").rglob("*.sql"))


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_command_changes_or_deletes_an_audit_entry(path: Path):
    text = re.sub(r"--.*", "", path.read_text(encoding="utf-8")).lower()
    assert not re.search(r"(update|delete\s+from|merge\s+into|truncate|drop\s+table|alter\s+table)\s+audit_", text)


def test_equal_rows_are_equal_texts():
    row = {"start_on": date(2025, 9, 1), "note": "第1陣", "end_on": None, "persons": 4}
    text = '{"end_on": null, "note": "第1陣", "persons": 4, "start_on": "2025-09-01"}'
    assert as_json(row) == as_json(dict(reversed(row.items()))) == text


def test_what_has_no_plain_form_is_not_written_by_a_guess():
    with pytest.raises(TypeError):
        as_json({"persons": {4}})


def test_history_finds_a_row_and_all_rows_below_a_key_newest_first(database):
    with database.transaction() as connection:
        batch = Batch(connection, COORDINATOR, "staffing.edit", "修正")
        for key in ("1/43206/civil", "1/43206/admin", "1/43444/civil", "12/43206/civil"):
            batch.note("headcounts", key, None, {"actual": 1})
        batch.note("dispatches", "1", None, {"persons": 1})
    with database.reading() as connection:

        def keys(key: str) -> list[str]:
            return list(history(connection, table_name="headcounts", row_key=key)["row_key"])

        assert keys("1") == ["1/43444/civil", "1/43206/admin", "1/43206/civil"]
        assert keys("1/43206") == ["1/43206/admin", "1/43206/civil"]
        assert keys("12/43206/civil") == ["12/43206/civil"]
        (entry,) = history(connection, table_name="dispatches", row_key="1").to_dict("records")
    assert (entry["actor_id"], entry["actor_role"], entry["reason"]) == ("sato", "dispatch_coordinator", "修正")
    assert entry["after_json"] == '{"persons": 1}'
