"""What staff exchange says, in a sentence."""

from __future__ import annotations

import pandas as pd

from workforce.domain import notation
from workforce.findings.phrases import joined, listing
from workforce.i18n import Words


def lead(totals: pd.DataFrame, words: Words) -> str:
    """The newest year by type: published, recorded (``exchanges/totals``)."""
    if totals.empty:
        return words("finding.exchanges.none")
    newest = totals[totals["fiscal_year"] == totals.iloc[0]["fiscal_year"]]
    return joined([_sentence(row, words) for row in newest.itertuples()], words)


def _sentence(row: object, words: Words) -> str:
    is_published = pd.notna(row.published_persons)
    return words(
        "finding.exchanges.published" if is_published else "finding.exchanges.recorded",
        year=row.term,
        exchange_type=words(f"option.exchange_type.{row.exchange_type}"),
        published=notation.number(row.published_persons),
        recorded=notation.number(row.recorded_persons),
    )


def alt(totals: pd.DataFrame, words: Words) -> str:
    """Years and types with their numbers, for those who listen."""
    return words("alt.exchanges.totals", rows=listing(totals, lambda row: _sentence(row, words), words))
