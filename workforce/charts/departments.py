"""Charts of departments. Each takes the localised frame of one query."""

from __future__ import annotations

import altair as alt
import pandas as pd

from workforce.charts.axes import names
from workforce.charts.encodings import COUNT, facts
from workforce.charts.specs import finished
from workforce.charts.theme import Theme
from workforce.domain import notation
from workforce.i18n import Words

ROW = 24
TEXTS = 62  # pixels at the right for the number of a row


def by_department(frame: pd.DataFrame, words: Words, theme: Theme) -> alt.LayerChart:
    """Staff by department (``departments/by_department``) in the order of the survey; the first division stands out.

    Departments nobody answered have no bar and －.
    """
    shown = frame[["department", "division"]].assign(
        staff=frame["department_staff"],
        told=[notation.number(staff) for staff in frame["department_staff"]],
    )
    divisions = list(dict.fromkeys(shown["division"]))
    colours = alt.Scale(domain=divisions, range=[theme.actual, theme.sender("other"), theme.sub][: len(divisions)])
    y = alt.Y(
        "department:N", sort=None, title=None, scale=alt.Scale(domain=list(shown["department"])), axis=names(limit=165)
    )
    legend = alt.Legend(title=None, columns=alt.ExprRef("width < 300 ? 1 : 3"))
    most = max([1, *shown["staff"].dropna()])
    scale = alt.Scale(domain=[0, most], range=[0, alt.ExprRef(f"width - {TEXTS}")], nice=False)
    axis = alt.Axis(format=",d", tickCount=4, tickMinStep=1, grid=False, title=None, labelOverlap=True)
    told = facts(
        (words("field.department"), "department"),
        (words("field.division"), "division"),
        (words("metric.department_staff"), "staff", COUNT),
    )
    base = alt.Chart().encode(y=y)
    bars = base.mark_bar(size=14).encode(
        x=alt.X("staff:Q", scale=scale, axis=axis),
        fill=alt.Fill("division:N", scale=colours, legend=legend),
        **told,
    )
    texts = base.mark_text(align="left", aria=False).encode(
        x=alt.XValue(alt.ExprRef(f"width - {TEXTS - 10}")), text=alt.Text("told:N")
    )
    return finished(alt.layer(bars, texts, data=shown), theme, height=ROW * max(len(frame), 1))
