"""What an indicator shows, in a sentence."""

from __future__ import annotations

import pandas as pd

from workforce.domain import notation
from workforce.findings.phrases import listing
from workforce.i18n import Words


def latest(series: pd.DataFrame, words: Words) -> str:
    """The last value, its change on the period before, and the highest (``indicators/series``)."""
    if series.empty:
        return words("finding.indicators.none")
    last = series.iloc[-1]
    value = _value(last, last["indicator_value"], words)
    period = _period(last, words)
    if pd.isna(last["indicator_change"]):
        return words("finding.indicators.latest", indicator=last["indicator"], period=period, value=value)
    return words(
        f"finding.indicators.latest_and_change_{last['periodicity']}",
        indicator=last["indicator"],
        period=period,
        value=value,
        change=notation.signed(last["indicator_change"], int(last["decimals"])),
    )


def alt(series: pd.DataFrame, words: Words) -> str:
    """The values one after the other, for those who listen."""
    if series.empty:
        return words("finding.indicators.none")
    rows = listing(
        series.iloc[::-1],
        lambda row: words(
            "alt.indicators.value",
            period=_period(pd.Series(row._asdict()), words),
            value=notation.number(row.indicator_value, int(row.decimals)),
        ),
        words,
    )
    return words("alt.indicators.series", indicator=series.iloc[-1]["indicator"], rows=rows)


def _value(row: pd.Series, value: float, words: Words) -> str:
    written = notation.number(value, int(row["decimals"]))
    return written if pd.isna(row["unit"]) else words("finding.indicators.value", n=written, unit=row["unit"])


def _period(row: pd.Series, words: Words) -> str:
    day = row["starts_on"]
    if row["periodicity"] == "monthly":
        return words("finding.indicators.month", year=day.year, month=day.month)
    return words("finding.indicators.year" if day.month == 1 else "finding.indicators.fiscal_year", year=day.year)
