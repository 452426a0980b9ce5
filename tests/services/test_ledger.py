"""The account of a dispatch: legal basis and costs, entered and changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.services.conftest import COORDINATOR, EDITOR, ENTRY, TODAY, VIEWER, audited, stored
from workforce.auth.identity import Actor
from workforce.domain.ledger import AccountEntry
from workforce.errors import Invalid, NotFound, NotPermitted, Problem, Stale
from workforce.services import dispatches, ledger

pytestmark = pytest.mark.usefixtures("disaster")
ACCOUNT = AccountEntry(legal_basis="autonomy_act", travel_cost=120_000, payer="destination_pays", receipts_missing=2)


@pytest.fixture
def dispatch_id(database) -> int:
    return dispatches.record(database, COORDINATOR, ENTRY, today=TODAY)


def test_an_account_is_entered_and_changed_with_its_history(database, dispatch_id):
    assert ledger.enter(database, COORDINATOR, dispatch_id, 0, ACCOUNT) == 1
    assert ledger.enter(database, COORDINATOR, dispatch_id, 1, ACCOUNT) == 1
    assert (
        ledger.enter(database, COORDINATOR, dispatch_id, 1, replace(ACCOUNT, receipts_missing=0), reason="届いた") == 2
    )
    (row,) = stored(database, "dispatch_accounts")
    assert (row["legal_basis"], row["travel_cost"], row["overtime_cost"], row["receipts_missing"]) == (
        "autonomy_act",
        120_000,
        None,
        0,
    )
    assert audited(database)[1:] == [
        ("sato", "dispatch.account", "dispatch_accounts", str(dispatch_id), None),
        ("sato", "dispatch.account", "dispatch_accounts", str(dispatch_id), "届いた"),
    ]


def test_a_second_first_entry_is_told_of_the_other(database, dispatch_id):
    ledger.enter(database, COORDINATOR, dispatch_id, 0, ACCOUNT)
    with pytest.raises(Stale):
        ledger.enter(database, COORDINATOR, dispatch_id, 0, replace(ACCOUNT, travel_cost=1))
    assert stored(database, "dispatch_accounts")[0]["travel_cost"] == 120_000


def test_every_broken_rule_is_told_and_nothing_is_written(database, dispatch_id):
    wrong = AccountEntry(legal_basis="custom", travel_cost=-1, overtime_cost=0.5, payer="nobody", receipts_missing=-2)
    with pytest.raises(Invalid) as refused:
        ledger.enter(database, COORDINATOR, dispatch_id, 0, wrong)
    assert refused.value.problems == [
        Problem("legal_basis", "unknown", {"value": "custom"}),
        Problem("payer", "unknown", {"value": "nobody"}),
        Problem("travel_cost", "too_small", {"value": -1, "least": 0}),
        Problem("overtime_cost", "fractional", {"value": "0.5"}),
        Problem("receipts_missing", "too_small", {"value": -2, "least": 0}),
    ]
    assert stored(database, "dispatch_accounts") == []


@pytest.mark.parametrize("actor", [VIEWER, EDITOR, Actor("nobody", "no_such_role")])
def test_who_may_not_enter_accounts_changes_nothing(database, dispatch_id, actor):
    with pytest.raises(NotPermitted):
        ledger.enter(database, actor, dispatch_id, 0, ACCOUNT)
    assert stored(database, "dispatch_accounts") == []


def test_a_dispatch_that_is_not_there_has_no_account(database):
    with pytest.raises(NotFound):
        ledger.enter(database, COORDINATOR, 99, 0, ACCOUNT)


def test_an_account_sent_again_is_entered_once(database, dispatch_id):
    assert ledger.enter(database, COORDINATOR, dispatch_id, 0, ACCOUNT) == 1
    assert ledger.enter(database, COORDINATOR, dispatch_id, 0, ACCOUNT) == 1
    assert len([entry for entry in audited(database) if entry[2] == "dispatch_accounts"]) == 1
