"""What dispatches by every measure say, in a sentence. Each number names its measure."""

from __future__ import annotations

import pandas as pd

from workforce.domain import notation
from workforce.findings.phrases import highest, listing, names
from workforce.i18n import Words


def lead(totals: pd.DataFrame, words: Words) -> str:
    """Persons on duty, distinct persons, person-days and waves of one disaster and kind (``tallies/by_part``)."""
    if totals.empty or totals.iloc[0]["person_days"] == 0:
        return words("finding.tallies.none")
    numbers = _numbers(totals.iloc[0])
    return words("finding.tallies.lead" if totals.iloc[0]["persons_on_duty"] else "finding.tallies.over", **numbers)


def by_part(found: pd.DataFrame, words: Words) -> str:
    """The part with most person-days (``tallies/by_part`` with ``part_name``)."""
    most = highest(found[found["person_days"] > 0], "person_days")
    if most.empty:
        return words("finding.tallies.none")
    numbers = _numbers(most.iloc[0]) | {"parts": names(most["part_name"], "part", words)}
    return words("finding.tallies.most" if len(most) == 1 else "finding.tallies.most_shared", **numbers)


def by_part_alt(found: pd.DataFrame, words: Words) -> str:
    """Parts with their person-days and persons, for those who listen."""
    rows = listing(found, lambda row: words("alt.tallies.part", part=row.part_name, **_numbers(row._asdict())), words)
    return words("alt.tallies.by_part", rows=rows)


def by_disaster(found: pd.DataFrame, words: Words) -> str:
    """The disaster and kind with most person-days (``tallies/by_disaster``)."""
    most = highest(found[found["person_days"] > 0], "person_days")
    if most.empty:
        return words("finding.tallies.none_anywhere")
    row = most.iloc[0]
    kind = words(f"option.dispatch_kind.{row['kind']}")
    return words("finding.tallies.disaster", disaster=row["disaster"], kind=kind, **_numbers(row))


def _numbers(row: pd.Series | dict[str, object]) -> dict[str, str]:
    return {
        name: notation.number(row[name]) for name in ("persons_on_duty", "distinct_persons", "person_days", "waves")
    }
