"""Take returns in: say what would change, then accept all files or none.

A reading is planned against what is stored, without writing. Accepting writes the planned rows of all
files in one transaction, only if every row still is as the plan saw it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import compress

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import imports as rules
from workforce.domain.imports import Change, Plan, StoredRound
from workforce.domain.returns import CellProblem, Reading
from workforce.errors import ImportRefused, Stale
from workforce.queries import headcounts, surveys
from workforce.queries import imports as queries
from workforce.queries.reading import rows
from workforce.services import commands, import_rows, survey_returns
from workforce.services import surveys as survey_services
from workforce.services.audit import Batch
from workforce.services.import_rows import Row, Written
from workforce.services.permits import permit

ACTION = "staffing.import"
NOUN = "staffing"
TABLE = "imports"


@dataclass(frozen=True)
class Accepted:
    """One accepted file. ``import_id`` is None where its content was accepted before, so that nothing was done."""

    file_name: str
    import_id: int | None
    added: int
    changed: int
    unchanged: int


def plan(database: Database, actor: Actor, readings: Sequence[Reading]) -> list[Plan]:
    """What accepting each file would change, and everything wrong or odd about it. Writes nothing.

    Raises:
        NotPermitted
    """
    elsewhere = rules.same_cells_in_several_files(readings)
    with database.reading() as connection:
        permit(connection, actor, ACTION)
        return [_plan(connection, reading, elsewhere.get(place, [])) for place, reading in enumerate(readings)]


def _plan(connection: duckdb.DuckDBPyConnection, reading: Reading, elsewhere: Iterable[CellProblem]) -> Plan:
    problems = [*reading.problems, *_of_another_round(connection, reading), *elsewhere]
    changes: list[Change] = []
    rounds: dict[date, str | None] = {}
    for as_of in _days(reading):
        stored = _stored_round(connection, as_of, _municipalities(reading))
        found, refused = rules.changes(reading, stored)
        changes += found
        problems += [*rules.not_told_yet(refused, reading.problems), *rules.oddities(reading, stored)]
        rounds[as_of] = stored.status
    said = rules.content_hash(reading)
    return Plan(
        reading=reading,
        changes=tuple(changes),
        problems=tuple(problems),
        rounds=rounds,
        content_hash=said,
        imported_at=_imported_at(connection, said) if changes else None,
    )


def _days(reading: Reading) -> list[date]:
    return sorted({row.as_of for row in (*reading.rows, *reading.blocks)})


def _municipalities(reading: Reading) -> set[str]:
    return {row.municipality_code for row in (*reading.rows, *reading.blocks)}


def _of_another_round(connection: duckdb.DuckDBPyConnection, reading: Reading) -> list[CellProblem]:
    """A form names the round it was made for; one of another database or of a round of another day is refused."""
    if reading.survey_id is None:
        return []
    days = [row["as_of"] for row in rows(surveys.current(connection, survey_id=reading.survey_id))]
    return [] if set(_days(reading)) <= set(days) else [CellProblem(code="form_of_another_round")]


def _stored_round(connection: duckdb.DuckDBPyConnection, as_of: date, municipalities: Iterable[str]) -> StoredRound:
    survey = round_of(connection, as_of)
    before = headcounts.year_before(connection, as_of=as_of, municipality_codes=sorted(municipalities))
    return StoredRound(
        as_of=as_of,
        status=survey and survey["status"],
        rows=import_rows.stored(connection, survey and survey["survey_id"], municipalities),
        year_before={(row["municipality_code"], row["occupation_code"]): row for row in rows(before)},
    )


def round_of(connection: duckdb.DuckDBPyConnection, as_of: date) -> Row | None:
    """The round of a day that returns go to: the newest one, so that a corrected round gets its corrections."""
    found = [row for row in rows(surveys.listing(connection)) if row["as_of"] == as_of]
    return max(found, key=lambda row: row["survey_id"], default=None)


def _imported_at(connection: duckdb.DuckDBPyConnection, content_hash: str) -> datetime | None:
    for row in queries.listing(connection, noun=NOUN).itertuples():
        if row.content_hash == content_hash and not row.is_undone:
            return row.imported_at.to_pydatetime()
    return None


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
        Invalid: a confirmed round, and no reason.
    """
    _insist_on_sound_files(plans)

    def work(connection: duckdb.DuckDBPyConnection) -> list[Accepted]:
        permit(connection, actor, ACTION)
        is_new = [_imported_at(connection, planned.content_hash) is None for planned in plans]
        _insist_on_seen_versions(connection, compress(plans, is_new))
        return [
            _accept(connection, actor, planned, today, reason) if new else _nothing_done(planned)
            for planned, new in zip(plans, is_new, strict=True)
        ]

    return database.write(work)


