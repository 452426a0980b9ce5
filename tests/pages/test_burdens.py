"""The page of burdens: its figures, its views, one more wave."""

from __future__ import annotations

from tests.pages import screens
from tests.routed_app import RoutedApp

PAGE = "pages/dispatch/burdens.py"


def test_the_figures_are_those_of_the_paper(reading_app: RoutedApp):
    page = reading_app.open(PAGE)
    assert screens.faults(page) == []
    assert [value for _, value, _ in screens.metrics(page)] == ["0.31%", "1,146人日", "23.4人", "5団体"]
    assert "職員7,623人（回答 45／45団体）" in screens.texts(page)
    assert [card.key for card in screens.cards(page)] == ["card_burden_rates"]


def test_one_more_wave_follows_its_size_and_the_link_keeps_it(reading_app: RoutedApp):
    page = reading_app.open(PAGE, view="wave", persons="6", days="10")
    assert (page.number_input(key="choice_persons").value, page.number_input(key="choice_days").value) == (6, 10)
    page.session_state["fold_one_more_wave"] = True
    page = page.number_input(key="choice_persons").set_value(5).run()
    assert page.query_params["persons"] == "5"
    (table,) = page.dataframe
    found = table.value.set_index("municipality")
    # 菊池市: 85 person-days of 249 staff over 49 days, and 5 × 10 more.
    row = found.loc["菊池市"]
    assert (row["person_days"], row["staff"]) == (85, 249)
    assert abs(row["burden_rate"] - 100 * 85 / (249 * 49)) < 1e-9
    assert abs(row["burden_after_rate"] - 100 * 135 / (249 * 49)) < 1e-9


def test_a_link_with_an_impossible_wave_is_ignored(reading_app: RoutedApp):
    for persons in ("0", "-3", "1000", "二", ""):
        page = reading_app.open(PAGE, view="wave", persons=persons)
        assert screens.faults(page) == []
        assert page.number_input(key="choice_persons").value == 2, persons


def test_a_kind_without_municipal_senders_says_so(reading_app: RoutedApp):
    for view in ("senders", "occupations"):
        page = reading_app.open(PAGE, disaster="h28_earthquake", kind="emergency", view=view)
        assert screens.faults(page) == []
        assert "市町村の職員はまだ派遣していない" in screens.texts(page)
        assert "市町村の職員の派遣は、この範囲にはまだありません。" in screens.texts(page)


def test_without_a_disaster_it_says_where_to_begin(reading_empty_app: RoutedApp):
    page = reading_empty_app.open(PAGE)
    assert len(page.info) == 1
    assert len(page.metric) == 0
