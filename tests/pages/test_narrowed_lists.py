"""What a list is narrowed to, when the language changes."""

from __future__ import annotations

import pytest

from tests.pages.dispatch_log import LOG
from tests.routed_app import RoutedApp

REQUESTS = "pages/dispatch/requests.py"


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
