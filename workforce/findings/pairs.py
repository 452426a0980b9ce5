"""What counterpart support says, in a sentence."""

from __future__ import annotations

import pandas as pd

from workforce.domain import notation
from workforce.findings.phrases import joined, listing, names
from workforce.i18n import Words


def lead(totals: pd.DataFrame, destinations: pd.DataFrame, words: Words) -> str:
    """How many pairs go on (``pairs/totals``), which of their destinations have nobody, and which no lead."""
    if totals.empty:
        return words("finding.pairs.none")
    whole, running = totals.iloc[0], destinations[destinations["running_pairs"] > 0]
    if running.empty:
        return words("finding.pairs.all_over", pairs=notation.number(whole["pairs_over"]))
    sentences = [
        words(
            "finding.pairs.running",
            pairs=notation.number(whole["running_pairs"]),
            destinations=names(running["destination"], "municipality", words),
        )
    ]
    for key, lacking in (
        ("finding.pairs.nobody_now", running[running["persons_on_duty"] == 0]),
        ("finding.pairs.no_lead", running[running["running_leads"] == 0]),
    ):
        if len(lacking):
            sentences.append(words(key, destinations=names(lacking["destination"], "municipality", words)))
    return joined(sentences, words)


def runs(totals: pd.DataFrame, destinations: pd.DataFrame, words: Words) -> str:
    """The destinations with days on which none of their senders had anybody there (``pairs/by_destination``)."""
    uncovered = destinations[destinations["uncovered_days"] > 0]
    if uncovered.empty:
        return words("finding.pairs.none_begun" if totals.empty else "finding.pairs.always_covered")
    first = uncovered.iloc[0]
    if totals.iloc[0]["destinations_ever_uncovered"] == 1:
        return words(
            "finding.pairs.one_uncovered",
            destination=first["destination"],
            days=notation.number(first["uncovered_days"]),
        )
    return words(
        "finding.pairs.uncovered",
        n=notation.number(totals.iloc[0]["destinations_ever_uncovered"]),
        destination=first["destination"],
        days=notation.number(first["uncovered_days"]),
    )


def runs_alt(pairs: pd.DataFrame, words: Words) -> str:
    """Uncovered days of each pair that has begun."""
    begun = pairs.dropna(subset=["uncovered_days"])
    return words(
        "alt.pairs.runs",
        rows=listing(
            begun,
            lambda row: words(
                "alt.pairs.pair",
                destination=row.destination,
                sender=row.sender,
                days=notation.number(row.pair_days),
                uncovered=notation.number(row.uncovered_days),
            ),
            words,
        ),
    )
