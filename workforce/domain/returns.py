"""What is read from a return or a dispatch log: rows that can be saved, and problems that say where and what to do.

A reader gives either an exact value or a problem, never a guess. It reads; it writes nothing, and it
asks no database: what it has to know of names and codes it is given as :class:`Registers`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workforce.domain.dispatch_logs import LogRow
from workforce.domain.headcounts import HeadcountEntry

ERROR, WARNING = "error", "warning"

RUNS_NAMED = 10
MORE_PROBLEMS = "more_problems"  # the code of the line that counts those left off
MOST_PROBLEMS = 1_000  # a longer list helps nobody, and says that the whole file is another one

# Stands hidden in the first cell of the sheet that lists the problems of a file given back: that sheet is no answer.
PROBLEMS_MARK = "#problems"


@dataclass(frozen=True, kw_only=True)
class Registers:
    """The names and codes of one prefecture, to read returns by.

    Attributes:
        municipalities: five-digit code → name as on paper.
        municipality_aliases: other code (ward, former) → code.
        municipality_keys: :func:`workforce.domain.cells.key_of` of each accepted name → codes it may mean.
        occupations, occupation_keys: the same for occupations; keys include code, names, short names, aliases.
        departments, department_keys: the same for departments.
    """

    municipalities: dict[str, str]
    municipality_aliases: dict[str, str]
    municipality_keys: dict[str, tuple[str, ...]]
    occupations: dict[str, str]
    occupation_keys: dict[str, tuple[str, ...]]
    departments: dict[str, str]
    department_keys: dict[str, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class LogRegisters(Registers):
    """The names and codes to read dispatch logs by.

    Attributes:
        disasters, disaster_keys: code → name, and :func:`workforce.domain.cells.key_of` of each name → codes.
        organisations, organisation_keys: the same for those who send or receive staff, municipalities among them.
        tasks, task_keys, routes, route_keys: the same for tasks and routes.
    """

    disasters: dict[str, str]
    disaster_keys: dict[str, tuple[str, ...]]
    organisations: dict[str, str]
    organisation_keys: dict[str, tuple[str, ...]]
    tasks: dict[str, str]
    task_keys: dict[str, tuple[str, ...]]
    routes: dict[str, str]
    route_keys: dict[str, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class CellProblem:
    """One thing wrong in a file; ``code`` is the message key ``error.<code>``.

    Attributes:
        field: id of the column (``planned``), or "" for the whole file, sheet or row.
        column: the column's header as the file has it.
        sheet, row, cell: where; the row as the spreadsheet counts it (header = 1), the cell as D12; None unless known.
        value: what stands there, as typed.
        severity: only an ``error`` refuses the file; a ``warning`` is shown.
    """

    code: str
    severity: str = ERROR
    field: str = ""
    column: str = ""
    sheet: str = ""
    row: int | None = None
    cell: str | None = None
    value: str = ""
    details: dict[str, object] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ReturnRow:
    """The answer of one municipality about one occupation on a day, and where it stood in the file.

    ``fields`` names the columns that the file has; a field it does not have keeps its stored value.
    """

    sheet: str
    row: int
    municipality_code: str
    as_of: date
    occupation_code: str
    entry: HeadcountEntry
    fields: tuple[str, ...]

    @property
    def cell(self) -> tuple[str, str]:
        """Municipality and occupation."""
        return self.municipality_code, self.occupation_code


@dataclass(frozen=True, kw_only=True)
class BlockRow:
    """One number of an optional block: see the table ``block_counts``."""

    sheet: str
    row: int
    municipality_code: str
    as_of: date
    block: str
    item_code: str
    measure: str
    persons: int | None

    @property
    def cell(self) -> tuple[str, str]:
        """Municipality, and block/item/measure."""
        return self.municipality_code, f"{self.block}/{self.item_code}/{self.measure}"


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Everything read from one file.

    Attributes:
        rows: the answers of a return, or the rows of a dispatch log.
        refused: rows of a log that have a cell that cannot be read, and a disaster that nobody registered: whether
            somebody did by now, only planning can judge.
        layout: ``form`` (our 調査票), ``long`` (the format of docs/formats), ``unknown`` (needs a column
            mapping: ``headers`` then hold what was found) or ``none`` (not usable: ``problems`` say why).
        content_hash: SHA-256 of the bytes; the same content again is a no-op.
        headers: the header texts, left to right, of the sheet that was read.
        samples: the first values under each header, where its column was or has to be chosen by hand.
        ignored_columns: headers that were not needed.
        columns: field → letter and header of its column, where problems found later need their cell.
        survey_id, municipality_code: whose form it is, from its metadata; None in other layouts.
        template_version: of the form.
    """

    file_name: str
    layout: str
    content_hash: str
    rows: tuple[ReturnRow, ...] | tuple[LogRow, ...] = ()
    refused: tuple[LogRow, ...] = ()
    blocks: tuple[BlockRow, ...] = ()
    problems: tuple[CellProblem, ...] = ()
    headers: tuple[str, ...] = ()
    samples: tuple[tuple[str, ...], ...] = ()
    ignored_columns: tuple[str, ...] = ()
    columns: Mapping[str, tuple[str, str]] = dataclasses.field(default_factory=dict)
    survey_id: int | None = None
    municipality_code: str | None = None
    template_version: str | None = None

    @property
    def errors(self) -> tuple[CellProblem, ...]:
        """The problems that refuse the file."""
        return tuple(problem for problem in self.problems if problem.severity == ERROR)


def runs(rows: Sequence[int]) -> list[str]:
    """Row numbers as a person writes them: 3, 5–9; the first few."""
    found: list[list[int]] = []
    for row in rows:
        if found and row == found[-1][1] + 1:
            found[-1][1] = row
        else:
            found.append([row, row])
    named = [str(first) if first == last else f"{first}–{last}" for first, last in found[:RUNS_NAMED]]
    return [*named, "…"] if len(found) > RUNS_NAMED else named


def in_order(noted: Sequence[CellProblem]) -> list[CellProblem]:
    """Problems as somebody goes through the file: those of the whole file, then row by row."""
    return sorted(noted, key=lambda problem: problem.row or 0)


def limited(noted: Sequence[CellProblem]) -> list[CellProblem]:
    """So many problems that somebody can read them, in their order; of a longer list, warnings go before errors.

    What a list says it left off stays counted when others are added to it.
    """
    left_off = sum(problem.details["count"] for problem in noted if problem.code == MORE_PROBLEMS)
    noted = [problem for problem in noted if problem.code != MORE_PROBLEMS]
    if not left_off and len(noted) <= MOST_PROBLEMS:
        return noted
    errors = [problem for problem in noted if problem.severity != WARNING]
    rest = [problem for problem in noted if problem.severity == WARNING]
    shown = [*errors, *rest][:MOST_PROBLEMS]
    severity = shown[0].severity
    count = left_off + len(noted) - len(shown)
    return [*shown, CellProblem(code=MORE_PROBLEMS, severity=severity, details={"count": count})]
