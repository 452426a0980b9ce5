"""Persons away on each day by sender type, and person-days so far, one below the other on the same days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import altair as alt
import pandas as pd

from workforce.charts import senders
from workforce.charts.axes import day_axis, day_scale
from workforce.charts.encodings import COUNT, facts
from workforce.charts.specs import finished
from workforce.charts.theme import SENDER_TYPES, Theme
from workforce.domain import notation
from workforce.i18n import Words

PERSONS_HEIGHT = 160
GAP = 44
SO_FAR_HEIGHT = 70
HEIGHT = PERSONS_HEIGHT + GAP + SO_FAR_HEIGHT
MOST_SEPARATE_BARS = 150  # more would be thinner than the line between them

Place = Callable[[str], alt.X]


def daily(by_day: pd.DataFrame, by_day_total: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    """Stacked bars of ``dispatches/by_day`` above the running total of ``dispatches/by_day_total``.

    The two panels are parts of one view, so that their days stand exactly below each other.
    """
    days = _days(by_day_total, by_day, words)
    first, last = _extent(by_day_total)
    scale = day_scale(first, last + timedelta(days=1))
    axis = day_axis(first, last, words, grid=False)

    def x(field: str) -> alt.X:
        return alt.X(f"{field}:T", scale=scale, axis=axis)

    panels = [_persons(by_day, days, x, words, theme), _so_far(days, x, words, theme)]
    floor = (
        alt.Chart(pd.DataFrame({"floor": [0]}))
        .mark_rule(color=theme.sub, aria=False)
        .encode(y=alt.YValue(PERSONS_HEIGHT))
    )
    chart = alt.layer(*panels, floor, _hover(days, x, words)).resolve_scale(y="independent")
    return finished(chart, theme, height=HEIGHT)


def _extent(by_day_total: pd.DataFrame) -> tuple[date, date]:
    days = by_day_total["calendar_day"]
    return (days.min().date(), days.max().date()) if len(days) else (date(2000, 1, 1), date(2000, 1, 7))


def _placed(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with the beginning, the middle and the end of each day in place of the day."""
    day = frame["calendar_day"]
    return frame.drop(columns="calendar_day").assign(
        start=day.dt.strftime("%Y-%m-%d"),
        noon=day.dt.strftime("%Y-%m-%dT12:00:00Z"),
        end=(day + timedelta(days=1)).dt.strftime("%Y-%m-%d"),
    )


def _days(by_day_total: pd.DataFrame, by_day: pd.DataFrame, words: Words) -> pd.DataFrame:
    """One row a day with the persons of every sender type beside each other, for the tooltip."""
    by_type = by_day.pivot(index="calendar_day", columns="sender_type", values="persons").reset_index()
    days = by_day_total.merge(by_type, on="calendar_day", how="left")
    return _placed(days.assign(day=[notation.day(day, words.language) for day in days["calendar_day"]]))


def _persons(by_day: pd.DataFrame, days: pd.DataFrame, x: Place, words: Words, theme: Theme) -> alt.LayerChart:
    """The bars of each day, and how many it were on the fullest."""
    most = max([1, *days["persons"]])
    y = alt.Y(
        "persons:Q",
        title=None,
        stack="zero",
        scale=alt.Scale(domain=[0, round(most * 1.12, 1)], range=[PERSONS_HEIGHT, 0], nice=False),
        axis=alt.Axis(orient="left", format=",d", tickCount=4, tickMinStep=1, domain=False, ticks=False),
    )
    shown = senders.named(by_day[["calendar_day", "sender_type", "persons"]], words)
    colours = senders.colours(by_day, words, theme)
    joined = alt.Stroke("sender_type_shown:N", scale=colours, legend=None)
    bars = (
        alt.Chart(_placed(shown).drop(columns="noon"))
        .mark_bar(orient="vertical", strokeWidth=0.6, aria=False)
        .encode(
            x=x("start"),
            x2=alt.X2("end:T"),
            y=y,
            order=alt.Order("sender_order:Q"),
            fill=alt.Fill("sender_type_shown:N", title=None, scale=colours),
            stroke=alt.StrokeValue(theme.card) if len(days) <= MOST_SEPARATE_BARS else joined,
        )
    )
    peak = days[days["persons"] == days["persons"].max()].head(1)
    text = [words("unit.people", n=notation.number(persons)) for persons in peak["persons"]]
    label = (
        alt.Chart(peak[["noon", "persons"]].assign(text=text))
        .mark_text(dy=-8, fontWeight="bold", aria=False)
        .encode(x=x("noon"), y=y, text=alt.Text("text:N"))
    )
    return alt.layer(bars, label)


def _so_far(days: pd.DataFrame, x: Place, words: Words, theme: Theme) -> alt.LayerChart:
    """The running total as an area, with its last value."""
    y = alt.Y(
        "cumulative_person_days:Q",
        title=None,
        scale=alt.Scale(
            domain=[0, round(max([1, *days["cumulative_person_days"]]) * 1.05, 1)],
            range=[HEIGHT, HEIGHT - SO_FAR_HEIGHT],
            nice=False,
        ),
        axis=alt.Axis(orient="left", format=",d", tickCount=3, tickMinStep=1, domain=False, ticks=False),
    )
    shown = days[["noon", "cumulative_person_days"]]
    base = alt.Chart().encode(x=x("noon"), y=y)
    last = shown.tail(1)
    text = [words("chart.so_far", n=notation.number(n)) for n in last["cumulative_person_days"]]
    label = (
        alt.Chart(last.assign(text=text))
        .mark_text(align="right", dx=4, dy=-10, fontWeight="bold", color=theme.actual, aria=False)
        .encode(x=x("noon"), y=y, text=alt.Text("text:N"))
    )
    area = base.mark_area(color=theme.actual, opacity=0.18, aria=False)
    return alt.layer(area, base.mark_line(color=theme.actual, strokeWidth=2, aria=False), label, data=shown)


def _hover(days: pd.DataFrame, x: Place, words: Words) -> alt.Chart:
    """The whole height of a day answers to the pointer, and is what is read out."""
    by_type = [(words(f"option.sender_type.{code}"), code, COUNT) for code in SENDER_TYPES if code in days]
    return (
        alt.Chart(days.drop(columns="noon"))
        .mark_rect(opacity=0)
        .encode(
            x=x("start"),
            x2=alt.X2("end:T"),
            y=alt.YValue(0),
            y2=alt.Y2Value("height"),
            **facts(
                (words("metric.calendar_day"), "day"),
                *by_type,
                (words("chart.persons"), "persons", COUNT),
                (words("metric.cumulative_person_days"), "cumulative_person_days", COUNT),
            ),
        )
    )
