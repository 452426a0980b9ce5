"""The columns of a table that files bring, and the words they may be headed by.

Only words that can mean nothing else are listed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from workforce.domain.cells import key_of

LONGEST_HEADER = 100  # a longer text is none; patterns are not tried on it, which could take forever
_UNIT_OR_MARK = re.compile(r"(\((人|名|日|単位:人|必須|任意)\)|[※*＊]\d*)+$")


@dataclass(frozen=True)
class TableColumns:
    """What a table of one kind consists of.

    Attributes:
        headers: field → the words that may head its column; the first is the one we write ourselves.
        required: sets of fields of which a table needs at least one each.
        counts: fields of numbers of people, whose meaning the name of a group of columns may change.
    """

    headers: Mapping[str, tuple[str, ...]]
    required: tuple[tuple[str, ...], ...]
    counts: Collection[str]

    @cached_property
    def _field_of_key(self) -> dict[str, str]:
        return {key_of(word): field for field, words in self.headers.items() for word in words}

    def field_of(self, header: str) -> str | None:
        """The field a header names, without its unit or mark: 「実職員数（人）」 is ``actual``; None: no column."""
        if len(header) > LONGEST_HEADER:
            return None
        return self._field_of_key.get(_UNIT_OR_MARK.sub("", key_of(header)))

    def missing(self, fields: set[str]) -> list[str]:
        """What a table with some columns lacks; of columns of which one is enough, the first."""
        return [choice[0] for choice in self.required if not fields & set(choice)]

    def header(self, field: str) -> str:
        """What we head a field's column with."""
        return self.headers[field][0]
