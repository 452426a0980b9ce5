"""A round from its creation to its correction, on the page."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import screens
from tests.pages.dispatch_log import beside, row_counts, said
from tests.pages.rounds import ROUNDS, choose_returns, tracked, unfold
from tests.routed_app import RoutedApp
from workforce.auth.identity import Actor
from workforce.queries import headcounts as cells
from workforce.queries import surveys as queries
from workforce.services import headcounts, survey_returns, surveys
from workforce.services.headcounts import HeadcountEdit
from workforce.ui import session

UKI, TODAY = "43213", date(2025, 11, 20)


@pytest.fixture
def draft(app: RoutedApp, administrator) -> int:
    """A round of October 2025 beside the sample's, due on 10 November: ten days ago."""
    return surveys.create(app.database, administrator, None, date(2025, 10, 1), due_on=date(2025, 11, 10))


@pytest.fixture
def page(app: RoutedApp, draft: int) -> AppTest:
    return app.open(ROUNDS, survey="2025-10-01")


def press(page: AppTest, key: str) -> AppTest:
    page = page.button(key=key).click().run()
    assert list(page.exception) == []
    return page


def stored(app: RoutedApp, survey_id: int) -> dict[str, object]:
    return app.answer(queries.current, survey_id=survey_id).iloc[0].to_dict()


def submissions(app: RoutedApp, survey_id: int) -> list[tuple[str, date, str | None]]:
    """Municipality, day and reason of every return that somebody took in."""
    with app.database.reading() as connection:
        return connection.execute(
            """
            SELECT municipality_code, submitted_on, reason FROM survey_returns, audit_entries
            WHERE table_name = 'survey_returns' AND row_key = survey_id || '/' || municipality_code AND survey_id = ?
            """,
            [survey_id],
        ).fetchall()


def answer_all(app: RoutedApp, administrator, survey_id: int, *, but: str = "") -> None:
    """Type 5 of 5 into every cell asked, municipality by municipality."""
    asked = app.answer(cells.asked, survey_id=survey_id)
    for code, found in asked[asked["is_asked"]].groupby("municipality_code"):
        if code != but:
            edits = [
                HeadcountEdit(code, occupation, 1, {"planned": 5, "actual": 5})
                for occupation in found["occupation_code"]
            ]
            headcounts.save(app.database, administrator, survey_id, edits)


def test_the_newest_round_is_in_work_where_answers_are_collected_and_the_confirmed_one_elsewhere(app, draft: int):
    shown = app.open("pages/overview/summary.py")
    assert shown.session_state["choice_survey"] == "2025-04-01"
    for page, code in (
        (ROUNDS, "2025-10-01"),
        ("pages/staffing/headcounts.py", "2025-10-01"),
        ("pages/staffing/vacancies.py", "2025-04-01"),
    ):
        shown = shown.switch_page(page).run()
        assert shown.session_state["choice_survey"] == code, page


def test_a_round_that_was_chosen_stays_on_every_page(app: RoutedApp, draft: int):
    page = app.open(ROUNDS)
    page.selectbox(key="choice_survey").set_value("2025-04-01").run()
    page.switch_page("pages/overview/summary.py").run()
    assert page.switch_page(ROUNDS).run().session_state["choice_survey"] == "2025-04-01"


def test_the_next_round_is_suggested_a_year_after_the_newest(app: RoutedApp):
    page = unfold(app.open(ROUNDS), "new_survey")
    days = {key: page.date_input(key=f"survey_{key}").value for key in ("as_of", "due_on")}
    assert days == {"as_of": date(2026, 4, 1), "due_on": date(2026, 8, 31)}
    page = page.button[-1].click().run()
    assert said(page)[0].startswith("調査回を作りました")
    assert page.selectbox(key="choice_survey").value == "2026-04-01"


def test_once_created_the_form_is_put_away_and_the_next_one_suggests_a_year_later(app: RoutedApp):
    page = unfold(app.open(ROUNDS), "new_survey")
    page.button[-1].click().run()
    assert (page.session_state["choice_survey"], page.session_state["new_survey"]) == ("2026-04-01", False)
    assert unfold(page, "new_survey").date_input(key="survey_as_of").value == date(2027, 4, 1)


