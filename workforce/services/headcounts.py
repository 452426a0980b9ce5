"""Save edited cells of a survey: all of them or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import headcounts as rules
from workforce.domain import surveys as survey_rules
from workforce.domain.headcounts import HeadcountEntry
from workforce.errors import Problem, Stale
from workforce.queries import codes
from workforce.queries import headcounts as queries
from workforce.queries.reading import rows
from workforce.services import commands, survey_returns, surveys
from workforce.services.audit import Batch
from workforce.services.permits import permit
from workforce.services.problems import insist, reason_problems

ACTION = "staffing.edit"
TABLE = "headcounts"

Row = dict[str, object]
Cell = tuple[str, str]


@dataclass(frozen=True)
class HeadcountEdit:
    """The edited values of one municipality and occupation, and the version of the row they were read from.

    ``values`` holds the edited fields only; ``seen_version`` is None for a row that was not there.
    """

    municipality_code: str
    occupation_code: str
    seen_version: int | None
    values: Mapping[str, object]

    @property
    def cell(self) -> Cell:
        """Where the edit belongs in the survey."""
        return self.municipality_code, self.occupation_code


def save(
    database: Database, actor: Actor, survey_id: int, edits: list[HeadcountEdit], reason: str | None = None
) -> int:
    """Save the edits, all or nothing, and return the number of rows that changed.

    A field that was not edited keeps its value, and an edit that changes nothing writes nothing.
    A confirmed survey keeps its rows and asks for the reason: the edits go into its revision. In any other
    round the state of the municipalities' returns follows what was typed.

    Raises:
        NotPermitted, NotFound
        Stale: rows were changed since they were read; all of them, each with both versions.
        Invalid: every problem, with the position of its edit as ``row``.
    """

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        survey = surveys.stored(connection, survey_id)
        read_from = surveys.revision_of(connection, survey) or survey_id
        stored = _stored(connection, read_from, edits)
        proposed = [_proposed(edit, stored.get(edit.cell)) for edit in edits]
        _insist_on_seen_versions(read_from, edits, stored, proposed)
        is_confirmed = survey["status"] == survey_rules.CONFIRMED
        insist(
            [
                *reason_problems(reason, "reason_required_for_confirmed" if is_confirmed else None),
                *_cell_problems(connection, edits),
                *_entry_problems(proposed),
            ]
        )
        changed = [
            (edit, entry)
            for edit, entry in zip(edits, proposed, strict=True)
            if entry != _entry_of(stored.get(edit.cell))
        ]
        batch = Batch(connection, actor, ACTION, reason)
        if changed:
            _save(batch, survey_id, changed, stored)
            if not is_confirmed:
                survey_returns.answers_changed(
                    batch, survey_id, {edit.municipality_code for edit, _ in changed}, today=database.settings.today()
                )
        return len(changed)

    return database.write(work)


def _save(
    batch: Batch, survey_id: int, changed: list[tuple[HeadcountEdit, HeadcountEntry]], stored: dict[Cell, Row]
) -> None:
    target = surveys.revision_for_writing(batch, survey_id)
    for edit, entry in changed:
        _write(batch.connection, target, edit, entry)
    edits = [edit for edit, _ in changed]
    after = _stored(batch.connection, target, edits)
    for edit in edits:
        row = stored.get(edit.cell)
        before = row and {**row, "survey_id": target}  # read from the confirmed round, of which the revision is a copy
        batch.note(TABLE, _key(target, edit), before, after[edit.cell])


def _write(connection: duckdb.DuckDBPyConnection, survey_id: int, edit: HeadcountEdit, entry: HeadcountEntry) -> None:
    values = {
        "survey_id": survey_id,
        "municipality_code": edit.municipality_code,
        "occupation_code": edit.occupation_code,
        **asdict(entry),
    }
    if edit.seen_version is None:
        commands.run(connection, "headcounts/insert", **values)
    elif not commands.run(connection, "headcounts/update", **values, seen_version=edit.seen_version):
        raise Stale([{"key": _key(survey_id, edit), "current": None, "proposed": asdict(entry)}])


def _stored(connection: duckdb.DuckDBPyConnection, survey_id: int, edits: list[HeadcountEdit]) -> dict[Cell, Row]:
    municipalities = sorted({edit.municipality_code for edit in edits})
    found = queries.current_rows(connection, survey_id=survey_id, municipality_codes=municipalities)
    return {(row["municipality_code"], row["occupation_code"]): row for row in rows(found)}


def _entry_of(row: Row | None) -> HeadcountEntry:
    return HeadcountEntry(**{field: row[field] for field in rules.FIELDS}) if row else HeadcountEntry()


def _proposed(edit: HeadcountEdit, row: Row | None) -> HeadcountEntry:
    return rules.tidied(replace(_entry_of(row), **edit.values))


def _key(survey_id: int, edit: HeadcountEdit) -> str:
    return f"{survey_id}/{edit.municipality_code}/{edit.occupation_code}"


def _insist_on_seen_versions(
    survey_id: int, edits: list[HeadcountEdit], stored: dict[Cell, Row], proposed: list[HeadcountEntry]
) -> None:
    conflicts = [
        {"key": _key(survey_id, edit), "current": stored.get(edit.cell), "proposed": asdict(entry)}
        for edit, entry in zip(edits, proposed, strict=True)
        if stored.get(edit.cell, {}).get("row_version") != edit.seen_version
    ]
    if conflicts:
        raise Stale(conflicts)


def _cell_problems(connection: duckdb.DuckDBPyConnection, edits: list[HeadcountEdit]) -> list[Problem]:
    registered = {(row["noun"], row["code"]) for row in rows(codes.known(connection))}
    times = Counter(edit.cell for edit in edits)
    found = []
    for position, edit in enumerate(edits):
        named = [("municipality", edit.municipality_code), ("occupation", edit.occupation_code)]
        found += [
            Problem(noun, "unknown", {"value": code}, position)
            for noun, code in named
            if (noun, code) not in registered
        ]
        if times[edit.cell] > 1:
            found.append(Problem("occupation", "entered_twice", row=position))
    return found


def _entry_problems(proposed: list[HeadcountEntry]) -> list[Problem]:
    return [
        replace(problem, row=position) for position, entry in enumerate(proposed) for problem in rules.problems(entry)
    ]
