"""Charts of planned and actual staff. Each takes the localised frame of one query.

Lengths that depend on the width of the card are Vega expressions over ``width``, so that the same chart fits a
wide screen, half a screen and a phone.
"""

from __future__ import annotations

import altair as alt
import pandas as pd

from workforce.charts import grids
from workforce.charts.bins import VACANCIES
from workforce.charts.bullets import bullet_start, municipality_bullet, occupation_bullet
from workforce.charts.encodings import COUNT, facts
from workforce.charts.specs import finished
from workforce.charts.theme import Theme
from workforce.charts.tiles import tile_map
from workforce.charts.years import ten_years, ten_years_start
from workforce.i18n import Words

__all__ = [
    "bullet_start",
    "matrix",
    "municipality_bullet",
    "occupation_bullet",
    "ten_years",
    "ten_years_start",
    "tile_map",
]

TOTALS = 104  # pixels at the right of the matrix for the bars and their numbers
GRID = f"width - {TOTALS}"


def matrix(frame: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    """Vacancies of municipalities × occupations (``vacancies/matrix``) with the total of each municipality.

    A grey cell has no vacancy; － was not answered, or the municipality has no such post.
    """
    order = list(dict.fromkeys(frame["municipality"]))
    y = grids.rows("municipality", order)
    colours = grids.fills(VACANCIES, theme.vacancy_ramp, words, theme, missing=words("chart.no_post"))
    cells = frame[["municipality", "occupation", "short", "vacancy"]].join(
        grids.cells(frame["vacancy"], VACANCIES, colours, theme)
    )
    base = alt.Chart().encode(x=grids.columns("short", list(dict.fromkeys(frame["short"])), GRID), y=y)
    told = facts(
        (words("field.municipality"), "municipality"),
        (words("field.occupation"), "occupation"),
        (words("field.vacancy"), "vacancy", COUNT),
    )
    grid = grids.grid(base, cells, colours, theme, words("chart.vacancies"), told)
    chart = alt.layer(grid, _totals(frame, y, words, theme)).resolve_scale(x="independent")
    return finished(chart, theme, height=grids.ROW * max(len(order), 1))


def _totals(frame: pd.DataFrame, y: alt.Y, words: Words, theme: Theme) -> alt.LayerChart:
    """A bar for each municipality, in a column of its own beside the grid."""
    totals = frame[["municipality", "municipality_vacancy"]].drop_duplicates()
    scale = alt.Scale(
        domain=[0, max([1, *totals["municipality_vacancy"]])],
        range=[alt.ExprRef(f"width - {TOTALS - 10}"), alt.ExprRef("width - 22")],
    )
    base = alt.Chart().encode(x=alt.X("municipality_vacancy:Q", scale=scale, axis=None), y=y)
    bar = base.mark_bar(size=grids.ROW * 0.6, color=theme.shortage).encode(
        **facts((words("field.municipality"), "municipality"), (words("chart.total"), "municipality_vacancy", COUNT))
    )
    number = base.mark_text(align="left", dx=4, fontWeight="bold", aria=False).encode(
        text=alt.Text("municipality_vacancy:Q")
    )
    title = (
        alt.Chart(pd.DataFrame({"title": [words("chart.total")]}))
        .mark_text(align="left", baseline="bottom", color=theme.sub, aria=False)
        .encode(x=alt.XValue(alt.ExprRef(f"width - {TOTALS - 10}")), y=alt.YValue(-7), text=alt.Text("title:N"))
    )
    return alt.layer(bar, number, title, data=totals)
