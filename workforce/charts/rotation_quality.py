"""How long waves of a rotation last, by disaster and by sender."""

from __future__ import annotations

import altair as alt
import pandas as pd

from workforce.charts.axes import names
from workforce.charts.encodings import COUNT, PERCENT, TENTH, facts
from workforce.charts.specs import finished
from workforce.charts.theme import Theme
from workforce.domain import notation
from workforce.i18n import Words

ROW = 26
FIRST = 15
TEXTS = 142  # pixels at the right for the mean and the share of short waves
WEEK = 7


def by_disaster(frame: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    """The mean length of waves by disaster (``rotations/quality_of_disaster``), a week dashed."""
    return _lengths(frame.assign(name=frame["disaster"]), words("field.disaster"), words, theme)


def by_sender(frame: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    """The mean length of waves by sender (``rotations/quality_by_sender``), those with most waves, a week dashed."""
    return _lengths(frame.head(FIRST).assign(name=frame["sender"]), words("field.sender"), words, theme)


def _lengths(frame: pd.DataFrame, title: str, words: Words, theme: Theme) -> alt.LayerChart:
    columns = ["name", "ended_dispatches", "mean_wave_days", "handover_days", "short_waves", "short_wave_rate"]
    shown = frame[columns].assign(
        told=[
            words(
                "chart.wave_length",
                n=notation.number(row.mean_wave_days, 1),
                rate=notation.percent(row.short_wave_rate, 0),
            )
            for row in frame.itertuples()
        ],
    )
    x = alt.X(
        "mean_wave_days:Q",
        title=None,
        scale=alt.Scale(
            domain=[0, max([WEEK, *shown["mean_wave_days"]])], range=[0, alt.ExprRef(f"width - {TEXTS}")], nice=False
        ),
        axis=alt.Axis(format=",d", tickCount=4, tickMinStep=1, grid=False, title=None, labelOverlap=True),
    )
    y = alt.Y("name:N", sort=None, title=None, scale=alt.Scale(domain=list(shown["name"])), axis=names(limit=170))
    told = facts(
        (title, "name"),
        (words("metric.mean_wave_days"), "mean_wave_days", TENTH),
        (words("metric.ended_dispatches"), "ended_dispatches", COUNT),
        (words("field.handover_days"), "handover_days", COUNT),
        (words("metric.short_waves"), "short_waves", COUNT),
        (words("metric.short_wave_rate"), "short_wave_rate", PERCENT),
    )
    base = alt.Chart(shown).encode(y=y)
    week = alt.Chart(pd.DataFrame({"mean_wave_days": [WEEK]})).mark_rule(color=theme.sub, strokeDash=[4, 3], aria=False)
    return finished(
        alt.layer(
            base.mark_bar(size=13, color=theme.actual).encode(x=x, **told),
            base.mark_text(align="right", color=theme.sub, aria=False).encode(
                x=alt.XValue("width"), text=alt.Text("told:N")
            ),
            week.encode(x=x),
        ),
        theme,
        height=ROW * max(len(shown), 1),
    )
