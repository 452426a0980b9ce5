"""What the field log says, as sentences in the reader's language."""

from __future__ import annotations

import pandas as pd

from workforce.domain import notation
from workforce.findings.phrases import actor
from workforce.i18n import Words


def progress(rows: pd.DataFrame, words: Words) -> str:
    """How many teams are confirmed and how many persons count, of those planned; ``rows`` is one row of progress."""
    found = rows.iloc[0]
    arrived = found["teams"] - found["teams_not_arrived"]
    key = "progress" if found["teams_to_confirm"] else "progress_done" if arrived else "progress_none"
    waiting = words("finding.field.not_arrived", n=notation.number(found["teams_not_arrived"]))
    said = words(
        f"finding.field.{key}",
        confirmed=notation.number(found["teams_confirmed"]),
        teams=notation.number(arrived),
        counted=notation.number(found["counted_persons"]),
        expected=notation.number(found["expected_persons"]),
    )
    return said + waiting if found["teams_not_arrived"] else said


def last_saved(rows: pd.DataFrame, words: Words) -> str:
    """The newest confirmation of the day; empty where there is none."""
    known = rows[rows["confirmed_at"].notna()]
    if known.empty:
        return ""
    newest = known.loc[known["confirmed_at"].idxmax()]
    return words(
        "finding.field.last_saved",
        time=f"{newest['confirmed_at']:%m/%d %H:%M}",
        sender=newest["sender"],
        destination=newest["destination"],
        persons=notation.number(newest["confirmed_persons"]),
        actor=actor(newest["confirmed_by"], None, words),
    )


def moves(rows: pd.DataFrame, day: str, words: Words) -> str:
    """How many teams arrive on a day and how many have their last day."""
    arriving = int((rows["movement"] == "arriving").sum())
    leaving = len(rows) - arriving
    if rows.empty:
        return words("finding.field.no_moves", day=day)
    return words("finding.field.moves", day=day, arriving=arriving, leaving=leaving)
