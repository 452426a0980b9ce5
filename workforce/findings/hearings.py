"""What the hearings say, in a sentence."""

from __future__ import annotations

import pandas as pd

from workforce.findings.phrases import count, highest, joined, listing, names, shared
from workforce.i18n import Words


def lead(totals: pd.DataFrame, words: Words) -> str:
    """From how many municipalities how many notes came, and what waits (``hearings/totals``)."""
    if totals.empty or not totals.iloc[0]["hearings"]:
        return words("finding.hearings.none")
    row = totals.iloc[0]
    heard = words(
        "finding.hearings.heard",
        municipalities=row["municipalities"],
        heard=row["municipalities_heard"],
        hearings=count("hearing", row["hearings"], words),
    )
    return joined([heard, _waiting(row, words)], words)


def _waiting(row: pd.Series, words: Words) -> str:
    if row["overdue_hearings"]:
        return words("finding.hearings.overdue", waiting=row["open_hearings"], overdue=row["overdue_hearings"])
    return words("finding.hearings.waiting", waiting=row["open_hearings"])


def by_category(found: pd.DataFrame, words: Words) -> str:
    """The category of which most municipalities spoke (``hearings/by_category``)."""
    if found.empty:
        return words("finding.hearings.none")
    most = highest(found, "municipalities_heard")
    return words(
        "finding.hearings.most",
        categories=names(most["category"], "category", words),
        municipalities=shared(count("municipality", most.iloc[0]["municipalities_heard"], words), most, words),
    )


def by_category_alt(found: pd.DataFrame, words: Words) -> str:
    """The categories with their counts, for those who listen."""
    rows = listing(
        found,
        lambda row: words(
            "alt.hearings.category",
            category=row.category,
            n=row.hearings,
            waiting=row.open_hearings,
            municipalities=row.municipalities_heard,
        ),
        words,
    )
    return words("alt.hearings.by_category", rows=rows)


def municipality(totals: pd.DataFrame, words: Words) -> str:
    """How many notes of one municipality there are and how many wait (``hearings/municipality_totals``)."""
    if totals.empty or not totals.iloc[0]["hearings"]:
        return words("finding.hearings.none_of_municipality")
    row = totals.iloc[0]
    notes = words("finding.hearings.of_municipality", hearings=count("hearing", row["hearings"], words))
    return joined([notes, _waiting(row, words)], words)
