"""Book is kept of every return: what came, what was refused, and the last good one stands."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.services.conftest import EDITOR, VIEWER, stored
from workforce.errors import Invalid, NotFound, NotPermitted, Problem, ReturnMoveRefused, RoundConfirmed, Stale
from workforce.services import survey_returns
from workforce.services.audit import Batch

OPEN, CONFIRMED, REVISION = 1, 2, 3
CITY, TOWN = "43206", "43444"
DAY, LAST = date(2026, 5, 20), date(2026, 7, 1)


@pytest.fixture(autouse=True)
def _rounds(database) -> None:
    with database.transaction() as connection:
        connection.execute(
            "INSERT INTO surveys (survey_id, survey_ja, survey_en, as_of, status, due_on, revises_survey_id) VALUES"
            " (1, '令和8年度', 'FY2026', '2026-04-01', 'open', '2026-06-01', NULL),"
            " (2, '令和7年度', 'FY2025', '2025-04-01', 'confirmed', '2025-06-02', NULL),"
            " (3, '令和7年度', 'FY2025', '2025-04-01', 'confirmed', '2025-06-02', 2)"
        )
        connection.execute(
            "INSERT INTO headcounts (survey_id, municipality_code, occupation_code, planned, actual) VALUES"
            " (1, '43206', 'admin', NULL, NULL), (1, '43444', 'admin', 10, 9)"
        )


def receive(database, code=CITY, survey=OPEN, name="菊池.xlsx", problems=0, day=DAY) -> None:
    database.write(
        lambda connection: survey_returns.received(
            Batch(connection, EDITOR, "staffing.import"),
            survey,
            code,
            file_name=name,
            problems=problems,
            submitted_on=day,
        )
    )


def refuse(database, code=CITY, survey=OPEN, name="だめ.xlsx", problems=3) -> bool:
    return database.write(
        lambda connection: survey_returns.refused(
            Batch(connection, EDITOR, "staffing.import"), survey, code, file_name=name, problems=problems
        )
    )


def book(database) -> list[tuple]:
    """Round, municipality, status, day, file, problems and version of every return."""
    names = ("survey_id", "municipality_code", "status", "submitted_on", "last_file", "problems", "row_version")
    return [tuple(row[name] for name in names) for row in stored(database, "survey_returns")]


def test_an_accepted_file_is_submitted_on_its_day(database):
    receive(database, problems=2)
    assert book(database) == [(OPEN, CITY, "submitted", DAY, "菊池.xlsx", 2, 1)]
    (entry,) = stored(database, "audit_entries")
    assert (entry["action_code"], entry["table_name"], entry["row_key"]) == (
        "staffing.import",
        "survey_returns",
        "1/43206",
    )
    assert json.loads(entry["after_json"]) == {
        "return_status": "submitted",
        "submitted_on": "2026-05-20",
        "last_file": "菊池.xlsx",
        "problems": 2,
        "contact_note": None,
    }


def test_a_better_file_later_does_not_make_late_who_came_in_time(database):
    receive(database)
    receive(database, name="菊池（訂正）.xlsx", day=date(2026, 6, 20))
    assert book(database) == [(OPEN, CITY, "submitted", DAY, "菊池（訂正）.xlsx", 0, 2)]


def test_the_same_file_again_writes_nothing(database):
    receive(database)
    receive(database)
    assert [row[-1] for row in book(database)] == [1]
    assert len(stored(database, "audit_entries")) == 1


def test_a_refused_file_sends_back_who_had_not_answered(database):
    refuse(database)
    assert book(database) == [(OPEN, CITY, "sent_back", None, "だめ.xlsx", 3, 1)]
    receive(database, day=date(2026, 6, 3))
    assert book(database) == [(OPEN, CITY, "submitted", date(2026, 6, 3), "菊池.xlsx", 0, 2)]


def test_a_refused_file_leaves_the_last_good_return_standing(database):
    receive(database)
    refuse(database)
    assert book(database) == [(OPEN, CITY, "submitted", DAY, "だめ.xlsx", 3, 2)]


def test_who_had_typed_every_cell_has_answered_before_a_file_is_refused(database):
    refuse(database, TOWN)
    assert book(database) == [(OPEN, TOWN, "submitted", None, "だめ.xlsx", 3, 1)]


def test_a_confirmed_round_keeps_its_book_and_its_revision_takes_the_file(database):
    with pytest.raises(RoundConfirmed) as refusal:
        receive(database, survey=CONFIRMED)
    assert refusal.value.details == {"as_of": date(2025, 4, 1)}
    assert not refuse(database, survey=CONFIRMED)
    assert book(database) == []
    receive(database, survey=REVISION)
    assert book(database) == [(REVISION, CITY, "submitted", DAY, "菊池.xlsx", 0, 1)]


@pytest.mark.parametrize(
    ("noted", "answers", "kept"),
    [
        (("checked", date(2025, 5, 30)), 9, ("checked", date(2025, 5, 30))),
        (("submitted", date(2025, 6, 20)), 9, ("submitted", date(2025, 6, 20))),
        (("sent_back", None), 9, ("submitted", DAY)),
        (None, 9, ("checked", None)),
        (None, None, ("submitted", DAY)),
    ],
)
def test_a_correction_leaves_a_return_as_it_was_and_is_the_return_of_who_had_not(database, noted, answers, kept):
    with database.transaction() as connection:
        for survey, actual in ((CONFIRMED, answers), (REVISION, 8)):
            connection.execute(
                "INSERT INTO headcounts (survey_id, municipality_code, occupation_code, planned, actual)"
                " VALUES (?, ?, 'admin', 10, ?)",
                [survey, CITY, actual],
            )
            if noted:
                connection.execute(
                    "INSERT INTO survey_returns (survey_id, municipality_code, status, submitted_on)"
                    " VALUES (?, ?, ?, ?)",
                    [survey, CITY, *noted],
                )
    receive(database, survey=REVISION, problems=1)
    assert book(database)[-1][:6] == (REVISION, CITY, *kept, "菊池.xlsx", 1)


def test_a_round_or_municipality_that_is_not_there_is_not_found(database):
    for code, survey in ((CITY, 99), ("99999", OPEN)):
        with pytest.raises(NotFound):
            receive(database, code, survey)
        with pytest.raises(NotFound):
            refuse(database, code, survey)
    assert book(database) == []


def move(database, move, seen, survey=OPEN, day=DAY, actor=EDITOR, reason=None) -> None:
    survey_returns.move(database, actor, survey, move, seen, day=day, today=LAST, reason=reason)


def test_several_returns_are_checked_together_and_each_is_noted(database):
    receive(database)
    move(database, "check", {CITY: 1, TOWN: None}, reason="電話で確認")
    assert [row[1:4] for row in book(database)] == [(CITY, "checked", DAY), (TOWN, "checked", None)]
    entries = stored(database, "audit_entries")[1:]
    assert [(entry["row_key"], entry["action_code"], entry["reason"]) for entry in entries] == [
        ("1/43206", "survey.manage", "電話で確認"),
        ("1/43444", "survey.manage", "電話で確認"),
    ]
    assert len({entry["batch_id"] for entry in entries}) == 1


def test_a_return_cannot_have_come_on_a_day_ahead(database):
    with pytest.raises(Invalid) as refused:
        move(database, "submit", {CITY: None}, day=date(2026, 7, 2))
    assert refused.value.problems == [Problem("submitted_on", "return_in_future", {"day": date(2026, 7, 2)})]
    assert (book(database), stored(database, "audit_entries")) == ([], [])
    move(database, "submit", {CITY: None}, day=LAST)
    assert [row[2:4] for row in book(database)] == [("submitted", LAST)]


def test_a_return_goes_back_comes_again_and_is_checked_and_unchecked(database):
    receive(database)
    steps = [("send_back", None), ("submit", date(2026, 6, 5)), ("check", None), ("uncheck", None)]
    seen = []
    for version, (step, day) in enumerate(steps, start=1):
        move(database, step, {CITY: version}, day=day or date(2026, 7, 1))
        seen.append(book(database)[0][2:4])
    assert seen == [
        ("sent_back", None),
        ("submitted", date(2026, 6, 5)),
        ("checked", date(2026, 6, 5)),
        ("submitted", date(2026, 6, 5)),
    ]


def test_a_step_that_one_return_cannot_take_is_taken_by_none(database):
    receive(database)
    before = book(database)
    with pytest.raises(ReturnMoveRefused) as refusal:
        move(database, "check", {CITY: 1, "43202": None, "43203": None})
    assert refusal.value.details == {"count": 2}
    assert book(database) == before


def test_returns_that_came_in_meanwhile_are_not_moved_unseen(database):
    receive(database)
    with pytest.raises(Stale) as refusal:
        move(database, "submit", {CITY: None, "43202": None})
    ((key, status),) = [(c["key"], c["current"]["return_status"]) for c in refusal.value.conflicts]
    assert (key, status) == ("1/43206", "submitted")
    assert len(book(database)) == 1


def test_a_contact_note_is_kept_and_taken_away(database):
    survey_returns.note(database, EDITOR, OPEN, CITY, None, " 6/3 人事係へ電話 ")
    assert [row["contact_note"] for row in stored(database, "survey_returns")] == ["6/3 人事係へ電話"]
    assert book(database) == [(OPEN, CITY, "not_started", None, None, 0, 1)]
    with pytest.raises(Stale):
        survey_returns.note(database, EDITOR, OPEN, CITY, None, "別の人")
    with pytest.raises(Invalid) as refusal:
        survey_returns.note(database, EDITOR, OPEN, CITY, 1, "あ" * 1001)
    assert refusal.value.problems == [Problem("contact_note", "too_long", {"length": 1001, "most": 1000})]
    survey_returns.note(database, EDITOR, OPEN, CITY, 1, "")
    assert [row["contact_note"] for row in stored(database, "survey_returns")] == [None]


def test_a_note_about_who_has_typed_everything_does_not_take_back_that_it_is_submitted(database):
    survey_returns.note(database, EDITOR, OPEN, TOWN, None, "電話済")
    assert [row[2] for row in book(database)] == ["submitted"]


@pytest.mark.parametrize(
    "act",
    [
        lambda database, actor, survey, code: move(database, "submit", {code: None}, survey, actor=actor),
        lambda database, actor, survey, code: survey_returns.note(database, actor, survey, code, None, "電話"),
    ],
)
def test_returns_are_managed_by_who_may_in_a_round_that_is_not_confirmed(database, act):
    with pytest.raises(NotPermitted):
        act(database, VIEWER, OPEN, CITY)
    with pytest.raises(RoundConfirmed):
        act(database, EDITOR, CONFIRMED, CITY)
    for survey, code in ((99, CITY), (OPEN, "99999")):
        with pytest.raises(NotFound):
            act(database, EDITOR, survey, code)
    assert book(database) == []
    act(database, EDITOR, REVISION, CITY)
    assert len(book(database)) == 1
