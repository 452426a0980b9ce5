"""Note what a municipality said, follow it up, cancel it; see it on the profile and the summary."""

from __future__ import annotations

from datetime import date

from streamlit.testing.v1 import AppTest

from tests.pages import screens
from tests.pages.dispatch_log import beside, press, row_counts, said
from tests.routed_app import RoutedApp
from workforce.auth.identity import local_administrator
from workforce.services import hearings

PAGE = "pages/staffing/hearings.py"
PROFILE = "pages/staffing/municipality.py"


def fill(page: AppTest, **values: object) -> AppTest:
    for name, value in values.items():
        (widget,) = [node for node in screens.elements(page.main) if node.key == f"hearing_{name}"]
        widget.set_value(value)
    return page


def begin(app: RoutedApp) -> AppTest:
    return press(app.open(PAGE), "ヒアリングを記録する")


def choose(page: AppTest, row: int) -> AppTest:
    (table,) = [table for table in page.dataframe if (table.key or "").startswith("table_hearings_")]
    page.session_state[table.key] = {"selection": {"rows": [row], "columns": [], "cells": []}}
    return page.run()


SOUND = {
    "municipality_code": "43213",
    "category_code": "young_leavers",
    "occupation_code": "admin",
    "content": "採用2年目の退職が2名。",
    "follow_up_on": date(2025, 12, 1),
}


def test_a_note_is_recorded_and_stands_on_the_profile_and_in_the_counts(app: RoutedApp):
    before = app.open(PAGE)
    page = press(fill(begin(app), **SOUND), "保存する")
    assert said(page)[0] == "ヒアリング 75 を記録しました。"
    assert plain_lead(before) == "45団体のうち23団体から38件を聞き取り。未対応は25件、うち期限超過9件"
    assert plain_lead(page) == "45団体のうち23団体から39件を聞き取り。未対応は26件、うち期限超過9件"
    profile = app.open(PROFILE, m="43213", view="hearings")
    (table,) = [table for table in profile.dataframe if "category" in table.value.columns]
    assert "採用2年目の退職が2名。" in list(table.value["content"])


def plain_lead(page: AppTest) -> str:
    return next(screens.plain(text.value) for text in page.markdown if "聞き取り" in text.value)


def test_the_form_begins_with_today_and_the_municipality_that_was_looked_at(app: RoutedApp):
    page = app.open(PROFILE, m="43444").switch_page(PAGE).run()
    page = press(page, "ヒアリングを記録する")
    assert page.selectbox(key="hearing_municipality_code").value == "43444"
    assert page.date_input(key="hearing_heard_on").value in (date(2025, 11, 20), (date(2025, 11, 20),))


def test_what_is_wrong_stands_below_its_field_and_what_was_typed_stays(app: RoutedApp):
    before = row_counts(app)
    page = press(fill(begin(app), **{**SOUND, "category_code": None, "follow_up_on": date(2025, 1, 1)}), "保存する")
    assert beside(page) == {
        "hearing_category_code": ["入力してください。"],
        "hearing_follow_up_on": ["対応期日が聞き取った日（令和7年11月20日）より前です。"],
    }
    assert page.text_area(key="hearing_content").value == "採用2年目の退職が2名。"
    assert row_counts(app) == before


def test_leaving_the_form_writes_nothing(app: RoutedApp):
    before = row_counts(app)
    page = press(fill(begin(app), **SOUND), "保存せずに戻る")
    assert (row_counts(app), "ヒアリングの一覧" in screens.texts(page)) == (before, True)


def test_the_first_row_is_overdue_and_is_marked_as_done(app: RoutedApp):
    page = choose(app.open(PAGE), 0)
    page = press(page, "対応済にする")
    assert said(page)[0] == "対応済にしました。"
    assert plain_lead(page) == "45団体のうち23団体から38件を聞き取り。未対応は24件、うち期限超過8件"


def test_a_note_is_cancelled_with_a_reason_only(app: RoutedApp):
    page = choose(app.open(PAGE), 0)
    refused = press(page, "記録を取り消す")
    assert [problem for problems in beside(refused).values() for problem in problems] == ["理由を入力してください。"]
    (reason,) = [text for text in refused.text_input if text.key.startswith("hearing_reason_")]
    reason.set_value("重複")
    assert said(press(refused, "記録を取り消す"))[0] == "記録を取り消しました。"


def test_a_note_is_changed_and_a_change_by_someone_else_is_shown_first(app: RoutedApp):
    page = press(choose(app.open(PAGE), 0), "変更する")
    with app.database.reading() as connection:
        number = int(page.session_state["_hearing_form"].number)
        row = hearings.current(connection, number)
    hearings.mark(app.database, local_administrator(), number, row["row_version"], "done")
    page = press(fill(page, content="書き直し"), "保存する")
    assert "表示したあとに他の人が変更しました" in said(page)[0]
    page = press(page, "自分の入力で保存する")
    assert said(page)[0] == f"ヒアリング {number} を変更しました。"
    with app.database.reading() as connection:
        row = hearings.current(connection, number)
    assert (row["content"], row["hearing_status"]) == ("書き直し", "done")


def test_filters_narrow_the_list(app: RoutedApp):
    page = app.open(PAGE)
    page.toggle(key="hearings_overdue").set_value(True)
    page.run()
    (table,) = [table for table in page.dataframe if (table.key or "").startswith("table_hearings_")]
    assert list(table.value["is_overdue"].unique()) == ["はい"]
    assert len(table.value) == 9


def test_the_summary_counts_by_category(reading_app: RoutedApp):
    page = reading_app.open("pages/overview/summary.py", view="hearings")
    assert [card.key for card in screens.cards(page)].count("card_hearings") == 1


def test_a_hearing_that_another_window_noted_is_shown_and_asked_about(app: RoutedApp):
    windows = [begin(app), begin(app)]
    press(fill(windows[0], **SOUND), "保存する")
    before = row_counts(app)
    page = press(fill(windows[1], **{**SOUND, "content": "2年目が2人退職した。"}), "保存する")
    assert page.warning[0].value.startswith("同じものと見られる記録（番号 75）がもう登録されています。")
    (both,) = [table.value for table in page.dataframe if "あなたの入力" in table.value.columns]
    assert both.values.tolist() == [["内容", "採用2年目の退職が2名。", "2年目が2人退職した。"]]
    assert row_counts(app) == before
    page = press(page, "別の記録として登録する")
    assert said(page)[0] == "ヒアリング 76 を記録しました。"


def test_the_form_says_for_which_round_it_is_whatever_was_chosen_on_another_page_since(app: RoutedApp):
    page = app.open(PAGE)
    page.selectbox(key="choice_survey").set_value("2024-04-01").run()
    page = press(page, "ヒアリングを記録する")
    page.switch_page("pages/staffing/vacancies.py").run()
    page.selectbox(key="choice_survey").set_value("2025-04-01").run()
    page.switch_page(PAGE).run()
    (said_of,) = [text for text in screens.texts(page) if text.startswith("対象：")]
    assert "令和6年" in said_of
