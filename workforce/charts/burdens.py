"""Burden: what a municipality sends for its size, beside its own vacancies."""

from __future__ import annotations

from dataclasses import dataclass

import altair as alt
import pandas as pd

from workforce.charts.encodings import COUNT, PERCENT, TENTH, either, facts
from workforce.charts.specs import finished
from workforce.charts.texts import width
from workforce.charts.theme import FONT_SIZE, Theme
from workforce.domain import notation
from workforce.i18n import Words

HEIGHT = 280
WIDTHS = (430, 290)  # of the plot in half a screen and on a phone: a name must find room in both
POINT = 70  # area in square pixels, the same for all: size would only repeat that towns are small
RADIUS = 6
OTHERS_NAMED = 3
LEAST_SCALE = 5.0  # person-days per 100 staff, where nobody sent more


def burden(frame: pd.DataFrame, words: Words, theme: Theme, *, height: int = HEIGHT) -> alt.LayerChart:
    """Vacancy rate against person-days per 100 staff (``dispatches/burden``), with the two limits as lines.

    Only those short of staff that yet send much are coloured; they and the heaviest other senders are named.
    """
    known = frame.dropna(subset=["vacancy_rate", "person_days_per_100_staff"])
    shown = known[
        ["municipality", "short", "staff", "vacancy_rate", "person_days", "person_days_per_100_staff"]
        + ["is_short_yet_sending"]
    ]
    wide = max([0.06, *shown["vacancy_rate"]]) * 1.08
    high = max([LEAST_SCALE, *shown["person_days_per_100_staff"]]) * 1.12
    x = alt.X(
        "vacancy_rate:Q",
        scale=alt.Scale(domain=[0, wide], nice=False),
        axis=alt.Axis(format=".0%", tickCount=6, title=words("metric.vacancy_rate"), grid=False, labelOverlap=True),
    )
    y = alt.Y(
        "person_days_per_100_staff:Q",
        scale=alt.Scale(domain=[0, high], nice=False),
        axis=alt.Axis(
            format=",d",
            tickCount=5,
            tickMinStep=1,
            domain=False,
            ticks=False,
            labelPadding=RADIUS + 4,
            title=words("metric.person_days_per_100_staff"),
            titleAngle=0,
            titleAlign="left",
            titleBaseline="bottom",
            titleX=-30,
            titleY=-8,
        ),
    )
    points = (
        alt.Chart(shown)
        .mark_point(filled=True, size=POINT, opacity=0.9, stroke=theme.card, strokeWidth=1)
        .encode(
            x=x,
            y=y,
            fill=either(alt.FillValue, "datum.is_short_yet_sending", theme.shortage, theme.senders[-1]),
            **facts(
                (words("field.municipality"), "municipality"),
                (words("metric.vacancy_rate"), "vacancy_rate", PERCENT),
                (words("metric.staff"), "staff", COUNT),
                (words("field.person_days"), "person_days", COUNT),
                (words("metric.person_days_per_100_staff"), "person_days_per_100_staff", TENTH),
            ),
        )
    )
    limits = _limits(frame, x, y, wide, high, words, theme)
    return finished(alt.layer(*limits, points, *_names(shown, x, y, wide, high, height, theme)), theme, height=height)


