"""``export table``: one of the main tables as CSV, Excel or Parquet."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from workforce.command_line import files_out
from workforce.database import Database
from workforce.domain import notation
from workforce.exporters import table_files
from workforce.exporters.table_files import ALSO_CALLED, ENDINGS, TABLES
from workforce.exporters.tables import stamp_of
from workforce.i18n import Words
from workforce.queries import daily_counts, disasters, dispatches, reading, requests, sample, surveys, vacancies
from workforce.queries.reading import rows

if TYPE_CHECKING:
    import pandas as pd
    from duckdb import DuckDBPyConnection

Row = dict[str, object]


def run(database: Database, options: argparse.Namespace, words: Words) -> int:
    """Write one table; a file that is there is not overwritten.

    Returns:
        the exit status.
    """
    name, ending = ALSO_CALLED.get(options.name, options.name), options.out.suffix.lower()
    if ending not in ENDINGS:
        return files_out.refuse(words("command.export_ending", path=options.out))
    today = database.settings.today()
    with database.reading() as connection:
        survey = _survey(connection, options.as_of) if TABLES[name].is_of_round else None
        if survey is None and TABLES[name].is_of_round:
            return files_out.refuse(_no_round(options.as_of, words))
        table = READ[name](connection, words, survey, today)
        is_sample = not sample.remaining(connection).empty
    source = _source(survey, words) if survey else words("page.dispatch_source")
    stamp = stamp_of(source, survey["as_of"] if survey else today, words, is_sample=is_sample)
    status = files_out.write({options.out: lambda: table_files.written(name, ending, table, stamp, words)}, words)
    if not status:
        print(words("command.exported_table", table=name, count=notation.number(len(table)), path=options.out))
    return status


def _survey(connection: DuckDBPyConnection, as_of: date | None) -> Row | None:
    """The round of a date, or the newest confirmed one."""
    return next(
        (
            survey
            for survey in rows(surveys.listing(connection))
            if (survey["as_of"] == as_of if as_of else survey["is_newest_confirmed"])
        ),
        None,
    )


def _no_round(as_of: date | None, words: Words) -> str:
    if as_of is None:
        return words("command.export_no_confirmed")
    return words("command.export_no_round", as_of=notation.day(as_of, words.language))


def _source(survey: Row, words: Words) -> str:
    return survey[f"source_{words.language}"] or survey[f"survey_{words.language}"]


def _dispatches(connection: DuckDBPyConnection, words: Words, _: Row | None, today: date) -> pd.DataFrame:
    return words.localise(dispatches.exported(connection, disaster_code=None, as_of=today))


def _cells(connection: DuckDBPyConnection, words: Words, survey: Row | None, _: date) -> pd.DataFrame:
    found = words.localise(vacancies.cells(connection, survey_id=survey["survey_id"]))
    return found.assign(as_of=f"{survey['as_of']:%Y-%m-%d}")


def _requests(connection: DuckDBPyConnection, words: Words, _: Row | None, today: date) -> pd.DataFrame:
    """The requests of every disaster as known today; of a database without a disaster, the columns alone."""
    named = words.localise(disasters.listing(connection)).set_index("disaster_code")["disaster"]
    found = [
        words.localise(requests.listing(connection, disaster_code=code, as_of=today)) for code in [*named.index, ""]
    ]
    # Person-days, beside the persons of one day.
    days = {f"{name}_days": name for name in ("needed", "met", "closed", "unmet")}
    whole = reading.together(found).drop(columns=list(days.values())).rename(columns=days)
    return whole.assign(disaster=whole["disaster_code"].map(named))


def _daily_counts(connection: DuckDBPyConnection, words: Words, _: Row | None, __: date) -> pd.DataFrame:
    return words.localise(daily_counts.exported(connection))


def _disasters(connection: DuckDBPyConnection, words: Words, _: Row | None, __: date) -> pd.DataFrame:
    return words.localise(disasters.listing(connection)).rename(columns={"status": "disaster_status"})


READ: dict[str, Callable[..., pd.DataFrame]] = {
    "dispatches": _dispatches,
    "headcounts": _cells,
    "vacancies": _cells,
    "requests": _requests,
    "daily_counts": _daily_counts,
    "disasters": _disasters,
}
