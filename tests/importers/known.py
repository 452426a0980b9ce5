"""What a reader is given to know: the names and codes of the reference files."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from tests.metrics.builders import insert
from workforce.config import ROOT, Settings
from workforce.database import Database
from workforce.domain import cells
from workforce.domain.returns import LogRegisters, Registers
from workforce.services.registers import read_of_dispatches

COLUMNS = (
    "団体コード",
    "団体名",
    "基準日",
    "職種",
    "定員計画数",
    "実職員数",
    "うち任期付",
    "うち再任用",
    "欠員の補充",
    "補充人数",
    "備考",
)


@cache
def registers() -> Registers:
    """As the database would hand them over."""
    municipalities, occupations, departments = _rows("municipalities"), _rows("occupations"), _rows("departments")
    (prefecture,) = (row["prefecture_ja"] for row in _rows("prefectures") if row["is_home"] == "true")
    names = ("occupation_code", "occupation_ja", "occupation_en", "short_ja", "short_en")
    return Registers(
        municipalities={row["municipality_code"]: row["municipality_ja"] for row in municipalities},
        municipality_aliases={row["alias_code"]: row["municipality_code"] for row in _rows("municipality_aliases")},
        municipality_keys=_keys(
            (key, row["municipality_code"])
            for row in municipalities
            for name in ("municipality_ja", "municipality_en")
            for key in cells.keys_of_municipality(row[name], row["district_ja"], prefecture)
        ),
        occupations={row["occupation_code"]: row["occupation_ja"] for row in occupations},
        occupation_keys=_keys(
            [(cells.key_of(row[name]), row["occupation_code"]) for row in occupations for name in names]
            + [(cells.key_of(row["alias"]), row["occupation_code"]) for row in _rows("occupation_aliases")]
        ),
        departments={row["department_code"]: row["department_ja"] for row in departments},
        department_keys=_keys(
            (cells.key_of(row[name]), row["department_code"])
            for row in departments
            for name in ("department_code", "department_ja", "department_en")
        ),
    )


def _rows(table: str) -> list[dict[str, str]]:
    with (ROOT / "data" / "reference" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _keys(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    codes = defaultdict(set)
    for key, code in pairs:
        codes[key].add(code)
    return {key: tuple(sorted(found)) for key, found in codes.items()}


@cache
def log_registers() -> LogRegisters:
    """What a reader of dispatch logs is given to know, with three registered disasters, two of one name."""
    database = Database.in_memory(Settings(database=Path("registers.duckdb"), fixed_today=date(2025, 11, 20)))
    names = [("rain", "令和7年8月豪雨"), ("typhoon1", "台風第10号"), ("typhoon2", "台風第10号")]
    kept = {"disaster_en": "rain", "disaster_type": "other", "started_on": date(2025, 8, 10), "status": "open"}
    with database.transaction() as connection:
        insert(connection, "disasters", [kept | {"disaster_code": code, "disaster_ja": name} for code, name in names])
    known = read_of_dispatches(database)
    database.close()
    return known
