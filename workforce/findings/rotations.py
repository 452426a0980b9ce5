"""What a plan of a rotation says, as sentences in the reader's language."""

from __future__ import annotations

import pandas as pd

from workforce.domain import notation
from workforce.i18n import Words


def preview(figures: pd.Series, words: Words) -> str:
    """How many waves and person-days a plan takes, and what its request lacks then.

    Args:
        figures: ``waves``, ``person_days``, ``unmet`` (person-days) and ``days_short``.
    """
    key = "preview_short" if figures["unmet"] else "preview_met"
    told = ("waves", "person_days", "unmet", "days_short")
    return words(f"finding.rotations.{key}", **{name: notation.number(figures[name]) for name in told})
