"""A round goes 準備 → 実施中 → 締切 → 確定; its questions are settled before it opens, and confirmed is final."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.services.conftest import EDITOR, VIEWER, stored
from workforce.config import Settings
from workforce.database import Database
from workforce.domain.surveys import MOVES, STAGES
from workforce.errors import Invalid, NotFound, NotPermitted, Problem, RoundConfirmed, StageRefused, Stale
from workforce.services import surveys

ROUND = 1
DUE = date(2026, 6, 1)


@pytest.fixture
def file_database(settings: Settings):
    """A database file, where foreign keys behave differently, with one round that asks two municipalities."""
    database = Database.open(settings)
    with database.transaction() as connection:
        connection.execute(
            "INSERT INTO surveys (survey_ja, survey_en, as_of, status, due_on, definition_ja)"
            " VALUES ('令和8年度', 'FY2026', '2026-04-01', 'draft', '2026-06-01', '総数')"
        )
        connection.execute(
            "INSERT INTO headcounts (survey_id, municipality_code, occupation_code, planned, actual)"
            " VALUES (1, '43206', 'admin', 99, 98), (1, '43444', 'civil', NULL, NULL)"
        )
    yield database
    database.close()


def at_stage(database: Database, stage: str, *, complete: bool = False) -> int:
    """Put the round at a stage; its version is returned."""
    with database.transaction() as connection:
        connection.execute("UPDATE surveys SET status = $stage", {"stage": stage})
        if complete:
            connection.execute("DELETE FROM headcounts")
            connection.execute(
                "INSERT INTO headcounts (survey_id, municipality_code, occupation_code, planned, actual)"
                " SELECT 1, municipality_code, 'admin', 5, 5 FROM municipalities"
            )
    return 1


def round_of(database: Database) -> dict[str, object]:
    (row,) = stored(database, "surveys")
    return row


def notes(database: Database) -> list[tuple]:
    return [
        (json.loads(entry["before_json"]), json.loads(entry["after_json"]), entry["reason"], entry["actor_id"])
        for entry in stored(database, "audit_entries")
    ]


def test_a_round_goes_through_its_stages_and_each_step_is_noted(file_database):
    at_stage(file_database, "draft", complete=True)
    for version, stage in enumerate(STAGES[1:], start=1):
        surveys.move(file_database, EDITOR, ROUND, version, stage)
    assert (round_of(file_database)["status"], round_of(file_database)["row_version"]) == ("confirmed", 4)
    steps = [(before["survey_status"], after["survey_status"]) for before, after, _, _ in notes(file_database)]
    assert steps == [("draft", "open"), ("open", "closed"), ("closed", "confirmed")]
    assert {actor for *_, actor in notes(file_database)} == {"tanaka"}


ILLEGAL = [(stage, to) for stage in STAGES[:-1] for to in STAGES if to not in MOVES[stage]]


@pytest.mark.parametrize(("stage", "to"), ILLEGAL)
def test_no_stage_is_skipped_or_stayed_in(file_database, stage, to):
    version = at_stage(file_database, stage, complete=True)
    with pytest.raises(StageRefused) as refusal:
        surveys.move(file_database, EDITOR, ROUND, version, to, reason="急ぎ")
    assert refusal.value.details == {"stage": stage, "to": to}
    assert (round_of(file_database)["status"], notes(file_database)) == (stage, [])


@pytest.mark.parametrize("to", STAGES)
def test_confirmed_is_final(file_database, to):
    version = at_stage(file_database, "confirmed")
    with pytest.raises(RoundConfirmed):
        surveys.move(file_database, EDITOR, ROUND, version, to, reason="間違い")
    with pytest.raises(RoundConfirmed):
        surveys.change(file_database, EDITOR, ROUND, version, {"due_on": DUE}, reason="間違い")
    with pytest.raises(RoundConfirmed):
        surveys.ask(file_database, EDITOR, ROUND, added=[("43206", "civil")])
    assert (round_of(file_database)["status"], notes(file_database)) == ("confirmed", [])


@pytest.mark.parametrize(("stage", "to"), [("open", "draft"), ("closed", "open"), ("closed", "confirmed")])
def test_a_step_back_or_over_unanswered_municipalities_asks_for_the_reason(file_database, stage, to):
    version = at_stage(file_database, stage)
    with pytest.raises(Invalid) as refusal:
        surveys.move(file_database, EDITOR, ROUND, version, to, reason=" ")
    assert refusal.value.problems == [Problem("reason", "reason_required")]
    surveys.move(file_database, EDITOR, ROUND, version, to, reason=" 追加の回答 ")
    assert notes(file_database) == [({"survey_status": stage}, {"survey_status": to}, "追加の回答", "tanaka")]


def test_a_round_that_somebody_moved_meanwhile_is_not_moved_again(file_database):
    surveys.move(file_database, EDITOR, ROUND, 1, "open")
    with pytest.raises(Stale) as refusal:
        surveys.move(file_database, EDITOR, ROUND, 1, "open")
    (conflict,) = refusal.value.conflicts
    assert (conflict["current"]["status"], conflict["proposed"]) == ("open", {"status": "open"})


def test_in_preparation_everything_may_be_changed_and_the_rest_stays(file_database):
    values = {"as_of": date(2026, 10, 1), "due_on": None, "scope_ja": " 一般行政職 ", "asks_recruitment": True}
    assert surveys.change(file_database, EDITOR, ROUND, 1, values)
    row = round_of(file_database)
    assert {name: row[name] for name in (*values, "definition_ja", "survey_ja", "row_version")} == {
        **values,
        "scope_ja": "一般行政職",
        "definition_ja": "総数",
        "survey_ja": "令和8年度",
        "row_version": 2,
    }
    ((before, after, _, _),) = notes(file_database)
    assert {name for name in after if before[name] != after[name]} == set(values)
    assert not surveys.change(file_database, EDITOR, ROUND, 2, values)
    assert len(notes(file_database)) == 1


def test_settings_that_cannot_be_are_all_named(file_database):
    surveys.create(file_database, EDITOR, None, date(2025, 4, 1))
    values = {"survey_ja": "", "survey_en": " ", "as_of": date(2025, 4, 1), "due_on": date(2025, 3, 1)}
    with pytest.raises(Invalid) as refusal:
        surveys.change(file_database, EDITOR, ROUND, 1, values | {"scope_en": "x" * 1001})
    assert refusal.value.problems == [
        Problem("as_of", "survey_exists", {"as_of": date(2025, 4, 1)}),
        Problem("due_on", "due_before_as_of", {"as_of": date(2025, 4, 1)}),
        Problem("survey_ja", "required"),
        Problem("scope_en", "too_long", {"length": 1001, "most": 1000}),
    ]


def test_once_it_has_opened_only_the_deadline_may_be_put_off_and_with_a_reason(file_database):
    version = at_stage(file_database, "open")
    with pytest.raises(Invalid) as refusal:
        surveys.change(file_database, EDITOR, ROUND, version, {"due_on": DUE, "scope_ja": "別", "asks_ages": True})
    assert refusal.value.problems == [
        Problem("scope_ja", "asked_already"),
        Problem("asks_ages", "asked_already"),
        Problem("reason", "reason_required"),
    ]
    later = date(2026, 6, 15)
    assert surveys.change(file_database, EDITOR, ROUND, version, {"due_on": later}, reason="災害対応のため")
    assert round_of(file_database)["due_on"] == later


def cells(database: Database) -> set[tuple]:
    return {
        (row["municipality_code"], row["occupation_code"], row["planned"]) for row in stored(database, "headcounts")
    }


def test_what_a_round_asks_may_be_changed_in_preparation(file_database):
    added, dropped = [("43444", "admin"), ("43206", "admin")], [("43444", "civil"), ("43444", "nurse")]
    assert surveys.ask(file_database, EDITOR, ROUND, added=added, dropped=dropped) == 2
    assert cells(file_database) == {("43206", "admin", 99), ("43444", "admin", None)}
    ((before, after, _, _),) = notes(file_database)
    assert (before, after) == ({"cells_asked": ["43444/civil"]}, {"cells_asked": ["43444/admin"]})
    assert surveys.ask(file_database, EDITOR, ROUND, added=added, dropped=dropped) == 0


def test_a_cell_with_an_answer_goes_on_being_asked(file_database):
    before = cells(file_database)
    with pytest.raises(Invalid) as refusal:
        surveys.ask(
            file_database, EDITOR, ROUND, added=[("43206", "wizard")], dropped=[("43206", "admin"), ("43444", "civil")]
        )
    assert refusal.value.problems == [
        Problem("cells_asked", "unknown", {"value": "43206/wizard"}),
        Problem("cells_asked", "cells_entered", {"count": 1}),
    ]
    at_stage(file_database, "open")
    with pytest.raises(Invalid) as refusal:
        surveys.ask(file_database, EDITOR, ROUND, added=[("43206", "civil")])
    assert refusal.value.problems == [Problem("cells_asked", "asked_already")]
    assert (cells(file_database), notes(file_database)) == (before, [])


@pytest.mark.parametrize(
    "act",
    [
        lambda database, actor, number: surveys.move(database, actor, number, 1, "open"),
        lambda database, actor, number: surveys.change(database, actor, number, 1, {"due_on": None}),
        lambda database, actor, number: surveys.ask(database, actor, number, added=[("43206", "civil")]),
    ],
)
def test_rounds_are_managed_by_who_may_and_only_where_there_is_one(file_database, act):
    before = (round_of(file_database), cells(file_database))
    with pytest.raises(NotPermitted):
        act(file_database, VIEWER, ROUND)
    with pytest.raises(NotFound):
        act(file_database, EDITOR, 99)
    assert (round_of(file_database), cells(file_database)) == before
