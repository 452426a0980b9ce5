"""A joint exam: its published dates, and who applied, passed and was hired."""

from __future__ import annotations

from datetime import date

from tests.pages import screens
from tests.pages.dispatch_log import press, said
from tests.routed_app import RoutedApp

PAGE = "pages/staffing/recruitments.py"


def test_the_published_exam_is_shown_before_anything_is_recorded(reading_empty_app: RoutedApp):
    page = reading_empty_app.open(PAGE)
    assert screens.faults(page) == []
    assert [value for _, value, _ in screens.metrics(page)] == ["8人", "－", "－", "－"]
    assert "募集は令和7年12月11日まで（あと21日）" in screens.texts(page)
    assert not any(button.key == "edit_recruitment" for button in page.button)


def test_those_hired_are_recorded_and_fill_seats(app: RoutedApp):
    page = press(app.open(PAGE), "市町村・職種の記録を加える")
    page.selectbox(key="seat_municipality_code").set_value("43213")
    page.selectbox(key="seat_occupation_code").set_value("civil")
    for name, value in (("applicants", 4), ("passed", 3), ("hired", 2)):
        page.number_input(key=f"seat_{name}").set_value(value)
    page = press(page, "保存する")
    assert said(page)[0] == "記録 1 を加えました。"
    assert [value for _, value, _ in screens.metrics(page)] == ["8人", "4人", "3人", "2人"]
    assert "まだ埋まっていない：土木技師3人、農業土木技師2人、林業技師1人" in screens.texts(page)


def test_an_exam_of_ones_own_is_registered_and_can_be_changed(app: RoutedApp):
    page = press(app.open(PAGE), "採用試験を登録する")
    page.text_input(key="recruitment_recruitment_ja").set_value("春の合同試験")
    page.multiselect(key="recruitment_taking_part_codes").set_value(["43213"])
    page.date_input(key="recruitment_applications_from").set_value(date(2026, 5, 1))
    page.date_input(key="recruitment_applications_until").set_value(date(2026, 5, 31))
    page = press(page, "保存する")
    assert said(page)[0] == "採用試験 1001 を登録しました。"
    assert page.selectbox(key="recruitment").options[0] == "春の合同試験"
