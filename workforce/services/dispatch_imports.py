"""Take dispatch logs in: say what would change, then accept all files or none.

Accepting plans the files afresh inside its transaction and goes on only if nothing differs from the plan that was
shown, so that nobody accepts what they did not see, whatever others recorded in between.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import date

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import dispatch_imports as rules
from workforce.domain import dispatch_planning
from workforce.domain.dispatch_imports import DispatchChange, DispatchPlan, StoredLog
from workforce.domain.returns import Reading, in_order, limited
from workforce.errors import ImportRefused, Stale
from workforce.queries import daily_counts
from workforce.queries import dispatches as queries
from workforce.queries.reading import rows
from workforce.services import commands, disasters, dispatches, import_history, registers
from workforce.services.audit import Batch
from workforce.services.import_history import Accepted
from workforce.services.permits import permit
from workforce.services.problems import insist, reason_problems

ACTION = "dispatch.import"
NOUN = "dispatch"
TABLE = dispatches.TABLE

SUMS = ("person_days", "planned_person_days")

Row = dict[str, object]


def plan(
    database: Database,
    actor: Actor,
    readings: Sequence[Reading],
    *,
    today: date,
    registers_disasters: bool = False,
) -> list[DispatchPlan]:
    """What accepting each log would change, and everything wrong or odd about it. Writes nothing.

    Args:
        registers_disasters: whether accepting may register the disasters that nobody registered.

    Raises:
        NotPermitted
    """
    with database.reading() as connection:
        permit(connection, actor, ACTION)
        return _plans(connection, readings, today, registers_disasters=registers_disasters)


def _plans(
    connection: duckdb.DuckDBPyConnection, readings: Sequence[Reading], today: date, *, registers_disasters: bool
) -> list[DispatchPlan]:
    known = dispatches.known(connection)
    accepted = import_history.accepted_before(connection, NOUN)
    keys = registers.disaster_keys(connection)
    readings = [rules.resolved(reading, keys) for reading in readings]
    unregistered = rules.new_disasters(readings, today)
    elsewhere = dispatch_planning.same_rows_in_several_files(readings)
    planned = []
    for place, reading in enumerate(readings):
        said = rules.content_hash(reading)
        imported_at = accepted.get(said) if reading.rows else None
        if imported_at:
            changes, problems = rules.as_accepted(reading), []
        else:
            stored = _stored(connection, reading)
            changes, problems = dispatch_planning.plan(
                reading, stored, known, today, unregistered=unregistered, registers_disasters=registers_disasters
            )
            problems += elsewhere.get(place, [])
        planned.append(
            DispatchPlan(
                reading=reading,
                changes=tuple(changes),
                problems=tuple(limited(in_order([*reading.problems, *problems]))),
                content_hash=said,
                imported_at=imported_at,
                disasters=unregistered if registers_disasters else {},
                offered={} if registers_disasters else unregistered,
            )
        )
    return planned


def _stored(connection: duckdb.DuckDBPyConnection, reading: Reading) -> StoredLog:
    """The dispatches of the disasters that a log is about, and those whose numbers it bears."""
    codes = sorted({row.entry.disaster_code for row in reading.rows if row.entry.disaster_code})
    numbers = sorted({row.dispatch_id for row in reading.rows if row.dispatch_id is not None})
    found = rows(queries.current_rows(connection, disaster_codes=codes, dispatch_ids=numbers))
    days: dict[int, list[date]] = {}
    for row in rows(daily_counts.days_of(connection, dispatch_ids=numbers)):
        days.setdefault(row["dispatch_id"], []).append(row["counted_on"])
    return StoredLog(
        versions={row["dispatch_id"]: row["row_version"] for row in found},
        entries={row["dispatch_id"]: dispatches.entry_of(row) for row in found},
        counted_days=days,
    )


def accept(
    database: Database, actor: Actor, plans: Sequence[DispatchPlan], *, today: date, reason: str | None = None
) -> list[Accepted]:
    """Write the rows of all planned logs, or none of any. A log without anything new changes nothing.

    Raises:
        NotPermitted
        ImportRefused: a plan has errors or no rows.
        Stale: what the files would change is not what was planned any more.
        Invalid: dispatches would be cancelled or restored and no reason is given, or one that cannot be stored.
    """
    for planned in plans:
        if not planned.is_acceptable:
            raise ImportRefused(file_name=planned.reading.file_name, count=len(planned.errors))

    def work(connection: duckdb.DuckDBPyConnection) -> list[Accepted]:
        permit(connection, actor, ACTION)
        _insist_on_the_same(connection, plans, today)
        needs_reason = any(planned.needs_reason for planned in plans)
        insist(reason_problems(reason, "reason_required" if needs_reason else None))
        registered: dict[str, str] = {}
        return [_accept(Batch(connection, actor, ACTION, reason), planned, registered, today) for planned in plans]

    return database.write(work)


def effect(database: Database, actor: Actor, plans: Sequence[DispatchPlan], *, today: date) -> list[Row]:
    """What accepting would make of the totals, by the views themselves: written, asked, and rolled back.

    Returns:
        for each disaster and kind whose person-days or planned person-days would differ: its names, both numbers,
        and what they are now as ``…_before``.
    """
    found: list[Row] = []
    with suppress(_RolledBack), database.transaction() as connection:
        permit(connection, actor, ACTION)
        touched = {
            entry.disaster_code
            for planned in plans
            for each in planned.written
            for entry in (each.before, each.after)
            if entry is not None
        }
        before, registered = _sums(connection, touched, today), {}
        for planned in plans:
            _accept(Batch(connection, actor, ACTION), planned, registered, today)
        after = _sums(connection, touched | set(registered.values()), today)
        nothing = dict.fromkeys(SUMS, 0)
        for key in sorted(before | after):
            # The last dispatch of a kind that is cancelled leaves no row.
            row, earlier = after.get(key, before.get(key, {}) | nothing), before.get(key, nothing)
            if any(earlier[name] != row[name] for name in SUMS):
                found.append(row | {f"{name}_before": earlier[name] for name in SUMS})
        raise _RolledBack
    return found


def _sums(connection: duckdb.DuckDBPyConnection, disaster_codes: set[str], today: date) -> dict[tuple[str, str], Row]:
    found = queries.sums(connection, disaster_codes=sorted(disaster_codes), as_of=today)
    return {(row["disaster_code"], row["kind"]): row for row in rows(found)}


class _RolledBack(Exception):
    """Nothing of a trial stays."""


def _insist_on_the_same(connection: duckdb.DuckDBPyConnection, plans: Sequence[DispatchPlan], today: date) -> None:
    readings = [planned.reading for planned in plans]
    may_register = any(planned.disasters for planned in plans)
    fresh = _plans(connection, readings, today, registers_disasters=may_register)
    conflicts = [
        {"key": planned.reading.file_name, "current": None, "proposed": None}
        for planned, now in zip(plans, fresh, strict=True)
        if not now.imported_at and (now.changes != planned.changes or now.errors != planned.errors)
    ]
    if conflicts:
        raise Stale(conflicts)


def _accept(batch: Batch, planned: DispatchPlan, registered: dict[str, str], today: date) -> Accepted:
    """One log. Another one of the same upload with the same content has nothing left to write."""
    is_known = planned.content_hash in import_history.accepted_before(batch.connection, NOUN)
    if is_known or not planned.written:
        return import_history.nothing_written(planned)
    written = _with_disasters(batch, planned, registered, today)
    add(batch, [change for change in written if change.before is None])
    change(batch, [change for change in written if change.before is not None])
    return import_history.listed(batch, planned, NOUN)


def _with_disasters(
    batch: Batch, planned: DispatchPlan, registered: dict[str, str], today: date
) -> list[DispatchChange]:
    """The rows to write, under the codes of disasters that are registered for them."""
    written = []
    for found in planned.written:
        code = found.after.disaster_code
        if code in planned.disasters:
            if code not in registered:
                registered[code] = disasters.register_within(batch, planned.disasters[code], today=today)
            found = replace(found, after=replace(found.after, disaster_code=registered[code]))
        written.append(found)
    return written


def add(batch: Batch, added: Iterable[DispatchChange]) -> None:
    """Insert dispatches and note them."""
    entries = {(key := dispatches.rules.new_entry_key()): replace(each.after, entry_key=key) for each in added}
    if not entries:
        return
    numbers = dict(
        commands.run(batch.connection, "dispatches/insert_many", rows=_as_json(map(asdict, entries.values())))
    )
    stored = rows(queries.current_rows(batch.connection, disaster_codes=[], dispatch_ids=sorted(numbers.values())))
    batch.note_many(TABLE, [(str(row["dispatch_id"]), None, row) for row in stored])


def change(batch: Batch, changed: Sequence[DispatchChange]) -> None:
    """Write dispatches over those that were seen, and note them.

    Raises:
        Stale: one of them is not the one that was seen any more.
    """
    numbers = sorted(each.dispatch_id for each in changed)
    if not numbers:
        return
    asked = {"disaster_codes": [], "dispatch_ids": numbers}
    before = {row["dispatch_id"]: row for row in rows(queries.current_rows(batch.connection, **asked))}
    wanted = [
        {"dispatch_id": each.dispatch_id, "seen_version": each.seen_version, **asdict(each.after)} for each in changed
    ]
    done = commands.run(batch.connection, "dispatches/update_many", rows=_as_json(wanted))
    if len(done) != len(wanted):
        raise Stale([])
    after = rows(queries.current_rows(batch.connection, **asked))
    batch.note_many(TABLE, [(str(row["dispatch_id"]), before[row["dispatch_id"]], row) for row in after])


def _as_json(wanted: Iterable[Mapping[str, object]]) -> str:
    return json.dumps([{k: v.isoformat() if isinstance(v, date) else v for k, v in row.items()} for row in wanted])
