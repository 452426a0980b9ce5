"""Gross and net side by side: who is missing to the right, who is over plan to the left, the difference as a mark."""

from __future__ import annotations

import altair as alt
import pandas as pd

from workforce.charts.axes import names
from workforce.charts.encodings import COUNT, facts
from workforce.charts.specs import finished
from workforce.charts.theme import Theme
from workforce.domain import notation
from workforce.i18n import Words

ROW = 26
SIDE = 34  # pixels at the left for the number of the longest surplus
NETS = 84  # pixels at the right for the number of the longest vacancy and the column of differences


def gross_and_net(totals: pd.DataFrame, frame: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    """Vacancies, surplus and net gap of all (``vacancies/totals``) and of occupations (``vacancies/by_occupation``)."""
    columns = ["vacancy", "surplus", "net_gap"]
    whole = totals[columns].assign(short=words("chart.all_occupations"))
    shown = pd.concat([whole, frame[["short", *columns]]], ignore_index=True).dropna()
    shown["over"] = -shown["surplus"]
    shown["net_shown"] = [notation.number(value) for value in shown["net_gap"]]
    shown["is_over"] = shown["surplus"] > 0
    rows = list(shown["short"])
    y = alt.Y("short:N", sort=None, title=None, scale=alt.Scale(domain=rows), axis=names(limit=110))
    scale = alt.Scale(
        domain=[min([0, *shown["over"]]), max([1, *shown["vacancy"]])],
        range=[SIDE, alt.ExprRef(f"width - {NETS}")],
        nice=False,
    )
    told = facts(
        (words("field.occupation"), "short"),
        *((words(f"{kind}.{column}"), column, COUNT) for kind, column in (("field", "vacancy"), ("field", "surplus"))),
        (words("metric.net_gap"), "net_shown"),
    )
    base = alt.Chart().encode(y=y)

    def bar(column: str, colour: str) -> alt.Chart:
        return base.mark_bar(size=ROW * 0.58, color=colour).encode(
            x=alt.X(f"{column}:Q", scale=scale, axis=None), x2=alt.X2Datum(0), **told
        )

    def number(column: str, text: str, align: str, dx: int, colour: str) -> alt.Chart:
        return (
            base.mark_text(align=align, dx=dx, fontWeight="bold", color=colour, aria=False)
            .encode(x=alt.X(f"{column}:Q", scale=scale, axis=None), text=alt.Text(text))
            .transform_filter(f"datum.{text.removesuffix(':Q')} > 0")
        )

    layers = [
        bar("vacancy", theme.shortage),
        bar("over", theme.actual),
        base.mark_tick(thickness=3, size=ROW * 0.8, color=theme.ink, aria=False).encode(
            x=alt.X("net_gap:Q", scale=scale, axis=None)
        ),
        number("vacancy", "vacancy:Q", "left", 6, theme.shortage),
        number("over", "surplus:Q", "right", -4, theme.actual),
        base.mark_text(align="right", color=theme.ink, aria=False).encode(
            x=alt.XValue("width"), text=alt.Text("net_shown:N")
        ),
        _titles(words, theme),
    ]
    return finished(alt.layer(*layers, data=shown), theme, height=ROW * max(len(rows), 1))


def _titles(words: Words, theme: Theme) -> alt.Chart:
    return (
        alt.Chart(pd.DataFrame({"title": [words("chart.net")]}))
        .mark_text(align="right", baseline="bottom", color=theme.sub, aria=False)
        .encode(x=alt.XValue("width"), y=alt.YValue(-4), text=alt.Text("title:N"))
    )
