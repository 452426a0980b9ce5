"""The filters of a staffing page: region, type, size and occupation group, all in the link."""

from __future__ import annotations

import streamlit as st

from workforce.domain.selections import ALL, Selection
from workforce.queries import municipalities, occupations
from workforce.ui import choices, session
from workforce.ui.asking import ask
from workforce.ui.written import options

# field of the selection → parameter of the link
PARAMS = {"region_filter": "region", "type_filter": "type", "size_filter": "size", "group_filter": "group"}
TYPES = ("designated_city", "city", "town", "village")
SIZES = ("over_100k", "50k_100k", "20k_50k", "10k_20k", "5k_10k", "under_5k", "unknown")


def choose_selection() -> Selection:
    """Four choosers and a way back to everything; what is chosen stands in the link."""
    words, names = session.words(), _names()
    labels = ("field.region", "field.municipality_type", "metric.size_class", "field.occupation_group")
    chosen = Selection(
        **{
            field: choices.choose_filter(words(label), names[field], param=param)
            for label, (field, param) in zip(labels, PARAMS.items(), strict=True)
        }
    )
    st.button(
        words("page.reset_filters"),
        key="reset_filters",
        icon=":material/filter_alt_off:",
        disabled=chosen.is_everything,
        on_click=show_everything,
    )
    return chosen


def show_everything() -> None:
    """Take every filter off, from the next run on."""
    for param in PARAMS.values():
        choices.choose_all(param)


def described(selection: Selection) -> str:
    """What a selection holds, for a badge or a source line: 天草・市・専門職; empty where nothing is filtered out."""
    chosen = [names[getattr(selection, field)] for field, names in _names().items() if _is_set(selection, field)]
    return session.words()("page.list_separator").join(chosen)


def _is_set(selection: Selection, field: str) -> bool:
    return getattr(selection, field) != ALL


def _names() -> dict[str, dict[str, str]]:
    """For each field of a selection what can be chosen: code → name."""
    words, places = session.words(), ask(municipalities.listing)
    types, sizes = set(places["municipality_type"]), set(places["size_class"])
    groups = ask(occupations.listing)["occupation_group"].unique()
    return {
        "region_filter": dict(zip(places["region_code"], places["region"], strict=True)),
        "type_filter": {code: words(f"option.municipality_type.{code}") for code in TYPES if code in types},
        "size_filter": {code: words(f"option.size_class.{code}") for code in SIZES if code in sizes},
        "group_filter": options("occupation_group", groups),
    }
