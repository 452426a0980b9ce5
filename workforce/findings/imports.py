"""Sentences about the files of an upload."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from workforce.domain import notation
from workforce.domain.import_plans import ImportPlan, counts_of
from workforce.i18n import Words


def of_files(plans: Sequence[ImportPlan], words: Words) -> str:
    """Whether everything can be accepted, and if not, how many files stand in the way."""
    to_map = [plan for plan in plans if plan.reading.layout == "unknown"]
    refused = [plan for plan in plans if not plan.is_acceptable and plan not in to_map]
    counts = {"files": len(plans), "refused": len(refused), "to_map": len(to_map)}
    if refused and to_map:
        return words("finding.imports.refused_and_to_map", **counts)
    if refused or to_map:
        return words("finding.imports.refused" if refused else "finding.imports.to_map", **counts)
    if all(plan.imported_at for plan in plans):
        return words("finding.imports.known", **counts)
    if not any(plan.written for plan in plans):
        return words("finding.imports.unchanged", **counts)
    return words("finding.imports.acceptable", **counts)


def of_problems(plans: Sequence[ImportPlan], words: Words) -> str:
    """How much has to be put right, and how much looked at."""
    errors = sum(len(plan.errors) for plan in plans)
    warnings = sum(len(plan.warnings) for plan in plans)
    key = "both" if errors and warnings else "errors" if errors else "warnings"
    return words(f"finding.imports.{key}", errors=notation.number(errors), warnings=notation.number(warnings))


def of_changes(plans: Sequence[ImportPlan], words: Words) -> str:
    """What would be written."""
    counts = {name: notation.number(count) for name, count in counts_of(plans).items()}
    return words("finding.imports.changes", **counts)


def of_person_days(effect: pd.DataFrame, words: Words) -> str:
    """What becomes of the person-days: of the one disaster that changes, or of how many; else of plans alone.

    Args:
        effect: one row per disaster and kind with ``person_days``, ``person_days_before`` and their ``difference``.
    """
    moved = effect[effect["difference"] != 0]
    if moved.empty:
        return words("finding.imports.plans_only")
    if len(moved) > 1:
        return words("finding.imports.several_totals", n=len(moved))
    row = moved.iloc[0]
    return words(
        "finding.imports.total",
        disaster=row["disaster"],
        kind=words(f"option.dispatch_kind.{row['kind']}"),
        before=notation.number(row["person_days_before"]),
        after=notation.number(row["person_days"]),
        difference=notation.signed(row["difference"]),
    )
