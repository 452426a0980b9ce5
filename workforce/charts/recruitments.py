"""Charts of joint exams. Each takes the localised frame of one query."""

from __future__ import annotations

from datetime import date, timedelta

import altair as alt
import pandas as pd

from workforce.charts.axes import day_axis, day_scale, names
from workforce.charts.encodings import COUNT, facts
from workforce.charts.specs import finished
from workforce.charts.theme import Theme
from workforce.domain import notation
from workforce.i18n import Words

ROW = 32
TEXTS = 110  # pixels at the right for the text of a row
STATES = ("done", "running", "ahead")
SHORTEST = 3  # days a bar shows at least, so that a single day is seen


def timeline(frame: pd.DataFrame, words: Words, theme: Theme, *, today: date) -> alt.LayerChart:
    """The stages of an exam (``recruitments/stages``) as bars, with ``today`` as a line.

    The frame has ``day_shown`` beside the columns of the query: the day as it was announced.
    """
    stages = [words(f"option.stage_type.{code}") for code in frame["stage_type"]]
    shown = pd.DataFrame(
        {
            "stage": stages,
            "state": [words(f"option.stage_state.{code}") for code in frame["stage_state"]],
            "start": frame["first_on"].dt.strftime("%Y-%m-%d"),
            "until": [
                f"{max(row.last_on, row.first_on + timedelta(days=SHORTEST - 1)) + timedelta(days=1):%Y-%m-%d}"
                for row in frame.itertuples()
            ],
            "day_shown": frame["day_shown"],
        }
    )
    first = min(frame["first_on"].min().date(), today) - timedelta(days=3)
    last = max(frame["last_on"].max().date(), today) + timedelta(days=10)
    days = day_axis(first, last, words, orient="top", grid=True, domain=False, ticks=False)
    x = alt.X("start:T", scale=day_scale(first, last), axis=days)
    y = alt.Y("stage:N", sort=None, title=None, scale=alt.Scale(domain=stages), axis=names(limit=120))
    colours = alt.Scale(
        domain=[words(f"option.stage_state.{state}") for state in STATES],
        range=[theme.sender("other"), theme.actual, theme.sender("municipality")],
    )
    told = facts(
        (words("field.stage_type"), "stage"),
        (words("metric.day_shown"), "day_shown"),
        (words("metric.stage_state"), "state"),
    )
    bars = (
        alt.Chart(shown)
        .mark_bar(size=16, cornerRadius=3)
        .encode(x=x, x2=alt.X2("until:T"), y=y, fill=alt.Fill("state:N", title=None, scale=colours), **told)
    )
    line = alt.Chart(pd.DataFrame({"start": [f"{today:%Y-%m-%d}"], "text": [words("chart.today")]})).encode(x=x)
    rule = line.mark_rule(color=theme.ink, strokeWidth=1.5, strokeDash=[4, 3], aria=False)
    label = line.mark_text(fontWeight="bold", aria=False).encode(
        y=alt.YValue(alt.ExprRef("height + 10")), text=alt.Text("text:N")
    )
    return finished(alt.layer(bars, rule, label), theme, height=ROW * max(len(frame), 1))


def by_occupation(frame: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    """Hired and still open seats by occupation (``recruitments/by_occupation``): blue hired, orange open."""
    shown = frame[["occupation", "short", "target_seats", "applicants", "passed", "hired", "open_seats"]].copy()
    shown["filled"], shown["zero"] = frame["hired"].fillna(0), 0
    shown["end"] = shown["filled"] + frame["open_seats"].fillna(0)
    shown["told"] = [
        words("chart.recruited", hired=notation.number(row.hired), target=notation.number(row.target_seats))
        for row in frame.itertuples()
    ]
    y = alt.Y("short:N", sort=None, title=None, scale=alt.Scale(domain=list(frame["short"])), axis=names(limit=110))
    most = int(max([1, *shown["end"]]))
    scale = alt.Scale(domain=[0, most], range=[0, alt.ExprRef(f"width - {TEXTS}")], nice=False)
    axis = alt.Axis(format=",d", tickCount=min(most, 4), tickMinStep=1, grid=False, title=None, labelOverlap=True)
    labels = [words("metric.hired"), words("metric.open_seats")]
    colours = alt.Scale(domain=labels, range=[theme.actual, theme.shortage])
    parts = zip(labels, (("zero", "filled"), ("filled", "end")), strict=True)
    bars = [
        alt.Chart(pd.DataFrame({"short": shown["short"], "from": shown[start], "to": shown[end], "part": label}))
        .mark_bar(size=16, aria=False)
        .encode(
            x=alt.X("from:Q", scale=scale, axis=axis),
            x2=alt.X2("to:Q"),
            y=y,
            fill=alt.Fill("part:N", title=None, scale=colours),
        )
        for label, (start, end) in parts
    ]
    base = alt.Chart().encode(y=y)
    texts = base.mark_text(align="left", fontWeight="bold", color=theme.ink, aria=False).encode(
        x=alt.XValue(alt.ExprRef(f"width - {TEXTS - 10}")), text=alt.Text("told:N")
    )
    told = facts(
        (words("field.occupation"), "occupation"),
        *[(words(f"metric.{name}"), name, COUNT) for name in ("target_seats", "applicants", "passed", "hired")],
        (words("metric.open_seats"), "open_seats", COUNT),
    )
    hover = base.mark_bar(size=ROW, opacity=0).encode(x=alt.XValue(0), x2=alt.X2Value("width"), **told)
    return finished(alt.layer(*bars, texts, hover, data=shown), theme, height=ROW * max(len(frame), 1))
