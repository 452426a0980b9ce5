"""The same municipality, occupation and day on several rows: once the same is an oversight, otherwise an error."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from workforce.domain.returns import ERROR, WARNING, CellProblem, ReturnRow
from workforce.importers import problems
from workforce.importers.answers import AnswerReader


def sorted_out(reader: AnswerReader, rows: Sequence[ReturnRow]) -> tuple[list[ReturnRow], list[CellProblem]]:
    """Each key once, and what is wrong with the rows that share one.

    Rows of several codes of one municipality (its wards) are never taken for each other, be they equal or not:
    they may be parts of a sum.
    """
    by_key = defaultdict(list)
    for row in rows:
        by_key[row.municipality_code, row.occupation_code, row.as_of].append(row)
    kept, found = [], []
    for same in by_key.values():
        codes = {_code_as_typed(reader, row) for row in same}
        if len(same) == 1:
            kept += same
        elif len(codes) > 1:
            found += _each(reader, same, "repeated_after_roll_up", ERROR)
        elif len({row.entry for row in same}) > 1:
            found += _each(reader, same, "repeated_differently", ERROR)
        else:
            kept.append(same[0])
            found += _each(reader, same, "repeated_same", WARNING)[1:]
    return kept, found


def _each(reader: AnswerReader, same: Sequence[ReturnRow], code: str, severity: str) -> list[CellProblem]:
    name = "occupation" if "occupation" in reader.heading.columns else "occupation_code"
    numbers = [str(row.row) for row in same]
    return [
        problems.at(
            reader.sheet,
            row.row,
            reader.heading.columns[name],
            code,
            {"rows": numbers},
            field=name,
            header=reader.heading.text(name),
            severity=severity,
        )
        for row in same
    ]


def _code_as_typed(reader: AnswerReader, row: ReturnRow) -> str:
    """The code of a row without its check digit; the municipality's own where the row has only its name."""
    column = reader.heading.columns.get("municipality_code")
    return (reader.sheet.typed(row.row, column) if column else "")[:5] or row.municipality_code
