"""How services stop at problems."""

from __future__ import annotations

from workforce.domain import texts
from workforce.errors import Invalid, Problem


def insist(problems: list[Problem]) -> None:
    """Go on only without problems.

    Raises:
        Invalid: with all of them.
    """
    if problems:
        raise Invalid(problems)


def reason_problems(reason: str | None, code: str = "reason_required") -> list[Problem]:
    """Where a change has to be explained, an empty reason is a problem."""
    return [] if texts.tidied(reason) else [Problem("reason", code)]
