"""Forms are taken away from the page: one municipality's, or a zip with everybody's."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.pages import screens
from tests.pages.dispatch_log import press
from tests.routed_app import RoutedApp
from workforce.ui import form_downloads

PAGE = "pages/staffing/rounds.py"


def unfolded(app: RoutedApp, **query: str) -> AppTest:
    page = app.open(PAGE, **query)
    page.session_state["forms"] = True
    return page.run()


def downloads(page: AppTest) -> list[str]:
    """The buttons that give out forms; the page has downloads of its own besides."""
    found = page.get("download_button")
    return [button.proto.label for button in found if "download_form" in button.proto.id]


def test_one_form_is_offered_at_once_and_the_zip_once_it_is_made(app: RoutedApp):
    page = unfolded(app)
    assert (screens.faults(page), downloads(page)) == ([], ["この団体の調査票を保存"])
    page.text_input(key=form_downloads.CONTACT).set_value("市町村課").run()
    page = press(page, "全45団体分を作る")
    assert downloads(page) == ["この団体の調査票を保存", "全45団体分を保存（zip）"]


def test_a_zip_that_is_no_longer_true_is_not_offered(app: RoutedApp):
    page = press(unfolded(app), "全45団体分を作る")
    page.text_input(key=form_downloads.CONTACT).set_value("人事課").run()
    assert downloads(page) == ["この団体の調査票を保存"]
    with app.database.transaction() as connection:
        connection.execute("UPDATE surveys SET due_on = '2025-06-30'")
    page = press(page, "全45団体分を作る")
    assert len(downloads(page)) == 2
    with app.database.transaction() as connection:
        connection.execute("UPDATE surveys SET due_on = '2025-07-31'")
    assert len(downloads(page.run())) == 1


def test_who_may_not_give_out_forms_is_offered_none(app: RoutedApp):
    with app.database.transaction() as connection:
        connection.execute("DELETE FROM role_actions WHERE action_code = 'staffing.edit'")
    page = unfolded(app)
    assert (screens.faults(page), downloads(page)) == ([], [])


def test_the_words_are_english_too(app: RoutedApp):
    page = unfolded(app, lang="en")
    assert downloads(page) == ["Save this municipality's form"]
