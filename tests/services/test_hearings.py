"""What a municipality said is kept with its history; only who may record it changes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.services.conftest import COORDINATOR, EDITOR, VIEWER, audited, stored
from workforce.auth.identity import Actor
from workforce.domain.hearings import HearingEntry
from workforce.errors import AlikeRecorded, Invalid, NotFound, NotPermitted, Problem, Stale
from workforce.queries import checks
from workforce.services import hearings

TODAY = date(2025, 9, 10)
ENTRY = HearingEntry(
    municipality_code="43213",
    category_code="no_applications",
    occupation_code="civil",
    heard_on=date(2025, 7, 10),
    content=" 募集しても応募がない。 ",
    follow_up_on=date(2025, 9, 1),
)


@pytest.fixture
def survey_id(database) -> int:
    """A confirmed round, 1, and its revision, 2."""
    with database.transaction() as connection:
        connection.execute(
            "INSERT INTO surveys (survey_ja, survey_en, as_of, status, revises_survey_id) VALUES"
            " ('調査', 'Survey', '2025-04-01', 'confirmed', NULL), ('調査', 'Survey', '2025-04-01', 'confirmed', 1)"
        )
    return 1


def record(database, survey_id: int = 1, actor: Actor = EDITOR, **changes) -> int:
    return hearings.record(database, actor, survey_id, replace(ENTRY, **changes), today=TODAY)


def test_a_recorded_note_is_stored_as_open_and_audited(database, survey_id):
    number = record(database, survey_id, hearing_status="done")
    (row,) = stored(database, "hearings")
    assert row == {
        "hearing_id": number,
        "survey_id": 1,
        "municipality_code": "43213",
        "category_code": "no_applications",
        "occupation_code": "civil",
        "heard_on": date(2025, 7, 10),
        "content": "募集しても応募がない。",
        "follow_up_on": date(2025, 9, 1),
        "hearing_status": "open",
        "is_sample": False,
        "row_version": 1,
    }
    assert audited(database) == [("tanaka", "hearing.record", "hearings", str(number), None)]


def test_a_hearing_noted_in_two_windows_is_asked_about_until_all_are_known(database, survey_id):
    def asked(survey_id: int = 1, **given: object) -> list[int]:
        with pytest.raises(AlikeRecorded) as refused:
            hearings.record(database, EDITOR, survey_id, replace(ENTRY, content="応募なし"), today=TODAY, **given)
        return refused.value.numbers

    first = record(database)
    before = stored(database, "hearings")
    assert (asked(), asked(survey_id=2), stored(database, "hearings")) == ([first], [first], before)
    second = hearings.record(database, EDITOR, survey_id, ENTRY, today=TODAY, besides=[first])
    assert asked(besides=[first]) == [first, second]
    for number in (first, second):
        hearings.mark(database, EDITOR, number, 1, "cancelled", reason="重複")
    assert record(database) == second + 1


@pytest.mark.parametrize(
    "changed",
    [
        {"municipality_code": "43211"},
        {"category_code": "young_leavers"},
        {"occupation_code": None},
        {"heard_on": date(2025, 7, 11)},
    ],
)
def test_another_hearing_is_not_asked_about(database, survey_id, changed):
    assert record(database, **changed) == record(database) - 1


@pytest.mark.usefixtures("survey_id")
def test_a_note_of_a_revised_round_stands_under_the_round_it_revises(database):
    record(database, 2)
    assert [row["survey_id"] for row in stored(database, "hearings")] == [1]
    with database.reading() as connection:
        assert checks.orphans(connection).empty


def test_a_note_of_no_round_is_refused(database):
    with pytest.raises(NotFound):
        record(database, 9)
    assert stored(database, "hearings") == []


def test_every_broken_rule_is_told_and_nothing_is_written(database, survey_id):
    with pytest.raises(Invalid) as refused:
        record(database, survey_id, municipality_code=None, category_code="mood", content="")
    assert refused.value.problems == [
        Problem("municipality", "required"),
        Problem("category", "unknown", {"value": "mood"}),
        Problem("content", "required"),
    ]
    assert stored(database, "hearings") == stored(database, "audit_entries") == []


def test_a_change_raises_the_version_and_keeps_round_and_status(database, survey_id):
    number = record(database, survey_id)
    hearings.mark(database, EDITOR, number, 1, "done")
    changed = replace(ENTRY, municipality_code="43444", occupation_code=None, hearing_status="open")
    assert hearings.change(database, EDITOR, number, 2, changed, today=TODAY, reason="聞き直した") == 3
    (row,) = stored(database, "hearings")
    assert (row["municipality_code"], row["occupation_code"], row["hearing_status"]) == ("43444", None, "done")
    assert audited(database)[-1] == ("tanaka", "hearing.record", "hearings", str(number), "聞き直した")


def test_a_change_that_changes_nothing_writes_nothing(database, survey_id):
    number = record(database, survey_id)
    assert hearings.change(database, EDITOR, number, 1, ENTRY, today=TODAY) == 1
    assert len(audited(database)) == 1


def test_a_row_that_someone_else_changed_is_not_overwritten(database, survey_id):
    number = record(database, survey_id)
    hearings.mark(database, EDITOR, number, 1, "done")
    with pytest.raises(Stale) as refused:
        hearings.change(database, EDITOR, number, 1, replace(ENTRY, content="別の話"), today=TODAY)
    (conflict,) = refused.value.conflicts
    assert (conflict["current"]["hearing_status"], conflict["proposed"]["content"]) == ("done", "別の話")
    with pytest.raises(Stale):
        hearings.mark(database, EDITOR, number, 1, "cancelled", reason="重複")
    assert stored(database, "hearings")[0]["content"] == "募集しても応募がない。"


def test_cancelling_and_restoring_ask_for_the_reason_and_marking_as_done_does_not(database, survey_id):
    number = record(database, survey_id)
    for status, version in (("cancelled", 1),):
        with pytest.raises(Invalid) as refused:
            hearings.mark(database, EDITOR, number, version, status, reason="  ")
        assert refused.value.problems == [Problem("reason", "reason_required")]
    assert hearings.mark(database, EDITOR, number, 1, "cancelled", reason="重複") == 2
    with pytest.raises(Invalid):
        hearings.mark(database, EDITOR, number, 2, "open")
    assert hearings.mark(database, EDITOR, number, 2, "open", reason="誤って取り消した") == 3
    assert hearings.mark(database, EDITOR, number, 3, "done") == 4
    with pytest.raises(Invalid) as refused:
        hearings.mark(database, EDITOR, number, 4, "lost")
    assert refused.value.problems == [Problem("hearing_status", "unknown", {"value": "lost"})]


@pytest.mark.parametrize("actor", [VIEWER, COORDINATOR, Actor("nobody", "no_such_role")])
def test_who_may_not_record_hearings_changes_nothing(database, survey_id, actor):
    number = record(database, survey_id)
    before = stored(database, "hearings")
    for act in (
        lambda: record(database, survey_id, actor),
        lambda: hearings.change(database, actor, number, 1, replace(ENTRY, content="x"), today=TODAY),
        lambda: hearings.mark(database, actor, number, 1, "done"),
    ):
        with pytest.raises(NotPermitted):
            act()
    assert stored(database, "hearings") == before


def test_a_note_that_is_not_there_cannot_be_changed(database):
    with pytest.raises(NotFound):
        hearings.mark(database, EDITOR, 9, 1, "done")
