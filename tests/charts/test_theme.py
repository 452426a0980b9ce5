"""The palette can be read, by eyes of every kind, and the app wears the same colours."""

from __future__ import annotations

import tomllib
from itertools import combinations, pairwise

import pytest

from tests.architecture.source import ROOT
from workforce.charts.theme import FONTS, MARK_CONTRAST, TEXT_CONTRAST, Theme, contrast, linear_rgb

# Linear RGB as dichromats see it (Viénot, Brettel and Mollon 1999).
SIGHTS = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.11238, 0.88762, 0), (0.11238, 0.88762, 0), (0.00401, -0.00401, 1)),
    "deutan": ((0.29275, 0.70725, 0), (0.29275, 0.70725, 0), (-0.02234, 0.02234, 1)),
}
# CIE 1976 colour differences; 2.3 is just noticeable. Most is asked of colours that mean different things, least
# between an empty tile and the lowest step, where only the one has a number in it.
BETWEEN_MEANINGS, BETWEEN_STEPS, BETWEEN_TILE_AND_STEP = 30, 18, 6

each_sight = pytest.mark.parametrize("sight", SIGHTS)


def lab(colour: str, sight: str) -> tuple[float, float, float]:
    """CIE L*a*b* (D65) of a colour as a kind of sight sees it."""
    rgb = linear_rgb(colour)
    seen = [min(max(sum(a * b for a, b in zip(row, rgb, strict=True)), 0), 1) for row in SIGHTS[sight]]
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.95047, 1.0, 1.08883)
    xyz = [sum(a * b for a, b in zip(row, seen, strict=True)) / w for row, w in zip(to_xyz, white, strict=True)]
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: str, other: str, sight: str) -> float:
    return sum((a - b) ** 2 for a, b in zip(lab(one, sight), lab(other, sight), strict=True)) ** 0.5


def test_the_contrast_of_black_on_white_is_21():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_red_and_green_of_one_lightness_are_alike_to_a_deutan():
    # So that the simulation itself is known to simulate.
    assert difference("#C83C3C", "#6E8C28", "full") > 60
    assert difference("#C83C3C", "#6E8C28", "deutan") < 15


@pytest.mark.parametrize("role", ["ink", "sub", "actual", "shortage"])
def test_text_can_be_read_on_card_and_page(role: str, theme: Theme):
    assert min(contrast(getattr(theme, role), ground) for ground in (theme.card, theme.page)) >= TEXT_CONTRAST


@pytest.mark.parametrize("sender_type", ["prefecture", "municipality", "other"])
def test_a_mark_stands_out_from_the_card(sender_type: str, theme: Theme):
    assert contrast(theme.sender(sender_type), theme.card) >= MARK_CONTRAST


def test_every_tile_cell_and_bar_has_an_ink_that_can_be_read_on_it(theme: Theme):
    grounds = [*theme.vacancy_ramp, *theme.volume_ramp, *theme.senders, theme.tile, theme.card]
    assert min(contrast(theme.ink_on(ground), ground) for ground in grounds) >= TEXT_CONTRAST


@each_sight
def test_neighbours_on_a_ramp_can_be_told_apart(sight: str, theme: Theme):
    ramps = (theme.vacancy_ramp, theme.volume_ramp)
    assert min(difference(*pair, sight) for ramp in ramps for pair in pairwise(ramp)) >= BETWEEN_STEPS


@each_sight
def test_an_empty_tile_differs_from_the_lowest_step(sight: str, theme: Theme):
    lowest = (theme.vacancy_ramp[0], theme.volume_ramp[0])
    assert min(difference(theme.tile, step, sight) for step in lowest) >= BETWEEN_TILE_AND_STEP


@each_sight
def test_senders_can_be_told_apart(sight: str, theme: Theme):
    assert min(difference(*pair, sight) for pair in combinations(theme.senders, 2)) >= BETWEEN_MEANINGS


@each_sight
def test_shortage_people_and_context_can_be_told_apart(sight: str, theme: Theme):
    roles = (theme.shortage, theme.actual, theme.senders[-1])
    assert min(difference(*pair, sight) for pair in combinations(roles, 2)) >= BETWEEN_MEANINGS


def test_ramps_run_one_way(theme: Theme):
    # In the dark bright is much, in the light dark is much: always away from the card.
    for ramp in (theme.vacancy_ramp, theme.volume_ramp):
        away = [contrast(colour, theme.card) for colour in ramp]
        assert away == sorted(away)


def test_the_app_wears_the_colours_and_the_fonts_of_the_charts(theme: Theme):
    with (ROOT / ".streamlit" / "config.toml").open("rb") as file:
        app = tomllib.load(file)["theme"]
    assert app["font"] == FONTS
    worn = app[theme.name]
    assert {
        "backgroundColor": theme.page,
        "secondaryBackgroundColor": theme.card,
        "textColor": theme.ink,
        "orangeColor": theme.shortage,
        "blueColor": theme.actual,
        "grayColor": theme.senders[-1],
        "grayTextColor": theme.sub,
        "chartCategoricalColors": list(theme.senders),
    }.items() <= worn.items()


@pytest.mark.parametrize("colour", ["orange", "blue", "gray"])
def test_a_badge_can_be_read(colour: str, theme: Theme):
    with (ROOT / ".streamlit" / "config.toml").open("rb") as file:
        worn = tomllib.load(file)["theme"][theme.name]
    assert contrast(worn[f"{colour}TextColor"], worn[f"{colour}BackgroundColor"]) >= TEXT_CONTRAST
