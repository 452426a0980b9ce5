"""Questions about dispatches; one function per file in ``sql/queries/dispatches``."""

from __future__ import annotations

from datetime import date

import duckdb
import pandas as pd

from workforce.queries.reading import frame


def totals(
    connection: duckdb.DuckDBPyConnection, *, disaster_code: str, kind: str, scope: str, as_of: date
) -> pd.DataFrame:
    """Totals of a disaster by sender type and for all senders: one row per sender type, and one for the total."""
    return frame(connection, "dispatches/totals", disaster_code=disaster_code, kind=kind, scope=scope, as_of=as_of)


def lines(connection: duckdb.DuckDBPyConnection, *, as_of: date) -> pd.DataFrame:
    """The lines a paper prints, for every disaster: one row per disaster, kind, sender type and task group."""
    return frame(connection, "dispatches/lines", as_of=as_of)


def lines_apart(connection: duckdb.DuckDBPyConnection, *, disaster_code: str, kind: str, as_of: date) -> pd.DataFrame:
    """Lines that stand apart from the headline, with the names of their destinations.

    One row per task group and sender type.
    """
    return frame(connection, "dispatches/lines_apart", disaster_code=disaster_code, kind=kind, as_of=as_of)


def by_day(
    connection: duckdb.DuckDBPyConnection, *, disaster_code: str, kind: str, scope: str, as_of: date
) -> pd.DataFrame:
    """Persons away on each day and person-days so far, up to the as-of date: one row per day and sender type."""
    return frame(connection, "dispatches/by_day", disaster_code=disaster_code, kind=kind, scope=scope, as_of=as_of)


def by_week(
    connection: duckdb.DuckDBPyConnection, *, disaster_code: str, kind: str, scope: str, as_of: date
) -> pd.DataFrame:
    """Person-days by week up to the as-of date; a dispatch across a boundary is split by day.

    One row per week and sender type.
    """
    return frame(connection, "dispatches/by_week", disaster_code=disaster_code, kind=kind, scope=scope, as_of=as_of)


def by_month(
    connection: duckdb.DuckDBPyConnection, *, disaster_code: str, kind: str, scope: str, as_of: date
) -> pd.DataFrame:
    """Person-days by month up to the as-of date; a dispatch across a boundary is split by day.

    One row per month and sender type.
    """
    return frame(connection, "dispatches/by_month", disaster_code=disaster_code, kind=kind, scope=scope, as_of=as_of)


def by_fiscal_year(
    connection: duckdb.DuckDBPyConnection, *, disaster_code: str, kind: str, scope: str, as_of: date
) -> pd.DataFrame:
    """Person-days by fiscal year up to the as-of date; a dispatch across a boundary is split by day.

    One row per fiscal year and sender type.
    """
    return frame(
        connection, "dispatches/by_fiscal_year", disaster_code=disaster_code, kind=kind, scope=scope, as_of=as_of
    )


def by_day_total(
    connection: duckdb.DuckDBPyConnection, *, disaster_code: str, kind: str, scope: str, as_of: date
) -> pd.DataFrame:
    """Persons away on each day over all sender types, and person-days so far: one row per day."""
    return frame(
        connection, "dispatches/by_day_total", disaster_code=disaster_code, kind=kind, scope=scope, as_of=as_of
    )


def by_sender(
    connection: duckdb.DuckDBPyConnection, *, disaster_code: str, kind: str, scope: str, as_of: date
) -> pd.DataFrame:
    """Person-days by sender, most first: one row per sender."""
    return frame(connection, "dispatches/by_sender", disaster_code=disaster_code, kind=kind, scope=scope, as_of=as_of)


def by_destination(
    connection: duckdb.DuckDBPyConnection, *, disaster_code: str, kind: str, scope: str, as_of: date
) -> pd.DataFrame:
    """Person-days by destination, most first: one row per destination."""
    return frame(
        connection, "dispatches/by_destination", disaster_code=disaster_code, kind=kind, scope=scope, as_of=as_of
    )


def by_task(
    connection: duckdb.DuckDBPyConnection, *, disaster_code: str, kind: str, scope: str, as_of: date
) -> pd.DataFrame:
    """Person-days by task, most first: one row per task and sender type."""
    return frame(connection, "dispatches/by_task", disaster_code=disaster_code, kind=kind, scope=scope, as_of=as_of)


def by_disaster(connection: duckdb.DuckDBPyConnection, *, scope: str, as_of: date) -> pd.DataFrame:
    """Totals of every disaster: one row per disaster and kind."""
    return frame(connection, "dispatches/by_disaster", scope=scope, as_of=as_of)


def by_sender_and_destination(
    connection: duckdb.DuckDBPyConnection, *, disaster_code: str, kind: str, scope: str, as_of: date, first: int
) -> pd.DataFrame:
    """Person-days sender × destination; senders after the first ones are put together, with their number.

    One row per sender (or the rest) and destination.
    """
    return frame(
        connection,
        "dispatches/by_sender_and_destination",
        disaster_code=disaster_code,
        kind=kind,
        scope=scope,
        as_of=as_of,
        first=first,
    )


def log(
    connection: duckdb.DuckDBPyConnection,
    *,
    disaster_code: str,
    kind: str,
    as_of: date,
    status: str | None = None,
    sender_code: str | None = None,
    destination_code: str | None = None,
    task_code: str | None = None,
) -> pd.DataFrame:
    """The dispatch log, newest first, with person-days to date: one row per dispatch. None filters nothing."""
    return frame(
        connection,
        "dispatches/log",
        disaster_code=disaster_code,
        kind=kind,
        as_of=as_of,
        status=status,
        sender_code=sender_code,
        destination_code=destination_code,
        task_code=task_code,
    )


