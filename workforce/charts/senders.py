"""The types of sender as colours, in the same order in every chart of dispatches."""

from __future__ import annotations

import altair as alt
import pandas as pd

from workforce.charts.theme import SENDER_TYPES, Theme
from workforce.i18n import Words


def named(frame: pd.DataFrame, words: Words) -> pd.DataFrame:
    """The frame with the place of its sender type from bottom to top, and its name."""
    return frame.assign(
        sender_order=[SENDER_TYPES.index(code) for code in frame["sender_type"]],
        sender_type_shown=[words(f"option.sender_type.{code}") for code in frame["sender_type"]],
    )


def colours(frame: pd.DataFrame, words: Words, theme: Theme) -> alt.Scale:
    """A colour for each type of sender that occurs."""
    occurring = [code for code in SENDER_TYPES if code in set(frame["sender_type"])]
    return alt.Scale(
        domain=[words(f"option.sender_type.{code}") for code in occurring],
        range=[theme.sender(code) for code in occurring],
    )
