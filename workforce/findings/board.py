"""What the situation board says, as sentences in the reader's language."""

from __future__ import annotations

import pandas as pd

from workforce.domain import notation
from workforce.findings.phrases import count
from workforce.i18n import Words


def on_duty(rows: pd.DataFrame, totals: pd.DataFrame, words: Words) -> str:
    """How many persons are on duty in how many places, short support and mid- to long-term apart."""
    if rows.empty:
        return words("finding.board.nobody")
    found = totals.iloc[0]
    return words(
        "finding.board.on_duty",
        places=count("municipality", rows["destination_code"].nunique(), words),
        emergency=notation.number(found["emergency_on_duty"]),
        mid_long=notation.number(found["mid_long_on_duty"]),
    )


def moves(totals: pd.DataFrame, words: Words) -> str:
    """Teams and persons that arrive and leave from today to three days on."""
    found = totals.iloc[0]
    if not found["teams_arriving"] and not found["teams_leaving"]:
        return words("finding.board.no_moves")
    names = ("teams_arriving", "persons_arriving", "teams_leaving", "persons_leaving")
    return words("finding.board.moves", **{name: notation.number(found[name]) for name in names})


def unmet(rows: pd.DataFrame, words: Words) -> str:
    """How many requests lack people, and how many of them are urgent."""
    if rows.empty:
        return words("finding.board.all_met")
    urgent = int((rows["priority"] == 1).sum())
    return words("finding.board.unmet_urgent" if urgent else "finding.board.unmet", n=len(rows), urgent=urgent)


def endings(rows: pd.DataFrame, words: Words) -> str:
    """How many dispatches end within 14 days without a successor, and when the first does."""
    if rows.empty:
        return words("finding.board.no_endings")
    return words("finding.board.endings", n=len(rows), day=notation.month_day(rows.iloc[0]["end_on"], words.language))


def waiting(rows: pd.DataFrame, words: Words) -> str:
    """How many requests have been open for more than 7 days, and for how long the oldest has."""
    if rows.empty:
        return words("finding.board.none_waiting")
    return words("finding.board.waiting", n=len(rows), days=notation.number(rows.iloc[0]["days_since_asked"]))
