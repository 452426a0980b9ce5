"""What staff by department shows, in a sentence."""

from __future__ import annotations

import pandas as pd

from workforce.domain import notation
from workforce.findings.phrases import joined, listing
from workforce.i18n import Words


def comparison(found: pd.DataFrame, words: Words) -> str:
    """The general administration held against the occupations (``departments/totals`` or ``of_municipality``)."""
    if found.empty:
        return words("finding.departments.none")
    row = found.iloc[0]
    if pd.isna(row["general_difference"]):
        return words("finding.departments.not_comparable")
    numbers = {name: notation.number(row[name]) for name in ("general_staff", "occupation_staff", "other_staff")}
    if row["general_difference"] == 0:
        first = words("finding.departments.same", **numbers)
    else:
        difference = notation.signed(row["general_difference"])
        first = words("finding.departments.differs", difference=difference, **numbers)
    return joined([first, words("finding.departments.others", **numbers)], words)


def by_department_alt(found: pd.DataFrame, words: Words) -> str:
    """Departments with their staff, for those who listen."""
    rows = listing(
        found,
        lambda row: words(
            "alt.departments.department", department=row.department, n=notation.number(row.department_staff)
        ),
        words,
    )
    return words("alt.departments.by_department", rows=rows)
