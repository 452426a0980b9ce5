"""The palette for light and dark, and the one configuration that every chart shares.

The colours are design tokens of Japan's Digital Agency. Orange means shortage and nothing else, blue means
people, grey is context. In the dark palette the ramps run the other way: bright is much.
"""

from __future__ import annotations

from dataclasses import dataclass

FONTS = "'BIZ UDPGothic', 'Hiragino Sans', 'Noto Sans CJK JP', 'Noto Sans JP', 'Yu Gothic UI', Meiryo, sans-serif"
FONT_SIZE = 12
DASHED = [3, 2]  # the outline of what is not known

TEXT_CONTRAST = 4.5  # WCAG 2.2 AA for text
MARK_CONTRAST = 3.0  # … and for marks
INKS = ("#FFFFFF", "#1A1A1A", "#000000")

SENDER_TYPES = ("prefecture", "municipality", "other")


@dataclass(frozen=True)
class Theme:
    """The colours of one theme by their role; ramps from little to much, bands from poor to good."""

    name: str
    page: str
    card: str
    tile: str
    ink: str
    sub: str
    grid: str
    actual: str
    senders: tuple[str, str, str]
    shortage: str
    vacancy_ramp: tuple[str, str, str, str]
    volume_ramp: tuple[str, str, str, str, str]
    bands: tuple[str, str, str]

    def sender(self, sender_type: str) -> str:
        """The colour of a type of sender."""
        return self.senders[SENDER_TYPES.index(sender_type)]

    def ink_on(self, background: str) -> str:
        """The first ink that can be read on a background."""
        return next(ink for ink in INKS if contrast(ink, background) >= TEXT_CONTRAST)

    def config(self) -> dict:
        """The Vega-Lite configuration: one font stack, quiet axes, no frame.

        Axes and legends are not read out (Vega does so in English only): the marks, the alternative text and
        the table say what they say.
        """
        label = {"labelColor": self.sub, "labelFontSize": FONT_SIZE, "labelFontWeight": "normal"}
        title = {"titleColor": self.sub, "titleFontSize": FONT_SIZE, "titleFontWeight": "normal"}
        return {
            "background": self.card,
            "font": FONTS,
            "padding": {"left": 2, "right": 4, "top": 2, "bottom": 2},
            "view": {"stroke": None},
            "mark": {"tooltip": False},
            "axis": {
                "aria": False,
                **label,
                **title,
                "labelLimit": 150,
                "gridColor": self.grid,
                "domainColor": self.sub,
                "tickColor": self.sub,
                "tickSize": 4,
                "labelPadding": 4,
            },
            "legend": {
                "aria": False,
                **label,
                **title,
                "labelLimit": 0,
                "orient": "top",
                "direction": "horizontal",
                "columnPadding": 10,
                "labelOffset": 4,
                "symbolType": "square",
                "symbolSize": 130,
                "symbolStrokeWidth": 0,
                "offset": 8,
                "padding": 0,
            },
            "text": {"color": self.ink, "fontSize": FONT_SIZE},
        }


LIGHT = Theme(
    name="light",
    page="#F8F8FB",
    card="#FFFFFF",
    tile="#EDEFF2",
    ink="#1A1A1A",
    sub="#4D4D4D",
    grid="#E6E6E6",
    actual="#0055AD",
    senders=("#00316A", "#008BF2", "#7F7F7F"),
    shortage="#C74700",
    vacancy_ramp=("#FFDFCA", "#FFA66D", "#C74700", "#6D2700"),
    volume_ramp=("#DCF0FF", "#97D3FF", "#39ABFF", "#0066BE", "#00316A"),
    bands=("#B3B3B3", "#CCCCCC", "#E6E6E6"),
)

DARK = Theme(
    name="dark",
    page="#12151A",
    card="#1B2027",
    tile="#2A313B",
    ink="#ECEFF3",
    sub="#C3CAD3",
    grid="#323A45",
    actual="#97D3FF",
    senders=("#C0E4FF", "#0877D7", "#949494"),
    shortage="#FF8D44",
    vacancy_ramp=("#541E00", "#8B3200", "#FB5B01", "#FFC199"),
    volume_ramp=("#00234B", "#00428C", "#0877D7", "#57B8FF", "#C0E4FF"),
    bands=("#5A6472", "#444D59", "#323A45"),
)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours by WCAG 2: 1 (none) to 21 (black on white)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def linear_rgb(colour: str) -> tuple[float, float, float]:
    """#RRGGBB as linear light between 0 and 1."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)


def _luminance(colour: str) -> float:
    red, green, blue = linear_rgb(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
