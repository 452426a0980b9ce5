"""Charts of dispatches. Each takes the localised frame of one query."""

from __future__ import annotations

from datetime import date

import altair as alt
import pandas as pd

from workforce.charts import grids, senders
from workforce.charts.axes import names, short_day
from workforce.charts.bins import PERSON_DAYS, PERSON_DAYS_OF_YEARS
from workforce.charts.burdens import burden
from workforce.charts.daily import daily
from workforce.charts.encodings import COUNT, either, facts
from workforce.charts.gantt import gantt
from workforce.charts.specs import finished
from workforce.charts.theme import Theme
from workforce.domain import notation
from workforce.i18n import Words

__all__ = ["burden", "by_period", "daily", "gantt", "needs", "sender_matrix"]

NEED_ROW = 34
NEED_TEXTS = 118  # pixels at the right for the two columns of text
SHORTFALLS = 46  # … of which for the second

PERIOD_HEIGHT = 200
MOST_NUMBERED_BARS = 14
WIDEST_BAR = 64
MOST_WEEKS = 100  # rows; more weeks than a year has are named with their year


# --- Needs ---------------------------------------------------------------------------------------


def needs(frame: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    """Person-days needed (outline) and met (filled) by task (``needs/by_task``), with what is left open."""
    shown = frame[["task", "short", "needed", "met", "left_open"]].assign(
        part=[
            words("chart.part_of", part=notation.number(row.met), whole=notation.number(row.needed))
            for row in frame.itertuples()
        ],
        rest=[f"▲{notation.number(rest)}" if rest else words("chart.met") for rest in frame["left_open"]],
    )
    y = alt.Y("short:N", sort=None, title=None, scale=alt.Scale(domain=list(frame["short"])), axis=names(limit=110))
    scale = alt.Scale(
        domain=[0, max([1, *frame["needed"]])], range=[0, alt.ExprRef(f"width - {NEED_TEXTS}")], nice=False
    )
    axis = alt.Axis(format=",d", tickCount=3, tickMinStep=1, grid=False, title=None, labelOverlap=True)
    counts = [(words(f"metric.{column}"), column, COUNT) for column in ("needed", "met", "left_open")]
    told = facts((words("field.task"), "task"), *counts)
    base = alt.Chart().encode(y=y)
    layers = [
        base.mark_bar(size=20, fill=theme.tile, stroke=theme.sub, strokeWidth=1, aria=False).encode(
            x=alt.X("needed:Q", scale=scale, axis=axis)
        ),
        base.mark_bar(size=20, color=theme.actual).encode(x=alt.X("met:Q", scale=scale, axis=axis), **told),
        base.mark_text(align="right", color=theme.ink, aria=False).encode(
            x=alt.XValue(alt.ExprRef(f"width - {SHORTFALLS}")), text=alt.Text("part:N")
        ),
        base.mark_text(align="left", fontWeight="bold", aria=False).encode(
            x=alt.XValue(alt.ExprRef(f"width - {SHORTFALLS - 8}")),
            text=alt.Text("rest:N"),
            color=either(alt.ColorValue, "datum.left_open > 0", theme.shortage, theme.sub),
        ),
        base.mark_bar(size=NEED_ROW, opacity=0, aria=False).encode(x=alt.XValue(0), x2=alt.X2Value("width"), **told),
    ]
    return finished(alt.layer(*layers, data=shown), theme, height=NEED_ROW * max(len(frame), 1))


# --- By week, month, fiscal year -----------------------------------------------------------------


def by_period(frame: pd.DataFrame, words: Words, theme: Theme, *, height: int = PERIOD_HEIGHT) -> alt.LayerChart:
    """Person-days by sender type in each week, month or fiscal year (``dispatches/by_week`` and its sisters)."""
    column = next(name for name in PERIODS if name in frame)
    shown = senders.named(frame[[column, "sender_type", "person_days"]], words)
    shown["ink"] = [theme.ink_on(theme.sender(code)) for code in frame["sender_type"]]
    label = _week_of_year if len(frame) > MOST_WEEKS and column == "week_starts_on" else PERIODS[column]
    shown["period"] = [label(start, words) for start in frame[column]]
    shown = shown.drop(columns=column)
    order = list(dict.fromkeys(shown["period"]))
    x = alt.X(
        "period:N",
        sort=None,
        title=None,
        scale=alt.Scale(domain=order, paddingInner=0.25, paddingOuter=0.2),
        axis=alt.Axis(labelAngle=0, ticks=False, labelPadding=6, labelOverlap=True),
    )
    axis = alt.Axis(format=",d", tickCount=4, tickMinStep=1, domain=False, ticks=False, title=None)
    y = alt.Y("person_days:Q", stack="zero", axis=axis)
    base = alt.Chart().encode(x=x, order=alt.Order("sender_order:Q"))
    colours = senders.colours(frame, words, theme)
    bars = base.mark_bar(size=alt.ExprRef(f"min(bandwidth('x'), {WIDEST_BAR})")).encode(
        y=y,
        fill=alt.Fill("sender_type_shown:N", title=None, scale=colours),
        **facts(
            (words("field.period"), "period"),
            (words("field.sender_type"), "sender_type_shown"),
            (words("field.person_days"), "person_days", COUNT),
        ),
    )
    has_room = f"datum.person_days >= {max([1, *frame['person_days']]) * 0.12:.1f}"
    numbers = base.mark_text(aria=False).encode(
        y=alt.Y("person_days:Q", stack="zero", axis=axis, bandPosition=0.5),
        text=alt.Text("person_days:Q", format=",d"),
        color=alt.Color("ink:N", scale=None),
        opacity=either(alt.OpacityValue, has_room, 1, 0),
    )
    layers = [bars, numbers] if len(order) <= MOST_NUMBERED_BARS else [bars]
    return finished(alt.layer(*layers, data=shown), theme, height=height)


def _week(start: date, words: Words) -> str:
    return words("chart.week_from", day=short_day(start, words))


def _week_of_year(start: date, words: Words) -> str:
    return words("chart.week_from", day=notation.day(start, "en"))


def _month(start: date, words: Words) -> str:
    return f"{notation.short_era(start)}.{start.month}" if words.language == "ja" else f"{start:%b %Y}"


def _fiscal_year(year: int, words: Words) -> str:
    era = notation.short_era(date(year, 5, 1))
    return words("chart.fiscal_year", year=era if words.language == "ja" else year)


PERIODS = {"week_starts_on": _week, "month_starts_on": _month, "fiscal_year": _fiscal_year}


# --- Who sent where ------------------------------------------------------------------------------


def sender_matrix(frame: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    """Person-days sender × destination (``dispatches/by_sender_and_destination``); the last row is the rest."""
    named = frame.sort_values("sender_rank", kind="stable")
    rest = [words("chart.other_senders", n=row.other_senders) for row in named.itertuples()]
    named = named.assign(sender=named["sender"].where(named["sender"].notna(), rest))
    rows = list(dict.fromkeys(named["sender"]))
    columns = list(dict.fromkeys(named.sort_values("destination_person_days", ascending=False, kind="stable")["short"]))
    whole = pd.MultiIndex.from_product([rows, columns], names=["sender", "short"]).to_frame(index=False)
    cells = whole.merge(named[["sender", "short", "destination", "person_days"]], how="left", on=["sender", "short"])
    cells["person_days"] = cells["person_days"].fillna(0)
    bins = PERSON_DAYS_OF_YEARS if (cells["person_days"] >= PERSON_DAYS_OF_YEARS.starts[-1]).any() else PERSON_DAYS
    colours = grids.fills(bins, theme.volume_ramp, words, theme)
    states = grids.cells(cells["person_days"], bins, colours, theme)
    base = alt.Chart().encode(x=grids.columns("short", columns, "width"), y=grids.rows("sender", rows))
    told = facts(
        (words("field.sender"), "sender"),
        (words("field.destination"), "short"),
        (words("field.person_days"), "person_days", COUNT),
    )
    grid = grids.grid(base, cells.join(states), colours, theme, words("chart.person_days"), told)
    return finished(grid, theme, height=grids.ROW * max(len(rows), 1))
