"""How a dispatch log becomes a plan. Nothing here reads or writes.

Which record a row is: the one whose number it bears, as an exported log does; without a number, one that says the
same. A row that says nearly the same as a record names no record and is refused: added, it might count twice
(docs/decisions/0053).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from workforce.domain import disasters, dispatches, periods, teams
from workforce.domain.disasters import DisasterEntry
from workforce.domain.dispatch_imports import DispatchChange, StoredLog, code_of, said
from workforce.domain.dispatch_logs import LogRow
from workforce.domain.dispatches import DispatchEntry, Known
from workforce.domain.returns import ERROR, WARNING, CellProblem, Reading, runs
from workforce.errors import Problem

# 派遣 1 件をほかと見分ける項目。これが同じで残りが違う行は、同じ派遣の古い写しかもしれない
OCCASION = ("disaster_code", "kind", "sender_code", "destination_code", "task_code", "start_on")
MAY_BE_LEFT_OUT = ("occupation_code", "wave")  # 書かれていなければ、どの派遣とも見分けがつかない
SAME_DISPATCH = (*OCCASION, *MAY_BE_LEFT_OUT)
SAME_WAVE = ("disaster_code", "kind", "sender_code", "destination_code", "task_code", "wave")
_Member = tuple[LogRow | None, int | None, DispatchEntry]  # of a team: its row, its number, as far as it has them
OTHER_COLUMN = {"sender": "sender_code", "destination": "destination_code", "request": "destination"}


def plan(
    reading: Reading,
    stored: StoredLog,
    known: Known,
    today: date,
    *,
    unregistered: Mapping[str, DisasterEntry],
    registers_disasters: bool,
) -> tuple[list[DispatchChange], list[CellProblem]]:
    """The rows of one log beside the stored dispatches, and everything wrong or odd about them.

    Args:
        unregistered: of :func:`~workforce.domain.dispatch_imports.new_disasters`.
        registers_disasters: whether accepting the file may register them.
    """
    known = replace(known, disasters={**known.disasters, **{c: d.started_on for c, d in unregistered.items()}})
    rows, refused = _coded(reading.rows), _coded(reading.refused)
    found = _Planning(reading, stored, known, today)
    naming = sorted([*rows, *refused], key=lambda row: row.row)
    found.disasters(naming, unregistered, registers_disasters)
    found.numbered([row for row in rows if row.dispatch_id is not None])
    found.unnumbered([row for row in rows if row.dispatch_id is None])
    found.rules()
    found.teams()
    found.overlaps()
    return [change for _, change in found.changes], found.problems


def _coded(rows: Sequence[LogRow]) -> list[LogRow]:
    return [replace(row, entry=replace(row.entry, disaster_code=code_of(row))) for row in rows]


def same_rows_in_several_files(readings: Sequence[Reading]) -> dict[int, list[CellProblem]]:
    """Rows that two files of one upload both have, by the file's position: nobody can say which one is meant."""
    places: dict[tuple[object, ...], dict[int, LogRow]] = defaultdict(dict)
    for position, reading in enumerate(readings):
        for row in reading.rows:
            places[_identity(row)].setdefault(position, row)
    found = defaultdict(list)
    for placed in places.values():
        for position, row in placed.items() if len(placed) > 1 else ():
            files = [readings[other].file_name for other in placed if other != position]
            field = "start_on" if row.dispatch_id is None else "dispatch_id"
            found[position].append(
                _at(readings[position], row, Problem(field, "row_in_another_file", {"files": files}))
            )
    return dict(found)


def dispatches_in(reading: Reading) -> frozenset[tuple[object, ...]]:
    """Which dispatches a log is about."""
    return frozenset(_identity(row) for row in reading.rows)


def _identity(row: LogRow) -> tuple[object, ...]:
    if row.dispatch_id is not None:
        return (row.dispatch_id,)
    return said(replace(row.entry, disaster_code=code_of(row)), SAME_DISPATCH)


def _at(reading: Reading, row: LogRow, problem: Problem, severity: str = ERROR) -> CellProblem:
    """A problem beside the cell of its field, or of the row where the file has no such column."""
    field = problem.field if problem.field in reading.columns else OTHER_COLUMN.get(problem.field, problem.field)
    letter, header = reading.columns.get(field, ("", ""))
    return CellProblem(
        code=problem.code,
        severity=severity,
        field=field,
        column=header,
        sheet=row.sheet,
        row=row.row,
        cell=f"{letter}{row.row}" if letter else None,
        value=row.typed.get(field, ""),
        details=problem.details,
    )