def _insist_on_sound_files(plans: Sequence[Plan]) -> None:
    overlapping = rules.same_cells_in_several_files([planned.reading for planned in plans])
    for position, planned in enumerate(plans):
        if position in overlapping or not planned.is_acceptable:
            count = len(planned.errors) or len(overlapping.get(position, ()))
            raise ImportRefused(file_name=planned.reading.file_name, count=count)


def _insist_on_seen_versions(connection: duckdb.DuckDBPyConnection, plans: Iterable[Plan]) -> None:
    """All files are looked at before the first is written: a round made for one of them holds rows of the others."""
    conflicts = []
    for planned in plans:
        for as_of in planned.rounds:
            survey = round_of(connection, as_of)
            survey_id = survey and survey["survey_id"]
            stored = import_rows.stored(connection, survey_id, planned.municipalities)
            conflicts += [
                {
                    "key": import_rows.row_key(survey_id or 0, change.place),
                    "current": now,
                    "proposed": dict(change.after),
                }
                for change in planned.changes
                if change.as_of == as_of
                and ((now := stored.get(change.place)) and now["row_version"]) != change.seen_version
            ]
    if conflicts:
        raise Stale(conflicts)


def _nothing_done(planned: Plan) -> Accepted:
    return Accepted(planned.reading.file_name, None, 0, 0, len(planned.changes))


def _accept(
    connection: duckdb.DuckDBPyConnection, actor: Actor, planned: Plan, today: date, reason: str | None
) -> Accepted:
    batch = Batch(connection, actor, ACTION, reason)
    for as_of in planned.rounds:
        _write(batch, planned, as_of, today)
    counts = rules.counts_of([planned])
    ((import_id,),) = commands.run(
        connection,
        "imports/insert",
        noun=NOUN,
        file_name=planned.reading.file_name,
        content_hash=planned.content_hash,
        imported_at=datetime.now(UTC).replace(tzinfo=None),
        actor_id=actor.actor_id,
        batch_id=batch.batch_id,
        **counts,
    )
    batch.note(TABLE, str(import_id), None, {"file_name": planned.reading.file_name, **counts})
    return Accepted(planned.reading.file_name, import_id, **counts)


def _write(batch: Batch, planned: Plan, as_of: date, today: date) -> None:
    """The rows of one day, and that each municipality's return has come in."""
    wanted = [change for change in planned.written if change.as_of == as_of]
    survey = round_of(batch.connection, as_of)
    if not wanted and (survey is None or survey["status"] == "confirmed"):
        return  # nothing is said that a new round or a correction would be made for
    survey_id = _round_for_writing(batch, as_of, survey) if wanted else survey["survey_id"]
    stored = import_rows.stored(batch.connection, survey_id, planned.municipalities)
    import_rows.write(batch, survey_id, [Written(c.place, stored.get(c.place), c.after) for c in wanted])
    for municipality in sorted({change.municipality_code for change in planned.changes if change.as_of == as_of}):
        survey_returns.received(
            batch,
            survey_id,
            municipality,
            file_name=planned.reading.file_name,
            problems=len(planned.warnings),
            submitted_on=today,
        )


def _round_for_writing(batch: Batch, as_of: date, survey: Mapping[str, object] | None) -> int:
    """The round that takes the rows: made where there is none, and the revision where it is confirmed."""
    if survey is None:
        return survey_services.create_for_import(batch, as_of)
    return survey_services.revision_for_writing(batch, survey["survey_id"])


def refuse(database: Database, actor: Actor, planned: Plan) -> int:
    """Note in the tracker that a file is sent back, for each round and municipality it is known to belong to.

    Returns:
        for how many municipalities it was noted; rounds that do not exist have no tracker.

    Raises:
        NotPermitted
    """
    with database.reading() as connection:
        permit(connection, actor, ACTION)
        places = sorted(_places(connection, planned.reading))
    for survey_id, municipality in places:
        survey_returns.refused(
            database,
            actor,
            survey_id,
            municipality,
            file_name=planned.reading.file_name,
            problems=len(planned.errors),
        )
    return len(places)


def _places(connection: duckdb.DuckDBPyConnection, reading: Reading) -> set[tuple[int, str]]:
    if reading.survey_id is not None and reading.municipality_code is not None:
        known = rows(surveys.current(connection, survey_id=reading.survey_id))
        return {(row["survey_id"], reading.municipality_code) for row in known}
    days = _days(reading)
    rounds = {as_of: round_of(connection, as_of) for as_of in days}
    return {
        (rounds[row.as_of]["survey_id"], row.municipality_code)
        for row in (*reading.rows, *reading.blocks)
        if rounds[row.as_of]
    }
