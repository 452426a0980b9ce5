"""Register a joint exam, change it, and record who applied, passed and was hired."""

from __future__ import annotations

from dataclasses import asdict

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import recruitments as rules
from workforce.domain.recruitments import Known, RecruitmentEntry, SeatEntry
from workforce.errors import NotFound, Problem
from workforce.queries import recruitments as queries
from workforce.queries.reading import rows
from workforce.services import changes, commands
from workforce.services.audit import Batch
from workforce.services.changes import RowKind
from workforce.services.permits import permit
from workforce.services.problems import insist
from workforce.services.registered import codes as registered_codes

ACTION = "recruitment.record"
TABLE, SEATS = "recruitments", "recruitment_seats"

Row = dict[str, object]


def record(database: Database, actor: Actor, entry: RecruitmentEntry) -> int:
    """Register an exam with its municipalities and return its number.

    Raises:
        NotPermitted
        Invalid: also when an exam of that name with the same first day of applications is registered.
    """
    entry = rules.tidied(entry)

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        insist(rules.problems(entry, _known(connection)))
        insist(_alike_problems(connection, None, entry))
        ((number,),) = commands.run(connection, "recruitments/insert", **_own_values(entry))
        _take_part(connection, number, (), entry.taking_part_codes)
        Batch(connection, actor, ACTION).note(TABLE, str(number), None, current(connection, number))
        return number

    return database.write(work)


def change(
    database: Database,
    actor: Actor,
    recruitment_id: int,
    seen_version: int,
    entry: RecruitmentEntry,
    *,
    reason: str | None = None,
) -> int:
    """Change an exam and return the row's version afterwards. A published one stays as it was published.

    Raises:
        NotPermitted, NotFound, Invalid
        Stale: someone changed the exam since ``seen_version``.
    """
    proposed = rules.tidied(entry)

    def problems(connection: duckdb.DuckDBPyConnection, before: Row, _: Row) -> list[Problem]:
        published = [Problem("recruitment_ja", "as_published")] if before["is_published"] else []
        leaving = _recorded_elsewhere(connection, recruitment_id, proposed)
        broken = [*rules.problems(proposed, _known(connection)), *leaving]
        is_renamed = any(before[name] != getattr(proposed, name) for name in rules.TOLD_BY)
        alike = _alike_problems(connection, recruitment_id, proposed) if is_renamed else []
        return published or broken or alike

    return changes.change(
        database, actor, EXAM, recruitment_id, seen_version, lambda *_: asdict(proposed), problems, reason=reason
    )


def record_seat(database: Database, actor: Actor, recruitment_id: int, entry: SeatEntry) -> int:
    """Record one municipality and occupation of an exam and return the record's number.

    Raises:
        NotPermitted, NotFound, Invalid
    """
    entry = rules.tidied_seat(entry)

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        insist(_seat_problems(connection, recruitment_id, None, entry))
        values = {"recruitment_id": recruitment_id, **asdict(entry)}
        ((number,),) = commands.run(connection, "recruitments/insert_seat", **values)
        Batch(connection, actor, ACTION).note(SEATS, str(number), None, current_seat(connection, number))
        return number

    return database.write(work)


def change_seat(
    database: Database, actor: Actor, seat_id: int, seen_version: int, entry: SeatEntry, *, reason: str | None = None
) -> int:
    """Change one record and return the row's version afterwards.

    Raises:
        NotPermitted, NotFound, Invalid
        Stale: someone changed the record since ``seen_version``.
    """
    proposed = rules.tidied_seat(entry)

    def problems(connection: duckdb.DuckDBPyConnection, before: Row, _: Row) -> list[Problem]:
        return _seat_problems(connection, before["recruitment_id"], seat_id, proposed)

    return changes.change(
        database, actor, SEAT, seat_id, seen_version, lambda *_: asdict(proposed), problems, reason=reason
    )


