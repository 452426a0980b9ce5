"""The board of counterpart support: record a pair, be refused a second lead, withdraw and take back."""

from __future__ import annotations

from tests.pages import screens
from tests.pages.dispatch_log import press, said
from tests.routed_app import RoutedApp

PAGE = "pages/dispatch/pairs.py"


def record(page, destination: str, sender: str, *, is_lead: bool):
    page = press(page, "対口支援を登録する")
    page.selectbox(key="pair_destination_code").set_value(destination)
    page.selectbox(key="pair_sender_code").set_value(sender)
    page.selectbox(key="pair_is_lead").set_value(is_lead)
    return press(page, "保存する")


def choose(page, row: int):
    table = next(table for table in page.dataframe if "pair_progress" in table.value.columns)
    page.session_state[table.key] = {"selection": {"rows": [row], "columns": [], "cells": []}}
    return page.run()


def said_beside(page) -> list[str]:
    """What is said beside fields."""
    return [text for text in screens.texts(page) if "してください" in text]


def test_the_board_shows_pairs_leads_and_who_has_nobody(reading_app: RoutedApp):
    page = reading_app.open(PAGE)
    assert screens.faults(page) == []
    assert "令和7年11月20日まで" in screens.texts(page)
    assert [value for _, value, _ in screens.metrics(page)] == ["2組", "1団体", "1団体"]
    assert [card.key for card in screens.cards(page)] == ["card_pairs", "card_pair_list"]
    assert any("いま人がいないのは八代市" in text for text in screens.texts(page))


def test_a_second_lead_is_refused_beside_its_field_and_the_pair_then_recorded_without(app: RoutedApp):
    page = record(app.open(PAGE), "43213", "43208", is_lead=True)
    assert any("対口支援 11 の代表がいます" in text for text in screens.texts(page))
    page.selectbox(key="pair_is_lead").set_value(False)
    page = press(page, "保存する")
    assert said(page)[0] == "対口支援 14 を登録しました。"
    assert screens.metrics(page)[0][1] == "3組"


def test_a_form_left_for_another_page_is_there_again(app: RoutedApp):
    page = press(app.open(PAGE), "対口支援を登録する")
    page = page.switch_page("pages/dispatch/burdens.py").run().switch_page(PAGE).run()
    assert screens.faults(page) == []
    assert "令和7年8月豪雨" in screens.texts(page)
    page.selectbox(key="pair_destination_code").set_value("43213")
    page.selectbox(key="pair_sender_code").set_value("43208")
    assert said(press(page, "保存する"))[0] == "対口支援 14 を登録しました。"


def test_a_pair_is_withdrawn_with_a_reason_and_taken_back(app: RoutedApp):
    page = choose(app.open(PAGE), 2)
    page = choose(press(page, "取り下げる"), 2)  # a test has to choose again, a browser keeps what is chosen
    assert any("理由" in message for message in said_beside(page))
    page.text_input(key="pair_action_reason_13").set_value("誤り")
    page = press(page, "取り下げる")
    assert said(page)[0].startswith("対口支援 13 を取り下げました。")
    assert screens.metrics(page)[0][1] == "1組"
    page = choose(page, 7)
    page.text_input(key="pair_action_reason_13").set_value("誤りではない")
    page = press(page, "取下げを戻す")
    assert said(page)[0] == "対口支援 13 を元に戻しました。"
    assert screens.metrics(page)[0][1] == "2組"


def test_a_disaster_without_pairs_says_what_to_do(reading_app: RoutedApp):
    page = reading_app.open(PAGE, disaster="r2_jul_rain")
    assert screens.faults(page) == []
    assert [message.value[:20] for message in page.info] == ["この災害の対口支援はまだ登録されていませ"]


def reason_box(page):
    (box,) = [box for box in page.text_input if (box.key or "").startswith("pair_action_reason_")]
    return box


def test_a_reason_stands_there_for_the_pair_and_the_act_only_for_which_it_was_typed(app: RoutedApp):
    page = choose(app.open(PAGE), 2)
    reason_box(page).set_value("終了").run()
    page = choose(choose(page, 0), 2)
    page = choose(page, 1)
    assert reason_box(page).value == ""
    page = choose(press(page, "取り下げる"), 1)
    assert any("理由" in message for message in said_beside(page))
    page = choose(page, 2)
    assert not any("理由" in message for message in said_beside(page))
    number = reason_box(page).key.removeprefix("pair_action_reason_")
    reason_box(page).set_value("誤り")
    page = press(page, "取り下げる")
    assert said(page)[0].startswith(f"対口支援 {number} を取り下げました。")
    assert reason_box(choose(page, 7)).value == ""
