"""What the ledger of mid- to long-term dispatches says, in a sentence."""

from __future__ import annotations

import pandas as pd

from workforce.domain import notation
from workforce.findings.phrases import listing
from workforce.i18n import Words


def lead(years: pd.DataFrame, words: Words) -> str:
    """Secured and person-months of the year of the as-of date, or else of the last (``ledger/by_year``)."""
    if years.empty:
        return words("finding.ledger.none")
    row = (years[years["is_current"]] if years["is_current"].any() else years).iloc[-1]
    numbers = {name: notation.number(row[name]) for name in ("requested_most", "secured_most", "short_most")}
    months = notation.number(row["person_months"], 1)
    key = "finding.ledger.year" if row["requested_most"] else "finding.ledger.year_without_request"
    return words(key, year=row["term"], months=months, **numbers)


def published(found: pd.DataFrame, words: Words) -> str:
    """The first and the last year as published, requested and secured (``ledger/published`` with ``label``)."""
    if found.empty:
        return words("finding.ledger.nothing_published")
    asked, got = (found[found["mid_long_series"] == series] for series in ("requested", "secured"))
    if asked.empty or got.empty:
        return words("finding.ledger.published_in_part")
    return words(
        "finding.ledger.published",
        first=notation.number(asked.iloc[0]["value"]),
        first_secured=notation.number(got.iloc[0]["value"]),
        last=notation.number(asked.iloc[-1]["value"]),
        last_secured=notation.number(got.iloc[-1]["value"]),
    )


def alt(rows: pd.DataFrame, words: Words) -> str:
    """Rows of requested and secured, for those who listen."""
    listed = listing(
        rows, lambda row: words("alt.ledger.row", label=row.label, value=notation.number(row.value)), words
    )
    return words("alt.ledger.rows", rows=listed)
