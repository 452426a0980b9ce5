"""A coordinator plans waves for a request, sees what they mean, saves them and takes them back."""

from __future__ import annotations

from datetime import date

from tests.pages import screens
from tests.pages.dispatch_log import press, row_counts
from tests.routed_app import RoutedApp
from workforce.queries import dispatches as dispatch_queries
from workforce.queries import rotations

PAGE = "pages/dispatch/rotations.py"
NUMBER = 98  # an open request of the sample data that lacks people


def test_a_plan_is_seen_before_it_is_saved_and_taken_back_after(app: RoutedApp):
    page = app.open(PAGE, request=str(NUMBER))
    assert page.selectbox(key="choice_request").value == str(NUMBER)
    before, already = row_counts(app), len(app.answer(dispatch_queries.of_request, request_id=NUMBER))
    page.multiselect(key=f"rotation_{NUMBER}_turns").set_value(["43100", "43202"]).run()
    page.number_input(key=f"rotation_{NUMBER}_wave_days").set_value(30).run()
    page.toggle(key=f"rotation_{NUMBER}_until_end").set_value(False).run()
    page.number_input(key=f"rotation_{NUMBER}_waves").set_value(2).run()
    for code, persons in (("43100", 2), ("43202", 1)):
        page.number_input(key=f"rotation_{NUMBER}_persons_{code}").set_value(persons).run()
    assert screens.faults(page) == []
    assert [value for _, value, _ in screens.metrics(page)][:2] == ["90人日", "1人日"]
    assert "出典：要請・派遣の記録／令和7年11月20日現在／架空データ" in screens.texts(page)
    assert row_counts(app) == before
    press(page, "2陣を予定として保存する")
    assert "2陣を予定の派遣として保存しました。" in "".join(screens.texts(page))
    answering = app.answer(dispatch_queries.of_request, request_id=NUMBER)
    (total,) = app.answer(rotations.totals, request_id=NUMBER).to_dict("records")
    assert (len(answering) - already, total["planned_person_days"], total["handover_person_days"]) == (2, 90, 1)
    number = total["rotation_id"]
    page.text_input(key=f"rotation_reason_{number}").set_value("要請の取下げ")
    press(page, "取り消す")
    assert "2陣を取り消しました。" in "".join(screens.texts(page))
    (total,) = app.answer(rotations.totals, request_id=NUMBER).to_dict("records")
    assert (total["waves"], total["waves_planned"], total["planned_person_days"]) == (2, 0, 0)


def test_a_plan_that_goes_on_after_the_request_says_so(reading_app: RoutedApp):
    page = reading_app.open(PAGE, request=str(NUMBER))
    page.multiselect(key=f"rotation_{NUMBER}_turns").set_value(["43100"]).run()
    assert [text for text in screens.texts(page) if "より後にも" in text] == []
    page.toggle(key=f"rotation_{NUMBER}_until_end").set_value(False).run()
    page.number_input(key=f"rotation_{NUMBER}_waves").set_value(9).run()
    assert len([text for text in screens.texts(page) if "より後にも" in text and "人日" in text]) == 1


def test_what_cannot_be_laid_is_said_beside_its_field(reading_app: RoutedApp):
    page = reading_app.open(PAGE, request=str(NUMBER))
    page.multiselect(key=f"rotation_{NUMBER}_turns").set_value(["43100"]).run()
    page.number_input(key=f"rotation_{NUMBER}_handover_days").set_value(90).run()
    assert "引継ぎは陣の長さ（90 日）より短くしてください。" in "".join(screens.texts(page))
    page.date_input(key=f"rotation_{NUMBER}_first_day").set_value(date(2025, 9, 1)).run()
    assert "今日以降の日にしてください。" in "".join(screens.texts(page))
    assert not [button for button in page.button if button.key == "save_rotation"]


def test_a_request_is_named_with_its_whole_period_wherever_it_is_chosen(app: RoutedApp):
    planner = app.open(PAGE, request=str(NUMBER))
    offer = press(app.open("pages/dispatch/requests.py"), "申出を登録する")
    log = press(app.open("pages/dispatch/dispatches.py", kind="mid_long"), "派遣を記録する")
    for page in (planner, offer, log):
        (offered,) = [box.options for box in page.selectbox if box.label == "対応する要請"]
        assert "98：甲佐町 災害査定 2人／日 令和8年1月5日～6月30日" in offered
