"""What a page shows: its texts, its tables, its cards."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element

from workforce.ui import burden_views, profile_cards, situation_views, summary_views, total_views, vacancy_views

SPOKEN = ("label", "body", "value", "help", "delta", "placeholder", "alt", "title", "text")
COLOURED = re.compile(r":[a-z]+(?:-badge)?\[(.*)\]")
MARKUP = re.compile(r"\\(.)|\*\*")

# The views of the pages that show one at a time.
VIEWS = {
    "pages/overview/summary.py": summary_views.VIEWS,
    "pages/staffing/vacancies.py": vacancy_views.VIEWS,
    "pages/staffing/municipality.py": profile_cards.VIEWS,
    "pages/dispatch/situation.py": situation_views.VIEWS,
    "pages/dispatch/totals.py": total_views.VIEWS,
    "pages/dispatch/burdens.py": burden_views.VIEWS,
}


@dataclass(frozen=True)
class Card:
    """One card: its key and what it holds."""

    key: str
    block: Block

    def of(self, kind: str) -> list[Element]:
        """Its elements of one kind, in order."""
        return [element for element in elements(self.block) if element.type == kind]

    @property
    def folds(self) -> list[str]:
        """The keys of what can be opened in it."""
        return [key_of(block) for block in blocks(self.block) if block.type == "expander"]


def elements(block: Block) -> Iterator[Element]:
    """The elements below a block, in the order of the page."""
    return (node for node in block if isinstance(node, Element))


def blocks(block: Block) -> Iterator[Block]:
    """The blocks below a block, in the order of the page."""
    return (node for node in block if isinstance(node, Block))


def key_of(block: Block) -> str:
    """The key a block was given, or an empty text."""
    return getattr(block.proto, "id", "").split("-", 2)[-1] if block.proto is not None else ""


def cards(app: AppTest) -> list[Card]:
    """The cards of a page."""
    return [Card(key, block) for block in blocks(app.main) if (key := key_of(block)).startswith("card_")]


def plain(text: str) -> str:
    """A text as it is read: without the marks that make it bold, a badge or literal."""
    return MARKUP.sub(lambda mark: mark[1] or "", COLOURED.sub(r"\1", text))


def texts(app: AppTest) -> list[str]:
    """Everything a page says: headings, sentences, labels, options, help, what charts say of themselves."""
    said = []
    for node in app.main:
        for name in SPOKEN:
            said.append(getattr(node.proto, name, None))
        said += [getattr(option, "content", option) for option in getattr(node.proto, "options", ())]
    return [plain(text) for text in said if isinstance(text, str) and text]


def said_by_charts(app: AppTest) -> list[str]:
    """Titles, labels and values in the specifications of the charts."""
    found: list[str] = []

    def collect(part: object) -> None:
        if isinstance(part, dict):
            for value in part.values():
                collect(value)
        elif isinstance(part, list):
            for value in part:
                collect(value)
        elif isinstance(part, str):
            found.append(part)

    for element in elements(app.main):
        if element.type == "vega_lite_chart":
            collect(json.loads(element.proto.spec))
    return found


def headers(table: Element) -> list[str]:
    """The headers a reader sees over a table."""
    config = json.loads(getattr(table.proto, "columns", "") or "{}")
    return [config.get(str(column), {}).get("label", str(column)) for column in table.value.columns]


def tables(app: AppTest) -> list[Element]:
    """The tables of a page."""
    return [*app.dataframe, *app.table]


def written_cells(table: Element, *, besides: tuple[str, ...] = ()) -> list[str]:
    """The cells of a table that hold text, but for some columns."""
    frame: pd.DataFrame = table.value
    columns = [column for column in frame.columns if column not in besides]
    return [value for column in columns for value in frame[column] if isinstance(value, str)]


def metrics(app: AppTest) -> list[tuple[str, str, str]]:
    """The key figures of a page: label, value, comparator."""
    return [(plain(metric.label), metric.value, metric.delta) for metric in app.metric]


def faults(app: AppTest) -> list[str]:
    """What went wrong in the run, in words."""
    return [message.value for message in [*app.exception, *app.error]]
