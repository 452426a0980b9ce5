"""The names and codes by which returns and dispatch logs are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import duckdb

from workforce.database import Database
from workforce.domain import cells
from workforce.domain.returns import LogRegisters, Registers
from workforce.queries import registers as queries
from workforce.queries.reading import rows

Row = Mapping[str, object]


def read(database: Database) -> Registers:
    """What the reference data know today; a reader needs no database with it."""
    with database.reading() as connection:
        written = rows(queries.names(connection))
    by_noun = _by_noun(written)
    names = _names(by_noun)
    return Registers(
        municipalities=names.get("municipality", {}),
        municipality_aliases={row["written"]: row["code"] for row in by_noun["municipality_alias"]},
        municipality_keys=_keys(
            (key, row["code"])
            for row in by_noun["municipality"]
            for key in cells.keys_of_municipality(row["written"], row["district"], row["prefecture"])
        ),
        occupations=names.get("occupation", {}),
        occupation_keys=_keys(_written(by_noun["occupation"])),
        departments=names.get("department", {}),
        department_keys=_keys(_written(by_noun["department"])),
    )


def read_of_dispatches(database: Database) -> LogRegisters:
    """As :func:`read`, with the disasters, organisations, tasks and routes that a dispatch log names."""
    with database.reading() as connection:
        by_noun = _by_noun(rows(queries.dispatch_names(connection)))
    names = _names(by_noun)
    return LogRegisters(
        **vars(read(database)),
        disasters=names.get("disaster", {}),
        disaster_keys=_keys(_written(by_noun["disaster"])),
        organisations=names["organisation"],
        organisation_keys=_organisation_keys(by_noun["organisation"]),
        tasks=names["task"],
        task_keys=_keys(_written(by_noun["task"])),
        routes=names["route"],
        route_keys=_keys(_written(by_noun["route"])),
    )


def disaster_keys(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, ...]]:
    """The keys of the disasters that are registered now."""
    return _keys(_written(_by_noun(rows(queries.dispatch_names(connection)))["disaster"]))


def _organisation_keys(registered: Sequence[Row]) -> dict[str, tuple[str, ...]]:
    """Names of organisations, those of our municipalities in every accepted form.

    福岡 alone may be the prefecture or its city: it means neither, but 熊本 as the short form of a municipality here
    is ambiguous beside the prefecture of that name.
    """
    names = [row for row in registered if row["is_name"]]
    municipalities = [row for row in names if row["code_type"] == "municipality"]
    outside = [row for row in names if row["code_type"] == "other_municipality"]
    pairs = [
        *_written(registered),
        *(
            (key, row["code"])
            for row in municipalities
            for key in cells.keys_of_municipality(row["written"], row["district"], row["prefecture"])
        ),
        *((cells.key_of(f"{row['prefecture']}{row['written']}"), row["code"]) for row in outside),
    ]
    known = {key for key, _ in pairs}
    stems = ((cells.key_of(row["written"])[:-1], row["code"]) for row in names if row not in municipalities)
    return _keys([*pairs, *((key, code) for key, code in stems if key in known)])


def _by_noun(written: Iterable[Row]) -> dict[str, list[Row]]:
    found = defaultdict(list)
    for row in written:
        found[row["noun"]].append(row)
    return found


def _names(by_noun: Mapping[str, Iterable[Row]]) -> dict[str, dict[str, str]]:
    """Code → name, by noun."""
    return {noun: {row["code"]: row["written"] for row in found if row["is_name"]} for noun, found in by_noun.items()}


def _written(registered: Iterable[Row]) -> Iterator[tuple[str, str]]:
    return ((cells.key_of(row["written"]), row["code"]) for row in registered)


def _keys(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    codes = defaultdict(set)
    for key, code in pairs:
        codes[key].add(code)
    return {key: tuple(sorted(found)) for key, found in codes.items()}
