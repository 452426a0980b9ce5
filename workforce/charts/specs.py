"""From an Altair chart to a plain specification that can be kept and shown without Altair."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import altair as alt
from altair.utils import schemapi

from workforce.charts.theme import Theme

# Altair refuses more than 5,000 rows, for notebooks' sake; here whoever asks for a chart decides what it draws.
alt.data_transformers.disable_max_rows()

_VIEW = ("data", "mark", "encoding", "layer", "transform", "resolve")

# Layering copies each chart again and again, down to the last empty option of its marks and channels, which takes
# most of the time of drawing. Nothing changes these parts once they are made, so copies share them; Altair asks this.
SHARED = (alt.FacetedEncoding, alt.Encoding, alt.MarkDef)
for _part in SHARED:
    _part.__deepcopy__ = lambda part, _: part


@contextmanager
def unchecked() -> Iterator[None]:
    """Build without Altair's checks, which cost more than the building; the tests build every chart with them."""
    with schemapi.debug_mode(False):
        yield


def finished(chart: alt.TopLevelMixin, theme: Theme, *, height: int) -> alt.TopLevelMixin:
    """The chart as wide as its container, ``height`` pixels high without axes and legend, in the theme's style."""
    # fit-x: the height is that of the rows and panels, whatever axes and legend add; resize: a height that
    # follows from the width is taken into account.
    fit = alt.AutoSizeParams(type="fit-x", contains="padding", resize=True)
    # Set on the chart itself: properties() and configure() copy and check all of it each time.
    chart.width, chart.height, chart.autosize, chart.config = "container", height, fit, theme.config()
    return chart


def spec(chart: alt.TopLevelMixin) -> dict:
    """The chart as plain, JSON-safe values with its data in place: dates as ISO text, missing values as None.

    The data stand inside a layer, not at the top: there Streamlit would take them out, offer them as a
    table of raw column names, and hand dates over in a form that Vega-Lite does not parse.
    """
    plain = chart.to_dict(validate=schemapi.DEBUG_MODE)
    whole = _inlined(plain, plain.pop("datasets", {}))
    view = {name: whole.pop(name) for name in _VIEW if name in whole}
    if "mark" in view and "params" in whole:
        view["params"] = whole.pop("params")
    return {**whole, "padding": whole["config"].get("padding", 0), "layer": [view]}


def _inlined(part: object, datasets: dict[str, list]) -> object:
    """A copy of the specification in which each named data set has become its values."""
    if isinstance(part, list):
        return [_inlined(item, datasets) for item in part]
    if not isinstance(part, dict):
        return part
    if set(part) == {"name"} and part["name"] in datasets:
        return {"values": datasets[part["name"]]}
    return {key: _inlined(value, datasets) for key, value in part.items()}
