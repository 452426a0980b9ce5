"""What an audit entry says changed, field by field."""

from __future__ import annotations

import json
from dataclasses import dataclass

NOT_SHOWN = {
    "row_version",
    "is_sample",
    "entry_key",
    "move_number",
    "moved_by",
    "from_status",
    "revision_number",
}


@dataclass(frozen=True)
class Change:
    """One field before and after; None is an empty field, or no row."""

    field: str
    before: object
    after: object


def changes(before_json: str | None, after_json: str | None) -> list[Change]:
    """The fields that differ between the two sides of an audit entry, in the order of their names."""
    before = json.loads(before_json) if before_json else {}
    after = json.loads(after_json) if after_json else {}
    fields = sorted((before.keys() | after.keys()) - NOT_SHOWN)
    return [Change(name, before.get(name), after.get(name)) for name in fields if before.get(name) != after.get(name)]
