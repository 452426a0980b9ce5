"""The as-of dates that files are about, each with its round and the rows stored in it; read once for all files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import duckdb

from workforce.domain.imports import StoredRound
from workforce.domain.returns import Reading
from workforce.queries import codes, headcounts, surveys
from workforce.queries.reading import rows
from workforce.services import import_rows, survey_returns
from workforce.services import surveys as survey_services
from workforce.services.audit import Batch
from workforce.services.import_rows import Place, Row


@dataclass
class Day:
    """One as-of date in work.

    Attributes:
        survey: the round that returns go to, None where there is none: of several the newest, so that a corrected
            round gets its corrections.
        municipalities: of all files.
        rows: what is stored of these in the round.
        survey_id: the round that answers are written into, once it is known: see :meth:`open_for`.
        states: how far each municipality's return is, as last read.
    """

    as_of: date
    survey: Row | None
    municipalities: set[str]
    rows: dict[Place, Row]
    survey_id: int | None = None
    states: dict[str, Row] = field(default_factory=dict)

    def open_for(self, batch: Batch) -> int:
        """The round to write into: made where there is none, and the revision where it is confirmed."""
        if self.survey_id is None:
            if self.survey is None:
                self.survey_id = survey_services.create_for_import(batch, self.as_of)
            else:
                self.survey_id = survey_services.revision_for_writing(batch, self.survey["survey_id"])
            if self.survey is None or self.survey_id != self.survey["survey_id"]:
                self.rows = import_rows.stored(batch.connection, self.survey_id, self.municipalities)
        return self.survey_id

    def state_of(self, connection: duckdb.DuckDBPyConnection, municipality: str) -> Row | None:
        """The return of a municipality, handed out once: after that it may be another."""
        if not self.states:
            found = survey_returns.states(connection, self.survey_id, self.municipalities)
            self.states = {row["municipality_code"]: row for row in found}
        state, self.states[municipality] = self.states.get(municipality), None
        return state


def read(connection: duckdb.DuckDBPyConnection, readings: Sequence[Reading]) -> dict[date, Day]:
    """Every day that the files are about."""
    municipalities: dict[date, set[str]] = {}
    for reading in readings:
        for row in (*reading.rows, *reading.blocks):
            municipalities.setdefault(row.as_of, set()).add(row.municipality_code)
    rounds = newest_rounds(connection)
    return {
        as_of: Day(as_of, rounds.get(as_of), whose, import_rows.stored(connection, _number(rounds.get(as_of)), whose))
        for as_of, whose in sorted(municipalities.items())
    }


def newest_rounds(connection: duckdb.DuckDBPyConnection) -> dict[date, Row]:
    """The round of each day that returns go to."""
    listed = sorted(rows(surveys.listing(connection)), key=lambda row: row["survey_id"])
    return {row["as_of"]: row for row in listed}


def stored_rounds(connection: duckdb.DuckDBPyConnection, days: Mapping[date, Day]) -> dict[date, StoredRound]:
    """What the rules compare with."""
    return {
        day.as_of: StoredRound(
            as_of=day.as_of,
            status=day.survey and day.survey["status"],
            rows=day.rows,
            year_before=_year_before(connection, day),
        )
        for day in days.values()
    }


def calendar(connection: duckdb.DuckDBPyConnection) -> tuple[date, date]:
    """The first and the last day that a round may be about."""
    (found,) = (row for row in rows(codes.known(connection)) if row["noun"] == "calendar")
    return found["first_day"], found["last_day"]


def _year_before(connection: duckdb.DuckDBPyConnection, day: Day) -> dict[tuple[str, str], Row]:
    found = headcounts.year_before(connection, as_of=day.as_of, municipality_codes=sorted(day.municipalities))
    return {(row["municipality_code"], row["occupation_code"]): row for row in rows(found)}


def _number(survey: Row | None) -> int | None:
    return survey and survey["survey_id"]