def _limits(
    frame: pd.DataFrame, x: alt.X, y: alt.Y, wide: float, high: float, words: Words, theme: Theme
) -> list[alt.Chart]:
    """The two limits as dashed lines, and the corner beyond both."""
    limits = frame[["short_rate", "median_per_100_staff"]].dropna().head(1)
    limits = limits.rename(columns={"short_rate": "vacancy_rate", "median_per_100_staff": "person_days_per_100_staff"})
    limits = limits.assign(
        wide=wide,
        high=high,
        corner=words("chart.short_yet_sending"),
        median=[words("chart.median", n=notation.number(n, 1)) for n in limits["person_days_per_100_staff"]],
    )
    base = alt.Chart(limits)
    dashed = {"color": theme.sub, "strokeDash": [4, 3], "strokeWidth": 1, "aria": False}
    return [
        base.mark_rect(color=theme.shortage, opacity=0.07, aria=False).encode(
            x=x, x2=alt.X2("wide:Q"), y=y, y2=alt.Y2("high:Q")
        ),
        base.mark_rule(**dashed).encode(x=x),
        base.mark_rule(**dashed).encode(y=y),
        base.mark_text(align="right", baseline="top", color=theme.shortage, dx=-6, aria=False).encode(
            x=alt.XValue("width"), y=alt.YValue(6), text=alt.Text("corner:N")
        ),
        base.mark_text(align="right", baseline="bottom", color=theme.sub, dx=-6, dy=-3, aria=False).encode(
            x=alt.XValue("width"), y=y, text=alt.Text("median:N")
        ),
    ]


# --- Names beside points -------------------------------------------------------------------------


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share room."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


# side → (align, baseline, dx, dy)
SIDES = {
    "right": ("left", "middle", RADIUS + 3, 0),
    "left": ("right", "middle", -RADIUS - 3, 0),
    "above": ("center", "bottom", 0, -RADIUS - 1),
    "below": ("center", "top", 0, RADIUS + 2),
}


def _names(
    shown: pd.DataFrame, x: alt.X, y: alt.Y, wide: float, high: float, height: int, theme: Theme
) -> list[alt.Chart]:
    """Names of the coloured points and of the heaviest others, each on a side where nothing else stands."""
    coloured = shown["is_short_yet_sending"].fillna(False).astype(bool)
    heaviest = shown[~coloured].nlargest(OTHERS_NAMED, "person_days_per_100_staff")
    heaviest = heaviest[heaviest["person_days_per_100_staff"] > 0]
    points = {
        row.Index: (row.vacancy_rate / wide, 1 - row.person_days_per_100_staff / high) for row in shown.itertuples()
    }
    taken = {across: [_point(across * px, height * py) for px, py in points.values()] for across in WIDTHS}
    named, sides = pd.concat([shown[coloured], heaviest]), []
    for row in named.itertuples():
        px, py = points[row.Index]
        boxes = {
            side: {across: _name(row.short, across * px, height * py, side) for across in WIDTHS} for side in SIDES
        }
        side = next((side for side in SIDES if _is_free(boxes[side], taken)), "right")
        sides.append(side)
        for across in WIDTHS:
            taken[across].append(boxes[side][across])
    named = named.assign(side=sides)
    return [
        alt.Chart(named[named["side"] == side])
        .mark_text(align=align, baseline=baseline, dx=dx, dy=dy, fontWeight="bold", aria=False)
        .encode(
            x=x,
            y=y,
            text=alt.Text("short:N"),
            color=either(alt.ColorValue, "datum.is_short_yet_sending", theme.shortage, theme.sub),
        )
        for side, (align, baseline, dx, dy) in SIDES.items()
        if side in sides
    ]


def _point(px: float, py: float) -> Box:
    """The room of a point."""
    return Box(px - RADIUS, py - RADIUS, px + RADIUS, py + RADIUS)


def _name(text: str, px: float, py: float, side: str) -> Box:
    """The room of a name on a side of its point."""
    align, baseline, dx, dy = SIDES[side]
    wide, high = width(text) * FONT_SIZE, FONT_SIZE + 2
    left = px + dx - {"left": 0, "right": wide, "center": wide / 2}[align]
    top = py + dy - {"top": 0, "bottom": high, "middle": high / 2}[baseline]
    return Box(left, top, left + wide, top + high)


def _is_free(boxes: dict[int, Box], taken: dict[int, list[Box]]) -> bool:
    """Whether a name meets nothing and stays in the plot, at every width."""
    return all(
        box.left >= 0 and box.right <= across and box.top >= 0 and not any(box.meets(other) for other in taken[across])
        for across, box in boxes.items()
    )
