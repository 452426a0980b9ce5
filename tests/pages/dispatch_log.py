"""The dispatch log as a person uses it: fill the form, choose a row, press what stands there."""

from __future__ import annotations

from datetime import date

from streamlit.testing.v1 import AppTest

from tests.pages import screens
from tests.routed_app import RoutedApp
from workforce.database import table_names

LOG = "pages/dispatch/dispatches.py"
SITUATION = "pages/dispatch/situation.py"

# A dispatch that may be recorded: 5 persons for 4 days, ended.
SOUND = {
    "sender_code": "43000",
    "destination_code": "43213",
    "task_code": "damage_survey1",
    "persons": 5,
    "start_on": date(2025, 11, 3),
    "end_on": date(2025, 11, 6),
    "status": "ended",
}


def press(page: AppTest, label: str) -> AppTest:
    """Press the one button that says so."""
    (button,) = [button for button in page.button if button.label == label]
    return button.click().run()


def fill(page: AppTest, **values: object) -> AppTest:
    """Fill inputs of the form; nothing is sent yet."""
    for name, value in values.items():
        (widget,) = [node for node in screens.elements(page.main) if node.key == f"entry_{name}"]
        widget.set_value(value)
    return page


def filled(page: AppTest) -> dict[str, object]:
    """What stands in the inputs of the form."""
    names = {node.key: node for node in screens.elements(page.main) if (node.key or "").startswith("entry_")}
    # AppTest hands a day that stood there from the start over as a tuple.
    values = {key.removeprefix("entry_"): node.value for key, node in names.items()}
    return {name: value[0] if isinstance(value, tuple) else value for name, value in values.items()}


def begin(app: RoutedApp, **values: object) -> AppTest:
    """Open the log, ask for a new entry and fill it."""
    return fill(press(app.open(LOG), "派遣を記録する"), **values)


def choose(page: AppTest, dispatch_id: int) -> AppTest:
    """Choose a row of the log by its number."""
    rows = list(page.dataframe[0].value["dispatch_id"])
    page.session_state[page.dataframe[0].key] = {
        "selection": {"rows": [rows.index(dispatch_id)], "columns": [], "cells": []}
    }
    return page.run()


def beside(page: AppTest) -> dict[str, list[str]]:
    """The problems, under the key of the input they stand below."""
    found: dict[str, list[str]] = {}
    above = None
    for node in screens.elements(page.main):
        if node.type in ("selectbox", "number_input", "date_input", "text_input"):
            above = node.key
        elif node.type == "markdown" and node.value.startswith(":red["):
            found.setdefault(above, []).append(screens.plain(node.value).removeprefix(":material/error: "))
    return found


def said(page: AppTest) -> list[str]:
    """The confirmations, errors and warnings of the page."""
    return [screens.plain(box.value) for box in [*page.success, *page.error, *page.warning]]


def row_counts(app: RoutedApp) -> dict[str, int]:
    """The number of rows of every table."""
    with app.database.reading() as connection:
        return {
            name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in table_names(connection)
        }


def stored(app: RoutedApp, dispatch_id: int) -> dict[str, object]:
    """A dispatch as it is stored now."""
    with app.database.reading() as connection:
        result = connection.execute("SELECT * FROM dispatches WHERE dispatch_id = ?", [dispatch_id])
        return dict(zip([column[0] for column in result.description], result.fetchone(), strict=True))
