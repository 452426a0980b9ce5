"""Take the import of a dispatch log back: what stood before is written again, as a change of its own."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import dispatches as rules
from workforce.domain import teams
from workforce.domain.dispatch_imports import DispatchChange
from workforce.domain.dispatches import DispatchEntry
from workforce.errors import DispatchesMovedOn, Problem
from workforce.queries import daily_counts
from workforce.queries import dispatches as queries
from workforce.queries.reading import rows
from workforce.services import commands, dispatch_imports, dispatches, import_history
from workforce.services.audit import Batch
from workforce.services.dispatch_imports import ACTION, NOUN, TABLE
from workforce.services.permits import permit
from workforce.services.problems import insist, reason_problems

Row = dict[str, object]
Sides = tuple[Row | None, Row]


def undo(database: Database, actor: Actor, import_id: int, *, reason: str | None = None) -> int:
    """Take out what an import added, write back what it changed, and return the number of rows.

    A disaster that was registered for it stays: others may have begun to use it.

    Raises:
        NotPermitted, NotFound
        Invalid: the reason cannot be stored, or a team is at another destination by now.
        ImportUndone: it was undone before.
        DispatchesMovedOn: dispatches were changed since, or have counts or costs of their own.
    """

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        insist(reason_problems(reason, None))
        listed = import_history.standing(connection, NOUN, import_id)
        written: dict[int, Sides] = {
            int(key): (before, after)
            for _, key, before, after in import_history.written(connection, listed["batch_id"], [TABLE])
        }
        stored = _stored(connection, written)
        _insist_on_the_same(connection, written, stored)
        batch = Batch(connection, actor, ACTION, reason)
        _take_out(batch, [stored[number] for number, (before, _) in written.items() if before is None])
        back = {number: before for number, (before, _) in written.items() if before is not None}
        _put_back(batch, back, stored)
        import_history.mark_undone(batch, import_id)
        return len(written)

    return database.write(work)


def _stored(connection: duckdb.DuckDBPyConnection, written: Mapping[int, Sides]) -> dict[int, Row]:
    found = rows(queries.current_rows(connection, disaster_codes=[], dispatch_ids=sorted(written)))
    return {row["dispatch_id"]: row for row in found}


def _insist_on_the_same(
    connection: duckdb.DuckDBPyConnection, written: Mapping[int, Sides], stored: Mapping[int, Row]
) -> None:
    """Nothing that the import wrote says anything else by now, and nothing leans on what it added.

    That a version went on does not matter: who undoes two imports, the later one first, finds the first one's values.
    """
    moved = {
        number
        for number, (_, after) in written.items()
        if number not in stored or dispatches.entry_of(stored[number]) != _entry(after)
    }
    added = [number for number, (before, _) in written.items() if before is None]
    moved |= {row["dispatch_id"] for row in rows(queries.leaned_on(connection, dispatch_ids=added))}
    back = {number: _entry(before) for number, (before, _) in written.items() if before is not None}
    for row in rows(daily_counts.days_of(connection, dispatch_ids=sorted(back))):
        if list(rules.counted_day_problems(back[row["dispatch_id"]], [row["counted_on"]])):
            moved.add(row["dispatch_id"])
    if moved:
        raise DispatchesMovedOn(count=len(moved), number=min(moved))


def _entry(row: Row) -> DispatchEntry:
    """The entry in an audit entry, whose days are texts."""
    days = {
        name: row[name] and date.fromisoformat(row[name])
        for name in ("start_on", "end_on", "decided_on", "cancelled_on")
    }
    return dispatches.entry_of({**row, **days})


def _take_out(batch: Batch, added: list[Row]) -> None:
    if not added:
        return
    wanted = [{"dispatch_id": row["dispatch_id"], "seen_version": row["row_version"]} for row in added]
    commands.run(batch.connection, "dispatches/delete_many", rows=json.dumps(wanted))
    batch.note_many(TABLE, [(str(row["dispatch_id"]), row, None) for row in added])


def _put_back(batch: Batch, back: Mapping[int, Row], stored: Mapping[int, Row]) -> None:
    changes = [
        DispatchChange(
            dispatch_id=number,
            seen_version=stored[number]["row_version"],
            before=dispatches.entry_of(stored[number]),
            after=_entry(before),
            sheet="",
            row=0,
        )
        for number, before in back.items()
    ]
    dispatch_imports.change(batch, changes)
    _insist_on_one_place_for_a_team(batch.connection, back)


def _insist_on_one_place_for_a_team(connection: duckdb.DuckDBPyConnection, back: Iterable[int]) -> None:
    """Among all dispatches as they stand now, asked for at once: a log may have thousands.

    Raises:
        Invalid: says of the first of those that were put back which other one contradicts it.
    """
    members: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows(queries.same_teams(connection, dispatch_ids=sorted(back))):
        members[row["disaster_code"], row["sender_code"], row["wave"]].append(row)
    others = {
        team[place]["dispatch_id"]: team[other]
        for team in members.values()
        for place, other in teams.elsewhere(
            [(row["start_on"], row["end_on"], row["destination_code"]) for row in team]
        ).items()
    }
    first = min(others.keys() & set(back), default=None)
    if first is not None:
        other = others[first]
        insist([Problem("wave", "team_elsewhere", {"number": other["dispatch_id"], "start_on": other["start_on"]})])