class _Planning:
    """One log on its way to a plan: its changes so far, each with its row, and its problems."""

    def __init__(self, reading: Reading, stored: StoredLog, known: Known, today: date) -> None:
        self.reading, self.stored, self.known, self.today = reading, stored, known, today
        self.changes: list[tuple[LogRow, DispatchChange]] = []
        self.problems: list[CellProblem] = []

    def note(self, row: LogRow, problem: Problem, severity: str = ERROR) -> None:
        """Remember a problem of a row."""
        self.problems.append(_at(self.reading, row, problem, severity))

    def disasters(self, rows: Sequence[LogRow], entries: Mapping[str, DisasterEntry], may_register: bool) -> None:
        """Unknown disasters: a problem of each row, or, where they may be registered, of the first that names one."""
        named: set[str] = set()
        for row in rows:
            code = row.entry.disaster_code
            if code not in entries:
                continue
            if not may_register:
                self.note(row, Problem("disaster", "unknown_disaster", {"value": row.disaster}))
            elif code not in named:
                for problem in disasters.problems(entries[code], self.today):
                    self.note(row, replace(problem, field="disaster"))
            named.add(code)

    def numbered(self, rows: Sequence[LogRow]) -> None:
        """Rows that bear the number of a record change it, unless it was changed since it was exported."""
        same = defaultdict(list)
        for row in rows:
            same[row.dispatch_id].append(row)
        for number, of_number in same.items():
            if len(of_number) > 1:
                lines = runs([row.row for row in of_number])
                for row in of_number:
                    self.note(row, Problem("dispatch_id", "record_repeated", {"number": number, "rows": lines}))
            elif number not in self.stored.entries:
                self.note(of_number[0], Problem("dispatch_id", "record_unknown", {"number": number}))
            else:
                self._of_record(of_number[0])

    def _of_record(self, row: LogRow) -> None:
        before, version = self.stored.entries[row.dispatch_id], self.stored.versions[row.dispatch_id]
        after = replace(before, **{field: getattr(row.entry, field) for field in row.fields})
        if after.is_cancelled != before.is_cancelled:
            after = replace(after, cancelled_on=self.today if after.is_cancelled else None)
        if after != before and row.row_version is None:
            self.note(row, Problem("row_version", "record_version_missing", {"number": row.dispatch_id}))
        elif after != before and row.row_version != version:
            self.note(row, Problem("row_version", "record_moved_on", {"number": row.dispatch_id}))
        else:
            self._add(row, before, after, row.dispatch_id)

    def unnumbered(self, rows: Sequence[LogRow]) -> None:
        """Rows without a number are the record that says the same, or add one; what nearly says the same is refused."""
        taken = {change.dispatch_id for _, change in self.changes}
        fields = rows[0].fields if rows else ()
        by_content = defaultdict(list)
        for number, entry in self.stored.entries.items():
            if number not in taken:
                by_content[said(entry, fields)].append(number)
        left = []
        for row in rows:
            numbers = by_content[said(row.entry, fields)]
            if numbers:
                number = numbers.pop(0)
                taken.add(number)
                self._add(row, self.stored.entries[number], self.stored.entries[number], number)
            else:
                left.append(row)
        recorded = defaultdict(list)
        for number, entry in self.stored.entries.items():
            if number not in taken:
                recorded[said(entry, OCCASION)].append(number)
        added = []
        for row in left:
            alike = [number for number in recorded[said(row.entry, OCCASION)] if self._may_be(row, number)]
            if alike:
                self.note(row, Problem(self._differing(row, alike[0], fields), "record_alike", {"number": alike[0]}))
            else:
                added.append(row)
                self._add(row, None, row.entry, None)
        self._repeated(added)

    def _may_be(self, row: LogRow, number: int) -> bool:
        pairs = zip(said(row.entry, MAY_BE_LEFT_OUT), said(self.stored.entries[number], MAY_BE_LEFT_OUT), strict=True)
        return all(here is None or there is None or here == there for here, there in pairs)

    def _differing(self, row: LogRow, number: int, fields: Sequence[str]) -> str:
        """The column in which a row first differs from a record."""
        recorded = self.stored.entries[number]
        different = (field for field in fields if getattr(row.entry, field) != getattr(recorded, field))
        return next(different, "start_on").removesuffix("_code")

    def _repeated(self, rows: Sequence[LogRow]) -> None:
        """Rows that would add the same dispatch twice: a team cannot be there twice, unnamed groups may be."""
        same = defaultdict(list)
        for row in rows:
            same[said(row.entry, SAME_DISPATCH)].append(row)
        for alike in same.values():
            contents = defaultdict(list)
            for row in alike:
                contents[said(row.entry, row.fields)].append(row)
            lines = runs([row.row for row in alike])
            for row in alike[1:]:
                is_same = len(contents[said(row.entry, row.fields)]) > 1
                if is_same and row.entry.wave:
                    self.note(row, Problem("wave", "row_repeated", {"rows": lines}))
                elif is_same:
                    self.note(row, Problem("persons", "row_repeated_unnamed", {"rows": lines}), WARNING)
                else:
                    self.note(row, Problem("persons", "row_alike", {"rows": lines}), WARNING)

    def _add(self, row: LogRow, before: DispatchEntry | None, after: DispatchEntry, number: int | None) -> None:
        change = DispatchChange(
            dispatch_id=number,
            seen_version=None if number is None else self.stored.versions[number],
            before=before,
            after=after,
            sheet=row.sheet,
            row=row.row,
        )
        self.changes.append((row, change))

    def rules(self) -> None:
        """What the rules of a record say about each row that would be written."""
        for row, change in self.changes:
            if not change.is_written:
                continue
            entry = change.after
            days = self.stored.counted_days.get(change.dispatch_id, ())
            broken = (
                [
                    *dispatches.problems(entry, self.known, self.today),
                    *dispatches.counted_day_problems(entry, days),
                ]
                if entry.start_on
                else dispatches.problems(entry, self.known, self.today)
            )
            for problem in broken:
                self.note(row, self._reworded(problem, row))
            for problem in [] if broken else dispatches.warnings(entry, self.known, self.today):
                self.note(row, problem, WARNING)

    def _reworded(self, problem: Problem, row: LogRow) -> Problem:
        is_sender_only = problem.field == "destination" and row.entry.destination_code in self.known.senders
        if problem.code == "unknown" and is_sender_only:
            return replace(problem, code="not_a_destination", details={"value": row.typed.get("destination", "")})
        return problem

    def teams(self) -> None:
        """A team at two destinations on one day, among the rows of the file and the stored dispatches."""
        written = {change.dispatch_id for _, change in self.changes}
        members: dict[tuple[object, ...], list[_Member]] = defaultdict(list)
        stored = ((None, number, entry) for number, entry in self.stored.entries.items() if number not in written)
        for member in (*stored, *((row, change.dispatch_id, change.after) for row, change in self.changes)):
            if member[2].wave and member[2].start_on and not member[2].is_cancelled:
                members[_team(member[2])].append(member)
        is_written = {row.row for row, change in self.changes if change.is_written}
        for team in members.values():
            stays = [(entry.start_on, entry.end_on, entry.destination_code) for _, _, entry in team]
            for place, other in sorted(teams.elsewhere(stays).items()):
                row = team[place][0]
                if row is not None and row.row in is_written:
                    self._elsewhere(row, team[other])

    def overlaps(self) -> None:
        """A row that adds the wave of a record at the same place and task in its days may be the record moved."""
        standing = defaultdict(list)
        for number, entry in self.stored.entries.items():
            if entry.wave and not entry.is_cancelled:
                standing[said(entry, SAME_WAVE)].append(number)
        for row, change in self.changes:
            entry = change.after
            if change.before or not entry.wave or entry.start_on is None or entry.is_cancelled:
                continue
            for number in standing[said(entry, SAME_WAVE)]:
                recorded = self.stored.entries[number]
                if periods.overlap(entry.start_on, entry.end_on, recorded.start_on, recorded.end_on):
                    self.note(
                        row,
                        Problem("wave", "wave_here_already", {"number": number, "start_on": recorded.start_on}),
                        WARNING,
                    )
                    break

    def _elsewhere(self, row: LogRow, other: _Member) -> None:
        other_row, number, entry = other
        if other_row is None:
            problem = Problem("wave", "team_elsewhere", {"number": number, "start_on": entry.start_on})
        else:
            problem = Problem("wave", "team_elsewhere_in_file", {"row": other_row.row, "start_on": entry.start_on})
        self.note(row, problem)


def _team(entry: DispatchEntry) -> tuple[object, ...]:
    return entry.disaster_code, entry.sender_code, dispatches.wave_as_stored(entry.wave)
