"""The waves of a plan below each other on a calendar, what they share, and the days that stay without enough people."""

from __future__ import annotations

from datetime import date, timedelta

import altair as alt
import pandas as pd

from workforce.charts.axes import day_axis, day_scale
from workforce.charts.encodings import COUNT, facts
from workforce.charts.specs import finished
from workforce.charts.theme import Theme
from workforce.domain import notation
from workforce.i18n import Words

ROW = 26
BAR = 18


def calendar(waves: pd.DataFrame, marks: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    """Bars of waves in blue; handovers in dark, days that lack people in orange in a row of their own.

    Args:
        waves: ``label``, ``sender``, ``persons``, ``start_on``, ``end_on``, ``planned_person_days``, in order.
        marks: ``label`` (the row it stands in), ``part`` (handover, unmet), ``start_on``, ``end_on``, ``persons``.
    """
    rows = [*waves["label"], *marks.loc[marks["part"] == "unmet", "label"].drop_duplicates()]
    both = pd.concat([waves.assign(part="wave"), marks], ignore_index=True)
    first, last = both["start_on"].min(), both["end_on"].max() + timedelta(days=1)
    scale = day_scale(first, last)
    x = alt.X("start:T", scale=scale, axis=day_axis(first, last, words, orient="top", grid=True, domain=False))
    y = alt.Y(
        "label:N",
        sort=rows,
        title=None,
        scale=alt.Scale(domain=rows, paddingInner=1 - BAR / ROW, paddingOuter=0.15),
        axis=alt.Axis(domain=False, ticks=False, labelLimit=190, labelPadding=8),
    )
    names = {part: words(f"chart.rotation.{part}") for part in ("wave", "handover", "unmet")}
    colours = alt.Scale(domain=list(names.values()), range=[theme.actual, theme.ink, theme.shortage])
    shown = _shown(both, words).assign(part_shown=[names[part] for part in both["part"]])
    bars = (
        alt.Chart(shown)
        .mark_rect(cornerRadius=2)
        .encode(
            x=x,
            x2=alt.X2("until:T"),
            y=y,
            fill=alt.Fill("part_shown:N", title=None, scale=colours),
            **facts(
                (words("field.wave"), "label"),
                (words("field.status"), "part_shown"),
                (words("field.period"), "period"),
                (words("field.persons"), "persons", COUNT),
                (words("metric.planned_person_days"), "planned_person_days", COUNT),
            ),
        )
    )
    return finished(bars, theme, height=ROW * len(rows))


def _shown(both: pd.DataFrame, words: Words) -> pd.DataFrame:
    periods = list(zip(both["start_on"], both["end_on"], strict=True))
    return both[["label", "persons", "planned_person_days"]].assign(
        start=[_text(start) for start, _ in periods],
        until=[_text(end + timedelta(days=1)) for _, end in periods],
        period=[notation.period(start, end, words.language) for start, end in periods],
    )


def _text(day: date) -> str:
    return f"{day:%Y-%m-%d}"
