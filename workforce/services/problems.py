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


def reason_problems(reason: str | None, code: str | None = "reason_required") -> list[Problem]:
    """Where a change has to be explained, an empty reason is a problem; ``code`` is None where it need not be."""
    if not texts.tidied(reason):
        return [Problem("reason", code)] if code else []
    unusable = texts.problem("reason", reason)
    return [unusable] if unusable else []
