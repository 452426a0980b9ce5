"""Grids of cells with a number in each, coloured by bins."""

from __future__ import annotations

import altair as alt
import pandas as pd

from workforce.charts.axes import label_texts, names
from workforce.charts.bins import Bins
from workforce.charts.encodings import either
from workforce.charts.texts import lines, width
from workforce.charts.theme import FONT_SIZE, Theme
from workforce.domain import notation
from workforce.i18n import Words

ROW = 24
LINE = 12
ZERO = "0"


def rows(field: str, order: list[str]) -> alt.Y:
    """Rows in the given order, named at the left."""
    scale = alt.Scale(domain=order, paddingInner=0.08, paddingOuter=0.04)
    return alt.Y(f"{field}:N", sort=None, title=None, scale=scale, axis=names())


def columns(field: str, order: list[str], room: str) -> alt.X:
    """Columns over ``room`` pixels (a Vega expression), named above in lines and as large as there is room."""
    broken = {name: lines(name) for name in order}
    longest = max((width(name) for name in order), default=1)
    widest = max((width(line) for of in broken.values() for line in of), default=1)
    tallest = max((len(of) for of in broken.values()), default=1)
    column = f"({room}) / {max(len(order), 1)}"
    fits = f"{column} >= {longest * FONT_SIZE:.0f}"
    # Vega grows lines downwards: short names get empty lines above, so that all end just over the grid.
    in_lines = label_texts({name: [""] * (tallest - len(of)) + of for name, of in broken.items()})
    axis = alt.Axis(
        orient="top",
        domain=False,
        ticks=False,
        labelExpr=f"{fits} ? datum.label : {in_lines}",
        labelPadding=alt.ExprRef(f"{fits} ? 5 : {5 + LINE * (tallest - 1)}"),
        labelFontSize=alt.ExprRef(f"{fits} ? {FONT_SIZE} : clamp({column} / {widest:.2f} * 0.95, 8, {FONT_SIZE})"),
        labelLineHeight=LINE,
        labelBaseline="line-bottom",
        labelLimit=0,
        labelOverlap=False,
        labelAngle=0,
    )
    scale = alt.Scale(domain=order, range=[0, alt.ExprRef(room)], paddingInner=0.05, paddingOuter=0.02)
    return alt.X(f"{field}:N", sort=None, title=None, scale=scale, axis=axis)


def fills(
    bins: Bins, ramp: tuple[str, ...], words: Words, theme: Theme, *, missing: str | None = None
) -> dict[str, str]:
    """What each colour of a grid says: 0, the bins, and what has no number."""
    colours = {ZERO: theme.tile, **dict(zip(bins.count_labels(words), ramp, strict=True))}
    return colours | {missing: theme.card} if missing else colours


def cells(values: pd.Series, bins: Bins, colours: dict[str, str], theme: Theme) -> pd.DataFrame:
    """For each value its legend label, the ink that can be read on its colour, and the text of the cell."""
    labels = list(colours)

    def state(value: int | None) -> str:
        if notation.is_missing(value):
            return labels[-1]
        return labels[1 + bins.index(value)] if value else ZERO

    states = [state(value) for value in values]
    return pd.DataFrame(
        {
            "state": states,
            "ink": [theme.ink_on(colours[of]) for of in states],
            "shown": ["" if of == ZERO else notation.number(value) for value, of in zip(values, states, strict=True)],
            "is_missing": [notation.is_missing(value) for value in values],
        },
        index=values.index,
    )


def grid(
    base: alt.Chart,
    shown: pd.DataFrame,
    colours: dict[str, str],
    theme: Theme,
    title: str,
    told: dict[str, alt.SchemaBase],
) -> alt.LayerChart:
    """Squares and numbers in the rows and columns of ``base``; ``shown`` has :func:`cells`, ``told`` the facts."""
    legend = alt.Legend(
        title=title,
        orient="bottom",
        titleOrient="left",
        columns=alt.ExprRef("width < 560 ? 3 : 7"),
        symbolStrokeWidth=1,
        symbolStrokeColor=theme.grid,
    )
    fill = alt.Fill("state:N", scale=alt.Scale(domain=list(colours), range=list(colours.values())), legend=legend)
    outline = either(alt.StrokeValue, "datum.is_missing", theme.grid, "transparent")
    return alt.layer(
        base.mark_rect(cornerRadius=2).encode(fill=fill, stroke=outline, **told),
        base.mark_text(fontWeight="bold", aria=False).encode(
            text=alt.Text("shown:N"), color=alt.Color("ink:N", scale=None)
        ),
        data=shown,
    )
