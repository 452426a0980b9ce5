"""Bullets: actual staff against the plan, where bars from zero would all look alike."""

from __future__ import annotations

import math
from itertools import product

import altair as alt
import pandas as pd

from workforce.charts.axes import names
from workforce.charts.bins import FILL_RATES, Bins
from workforce.charts.encodings import COUNT, either, facts
from workforce.charts.specs import finished
from workforce.charts.theme import Theme
from workforce.domain import notation
from workforce.i18n import Words

ROW = 31
ONE_BAND = Bins((0.0,))  # one post of two is half a plan: bands of per cents say nothing about a small town
# Pixels at the right for the two columns of text, and of these for the first.
TEXTS = 168
SHARES = 58


def bullet_start(frame: pd.DataFrame) -> float:
    """Where the axis of the bullets begins: a full 2 % at least 2 points below the lowest rate, at most 90 %."""
    shares = _shares(frame)
    lowest = min([1.0, *shares["actual_share"].dropna(), *shares["filled_share"].dropna()])
    return max(0.0, min(FILL_RATES.starts[1], math.floor(round((lowest - 0.02) * 50, 6)) / 50))


def occupation_bullet(frame: pd.DataFrame, words: Words, theme: Theme, *, start: float | None = None) -> alt.LayerChart:
    """Fill rate and vacancies of each occupation (``vacancies/by_occupation``, the rows to show).

    Bands in grey, a dot for the actual, a tick for the plan, orange for the vacancies. Where one town's surplus
    makes up for another's vacancy, the dot stands on the orange bar: vacancies are gross.
    """
    shown = _shares(frame)
    shown["share_shown"] = [notation.percent(rate) for rate in shown["actual_share"]]
    shown["gap_shown"] = [
        words("chart.short_in", n=notation.number(row.vacancy), municipalities=row.municipalities_short)
        if row.municipalities_short
        else _gap(row.vacancy, words)
        for row in frame.itertuples()
    ]
    return _bullet(shown, words, theme, bullet_start(frame) if start is None else start, FILL_RATES)


def municipality_bullet(
    frame: pd.DataFrame, words: Words, theme: Theme, *, start: float | None = None
) -> alt.LayerChart:
    """Staff of one municipality by occupation (``vacancies/municipality_by_occupation``, the rows to show).

    As :func:`occupation_bullet`, with heads instead of rates: in a small town one post is half of its plan.
    """
    shown = _shares(frame)
    shown["share_shown"] = [
        words("chart.part_of", part=notation.number(row.actual), whole=notation.number(row.planned))
        for row in frame.itertuples()
    ]
    shown["gap_shown"] = [_gap(vacancy, words) for vacancy in frame["vacancy"]]
    return _bullet(shown, words, theme, bullet_start(frame) if start is None else start, ONE_BAND)


def _gap(vacancy: int | None, words: Words) -> str:
    if notation.is_missing(vacancy):
        return words("chart.unanswered")
    return words("chart.short", n=notation.number(vacancy)) if vacancy else words("chart.no_vacancy")


def _shares(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with the places of dot and bar when the plan is 100 %; none where there is no plan."""
    shown = frame[["occupation", "short", "planned", "actual", "vacancy", "surplus"]].copy()
    planned = frame["planned"].astype("Float64").mask(frame["planned"] == 0)
    for place, part in (("actual_share", "actual"), ("filled_share", "filled")):
        shown[place] = (frame[part] / planned).astype("Float64").to_numpy(dtype=float, na_value=math.nan)
    return shown


def _bullet(shown: pd.DataFrame, words: Words, theme: Theme, start: float, steps: Bins) -> alt.LayerChart:
    rows = list(shown["short"])
    y = alt.Y("short:N", sort=None, title=None, scale=alt.Scale(domain=rows), axis=names(limit=104))
    scale = alt.Scale(domain=[start, 1.0], range=[0, alt.ExprRef(f"width - {TEXTS}")], clamp=True, nice=False)
    axis = alt.Axis(format=".0%", tickCount=4, grid=False, labelFlush=True, title=None, labelOverlap=True)
    base = alt.Chart().encode(y=y)
    bands = (
        alt.Chart(_bands(rows, start, steps, theme))
        .mark_bar(size=ROW * 0.64, aria=False)
        .encode(
            x=alt.X("from:Q", scale=scale, axis=axis), x2=alt.X2("to:Q"), y=y, color=alt.Color("colour:N", scale=None)
        )
    )
    gap = base.mark_bar(size=6, color=theme.shortage, aria=False).encode(
        x=alt.X("filled_share:Q", scale=scale, axis=axis), x2=alt.X2Datum(1.0)
    )
    plan = base.mark_tick(thickness=4, size=ROW * 0.74, color=theme.sub, aria=False).encode(
        x=alt.X(datum=1.0, type="quantitative", scale=scale, axis=axis)
    )
    dot = base.mark_point(filled=True, size=130, fill=theme.actual, stroke=theme.card, opacity=1).encode(
        x=alt.X("actual_share:Q", scale=scale, axis=axis), **_facts(words)
    )
    layers = [bands, gap, plan, dot, *_texts(base, theme), _hover(base, words)]
    return finished(alt.layer(*layers, data=shown), theme, height=ROW * max(len(rows), 1))


def _bands(rows: list[str], start: float, steps: Bins, theme: Theme) -> pd.DataFrame:
    """The grey bands of every row from poor to good, cut off at the start of the axis."""
    ends = [*steps.starts[1:], 1.0]
    of_row = zip(steps.starts, ends, theme.bands[-len(ends) :], strict=True)
    bands = [(row, max(low, start), high, fill) for row, (low, high, fill) in product(rows, of_row) if high > start]
    return pd.DataFrame(bands, columns=["short", "from", "to", "colour"])


def _texts(base: alt.Chart, theme: Theme) -> tuple[alt.Chart, alt.Chart]:
    """Two columns at the right: how much of the plan is there, and what is missing."""
    share = base.mark_text(align="right", color=theme.ink, aria=False).encode(
        x=alt.XValue(alt.ExprRef(f"width - {TEXTS - SHARES}")), text=alt.Text("share_shown:N")
    )
    gap = base.mark_text(align="left", fontWeight="bold", aria=False).encode(
        x=alt.XValue(alt.ExprRef(f"width - {TEXTS - SHARES - 10}")),
        text=alt.Text("gap_shown:N"),
        color=either(alt.ColorValue, "datum.vacancy > 0", theme.shortage, theme.sub),
    )
    return share, gap


def _hover(base: alt.Chart, words: Words) -> alt.Chart:
    """The whole row answers to the pointer."""
    return base.mark_bar(size=ROW, opacity=0, aria=False).encode(
        x=alt.XValue(0), x2=alt.X2Value("width"), **_facts(words)
    )


def _facts(words: Words) -> dict[str, alt.SchemaBase]:
    counts = [(words(f"field.{column}"), column, COUNT) for column in ("planned", "actual", "vacancy", "surplus")]
    return facts((words("field.occupation"), "occupation"), *counts)
