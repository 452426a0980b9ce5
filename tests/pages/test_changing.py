"""Changing what is recorded: nobody writes over another unasked, every act is explained where it must be and noted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.conftest import TODAY
from tests.pages import screens
from tests.pages.dispatch_log import (
    LOG,
    SOUND,
    beside,
    choose,
    fill,
    filled,
    press,
    row_counts,
    said,
    stored,
)
from tests.routed_app import RoutedApp
from workforce.auth.identity import Actor
from workforce.domain.dispatches import DispatchEntry
from workforce.queries import dispatches as queries
from workforce.services import daily_counts, dispatches
from workforce.ui import session


@pytest.fixture
def own(app: RoutedApp, administrator) -> int:
    """A dispatch of the test's own."""
    entry = DispatchEntry(entry_key="own", disaster_code="r7_aug_rain", kind="emergency", **SOUND)
    return dispatches.record(app.database, administrator, entry, today=TODAY)


@pytest.fixture
def page(app: RoutedApp, own: int):
    """The log with that dispatch chosen."""
    return choose(app.open(LOG), own)


def change_as_somebody_else(app: RoutedApp, administrator, dispatch_id: int, **values: object) -> None:
    with app.database.reading() as connection:
        row = dispatches.current(connection, dispatch_id)
    entry = replace(dispatches.entry_of(row), **values)
    dispatches.change(app.database, administrator, dispatch_id, row["row_version"], entry, today=TODAY)


def person_days(app: RoutedApp, dispatch_id: int) -> int:
    everything = {"status": None, "sender_code": None, "destination_code": None, "task_code": None}
    rows = app.answer(queries.log, disaster_code="r7_aug_rain", kind="emergency", as_of=TODAY, **everything)
    return int(rows.loc[rows["dispatch_id"] == dispatch_id, "person_days"].item())


def history(page) -> list[tuple[str, ...]]:
    """The lines of the history tab: field, before, after, reason."""
    return list(page.dataframe[-1].value.iloc[:, 3:].fillna("").itertuples(index=False, name=None))


def test_an_edit_starts_from_what_is_stored_and_is_noted_with_its_reason(app: RoutedApp, page, own: int):
    press(page, "変更する")
    assert {name: filled(page)[name] for name in SOUND} == SOUND
    press(fill(page, persons=7, task_code="shelter", reason="人数の訂正"), "保存する")
    assert said(page)[0] == "派遣 389 を変更しました。"
    assert (stored(app, own)["persons"], stored(app, own)["row_version"]) == (7, 2)
    lines = history(choose(page, own))
    assert ("人数", "5", "7", "人数の訂正") in lines
    assert ("業務", "住家被害認定調査（1次）", "避難所運営支援", "人数の訂正") in lines
    assert [line for line in lines if any("_" in part for part in line)] == []


def test_two_people_who_change_the_same_row_both_keep_their_version(app: RoutedApp, administrator, page, own: int):
    press(page, "変更する")
    fill(page, persons=7)
    change_as_somebody_else(app, administrator, own, persons=9, destination_code="43202")
    press(page, "保存する")
    assert said(page) == [
        "表示したあとに他の人が変更しました（1 件）。両方の内容を確かめてから、もう一度保存してください。"
        "あなたの入力は残っています。"
    ]
    (both,) = page.dataframe
    assert list(both.value.itertuples(index=False, name=None)) == [
        ("派遣先", "八代市", "宇城市"),
        ("人数", "9", "7"),
    ]
    assert filled(page)["persons"] == 7
    assert stored(app, own)["persons"] == 9


def test_keeping_ones_own_version_saves_it_over_the_other(app: RoutedApp, administrator, page, own: int):
    press(page, "変更する")
    fill(page, persons=7)
    change_as_somebody_else(app, administrator, own, persons=9)
    press(press(page, "保存する"), "自分の入力で保存する")
    assert said(page)[0] == "派遣 389 を変更しました。"
    assert (stored(app, own)["persons"], stored(app, own)["row_version"]) == (7, 3)


def test_keeping_ones_own_version_twice_late_is_told_again(app: RoutedApp, administrator, page, own: int):
    press(page, "変更する")
    fill(page, persons=7)
    change_as_somebody_else(app, administrator, own, persons=9)
    press(page, "保存する")
    change_as_somebody_else(app, administrator, own, persons=11)
    press(page, "自分の入力で保存する")
    assert list(page.dataframe[0].value.iloc[0]) == ["人数", "11", "7"]
    assert stored(app, own)["persons"] == 11


