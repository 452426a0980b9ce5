"""Rights are data; what is not listed is refused."""

from __future__ import annotations

import csv

import pytest

from workforce.auth.identity import Actor, local_administrator
from workforce.config import ROOT
from workforce.errors import NotPermitted
from workforce.services.permits import allowed_actions, permit

with (ROOT / "data" / "reference" / "role_actions.csv").open(encoding="utf-8") as file:
    LISTED = {(row["role_code"], row["action_code"]) for row in csv.DictReader(file)}
ROLES = sorted({role for role, _ in LISTED})
ACTIONS = sorted({action for _, action in LISTED})


@pytest.mark.parametrize("role", ROLES)
def test_a_role_may_do_exactly_what_is_listed(database, role):
    with database.reading() as connection:
        actor = Actor("someone", role)
        assert allowed_actions(connection, actor) == {action for owner, action in LISTED if owner == role}
        for action in ACTIONS:
            if (role, action) in LISTED:
                permit(connection, actor, action)
            else:
                with pytest.raises(NotPermitted) as refusal:
                    permit(connection, actor, action)
                assert refusal.value.details == {"action": action, "role": role}


@pytest.mark.parametrize("role", ["", "nobody", "local_administrator "])
def test_an_unknown_role_may_do_nothing(database, role):
    with database.reading() as connection:
        assert allowed_actions(connection, Actor("someone", role)) == frozenset()
        with pytest.raises(NotPermitted):
            permit(connection, Actor("someone", role), "view.summary")


def test_an_action_nobody_has_heard_of_is_refused_to_the_administrator(database):
    with database.reading() as connection, pytest.raises(NotPermitted):
        permit(connection, local_administrator(), "moon.visit")


def test_the_local_administrator_may_do_everything_listed(database):
    with database.reading() as connection:
        assert allowed_actions(connection, local_administrator()) == set(ACTIONS)


def test_a_right_taken_away_stops_the_next_action(database):
    coordinator = Actor("sato", "dispatch_coordinator")
    with database.transaction() as connection:
        permit(connection, coordinator, "dispatch.record")
        connection.execute("DELETE FROM role_actions WHERE action_code = 'dispatch.record'")
        with pytest.raises(NotPermitted):
            permit(connection, coordinator, "dispatch.record")