def log_totals(
    connection: duckdb.DuckDBPyConnection,
    *,
    disaster_code: str,
    kind: str,
    as_of: date,
    status: str | None = None,
    sender_code: str | None = None,
    destination_code: str | None = None,
    task_code: str | None = None,
) -> pd.DataFrame:
    """Rows, person-days to date and planned person-days of the log with the same filters: one row."""
    return frame(
        connection,
        "dispatches/log_totals",
        disaster_code=disaster_code,
        kind=kind,
        as_of=as_of,
        status=status,
        sender_code=sender_code,
        destination_code=destination_code,
        task_code=task_code,
    )


def periods(
    connection: duckdb.DuckDBPyConnection, *, disaster_code: str, kind: str, scope: str, as_of: date
) -> pd.DataFrame:
    """Periods of the dispatches that count and of planned ones, the destination with most person-days first.

    One row per dispatch.
    """
    return frame(connection, "dispatches/periods", disaster_code=disaster_code, kind=kind, scope=scope, as_of=as_of)


def burden(
    connection: duckdb.DuckDBPyConnection, *, disaster_code: str, kind: str, scope: str, survey_id: int, as_of: date
) -> pd.DataFrame:
    """Burden of each municipality beside its vacancy rate: one row per municipality."""
    return frame(
        connection,
        "dispatches/burden",
        disaster_code=disaster_code,
        kind=kind,
        scope=scope,
        survey_id=survey_id,
        as_of=as_of,
    )


def sent_by(connection: duckdb.DuckDBPyConnection, *, organisation_code: str, as_of: date) -> pd.DataFrame:
    """Person-days one organisation sent, by disaster: one row per disaster and kind."""
    return frame(connection, "dispatches/sent_by", organisation_code=organisation_code, as_of=as_of)


def received_by(connection: duckdb.DuckDBPyConnection, *, organisation_code: str, as_of: date) -> pd.DataFrame:
    """Person-days one organisation received, by disaster: one row per disaster and kind."""
    return frame(connection, "dispatches/received_by", organisation_code=organisation_code, as_of=as_of)


def of_request(connection: duckdb.DuckDBPyConnection, *, request_id: int) -> pd.DataFrame:
    """The dispatches that answer a request, cancelled ones among them: one row per dispatch."""
    return frame(connection, "dispatches/of_request", request_id=request_id)


def current(connection: duckdb.DuckDBPyConnection, *, dispatch_id: int) -> pd.DataFrame:
    """One dispatch as it is stored now: one row per dispatch."""
    return frame(connection, "dispatches/current", dispatch_id=dispatch_id)


def recorded_as(connection: duckdb.DuckDBPyConnection, *, entry_key: str) -> pd.DataFrame:
    """The dispatch recorded under an entry key, if any: one row per dispatch."""
    return frame(connection, "dispatches/recorded_as", entry_key=entry_key)


def same_team(
    connection: duckdb.DuckDBPyConnection, *, disaster_code: str, sender_code: str, wave: str
) -> pd.DataFrame:
    """The dispatches of one wave of a sender in a disaster, cancelled ones left out: one row per dispatch."""
    return frame(connection, "dispatches/same_team", disaster_code=disaster_code, sender_code=sender_code, wave=wave)


def same_teams(connection: duckdb.DuckDBPyConnection, *, dispatch_ids: list[int]) -> pd.DataFrame:
    """The dispatches of the teams that some are of, these among them, cancelled ones left out: one row per dispatch."""
    return frame(connection, "dispatches/same_teams", dispatch_ids=dispatch_ids)


def overloads(connection: duckdb.DuckDBPyConnection, *, survey_id: int, as_of: date) -> pd.DataFrame:
    """Senders with more persons away than staff on a day from the as-of date on: one row per sender and occupation."""
    return frame(connection, "dispatches/overloads", survey_id=survey_id, as_of=as_of)


def current_rows(
    connection: duckdb.DuckDBPyConnection, *, disaster_codes: list[str], dispatch_ids: list[int]
) -> pd.DataFrame:
    """The dispatches of some disasters, and some by their numbers, as they are stored now: one row per dispatch."""
    return frame(connection, "dispatches/current_rows", disaster_codes=disaster_codes, dispatch_ids=dispatch_ids)


def leaned_on(connection: duckdb.DuckDBPyConnection, *, dispatch_ids: list[int]) -> pd.DataFrame:
    """Those of some dispatches that other rows are about: one row per dispatch."""
    return frame(connection, "dispatches/leaned_on", dispatch_ids=dispatch_ids)


def exported(
    connection: duckdb.DuckDBPyConnection,
    *,
    disaster_code: str | None,
    as_of: date,
    kind: str | None = None,
    status: str | None = None,
    sender_code: str | None = None,
    destination_code: str | None = None,
    task_code: str | None = None,
) -> pd.DataFrame:
    """The log in the form in which it is taken in, with person-days to ``as_of``: one row per dispatch.

    Args:
        disaster_code: one of the disasters, as the pages have it, or None for all.
    """
    return frame(
        connection,
        "dispatches/exported",
        disaster_code=disaster_code,
        as_of=as_of,
        kind=kind,
        status=status,
        sender_code=sender_code,
        destination_code=destination_code,
        task_code=task_code,
    )


def sums(connection: duckdb.DuckDBPyConnection, *, disaster_codes: list[str], as_of: date) -> pd.DataFrame:
    """Person-days to date and planned ones of some disasters: one row per disaster and kind."""
    return frame(connection, "dispatches/sums", disaster_codes=disaster_codes, as_of=as_of)
