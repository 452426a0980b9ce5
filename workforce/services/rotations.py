"""Record a rotation with all its waves, and cancel those that are still planned.

For who builds on this: a wave is an ordinary planned dispatch from then on; the rotation only remembers which
dispatches it became (``rotation_waves``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain import rotations as rules
from workforce.domain.rotations import Plan, Turn
from workforce.errors import EntryKeyTaken, NotFound
from workforce.queries import rotations as queries
from workforce.queries.reading import rows
from workforce.services import commands, dispatches, requests
from workforce.services.audit import Batch
from workforce.services.permits import permit
from workforce.services.problems import insist, reason_problems

ACTION = dispatches.ACTION
TABLE = "rotations"


def record(database: Database, actor: Actor, plan: Plan, *, today: date) -> int:
    """Record a plan and all its waves as planned dispatches, or nothing, and return the rotation's number.

    The same plan sent twice is recorded once.

    Raises:
        NotPermitted
        NotFound: there is no such request.
        Invalid: a rule of the plan or of one of its dispatches is broken.
        EntryKeyTaken: the entry key was used for another plan.
    """

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        stored = asdict(plan) | {"turns": json.dumps([asdict(turn) for turn in plan.turns])}
        for earlier in rows(queries.recorded_as(connection, entry_key=plan.entry_key)):
            if {name: earlier[name] for name in stored} != stored:
                raise EntryKeyTaken(number=earlier["rotation_id"])
            return earlier["rotation_id"]
        request = requests.current(connection, plan.request_id)
        insist(rules.problems(plan, request, dispatches.known(connection).senders, today))
        ((rotation_id,),) = commands.run(connection, "rotations/insert", **stored)
        batch = Batch(connection, actor, ACTION)
        batch.note(TABLE, str(rotation_id), None, stored | {"rotation_id": rotation_id})
        first = first_number(connection, request, plan.turns)
        for wave in rules.waves(plan, request["end_on"]):
            entry = rules.entry_of(plan, wave, request, first, today)
            dispatch_id = dispatches.record_within(batch, entry, today=today)
            commands.run(
                connection,
                "rotations/insert_wave",
                rotation_id=rotation_id,
                wave_number=wave.number,
                dispatch_id=dispatch_id,
            )
        return rotation_id

    return database.write(work)


def cancel(database: Database, actor: Actor, rotation_id: int, *, today: date, reason: str) -> int:
    """Cancel the waves of a rotation that are still planned, all or none, and return how many these were.

    Waves under way, ended or cancelled before stay as they are.

    Raises:
        NotPermitted
        NotFound: there is no such rotation.
        Invalid: no reason is given.
    """

    def work(connection: duckdb.DuckDBPyConnection) -> int:
        permit(connection, actor, ACTION)
        insist(reason_problems(reason))
        waves = rows(queries.dispatches(connection, rotation_id=rotation_id))
        if not waves:
            raise NotFound(table=TABLE, key=rotation_id)
        batch = Batch(connection, actor, ACTION, reason)
        planned = [
            wave["dispatch_id"]
            for wave in waves
            if dispatches.current(connection, wave["dispatch_id"])["status"] == "planned"
        ]
        for dispatch_id in planned:
            dispatches.cancel_within(batch, dispatch_id, today=today)
        return len(planned)

    return database.write(work)


def first_number(connection: duckdb.DuckDBPyConnection, request: dict[str, object], turns: Iterable[Turn]) -> int:
    """The number of a plan's first wave: after those of its senders in the disaster and those of the request."""
    senders = {turn.sender_code for turn in turns}
    return rules.first_number(
        row["wave"]
        for row in rows(queries.names(connection, disaster_code=request["disaster_code"]))
        if row["sender_code"] in senders or row["request_id"] == request["request_id"]
    )
