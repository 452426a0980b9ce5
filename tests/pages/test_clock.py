"""The clock of the computer is put back and forward while a window stays open: no page breaks, no entry is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from tests.conftest import TODAY
from tests.pages import screens
from tests.pages.dispatch_log import SITUATION, SOUND, begin, beside, filled, press, row_counts, said
from tests.routed_app import RoutedApp
from workforce.config import JAPAN, Settings
from workforce.ui import router

DISPATCH_PAGES = [file for file, *_ in router.PAGES if file.startswith("pages/dispatch/")]
BACK, ON = TODAY - timedelta(days=40), TODAY + timedelta(days=2)


@pytest.fixture
def put_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """Let the computer's clock, not a set day, say which day it is."""

    def put(day: date) -> None:
        moment = datetime(day.year, day.month, day.day, 9, tzinfo=JAPAN)
        monkeypatch.setattr(Settings, "now", lambda settings: moment)

    monkeypatch.setenv("WORKFORCE_TODAY", "")
    put(TODAY)
    return put


@pytest.mark.parametrize("file", DISPATCH_PAGES)
def test_an_open_window_bears_a_clock_that_is_put_back_and_forward(app: RoutedApp, put_clock, file: str):
    page = app.open(file)
    as_it_was = screens.metrics(page)
    for day in (BACK, ON, TODAY):
        put_clock(day)
        page.run()
        assert screens.faults(page) == [], day
    assert screens.metrics(page) == as_it_was


def test_what_was_typed_before_the_clock_was_put_back_is_kept_and_recorded_once(app: RoutedApp, put_clock):
    under_way = SOUND | {"status": "active", "start_on": TODAY, "end_on": TODAY + timedelta(days=3)}
    page = begin(app, **under_way)
    before = row_counts(app)
    put_clock(BACK)
    page = press(page, "保存する")
    assert beside(page)["entry_decided_on"] == ["まだ来ていない日です。"]
    assert row_counts(app) == before
    assert {name: filled(page)[name] for name in under_way} == under_way
    put_clock(TODAY)
    page = press(page, "保存する")
    assert said(page)[0].endswith("を記録しました。")
    assert row_counts(app)["dispatches"] == before["dispatches"] + 1


def test_nothing_counts_before_its_day_and_all_of_it_once_the_day_is_back(app: RoutedApp, put_clock):
    def shown() -> str:
        page = app.open(SITUATION, disaster="r7_aug_rain", kind="emergency", scope="all")
        return screens.metrics(page)[0][1]

    whole = shown()
    press(begin(app, **SOUND | {"status": "active", "start_on": TODAY, "end_on": TODAY}), "保存する")
    with_it = shown()
    put_clock(TODAY - timedelta(days=1))
    day_before = shown()
    put_clock(TODAY)
    assert (day_before, shown()) == (whole, with_it)
    assert int(with_it.removesuffix("人日").replace(",", "")) == int(whole.removesuffix("人日").replace(",", "")) + 5
