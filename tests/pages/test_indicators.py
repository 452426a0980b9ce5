"""Enter values of an indicator and see them below the staffing of the same years; months stand alone."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import screens
from tests.pages.dispatch_log import press, said
from tests.routed_app import RoutedApp
from workforce.auth.identity import local_administrator
from workforce.services import indicators
from workforce.services.indicators import IndicatorEdit
from workforce.ui import indicator_grid

PAGE = "pages/staffing/indicators.py"


def grid_of(page: AppTest) -> indicator_grid.Grid:
    """The one grid in work."""
    (work,) = page.session_state[indicator_grid.STATE].values()
    return work


def type_in(page: AppTest, typed: dict[str, dict[str, object]]) -> AppTest:
    """Type into cells (period → field → value): what the widget then holds, and what it calls."""
    work = grid_of(page)
    rows = list(work.read["period"])
    edited = {rows.index(period): values for period, values in typed.items()}
    with pytest.MonkeyPatch.context() as inside:
        inside.setattr(
            indicator_grid.st,
            "session_state",
            {work.key: {"edited_rows": edited, "added_rows": [], "deleted_rows": []}},
        )
        work.remember()
    return page.run()


def finding(page: AppTest) -> str:
    return screens.plain(page.subheader[0].value)


def test_a_yearly_indicator_stands_below_the_vacancies_and_begins_with_the_published_figure(reading_app: RoutedApp):
    page = reading_app.open(PAGE)
    assert finding(page) == "有効求人倍率は2024年に1.25倍"
    said_in_chart = screens.said_by_charts(page)
    assert "欠員" in said_in_chart
    assert "公表値" in said_in_chart


def test_a_monthly_indicator_is_drawn_alone(reading_app: RoutedApp):
    page = reading_app.open(PAGE, indicator="job_ratio_monthly")
    assert finding(page) == "有効求人倍率（月次）は2025年9月に1.20倍（前月差▲0.02）"
    assert "欠員" not in screens.said_by_charts(page)
    assert [box.key for box in page.selectbox] == ["choice_indicator", "choice_year"]


def test_a_value_that_is_entered_is_shown_at_once(app: RoutedApp):
    page = app.open(PAGE, indicator="population_annual")
    assert screens.texts(page).count("総人口の値はまだありません。下の表に、値と出典を入力してください。") == 1
    page = type_in(page, {"2024": {"indicator_value": 1_700_000, "source": "推計人口"}})
    page = press(page, "1行を保存")
    assert said(page) == ["1件の値を保存しました。"]
    assert finding(page) == "総人口は2024年に1,700,000人"


def test_a_value_without_a_source_is_refused_and_stays_in_the_grid(app: RoutedApp):
    page = type_in(app.open(PAGE, indicator="population_annual"), {"2024": {"indicator_value": 1_700_000}})
    page = press(page, "1行を保存")
    problems = next(table.value for table in page.dataframe if "修正が必要な点" in table.value.columns)
    assert problems.to_numpy().tolist() == [["2024", "出典", "値の出典を入力してください。"]]
    assert list(grid_of(page).typed.values()) == [{"indicator_value": 1_700_000}]


def test_a_value_someone_else_entered_is_shown_before_it_is_overwritten(app: RoutedApp):
    page = app.open(PAGE, indicator="population_annual")
    page = type_in(page, {"2024": {"indicator_value": 5, "source": "自分"}})
    edit = IndicatorEdit(date(2024, 1, 1), None, {"indicator_value": 7, "source": "他の人"})
    indicators.save(app.database, local_administrator(), "population_annual", [edit], today=date(2025, 11, 20))
    page = press(page, "1行を保存")
    assert "表示したあとに他の人が変更しました" in said(page)[0]
    page = press(page, "自分の入力で保存する")
    assert finding(page) == "総人口は2024年に5人"


def enter_elsewhere(app: RoutedApp, year: int, version: int | None, value: int) -> None:
    edit = IndicatorEdit(date(year, 1, 1), version, {"indicator_value": value, "source": "他の人"})
    indicators.save(app.database, local_administrator(), "population_annual", [edit], today=date(2025, 11, 20))


def test_taking_what_was_stored_keeps_what_was_typed_in_other_rows(app: RoutedApp):
    page = app.open(PAGE, indicator="population_annual")
    mine = {"indicator_value": 5, "source": "自分"}
    page = type_in(page, {"2023": mine, "2024": mine})
    enter_elsewhere(app, 2024, None, 7)
    page = press(page, "2行を保存")
    page = press(page, "保存されている内容に合わせる")
    work = grid_of(page)
    assert {work.name_of(row): values for row, values in work.typed.items()} == {"2023-01-01": mine}
    page = press(page, "1行を保存")
    assert finding(page).startswith("総人口は2024年に7人")


def test_going_over_what_was_shown_never_goes_over_what_came_after_it(app: RoutedApp):
    page = app.open(PAGE, indicator="population_annual")
    mine = {"indicator_value": 5, "source": "自分"}
    page = type_in(page, {"2023": mine, "2024": mine})
    enter_elsewhere(app, 2024, None, 7)
    page = press(page, "2行を保存")
    enter_elsewhere(app, 2023, None, 9)
    page = press(page, "自分の入力で保存する")
    assert "表示したあとに他の人が変更しました" in said(page)[0]
    assert [conflict["key"] for conflict in grid_of(page).conflicts] == ["population_annual/2023-01-01"]
