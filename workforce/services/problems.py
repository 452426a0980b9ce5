"""How services stop at problems."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from workforce.domain import texts
from workforce.errors import AlikeRecorded, Invalid, Problem


def insist(problems: list[Problem]) -> None:
    """Go on only without problems.

    Raises:
        Invalid: with all of them.
    """
    if problems:
        raise Invalid(problems)


def insist_on_asked(alike: Iterable[int], besides: Collection[int]) -> None:
    """Go on only if the actor was told of every record that looks the same (docs/decisions/0060).

    Raises:
        AlikeRecorded: with the numbers of all of them.
    """
    numbers = sorted(alike)
    if set(numbers) - set(besides):
        raise AlikeRecorded(numbers)


def reason_problems(reason: str | None, code: str | None = "reason_required") -> list[Problem]:
    """Where a change has to be explained, an empty reason is a problem; ``code`` is None where it need not be."""
    if not texts.tidied(reason):
        return [Problem("reason", code)] if code else []
    unusable = texts.problem("reason", reason)
    return [unusable] if unusable else []