def test_taking_the_stored_version_fills_the_form_with_it(app: RoutedApp, administrator, page, own: int):
    press(page, "変更する")
    fill(page, persons=7)
    change_as_somebody_else(app, administrator, own, persons=9)
    press(press(page, "保存する"), "保存されている内容に合わせる")
    assert filled(page)["persons"] == 9
    press(fill(page, persons=10), "保存する")
    assert (stored(app, own)["persons"], said(page)[0]) == (10, "派遣 389 を変更しました。")


def test_an_edit_that_breaks_a_rule_leaves_the_row_as_it_was(app: RoutedApp, page, own: int):
    before = stored(app, own)
    press(fill(press(page, "変更する"), end_on=date(2025, 11, 1)), "保存する")
    assert beside(page) == {"entry_end_on": ["終了日が開始日（令和7年11月3日）より前です。"]}
    assert stored(app, own) == before


def test_cancelling_asks_for_the_reason_keeps_the_row_and_counts_it_nowhere(app: RoutedApp, page, own: int):
    before = row_counts(app)
    assert [tab.label for tab in page.tabs] == ["日別実績", "派遣を取り消す", "変更の履歴"]
    assert page.text_input(key=f"cancel_reason_{own}").label == "取消の理由（必須）"
    (asked,) = [button for button in page.button if button.label == "派遣を取り消す"]
    page = asked.click().run()
    assert beside(page) == {f"cancel_reason_{own}": ["理由を入力してください。"]}
    assert (stored(app, own)["status"], row_counts(app)) == ("ended", before)

    page.text_input(key=f"cancel_reason_{own}").set_value("重複して記録した")
    press(page, "派遣を取り消す")
    assert said(page)[0] == "派遣を取り消しました。"
    assert (stored(app, own)["status"], person_days(app, own)) == ("cancelled", 0)
    assert ("状態", "終了", "取消", "重複して記録した") in history(page)


def test_a_cancelled_dispatch_is_restored_and_counts_again(app: RoutedApp, administrator, page, own: int):
    dispatches.cancel(app.database, administrator, own, 1, today=TODAY, reason="重複")
    page.run()
    assert "変更する" not in [button.label for button in page.button]
    assert [tab.label for tab in page.tabs] == ["取消を元に戻す", "変更の履歴"]
    assert page.text_input(key=f"cancel_reason_{own}").label == "元に戻す理由（必須）"
    page.text_input(key=f"cancel_reason_{own}").set_value("重複ではなかった")
    press(page, "取消を元に戻す")
    assert said(page)[0] == "取消を元に戻しました。"
    assert (stored(app, own)["status"], person_days(app, own)) == ("ended", 20)


def test_a_cancellation_that_comes_too_late_is_told(app: RoutedApp, administrator, page, own: int):
    page.text_input(key=f"cancel_reason_{own}").set_value("重複")
    change_as_somebody_else(app, administrator, own, persons=9)
    press(page, "派遣を取り消す")
    assert said(page)[0].startswith("表示したあとに他の人が変更しました")
    assert stored(app, own)["status"] == "ended"


def test_repeating_fills_a_new_form_from_tomorrow_on(app: RoutedApp, page, own: int):
    before = row_counts(app)
    press(page, "明日から同じ派遣を繰り返す")
    expected = SOUND | {"start_on": date(2025, 11, 21), "end_on": date(2025, 11, 24), "status": "planned"}
    assert {name: filled(page)[name] for name in SOUND} == expected
    assert row_counts(app) == before
    press(page, "保存する")
    assert said(page)[0] == "派遣 390 を記録しました。"
    assert (stored(app, 390)["status"], stored(app, own)["status"]) == ("planned", "ended")


def count(page, own: int, day: date, persons: int | None, label: str = "実際の人数を保存"):
    page.date_input(key=f"count_on_{own}").set_value(day)
    page.number_input(key=f"count_persons_{own}").set_value(persons)
    return press(page, label)


