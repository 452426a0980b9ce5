"""Ten years of actual staff against the plan."""

from __future__ import annotations

import math
from collections.abc import Callable

import altair as alt
import pandas as pd

from workforce.charts.axes import label_texts, round_step
from workforce.charts.encodings import COUNT, either, facts
from workforce.charts.specs import finished
from workforce.charts.theme import Theme
from workforce.domain import notation
from workforce.i18n import Words

HEIGHT = 250
Place = Callable[[str], alt.Y]
UNDER_A_NAME = 3  # rounds over which the name at the end of a line reaches back: it stands clear of all of them
FEW = 4  # with so few rounds the first and the last label would meet


def ten_years_start(frame: pd.DataFrame) -> int:
    """Where the axis of :func:`ten_years` begins: a round number of staff well below the lowest point."""
    return _domain(frame)[0]


def ten_years(frame: pd.DataFrame, words: Words, theme: Theme, *, height: int = HEIGHT) -> alt.LayerChart:
    """Actual staff (solid) against the plan (dashed) at each round, the gap as a rule between them.

    For ``vacancies/totals_by_year`` and ``vacancies/municipality_by_year``. A hollow point is a round that
    not everybody answered: its sums cover only the answers.
    """
    shown = _shown(frame, words)
    texts = dict(zip(shown["round"], shown["label"], strict=True))
    axis = alt.Axis(
        labelExpr=label_texts(texts), labelAngle=0, ticks=False, labelPadding=8, labelOverlap=True, grid=False
    )
    x = alt.X("round:O", sort=None, title=None, scale=alt.Scale(domain=list(texts)), axis=axis)
    count = alt.Axis(format=",d", tickCount=5, tickMinStep=1, domain=False, ticks=False, title=None)
    scale = alt.Scale(domain=_domain(frame), nice=False, zero=False)

    def y(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", scale=scale, axis=count)

    base = alt.Chart().encode(x=x)
    gap = base.mark_rule(strokeWidth=2, opacity=0.6, aria=False).encode(
        y=y("actual"),
        y2=alt.Y2("planned:Q"),
        color=either(alt.ColorValue, "datum.planned > datum.actual", theme.shortage, theme.sub),
    )
    plan = base.mark_line(color=theme.sub, strokeWidth=2.5, strokeDash=[5, 4], aria=False).encode(y=y("planned"))
    actual = base.mark_line(color=theme.actual, strokeWidth=2.5, aria=False).encode(y=y("actual"))
    points = base.mark_point(size=55, strokeWidth=2, opacity=1, stroke=theme.actual).encode(
        y=y("actual"),
        fill=either(alt.FillValue, "datum.is_complete", theme.actual, theme.card),
        **_facts(words),
    )
    hover = base.mark_rule(strokeWidth=24, opacity=0, aria=False).encode(
        y=alt.YValue(0), y2=alt.Y2Value("height"), **_facts(words)
    )
    labels = _labels(shown, x, y, words, theme)
    return finished(alt.layer(gap, plan, actual, points, *labels, hover, data=shown), theme, height=height)


def _domain(frame: pd.DataFrame) -> list[int]:
    """The axis from a round number below the lowest point to one above the highest."""
    counts = [int(count) for column in ("planned", "actual") for count in frame[column].dropna()] or [0]
    low, high = min(counts), max(counts)
    step = round_step(high - low)
    start = math.floor((low - (high - low) * 0.4) / step) * step
    return [max(0, start), math.ceil((high + (high - low) * 0.2 + 1) / step) * step]


def _shown(frame: pd.DataFrame, words: Words) -> pd.DataFrame:
    shown = frame[["planned", "actual", "vacancy", "is_complete"]].copy()
    shown["round"] = frame["as_of"].dt.strftime("%Y-%m-%d")
    shown["label"] = frame["april_label"] if words.language == "ja" else frame["as_of"].dt.strftime("%Y")
    shown["day"] = [notation.day(as_of, words.language) for as_of in frame["as_of"]]
    if "net_gap" in frame:
        shown["gap_shown"] = [words("chart.gap", n=notation.number(gap)) for gap in frame["net_gap"]]
    return shown


def _facts(words: Words) -> dict[str, alt.SchemaBase]:
    counts = [(words(f"field.{column}"), column, COUNT) for column in ("planned", "actual", "vacancy")]
    return facts((words("field.as_of"), "day"), *counts)


def _labels(shown: pd.DataFrame, x: alt.X, y: Place, words: Words, theme: Theme) -> list[alt.Chart]:
    """The last plan and actual by name; the last gap, and the gap of the first round that all had answered."""

    def write(row: pd.Series, height: float, text: str, colour: str, **style: object) -> alt.Chart:
        one = pd.DataFrame({"round": [row["round"]], "count": [float(height)], "text": [text]})
        mark = alt.Chart(one).mark_text(fontWeight="bold", color=colour, aria=False, **style)
        return mark.encode(x=x, y=y("count"), text=alt.Text("text:N"))

    answered = shown.dropna(subset=["planned", "actual"])
    if answered.empty:
        return []
    last, complete = answered.iloc[-1], answered[answered["is_complete"]]
    is_short = bool(last["planned"] >= last["actual"])
    beside = answered.iloc[-UNDER_A_NAME:][["planned", "actual"]]
    top, bottom = beside.max(axis=None), beside.min(axis=None)
    labels = []
    for column, colour, is_above in (("planned", theme.sub, is_short), ("actual", theme.actual, not is_short)):
        text = words("chart.named_count", name=words(f"field.{column}"), n=notation.number(last[column]))
        height, dy = (top, -14) if is_above else (bottom, 18)
        labels.append(write(last, height, text, colour, align="right", dx=8, dy=dy))
    if "gap_shown" in shown and last["planned"] > last["actual"]:
        middle = (last["planned"] + last["actual"]) / 2
        halo = {"stroke": theme.card, "strokeWidth": 4, "strokeJoin": "round"}
        labels.append(write(last, middle, last["gap_shown"], theme.card, align="right", dx=-6, **halo))
        labels.append(write(last, middle, last["gap_shown"], theme.shortage, align="right", dx=-6))
    if "gap_shown" in shown and len(complete) > FEW and complete.iloc[0]["planned"] > complete.iloc[0]["actual"]:
        first = complete.iloc[0]
        labels.append(write(first, first["actual"], first["gap_shown"], theme.shortage, align="left", dx=-6, dy=18))
    return labels
