"""Counterpart support over time: for each pair the days with somebody there, and those without."""

from __future__ import annotations

from datetime import date, timedelta

import altair as alt
import pandas as pd

from workforce.charts.axes import day_axis, day_scale, label_texts, names
from workforce.charts.encodings import COUNT, facts
from workforce.charts.specs import finished
from workforce.charts.theme import Theme
from workforce.domain import notation
from workforce.i18n import Words

ROW = 28
BAR = 14
TEXTS, BRIEF_TEXTS = 92, 44  # pixels at the right for the uncovered days
NARROW = "width < 300"  # on a phone: names on two lines, short texts, the legend one below the other
DAY = timedelta(days=1)


def runs(frame: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    """A row a pair (``pairs/runs``): blue where its sender has staff there, orange where it has nobody."""
    covered, uncovered = words("chart.pair_covered"), words("chart.pair_uncovered")
    shown = frame[["run_days", "most_persons", "uncovered_days"]].assign(
        pair_id=frame["pair_id"].astype(str),
        pair=[_pair(row, words) for row in frame.itertuples()],
        start=frame["first_day"].dt.strftime("%Y-%m-%d"),
        end=(frame["last_day"] + DAY).dt.strftime("%Y-%m-%d"),
        days=[notation.period(row.first_day, row.last_day, words.language) for row in frame.itertuples()],
        state=frame["is_covered"].map({True: covered, False: uncovered}),
    )
    labels = dict(zip(shown["pair_id"], shown["pair"], strict=True))
    in_lines = {pair_id: _in_lines(pair) for pair_id, pair in labels.items()}
    axis = names(limit=185)
    axis.labelOffset = alt.ExprRef(f"{NARROW} ? -7 : 0")  # half a line: the two lines beside the middle of the bar
    axis.labelExpr = f"{NARROW} ? {label_texts(in_lines)} : {label_texts(labels)}"
    first, last = _extent(frame)
    x_scale, x_axis = day_scale(first, last + DAY), day_axis(first, last, words, grid=False)
    x_scale.range = [0, alt.ExprRef(f"width - ({NARROW} ? {BRIEF_TEXTS} : {TEXTS})")]
    x = alt.X("start:T", scale=x_scale, axis=x_axis)
    y = alt.Y("pair_id:N", sort=None, title=None, scale=alt.Scale(domain=list(labels)), axis=axis)
    colours = alt.Scale(domain=[covered, uncovered], range=[theme.actual, theme.shortage])
    legend = alt.Legend(title=None, columns=alt.ExprRef(f"{NARROW} ? 1 : 2"))
    told = facts(
        (words("field.pair"), "pair"),
        (words("field.pair_progress"), "state"),
        (words("field.period"), "days"),
        (words("metric.run_days"), "run_days", COUNT),
        (words("metric.most_persons"), "most_persons", COUNT),
    )
    bars = (
        alt.Chart(shown)
        .mark_bar(size=BAR, stroke=theme.card, strokeWidth=1)
        .encode(x=x, x2=alt.X2("end:T"), y=y, fill=alt.Fill("state:N", scale=colours, legend=legend), **told)
    )
    ends = shown.drop_duplicates("pair_id")
    texts = ends[["pair_id"]].assign(
        text=[_uncovered(n, "chart.uncovered_days", words) for n in ends["uncovered_days"]],
        brief=[_uncovered(n, "chart.uncovered_days_brief", words) for n in ends["uncovered_days"]],
    )
    beside = (
        alt.Chart(texts)
        .mark_text(
            align="right",
            color=theme.shortage,
            aria=False,
            text=alt.ExprRef(f"{NARROW} ? datum.brief : datum.text"),
        )
        .encode(x=alt.XValue("width"), y=y)
    )
    return finished(alt.layer(bars, beside), theme, height=ROW * max(len(labels), 1))


def _pair(row: object, words: Words) -> str:
    """The destination, the mark of a lead, the sender: 町 ← ◎市."""
    return words("chart.pair_lead" if row.is_lead else "chart.pair", destination=row.destination, sender=row.sender)


def _in_lines(pair: str) -> list[str]:
    """The destination, and below it the sender with its arrow."""
    destination, arrow, sender = pair.partition("←")
    return [destination.strip(), arrow + sender]


def _uncovered(days: int, message: str, words: Words) -> str:
    return words(message, n=notation.number(days)) if days else ""


def _extent(frame: pd.DataFrame) -> tuple[date, date]:
    if frame.empty:
        return date(2000, 1, 1), date(2000, 1, 7)
    return frame["first_day"].min().date(), frame["last_day"].max().date()
