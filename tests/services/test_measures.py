"""Measures are registered and changed with what they aim at, in one piece."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from tests.services.conftest import COORDINATOR, EDITOR, VIEWER, audited, stored
from workforce.auth.identity import Actor
from workforce.domain.measures import MeasureEntry
from workforce.errors import AlikeRecorded, Invalid, NotFound, NotPermitted, Problem, Stale
from workforce.queries import checks
from workforce.services import measures

TODAY = date(2025, 9, 10)
ENTRY = MeasureEntry(
    measure_type="recruitment",
    content="合同の採用試験",
    aimed_municipality_codes=("43213", "43348"),
    aimed_occupation_codes=("civil",),
    since_on=date(2025, 6, 1),
    measure_status="running",
)


def record(database, actor: Actor = EDITOR, **changes) -> int:
    return measures.record(database, actor, replace(ENTRY, **changes), today=TODAY)


def targets(database) -> tuple[list[str], list[str]]:
    return (
        [row["municipality_code"] for row in stored_targets(database, "municipalities")],
        [row["occupation_code"] for row in stored_targets(database, "occupations")],
    )


def stored_targets(database, nouns: str) -> list[dict[str, object]]:
    return stored(database, f"measure_{nouns}")


def test_a_registered_measure_is_stored_with_its_targets_and_audited_whole(database):
    number = record(database)
    (row,) = stored(database, "measures")
    assert (row["measure_type"], row["content"], row["measure_status"]) == ("recruitment", "合同の採用試験", "running")
    assert targets(database) == (["43213", "43348"], ["civil"])
    assert audited(database) == [("tanaka", "measure.record", "measures", str(number), None)]
    after = json.loads(stored(database, "audit_entries")[0]["after_json"])
    assert (after["aimed_municipality_codes"], after["aimed_occupation_codes"]) == (["43213", "43348"], ["civil"])


def test_a_measure_registered_in_two_windows_is_asked_about_until_all_are_known(database):
    def asked(**given: object) -> list[int]:
        entry = replace(ENTRY, content="合同の 採用試験", since_on=None, measure_status="considered")
        with pytest.raises(AlikeRecorded) as refused:
            measures.record(database, EDITOR, entry, today=TODAY, **given)
        return refused.value.numbers

    first = record(database)
    before = stored(database, "measures")
    assert (asked(), stored(database, "measures")) == ([first], before)
    second = measures.record(database, EDITOR, ENTRY, today=TODAY, besides=[first])
    assert asked() == asked(besides=[first]) == [first, second]
    assert measures.record(database, EDITOR, ENTRY, today=TODAY, besides=[first, second]) == second + 1


@pytest.mark.parametrize(
    "changed",
    [
        {"content": "合同の採用試験2"},
        {"measure_type": "cooperation"},
        {"aimed_municipality_codes": ("43213",)},
        {"aimed_municipality_codes": (), "region_code": "uki"},
        {"aimed_occupation_codes": ()},
    ],
)
def test_another_measure_is_not_asked_about(database, changed):
    assert record(database, **changed) == record(database) - 1


def test_every_broken_rule_is_told_and_nothing_is_written(database):
    with pytest.raises(Invalid) as refused:
        record(database, measure_type=None, aimed_occupation_codes=("pilot",), content="")
    assert refused.value.problems == [
        Problem("measure_type", "required"),
        Problem("aimed_occupation_codes", "unknown", {"value": "pilot"}),
        Problem("content", "required"),
    ]
    tables = ("measures", "measure_municipalities", "measure_occupations", "audit_entries")
    assert [stored(database, table) for table in tables] == [[]] * 4


def test_a_change_replaces_the_targets_and_keeps_those_that_stay(database):
    number = record(database)
    changed = replace(
        ENTRY, aimed_municipality_codes=("43348", "43444"), aimed_occupation_codes=(), measure_status="ended"
    )
    assert measures.change(database, EDITOR, number, 1, changed, today=TODAY, reason="対象を見直し") == 2
    assert targets(database) == (["43348", "43444"], [])
    assert measures.change(database, EDITOR, number, 2, replace(changed, aimed_municipality_codes=()), today=TODAY) == 3
    assert measures.change(database, EDITOR, number, 3, ENTRY, today=TODAY) == 4
    assert targets(database) == (["43213", "43348"], ["civil"])
    with database.reading() as connection:
        assert measures.entry_of(measures.current(connection, number)) == ENTRY
        assert checks.orphans(connection).empty


def test_a_change_of_the_targets_alone_is_seen_by_the_next_editor(database):
    number = record(database)
    measures.change(database, EDITOR, number, 1, replace(ENTRY, aimed_occupation_codes=("phn",)), today=TODAY)
    with pytest.raises(Stale) as refused:
        measures.change(database, EDITOR, number, 1, replace(ENTRY, aimed_occupation_codes=("admin",)), today=TODAY)
    (conflict,) = refused.value.conflicts
    assert (conflict["current"]["aimed_occupation_codes"], conflict["proposed"]["aimed_occupation_codes"]) == (
        ("phn",),
        ("admin",),
    )
    assert targets(database)[1] == ["phn"]


def test_a_change_that_changes_nothing_writes_nothing(database):
    number = record(database)
    same = replace(ENTRY, aimed_municipality_codes=("43348", "43213", "43213"), content=" 合同の採用試験 ")
    assert measures.change(database, EDITOR, number, 1, same, today=TODAY) == 1
    assert len(audited(database)) == 1


@pytest.mark.parametrize("actor", [VIEWER, COORDINATOR, Actor("nobody", "no_such_role")])
def test_who_may_not_register_measures_changes_nothing(database, actor):
    number = record(database)
    for act in (
        lambda: record(database, actor),
        lambda: measures.change(database, actor, number, 1, replace(ENTRY, content="x"), today=TODAY),
    ):
        with pytest.raises(NotPermitted):
            act()
    assert [row["content"] for row in stored(database, "measures")] == ["合同の採用試験"]


def test_a_measure_that_is_not_there_cannot_be_changed(database):
    with pytest.raises(NotFound):
        measures.change(database, EDITOR, 9, 1, ENTRY, today=TODAY)
