"""The chart of staff exchange: recorded beside published."""

from __future__ import annotations

import altair as alt
import pandas as pd

from workforce.charts.axes import names
from workforce.charts.encodings import COUNT, facts
from workforce.charts.specs import finished
from workforce.charts.theme import Theme
from workforce.domain import notation
from workforce.i18n import Words

ROW = 34


def totals(frame: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    """Persons by year and type (``exchanges/totals`` with ``label``): blue recorded, a grey bar behind published."""
    shown = frame[["label", "recorded_persons", "published_persons"]].assign(
        told=[
            words(
                "chart.exchanged",
                recorded=notation.number(row.recorded_persons),
                published=notation.number(row.published_persons),
            )
            for row in frame.itertuples()
        ]
    )
    most = int(max([1, *shown["recorded_persons"], *shown["published_persons"].fillna(0)]))
    scale = alt.Scale(domain=[0, most], range=[0, alt.ExprRef("width - 110")], nice=False)
    axis = alt.Axis(format=",d", tickCount=min(most, 4), tickMinStep=1, grid=False, title=None, labelOverlap=True)
    y = alt.Y("label:N", sort=None, title=None, scale=alt.Scale(domain=list(shown["label"])), axis=names(limit=190))
    labels = [words("metric.published_persons"), words("metric.recorded_persons")]
    colours = alt.Scale(domain=labels, range=[theme.sender("other"), theme.actual])
    bars = [
        alt.Chart(shown.assign(series=label))
        .mark_bar(size=size, aria=False)
        .encode(
            x=alt.X(f"{column}:Q", scale=scale, axis=axis), y=y, fill=alt.Fill("series:N", title=None, scale=colours)
        )
        for label, column, size in zip(labels, ("published_persons", "recorded_persons"), (22, 10), strict=True)
    ]
    told = facts(
        (words("field.label"), "label"),
        (labels[0], "published_persons", COUNT),
        (labels[1], "recorded_persons", COUNT),
    )
    base = alt.Chart(shown).encode(y=y)
    texts = base.mark_text(align="left", color=theme.ink, aria=False).encode(
        x=alt.XValue(alt.ExprRef("width - 100")), text=alt.Text("told:N")
    )
    hover = base.mark_bar(size=ROW, opacity=0).encode(x=alt.XValue(0), x2=alt.X2Value("width"), **told)
    return finished(alt.layer(*bars, texts, hover), theme, height=ROW * max(len(shown), 1))
