"""The chart of mid- to long-term dispatches: requested beside secured."""

from __future__ import annotations

import altair as alt
import pandas as pd

from workforce.charts.axes import names
from workforce.charts.encodings import COUNT, facts
from workforce.charts.specs import finished
from workforce.charts.theme import Theme
from workforce.domain import notation
from workforce.i18n import Words

ROW = 24
SERIES = ("requested", "secured")


def requested_and_secured(frame: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    """A bar for each row of ``label``, ``mid_long_series`` and ``value``: grey requested, blue secured."""
    labels = [words(f"option.mid_long_series.{code}") for code in SERIES]
    shown = pd.DataFrame(
        {
            "label": frame["label"],
            "series": [words(f"option.mid_long_series.{code}") for code in frame["mid_long_series"]],
            "value": frame["value"],
            "told": [words("unit.people", n=notation.number(value)) for value in frame["value"]],
        }
    )
    most = int(max([1, *shown["value"]]))
    x = alt.X(
        "value:Q",
        title=None,
        scale=alt.Scale(domain=[0, most], range=[0, alt.ExprRef("width - 60")], nice=False),
        axis=alt.Axis(format=",d", tickCount=min(4, most), tickMinStep=1, grid=False, title=None, labelOverlap=True),
    )
    y = alt.Y("label:N", sort=None, title=None, scale=alt.Scale(domain=list(shown["label"])), axis=names(limit=190))
    colours = alt.Scale(domain=labels, range=[theme.sender("other"), theme.actual])
    told = facts((words("metric.mid_long_series"), "series"), (words("metric.persons"), "value", COUNT))
    base = alt.Chart(shown).encode(y=y)
    bars = base.mark_bar(size=14).encode(x=x, fill=alt.Fill("series:N", title=None, scale=colours), **told)
    texts = base.mark_text(align="left", dx=6, color=theme.ink, aria=False).encode(x=x, text=alt.Text("told:N"))
    return finished(alt.layer(bars, texts), theme, height=ROW * max(len(shown), 1))
