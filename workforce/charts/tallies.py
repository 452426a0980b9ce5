"""The chart of dispatches by every measure."""

from __future__ import annotations

import altair as alt
import pandas as pd

from workforce.charts.axes import names
from workforce.charts.encodings import COUNT, facts
from workforce.charts.specs import finished
from workforce.charts.theme import Theme
from workforce.domain import notation
from workforce.i18n import Words

ROW = 26
TEXTS = 76  # pixels at the right for 1,146人日


def by_part(frame: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    """Person-days of each part (``tallies/by_part`` with ``part_name``), the other measures on hover."""
    shown = frame[["part_name", "persons_on_duty", "distinct_persons", "person_days", "person_months", "waves"]].assign(
        written=[words("unit.person_days", n=notation.number(days)) for days in frame["person_days"]],
        months=[notation.number(months, 1) for months in frame["person_months"]],
    )
    most = int(max([1, *shown["person_days"]]))
    x = alt.X(
        "person_days:Q",
        title=None,
        scale=alt.Scale(domain=[0, most], range=[0, alt.ExprRef(f"width - {TEXTS}")], nice=False),
        axis=alt.Axis(format=",d", tickCount=4, tickMinStep=1, grid=False, title=None, labelOverlap=True),
    )
    y = alt.Y(
        "part_name:N", sort=None, title=None, scale=alt.Scale(domain=list(shown["part_name"])), axis=names(limit=150)
    )
    told = facts(
        (words("metric.part"), "part_name"),
        (words("field.person_days"), "person_days", COUNT),
        (words("metric.distinct_persons"), "distinct_persons", COUNT),
        (words("field.waves"), "waves", COUNT),
        (words("metric.person_months"), "months"),
        (words("metric.persons_on_duty"), "persons_on_duty", COUNT),
    )
    base = alt.Chart(shown).encode(x=x, y=y)
    bars = base.mark_bar(size=16, color=theme.actual).encode(**told)
    texts = base.mark_text(align="left", dx=6, color=theme.ink, aria=False).encode(text=alt.Text("written:N"))
    return finished(alt.layer(bars, texts), theme, height=ROW * max(len(shown), 1))
