"""Burden rates as bars: what part of its staff a sender, or an occupation, had away on an average day."""

from __future__ import annotations

import altair as alt
import pandas as pd

from workforce.charts.axes import names
from workforce.charts.encodings import COUNT, PERCENT, either, facts
from workforce.charts.specs import finished
from workforce.charts.theme import Theme
from workforce.domain import notation
from workforce.i18n import Words

ROW = 26
BAR = 13
FIRST = 15  # rows of a chart; the table has them all
TEXTS = 142  # pixels at the right for a rate and the vacancy rate beside it
TEXTS_OF_TWO = 192  # where two rates stand before it
FINE = ".2%"
LEAST_SCALE = 0.001


def by_sender(frame: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    """The heaviest burdens of municipalities (``burdens/by_sender``) beside their vacancy rates, the median dashed."""
    sent = frame[frame["person_days"] > 0].dropna(subset=["burden_rate"]).head(FIRST)
    return _rates(sent.assign(name=sent["municipality"]), words("field.municipality"), words, theme)


def by_occupation(frame: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    """The burden of each occupation over all municipalities (rows of ``burdens/totals``) beside its vacancy rate."""
    known = frame.dropna(subset=["burden_rate"]).sort_values("burden_rate", ascending=False).head(FIRST)
    shown = known.assign(name=known["occupation"], is_short_of_staff=False, median_burden_rate=None)
    return _rates(shown, words("field.occupation"), words, theme)


def _rates(frame: pd.DataFrame, title: str, words: Words, theme: Theme) -> alt.LayerChart:
    shown = frame[["name", "person_days", "staff", "burden_rate", "vacancy_rate", "is_short_of_staff"]].assign(
        rate=[notation.percent(rate, 2) for rate in frame["burden_rate"]], beside=_vacancies(frame, words)
    )
    x, y = _axes(shown["name"], shown["burden_rate"])
    told = facts(
        (title, "name"),
        (words("metric.burden_rate"), "burden_rate", FINE),
        (words("field.person_days"), "person_days", COUNT),
        (words("metric.staff"), "staff", COUNT),
        (words("metric.vacancy_rate"), "vacancy_rate", PERCENT),
    )
    base = alt.Chart(shown).encode(y=y)
    bars = base.mark_bar(size=BAR, color=theme.actual).encode(x=x, **told)
    layers = [bars, base.mark_text(align="left", dx=6, aria=False).encode(x=x, text=alt.Text("rate:N"))]
    median = frame[["median_burden_rate"]].dropna().head(1).rename(columns={"median_burden_rate": "burden_rate"})
    if len(median):
        rule = alt.Chart(median).mark_rule(color=theme.sub, strokeDash=[4, 3], aria=False)
        layers.append(rule.encode(x=x))
    return finished(alt.layer(*layers, _beside(base, theme)), theme, height=ROW * max(len(shown), 1))


def after_one_more_wave(frame: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    """Burdens before and after one more wave (``burdens/after_one_more_wave``), the lightest who can send it first.

    The dark part is what was carried so far, the light part what the wave would add.
    """
    able = frame[frame["can_send"] & ~frame["is_struck"]].dropna(subset=["burden_after_rate"]).head(FIRST)
    columns = [
        "person_days",
        "staff",
        "burden_rate",
        "burden_after_rate",
        "away_rate",
        "vacancy_rate",
        "is_short_of_staff",
    ]
    shown = able[columns].assign(
        name=able["municipality"],
        rate=[
            words("chart.before_after", before=notation.percent(row.burden_rate, 2), after=_after(row))
            for row in able.itertuples()
        ],
        beside=_vacancies(able, words),
    )
    x, y = _axes(shown["name"], shown["burden_after_rate"], texts=TEXTS_OF_TWO)
    so_far, added = words("chart.burden_so_far"), words("chart.burden_added")
    colours = alt.Scale(domain=[so_far, added], range=[theme.actual, theme.sender("municipality")])
    told = facts(
        (words("field.municipality"), "name"),
        (words("metric.burden_rate"), "burden_rate", FINE),
        (words("metric.burden_after_rate"), "burden_after_rate", FINE),
        (words("metric.away_rate"), "away_rate", PERCENT),
        (words("metric.staff"), "staff", COUNT),
        (words("metric.vacancy_rate"), "vacancy_rate", PERCENT),
    )
    layers = []
    for series, column, more in ((added, "burden_after_rate", told), (so_far, "burden_rate", {})):
        bar = alt.Chart(shown.assign(series=series, shown_rate=shown[column])).mark_bar(size=BAR, aria=bool(more))
        layers.append(bar.encode(x=x, y=y, fill=alt.Fill("series:N", title=None, scale=colours), **more))
    base = alt.Chart(shown.assign(shown_rate=shown["burden_after_rate"])).encode(y=y)
    layers.append(base.mark_text(align="left", dx=6, aria=False).encode(x=x, text=alt.Text("rate:N")))
    return finished(alt.layer(*layers, _beside(base, theme)), theme, height=ROW * max(len(shown), 1))


def _after(row: object) -> str:
    return notation.percent(row.burden_after_rate, 2)


def _vacancies(frame: pd.DataFrame, words: Words) -> list[str]:
    return [words("chart.vacancy_rate", rate=notation.percent(rate)) for rate in frame["vacancy_rate"]]


def _axes(rows: pd.Series, rates: pd.Series, *, texts: int = TEXTS) -> tuple[alt.X, alt.Y]:
    field = "burden_rate" if texts == TEXTS else "shown_rate"
    x = alt.X(
        f"{field}:Q",
        title=None,
        scale=alt.Scale(domain=[0, max([LEAST_SCALE, *rates])], range=[0, alt.ExprRef(f"width - {texts}")], nice=False),
        axis=alt.Axis(format=".1%", tickCount=2, grid=False, title=None, labelOverlap=True),
    )
    return x, alt.Y("name:N", sort=None, title=None, scale=alt.Scale(domain=list(rows)), axis=names())


def _beside(base: alt.Chart, theme: Theme) -> alt.Chart:
    """The vacancy rate at the right edge, coloured where the sender is short itself."""
    return base.mark_text(align="right", aria=False).encode(
        x=alt.XValue("width"),
        text=alt.Text("beside:N"),
        color=either(alt.ColorValue, "datum.is_short_of_staff", theme.shortage, theme.sub),
    )
