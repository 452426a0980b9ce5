"""A form that is half filled in outlives a look at another page and a change of the language."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import screens
from tests.pages.dispatch_log import LOG, press
from tests.routed_app import RoutedApp

BOARD = "pages/dispatch/board.py"
REQUESTS = "pages/dispatch/requests.py"
PLANNER = "pages/dispatch/rotations.py"

# page, button that opens the form, its prefix, what is typed into it, one choice as it is written in English
FORMS = {
    "dispatch": (
        LOG,
        "派遣を記録する",
        "entry",
        {
            "sender_code": "43204",
            "destination_code": "43444",
            "persons": 7,
            "end_on": date(2025, 12, 3),
            "note": "確認中",
        },
        ("sender_code", "Arao City"),
    ),
    "request": (
        REQUESTS,
        "要請を登録する",
        "new_request",
        {"municipality_code": "43444", "priority": 1, "persons_per_day": 3, "start_on": date(2025, 12, 3)},
        ("municipality_code", "Kosa Town"),
    ),
    "offer": (
        REQUESTS,
        "申出を登録する",
        "offer",
        {"sender_code": "43204", "people_ready": "partial", "persons": 2, "note": "来週なら"},
        ("people_ready", "In part"),
    ),
}


def inputs(page: AppTest, prefix: str) -> dict[str, object]:
    return {
        node.key.removeprefix(f"{prefix}_"): node
        for node in screens.elements(page.main)
        if (node.key or "").startswith(f"{prefix}_")
    }


def standing(page: AppTest, prefix: str, names: dict[str, object]) -> dict[str, object]:
    """What stands in some inputs; a day that stood there from the start comes as a tuple."""
    found = {name: inputs(page, prefix)[name].value for name in names}
    return {name: value[0] if isinstance(value, tuple) else value for name, value in found.items()}


@pytest.mark.parametrize("form", FORMS)
def test_what_was_typed_is_there_after_another_page_and_in_another_language(app: RoutedApp, form: str):
    at, button, prefix, typed, (choice, in_english) = FORMS[form]
    page = press(app.open(at), button)
    for name, value in typed.items():
        inputs(page, prefix)[name].set_value(value).run()
    page = page.switch_page(BOARD).run().switch_page(at).run()
    assert standing(page, prefix, typed) == typed
    page.button(key="switch_language").click().run()
    assert standing(page, prefix, typed) == typed
    assert inputs(page, prefix)[choice].proto.raw_value == in_english
    assert screens.faults(page) == []


def test_a_plan_in_work_is_there_after_another_page_and_two_changes_of_the_language(app: RoutedApp):
    page = app.open(PLANNER, disaster="r7_aug_rain", request="94")
    page.multiselect(key="rotation_94_turns").set_value(["43204", "43100"]).run()
    page.number_input(key="rotation_94_persons_43204").set_value(2).run()
    page.date_input(key="rotation_94_first_day").set_value(date(2025, 12, 3)).run()
    page = page.switch_page(BOARD).run().switch_page(PLANNER).run()
    typed = {"turns": ["43204", "43100"], "persons_43204": 2, "first_day": date(2025, 12, 3)}
    assert standing(page, "rotation_94", typed) == typed
    page.button(key="switch_language").click().run()
    assert list(page.multiselect(key="rotation_94_turns").proto.raw_values) == ["Arao City", "Kumamoto City"]
    page.button(key="switch_language").click().run()
    assert standing(page, "rotation_94", typed) == typed


@pytest.mark.parametrize(
    ("at", "key", "chosen", "in_english"),
    [
        (LOG, "log_sender_code", "43100", "Kumamoto City"),
        (REQUESTS, "requests_municipality", "43444", "Kosa Town"),
        (REQUESTS, "requests_request_status", "open", "All open"),
    ],
)
def test_what_a_list_is_narrowed_to_stands_in_the_language_of_the_reader(app: RoutedApp, at, key, chosen, in_english):
    page = app.open(at)
    page.selectbox(key=key).set_value(chosen).run()
    page.button(key="switch_language").click().run()
    assert page.selectbox(key=key).value == chosen
    assert page.selectbox(key=key).proto.raw_value == in_english
