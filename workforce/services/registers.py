"""The names and codes by which returns are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from workforce.database import Database
from workforce.domain import cells
from workforce.domain.returns import Registers
from workforce.queries import registers as queries
from workforce.queries.reading import rows


def read(database: Database) -> Registers:
    """What the reference data know today; a reader needs no database with it."""
    with database.reading() as connection:
        written = rows(queries.names(connection))
    by_noun = defaultdict(list)
    for row in written:
        by_noun[row["noun"]].append(row)
    names = {noun: {row["code"]: row["written"] for row in found if row["is_name"]} for noun, found in by_noun.items()}
    return Registers(
        municipalities=names.get("municipality", {}),
        municipality_aliases={row["written"]: row["code"] for row in by_noun["municipality_alias"]},
        municipality_keys=_keys(
            (key, row["code"])
            for row in by_noun["municipality"]
            for key in cells.keys_of_municipality(row["written"], row["district"], row["prefecture"])
        ),
        occupations=names.get("occupation", {}),
        occupation_keys=_keys((cells.key_of(row["written"]), row["code"]) for row in by_noun["occupation"]),
        departments=names.get("department", {}),
        department_keys=_keys((cells.key_of(row["written"]), row["code"]) for row in by_noun["department"]),
    )


def _keys(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    codes = defaultdict(set)
    for key, code in pairs:
        codes[key].add(code)
    return {key: tuple(sorted(found)) for key, found in codes.items()}
