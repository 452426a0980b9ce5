"""The names by which returns are read: every written form finds its code, an ambiguous one finds several."""

from __future__ import annotations

from workforce.domain import cells
from workforce.services import registers


def test_municipalities_are_found_with_and_without_prefecture_district_and_ending(database):
    known = registers.read(database)
    assert len(known.municipalities) == 45
    found = {
        written: cells.named(written, known.municipality_keys)
        for written in (
            "宇城市",
            "熊本県宇城市",
            "宇城",
            "上益城郡甲佐町",
            "熊本県上益城郡甲佐町",
            "葦北郡芦北町",
            "芦北町",
        )
    }
    assert found == {
        "宇城市": "43213",
        "熊本県宇城市": "43213",
        "宇城": "43213",
        "上益城郡甲佐町": "43444",
        "熊本県上益城郡甲佐町": "43444",
        "葦北郡芦北町": "43482",
        "芦北町": "43482",
    }


def test_other_codes_lead_to_the_municipality(database):
    assert registers.read(database).municipality_aliases.items() >= {"43101": "43100", "43201": "43100"}.items()


def test_occupations_and_departments_are_found_by_code_name_and_alias(database):
    known = registers.read(database)
    assert {
        cells.named(written, known.occupation_keys) for written in ("admin", "事務職", "事務職 ", "General admin")
    } == {"admin"}
    with database.reading() as connection:
        aliases = connection.execute("SELECT alias, occupation_code FROM occupation_aliases").fetchall()
        departments = connection.execute("SELECT department_code, department_ja FROM departments").fetchall()
    assert {alias: known.occupation_keys[cells.key_of(alias)] for alias, _ in aliases} == {
        alias: (code,) for alias, code in aliases
    }
    assert known.departments == dict(departments)
    assert {name: known.department_keys[cells.key_of(name)] for _, name in departments} == {
        name: (code,) for code, name in departments
    }
