"""Synthetic figures are marked as long as there are any, and a draft says how much of it is answered."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pages import screens
from tests.routed_app import RoutedApp
from workforce.queries import headcounts as headcounts_asked
from workforce.queries import surveys as surveys_asked
from workforce.queries import vacancies
from workforce.services import surveys
from workforce.services.headcounts import HeadcountEdit, save
from workforce.services.sample import remove_sample
from workforce.ui import router, vacancy_views

FILES = [file for file, *_ in router.PAGES]
BADGE = "架空データ"


def badges(page) -> list[str]:
    (row,) = (block for block in screens.blocks(page.main) if screens.key_of(block) == "badges")
    return [screens.plain(element.value) for element in screens.elements(row)]


def test_the_badge_stands_on_every_page_until_the_sample_data_are_removed(app: RoutedApp, administrator):
    pages = {file: app.open(file) for file in FILES}
    assert {file: BADGE in badges(page) for file, page in pages.items()} == dict.fromkeys(FILES, True)
    remove_sample(app.database, administrator)
    for page in pages.values():
        page.run()
    assert {file: BADGE in badges(page) for file, page in pages.items()} == dict.fromkeys(FILES, False)
    assert {file: screens.faults(page) for file, page in pages.items()} == {file: [] for file in FILES}
    assert [text for page in pages.values() for text in screens.texts(page) if "架空" in text] == []


def test_one_row_of_a_persons_own_among_sample_data_keeps_the_badge(app: RoutedApp, administrator):
    page = app.open("pages/staffing/headcounts.py")
    surveys.create(app.database, administrator, "本番", date(2026, 4, 1))
    assert BADGE in badges(page.run())


@pytest.mark.parametrize("answered", [1, 3])
def test_a_round_says_how_many_municipalities_have_answered(empty_app: RoutedApp, administrator, answered: int):
    survey_id = surveys.create(empty_app.database, administrator, "令和8年調査", date(2026, 4, 1))
    codes = ["43100", "43202", "43203"][:answered]
    asked = empty_app.answer(headcounts_asked.current_rows, survey_id=survey_id, municipality_codes=codes)
    edits = [
        HeadcountEdit(*cell, 1, {"planned": 5, "actual": 4})
        for cell in zip(asked["municipality_code"], asked["occupation_code"], strict=True)
    ]
    save(empty_app.database, administrator, survey_id, edits)
    for file in ("pages/overview/summary.py", "pages/staffing/vacancies.py"):
        page = empty_app.open(file)
        assert badges(page) == ["令和8年4月1日現在", "速報・準備中", f"回答 {answered}／45団体の途中集計"]
        assert screens.faults(page) == []


def test_a_round_without_any_answer_opens_on_every_page(empty_app: RoutedApp, administrator):
    surveys.create(empty_app.database, administrator, "令和8年調査", date(2026, 4, 1))
    for file in FILES:
        for language in ("ja", "en"):
            page = empty_app.open(file, lang=language)
            assert screens.faults(page) == [], file
            assert [text for text in screens.texts(page) if "nan" in text.lower().split()] == [], file


@pytest.mark.parametrize("view", vacancy_views.VIEWS)
def test_a_round_without_any_answer_opens_in_every_view(empty_app: RoutedApp, administrator, view: str):
    surveys.create(empty_app.database, administrator, "令和8年調査", date(2026, 4, 1))
    for language in ("ja", "en"):
        page = empty_app.open("pages/staffing/vacancies.py", lang=language, view=view, type="town")
        assert screens.faults(page) == []
        assert [text for text in screens.texts(page) if "nan" in text.lower().split()] == []


def test_an_old_round_with_unanswered_cells_says_so(reading_app: RoutedApp):
    rounds = reading_app.answer(surveys_asked.listing)
    totals = [
        reading_app.answer(vacancies.totals, survey_id=int(survey_id)).iloc[0] for survey_id in rounds["survey_id"]
    ]
    partly = next(row for row in totals if row["answered"] < row["municipalities"])
    page = reading_app.open("pages/overview/summary.py", survey=f"{partly['as_of']:%Y-%m-%d}")
    assert badges(page)[2] == f"回答 {partly['answered']}／45団体のみの集計"
