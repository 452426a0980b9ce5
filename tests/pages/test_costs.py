"""The cost sheet: fill in a row, take it away as Excel."""

from __future__ import annotations

from tests.pages import screens
from tests.pages.dispatch_log import press, said
from tests.routed_app import RoutedApp

PAGE = "pages/dispatch/costs.py"


def test_costs_are_entered_on_a_dispatch(app: RoutedApp):
    page = app.open(PAGE)
    assert screens.faults(page) == []
    assert screens.metrics(page)[0][1] == "－"
    assert "令和7年11月20日まで" in screens.texts(page)
    table = next(table for table in page.dataframe if "travel_cost" in table.value.columns)
    page.session_state[table.key] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    page = press(page.run(), "根拠と経費を記入する")
    page.number_input(key="account_travel_cost").set_value(45_000)
    page.number_input(key="account_receipts_missing").set_value(1)
    page = press(page, "保存する")
    assert said(page)[0].endswith("の根拠と経費を保存しました。")
    assert [value for _, value, _ in screens.metrics(page)][::2] == ["45,000円", "1件"]
    assert any("Excel" in button.proto.label for button in page.get("download_button"))


def test_without_dispatches_it_says_where_to_begin(reading_empty_app: RoutedApp):
    page = reading_empty_app.open(PAGE)
    assert [message.value for message in page.info] == [
        "派遣の記録がまだありません。「派遣の記録」で記録してください。"
    ]
