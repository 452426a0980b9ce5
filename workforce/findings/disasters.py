"""What the list of disasters says."""

from __future__ import annotations

import pandas as pd

from workforce.domain import notation
from workforce.i18n import Words


def lead(rows: pd.DataFrame, words: Words) -> str:
    """Which disasters are being dealt with."""
    alive = rows[rows["disaster_status"] == "open"]
    if alive.empty:
        return words("finding.disasters.none_open")
    return words(
        "finding.disasters.open",
        n=notation.number(len(alive)),
        names=words("finding.list_separator").join(alive["disaster"]),
    )