def test_in_preparation_settings_are_saved_from_the_form(app: RoutedApp, draft, page):
    unfold(page, "settings")
    page.text_area(key=f"setting_scope_ja_{draft}_1").set_value("一般行政職（10月）")
    page.checkbox(key=f"setting_asks_recruitment_{draft}_1").set_value(True)
    press(page, "save_settings")
    assert said(page) == ["設定を保存しました。"]
    row = stored(app, draft)
    assert (row["scope_ja"], row["asks_recruitment"], row["due_on"].date()) == (
        "一般行政職（10月）",
        True,
        date(2025, 11, 10),
    )


def test_settings_that_somebody_else_changed_are_shown_in_both_versions(app: RoutedApp, administrator, draft, page):
    unfold(page, "settings")
    surveys.change(app.database, administrator, draft, 1, {"scope_ja": "別の人の範囲"})
    page.text_area(key=f"setting_scope_ja_{draft}_1").set_value("自分の範囲")
    press(page, "save_settings")
    conflict = page.dataframe[1].value
    assert conflict.to_numpy().tolist() == [["範囲（日本語）", "別の人の範囲", "自分の範囲"]]
    press(page, "keep_mine")
    assert (said(page), stored(app, draft)["scope_ja"]) == (["設定を保存しました。"], "自分の範囲")


def test_an_occupation_is_asked_everywhere_and_nowhere(app: RoutedApp, draft, page):
    def asked() -> int:
        found = app.answer(cells.asked, survey_id=draft)
        return int(found[found["occupation_code"] == "forestry"]["is_asked"].sum())

    unfold(page, "asked")
    page.selectbox(key="asked_occupation").set_value("forestry").run()
    press(page, "ask_all")
    assert asked() == 45
    press(page, "ask_none")
    assert asked() == 0


def test_a_deadline_is_put_off_only_with_a_reason_once_it_is_open(app: RoutedApp, draft, page):
    press(page, "move_open")
    assert said(page) == ["「実施中」にしました。"]
    unfold(page, "settings")
    page.date_input(key=f"setting_due_on_{draft}_2").set_value(date(2025, 11, 28))
    press(page, "save_settings")
    assert "理由を入力してください。" in " ".join(screens.texts(page))
    page.text_input(key=f"setting_reason_{draft}_2").set_value("災害対応のため")
    press(page, "save_settings")
    assert stored(app, draft)["due_on"].date() == date(2025, 11, 28)


def test_the_page_says_who_is_late_and_writes_the_mail_to_them(app: RoutedApp, administrator, draft, page):
    assert "reminder" not in [screens.key_of(block) for block in screens.blocks(page.main)]
    press(page, "move_open")
    answer_all(app, administrator, draft, but=UKI)
    page.run()
    assert [metric.value for metric in page.metric] == ["44団体", "0団体", "0団体", "1団体", "44団体"]
    assert "回答 44／45団体の途中集計" in screens.texts(page)
    assert "期限を過ぎて未提出：宇城市" in screens.texts(page)
    assert dict(tracked(page, "municipality", "return_status"))["宇城市"] == "未着手"
    unfold(page, "reminder")
    (mail,) = page.code
    assert "提出期限：令和7年11月10日" in mail.value
    assert mail.value.splitlines()[-1] == "・宇城市（未着手、期限から10日経過）"


def test_returns_are_checked_sent_back_and_noted(app: RoutedApp, administrator, draft, page):
    press(page, "move_open")
    answer_all(app, administrator, draft, but=UKI)
    choose_returns(page.run(), "八代市", "人吉市")
    assert [page.button(key=f"return_{move}").disabled for move in ("submit", "send_back", "check", "uncheck")] == [
        True,
        False,
        False,
        True,
    ]
    press(page, "return_check")
    assert said(page) == ["2団体の提出状況を記録しました。"]
    assert dict(tracked(page, "municipality", "return_status"))["八代市"] == "確認済"
    choose_returns(page, "宇城市")
    page.text_area(key=f"contact_note_{draft}_{UKI}_None").set_value("11/18 電話")
    page.button[[button.label for button in page.button].index("連絡メモを保存")].click().run()
    assert said(page) == ["連絡メモを保存しました。"]
    page.date_input(key=f"return_came_on_{draft}_{UKI}").set_value(date(2025, 11, 19))
    press(page, "return_submit")
    row = page.dataframe[0].value.set_index("municipality").loc["宇城市"]
    assert (row["return_status"], row["submitted_on"].date(), row["days_late"], row["contact_note"]) == (
        "提出",
        date(2025, 11, 19),
        9,
        "11/18 電話",
    )


