"""One messy return and what reading it must give: every value, and every problem with its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from tests.importers.known import COLUMNS
from workforce.domain.headcounts import HeadcountEntry
from workforce.domain.returns import Reading

AS_OF = date(2026, 4, 1)
Answers = dict[tuple[str, str, date], HeadcountEntry]

# 誤りのない 2 行。1 行を変えたとき、もう 1 行は必ず正しく読める
GOOD = ["43213", "宇城市", "R8.4.1", "土木技師", "12", "9", "1", "", "県派遣", "2", "採用試験を実施"]
OTHER = ["43444", "甲佐町", "2026/4/1", "保健師", "5", "5", "", "", "", "", ""]
UKI, KOSA = ("43213", "civil", AS_OF), ("43444", "phn", AS_OF)
GOOD_ENTRY = HeadcountEntry(
    planned=12, actual=9, fixed_term=1, cover_status="prefecture", covered=2, note="採用試験を実施"
)
OTHER_ENTRY = HeadcountEntry(planned=5, actual=5)
BOTH: Answers = {UKI: GOOD_ENTRY, KOSA: OTHER_ENTRY}


@dataclass(frozen=True, kw_only=True)
class Return:
    """A file of the corpus.

    Attributes:
        about: what is messy about it, as a sentence's part.
        case: its number in the list of hostile inputs; 0 for one that is not on it.
        answers: what it says, exactly; an answer that is missing here must not be read.
        problems: ``severity code place`` of each, the place as cell, row or nothing; in any order.
    """

    about: str
    make: Callable[[], bytes]
    case: int = 0
    name: str = "回答.xlsx"
    layout: str = "long"
    answers: Answers = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    as_of: date | None = None
    mapping: Mapping[int, str] | None = None


def refused(case: int, about: str, make: Callable[[], bytes], code: str, name: str = "回答.xlsx") -> Return:
    """A file of which nothing is read, for one reason."""
    return Return(case=case, about=about, make=make, name=name, layout="none", problems=(f"error {code}",))


def row_with(row: list[object] = GOOD, **changed: object) -> list[object]:
    """A row with some columns changed, named by their Japanese header."""
    return [changed.get(column, value) for column, value in zip(COLUMNS, row, strict=True)]


def said(reading: Reading) -> Answers:
    """The answers of a reading in the form of the table."""
    return {(row.municipality_code, row.occupation_code, row.as_of): row.entry for row in reading.rows}


def found(reading: Reading) -> list[str]:
    """The problems of a reading in the form of the table, sorted."""
    return sorted(
        f"{problem.severity} {problem.code} {problem.cell or problem.row or ''}".strip() for problem in reading.problems
    )
