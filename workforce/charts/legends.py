"""Legend entries for what has no colour of its own."""

from __future__ import annotations

import altair as alt
import pandas as pd


def outlined(label: str, colour: str, dash: list[int]) -> alt.Chart:
    """A layer that only adds an entry with an outline to the legend; its mark is not seen."""
    entry = alt.Legend(
        title=None, symbolDash=dash, symbolFillColor="transparent", symbolStrokeWidth=1.5, symbolOpacity=1
    )
    stroke = alt.Stroke("label:N", scale=alt.Scale(domain=[label], range=[colour]), legend=entry)
    mark = alt.Chart(pd.DataFrame({"label": [label]})).mark_point(opacity=0, aria=False)
    return mark.encode(x=alt.XValue(0), y=alt.YValue(0), stroke=stroke)