def current(connection: duckdb.DuckDBPyConnection, recruitment_id: int) -> Row:
    """The exam as stored now: what can be entered, and whether it was published.

    Raises:
        NotFound: there is no such exam.
    """
    for row in rows(queries.current(connection, recruitment_id=recruitment_id)):
        codes = tuple((row["taking_part_codes"] or "").split(",")) if row["taking_part_codes"] else ()
        kept = {name: row[name] for name in (*rules.FIELDS, "is_published", "row_version")}
        return {**kept, "taking_part_codes": codes}
    raise NotFound(table=TABLE, key=recruitment_id)


def current_seat(connection: duckdb.DuckDBPyConnection, seat_id: int) -> Row:
    """The record of a municipality and occupation as stored now.

    Raises:
        NotFound: there is no such record.
    """
    for row in rows(queries.seat(connection, seat_id=seat_id)):
        return row
    raise NotFound(table=SEATS, key=seat_id)


def _own_values(entry: RecruitmentEntry) -> Row:
    return {name: value for name, value in asdict(entry).items() if name != "taking_part_codes"}


def _take_part(
    connection: duckdb.DuckDBPyConnection, recruitment_id: int, there: tuple[str, ...], wanted: tuple[str, ...]
) -> None:
    for command, codes in (
        ("recruitments/remove_municipality", set(there) - set(wanted)),
        ("recruitments/add_municipality", set(wanted) - set(there)),
    ):
        for code in sorted(codes):
            commands.run(connection, command, recruitment_id=recruitment_id, municipality_code=code)


def _recorded_elsewhere(
    connection: duckdb.DuckDBPyConnection, recruitment_id: int, entry: RecruitmentEntry
) -> list[Problem]:
    """A municipality for which something is recorded cannot leave the exam."""
    recorded = {row["municipality_code"] for row in rows(queries.seats(connection, recruitment_id=recruitment_id))}
    leaving = sorted(recorded - set(entry.taking_part_codes))
    return [Problem("taking_part_codes", "seats_recorded", {"value": code}) for code in leaving]


def _alike_problems(
    connection: duckdb.DuckDBPyConnection, recruitment_id: int | None, entry: RecruitmentEntry
) -> list[Problem]:
    found = rows(queries.beginning_on(connection, applications_from=entry.applications_from))
    return rules.alike_problems(entry, [row for row in found if row["recruitment_id"] != recruitment_id])


def _seat_problems(
    connection: duckdb.DuckDBPyConnection, recruitment_id: int, seat_id: int | None, entry: SeatEntry
) -> list[Problem]:
    taking_part = frozenset(current(connection, recruitment_id)["taking_part_codes"])
    others = frozenset(
        (row["municipality_code"], row["occupation_code"])
        for row in rows(queries.seats(connection, recruitment_id=recruitment_id))
        if row["seat_id"] != seat_id
    )
    return rules.seat_problems(entry, _known(connection), taking_part, others)


def _known(connection: duckdb.DuckDBPyConnection) -> Known:
    of = registered_codes(rows(queries.known_codes(connection)))
    return Known(disasters=of("disaster"), municipalities=of("municipality"), occupations=of("occupation"))


def _write(connection: duckdb.DuckDBPyConnection, recruitment_id: int, before: Row, proposed: Row) -> list:
    entry = RecruitmentEntry(**{field: proposed[field] for field in rules.FIELDS})
    values = {"recruitment_id": recruitment_id, "seen_version": before["row_version"], **_own_values(entry)}
    written = commands.run(connection, "recruitments/update", **values)
    if written:
        _take_part(connection, recruitment_id, before["taking_part_codes"], entry.taking_part_codes)
    return written


EXAM = RowKind(action=ACTION, table=TABLE, current=current, write=_write)
SEAT = RowKind(
    action=ACTION,
    table=SEATS,
    current=current_seat,
    write=changes.update("recruitments/update_seat", "seat_id", rules.SEAT_FIELDS),
)
