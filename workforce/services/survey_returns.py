"""Keep book of the returns of a round: what came in, what went back, what has been checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from datetime import date

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import survey_returns as rules
from workforce.domain import surveys as survey_rules
from workforce.domain import texts
from workforce.domain.survey_returns import ReturnState
from workforce.errors import NotFound, ReturnMoveRefused, RoundConfirmed, Stale
from workforce.queries import survey_returns as queries
from workforce.queries.reading import rows
from workforce.services import commands, surveys
from workforce.services.audit import Batch
from workforce.services.permits import permit
from workforce.services.problems import insist, reason_problems

ACTION = "survey.manage"
TABLE = "survey_returns"

Row = dict[str, object]


def received(
    batch: Batch,
    survey_id: int,
    municipality_code: str,
    *,
    file_name: str,
    problems: int,
    submitted_on: date,
    row: Row | None = None,
) -> None:
    """Keep book of a file that was accepted, in the caller's transaction: the return is submitted now.

    In a revision the file is a correction, see :func:`workforce.domain.survey_returns.corrected`.
    ``problems`` counts its warnings; ``row`` is what :func:`states` said of the return in this transaction, where
    somebody has asked for many at once. Of a confirmed round the revision is meant: see
    :func:`workforce.services.surveys.revision_for_writing`.

    Raises:
        NotFound: no such round or municipality.
        RoundConfirmed: the round was confirmed, and this is not its revision.
    """
    survey = insist_on_changeable(batch.connection, survey_id)
    row = row or _stored(batch.connection, survey_id, municipality_code)
    state = rules.state_of(row)
    after = rules.received(state, file_name=file_name, problems=problems, submitted_on=submitted_on)
    _write(batch, survey_id, row, rules.corrected(state, after) if _is_revision(survey) else after)


def refused(batch: Batch, survey_id: int, municipality_code: str, *, file_name: str, problems: int) -> bool:
    """Keep book of a file that was refused, in the caller's transaction; the last good return stands.

    Who had not answered gets the return back. About a confirmed round nothing is kept, since it never changes: False.

    Raises:
        NotFound: no such round or municipality.
    """
    if not _is_changeable(surveys.stored(batch.connection, survey_id)):
        return False
    row = _stored(batch.connection, survey_id, municipality_code)
    _write(batch, survey_id, row, rules.refused(rules.state_of(row), file_name=file_name, problems=problems))
    return True


def put_back(
    batch: Batch, survey_id: int, noted: Mapping[str, tuple[Mapping[str, object] | None, Mapping[str, object]]]
) -> None:
    """When an import is undone, in the caller's transaction: returns are again what they were.

    ``noted`` holds what the import noted of each municipality, before and after. A return that is not as the
    import left it stays: what an officer has noted about it since stands. In a revision a return of which no book
    was kept is what it is in the round as first confirmed.

    Raises:
        RoundConfirmed
    """
    survey = insist_on_changeable(batch.connection, survey_id)
    firsts = states(batch.connection, survey["revises_survey_id"], noted) if _is_revision(survey) else []
    unbooked = {row["municipality_code"]: rules.state_of(row) for row in firsts}
    for row in states(batch.connection, survey_id, noted):
        before, after = noted[row["municipality_code"]]
        if rules.state_of(row) == rules.restored(after):
            known = None if before else unbooked.get(row["municipality_code"])
            _write(batch, survey_id, row, known or rules.restored(before))


def move(
    database: Database,
    actor: Actor,
    survey_id: int,
    move: str,
    seen: Mapping[str, int | None],
    *,
    day: date,
    today: date,
    reason: str | None = None,
) -> None:
    """Submit, send back, check or uncheck the returns of some municipalities: of all of them or of none.

    ``seen`` holds each municipality's version as it was read, None where no book was kept of it; ``day`` is when
    the returns came, for those that are submitted by it.

    Raises:
        NotPermitted, NotFound
        Invalid: the day lies ahead, or the reason cannot be stored.
        RoundConfirmed: see :func:`insist_on_changeable`.
        Stale: returns were changed since they were read; all of them.
        ReturnMoveRefused: not possible from the state some of them are in; details count them.
    """

    def work(connection: duckdb.DuckDBPyConnection) -> None:
        permit(connection, actor, ACTION)
        insist([*rules.day_problems(day, today), *reason_problems(reason, None)])
        insist_on_changeable(connection, survey_id)
        found = _seen(connection, survey_id, seen, {"return_status": rules.MOVES[move][1]})
        after = [rules.moved(rules.state_of(row), move, day=day) for row in found]
        if None in after:
            raise ReturnMoveRefused(count=after.count(None))
        batch = Batch(connection, actor, ACTION, reason)
        for row, state in zip(found, after, strict=True):
            _write(batch, survey_id, row, state)

    database.write(work)


def note(
    database: Database,
    actor: Actor,
    survey_id: int,
    municipality_code: str,
    seen_version: int | None,
    contact_note: str | None,
) -> None:
    """Keep a note of the contact with a municipality about its return; an empty one takes the note away.

    Raises:
        NotPermitted, NotFound, RoundConfirmed, Stale
        Invalid: the note is too long.
    """
    contact_note = texts.tidied(contact_note)

    def work(connection: duckdb.DuckDBPyConnection) -> None:
        permit(connection, actor, ACTION)
        insist_on_changeable(connection, survey_id)
        insist(rules.note_problems(contact_note))
        (row,) = _seen(connection, survey_id, {municipality_code: seen_version}, {"contact_note": contact_note})
        after = replace(rules.state_of(row), contact_note=contact_note)
        if after != rules.state_of(row):
            _write(Batch(connection, actor, ACTION), survey_id, row, after)

    database.write(work)


def _seen(
    connection: duckdb.DuckDBPyConnection,
    survey_id: int,
    seen: Mapping[str, int | None],
    proposed: Mapping[str, object],
) -> list[Row]:
    """The returns of some municipalities, still as they were read."""
    found = states(connection, survey_id, seen)
    if missing := sorted(set(seen) - {row["municipality_code"] for row in found}):
        raise NotFound(table=TABLE, key=f"{survey_id}/{missing[0]}")
    conflicts = [
        {"key": f"{survey_id}/{row['municipality_code']}", "current": row, "proposed": dict(proposed)}
        for row in found
        if row["row_version"] != seen[row["municipality_code"]]
    ]
    if conflicts:
        raise Stale(conflicts)
    return found


def answers_changed(batch: Batch, survey_id: int, municipality_codes: Iterable[str], *, today: date) -> None:
    """Let the returns follow cells that were typed, or taken back, in a round that is not confirmed.

    In the caller's transaction, after the cells are written; :func:`workforce.domain.survey_returns.answered`
    says how.
    """
    for row in states(batch.connection, survey_id, municipality_codes):
        # Without a row the view already says what the answers say; book is kept all the same, for the day.
        state = rules.state_of(row) if row["row_version"] else ReturnState()
        after = rules.answered(state, cells_answered=row["cells_answered"], is_complete=row["is_answered"], today=today)
        if row["row_version"] or after != ReturnState():
            _write(batch, survey_id, row, after)


def insist_on_changeable(connection: duckdb.DuckDBPyConnection, survey_id: int) -> Row:
    """The round, unless it is confirmed: then only its revision may change.

    Raises:
        NotFound, RoundConfirmed
    """
    survey = surveys.stored(connection, survey_id)
    if not _is_changeable(survey):
        raise RoundConfirmed(as_of=survey["as_of"])
    return survey


def _is_changeable(survey: Row) -> bool:
    return survey["status"] != survey_rules.CONFIRMED or _is_revision(survey)


def _is_revision(survey: Row) -> bool:
    return survey["revises_survey_id"] is not None


def _stored(connection: duckdb.DuckDBPyConnection, survey_id: int, municipality_code: str) -> Row:
    for row in states(connection, survey_id, [municipality_code]):
        return row
    raise NotFound(table=TABLE, key=f"{survey_id}/{municipality_code}")


def states(connection: duckdb.DuckDBPyConnection, survey_id: int, municipality_codes: Iterable[str]) -> list[Row]:
    """The returns of some municipalities as they are now."""
    codes = sorted(set(municipality_codes))
    return rows(queries.current_rows(connection, survey_id=survey_id, municipality_codes=codes))


def _write(batch: Batch, survey_id: int, row: Row, after: ReturnState) -> None:
    """Store the state, unless it is stored so already."""
    before = rules.state_of(row) if row["row_version"] else None
    if after == before:
        return
    code = row["municipality_code"]
    values = {"survey_id": survey_id, "municipality_code": code, **asdict(after)}
    values["status"] = values.pop("return_status")
    if before is None:
        commands.run(batch.connection, "survey_returns/insert", **values)
    elif not commands.run(batch.connection, "survey_returns/update", **values, seen_version=row["row_version"]):
        raise Stale([{"key": f"{survey_id}/{code}", "current": None, "proposed": asdict(after)}])
    batch.note(TABLE, f"{survey_id}/{code}", asdict(before) if before else None, asdict(after))
