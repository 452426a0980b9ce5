"""On the page of a request: what closes its gap other than by dispatches is recorded, changed and given up."""

from __future__ import annotations

from datetime import date

from streamlit.testing.v1 import AppTest

from tests.pages import screens
from tests.pages.dispatch_log import press, said
from tests.routed_app import RoutedApp
from workforce.queries import closings

PAGE = "pages/dispatch/requests.py"
CIVIL = "98"  # two persons from 5 January 2026 on, none of them there


def fill(page: AppTest, **values: object) -> AppTest:
    for name, value in values.items():
        (widget,) = [node for node in screens.elements(page.main) if node.key == f"closing_{name}"]
        widget.set_value(value)
    return page


def recorded(app: RoutedApp) -> list[dict[str, object]]:
    found = app.answer(closings.of_request, request_id=int(CIVIL))
    return found[["closing_kind", "persons_per_day", "row_version"]].to_dict("records")


def test_a_closing_is_recorded_and_the_sum_follows(app: RoutedApp):
    page = app.open(PAGE, request=CIVIL)
    assert "令和8年1月5日：要請2人＝残り2人" in screens.texts(page)
    page = press(page, "派遣以外の手当てを記録する")
    assert "要請 No.98：甲佐町・災害査定対応" in screens.texts(page)
    page = press(fill(page, closing_kind="fixed_term", persons_per_day=1), "保存する")
    assert said(page) == [
        "手当て No.6 を記録しました。",
        "要請の職種（土木技師）と違う職種の申出です。派遣元と派遣先に確かめてください。",  # of an offer beside it
    ]
    assert "令和8年1月5日：要請2人＝任期付1人＋残り1人" in screens.texts(page)
    assert recorded(app) == [{"closing_kind": "fixed_term", "persons_per_day": 1, "row_version": 1}]


def test_more_than_is_open_is_refused_beside_its_field(app: RoutedApp):
    page = press(app.open(PAGE, request=CIVIL), "派遣以外の手当てを記録する")
    page = press(fill(page, closing_kind="outsourced", persons_per_day=3), "保存する")
    # From April on a dispatch is planned: there the excess is largest.
    assert any("令和8年4月1日は必要な人数を2人超えます。" in text for text in screens.texts(page))
    assert recorded(app) == []
    page = press(fill(page, persons_per_day=2, end_on=date(2026, 1, 31)), "保存する")
    assert recorded(app) == [{"closing_kind": "outsourced", "persons_per_day": 2, "row_version": 1}]


def test_a_closing_is_given_up_with_a_reason(app: RoutedApp):
    page = app.open(PAGE, request="95")
    table = next(table for table in page.dataframe if "closing_kind" in table.value.columns)
    page.session_state[table.key] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    page = press(page.run(), "手当てを取りやめる")
    assert any("理由" in text for text in screens.texts(page))
    page.text_input(key="closing_reason_2").set_value("契約に至らず")
    page = press(page, "手当てを取りやめる")
    assert said(page)[0] == "手当てを取りやめました。"
    assert "令和7年11月20日：要請2人＝派遣1人＋残り1人" in screens.texts(page)
