"""Charts of hearings. Each takes the localised frame of one query."""

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
TEXTS = 106  # pixels at the right for the text of a row
STATES = ("open", "done")


def by_category(frame: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    """Hearing notes by category (``hearings/by_category``): open and done, with the municipalities at the right.

    Grey throughout: these are notes, neither people nor vacancies.
    """
    shown = frame[["category", "hearings", "open_hearings", "done_hearings", "overdue_hearings"]].copy()
    shown["municipalities"], shown["zero"] = frame["municipalities_heard"], 0
    shown["told"] = [
        words(
            "chart.hearings",
            n=notation.number(row.hearings),
            municipalities=notation.number(row.municipalities_heard),
        )
        for row in frame.itertuples()
    ]
    labels = [words(f"option.hearing_status.{state}") for state in STATES]
    colours = alt.Scale(domain=labels, range=[theme.sub, theme.sender("other")])
    y = alt.Y("category:N", sort=None, title=None, scale=alt.Scale(domain=list(frame["category"])), axis=names())
    most = max([1, *frame["hearings"]])
    scale = alt.Scale(domain=[0, most], range=[0, alt.ExprRef(f"width - {TEXTS}")], nice=False)
    axis = alt.Axis(format=",d", tickCount=4, tickMinStep=1, grid=False, title=None, labelOverlap=True)
    told = facts(
        (words("field.category"), "category"),
        *[
            (words(f"metric.{column}"), column, COUNT)
            for column in ("hearings", "open_hearings", "done_hearings", "overdue_hearings")
        ],
        (words("metric.municipalities_heard"), "municipalities", COUNT),
    )
    base = alt.Chart().encode(y=y)
    parts = zip(labels, (("zero", "open_hearings"), ("open_hearings", "hearings")), strict=True)
    bars = [
        alt.Chart(pd.DataFrame({"category": shown["category"], "from": shown[start], "to": shown[end], "state": label}))
        .mark_bar(size=16, aria=False)
        .encode(
            x=alt.X("from:Q", scale=scale, axis=axis),
            x2=alt.X2("to:Q"),
            y=y,
            fill=alt.Fill("state:N", title=None, scale=colours),
        )
        for label, (start, end) in parts
    ]
    texts = base.mark_text(align="left", aria=False).encode(
        x=alt.XValue(alt.ExprRef(f"width - {TEXTS - 10}")), text=alt.Text("told:N")
    )
    hover = base.mark_bar(size=ROW, opacity=0).encode(x=alt.XValue(0), x2=alt.X2Value("width"), **told)
    chart = alt.layer(*bars, texts, hover, data=shown)
    return finished(chart, theme, height=ROW * max(len(frame), 1))
