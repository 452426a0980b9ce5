"""Charts of measures. Each takes the localised frame of one query."""

from __future__ import annotations

import altair as alt
import pandas as pd

from workforce.charts.axes import names
from workforce.charts.encodings import COUNT, either, facts
from workforce.charts.specs import finished
from workforce.charts.theme import Theme
from workforce.domain import notation
from workforce.i18n import Words

ROW = 28
TEXTS = 92  # pixels at the right for the text of a row


def by_occupation(frame: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    """Vacancies by occupation (``measures/by_occupation``): orange without a measure, grey with one."""
    shown = frame[["occupation", "short", "vacancy", "vacancy_with_measure", "vacancy_without_measure"]].assign(
        zero=0,
        told=[
            words(
                "chart.part_of",
                part=f"▲{notation.number(row.vacancy_without_measure)}" if row.vacancy_without_measure else 0,
                whole=notation.number(row.vacancy),
            )
            for row in frame.itertuples()
        ],
    )
    labels = [words("metric.vacancy_without_measure"), words("metric.vacancy_with_measure")]
    colours = alt.Scale(domain=labels, range=[theme.shortage, theme.sender("other")])
    y = alt.Y("short:N", sort=None, title=None, scale=alt.Scale(domain=list(frame["short"])), axis=names(limit=110))
    scale = alt.Scale(domain=[0, max([1, *frame["vacancy"]])], range=[0, alt.ExprRef(f"width - {TEXTS}")], nice=False)
    axis = alt.Axis(format=",d", tickCount=4, tickMinStep=1, grid=False, title=None, labelOverlap=True)
    parts = zip(labels, (("zero", "vacancy_without_measure"), ("vacancy_without_measure", "vacancy")), strict=True)
    bars = [
        alt.Chart(pd.DataFrame({"short": shown["short"], "from": shown[start], "to": shown[end], "part": label}))
        .mark_bar(size=15, aria=False)
        .encode(
            x=alt.X("from:Q", scale=scale, axis=axis),
            x2=alt.X2("to:Q"),
            y=y,
            fill=alt.Fill("part:N", title=None, scale=colours),
        )
        for label, (start, end) in parts
    ]
    base = alt.Chart().encode(y=y)
    texts = base.mark_text(align="left", fontWeight="bold", aria=False).encode(
        x=alt.XValue(alt.ExprRef(f"width - {TEXTS - 10}")),
        text=alt.Text("told:N"),
        color=either(alt.ColorValue, "datum.vacancy_without_measure > 0", theme.shortage, theme.sub),
    )
    told = facts(
        (words("field.occupation"), "occupation"),
        (words("metric.vacancy"), "vacancy", COUNT),
        (words("metric.vacancy_without_measure"), "vacancy_without_measure", COUNT),
    )
    hover = base.mark_bar(size=ROW, opacity=0).encode(x=alt.XValue(0), x2=alt.X2Value("width"), **told)
    return finished(alt.layer(*bars, texts, hover, data=shown), theme, height=ROW * max(len(frame), 1))