def test_a_round_is_confirmed_after_a_tick_and_with_a_reason_while_answers_are_missing(app: RoutedApp, draft, page):
    for key in ("move_open", "move_closed"):
        press(page, key)
    assert page.button(key="move_confirmed").disabled
    page.checkbox(key=f"confirm_final_{draft}").set_value(True).run()
    press(page, "move_confirmed")
    assert stored(app, draft)["status"] == "closed"
    assert "理由を入力してください。" in " ".join(screens.texts(page))
    page.text_input(key=f"stage_reason_{draft}").set_value("期限までに回答がないため")
    press(page, "move_confirmed")
    assert (said(page), stored(app, draft)["status"]) == (["「確定」にしました。"], "confirmed")
    assert [key for key in (button.key or "" for button in page.button) if key.startswith(("move_", "return_"))] == []


def test_a_corrected_round_shows_what_changed(app: RoutedApp, administrator):
    newest = app.answer(queries.listing).iloc[0]["survey_id"]
    found = app.answer(cells.current_rows, survey_id=int(newest), municipality_codes=[UKI])
    civil = found[found["occupation_code"] == "civil"].iloc[0]
    edit = HeadcountEdit(UKI, "civil", 1, {"actual": int(civil["actual"]) - 2})
    headcounts.save(app.database, administrator, int(newest), [edit], "市からの訂正報告")
    page = app.open(ROUNDS, survey="2025-04-01")
    assert "訂正は1か所。欠員は163人から165人に、実質欠員は77人から79人に" in screens.texts(page)
    totals, differences = page.dataframe[1].value, page.dataframe[2].value
    assert totals["survey_version"].tolist() == ["当初確定", "訂正後"]
    assert totals["vacancy"].tolist() == [163, 165]
    actual, names = int(civil["actual"]), ["municipality", "subject", "field", "first_value", "revised_value", "reason"]
    assert differences[names].to_numpy().tolist()[:1] == [
        ["宇城市", "土木技師", "実職員数", str(actual), str(actual - 2), "市からの訂正報告"]
    ]
    assert differences["field"].tolist() == ["実職員数", "欠員", "実質欠員"]


