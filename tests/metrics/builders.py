"""Writes small edge tables straight into the tables, and reads the views back as plain rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date

import duckdb

from workforce.database import Database

# The designated city, two cities, two towns and a village of the reference data.
KUMAMOTO, YATSUSHIRO, UKI = "43100", "43202", "43213"
MISATO, KOSA, UBUYAMA = "43348", "43444", "43425"
PREFECTURE, OTHER_PREFECTURE = "43000", "28000"
MUNICIPALITIES = 45

RAIN = "rain"


@contextmanager
def scratch(database: Database) -> Iterator[duckdb.DuckDBPyConnection]:
    """A transaction of which nothing stays."""
    with database.reading() as connection:
        connection.execute("BEGIN TRANSACTION")
        try:
            yield connection
        finally:
            connection.execute("ROLLBACK")


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Mapping[str, object]]) -> None:
    """Insert rows, all with the same columns, by executemany."""
    rows = list(rows)
    if rows:
        columns, marks = ", ".join(rows[0]), ", ".join("?" * len(rows[0]))
        connection.executemany(
            f"INSERT INTO {table} ({columns}) VALUES ({marks})", [list(row.values()) for row in rows]
        )


def ask(connection: duckdb.DuckDBPyConnection, sql: str, **params: object) -> list[tuple]:
    """The rows of a SELECT."""
    return connection.execute(sql, params).fetchall()


def add_survey(
    connection: duckdb.DuckDBPyConnection,
    survey_id: int = 1,
    as_of: str = "2025-04-01",
    status: str = "confirmed",
    **more: object,
) -> None:
    named = {"survey_id": survey_id, "survey_ja": "調査", "survey_en": "Survey", "as_of": as_of, "status": status}
    insert(connection, "surveys", [named | more])


def add_headcounts(
    connection: duckdb.DuckDBPyConnection,
    cells: Mapping[tuple[str, str], tuple[int | None, int | None]],
    survey_id: int = 1,
    covered: Mapping[tuple[str, str], int] | None = None,
    cover_status: str | None = None,
) -> None:
    """Cells as {(municipality, occupation): (planned, actual)}; ``covered`` for some of them."""
    insert(
        connection,
        "headcounts",
        [
            {
                "survey_id": survey_id,
                "municipality_code": municipality,
                "occupation_code": occupation,
                "planned": planned,
                "actual": actual,
                "covered": (covered or {}).get((municipality, occupation)),
                "cover_status": cover_status,
            }
            for (municipality, occupation), (planned, actual) in cells.items()
        ],
    )


def fill_rest(
    connection: duckdb.DuckDBPyConnection, occupation: str = "admin", survey_id: int = 1, heads: int = 10
) -> None:
    """Give every municipality that has no row yet a full one: planned = actual."""
    connection.execute(
        "INSERT INTO headcounts (survey_id, municipality_code, occupation_code, planned, actual)"
        " SELECT $survey_id, municipality_code, $occupation, $heads, $heads FROM municipalities AS m WHERE NOT EXISTS"
        " (SELECT 1 FROM headcounts AS h WHERE h.survey_id = $survey_id AND h.municipality_code = m.municipality_code)",
        {"survey_id": survey_id, "occupation": occupation, "heads": heads},
    )


def add_disaster(
    connection: duckdb.DuckDBPyConnection, code: str = RAIN, headline: str | None = None, started_on: str = "2025-08-11"
) -> None:
    insert(
        connection,
        "disasters",
        [
            {
                "disaster_code": code,
                "disaster_ja": "豪雨",
                "disaster_en": "Rain",
                "disaster_type": "heavy_rain",
                "started_on": started_on,
                "status": "open",
                "headline_task_group": headline,
            }
        ],
    )


DISPATCH = {
    "disaster_code": RAIN,
    "kind": "emergency",
    "status": "ended",
    "sender_code": KUMAMOTO,
    "destination_code": UKI,
    "task_code": "cert_reception",
    "persons": 2,
    "start_on": "2025-08-13",
    "end_on": "2025-08-15",
}


def add_dispatches(connection: duckdb.DuckDBPyConnection, *changes: Mapping[str, object]) -> None:
    """One dispatch per argument, each :data:`DISPATCH` with changes; numbered on from the highest number."""
    (last,) = connection.execute("SELECT coalesce(max(dispatch_id), 0) FROM dispatches").fetchone()
    insert(
        connection,
        "dispatches",
        [
            {"dispatch_id": number, "entry_key": f"key-{number}", **DISPATCH, **change}
            for number, change in enumerate(changes, start=last + 1)
        ],
    )


def add_daily_counts(connection: duckdb.DuckDBPyConnection, dispatch_id: int, counts: Mapping[str, int]) -> None:
    """Counts as {day: persons}."""
    insert(
        connection,
        "daily_counts",
        [{"dispatch_id": dispatch_id, "counted_on": day, "persons": persons} for day, persons in counts.items()],
    )


REQUEST = {
    "disaster_code": RAIN,
    "municipality_code": UKI,
    "task_code": "cert_reception",
    "persons_per_day": 5,
    "start_on": "2025-08-13",
    "end_on": "2025-08-15",
    "status": "requested",
}


def add_requests(connection: duckdb.DuckDBPyConnection, *changes: Mapping[str, object]) -> None:
    """One request per argument, each :data:`REQUEST` with changes, numbered on from the highest number.

    ``asked_on`` is the day it was made (by default not known), ``status`` its state ever since.
    """
    (last,) = connection.execute("SELECT coalesce(max(request_id), 0) FROM requests").fetchone()
    for number, change in enumerate(changes, start=last + 1):
        row = {"asked_on": None, **REQUEST, **change, "request_id": number}
        size = {name: row.pop(name) for name in ("asked_on", "persons_per_day", "start_on", "end_on")}
        status = row.pop("status")
        insert(connection, "requests", [row])
        add_revisions(connection, number, {**size, "effective_on": size["start_on"]})
        add_moves(connection, number, (size["asked_on"], status))


def add_revisions(connection: duckdb.DuckDBPyConnection, request_id: int, *sizes: Mapping[str, object]) -> None:
    """Further sizes of a request, in order."""
    (last,) = connection.execute(
        "SELECT coalesce(max(revision_number), 0) FROM request_revisions WHERE request_id = ?", [request_id]
    ).fetchone()
    insert(
        connection,
        "request_revisions",
        [
            {"request_id": request_id, "revision_number": number, **size}
            for number, size in enumerate(sizes, start=last + 1)
        ],
    )


def add_moves(connection: duckdb.DuckDBPyConnection, request_id: int, *moves: tuple[str | None, str]) -> None:
    """Further moves of a request as (day, state), in order."""
    (last,) = connection.execute(
        "SELECT coalesce(max(move_number), 0) FROM request_moves WHERE request_id = ?", [request_id]
    ).fetchone()
    insert(
        connection,
        "request_moves",
        [
            {"request_id": request_id, "move_number": number, "moved_on": day, "to_status": status}
            for number, (day, status) in enumerate(moves, start=last + 1)
        ],
    )


OFFER = {
    "disaster_code": RAIN,
    "sender_code": OTHER_PREFECTURE,
    "request_id": 1,
    "task_code": "cert_reception",
    "persons": 3,
    "start_on": "2025-08-13",
    "end_on": "2025-08-15",
    "people_ready": "full",
    "logistics_ready": "full",
    "funding_ready": "full",
    "confirmed_on": "2025-08-12",
    "offered_on": "2025-08-12",
}


def add_offers(connection: duckdb.DuckDBPyConnection, *changes: Mapping[str, object]) -> None:
    """One offer per argument, each :data:`OFFER` with changes; numbered on from the highest number."""
    (last,) = connection.execute("SELECT coalesce(max(offer_id), 0) FROM offers").fetchone()
    insert(
        connection,
        "offers",
        [
            {"offer_id": number, "entry_key": f"offer-{number}", **OFFER, **change}
            for number, change in enumerate(changes, start=last + 1)
        ],
    )


def person_days(
    connection: duckdb.DuckDBPyConnection, as_of: str | date = "2025-12-31", disaster_code: str = RAIN
) -> tuple[int, int]:
    """Person-days to date and persons on duty of a disaster, over everything."""
    ((days, on_duty),) = ask(
        connection,
        "SELECT coalesce(sum(person_days), 0), coalesce(sum(persons_on_duty), 0) FROM person_days"
        " WHERE as_of = $as_of AND disaster_code = $disaster_code",
        as_of=as_of,
        disaster_code=disaster_code,
    )
    return int(days), int(on_duty)


HEARING = {
    "survey_id": 1,
    "municipality_code": UKI,
    "category_code": "no_applications",
    "occupation_code": "civil",
    "heard_on": "2025-07-10",
    "content": "募集しても応募がない。",
    "follow_up_on": None,
    "hearing_status": "open",
}


def add_hearings(connection: duckdb.DuckDBPyConnection, *changes: Mapping[str, object]) -> None:
    """One hearing note per argument, each :data:`HEARING` with changes; numbered from 1."""
    insert(
        connection,
        "hearings",
        [{"hearing_id": number, **HEARING, **change} for number, change in enumerate(changes, start=1)],
    )


MEASURE = {
    "measure_type": "recruitment",
    "content": "合同の採用試験",
    "region_code": None,
    "measure_status": "running",
}


def add_measure(
    connection: duckdb.DuckDBPyConnection,
    measure_id: int,
    municipalities: Iterable[str] = (),
    occupations: Iterable[str] = (),
    **changes: object,
) -> None:
    """A measure, :data:`MEASURE` with changes, that aims at some municipalities and occupations; none is all."""
    insert(connection, "measures", [{"measure_id": measure_id, **MEASURE, **changes}])
    for noun, nouns, codes in (
        ("municipality", "municipalities", municipalities),
        ("occupation", "occupations", occupations),
    ):
        rows = [{"measure_id": measure_id, f"{noun}_code": code} for code in codes]
        insert(connection, f"measure_{nouns}", rows)
