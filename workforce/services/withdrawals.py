"""Withdrawing a row that may be renewed, so that as-of figures keep the days between (``docs/decisions/0073``).

The row holds the day of a withdrawal that stands, ``withdrawn_on``. One that is taken back is kept with its days in a
table of its own, and the row as read says when it was last taken back, ``renewed_on``.
"""

from __future__ import annotations

from datetime import date

import duckdb

from workforce.services import commands
from workforce.services.changes import Row, Write


def withdrawn(before: Row, since: str, today: date) -> Row:
    """What a withdrawal changes: nothing where one stands, else its day.

    It lies neither before the day in the row's column ``since`` nor before the last renewal, so that withdrawals
    never overlap, whatever day the clock says.
    """
    return {"withdrawn_on": before["withdrawn_on"] or max(today, before[since], before["renewed_on"] or today)}


def renewed(before: Row, today: date) -> Row:
    """What taking a withdrawal back changes: nothing where none stands."""
    return {"withdrawn_on": None, "renewed_on": today} if before["withdrawn_on"] else {}


def keeping(write: Write, command: str, key: str) -> Write:
    """A ``write`` that hands a withdrawal it takes back to ``command``, with the row's number as ``key``.

    One that is taken back on its own day, or by a clock put back to before it, was in force on no day: nothing is kept.
    """

    def kept(connection: duckdb.DuckDBPyConnection, number: int, before: Row, proposed: Row) -> list:
        written = write(connection, number, before, proposed)
        since, until = before["withdrawn_on"], proposed["renewed_on"]
        if written and since and not proposed["withdrawn_on"] and until > since:
            commands.run(connection, command, **{key: number}, withdrawn_on=since, renewed_on=until)
        return written

    return kept
