"""Charts of indicators. Two panels on one x stand beside each other's years; two scales never share one panel."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date

import altair as alt
import pandas as pd

from workforce.charts.axes import label_texts
from workforce.charts.encodings import COUNT, facts
from workforce.charts.specs import finished
from workforce.charts.theme import Theme
from workforce.domain import notation
from workforce.i18n import Words

STAFF_HEIGHT = 150
GAP = 46
VALUES_HEIGHT = 130
HEIGHT = STAFF_HEIGHT + GAP + VALUES_HEIGHT
MONTHS_HEIGHT = 220
FEW_MONTHS = 13  # so many values are written at their points

Place = Callable[[str], alt.Y]


def values_start(series: pd.DataFrame) -> float:
    """Where the axis of an indicator begins: below its lowest value, at 0 where the values come near it."""
    return _domain(series)[0]


def beside_staffing(
    by_year: pd.DataFrame, series: pd.DataFrame, words: Words, theme: Theme, *, metric: str = "vacancy"
) -> alt.LayerChart:
    """A staffing metric of ``vacancies/totals_by_year`` above a yearly indicator (``indicators/series``), year by year.

    Bars from zero for staff and vacancies; a line with points, on an axis of its own below, for the indicator. A round
    that not everybody answered is drawn hollow.
    """
    staff = pd.DataFrame(
        {
            "year": by_year["as_of"].dt.year,
            "count": by_year[metric],
            "day": [notation.day(as_of, words.language) for as_of in by_year["as_of"]],
            "is_complete": by_year["is_complete"],
        }
    )
    values = _values(series, words)
    years = sorted({*staff["year"], *values["year"]})
    x = _years(years, words)
    colour = theme.shortage if metric == "vacancy" else theme.actual
    panels = [
        alt.layer(*_bars(staff, x, words, theme, colour, metric)),
        alt.layer(*_line(values, series, x, words, theme, top=HEIGHT - VALUES_HEIGHT, bottom=HEIGHT)),
    ]
    chart = alt.layer(*panels, _floor(theme, STAFF_HEIGHT)).resolve_scale(y="independent")
    return finished(chart, theme, height=HEIGHT)


def by_month(series: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    """A monthly indicator (``indicators/series``) month by month, beside no yearly number."""
    values = _values(series, words)
    order = list(values["period"])
    labels = {period: _month(starts_on, words) for period, starts_on in zip(order, series["starts_on"], strict=True)}
    axis = alt.Axis(
        labelExpr=label_texts(labels), labelAngle=0, ticks=False, labelPadding=8, labelOverlap=True, grid=False
    )
    x = alt.X("period:O", sort=None, title=None, scale=alt.Scale(domain=order), axis=axis)
    layers = _line(values, series, x, words, theme, top=0, bottom=MONTHS_HEIGHT)
    return finished(alt.layer(*layers), theme, height=MONTHS_HEIGHT)


def _years(years: list[int], words: Words) -> alt.X:
    texts = {str(year): _year(year, words) for year in years}
    axis = alt.Axis(
        labelExpr=label_texts(texts), labelAngle=0, ticks=False, labelPadding=8, labelOverlap=True, grid=False
    )
    return alt.X("year:O", sort=None, title=None, scale=alt.Scale(domain=years), axis=axis)


def _year(year: int, words: Words) -> str:
    return notation.short_era(date(year, 4, 1)) if words.language == "ja" else str(year)


def _month(starts_on: date, words: Words) -> str:
    return f"{notation.short_era(starts_on)}.{starts_on.month}" if words.language == "ja" else f"{starts_on:%b %Y}"


def _values(series: pd.DataFrame, words: Words) -> pd.DataFrame:
    shown = pd.DataFrame(
        {
            "year": series["indicator_year"],
            "period": series["starts_on"].dt.strftime("%Y-%m"),
            "value": series["indicator_value"],
            "is_published": series["is_published"],
        }
    )
    shown["written"] = [notation.number(row.indicator_value, int(row.decimals)) for row in series.itertuples()]
    shown["origin"] = [
        words(f"option.indicator_origin.{'published' if is_published else 'entered'}")
        for is_published in series["is_published"]
    ]
    return shown


def _bars(staff: pd.DataFrame, x: alt.X, words: Words, theme: Theme, colour: str, metric: str) -> list[alt.Chart]:
    most = max([1, *staff["count"].dropna()])
    y = alt.Y(
        "count:Q",
        title=None,
        scale=alt.Scale(domain=[0, round(float(most) * 1.18, 1)], range=[STAFF_HEIGHT, 0], nice=False),
        axis=alt.Axis(orient="left", format=",d", tickCount=3, tickMinStep=1, domain=False, ticks=False),
    )
    name = words(f"metric.{metric}" if words.has(f"metric.{metric}") else f"field.{metric}")
    told = facts((words("field.as_of"), "day"), (name, "count", COUNT))
    shown = staff.dropna(subset=["count"]).assign(text=[notation.number(count) for count in staff["count"].dropna()])
    base = alt.Chart(shown).encode(x=x, y=y)
    return [
        base.transform_filter("datum.is_complete").mark_bar(size=18, color=colour).encode(**told),
        base.transform_filter("!datum.is_complete")
        .mark_bar(size=18, fill=theme.card, stroke=colour, strokeWidth=1.5)
        .encode(**told),
        base.mark_text(dy=-8, fontSize=11, aria=False).encode(text=alt.Text("text:N")),
        _title(name, 0, theme),
    ]


def _line(
    values: pd.DataFrame,
    series: pd.DataFrame,
    x: alt.X,
    words: Words,
    theme: Theme,
    *,
    top: int,
    bottom: int,
) -> list[alt.Chart]:
    decimals = int(series["decimals"].max()) if len(series) else 0
    y = alt.Y(
        "value:Q",
        title=None,
        scale=alt.Scale(domain=_domain(series), range=[bottom, top + 18], nice=False, zero=False),
        axis=alt.Axis(
            orient="left", format=f",.{decimals}f" if decimals else ",d", tickCount=3, domain=False, ticks=False
        ),
    )
    told = facts(
        (words("field.period"), "period"),
        (words("metric.indicator_value"), "written"),
        (words("metric.indicator_origin"), "origin"),
    )
    base = alt.Chart(values).encode(x=x, y=y)
    name = series["indicator"].iloc[0] if len(series) else ""
    unit = series["unit"].iloc[0] if len(series) else None
    titled = words("chart.indicator", name=name, unit=unit) if unit and not pd.isna(unit) else name
    layers = [
        base.mark_line(color=theme.sub, strokeWidth=2, aria=False),
        base.transform_filter("!datum.is_published")
        .mark_point(size=55, filled=True, opacity=1, color=theme.sub)
        .encode(**told),
        base.transform_filter("datum.is_published")
        .mark_point(size=90, filled=True, opacity=1, shape="diamond", color=theme.ink)
        .encode(**told),
        _title(titled, top, theme),
    ]
    if len(values) <= FEW_MONTHS:
        layers.append(base.mark_text(dy=-12, fontSize=11, aria=False).encode(text=alt.Text("written:N")))
    return layers


def _title(text: str, height: int, theme: Theme) -> alt.Chart:
    mark = alt.Chart(pd.DataFrame({"text": [text]})).mark_text(
        align="left", baseline="top", fontWeight="bold", color=theme.sub, aria=False
    )
    return mark.encode(x=alt.XValue(0), y=alt.YValue(height - 4), text=alt.Text("text:N"))


def _floor(theme: Theme, height: int) -> alt.Chart:
    mark = alt.Chart(pd.DataFrame({"floor": [0]})).mark_rule(color=theme.sub, aria=False)
    return mark.encode(y=alt.YValue(height))


def _domain(series: pd.DataFrame) -> list[float]:
    """From below the lowest value to above the highest; from 0 where the lowest is near 0."""
    known = [float(value) for value in series["indicator_value"]] or [0.0, 1.0]
    low, high = min(known), max(known)
    span = (high - low) or abs(high) or 1.0
    step = 10 ** math.floor(math.log10(span))
    start = math.floor((low - span * 0.4) / step) * step
    return [max(0.0, round(start, 6)) if low >= 0 else round(start, 6), round(high + span * 0.25, 6)]
