"""What the waves of a rotation say about its quality, in a sentence."""

from __future__ import annotations

import pandas as pd

from workforce.domain import notation
from workforce.findings.phrases import listing
from workforce.i18n import Words


def of_disaster(by_disaster: pd.DataFrame, disaster_code: str, words: Words) -> str:
    """Mean length, share under a week and handover days of one disaster (``rotations/quality_of_disaster``)."""
    found = by_disaster[by_disaster["disaster_code"] == disaster_code]
    if found.empty:
        return words("finding.quality.nothing")
    row = found.iloc[0]
    return words(
        "finding.quality.waves",
        mean=notation.number(row["mean_wave_days"], 1),
        short=notation.percent(row["short_wave_rate"], 0),
        handover=notation.number(row["handover_days"]),
    )


def by_sender(senders: pd.DataFrame, words: Words) -> str:
    """The sender with most dispatches ended, their mean length and the share under a week."""
    if senders.empty:
        return words("finding.quality.nothing")
    first = senders.iloc[0]
    return words(
        "finding.quality.sender",
        sender=first["sender"],
        dispatches=notation.number(first["ended_dispatches"]),
        mean=notation.number(first["mean_wave_days"], 1),
        short=notation.percent(first["short_wave_rate"], 0),
    )


def alt(rows: pd.DataFrame, noun: str, words: Words) -> str:
    """Mean length and share under a week, row by row; ``noun`` is the column that names them."""
    return words(
        "alt.quality.rows",
        rows=listing(
            rows.rename(columns={noun: "name"}),
            lambda row: words(
                "alt.quality.row",
                name=row.name,
                mean=notation.number(row.mean_wave_days, 1),
                short=notation.percent(row.short_wave_rate, 0),
            ),
            words,
        ),
    )
