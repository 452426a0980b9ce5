"""Create survey rounds, set what they ask, take them through their stages; find the one that answers may go into."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, replace
from datetime import date

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import surveys as rules
from workforce.domain import texts
from workforce.domain.surveys import Settings
from workforce.errors import NotFound, Problem, RoundConfirmed, StageRefused, Stale
from workforce.queries import codes, headcounts, vacancies
from workforce.queries import surveys as queries
from workforce.queries.reading import rows
from workforce.services import commands
from workforce.services.audit import Batch
from workforce.services.permits import permit
from workforce.services.problems import insist, reason_problems

ACTION = "survey.manage"
TABLE = "surveys"

Row = dict[str, object]
Cell = tuple[str, str]  # municipality, occupation


def create(
    database: Database, actor: Actor, name: str | None, as_of: date | None, *, due_on: date | None = None
) -> int:
    """Create a draft round, unanswered, and return its number.

    Its one name serves both languages; without one it is called after its day. It takes its definition, scope,
    employment types, optional blocks and the cells it asks for from the newest earlier round; the first one asks
    every municipality for the headline occupations.

    Raises:
        NotPermitted
        Invalid: no as-of date, a date that another round has, a deadline before it, or a name too long.
    """
    name = texts.tidied(name)

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        return _create(Batch(connection, actor, ACTION), name, as_of, due_on)

    return database.write(work)


def create_for_import(batch: Batch, as_of: date) -> int:
    """Create the draft round that a file needs, in the caller's transaction, and return its number.

    It has no deadline: a file may well be of a year long past.

    Raises:
        Invalid: a date that another round has, or outside the calendar.
    """
    return _create(batch, None, as_of, None)


def revision_for_writing(batch: Batch, survey_id: int) -> int:
    """The round into which answers to ``survey_id`` are written, in the caller's transaction.

    That is the round itself while it is not confirmed. A confirmed one never changes: its answers go into its
    revision, which begins as a full copy of it.

    Raises:
        NotFound
        Invalid: the round is confirmed and the batch has no reason.
    """
    survey = stored(batch.connection, survey_id)
    if survey["status"] != rules.CONFIRMED:
        return survey_id
    insist(reason_problems(batch.reason, "reason_required_for_confirmed"))
    return revision_of(batch.connection, survey) or _revise(batch, survey)


def change(
    database: Database,
    actor: Actor,
    survey_id: int,
    seen_version: int,
    values: Mapping[str, object],
    *,
    reason: str | None = None,
) -> bool:
    """Change settings of a round and return whether anything changed; what ``values`` does not name stays.

    Everything may be changed while it is in preparation. Later only the deadline, with a reason.

    Raises:
        NotPermitted, NotFound, Stale
        RoundConfirmed: it is confirmed.
        Invalid: a setting breaks a rule, or what has gone out already was to be changed.
    """

    def work(connection: duckdb.DuckDBPyConnection) -> bool:
        permit(connection, actor, ACTION)
        survey = _unconfirmed(connection, survey_id, seen_version, values)
        before = Settings(**{name: survey[name] for name in rules.SETTINGS})
        after = rules.tidied(replace(before, **values))
        if after == before:
            return False
        insist(_setting_problems(connection, survey, before, after, reason))
        _update(connection, "update", survey, asdict(after))
        Batch(connection, actor, ACTION, reason).note(TABLE, str(survey_id), asdict(before), asdict(after))
        return True

    return database.write(work)


def move(
    database: Database, actor: Actor, survey_id: int, seen_version: int, to: str, *, reason: str | None = None
) -> None:
    """Take a round to another stage: 準備 → 実施中 → 締切 → 確定, or one stage back before it is confirmed.

    Raises:
        NotPermitted, NotFound, Stale
        RoundConfirmed: it is confirmed, which is final.
        StageRefused: no such step from its stage.
        Invalid: a step back without a reason, or confirming unanswered municipalities without one.
    """

    def work(connection: duckdb.DuckDBPyConnection) -> None:
        permit(connection, actor, ACTION)
        survey = _unconfirmed(connection, survey_id, seen_version, {"status": to})
        stage = survey["status"]
        if to not in rules.MOVES[stage]:
            raise StageRefused(stage=stage, to=to)
        (totals,) = rows(vacancies.totals(connection, survey_id=survey_id))
        unanswered = totals["municipalities"] - totals["answered"]
        is_needed = rules.needs_reason(stage, to, unanswered=unanswered)
        insist(reason_problems(reason, "reason_required" if is_needed else None))
        _update(connection, "move", survey, {"status": to})
        batch = Batch(connection, actor, ACTION, reason)
        batch.note(TABLE, str(survey_id), {"survey_status": stage}, {"survey_status": to})

    database.write(work)


def ask(
    database: Database, actor: Actor, survey_id: int, *, added: Collection[Cell] = (), dropped: Collection[Cell] = ()
) -> int:
    """Let a round in preparation ask for more cells or for fewer, and return how many changed.

    A cell asked already, or not asked anyway, is no change.

    Raises:
        NotPermitted, NotFound
        RoundConfirmed: it is confirmed.
        Invalid: it has opened, a cell to drop has an answer, or a code is unknown.
    """

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        survey = _unconfirmed(connection, survey_id, None, {})
        insist([] if survey["status"] == rules.DRAFT else [Problem("cells_asked", "asked_already")])
        cells = {(row["municipality_code"], row["occupation_code"]): row for row in _asked(connection, survey_id)}
        insist(_cell_problems(cells, added, dropped))
        more = sorted({cell for cell in added if not cells[cell]["is_asked"]})
        fewer = sorted({cell for cell in dropped if cells[cell]["is_asked"]} - set(added))
        if more:
            codes_added = {"municipality_codes": [m for m, _ in more], "occupation_codes": [o for _, o in more]}
            commands.run(connection, "headcounts/ask_cells", survey_id=survey_id, **codes_added)
        if fewer:
            commands.run(connection, "headcounts/drop_cells", survey_id=survey_id, cells=_keys(fewer))
        if more or fewer:
            batch = Batch(connection, actor, ACTION)
            batch.note(TABLE, str(survey_id), {"cells_asked": _keys(fewer)}, {"cells_asked": _keys(more)})
        return len(more) + len(fewer)

    return database.write(work)


def stored(connection: duckdb.DuckDBPyConnection, survey_id: int) -> Row:
    """A round as it is stored.

    Raises:
        NotFound
    """
    for row in rows(queries.current(connection, survey_id=survey_id)):
        return row
    raise NotFound(table=TABLE, key=survey_id)


def revision_of(connection: duckdb.DuckDBPyConnection, survey: Row) -> int | None:
    """The revision of a round, which a revision is itself; None where nothing was corrected."""
    if survey["revises_survey_id"]:
        return survey["survey_id"]
    for row in rows(queries.revision_of(connection, survey_id=survey["survey_id"])):
        return row["survey_id"]
    return None


def _create(batch: Batch, name: str | None, as_of: date | None, due_on: date | None) -> int:
    connection = batch.connection
    taken = [row["as_of"] for row in rows(queries.listing(connection))]
    insist(rules.problems(name, as_of, due_on, taken, _calendar(connection)))
    japanese, english = (name, name) if name else rules.names(as_of)
    values = {"survey_ja": japanese, "survey_en": english, "as_of": as_of, "due_on": due_on}
    ((survey_id,),) = commands.run(connection, "surveys/insert", **values)
    ((cells_asked,),) = commands.run(connection, "surveys/ask", survey_id=survey_id, as_of=as_of)
    batch.note(TABLE, str(survey_id), None, {**values, "survey_status": rules.DRAFT, "cells_asked": cells_asked})
    return survey_id


def _revise(batch: Batch, survey: Row) -> int:
    connection, survey_id = batch.connection, survey["survey_id"]
    ((revision_id,),) = commands.run(connection, "surveys/copy", survey_id=survey_id)
    copied = {
        table: commands.run(connection, f"{table}/copy", survey_id=survey_id, revision_id=revision_id)[0][0]
        for table in ("headcounts", "block_counts", "survey_returns")
    }
    after = {"as_of": survey["as_of"], "survey_status": survey["status"], "revises_survey_id": survey_id, **copied}
    batch.note(TABLE, str(revision_id), None, after)
    return revision_id


def _keys(cells: Iterable[Cell]) -> list[str]:
    return ["/".join(cell) for cell in cells]


def _asked(connection: duckdb.DuckDBPyConnection, survey_id: int) -> list[Row]:
    return rows(headcounts.asked(connection, survey_id=survey_id))


def _cell_problems(cells: Mapping[Cell, Row], added: Collection[Cell], dropped: Collection[Cell]) -> list[Problem]:
    unknown = [cell for cell in (*added, *dropped) if cell not in cells]
    found = [Problem("cells_asked", "unknown", {"value": "/".join(cell)}) for cell in unknown]
    entered = sum(cells[cell]["is_entered"] for cell in set(dropped) - set(unknown))
    return [*found, Problem("cells_asked", "cells_entered", {"count": entered})] if entered else found


def _unconfirmed(
    connection: duckdb.DuckDBPyConnection, survey_id: int, seen_version: int | None, proposed: Mapping[str, object]
) -> Row:
    """The round, which is not confirmed and, where a version was seen, still as it was seen."""
    survey = stored(connection, survey_id)
    if survey["status"] == rules.CONFIRMED:
        raise RoundConfirmed(as_of=survey["as_of"])
    if seen_version not in (None, survey["row_version"]):
        raise _stale(survey, proposed)
    return survey


def _update(connection: duckdb.DuckDBPyConnection, command: str, survey: Row, values: Mapping[str, object]) -> None:
    of_round = {"survey_id": survey["survey_id"], "seen_version": survey["row_version"]}
    ((changed,),) = commands.run(connection, f"surveys/{command}", **of_round, **values)
    if not changed:
        raise _stale(survey, values)


def _stale(survey: Row, proposed: Mapping[str, object]) -> Stale:
    return Stale([{"key": str(survey["survey_id"]), "current": survey, "proposed": dict(proposed)}])


def _setting_problems(
    connection: duckdb.DuckDBPyConnection, survey: Row, before: Settings, after: Settings, reason: str | None
) -> list[Problem]:
    taken = [row["as_of"] for row in rows(queries.listing(connection)) if row["survey_id"] != survey["survey_id"]]
    found = rules.setting_problems(after, taken, _calendar(connection))
    if survey["status"] != rules.DRAFT:
        found += rules.opened_problems(before, after)
        found += reason_problems(reason)
    return found


def _calendar(connection: duckdb.DuckDBPyConnection) -> tuple[date, date]:
    (calendar,) = (row for row in rows(codes.known(connection)) if row["noun"] == "calendar")
    return calendar["first_day"], calendar["last_day"]
