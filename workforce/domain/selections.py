"""Which part of the prefecture and of its occupations a reader looks at."""

from __future__ import annotations

from dataclasses import dataclass

ALL = "all"


@dataclass(frozen=True)
class Selection:
    """A region, a type of municipality, a size class and a group of occupations; ``all`` where any will do.

    Its fields are the columns by which the views carry a selection, and the parameters of the queries over them.
    """

    region_filter: str = ALL
    type_filter: str = ALL
    size_filter: str = ALL
    group_filter: str = ALL

    @property
    def is_everything(self) -> bool:
        """Whether nothing is filtered out."""
        return self == EVERYTHING


EVERYTHING = Selection()
