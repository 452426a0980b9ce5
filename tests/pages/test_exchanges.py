"""Staff exchange: published totals, and records of one's own."""

from __future__ import annotations

from tests.pages import screens
from tests.pages.dispatch_log import press, said
from tests.routed_app import RoutedApp

PAGE = "pages/staffing/exchanges.py"


def test_an_exchange_is_recorded_beside_the_published_total(app: RoutedApp):
    page = app.open(PAGE)
    assert screens.faults(page) == []
    assert any("公表37人（記録なし）" in text for text in screens.texts(page))
    page = press(page, "人事交流を記録する")
    page.selectbox(key="exchange_exchange_type").set_value("mutual")
    page.selectbox(key="exchange_sender_code").set_value("43213")
    page.selectbox(key="exchange_host_code").set_value("43000")
    page.number_input(key="exchange_persons").set_value(2)
    page = press(page, "保存する")
    assert said(page)[0] == "人事交流 1 を記録しました。"
    assert any("公表37人（記録2人）" in text for text in screens.texts(page))
    table = next(table for table in page.dataframe if "exchange_state" in table.value.columns)
    assert list(table.value["sender"]) == ["宇城市"]
