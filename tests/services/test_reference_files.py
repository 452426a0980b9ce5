"""Reference files are edited by people, with spreadsheets, while the database is full: what changes is taken over."""

from __future__ import annotations

import csv
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.services.conftest import stored
from workforce.config import Settings
from workforce.database import REFERENCE_TABLES, Database
from workforce.errors import DataFileColumns, DataFileUnreadable, DataValueRefused
from workforce.i18n import Words

# Columns with a foreign key, and columns in which only some words are allowed.
FOREIGN_KEYS = {"prefecture_code", "municipality_code", "occupation_code", "main_occupation_code", "indicator_code"}
CHOICES = {
    "municipality_type",
    "organisation_type",
    "occupation_group",
    "phase",
    "periodicity",
    "second_exam_part",
    "final_result_part",
    "mid_long_series",
    "exchange_type",
}
KEYS = {
    "prefectures": "prefecture_code",
    "municipalities": "municipality_code",
    "organisations": "organisation_code",
    "occupations": "occupation_code",
    "departments": "department_code",
    "tasks": "task_code",
    "routes": "route_code",
    "fiscal_years": "fiscal_year",
    "hearing_categories": "category_code",
    "indicators": "indicator_code",
    "indicator_figures": "figure_code",
    "published_figures": "figure_code",
    "recruitments": "recruitment_id",
    "mid_long_figures": "figure_code",
    "exchange_figures": "figure_code",
}


@pytest.fixture
def own(settings: Settings, sample_file: Path, tmp_path: Path) -> Settings:
    """A database with the sample data, and reference files that the test may change."""
    folder = tmp_path / "reference"
    shutil.copytree(settings.reference_folder, folder)
    shutil.copy(sample_file, settings.database)
    return replace(settings, reference_folder=folder)


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def another(value: str) -> str:
    """A value of the same type that differs."""
    if value in ("true", "false"):
        return "false" if value == "true" else "true"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return "2001-02-03"
    try:
        return f"{float(value) + 1:.0f}"
    except ValueError:
        return value[:-1] + ("2" if value.endswith("1") else "1")


def as_text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:.0f}" if isinstance(value, float) else str(value)


@pytest.mark.parametrize("table", list(KEYS))
def test_every_changed_value_of_a_row_in_use_is_taken_over(own: Settings, table: str):
    path = own.reference_folder / f"{table}.csv"
    before = read(path)
    free = [name for name in before[0] if name not in FOREIGN_KEYS | CHOICES | {KEYS[table]}]
    after = [row | {name: another(row[name]) for name in free if row[name]} for row in before]
    write(path, after)
    database = Database.open(own)
    rows = {as_text(row[KEYS[table]]): row for row in stored(database, table)}
    database.close()
    taken = [{name: as_text(rows[row[KEYS[table]]][name]) for name in free if row[name]} for row in after]
    assert taken == [{name: row[name] for name in free if row[name]} for row in after]
    assert after != before


def test_all_reference_tables_with_columns_to_change_are_tried():
    named_by_two = {"occupation_aliases", "municipality_aliases", "role_actions"}
    named_by_two |= {"recruitment_municipalities", "recruitment_targets"}
    assert {*KEYS, *named_by_two} == set(REFERENCE_TABLES)


def test_a_changed_reference_of_a_row_in_use_is_refused_by_name(own: Settings):
    path = own.reference_folder / "municipalities.csv"
    rows = read(path)
    rows[2]["prefecture_code"] = "01"
    write(path, rows)
    with pytest.raises(DataValueRefused) as refused:
        Database.open(own)
    details = refused.value.details
    assert (details["path"], details["row"], details["column"]) == (str(path), "43203", "prefecture_code")
    for language in ("ja", "en"):
        assert "43203" in Words(language)(f"error.{refused.value.code}", **details)


def test_a_file_that_a_spreadsheet_saved_is_read(own: Settings):
    path = own.reference_folder / "routes.csv"
    rows = read(path)
    rows[0]["route_ja"] = "新しい経路"
    write(path, rows)
    text = path.read_text(encoding="utf-8").replace("\n", "\r\n")
    path.write_bytes(text.encode("utf-8-sig"))
    database = Database.open(own)
    names = {row["route_code"]: row["route_ja"] for row in stored(database, "routes")}
    database.close()
    assert names == {row["route_code"]: row["route_ja"] for row in rows}


@pytest.mark.parametrize(
    ("header", "unknown", "missing"),
    [
        ("route_code,route_ja,route_en,colour", "colour", "sort_order"),
        ("route_code,route_ja,route_en,sort_order,route_en", "route_en, route_en", "-"),
        ("route_ja,route_en,sort_order", "-", "route_code"),
    ],
)
def test_wrong_columns_are_named_with_their_file(own: Settings, header: str, unknown: str, missing: str):
    path = own.reference_folder / "routes.csv"
    path.write_text(f"{header}\n", encoding="utf-8")
    with pytest.raises(DataFileColumns) as refused:
        Database.open(own)
    assert refused.value.details == {"path": str(path), "unknown": unknown, "missing": missing}
    for language in ("ja", "en"):
        assert str(path) in Words(language)(f"error.{refused.value.code}", **refused.value.details)


@pytest.mark.parametrize(
    "content",
    [
        "route_code,route_ja,route_en,sort_order\nx,応援,Aid,1\n".encode("cp932"),
        "route_code,route_ja,route_en,sort_order\nx,経路,Route,first\n".encode(),
        "route_code,route_ja,route_en,sort_order\nx,経路\n".encode(),
        b"route_code,route_ja,route_en,sort_order\nx,,Route,1\n",
        "route_code,route_ja,route_en,sort_order\nx,経路,Route,1\nx,経路,Route,2\n".encode(),
    ],
    ids=["another encoding", "a word for a number", "a short line", "no name", "one key twice"],
)
def test_a_file_that_cannot_be_read_is_named(own: Settings, content: bytes):
    path = own.reference_folder / "routes.csv"
    path.write_bytes(content)
    with pytest.raises(DataFileUnreadable) as refused:
        Database.open(own)
    assert refused.value.details["path"] == str(path)
    for language in ("ja", "en"):
        assert str(path) in Words(language)(f"error.{refused.value.code}", **refused.value.details)


@pytest.mark.parametrize(
    ("table", "noun", "organisation"),
    [("municipalities", "municipality", "43203"), ("prefectures", "prefecture", "40000")],
)
def test_a_renamed_place_is_renamed_as_an_organisation_too(own: Settings, table: str, noun: str, organisation: str):
    path = own.reference_folder / f"{table}.csv"
    rows = read(path)
    code = organisation.removesuffix("000")
    for row in rows:
        if row[f"{noun}_code"] == code:
            row |= {f"{noun}_ja": "新しい名", f"{noun}_en": "New name"}
    write(path, rows)
    database = Database.open(own)
    (found,) = (row for row in stored(database, "organisations") if row["organisation_code"] == organisation)
    revision = database.revision()
    database.close()
    assert (found["organisation_ja"], found["organisation_en"]) == ("新しい名", "New name")
    again = Database.open(own)
    assert again.revision() == revision
    again.close()
