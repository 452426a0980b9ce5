"""What may be saved as the planned and actual staff of one occupation in one municipality.

None is unanswered and always allowed; it is never the same as 0. The plan is a value of its own:
no rule here derives it from the actual, or the other way round.
Decision: more cover than vacancy is odd but happens (an early replacement), so it warns and does not refuse.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from workforce.domain import counts, texts
from workforce.errors import Problem

COVER_STATUSES = ("fixed_term", "fiscal_year", "reappointed", "prefecture", "clerical_substitute", "none")
COUNTS = ("planned", "actual", "fixed_term", "reappointed", "covered")


@dataclass(frozen=True, kw_only=True)
class HeadcountEntry:
    """One cell of a survey: heads, how a vacancy is covered and by how many, and a note."""

    planned: int | None = None
    actual: int | None = None
    fixed_term: int | None = None
    reappointed: int | None = None
    cover_status: str | None = None
    covered: int | None = None
    note: str | None = None


FIELDS = tuple(field.name for field in fields(HeadcountEntry))


def tidied(entry: HeadcountEntry) -> HeadcountEntry:
    """The same cell as it is stored: no blanks around texts, empty ones as None, 5.0 heads as 5."""
    heads = {field: counts.tidied(getattr(entry, field)) for field in COUNTS}
    return replace(entry, **heads, cover_status=texts.tidied(entry.cover_status), note=texts.tidied(entry.note))


def problems(entry: HeadcountEntry) -> list[Problem]:
    """Everything that keeps the cell from being saved; empty when it may be."""
    found = [counts.problem(field, getattr(entry, field), least=0, most=counts.MOST_HEADS) for field in COUNTS]
    sound = replace(entry, **{problem.field: None for problem in found if problem})
    found += [*_part_problems(sound), *_cover_problems(sound), texts.problem("note", entry.note)]
    return [problem for problem in found if problem]


def warnings(entry: HeadcountEntry) -> list[Problem]:
    """What looks odd in a cell without problems, and may be meant all the same."""
    if entry.planned is None or entry.actual is None or entry.covered is None:
        return []
    vacancy = max(entry.planned - entry.actual, 0)
    return [Problem("covered", "covered_more_than_vacancy", {"vacancy": vacancy})] if entry.covered > vacancy else []


def _part_problems(entry: HeadcountEntry) -> Iterator[Problem]:
    if entry.actual is None:
        return
    fixed_term, reappointed = entry.fixed_term or 0, entry.reappointed or 0
    if fixed_term > entry.actual:
        yield Problem("fixed_term", "more_than_actual", {"actual": entry.actual})
    if reappointed > entry.actual:
        yield Problem("reappointed", "more_than_actual", {"actual": entry.actual})
    if max(fixed_term, reappointed) <= entry.actual < fixed_term + reappointed:
        yield Problem(
            "reappointed",
            "parts_more_than_actual",
            {"fixed_term": fixed_term, "reappointed": reappointed, "actual": entry.actual},
        )


def _cover_problems(entry: HeadcountEntry) -> Iterator[Problem]:
    if entry.cover_status is not None and entry.cover_status not in COVER_STATUSES:
        yield Problem("cover_status", "unknown", {"value": str(entry.cover_status)})
    if entry.cover_status == "none" and entry.covered:
        yield Problem("covered", "covered_without_cover")
