"""A database from before dated sizes and states: each request keeps its numbers, as its first revision and move."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb

from tests.services.conftest import COORDINATOR
from workforce import sql_files
from workforce.config import ROOT, Settings
from workforce.database import Database
from workforce.queries import needs
from workforce.services import requests

FIRST_NEW = "0013"
FILLED = """
    INSERT INTO prefectures VALUES ('43', '県', 'Prefecture', TRUE);
    INSERT INTO municipalities (municipality_code, prefecture_code, municipality_ja, municipality_en, short_ja,
        short_en, municipality_type, region_code, region_ja, region_en)
    VALUES ('43213', '43', '市', 'City', '市', 'City', 'city', 'r', '地域', 'Region');
    INSERT INTO tasks VALUES ('shelter', '避難所', 'Shelter', '避難所', 'Shelter', 'g', '群', 'Group', 'any', NULL, 1);
    INSERT INTO disasters (disaster_code, disaster_ja, disaster_en, disaster_type, started_on, status)
    VALUES ('rain', '豪雨', 'Rain', 'heavy_rain', '2025-08-10', 'open');
    INSERT INTO requests (disaster_code, municipality_code, task_code, persons_per_day, start_on, end_on, priority,
        status, note, row_version)
    VALUES ('rain', '43213', 'shelter', 4, '2025-08-13', '2025-08-15', 1, 'decided', '至急', 3),
        ('rain', '43213', 'shelter', 9, '2025-08-13', '2025-08-15', 2, 'cancelled', NULL, 1);
"""


def write_old(settings: Settings) -> None:
    """A file as the release before left it."""
    with duckdb.connect(str(settings.database)) as connection:
        connection.execute(
            "CREATE TABLE schema_migrations (migration_name VARCHAR PRIMARY KEY, checksum VARCHAR NOT NULL,"
            " applied_at TIMESTAMP NOT NULL)"
        )
        for path in sql_files.migrations():
            if path.stem < FIRST_NEW:
                sql = path.read_text(encoding="utf-8")
                connection.execute(sql)
                checksum = hashlib.sha256(sql.encode()).hexdigest()
                connection.execute("INSERT INTO schema_migrations VALUES (?, ?, now())", [path.stem, checksum])
        connection.execute(FILLED)


def few_references(folder: Path) -> Path:
    """Rights and fiscal years alone: the rest stands in the old file already, and differs on purpose."""
    for name in ("role_actions.csv", "fiscal_years.csv"):
        shutil.copy(ROOT / "data" / "reference" / name, folder / name)
    return folder


def test_a_stored_request_has_its_first_size_and_state_and_its_need_at_every_date(settings, tmp_path):
    write_old(settings)
    database = Database.open(replace(settings, reference_folder=few_references(tmp_path)))
    try:
        with database.reading() as connection:
            row = requests.current(connection, 1)
            needed = [
                needs.totals(connection, disaster_code="rain", kind="emergency", as_of=day)["needed"].tolist()
                for day in (date(2020, 1, 1), date(2025, 8, 14), date(2026, 1, 1))
            ]
        kept = {name: row[name] for name in ("persons_per_day", "request_status", "asked_on", "note", "row_version")}
        assert kept == {
            "persons_per_day": 4,
            "request_status": "decided",
            "asked_on": None,
            "note": "至急",
            "row_version": 3,
        }
        assert needed == [[12], [12], [12]]
        assert requests.move(database, COORDINATOR, 1, 3, "dispatched", today=date(2025, 8, 14)) == 4
        with database.transaction() as connection:
            assert connection.execute("SELECT nextval('request_ids')").fetchone() == (3,)
    finally:
        database.close()
