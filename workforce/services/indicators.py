"""Save edited values of an indicator: all of them or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import indicators as rules
from workforce.domain.indicators import IndicatorEntry, Series
from workforce.errors import NotFound, Problem, Stale
from workforce.queries import indicators as queries
from workforce.queries.reading import rows
from workforce.services import commands
from workforce.services.audit import Batch
from workforce.services.permits import permit
from workforce.services.problems import insist

ACTION = "indicator.edit"
TABLE = "indicator_values"

Row = dict[str, object]


@dataclass(frozen=True)
class IndicatorEdit:
    """The edited values of one period, and the version of the row they were read from (None: there was none).

    ``values`` holds the edited fields only.
    """

    starts_on: date
    seen_version: int | None
    values: Mapping[str, object]


def save(database: Database, actor: Actor, indicator_code: str, edits: list[IndicatorEdit], *, today: date) -> int:
    """Save the edits, all or nothing, and return the number of rows that changed.

    A field that was not edited keeps its value. A value is taken back by leaving it empty.

    Raises:
        NotPermitted
        NotFound: there is no such indicator.
        Stale: rows were changed since they were read; all of them, each with both versions.
        Invalid: every problem, with the position of its edit as ``row``.
    """

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        series = _series(connection, indicator_code)
        stored = _stored(connection, indicator_code)
        proposed = [_proposed(edit, stored.get(edit.starts_on)) for edit in edits]
        _insist_on_seen_versions(indicator_code, edits, stored, proposed)
        insist(_problems(edits, proposed, series, today))
        changed = [
            (edit, entry)
            for edit, entry in zip(edits, proposed, strict=True)
            if entry != _entry_of(stored.get(edit.starts_on))
        ]
        for edit, entry in changed:
            _write(connection, indicator_code, edit, entry)
        after, batch = _stored(connection, indicator_code), Batch(connection, actor, ACTION)
        for edit, _ in changed:
            batch.note(TABLE, _key(indicator_code, edit), stored.get(edit.starts_on), after[edit.starts_on])
        return len(changed)

    return database.write(work)


def _problems(edits: list[IndicatorEdit], proposed: list[IndicatorEntry], series: Series, today: date) -> list[Problem]:
    return [
        replace(problem, row=position)
        for position, (edit, entry) in enumerate(zip(edits, proposed, strict=True))
        for problem in rules.problems(entry, edit.starts_on, series, today)
    ]


def _write(
    connection: duckdb.DuckDBPyConnection, indicator_code: str, edit: IndicatorEdit, entry: IndicatorEntry
) -> None:
    values = {"indicator_code": indicator_code, "starts_on": edit.starts_on, **asdict(entry)}
    if edit.seen_version is None:
        commands.run(connection, "indicators/insert", **values)
    elif not commands.run(connection, "indicators/update", **values, seen_version=edit.seen_version):
        raise Stale([{"key": _key(indicator_code, edit), "current": None, "proposed": asdict(entry)}])


def _series(connection: duckdb.DuckDBPyConnection, indicator_code: str) -> Series:
    for row in rows(queries.listing(connection)):
        if row["indicator_code"] == indicator_code:
            return Series(
                periodicity=row["periodicity"], year_starts_in=row["year_starts_in"], decimals=row["decimals"]
            )
    raise NotFound(table="indicators", key=indicator_code)


def _stored(connection: duckdb.DuckDBPyConnection, indicator_code: str) -> dict[date, Row]:
    return {row["starts_on"]: row for row in rows(queries.current_rows(connection, indicator_code=indicator_code))}


def _entry_of(row: Row | None) -> IndicatorEntry:
    return IndicatorEntry(**{field: row[field] for field in rules.FIELDS}) if row else IndicatorEntry()


def _proposed(edit: IndicatorEdit, row: Row | None) -> IndicatorEntry:
    return rules.tidied(replace(_entry_of(row), **edit.values))


def _key(indicator_code: str, edit: IndicatorEdit) -> str:
    return f"{indicator_code}/{edit.starts_on.isoformat()}"


def _insist_on_seen_versions(
    indicator_code: str, edits: list[IndicatorEdit], stored: dict[date, Row], proposed: list[IndicatorEntry]
) -> None:
    conflicts = [
        {"key": _key(indicator_code, edit), "current": stored.get(edit.starts_on), "proposed": asdict(entry)}
        for edit, entry in zip(edits, proposed, strict=True)
        if stored.get(edit.starts_on, {}).get("row_version") != edit.seen_version
    ]
    if conflicts:
        raise Stale(conflicts)