def test_a_viewer_reads_everything_and_changes_nothing(app: RoutedApp, draft, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(session, "actor", lambda: Actor("somebody", "viewer"))
    page = app.open(ROUNDS, survey="2025-10-01")
    before = row_counts(app)
    for key in ("settings", "asked", "history"):
        unfold(page, key)
    assert (screens.faults(page), len(page.metric)) == ([], 5)
    assert {button.key for button in page.button} == {"switch_language"}
    assert row_counts(app) == before


def test_a_step_on_a_screen_that_somebody_overtook_says_so(app: RoutedApp, administrator, draft, page):
    surveys.move(app.database, administrator, draft, 1, "open")
    press(page, "move_open")
    assert [error.value for error in page.error][0].startswith("表示したあとに他の人が変更しました")


def test_the_book_of_a_municipality_is_kept_in_its_history(app: RoutedApp, administrator, draft):
    surveys.move(app.database, administrator, draft, 1, "open")
    survey_returns.move(
        app.database, administrator, draft, "submit", {UKI: None}, day=TODAY, today=TODAY, reason="郵送で受領"
    )
    page = unfold(choose_returns(app.open(ROUNDS, survey="2025-10-01"), "宇城市"), f"history_{UKI}")
    lines = page.dataframe[1].value.iloc[:, 2:].to_numpy().tolist()
    assert ["宇城市", "回収状況", "－", "提出", "郵送で受領"] in lines


def test_what_was_typed_for_one_return_or_round_never_stands_there_for_another(app: RoutedApp, draft, page):
    press(page, "move_open")
    choose_returns(page.run(), "宇城市")
    page.text_input(key=f"return_reason_{draft}_{UKI}").set_value("郵送で受領")
    page.date_input(key=f"return_came_on_{draft}_{UKI}").set_value(date(2025, 11, 19)).run()
    choose_returns(page, "八代市")
    assert page.text_input(key=f"return_reason_{draft}_43202").value == ""
    assert page.date_input(key=f"return_came_on_{draft}_43202").value == TODAY
    press(page, "return_submit")
    assert submissions(app, draft) == [("43202", TODAY, None)]


def test_a_return_cannot_come_on_a_day_ahead(app: RoutedApp, draft, page):
    press(page, "move_open")
    choose_returns(page.run(), "宇城市")
    page.date_input(key=f"return_came_on_{draft}_{UKI}").set_value(date(2025, 11, 21))
    press(page, "return_submit")
    assert beside(page) == {
        f"return_came_on_{draft}_{UKI}": [
            "提出日（令和7年11月21日）がまだ来ていません。回答を受け取った日を、今日までの日で選んでください。"
        ]
    }
    assert submissions(app, draft) == []


def test_after_a_move_nothing_is_chosen_any_more(app: RoutedApp, administrator, draft, page):
    press(page, "move_open")
    answer_all(app, administrator, draft)
    choose_returns(page.run(), "八代市", "人吉市")
    press(page, "return_check")
    assert page.dataframe[0].value["return_status"].tolist().count("確認済") == 2
    assert "return_send_back" not in [button.key for button in page.button]


def test_the_reason_of_a_move_that_came_too_late_still_stands_there(app: RoutedApp, administrator, draft, page):
    press(page, "move_open")
    answer_all(app, administrator, draft)
    choose_returns(page.run(), "八代市")
    page.text_input(key=f"return_reason_{draft}_43202").set_value("電話で確かめた")
    survey_returns.note(app.database, administrator, draft, "43202", 1, "11/19 来庁")
    press(page, "return_check")
    assert page.text_input(key=f"return_reason_{draft}_43202").value == "電話で確かめた"


def test_returns_sent_back_are_found_by_themselves(app: RoutedApp, administrator, draft, page):
    press(page, "move_open")
    survey_returns.move(
        app.database, administrator, draft, "submit", {UKI: None, "43202": None}, day=TODAY, today=TODAY
    )
    survey_returns.move(app.database, administrator, draft, "send_back", {UKI: 1}, day=TODAY, today=TODAY)
    page = app.open(ROUNDS, survey="2025-10-01", returns="sent_back")
    assert tracked(page, "municipality", "return_status") == [("宇城市", "差戻し")]


def test_a_round_in_preparation_is_deleted_once_it_is_said_to_be_meant(app: RoutedApp, draft: int, page: AppTest):
    page = unfold(page, "delete")
    assert page.button(key="delete_round").disabled
    page.checkbox(key=f"delete_tick_{draft}").check().run()
    page = press(page, "delete_round")
    assert said(page) == ["「令和7年10月1日 定員・実員調査」を削除しました。"]
    assert page.session_state["choice_survey"] == "2025-04-01"
    assert "2025-10-01" not in [str(day)[:10] for day in app.answer(queries.listing)["as_of"]]


def test_what_is_recorded_in_a_round_is_said_where_it_could_be_deleted(app, administrator, draft: int):
    edit = HeadcountEdit(UKI, "admin", 1, {"planned": 5, "actual": 5})
    headcounts.save(app.database, administrator, draft, [edit])
    page = unfold(app.open(ROUNDS, survey="2025-10-01"), "delete")
    assert [message.value for message in page.info] == [
        "この調査回には、回答・提出状況・連絡メモ・ヒアリングのいずれかが記録されているため、削除できません。"
    ]
    assert "delete_round" not in [button.key for button in page.button]
