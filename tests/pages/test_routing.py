"""Every page is opened by the router, and only by the router."""

from __future__ import annotations

import pytest

from tests.routed_app import RoutedApp
from workforce.auth.identity import Actor
from workforce.config import ROOT
from workforce.services.permits import allowed_actions
from workforce.ui import router, session

FILES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "pages").rglob("*.py"))


def test_the_menu_lists_every_page_once():
    assert sorted(file for file, *_ in router.PAGES) == FILES


def test_every_page_takes_a_right_that_some_role_has(database):
    with database.reading() as connection:
        granted = {action for (action,) in connection.execute("SELECT action_code FROM role_actions").fetchall()}
    assert {action for *_, action in router.PAGES} - granted == set()


@pytest.mark.parametrize("file", FILES)
def test_a_page_asked_for_first_of_all_still_goes_through_the_router(
    reading_app: RoutedApp, monkeypatch: pytest.MonkeyPatch, file: str
):
    # A file directly in pages/ would be served here, without the router and so without any check.
    monkeypatch.setattr(session, "actor", lambda: Actor("somebody", "nobody"))
    page = reading_app.session().switch_page(file).run()
    assert (len(page.error), len(page.exception)) == (1, 0)
    assert (len(page.title), len(page.metric), len(page.dataframe)) == (0, 0, 0)


@pytest.mark.parametrize("role", ["viewer", "staffing_editor", "dispatch_coordinator"])
@pytest.mark.parametrize("file", FILES)
def test_every_role_reads_what_it_may(reading_app: RoutedApp, monkeypatch: pytest.MonkeyPatch, file: str, role: str):
    monkeypatch.setattr(session, "actor", lambda: Actor("somebody", role))
    start = reading_app.session().run()
    offered = {name for name, *_, action in router.PAGES if action in rights(reading_app, role)}
    if file not in offered:
        with pytest.raises(ValueError, match="Could not find a navigation page"):
            start.switch_page(file)
    else:
        page = start.switch_page(file).run()
        assert [message.value for message in [*page.exception, *page.error]] == []


def rights(app: RoutedApp, role: str) -> set[str]:
    with app.database.reading() as connection:
        return allowed_actions(connection, Actor("somebody", role))


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("file", FILES)
def test_a_page_opens_with_its_title_and_the_sample_badge(reading_app: RoutedApp, file: str, language: str):
    page = reading_app.open(file, lang=language)
    badge = {"ja": "架空データ", "en": "Sample data"}[language]
    assert [message.value for message in [*page.exception, *page.error]] == []
    assert len(page.title) == 1
    assert any(badge in text.value for text in page.markdown)


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("file", FILES)
def test_a_page_opens_on_an_empty_database_and_says_what_to_do(reading_empty_app: RoutedApp, file: str, language: str):
    page = reading_empty_app.open(file, lang=language)
    assert [message.value for message in [*page.exception, *page.error]] == []
    assert len(page.title) == 1
