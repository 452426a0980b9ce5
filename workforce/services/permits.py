"""May this actor do this? Read from ``role_actions`` in the caller's transaction; what is not listed is refused."""

from __future__ import annotations

import duckdb

from workforce.auth.identity import Actor
from workforce.errors import NotPermitted
from workforce.queries import rights


def allowed_actions(connection: duckdb.DuckDBPyConnection, actor: Actor) -> frozenset[str]:
    """The actions the actor's role allows; menus show these. Empty for an unknown role."""
    return frozenset(rights.actions_of_role(connection, role_code=actor.role)["action_code"])


def permit(connection: duckdb.DuckDBPyConnection, actor: Actor, action: str) -> None:
    """Let the action pass or stop it; every service calls this first.

    Raises:
        NotPermitted: the role does not list the action; details name both.
    """
    if action not in allowed_actions(connection, actor):
        raise NotPermitted(action=action, role=actor.role)
