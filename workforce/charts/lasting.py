"""How long vacancies have lasted."""

from __future__ import annotations

import altair as alt
import pandas as pd

from workforce.charts.axes import names
from workforce.charts.encodings import COUNT, either, facts
from workforce.charts.specs import finished
from workforce.charts.theme import Theme
from workforce.domain import notation
from workforce.i18n import Words

ROW = 26
NUMBERS = 110  # pixels at the right for persons and cells
SHORT_OPACITY = 0.45  # of vacancies that have not lasted long


def lasting(frame: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    """Vacancies by the years they have lasted (``vacancies/runs_by_length``), longest first; those of years in full."""
    shown = frame[["vacancy", "cells", "is_lasting"]].copy()
    shown["label"] = [
        words(f"chart.years{'_at_least' if row.is_at_least else ''}", n=row.years_running) for row in frame.itertuples()
    ]
    shown["written"] = [
        words("chart.persons_in_cells", n=notation.number(row.vacancy), cells=notation.number(row.cells))
        for row in frame.itertuples()
    ]
    rows = list(shown["label"])
    y = alt.Y("label:N", sort=None, title=None, scale=alt.Scale(domain=rows), axis=names())
    scale = alt.Scale(domain=[0, max([1, *shown["vacancy"]])], range=[0, alt.ExprRef(f"width - {NUMBERS}")], nice=False)
    base = alt.Chart().encode(y=y, x=alt.X("vacancy:Q", scale=scale, axis=None))
    bars = base.mark_bar(size=ROW * 0.62, color=theme.shortage).encode(
        opacity=either(alt.OpacityValue, "datum.is_lasting", 1.0, SHORT_OPACITY),
        **facts(
            (words("metric.years_running"), "label"),
            (words("field.vacancy"), "vacancy", COUNT),
            (words("metric.cells"), "cells", COUNT),
        ),
    )
    numbers = base.mark_text(align="left", dx=6, color=theme.ink, aria=False).encode(text=alt.Text("written:N"))
    return finished(alt.layer(bars, numbers, data=shown), theme, height=ROW * max(len(rows), 1))
