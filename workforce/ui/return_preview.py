"""What is told of returns before they are accepted: whose they are, for which days, every value before and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workforce.domain import notation
from workforce.domain.import_plans import ADDED, CHANGED
from workforce.domain.imports import Change, Plan
from workforce.ui import session
from workforce.ui.import_preview import Told
from workforce.ui.written import label, names_of_codes, subject, written

NAMED_MUNICIPALITIES = 3  # of one file; the rest is counted
CHANGE_COLUMNS = ["municipality", "subject", "field", "stored_value", "new_value", "difference"]


def _file(plan: Plan) -> dict[str, object]:
    words = session.words()
    return {
        "municipalities": _listed([_municipality(code) for code in _whose(plan)]),
        "days": words("page.list_separator").join(notation.day(day, words.language) for day in plan.rounds),
    }


def _whose(plan: Plan) -> Sequence[str]:
    return plan.municipalities or [code for code in [plan.reading.municipality_code] if code]


def _listed(found: list[str]) -> str:
    words = session.words()
    if len(found) <= NAMED_MUNICIPALITIES:
        return words("page.list_separator").join(found)
    first = words("page.list_separator").join(found[:NAMED_MUNICIPALITIES])
    return words("page.imports.and_others", first=first, n=len(found) - NAMED_MUNICIPALITIES)


def _notes(plans: Sequence[Plan]) -> Iterator[str]:
    """The rounds that would be made."""
    words = session.words()
    made = sorted({day for plan in plans for day, status in plan.rounds.items() if status is None and plan.written})
    for day in made:
        yield words("page.imports.round_is_made", day=notation.day(day, words.language))


def _lines(change: Change) -> Iterator[dict[str, object]]:
    for name, before, after in change.different:
        difference = after - before if isinstance(after, int) and isinstance(before, int) else None
        yield {
            "municipality": _municipality(change.municipality_code),
            "subject": subject(change.key),
            "field": label(name),
            "stored_value": written(name, before),
            "new_value": written(name, after),
            "difference": difference,
        }


def _municipality(code: str) -> str:
    return names_of_codes().get(code, code)


TOLD = Told(_file, _notes, dict.fromkeys((ADDED, CHANGED), (CHANGE_COLUMNS, _lines)))
