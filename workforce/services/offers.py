"""Record an offer of staff, change, confirm and withdraw it, and make it into dispatches.

For who builds on this: what is left of an offer is not stored but follows from the dispatches that name it
(``dispatches.offer_id``); read it from the views ``offer_days`` and ``offer_totals``. Cancelling such a
dispatch gives its persons back to the offer.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import offers as rules
from workforce.domain.offers import Acceptance, OfferEntry
from workforce.errors import EntryKeyTaken, NotFound, Problem, Stale
from workforce.queries import dispatches as dispatch_queries
from workforce.queries import offers as queries
from workforce.queries import requests as request_queries
from workforce.queries.reading import rows
from workforce.services import changes, commands, dispatches, requests, withdrawals
from workforce.services.audit import Batch
from workforce.services.changes import RowKind
from workforce.services.permits import permit
from workforce.services.problems import insist

ACTION = "dispatch.offer"
TABLE = "offers"

Row = dict[str, object]


def record(database: Database, actor: Actor, entry: OfferEntry, *, today: date) -> int:
    """Record an offer and return its number. The same entry sent twice is recorded once.

    Raises:
        NotPermitted, Invalid
        EntryKeyTaken: the entry key was used for an offer whose content now differs.
    """
    entry = rules.tidied(entry)

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        for earlier in rows(queries.recorded_as(connection, entry_key=entry.entry_key)):
            if entry_of(current(connection, earlier["offer_id"])) != entry:
                raise EntryKeyTaken(number=earlier["offer_id"])
            return earlier["offer_id"]
        insist(rules.problems(entry, dispatches.known(connection), today))
        ((offer_id,),) = commands.run(connection, "offers/insert", **asdict(entry))
        Batch(connection, actor, ACTION).note(TABLE, str(offer_id), None, current(connection, offer_id))
        return offer_id

    return database.write(work)


def change(
    database: Database,
    actor: Actor,
    offer_id: int,
    seen_version: int,
    entry: OfferEntry,
    *,
    today: date,
    reason: str | None = None,
) -> int:
    """Change an offer (key and disaster stay) and return the row's version afterwards.

    Raises:
        NotPermitted, NotFound
        Invalid: also when the offer was withdrawn.
        Stale: someone changed the offer, or made part of it into a dispatch, since ``seen_version``.
    """

    def propose(_: duckdb.DuckDBPyConnection, before: Row) -> Row:
        stored = entry_of(before)
        kept = {"entry_key": stored.entry_key, "disaster_code": stored.disaster_code}
        return asdict(replace(rules.tidied(entry), **kept))

    def problems(connection: duckdb.DuckDBPyConnection, before: Row, proposed: Row) -> list[Problem]:
        withdrawn = [Problem("offered_on", "renew_first")] if before["withdrawn_on"] else []
        return [*withdrawn, *rules.problems(entry_of(proposed), dispatches.known(connection), today)]

    return changes.change(database, actor, OFFER, offer_id, seen_version, propose, problems, reason=reason)


def confirm(database: Database, actor: Actor, offer_id: int, seen_version: int, *, today: date) -> int:
    """Note that the readiness was confirmed today as it stands. Returns the row's version afterwards.

    Raises:
        NotPermitted, NotFound, Stale
    """
    confirmed = {"confirmed_on": today}
    return changes.change(database, actor, OFFER, offer_id, seen_version, lambda *_: confirmed, reason=None)


def withdraw(database: Database, actor: Actor, offer_id: int, seen_version: int, *, today: date, reason: str) -> int:
    """Withdraw what is left of an offer; dispatches made from it stay. Returns the row's version afterwards.

    Raises:
        NotPermitted, NotFound, Stale
        Invalid: no reason is given.
    """

    def propose(_: duckdb.DuckDBPyConnection, before: Row) -> Row:
        return withdrawals.withdrawn(before, "offered_on", today)

    return changes.change(
        database, actor, OFFER, offer_id, seen_version, propose, reason=reason, missing_reason=changes.NEEDED
    )


def renew(database: Database, actor: Actor, offer_id: int, seen_version: int, *, today: date, reason: str) -> int:
    """Take a withdrawal back: the rest is open again from today on. Returns the row's version afterwards.

    As-of figures of the days between stay as they were.

    Raises:
        NotPermitted, NotFound, Stale
        Invalid: no reason is given.
    """

    def propose(_: duckdb.DuckDBPyConnection, before: Row) -> Row:
        return withdrawals.renewed(before, today)

    return changes.change(
        database, actor, OFFER, offer_id, seen_version, propose, reason=reason, missing_reason=changes.NEEDED
    )


def dispatch(
    database: Database, actor: Actor, offer_id: int, seen_version: int, acceptance: Acceptance, *, today: date
) -> int:
    """Make an offer, or part of it, into a planned dispatch for a request and return the dispatch's number.

    What is not taken stays open. The same acceptance sent twice makes one dispatch.

    Raises:
        NotPermitted: also when the actor may not record dispatches.
        NotFound
        Stale: someone changed the offer, or made part of it into a dispatch, since ``seen_version``.
        Invalid: the offer does not fit the request, less than that is left of it, or the request does not lack so many
            and nobody said that more are meant.
        EntryKeyTaken
    """

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        offer, request = current(connection, offer_id), requests.current(connection, acceptance.request_id)
        batch = Batch(connection, actor, ACTION)
        entry = rules.dispatch_of(offer, request, acceptance, today)
        if not dispatch_queries.recorded_as(connection, entry_key=acceptance.entry_key).empty:
            return dispatches.record_within(batch, entry, today=today)
        stale = Stale([{"key": str(offer_id), "current": offer, "proposed": asdict(acceptance)}])
        if offer["row_version"] != seen_version:
            raise stale
        open_by_day = {
            row["calendar_day"]: row["still_offered"]
            for row in rows(queries.days(connection, offer_id=offer_id, as_of=today))
        }
        asked = {"disaster_code": request["disaster_code"], "request_id": acceptance.request_id}
        unmet_by_day = {
            row["calendar_day"]: row["unmet"] for row in rows(request_queries.days(connection, **asked, as_of=today))
        }
        insist(rules.acceptance_problems(offer, request, acceptance, open_by_day, unmet_by_day, today))
        if not commands.run(connection, "offers/touch", offer_id=offer_id, seen_version=seen_version):
            raise stale
        return dispatches.record_within(batch, entry, today=today)

    return database.write(work)


def current(connection: duckdb.DuckDBPyConnection, offer_id: int) -> Row:
    """The offer as stored now.

    Raises:
        NotFound: there is no such offer.
    """
    for row in rows(queries.current(connection, offer_id=offer_id)):
        return row
    raise NotFound(table=TABLE, key=offer_id)


def entry_of(row: Row) -> OfferEntry:
    """The offer that a stored row holds."""
    return OfferEntry(**{field: row[field] for field in rules.FIELDS})


_update = changes.update(
    "offers/update", "offer_id", [*(name for name in rules.FIELDS if name != "entry_key"), "withdrawn_on"]
)


def _write(connection: duckdb.DuckDBPyConnection, offer_id: int, before: Row, proposed: Row) -> list:
    """Of a readiness that is confirmed anew the day before is kept; an earlier day corrects the one that stands."""
    written = _update(connection, offer_id, before, proposed)
    if written and proposed["confirmed_on"] > before["confirmed_on"]:
        values = {"offer_id": offer_id, "confirmed_on": before["confirmed_on"]}
        commands.run(connection, "offers/keep_confirmation", **values)
    return written


OFFER = RowKind(
    action=ACTION,
    table=TABLE,
    current=current,
    write=withdrawals.keeping(_write, "offers/keep_withdrawal", "offer_id"),
)
