"""The chart of costs of dispatches."""

from __future__ import annotations

import altair as alt
import pandas as pd

from workforce.charts.axes import names
from workforce.charts.encodings import COUNT, facts
from workforce.charts.specs import finished
from workforce.charts.theme import Theme
from workforce.domain import notation
from workforce.i18n import Words

ROW = 30
TEXTS = 130  # pixels at the right for an amount


def by_payer(frame: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    """Costs in yen by who pays (``costs/by_payer`` with ``payer_name``); grey: money, neither people nor shortage."""
    shown = frame[["payer_name", "entered", "total_cost"]].assign(
        told=[words("unit.yen", n=notation.number(cost)) for cost in frame["total_cost"]]
    )
    most = int(max([1, *shown["total_cost"]]))
    x = alt.X(
        "total_cost:Q",
        title=None,
        scale=alt.Scale(domain=[0, most], range=[0, alt.ExprRef(f"width - {TEXTS}")], nice=False),
        axis=alt.Axis(format=",d", tickCount=3, grid=False, title=None, labelOverlap=True),
    )
    y = alt.Y(
        "payer_name:N", sort=None, title=None, scale=alt.Scale(domain=list(shown["payer_name"])), axis=names(limit=110)
    )
    told = facts(
        (words("field.payer"), "payer_name"),
        (words("metric.total_cost"), "total_cost", COUNT),
        (words("metric.entered"), "entered", COUNT),
    )
    base = alt.Chart(shown).encode(x=x, y=y)
    bars = base.mark_bar(size=16, color=theme.sub).encode(**told)
    texts = base.mark_text(align="left", dx=6, color=theme.ink, aria=False).encode(text=alt.Text("told:N"))
    return finished(alt.layer(bars, texts), theme, height=ROW * max(len(shown), 1))
