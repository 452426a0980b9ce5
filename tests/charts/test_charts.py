"""What holds for every chart: it can be drawn, is valid, and keeps the rules of the house."""

from __future__ import annotations

import json
import re

import pandas as pd
import pytest
from altair.utils import schemapi

from tests.charts.drawing import CHARTS, marks, parts
from workforce.charts.specs import SHARED, spec, unchecked
from workforce.charts.theme import INKS, LIGHT, Theme
from workforce.i18n import Words

each_chart = pytest.mark.parametrize("name", CHARTS)


def drawn(name: str, frames: list[pd.DataFrame], words: Words, theme: Theme = LIGHT) -> dict:
    """The chart as Altair writes it, checked once as a whole."""
    with unchecked():
        chart = CHARTS[name][0](*frames, words, theme)
    return chart.to_dict(validate=True)


@each_chart
@pytest.mark.parametrize("rows", [None, 1, 0], ids=["whole", "one row", "empty"])
def test_a_chart_is_valid_in_both_languages_and_themes_whatever_the_rows(
    name: str, rows: int | None, words: Words, theme: Theme, frames_of
):
    frames = [frame if rows is None else frame.head(rows) for frame in frames_of(name, words.language)]
    assert drawn(name, frames, words, theme)["config"]["background"] == theme.card


@each_chart
def test_a_specification_is_plain_json_with_its_data_inside_a_layer(name: str, words: Words, plain_of):
    found = plain_of(name, words.language)
    json.dumps(found, allow_nan=False)
    assert "datasets" not in found
    assert "data" not in found
    assert [part for part in parts(found) if set(part) == {"name"}] == []


@each_chart
def test_a_specification_is_the_same_each_time_and_the_frame_is_left_as_it_was(
    name: str, ja: Words, frames_of, plain_of
):
    frames = frames_of(name, "ja")
    before = [frame.copy() for frame in frames]
    with unchecked():
        again = spec(CHARTS[name][0](*frames, ja, LIGHT))
    assert json.dumps(again) == json.dumps(plain_of(name, "ja"))
    for frame, copy in zip(frames, before, strict=True):
        pd.testing.assert_frame_equal(frame, copy)


@each_chart
def test_copies_that_share_their_parts_draw_what_full_copies_draw(
    name: str, ja: Words, frames_of, plain_of, monkeypatch: pytest.MonkeyPatch
):
    shared = plain_of(name, "ja")
    for part in SHARED:
        monkeypatch.delattr(part, "__deepcopy__")
    with unchecked():
        copied = spec(CHARTS[name][0](*frames_of(name, "ja"), ja, LIGHT))
    assert json.dumps(shared) == json.dumps(copied)


@each_chart
def test_a_channel_is_named_by_its_class(name: str, ja: Words, frames_of, monkeypatch: pytest.MonkeyPatch):
    # For text="label:N" Altair goes through all of its classes, ten milliseconds each time: text=alt.Text("label:N").
    looked_up: list[object] = []
    found = schemapi.SchemaBase.from_dict.__func__
    monkeypatch.setattr(
        schemapi.SchemaBase,
        "from_dict",
        classmethod(lambda cls, given, **rest: looked_up.append(given) or found(cls, given, **rest)),
    )
    with unchecked():
        spec(CHARTS[name][0](*frames_of(name, "ja"), ja, LIGHT))
    assert looked_up == []


@each_chart
def test_no_number_is_formatted_with_a_bare_comma(name: str, plain_of):
    # Vega prints 2,000 as 2e+3 with it.
    found = plain_of(name, "ja")
    assert [part for part in parts(found) if part.get("format") == ","] == []
    assert '\\",\\"' not in json.dumps(found)


@each_chart
def test_every_layer_gives_a_position_the_same_scale_and_axis(name: str, words: Words, plain_of):
    # A layer without them would let Vega-Lite choose a domain of its own, and the first one would be lost.
    found = plain_of(name, words.language)
    for channel in ("x", "y"):
        for group in sharing(found, channel):
            assert len(set(group)) <= 1, channel


@each_chart
def test_text_is_horizontal_and_not_read_out(name: str, words: Words, plain_of):
    found = plain_of(name, words.language)
    texts = marks(found, "text")
    assert [layer["mark"] for layer in texts if layer["mark"].get("aria") is not False] == []
    assert [layer["mark"] for layer in texts if layer["mark"].get("angle")] == []
    assert {part["labelAngle"] for part in parts(found) if "labelAngle" in part} <= {0}


@each_chart
def test_what_is_read_out_is_said_in_the_words_of_the_reader(name: str, words: Words, plain_of):
    # Without a description Vega reads out the names of columns.
    found = plain_of(name, words.language)
    silent = [
        layer
        for layer in all_layers(found)
        if layer["mark"].get("aria") is not False and "description" not in layer["encoding"]
    ]
    assert silent == []


@each_chart
def test_a_chart_takes_its_colours_from_the_palette(name: str, theme: Theme, plain_of):
    text = json.dumps(plain_of(name, "ja", theme))
    assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", text)) - palette(theme) == set()


def all_layers(view: dict) -> list[dict]:
    return [part for part in parts(view) if "mark" in part and "encoding" in part]


def sharing(view: dict, channel: str) -> list[list[str]]:
    """The scales and axes of a position, in groups of the layers that share one; the first group is still open."""
    if "layer" not in view:
        said = view.get("encoding", {}).get(channel, {})
        return [[json.dumps([said["scale"], said.get("axis")], sort_keys=True)] if "scale" in said else []]
    groups = [sharing(layer, channel) for layer in view["layer"]]
    still_open = [group[0] for group in groups]
    closed = [group for inner in groups for group in inner[1:]]
    if view.get("resolve", {}).get("scale", {}).get(channel) == "independent":
        return [[], *still_open, *closed]
    return [[said for group in still_open for said in group], *closed]


def palette(theme: Theme) -> set[str]:
    single = {value for value in vars(theme).values() if isinstance(value, str)}
    return set(INKS) | single | {colour for ramp in vars(theme).values() if isinstance(ramp, tuple) for colour in ramp}
