"""The ledger of mid- to long-term dispatches and its legal bases."""

from __future__ import annotations

from tests.pages import screens
from tests.pages.dispatch_log import press, said
from tests.routed_app import RoutedApp

PAGE = "pages/dispatch/ledger.py"


def test_the_ledger_stands_beside_the_published_series(reading_app: RoutedApp):
    page = reading_app.open(PAGE)
    assert screens.faults(page) == []
    assert "令和7年11月20日まで" in screens.texts(page)
    assert [card.key for card in screens.cards(page)] == [
        "card_ledger_years",
        "card_ledger",
        "card_accounts",
        "card_ledger_published",
    ]
    assert any("受け入れた職員は実職員数に含みません" in text for text in screens.texts(page))


def test_a_legal_basis_is_entered_on_a_dispatch(app: RoutedApp):
    page = app.open(PAGE)
    table = next(table for table in page.dataframe if "legal_basis" in table.value.columns)
    page.session_state[table.key] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    page = press(page.run(), "根拠と経費を記入する")
    page.selectbox(key="account_legal_basis").set_value("autonomy_act")
    page = press(page, "保存する")
    assert said(page)[0].endswith("の根拠と経費を保存しました。")
    table = next(table for table in page.dataframe if "legal_basis" in table.value.columns)
    assert table.value["legal_basis"].iloc[0] == "地方自治法252条の17"


def test_without_dispatches_it_says_where_to_begin(reading_empty_app: RoutedApp):
    page = reading_empty_app.open(PAGE)
    assert [message.value for message in page.info] == [
        "中長期派遣の記録はまだありません。「派遣の記録」で区分を「中長期派遣」にして記録してください。"
    ]
