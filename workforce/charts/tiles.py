"""The tile map: each municipality an equal tile, near its place on the map."""

from __future__ import annotations

import altair as alt
import pandas as pd

from workforce.charts.bins import VACANCY_RATES
from workforce.charts.encodings import COUNT, PERCENT, facts
from workforce.charts.legends import outlined
from workforce.charts.specs import finished
from workforce.charts.texts import parted, width
from workforce.charts.theme import DASHED, Theme
from workforce.domain import notation
from workforce.i18n import Words

LARGEST_TILE = 62
TILE_RATIO = 0.92
LARGEST_NAME = {"ja": 0.26, "en": 0.2}  # of a tile; Latin names are longer, and differ less when smaller
LONGEST_NAME = 5.1  # em; a wider one would be too small in one line


def tile_map(frame: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    """Vacancy rate of each municipality (``vacancies/by_municipality``) on a map of equal tiles.

    A click selects ``municipality_code`` in the selection ``municipality``. The tiles keep their shape: the
    chart is as high as its width asks.
    """
    columns, rows = _span(frame["tile_col"]), _span(frame["tile_row"])
    tile = f"min(width / {len(columns)}, {LARGEST_TILE})"
    high = f"{tile} * {TILE_RATIO * len(rows):.2f}"
    across = alt.Scale(domain=columns, range=[0, alt.ExprRef(f"{tile} * {len(columns)}")], paddingInner=0.06)
    down = alt.Scale(domain=rows, range=[0, alt.ExprRef(high)], paddingInner=0.06)
    tiles = alt.Chart().encode(
        x=alt.X("tile_col:O", axis=None, scale=across), y=alt.Y("tile_row:O", axis=None, scale=down)
    )
    layers = [_squares(tiles, words, theme), *_texts(tiles, tile, LARGEST_NAME[words.language])]
    if not frame["is_answered"].all():
        layers.append(outlined(words("chart.unanswered"), theme.sub, DASHED))
    chart = alt.layer(*layers, data=_shown(frame, words, theme)).add_params(alt.param(name="height", expr=high))
    return finished(chart, theme, height=LARGEST_TILE * len(rows))


def _span(places: pd.Series) -> list[int]:
    """Every row or column from the first to the last, the empty ones among them."""
    return list(range(places.min(), places.max() + 1)) if len(places) else [0]


def _shown(frame: pd.DataFrame, words: Words, theme: Theme) -> pd.DataFrame:
    shown = frame[
        ["municipality_code", "municipality", "short", "tile_col", "tile_row", "planned", "actual", "vacancy"]
        + ["vacancy_rate", "is_answered"]
    ].copy()
    fills = _fills(words, theme)
    shown["state"] = [_state(rate, words) for rate in shown["vacancy_rate"]]
    shown["ink"] = [theme.ink_on(fills[state]) for state in shown["state"]]
    shown["rate_shown"] = ["0" if rate == 0 else notation.percent(rate) for rate in shown["vacancy_rate"]]
    names = [parted(name, LONGEST_NAME) for name in shown["short"]]
    shown["name"] = ["\n".join(lines) for lines in names]
    shown["name_lines"] = [len(lines) for lines in names]
    shown["name_width"] = [max(width(line) for line in lines) for lines in names]
    return shown


def _fills(words: Words, theme: Theme) -> dict[str, str]:
    """Legend label → colour: no vacancy, then rising rates, then unanswered."""
    labels = [words("chart.no_vacancy"), *VACANCY_RATES.rate_labels(words), words("chart.unanswered")]
    return dict(zip(labels, (theme.tile, *theme.vacancy_ramp, theme.card), strict=True))


def _state(rate: float | None, words: Words) -> str:
    if notation.is_missing(rate):
        return words("chart.unanswered")
    return VACANCY_RATES.rate_labels(words)[VACANCY_RATES.index(rate)] if rate > 0 else words("chart.no_vacancy")


def _squares(tiles: alt.Chart, words: Words, theme: Theme) -> alt.Chart:
    fills = _fills(words, theme)
    selected = alt.selection_point(
        name="municipality", fields=["municipality_code"], on="click", clear=False, toggle=False
    )
    unanswered = "!datum.is_answered"
    fill = alt.Fill(
        "state:N",
        title=None,
        scale=alt.Scale(domain=list(fills), range=list(fills.values())),
        legend=alt.Legend(values=list(fills)[:-1], columns=alt.ExprRef("width < 420 ? 3 : 5")),
    )
    is_selected = {"param": selected.name, "empty": False}
    outline = alt.StrokeValue(
        "transparent", condition=[{**is_selected, "value": theme.ink}, {"test": unanswered, "value": theme.sub}]
    )
    return (
        # As a property: Vega-Lite takes no strokeDash channel for a rect.
        tiles.mark_rect(cornerRadius=4, cursor="pointer", strokeDash=alt.ExprRef(f"{unanswered} ? {DASHED} : [1, 0]"))
        .encode(
            fill=fill,
            stroke=outline,
            strokeWidth=alt.StrokeWidthValue(1, condition={**is_selected, "value": 3}),
            **facts(
                (words("field.municipality"), "municipality"),
                (words("field.planned"), "planned", COUNT),
                (words("field.actual"), "actual", COUNT),
                (words("field.vacancy"), "vacancy", COUNT),
                (words("metric.vacancy_rate"), "vacancy_rate", PERCENT),
            ),
        )
        .add_params(selected)
    )


def _texts(tiles: alt.Chart, tile: str, largest: float) -> tuple[alt.Chart, alt.Chart]:
    """Name, in two lines where it is long, above rate, as large as the tile lets them be."""
    ink = alt.Color("ink:N", scale=None)
    size = f"clamp({tile} * 0.92 / datum.name_width, 6.5, {tile} * {largest})"
    name = tiles.mark_text(
        fontWeight="bold",
        fontSize=alt.ExprRef(size),
        lineBreak="\n",
        lineHeight=alt.ExprRef(size),
        dy=alt.ExprRef(f"-{tile} * (datum.name_lines > 1 ? 0.26 : 0.15)"),
        limit=alt.ExprRef(f"{tile} * 0.94"),
        aria=False,
    ).encode(text=alt.Text("name:N"), color=ink)
    rate = tiles.mark_text(
        fontSize=alt.ExprRef(f"clamp({tile} * 0.235, 8, 13.5)"), dy=alt.ExprRef(f"{tile} * 0.19"), aria=False
    ).encode(text=alt.Text("rate_shown:N"), color=ink)
    return name, rate
