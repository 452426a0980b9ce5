"""Take returns in: say what would change, then accept all files or none.

A reading is planned against what is stored, without writing. Accepting writes the planned rows of all
files in one transaction, only if every row still is as the plan saw it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import imports as rules
from workforce.domain.import_files import same_cells_in_several_files
from workforce.domain.imports import Change, Plan, StoredRound
from workforce.domain.returns import CellProblem, Reading
from workforce.errors import ImportRefused, Stale
from workforce.queries import surveys
from workforce.queries.reading import rows
from workforce.services import import_days, import_history, import_rows, survey_returns
from workforce.services.audit import Batch
from workforce.services.import_days import Day
from workforce.services.import_history import Accepted
from workforce.services.import_rows import Written
from workforce.services.permits import permit
from workforce.services.problems import insist, reason_problems

ACTION = "staffing.import"
NOUN = "staffing"


def plan(database: Database, actor: Actor, readings: Sequence[Reading]) -> list[Plan]:
    """What accepting each file would change, and everything wrong or odd about it. Writes nothing.

    Raises:
        NotPermitted
    """
    elsewhere = same_cells_in_several_files(readings)
    with database.reading() as connection:
        permit(connection, actor, ACTION)
        stored = import_days.stored_rounds(connection, import_days.read(connection, readings))
        known = import_history.accepted_before(connection, NOUN)
        calendar = import_days.calendar(connection)
        made_for = _days_of_forms(connection, readings)
        return [
            _plan(
                reading,
                stored,
                known,
                [
                    *rules.of_another_round(reading, made_for),
                    *rules.days_outside(reading, stored, calendar),
                    *elsewhere.get(place, []),
                ],
            )
            for place, reading in enumerate(readings)
        ]


def _plan(
    reading: Reading,
    stored: Mapping[date, StoredRound],
    known: Mapping[str, datetime],
    found_before: Iterable[CellProblem],
) -> Plan:
    problems = [*reading.problems, *found_before]
    changes: list[Change] = []
    days = rules.days_of(reading)
    for as_of in days:
        found, refused = rules.changes(reading, stored[as_of])
        changes += found
        problems += [*rules.not_told_yet(refused, reading.problems), *rules.oddities(reading, stored[as_of])]
    said = rules.content_hash(reading)
    return Plan(
        reading=reading,
        changes=tuple(changes),
        problems=tuple(problems),
        rounds={as_of: stored[as_of].status for as_of in days},
        content_hash=said,
        imported_at=known.get(said) if changes else None,
    )


def _days_of_forms(connection: duckdb.DuckDBPyConnection, readings: Iterable[Reading]) -> dict[int, date]:
    """The as-of date of each round that a form names, where there is such a round."""
    named = {reading.survey_id for reading in readings if reading.survey_id is not None}
    found = (rows(surveys.current(connection, survey_id=survey_id)) for survey_id in sorted(named))
    return {row["survey_id"]: row["as_of"] for of_number in found for row in of_number}


def accept(
    database: Database, actor: Actor, plans: Sequence[Plan], *, today: date, reason: str | None = None
) -> list[Accepted]:
    """Write the rows of all planned files, or none of any.

    A round is created as a draft for a day that has none. Rows of a confirmed round go into its revision, which
    asks for the reason. A file whose content was accepted before and not undone changes nothing.

    Raises:
        NotPermitted
        ImportRefused: a plan has errors or no rows, or two plans hold the same rows.
        Stale: rows were changed since the plan was made; all of them.
        Invalid: a confirmed round and no reason, or one that cannot be stored.
    """
    _insist_on_sound_files(plans)

    def work(connection: duckdb.DuckDBPyConnection) -> list[Accepted]:
        permit(connection, actor, ACTION)
        insist(reason_problems(reason, None))
        known = import_history.accepted_before(connection, NOUN)
        fresh = [planned for planned in plans if planned.content_hash not in known]
        days = import_days.read(connection, [planned.reading for planned in fresh])
        _insist_on_seen_versions(days, fresh)
        batches = {planned.content_hash: Batch(connection, actor, ACTION, reason) for planned in fresh}
        for planned in fresh:
            _write(batches[planned.content_hash], planned, days)
        for planned in fresh:
            _note_received(batches[planned.content_hash], planned, days, today)
        return [
            import_history.listed(batches[planned.content_hash], planned, NOUN)
            if planned.content_hash in batches
            else import_history.nothing_written(planned)
            for planned in plans
        ]

    return database.write(work)


def _insist_on_sound_files(plans: Sequence[Plan]) -> None:
    overlapping = same_cells_in_several_files([planned.reading for planned in plans])
    for position, planned in enumerate(plans):
        if position in overlapping or not planned.is_acceptable:
            count = len(planned.errors) or len(overlapping.get(position, ()))
            raise ImportRefused(file_name=planned.reading.file_name, count=count)


def _insist_on_seen_versions(days: Mapping[date, Day], plans: Iterable[Plan]) -> None:
    """All files are looked at before the first is written: a round made for one of them holds rows of the others."""
    conflicts = []
    for planned in plans:
        for change in planned.changes:
            day = days[change.as_of]
            now = day.rows.get(change.place)
            if (now and now["row_version"]) != change.seen_version:
                key = import_rows.row_key(day.survey["survey_id"] if day.survey else 0, change.place)
                conflicts.append({"key": key, "current": now, "proposed": dict(change.after)})
    if conflicts:
        raise Stale(conflicts)


def _write(batch: Batch, planned: Plan, days: Mapping[date, Day]) -> None:
    """The rows of a file. A day about which it says nothing new gets no round and no revision."""
    for as_of in planned.rounds:
        wanted = [change for change in planned.written if change.as_of == as_of]
        if wanted:
            survey_id = days[as_of].open_for(batch)
            stored = days[as_of].rows
            import_rows.write(batch, survey_id, [Written(c.place, stored.get(c.place), c.after) for c in wanted])


def _note_received(batch: Batch, planned: Plan, days: Mapping[date, Day], today: date) -> None:
    """Each municipality's return has come in, also where it says what was stored already."""
    warnings = planned.count_warnings()
    for as_of in planned.rounds:
        day = days[as_of]
        if day.survey_id is None and (day.survey is None or day.survey["status"] == "confirmed"):
            continue
        survey_id = day.open_for(batch)
        for municipality in sorted({change.municipality_code for change in planned.changes if change.as_of == as_of}):
            survey_returns.received(
                batch,
                survey_id,
                municipality,
                file_name=planned.reading.file_name,
                problems=warnings[municipality],
                submitted_on=today,
                row=day.state_of(batch.connection, municipality),
            )


def refuse(database: Database, actor: Actor, planned: Plan) -> int:
    """Note in the tracker that a file is sent back, for each round and municipality it is known to belong to, or none.

    Returns:
        for how many municipalities it was noted; a round that does not exist or is confirmed has no tracker to note in.

    Raises:
        NotPermitted
    """
    told = {"file_name": planned.reading.file_name, "problems": len(planned.errors)}

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        batch = Batch(connection, actor, ACTION)
        places = sorted(_places(connection, planned.reading))
        return sum(survey_returns.refused(batch, survey_id, municipality, **told) for survey_id, municipality in places)

    return database.write(work)


def _places(connection: duckdb.DuckDBPyConnection, reading: Reading) -> set[tuple[int, str]]:
    """The rounds and municipalities that a file is about; a form of a corrected round belongs to its revision."""
    rounds = import_days.newest_rounds(connection)
    if reading.survey_id is not None and reading.municipality_code is not None:
        named = rows(surveys.current(connection, survey_id=reading.survey_id))
        return {(rounds[row["as_of"]]["survey_id"], reading.municipality_code) for row in named}
    return {
        (rounds[row.as_of]["survey_id"], row.municipality_code)
        for row in (*reading.rows, *reading.blocks)
        if row.as_of in rounds
    }
