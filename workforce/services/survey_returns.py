"""Keep book of the returns of a round: what came in, what went back, what has been checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import survey_returns as rules
from workforce.domain import surveys as survey_rules
from workforce.domain.survey_returns import ReturnState
from workforce.errors import NotFound, RoundConfirmed, Stale
from workforce.queries import survey_returns as queries
from workforce.queries.reading import rows
from workforce.services import commands, surveys
from workforce.services.audit import Batch
from workforce.services.permits import permit

ACTION = "staffing.edit"
TABLE = "survey_returns"

Row = dict[str, object]


def received(
    batch: Batch, survey_id: int, municipality_code: str, *, file_name: str, problems: int, submitted_on: date
) -> None:
    """Keep book of a file that was accepted, in the caller's transaction: the return is submitted now.

    ``problems`` counts its warnings. Of a confirmed round the revision is meant: see
    :func:`workforce.services.surveys.revision_for_writing`.

    Raises:
        NotFound: no such round or municipality.
        RoundConfirmed: the round was confirmed, and this is not its revision.
    """
    insist_on_changeable(batch.connection, survey_id)
    row = _stored(batch.connection, survey_id, municipality_code)
    state = rules.state_of(row)
    after = rules.received(state, file_name=file_name, problems=problems, submitted_on=submitted_on)
    _write(batch, survey_id, row, after)


def refused(
    database: Database, actor: Actor, survey_id: int, municipality_code: str, *, file_name: str, problems: int
) -> None:
    """Keep book of a file that was refused, in a transaction of its own; the last good return stands.

    Who had not answered gets the return back. About a confirmed round nothing is kept: it never changes.

    Raises:
        NotPermitted
        NotFound: no such round or municipality.
    """

    def work(connection: duckdb.DuckDBPyConnection) -> None:
        permit(connection, actor, ACTION)
        if not _is_changeable(surveys.stored(connection, survey_id)):
            return
        row = _stored(connection, survey_id, municipality_code)
        after = rules.refused(rules.state_of(row), file_name=file_name, problems=problems)
        _write(Batch(connection, actor, ACTION), survey_id, row, after)

    database.write(work)


def put_back(
    batch: Batch,
    survey_id: int,
    municipality_code: str,
    *,
    before: Mapping[str, object] | None,
    after: Mapping[str, object],
) -> None:
    """When an import is undone, in the caller's transaction: the return is what it was ``before``, if it still is as
    the import left it (``after``). What an officer has noted about it since stands.

    Raises:
        RoundConfirmed
    """
    insist_on_changeable(batch.connection, survey_id)
    row = _stored(batch.connection, survey_id, municipality_code)
    if asdict(rules.state_of(row)) == asdict(rules.restored(after)):
        _write(batch, survey_id, row, rules.restored(before))


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
    return survey["status"] != survey_rules.CONFIRMED or survey["revises_survey_id"] is not None


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
