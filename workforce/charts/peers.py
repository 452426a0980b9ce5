"""A municipality among those of similar type and size."""

from __future__ import annotations

import altair as alt
import pandas as pd

from workforce.charts.axes import label_texts, names
from workforce.charts.encodings import COUNT, PERCENT, either, facts
from workforce.charts.specs import finished
from workforce.charts.texts import lines
from workforce.charts.theme import Theme
from workforce.domain import notation
from workforce.i18n import Words

ROW = 50
POINT, CHOSEN = 70, 170  # areas in square pixels
LEAST_SCALE = 0.02
RIGHT_PART = 0.75  # of the scale: from there a name stands left of its dot


def peers(frame: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    """Vacancy rates (``vacancies/peers`` or ``vacancies/peers_of_municipality``), a row for each group of similar ones.

    A tick is the median, orange is above it. The municipality chosen is named, else the highest of each group.
    """
    known = frame.dropna(subset=["vacancy_rate", "peer_group", "peer_rank"])
    shown = known[["municipality", "short", "peer_group", "vacancy", "vacancy_rate", "median_vacancy_rate"]].copy()
    shown["is_above"] = known["is_above_peers"]
    chosen = known["is_chosen"] if "is_chosen" in known else ~known.duplicated("peer_group")
    shown["is_chosen"] = chosen & ("is_chosen" in known)
    shown["name"] = known["short"].where(chosen, "")
    wide = max([LEAST_SCALE, *shown["vacancy_rate"]]) * 1.06
    shown["is_right"] = shown["vacancy_rate"] > wide * RIGHT_PART
    rows = list(dict.fromkeys(shown["peer_group"]))
    labels = {group: lines(words(f"option.peer_group.{group}")) for group in rows}
    axis = names(limit=130)
    axis.labelExpr = label_texts(labels)
    y = alt.Y("peer_group:N", sort=None, title=None, scale=alt.Scale(domain=rows), axis=axis)
    scale = alt.Scale(domain=[0, wide], nice=False)
    x_axis = alt.Axis(format=".0%", tickCount=5, tickMinStep=0.01, title=None, labelOverlap=True, gridDash=[1, 0])
    x = alt.X("vacancy_rate:Q", scale=scale, axis=x_axis)
    dots = (
        alt.Chart(shown)
        .mark_point(filled=True, opacity=0.85, stroke=theme.card, strokeWidth=1)
        .encode(
            x=x,
            y=y,
            size=either(alt.SizeValue, "datum.is_chosen", CHOSEN, POINT),
            fill=either(alt.FillValue, "datum.is_above", theme.shortage, theme.senders[-1]),
            **facts(
                (words("field.municipality"), "municipality"),
                (words("metric.vacancy_rate"), "vacancy_rate", PERCENT),
                (words("field.vacancy"), "vacancy", COUNT),
                (words("metric.median_vacancy_rate"), "median_vacancy_rate", PERCENT),
            ),
        )
    )
    return finished(
        alt.layer(*_medians(shown, y, scale, x_axis, words, theme), dots, *_names(shown, x, y, theme)),
        theme,
        height=ROW * max(len(rows), 1),
    )


def _medians(
    shown: pd.DataFrame, y: alt.Y, scale: alt.Scale, axis: alt.Axis, words: Words, theme: Theme
) -> tuple[alt.Chart, alt.Chart]:
    medians = shown.drop_duplicates("peer_group")[["peer_group", "median_vacancy_rate"]].dropna()
    medians["text"] = [words("chart.median", n=notation.percent(rate)) for rate in medians["median_vacancy_rate"]]
    at_median = alt.X("median_vacancy_rate:Q", scale=scale, axis=axis)
    base = alt.Chart(medians).encode(x=at_median, y=y)
    tick = base.mark_tick(thickness=3, size=ROW * 0.44, color=theme.sub, aria=False)
    text = base.mark_text(align="left", dx=-2, dy=ROW * 0.37, color=theme.sub, fontSize=11, aria=False)
    return tick, text.encode(text=alt.Text("text:N"))


def _names(shown: pd.DataFrame, x: alt.X, y: alt.Y, theme: Theme) -> list[alt.Chart]:
    layers = []
    for is_right, align in ((False, "left"), (True, "right")):
        some = shown[shown["is_right"] == is_right]
        mark = alt.Chart(some).mark_text(align=align, dy=-ROW * 0.3, color=theme.ink, fontWeight="bold", aria=False)
        layers.append(mark.encode(x=x, y=y, text=alt.Text("name:N")))
    return layers
