"""Charts of requests. Each takes the localised frame of one query."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import altair as alt
import pandas as pd

from workforce.charts.axes import day_axis, day_scale
from workforce.charts.encodings import COUNT, facts
from workforce.charts.specs import finished
from workforce.charts.theme import Theme
from workforce.domain import notation
from workforce.i18n import Words

HEIGHT = 150
NOBODY = (date(2000, 1, 1), date(2000, 1, 7))


def days(by_day: pd.DataFrame, words: Words, theme: Theme, *, today: date | None = None) -> alt.LayerChart:
    """A request day by day (``requests/days``): met by dispatches in blue, what closes the rest otherwise in
    grey, unmet in orange on top, together what is needed."""
    shown = _placed(by_day).assign(day=[notation.day(day, words.language) for day in by_day["calendar_day"]])
    first, last = _extent(by_day, today)
    scale, axis = (
        day_scale(first, last + timedelta(days=1)),
        day_axis(first, last, words, grid=False, labelSeparation=8),
    )
    y_scale = alt.Scale(domain=[0, max([1, *by_day["needed"]])], nice=False)
    y_axis = alt.Axis(format=",d", tickCount=4, tickMinStep=1, domain=False, ticks=False)

    def x(field: str) -> alt.X:
        return alt.X(f"{field}:T", scale=scale, axis=axis)

    def y(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", title=None, scale=y_scale, axis=y_axis)

    labels = {part: words(f"metric.{part}_persons") for part in ("met", "closed", "unmet")}
    colours = alt.Scale(domain=list(labels.values()), range=[theme.actual, theme.sub, theme.shortage])
    bars = [
        alt.Chart(_runs(by_day)[["start", "end", low, high]].assign(part=labels[part]))
        .mark_rect(aria=False)
        .encode(
            x=x("start"),
            x2=alt.X2("end:T"),
            y=y(low),
            y2=alt.Y2(f"{high}:Q"),
            fill=alt.Fill("part:N", title=None, scale=colours),
        )
        for part, low, high in (("met", "zero", "met"), ("closed", "met", "helped"), ("unmet", "helped", "needed"))
    ]
    told = facts(
        (words("metric.calendar_day"), "day"),
        *[(words(f"metric.{name}_persons"), name, COUNT) for name in ("needed", "met", "closed", "unmet")],
        (words("metric.offered"), "offered", COUNT),
    )
    hover = (
        alt.Chart(shown)
        .mark_rect(opacity=0)
        .encode(x=x("start"), x2=alt.X2("end:T"), y=alt.YValue(0), y2=alt.Y2Value("height"), **told)
    )
    layers = [*bars, *(_today(today, x, theme) if today and first <= today <= last else []), hover]
    return finished(alt.layer(*layers), theme, height=HEIGHT)


def _placed(by_day: pd.DataFrame) -> pd.DataFrame:
    """The rows with the beginning and the end of each day in place of the day."""
    day = by_day["calendar_day"]
    placed = {"start": day, "end": day + timedelta(days=1)}
    texts = {name: days.dt.strftime("%Y-%m-%d") for name, days in placed.items()}
    return by_day.drop(columns="calendar_day").assign(**texts)


def _runs(by_day: pd.DataFrame) -> pd.DataFrame:
    """Days in a row that are alike as one bar, so that no seam is drawn between them."""
    day = by_day["calendar_day"]
    is_other = (day.diff() != timedelta(days=1)) | (by_day[["needed", "met", "closed"]].diff() != 0).any(axis=1)
    placed = _placed(by_day).assign(zero=0, helped=by_day["met"] + by_day["closed"])
    edges = dict.fromkeys(("zero", "met", "helped", "needed"), "first")
    return placed.groupby(is_other.cumsum(), sort=False).agg({"start": "first", "end": "last"} | edges)


def _today(today: date, x: Callable[[str], alt.X], theme: Theme) -> list[alt.Chart]:
    """A line that is seen on every colour: light within dark."""
    base = alt.Chart(pd.DataFrame({"today": [today.isoformat()]})).encode(x=x("today"))
    return [
        base.mark_rule(color=theme.ink, strokeWidth=4, aria=False),
        base.mark_rule(color=theme.card, strokeWidth=1.6, aria=False),
    ]


def _extent(by_day: pd.DataFrame, today: date | None) -> tuple[date, date]:
    if by_day.empty:
        return NOBODY if today is None else (today, today + timedelta(days=6))
    found = by_day["calendar_day"]
    return found.min().date(), found.max().date()
