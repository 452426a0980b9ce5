"""Record staff exchange, and change or withdraw a record."""

from __future__ import annotations

from dataclasses import asdict

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import exchanges as rules
from workforce.domain.exchanges import ExchangeEntry, Known
from workforce.errors import NotFound, Problem
from workforce.queries import exchanges as queries
from workforce.queries.reading import rows
from workforce.services import changes, commands
from workforce.services.audit import Batch
from workforce.services.changes import RowKind
from workforce.services.permits import permit
from workforce.services.problems import insist
from workforce.services.registered import codes as registered_codes

ACTION = "exchange.record"
TABLE = "staff_exchanges"

Row = dict[str, object]


def record(database: Database, actor: Actor, entry: ExchangeEntry) -> int:
    """Record one exchange and return its number.

    Raises:
        NotPermitted
        Invalid: also when a record says the same already, so that one sent twice is recorded once; taken for that one
            without a word, a second group of persons would be lost.
    """
    entry = rules.tidied(entry)

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        insist(rules.problems(entry, _known(connection)))
        insist(rules.alike_problems(entry, rows(queries.of_year(connection, fiscal_year=entry.fiscal_year))))
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
    proposed = rules.tidied(entry)

    def problems(connection: duckdb.DuckDBPyConnection, *_: Row) -> list[Problem]:
        return rules.problems(proposed, _known(connection))

    return changes.change(
        database, actor, EXCHANGE, exchange_id, seen_version, lambda *_: asdict(proposed), problems, reason=reason
    )


def current(connection: duckdb.DuckDBPyConnection, exchange_id: int) -> Row:
    """The record as stored now.

    Raises:
        NotFound: there is no such record.
    """
    for row in rows(queries.current(connection, exchange_id=exchange_id)):
        return row
    raise NotFound(table=TABLE, key=exchange_id)


def _known(connection: duckdb.DuckDBPyConnection) -> Known:
    of = registered_codes(rows(queries.known_codes(connection)))
    return Known(
        fiscal_years=frozenset(map(int, of("fiscal_year"))),
        organisations=of("organisation"),
        occupations=of("occupation"),
    )


EXCHANGE = RowKind(
    action=ACTION,
    table=TABLE,
    current=current,
    write=changes.update("exchanges/update", "exchange_id", rules.FIELDS),
)
