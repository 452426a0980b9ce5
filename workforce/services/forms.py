"""Give out the forms of a survey round (調査票)."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain.forms import Form
from workforce.errors import NotFound
from workforce.queries import departments, municipalities, occupations
from workforce.queries import forms as queries
from workforce.queries.reading import rows
from workforce.services.permits import permit

ACTION = "staffing.edit"

Row = dict[str, object]


def of_round(
    database: Database, actor: Actor, survey_id: int, municipality_codes: Sequence[str] | None = None
) -> list[Form]:
    """The forms of some municipalities, or of all of them, in code order; nothing is written.

    Raises:
        NotPermitted
        NotFound: no such round or municipality.
    """
    with database.reading() as connection:
        permit(connection, actor, ACTION)
        survey = _survey(connection, survey_id)
        chosen = _municipalities(connection, municipality_codes)
        asked = {"survey_id": survey_id, "municipality_codes": [row["municipality_code"] for row in chosen]}
        cells = _by_municipality(rows(queries.headcounts(connection, **asked)))
        counts = _by_municipality(rows(queries.block_counts(connection, **asked)))
        registers = {
            "occupations": tuple(rows(occupations.listing(connection))),
            "departments": tuple(rows(departments.listing(connection))),
        }
    return [
        Form(
            survey=survey,
            municipality=row,
            cells=cells.get(row["municipality_code"], ()),
            counts=counts.get(row["municipality_code"], ()),
            **registers,
        )
        for row in chosen
    ]


def _survey(connection: duckdb.DuckDBPyConnection, survey_id: int) -> Row:
    for row in rows(queries.survey(connection, survey_id=survey_id)):
        return row
    raise NotFound(table="surveys", key=survey_id)


def _municipalities(connection: duckdb.DuckDBPyConnection, codes: Sequence[str] | None) -> list[Row]:
    known = {row["municipality_code"]: row for row in rows(municipalities.listing(connection))}
    for code in codes or ():
        if code not in known:
            raise NotFound(table="municipalities", key=code)
    return [row for code, row in known.items() if codes is None or code in codes]


def _by_municipality(found: list[Row]) -> dict[str, tuple[Row, ...]]:
    grouped: dict[str, list[Row]] = {}
    for row in found:
        grouped.setdefault(row["municipality_code"], []).append(row)
    return {code: tuple(of_one) for code, of_one in grouped.items()}
