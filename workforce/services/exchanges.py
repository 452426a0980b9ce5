"""Record staff exchange, and change or withdraw a record."""

from __future__ import annotations

from dataclasses import asdict

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import exchanges as rules
from workforce.domain.exchanges import ExchangeEntry, Known
from workforce.errors import NotFound, Stale
from workforce.queries import exchanges as queries
from workforce.queries.reading import rows
from workforce.services import commands
from workforce.services.audit import Batch
from workforce.services.permits import permit
from workforce.services.problems import insist

ACTION = "exchange.record"
TABLE = "staff_exchanges"


def record(database: Database, actor: Actor, entry: ExchangeEntry) -> int:
    """Record one exchange and return its number.

    Raises:
        NotPermitted, Invalid
    """
    entry = rules.tidied(entry)

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        insist(rules.problems(entry, _known(connection)))
        ((number,),) = commands.run(connection, "exchanges/insert", **asdict(entry))
        Batch(connection, actor, ACTION).note(TABLE, str(number), None, current(connection, number))
        return number

    return database.write(work)


def change(
    database: Database,
    actor: Actor,
    exchange_id: int,
    seen_version: int,
    entry: ExchangeEntry,
    *,
    reason: str | None = None,
) -> int:
    """Change or withdraw one record and return the row's version afterwards.

    Raises:
        NotPermitted, NotFound, Invalid
        Stale: someone changed the record since ``seen_version``.
    """
    entry = rules.tidied(entry)

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        before = current(connection, exchange_id)
        stale = Stale([{"key": str(exchange_id), "current": before, "proposed": asdict(entry)}])
        if before["row_version"] != seen_version:
            raise stale
        if entry == ExchangeEntry(**{field: before[field] for field in rules.FIELDS}):
            return seen_version
        insist(rules.problems(entry, _known(connection)))
        values = {"exchange_id": exchange_id, "seen_version": seen_version, **asdict(entry)}
        if not commands.run(connection, "exchanges/update", **values):
            raise stale
        after = current(connection, exchange_id)
        Batch(connection, actor, ACTION, reason).note(TABLE, str(exchange_id), before, after)
        return after["row_version"]

    return database.write(work)


def current(connection: duckdb.DuckDBPyConnection, exchange_id: int) -> dict[str, object]:
    """The record as stored now.

    Raises:
        NotFound: there is no such record.
    """
    for row in rows(queries.current(connection, exchange_id=exchange_id)):
        return row
    raise NotFound(table=TABLE, key=exchange_id)


def _known(connection: duckdb.DuckDBPyConnection) -> Known:
    registered = rows(queries.known_codes(connection))

    def of(noun: str) -> frozenset[str]:
        return frozenset(row["code"] for row in registered if row["noun"] == noun)

    return Known(
        fiscal_years=frozenset(map(int, of("fiscal_year"))),
        organisations=of("organisation"),
        occupations=of("occupation"),
    )