def test_a_days_count_stands_instead_of_the_product_until_it_is_taken_back(app: RoutedApp, page, own: int):
    day = date(2025, 11, 4)
    count(page, own, day, 2)
    assert said(page)[0] == "日別実績を保存しました。"
    assert person_days(app, own) == 5 * 3 + 2
    count(page, own, day, 3)
    assert person_days(app, own) == 5 * 3 + 3
    count(page, own, day, 3, "この日の実績を取り消す")
    assert said(page)[0] == "日別実績を取り消しました。"
    assert person_days(app, own) == 5 * 4
    assert [line for line in history(page) if line[0] == "人数"][:2] == [
        ("人数", "3", "－", ""),
        ("人数", "2", "3", ""),
    ]


def test_the_note_of_a_days_count_is_not_left_over_for_the_next_day(app: RoutedApp, page, own: int):
    page.text_input(key=f"count_note_{own}").set_value("1人は早退")
    count(page, own, date(2025, 11, 4), 4)
    assert page.text_input(key=f"count_note_{own}").value == ""
    count(page, own, date(2025, 11, 5), 4)
    with app.database.reading() as connection:
        notes = connection.execute("SELECT note FROM daily_counts WHERE dispatch_id = ? ORDER BY counted_on", [own])
        assert notes.fetchall() == [("1人は早退",), (None,)]


@pytest.mark.parametrize(
    ("day", "persons", "problem"),
    [
        (date(2025, 11, 21), 2, {"count_on_389": ["まだ来ていない日の実績は記録できません。"]}),
        (date(2025, 11, 2), 2, {"count_on_389": ["派遣の開始日（令和7年11月3日）より前の日です。"]}),
        (date(2025, 11, 7), 2, {"count_on_389": ["派遣の終了日（令和7年11月6日）より後の日です。"]}),
        (date(2025, 11, 4), -1, {"count_persons_389": ["0 以上の値を入力してください（入力値 ▲1）。"]}),
    ],
)
def test_a_count_that_cannot_be_says_why(app: RoutedApp, page, own: int, day: date, persons: int, problem: dict):
    before = row_counts(app)
    count(page, own, day, persons)
    assert (beside(page), row_counts(app)) == (problem, before)


def test_a_count_that_somebody_else_made_meanwhile_is_not_written_over(app: RoutedApp, administrator, page, own: int):
    day = date(2025, 11, 4)
    daily_counts.record(app.database, administrator, own, day, 4, seen_version=None, today=TODAY)
    count(page, own, day, 2)
    assert said(page)[0].startswith("表示したあとに他の人が変更しました")
    assert list(page.dataframe[1].value["counted_persons"]) == [4]
    assert page.number_input(key=f"count_persons_{own}").value == 2
    count(page, own, day, 2)  # now that both have been seen
    assert said(page)[0] == "日別実績を保存しました。"
    assert person_days(app, own) == 5 * 3 + 2


def test_the_problems_of_one_dispatch_do_not_follow_to_another(app: RoutedApp, page, own: int):
    count(page, own, date(2025, 11, 2), 2)
    assert beside(page) != {}
    choose(page, int(page.dataframe[0].value["dispatch_id"].iloc[-1]))
    assert beside(page) == {}


def test_another_order_of_the_rows_leaves_nothing_chosen(app: RoutedApp, administrator, page, own: int):
    assert any("389：" in screens.plain(title.value) for title in page.subheader)
    change_as_somebody_else(app, administrator, own, start_on=date(2025, 10, 1), end_on=date(2025, 10, 4))
    page.run()
    assert len(page.subheader) == 1


def test_what_can_be_done_with_the_chosen_row_stands_right_below_the_list(page, own: int):
    (log,) = [card for card in screens.cards(page) if card.key == "card_log"]
    order = [node.type for node in screens.elements(log.block)]
    titles = [screens.plain(title.value) for title in log.of("subheader")]
    assert titles[1] == f"{own}：熊本県 → 宇城市　住家被害認定調査（1次） 5人"
    assert order[order.index("dataframe") + 1] == "subheader"
    assert order.index("download_button") > max(at for at, kind in enumerate(order) if kind == "text_input")


def test_a_viewer_changes_nothing(app: RoutedApp, page, own: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(session, "actor", lambda: Actor("somebody", "viewer"))
    before, row = row_counts(app), stored(app, own)
    page.text_input(key=f"cancel_reason_{own}").set_value("試し")
    press(page, "派遣を取り消す")
    assert said(page)[0] == "この操作を行う権限がありません。必要な場合は管理者に依頼してください。"
    count(page, own, date(2025, 11, 4), 2)
    press(fill(press(page, "変更する"), persons=9), "保存する")
    assert (row_counts(app), stored(app, own)) == (before, row)
