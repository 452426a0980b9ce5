"""Readings made by hand: what a reader would have read."""

from __future__ import annotations

from datetime import date

from workforce.domain.headcounts import HeadcountEntry
from workforce.domain.returns import BlockRow, CellProblem, Reading, ReturnRow

DAY = date(2026, 4, 1)
CITY, TOWN = "43206", "43444"


def answer(
    municipality: str, occupation: str, planned: int | None, actual: int | None, *, as_of: date = DAY, **more: object
) -> ReturnRow:
    """A row of a long file with the columns planned and actual, and those named in ``more``."""
    return ReturnRow(
        sheet="回答",
        row=more.pop("row", 2),
        municipality_code=municipality,
        as_of=as_of,
        occupation_code=occupation,
        entry=HeadcountEntry(planned=planned, actual=actual, **more),
        fields=("planned", "actual", *more),
    )


def block(municipality: str, name: str, item: str, persons: int | None, measure: str = "persons") -> BlockRow:
    """A number of an optional block."""
    return BlockRow(
        sheet="年齢",
        row=5,
        municipality_code=municipality,
        as_of=DAY,
        block=name,
        item_code=item,
        measure=measure,
        persons=persons,
    )


def reading(
    *answers: ReturnRow | BlockRow, name: str = "回答.csv", problems: tuple[CellProblem, ...] = (), **more: object
) -> Reading:
    """A file with these answers."""
    return Reading(
        file_name=name,
        layout="long",
        content_hash=name,
        rows=tuple(row for row in answers if isinstance(row, ReturnRow)),
        blocks=tuple(row for row in answers if isinstance(row, BlockRow)),
        problems=problems,
        **more,
    )
