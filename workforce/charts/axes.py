"""Axes that several charts share."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

import altair as alt

from workforce.i18n import Words

DAY_LABELS = {"ja": "%-m/%-d", "en": "%-d %b"}
MONTH_LABELS = {"ja": "%Y/%-m", "en": "%b %Y"}
LONGEST_IN_WEEKS = 200  # days that still take a tick a week


def names(*, limit: int = 130) -> alt.Axis:
    """Names at the left of rows: no line, no ticks."""
    return alt.Axis(domain=False, ticks=False, labelPadding=9, labelLimit=limit, labelOverlap=False)


def label_texts(texts: dict[str, str | list[str]]) -> str:
    """A label expression that writes a text, or its lines, for each value of the axis."""
    return f"{json.dumps(texts, ensure_ascii=False)}[datum.value]"


def day_axis(first: date, last: date, words: Words, **options: object) -> alt.Axis:
    """Days as ticks on Sundays, or on firsts of months where the time is long; the data are days in UTC."""
    in_weeks = (last - first).days <= LONGEST_IN_WEEKS
    return alt.Axis(
        format=(DAY_LABELS if in_weeks else MONTH_LABELS)[words.language],
        tickCount={"interval": "week" if in_weeks else "month", "step": 1},
        labelOverlap=True,
        labelBound=4,  # pixels: the padding of a chart; a text that would be cut off at the edge is left out
        title=None,
        **options,
    )


def short_day(day: date, words: Words) -> str:
    """A day as the axis writes it: 8/17 or 17 Aug."""
    return f"{day.month}/{day.day}" if words.language == "ja" else f"{day.day} {day:%b}"


def day_scale(first: date, last: date) -> alt.Scale:
    """From the beginning of a day to that of another, in UTC, so that a day is the same day in every time zone."""
    # An expression: of dates in a plain list Vega-Lite converts those for x and not those for x2, and unites both.
    return alt.Scale(type="utc", domain=alt.ExprRef(f"[{_milliseconds(first)}, {_milliseconds(last)}]"), nice=False)


def _milliseconds(day: date) -> int:
    return (day - date(1970, 1, 1)).days * 24 * 60 * 60 * 1000


def round_step(span: float) -> int:
    """A round step that divides a span into a few parts: 1, 2, 5, 10, 20, 50 …"""
    step = 1
    for factor in _factors():
        if step * 4 >= span:
            return step
        step = factor
    raise AssertionError("unreachable")


def _factors() -> Iterable[int]:
    power = 1
    while True:
        yield from (2 * power, 5 * power, 10 * power)
        power *= 10
