"""What the costs of dispatches say, in a sentence."""

from __future__ import annotations

import pandas as pd

from workforce.domain import notation
from workforce.findings.phrases import listing
from workforce.i18n import Words


def lead(totals: pd.DataFrame, words: Words) -> str:
    """How many dispatches have their costs, the sum, and where receipts are missing (``costs/totals``)."""
    row = totals.iloc[0]
    if not row["dispatches"]:
        return words("finding.costs.no_dispatch")
    numbers = {name: notation.number(row[name]) for name in ("dispatches", "entered", "total_cost", "lacking_receipts")}
    if not row["entered"]:
        return words("finding.costs.nothing_entered", **numbers)
    return words("finding.costs.lacking" if row["lacking_receipts"] else "finding.costs.entered", **numbers)


def by_payer(found: pd.DataFrame, words: Words) -> str:
    """Who pays most (``costs/by_payer`` with ``payer_name``)."""
    if found.empty:
        return words("finding.costs.no_payer")
    row = found.iloc[0]
    return words("finding.costs.most", payer=row["payer_name"], cost=notation.number(row["total_cost"]))


def by_payer_alt(found: pd.DataFrame, words: Words) -> str:
    """Payers with their costs, for those who listen."""
    rows = listing(
        found,
        lambda row: words("alt.costs.payer", payer=row.payer_name, cost=notation.number(row.total_cost)),
        words,
    )
    return words("alt.costs.by_payer", rows=rows)
