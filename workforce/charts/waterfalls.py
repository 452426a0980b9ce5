"""Waterfalls: from one number to another by steps, each bar running from where the last one ended."""

from __future__ import annotations

import altair as alt
import pandas as pd

from workforce.charts.axes import names
from workforce.charts.encodings import either, facts
from workforce.charts.specs import finished
from workforce.charts.theme import Theme
from workforce.domain import notation
from workforce.i18n import Words

ROW = 26
NUMBERS = 46  # pixels at the right for the number behind the longest bar
NAME_ROOM = 150
GAP_ENDS = ("asked", "residual")
PART_OPACITY = 0.6  # of a bar that is a part, beside those of the whole


def cover_waterfall(frame: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    """From the vacancies over what covers them to the real gap and its parts (``vacancies/cover_steps``)."""
    shown = frame[["persons", "runs_from", "runs_to"]].copy()
    shown["label"] = [words(f"option.cover_step.{step}") for step in frame["step"]]
    shown["written"] = [
        notation.number(-row.persons if row.part == "cover" else row.persons) for row in frame.itertuples()
    ]
    shown["colour"] = [theme.actual if part == "cover" else theme.shortage for part in frame["part"]]
    shown["opacity"] = [PART_OPACITY if part == "gap" else 1.0 for part in frame["part"]]
    return _waterfall(shown, words, theme)


def bridge(frame: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    """From last year's vacancies to this year's (``vacancies/bridge``, the rows to show).

    Orange is what there is and what came, grey what went.
    """
    shown = frame[["persons", "runs_from", "runs_to"]].copy()
    shown["label"] = [step_name(row.course, row.cause, words) for row in frame.itertuples()]
    shown["written"] = [
        notation.number(row.persons) if row.cause == "total" else notation.signed(row.persons)
        for row in frame.itertuples()
    ]
    shown["colour"] = [theme.sub if row.persons < 0 else theme.shortage for row in frame.itertuples()]
    shown["opacity"] = [1.0 if cause == "total" else PART_OPACITY for cause in frame["cause"]]
    return _waterfall(shown, words, theme)


def gap(frame: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    """From what was asked for over what met it to what is left (``closings/steps``).

    Grey is what was asked for, blue the dispatches and, paler, the other ways, orange what is left.
    """
    shown = frame[["persons", "runs_from", "runs_to"]].copy()
    shown["label"] = [words(f"option.gap_step.{step}") for step in frame["gap_step"]]
    is_end = frame["gap_step"].isin(GAP_ENDS)
    shown["written"] = [
        notation.number(persons if end else -persons) for persons, end in zip(frame["persons"], is_end, strict=True)
    ]
    colours = {"asked": theme.sub, "residual": theme.shortage}
    shown["colour"] = [colours.get(step, theme.actual) for step in frame["gap_step"]]
    shown["opacity"] = [1.0 if step in (*GAP_ENDS, "dispatched") else PART_OPACITY for step in frame["gap_step"]]
    return _waterfall(shown, words, theme)


def step_name(course: str, cause: str, words: Words) -> str:
    """What a step of the bridge is called: 前年の欠員, 新規（職員の増減）."""
    name = words(f"option.course.{course}")
    return words("chart.by_cause", course=name, cause=words(f"option.cause.{cause}")) if cause != "total" else name


def _waterfall(shown: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    shown["right"] = shown[["runs_from", "runs_to"]].max(axis=1)
    order = list(shown["label"])
    y = alt.Y("label:N", sort=None, title=None, scale=alt.Scale(domain=order), axis=names(limit=NAME_ROOM))
    scale = alt.Scale(domain=[0, max([1, *shown["right"]])], range=[0, alt.ExprRef(f"width - {NUMBERS}")], nice=False)
    axis = alt.Axis(format=",d", tickCount=4, tickMinStep=1, title=None, domain=False, ticks=False, labelOverlap=True)
    base = alt.Chart().encode(y=y)
    bars = base.mark_bar(size=ROW * 0.62).encode(
        x=alt.X("runs_from:Q", scale=scale, axis=axis),
        x2=alt.X2("runs_to:Q"),
        color=alt.Color("colour:N", scale=None),
        opacity=alt.Opacity("opacity:Q", scale=None),
        **facts((words("chart.step"), "label"), (words("chart.persons"), "written")),
    )
    # A step of nothing stays to be seen as a line.
    marks = base.mark_tick(thickness=2, size=ROW * 0.62, aria=False).encode(
        x=alt.X("runs_to:Q", scale=scale, axis=axis), color=alt.Color("colour:N", scale=None)
    )
    numbers = base.mark_text(align="left", dx=6, fontWeight="bold", aria=False).encode(
        x=alt.X("right:Q", scale=scale, axis=axis),
        text=alt.Text("written:N"),
        color=either(alt.ColorValue, f"datum.colour === '{theme.shortage}'", theme.shortage, theme.ink),
    )
    return finished(alt.layer(bars, marks, numbers, data=shown), theme, height=ROW * max(len(order), 1))
