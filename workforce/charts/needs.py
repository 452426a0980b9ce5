"""The chart of needs and how far they are met, municipality × task."""

from __future__ import annotations

import altair as alt
import pandas as pd

from workforce.charts import grids
from workforce.charts.bins import MET_RATES
from workforce.charts.encodings import COUNT, facts
from workforce.charts.specs import finished
from workforce.charts.theme import Theme
from workforce.domain import notation
from workforce.i18n import Words


def matrix(frame: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    """Municipalities × tasks (``needs/by_place_and_task``), most left open first; blank where nothing is needed.

    What is met in full is pale blue; orange is what is not, darker the less of it is met, with what is missing.
    """
    rows = list(dict.fromkeys(frame["municipality"]))
    columns = list(dict.fromkeys(frame.sort_values("sort_order", kind="stable")["short"]))
    labels = [words("chart.met_in_full"), *reversed(MET_RATES.rate_labels(words))]
    colours = dict(zip(labels, (theme.volume_ramp[0], *theme.vacancy_ramp), strict=True))
    # The worst bin is the last label.
    states = [
        labels[len(MET_RATES.starts) - MET_RATES.index(rate)] if rest else labels[0]
        for rate, rest in zip(frame["met_rate"], frame["left_open"], strict=True)
    ]
    shown = frame[["municipality", "task", "short", "needed", "met", "left_open"]].assign(
        state=states,
        ink=[theme.ink_on(colours[state]) for state in states],
        shown=[notation.number(-rest) if rest else words("chart.met_mark") for rest in frame["left_open"]],
        rate=[notation.percent(rate) for rate in frame["met_rate"]],
        is_missing=False,
    )
    told = facts(
        (words("field.municipality"), "municipality"),
        (words("field.task"), "task"),
        (words("chart.needed"), "needed", COUNT),
        (words("chart.met"), "met", COUNT),
        (words("chart.left_open"), "left_open", COUNT),
        (words("metric.met_rate"), "rate"),
    )
    base = alt.Chart().encode(x=grids.columns("short", columns, "width"), y=grids.rows("municipality", rows))
    grid = grids.grid(base, shown, colours, theme, words("metric.met_rate"), told)
    return finished(grid, theme, height=grids.ROW * max(len(rows), 1))
