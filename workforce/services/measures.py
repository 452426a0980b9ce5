"""Register a measure against vacancies, and change it as it goes on."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import asdict, replace
from datetime import date

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import measures as rules
from workforce.domain.measures import Known, MeasureEntry
from workforce.errors import NotFound, Problem
from workforce.queries import measures as queries
from workforce.queries.reading import rows
from workforce.services import changes, commands
from workforce.services.audit import Batch
from workforce.services.changes import RowKind
from workforce.services.permits import permit
from workforce.services.problems import insist, insist_on_asked
from workforce.services.registered import codes as registered_codes

ACTION = "measure.record"
TABLE = "measures"
TARGETS = ("municipality", "occupation")

Row = dict[str, object]


def record(database: Database, actor: Actor, entry: MeasureEntry, *, today: date, besides: Collection[int] = ()) -> int:
    """Register a measure with what it aims at and return its number.

    Args:
        besides: the measures that look the same and, as the actor said, are others.

    Raises:
        NotPermitted, Invalid
        AlikeRecorded: a measure of that type, content and aim is registered that is not among ``besides``.
    """
    entry = rules.tidied(entry)

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        insist(rules.problems(entry, _known(connection), today))
        insist_on_asked(_alike(connection, entry), besides)
        ((measure_id,),) = commands.run(connection, "measures/insert", **_own_values(entry))
        _aim(connection, measure_id, None, entry)
        Batch(connection, actor, ACTION).note(TABLE, str(measure_id), None, current(connection, measure_id))
        return measure_id

    return database.write(work)


def change(
    database: Database,
    actor: Actor,
    measure_id: int,
    seen_version: int,
    entry: MeasureEntry,
    *,
    today: date,
    reason: str | None = None,
) -> int:
    """Change a measure and what it aims at, and return the row's version afterwards.

    A change of the targets alone raises the version too, so that two of them do not overwrite each other.

    Raises:
        NotPermitted, NotFound, Invalid
        Stale: someone changed the measure since ``seen_version``.
    """
    proposed = rules.tidied(entry)

    def problems(connection: duckdb.DuckDBPyConnection, *_: Row) -> list[Problem]:
        return rules.problems(proposed, _known(connection), today)

    return changes.change(
        database, actor, MEASURE, measure_id, seen_version, lambda *_: asdict(proposed), problems, reason=reason
    )


def current(connection: duckdb.DuckDBPyConnection, measure_id: int) -> Row:
    """The measure as stored now, with the codes it aims at as tuples.

    Raises:
        NotFound: there is no such measure.
    """
    for row in rows(queries.current(connection, measure_id=measure_id)):
        return {**row, **{name: _split(row[name]) for name in map(_codes, TARGETS)}}
    raise NotFound(table=TABLE, key=measure_id)


def entry_of(row: Row) -> MeasureEntry:
    """The measure that a stored row holds."""
    return MeasureEntry(**{field: row[field] for field in rules.FIELDS})


def _codes(noun: str) -> str:
    return f"aimed_{noun}_codes"


def _split(codes: str | None) -> tuple[str, ...]:
    return tuple(sorted(codes.split(","))) if codes else ()


def _own_values(entry: MeasureEntry) -> Row:
    return {name: value for name, value in asdict(entry).items() if name not in map(_codes, TARGETS)}


def _aim(
    connection: duckdb.DuckDBPyConnection, measure_id: int, stored: MeasureEntry | None, entry: MeasureEntry
) -> None:
    """Write what the measure aims at; what stays is not touched, as a key cannot be deleted and inserted at once."""
    for noun in TARGETS:
        wanted = set(getattr(entry, _codes(noun)))
        there = set(getattr(stored, _codes(noun))) if stored else set()
        for command, codes in (
            (f"measures/turn_from_{noun}", there - wanted),
            (f"measures/aim_at_{noun}", wanted - there),
        ):
            for code in sorted(codes):
                commands.run(connection, command, measure_id=measure_id, **{f"{noun}_code": code})


def _alike(connection: duckdb.DuckDBPyConnection, entry: MeasureEntry) -> Iterator[int]:
    for row in rows(queries.of_type(connection, measure_type=entry.measure_type)):
        aims = {name: _split(row[name]) for name in map(_codes, TARGETS)}
        other = replace(entry, content=row["content"], region_code=row["region_code"], **aims)
        if rules.is_alike(entry, other):
            yield row["measure_id"]


def _known(connection: duckdb.DuckDBPyConnection) -> Known:
    of = registered_codes(rows(queries.known_codes(connection)))
    return Known(regions=of("region"), municipalities=of("municipality"), occupations=of("occupation"))


def _write(connection: duckdb.DuckDBPyConnection, measure_id: int, before: Row, proposed: Row) -> list:
    entry = entry_of(proposed)
    values = {"measure_id": measure_id, "seen_version": before["row_version"], **_own_values(entry)}
    written = commands.run(connection, "measures/update", **values)
    if written:
        _aim(connection, measure_id, entry_of(before), entry)
    return written


MEASURE = RowKind(action=ACTION, table=TABLE, current=current, write=_write)
