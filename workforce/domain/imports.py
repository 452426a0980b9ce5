"""What accepting a return would change, row by row, and what about it looks odd. Nothing here reads or writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from workforce.domain import counts, headcounts
from workforce.domain.headcounts import HeadcountEntry
from workforce.domain.import_plans import ADDED, CHANGED, UNCHANGED, ImportPlan, hash_of
from workforce.domain.returns import WARNING, BlockRow, CellProblem, Reading, ReturnRow
from workforce.errors import Problem

HEADCOUNTS, BLOCK_COUNTS = "headcounts", "block_counts"

# 目安の値。超えても拒まず、確かめてもらう
LEAST_JUMP_PERCENT, LEAST_JUMP_PERSONS = 20, 3
LEAST_PLAN_SHORTFALL_PERCENT = 10

Cell = tuple[str, str]  # municipality, occupation
Values = Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class Change:
    """One row of a file beside the row that is stored.

    Attributes:
        table: ``headcounts`` or ``block_counts``.
        key: what comes after the municipality in the row's key: an occupation, or block/item/measure.
        before, after: the stored values (None: no such row) and those that would be stored.
        seen_version: of the stored row; None where there is none.
        sheet, row: where the row stands in the file.
    """

    table: str
    as_of: date
    municipality_code: str
    key: str
    before: Values | None
    after: Values
    seen_version: int | None
    sheet: str
    row: int

    @property
    def outcome(self) -> str:
        """``added`` for an answer where there was none, ``changed`` or ``unchanged`` for one beside another."""
        if not self.is_written:
            return UNCHANGED
        return CHANGED if _says_something(self.before) else ADDED

    @property
    def place(self) -> tuple[str, str, str]:
        """Table, municipality and the rest of the key: which stored row it belongs to, within its round."""
        return self.table, self.municipality_code, self.key

    @property
    def is_written(self) -> bool:
        """Whether accepting it writes a row. A blank answer to what nobody asked writes none: it asks for nothing."""
        return self.before != self.after and (self.before is not None or _says_something(self.after))

    @property
    def different(self) -> Iterator[tuple[str, object, object]]:
        """The values that would differ: field, as stored, as in the file."""
        before = self.before or {}
        return ((name, before.get(name), now) for name, now in self.after.items() if before.get(name) != now)


@dataclass(frozen=True, kw_only=True)
class Plan(ImportPlan):
    """What accepting one file of answers would do.

    Attributes:
        rounds: the stage of the round that each as-of date of the file goes to; None where one would be made.
    """

    changes: tuple[Change, ...]
    rounds: Mapping[date, str | None]

    def count_warnings(self) -> dict[str, int]:
        """How many warnings are about each of its municipalities; one about no single row is about all of them."""
        whose = {(change.sheet, change.row): change.municipality_code for change in self.changes}
        told = Counter(whose.get((w.sheet, w.row)) or w.details.get("municipality") for w in self.warnings)
        municipalities = {change.municipality_code for change in self.changes}
        of_all = sum(number for municipality, number in told.items() if municipality not in municipalities)
        return {municipality: told[municipality] + of_all for municipality in municipalities}

    @property
    def needs_reason(self) -> bool:
        """Whether a confirmed round would be corrected."""
        return any(self.rounds[change.as_of] == "confirmed" for change in self.written)

    @property
    def municipalities(self) -> tuple[str, ...]:
        """Whose return it is, in order of their codes."""
        return tuple(sorted({change.municipality_code for change in self.changes}))


@dataclass(frozen=True, kw_only=True)
class StoredRound:
    """What is stored of the municipalities of a file for one as-of date.

    Attributes:
        status: the stage of the round; None where there is no round of the date yet.
        rows: by :attr:`Change.place`.
        year_before: planned and actual of the round of the year before, by municipality and occupation.
    """

    as_of: date
    status: str | None = None
    rows: Mapping[tuple[str, str, str], Values] = field(default_factory=dict)
    year_before: Mapping[Cell, Values] = field(default_factory=dict)


def content_hash(reading: Reading) -> str:
    """One number for what a file says: the same answers in another order or file format have the same."""
    return hash_of({_said(row) for row in (*reading.rows, *reading.blocks)})


def _said(row: ReturnRow | BlockRow) -> tuple[object, ...]:
    """A row without its place in the file: what a block's number is about, or which column has which value."""
    if isinstance(row, BlockRow):
        return (row.as_of, *row.cell, row.persons)
    return (row.as_of, *row.cell, *((name, getattr(row.entry, name)) for name in sorted(row.fields)))


def days_of(reading: Reading) -> list[date]:
    """The as-of dates that a file is about."""
    return sorted({row.as_of for row in (*reading.rows, *reading.blocks)})


def days_outside(
    reading: Reading, stored: Mapping[date, StoredRound], calendar: tuple[date, date]
) -> list[CellProblem]:
    """Days without a round for which none can be made, each at its first row."""
    first, last = calendar
    return [
        _at(
            next(row for row in (*reading.rows, *reading.blocks) if row.as_of == day),
            Problem("as_of", "outside_calendar", {"first": first, "last": last}),
            day,
        )
        for day in days_of(reading)
        if stored[day].status is None and not first <= day <= last
    ]


def of_another_round(reading: Reading, made_for: Mapping[int, date]) -> list[CellProblem]:
    """A form names the round it was made for; one of another database, or with another day in it, is refused."""
    if reading.survey_id is None or set(days_of(reading)) <= {made_for.get(reading.survey_id)}:
        return []
    return [CellProblem(code="form_of_another_round")]


