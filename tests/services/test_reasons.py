"""A reason that cannot be stored or shown is refused wherever one may be given, needed or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.services.conftest import stored
from tests.services.returns import answer, reading
from workforce.auth.identity import local_administrator
from workforce.domain import texts
from workforce.domain.ledger import AccountEntry
from workforce.errors import Invalid
from workforce.services import (
    closings,
    disasters,
    hearings,
    import_undoing,
    imports,
    ledger,
    measures,
    offers,
    pairs,
    requests,
    survey_returns,
    surveys,
)

TODAY = date(2025, 11, 20)
ACTOR = local_administrator()


def change_hearing(database, reason):
    with database.reading() as connection:
        row = hearings.current(connection, 1)
    entry = replace(hearings.entry_of(row), content="別の内容")
    hearings.change(database, ACTOR, 1, row["row_version"], entry, today=TODAY, reason=reason)


def mark_hearing(database, reason):
    with database.reading() as connection:
        row = hearings.current(connection, 1)
    status = "open" if row["hearing_status"] == "done" else "done"
    hearings.mark(database, ACTOR, 1, row["row_version"], status, reason=reason)


def change_measure(database, reason):
    with database.reading() as connection:
        row = measures.current(connection, 1)
    entry = replace(measures.entry_of(row), content="別の内容")
    measures.change(database, ACTOR, 1, row["row_version"], entry, today=TODAY, reason=reason)


def accept_import(database, reason):
    planned = imports.plan(database, ACTOR, [reading(answer("43206", "admin", 10, 9))])
    imports.accept(database, ACTOR, planned, today=TODAY, reason=reason)


def undo_import(database, reason):
    import_undoing.undo(database, ACTOR, 1, reason=reason)


def move_return(database, reason):
    survey_returns.move(database, ACTOR, 1, "check", {"43206": None}, day=TODAY, today=TODAY, reason=reason)


def seen(database, current, key=1):
    """A row as its service knows it, and its version."""
    with database.reading() as connection:
        row = current(connection, key)
    return row, row["row_version"]


def change_request(database, reason):
    row, version = seen(database, requests.current)
    entry = replace(requests.entry_of(row), conditions="別の条件")
    requests.change(database, ACTOR, 1, version, entry, reason=reason)


def move_request(database, reason):
    _, version = seen(database, requests.current, 98)  # one that nobody has begun with
    requests.move(database, ACTOR, 98, version, "arranging", today=TODAY, reason=reason)


def change_offer(database, reason):
    row, version = seen(database, offers.current)
    offers.change(database, ACTOR, 1, version, replace(offers.entry_of(row), note="別"), today=TODAY, reason=reason)


def change_closing(database, reason):
    row, version = seen(database, closings.current)
    closings.change(database, ACTOR, 1, version, replace(closings.entry_of(row), note="別"), today=TODAY, reason=reason)


def change_pair(database, reason):
    row, version = seen(database, pairs.current)
    pairs.change(database, ACTOR, 1, version, replace(pairs.entry_of(row), note="別"), reason=reason)


def change_disaster(database, reason):
    row, version = seen(database, disasters.current, "r7_aug_rain")
    entry = replace(disasters.entry_of(row), note="別")
    disasters.change(database, ACTOR, "r7_aug_rain", version, entry, today=TODAY, reason=reason)


def enter_costs(database, reason):
    ledger.enter(database, ACTOR, 1, 0, AccountEntry(travel_cost=1), reason=reason)


@pytest.mark.parametrize("reason", ["い\x00ん", "x" * (texts.LONGEST_NOTE + 1)])
@pytest.mark.parametrize(
    "act",
    [
        change_hearing,
        mark_hearing,
        change_measure,
        accept_import,
        undo_import,
        move_return,
        change_request,
        move_request,
        change_offer,
        change_closing,
        change_pair,
        change_disaster,
        enter_costs,
    ],
)
def test_an_unusable_reason_is_refused_and_nothing_is_written(sample_database, act, reason):
    before = stored(sample_database, "audit_entries")
    with pytest.raises(Invalid) as refusal:
        act(sample_database, reason)
    assert [problem.field for problem in refusal.value.problems] == ["reason"]
    assert stored(sample_database, "audit_entries") == before


def test_a_stage_that_needs_no_reason_takes_no_unusable_one(database):
    survey_id = surveys.create(database, ACTOR, None, date(2026, 4, 1))
    with pytest.raises(Invalid):
        surveys.move(database, ACTOR, survey_id, 1, "open", reason="い\x00ん")
    surveys.move(database, ACTOR, survey_id, 1, "open", reason="  開始 ")
    assert stored(database, "audit_entries")[-1]["reason"] == "開始"