def changes(reading: Reading, stored: StoredRound) -> tuple[list[Change], list[CellProblem]]:
    """The rows of one as-of date beside the stored ones, and what of the outcome could not be stored.

    A row that stands twice with the same answer is taken once.
    """
    found: dict[tuple[str, str, str], Change] = {}
    problems = []
    for row in _rows_of(reading, stored.as_of):
        change = _change(row, stored)
        earlier = found.setdefault(change.place, change)
        if earlier.after != change.after:
            asked = "occupation" if isinstance(row, ReturnRow) else "subject"
            problems += [_at(row, Problem(asked, "entered_twice"), row.cell[1])]
        elif earlier is change:
            problems += [_at(row, problem, change.after[problem.field]) for problem in _rule_problems(change)]
    return list(found.values()), problems


def _rows_of(reading: Reading, as_of: date) -> Iterator[ReturnRow | BlockRow]:
    return (row for row in (*reading.rows, *reading.blocks) if row.as_of == as_of)


def _change(row: ReturnRow | BlockRow, stored: StoredRound) -> Change:
    """A column that the file does not have keeps its stored value."""
    if isinstance(row, BlockRow):
        table, answered = BLOCK_COUNTS, {"persons": row.persons}
    else:
        table, answered = HEADCOUNTS, {name: getattr(row.entry, name) for name in row.fields}
    now = stored.rows.get((table, *row.cell))
    names = headcounts.FIELDS if table == HEADCOUNTS else ("persons",)
    before = {name: now[name] for name in names} if now else None
    return Change(
        table=table,
        as_of=row.as_of,
        municipality_code=row.municipality_code,
        key=row.cell[1],
        before=before,
        after={**dict.fromkeys(names), **(before or {}), **answered},
        seen_version=now["row_version"] if now else None,
        sheet=row.sheet,
        row=row.row,
    )


def _rule_problems(change: Change) -> list[Problem]:
    """The rules hold for what would be stored: a value of the file beside one that was stored before."""
    if change.table == HEADCOUNTS:
        return headcounts.problems(HeadcountEntry(**change.after))
    problem = counts.problem("persons", change.after["persons"], least=0, most=counts.MOST_HEADS)
    return [problem] if problem else []


def not_told_yet(problems: Iterable[CellProblem], told: Iterable[CellProblem]) -> list[CellProblem]:
    """The problems that a reader has not already found in the same field of the same row."""
    known = {(problem.sheet, problem.row, problem.field) for problem in told}
    return [problem for problem in problems if (problem.sheet, problem.row, problem.field) not in known]


def oddities(reading: Reading, stored: StoredRound) -> list[CellProblem]:
    """Warnings about plausible slips in the answers for one as-of date.

    A jump of more than 20 % and 3 persons from the year before; a plan more than 10 % below the actual staff; an
    answer that was given and is blank now; an occupation that had staff a year before and has no answer now.
    """
    rows = [row for row in reading.rows if row.as_of == stored.as_of]
    found = []
    for row in rows:
        found += _jumps(row, stored.year_before.get(row.cell, {}))
        found += _withdrawn(row, stored.rows.get((HEADCOUNTS, *row.cell), {}))
        planned, actual = row.entry.planned, row.entry.actual
        if planned is not None and actual and planned * 100 < actual * (100 - LEAST_PLAN_SHORTFALL_PERCENT):
            found.append(_odd(row, "planned", "plan_far_below_actual", planned=planned, actual=actual))
    return [*found, *_vanished(reading, rows, stored)]


def _jumps(row: ReturnRow, before: Values) -> Iterator[CellProblem]:
    for name in ("planned", "actual"):
        now, then = getattr(row.entry, name), before.get(name)
        if now is None or then is None:
            continue
        difference = abs(now - then)
        if difference > LEAST_JUMP_PERSONS and difference * 100 > LEAST_JUMP_PERCENT * then:
            yield _odd(row, name, "jumped", before=then, now=now)


def _withdrawn(row: ReturnRow, stored: Values) -> Iterator[CellProblem]:
    for name in ("planned", "actual"):
        if name in row.fields and getattr(row.entry, name) is None and stored.get(name) is not None:
            yield _odd(row, name, "answer_withdrawn", before=stored[name])


def _vanished(reading: Reading, rows: Sequence[ReturnRow], stored: StoredRound) -> Iterator[CellProblem]:
    """One warning a municipality; none while the file has errors, for a refused row may be the one that is missed."""
    if reading.errors:
        return
    answered = {row.cell for row in rows if row.entry.actual is not None}
    answered |= {
        place[1:] for place, row in stored.rows.items() if place[0] == HEADCOUNTS and row["actual"] is not None
    }
    for municipality, sheet in {row.municipality_code: row.sheet for row in rows}.items():
        gone = [
            cell[1]
            for cell, before in stored.year_before.items()
            if cell[0] == municipality and before["actual"] and cell not in answered
        ]
        if gone:
            details = {"municipality": municipality, "occupations": gone}
            yield CellProblem(
                code="occupation_vanished", severity=WARNING, field="occupation", sheet=sheet, details=details
            )


def _odd(row: ReturnRow, name: str, code: str, **details: object) -> CellProblem:
    whose = {"municipality": row.municipality_code, "occupation": row.occupation_code}
    problem = _at(row, Problem(name, code, {**whose, **details}), getattr(row.entry, name, None))
    return replace(problem, severity=WARNING)


def _at(row: ReturnRow | BlockRow, problem: Problem, value: object) -> CellProblem:
    return CellProblem(
        code=problem.code,
        field=problem.field,
        sheet=row.sheet,
        row=row.row,
        value="" if value is None else str(value),
        details=problem.details,
    )


def _says_something(values: Values | None) -> bool:
    return values is not None and any(value is not None for value in values.values())
