"""The app serves another prefecture with other CSV files and no other code."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from tests.conftest import TODAY
from tests.metrics.builders import insert
from tests.pages.screens import cards, plain
from tests.routed_app import RoutedApp
from workforce.config import Settings
from workforce.ui import router, session, vacancy_views

HOME, CITY, VILLAGE = "20", "20201", "20303"
TOWNS = {CITY: ("長野市", "Nagano City", "city", 3, 1), VILLAGE: ("小海町", "Koumi Town", "town", 5, 4)}

# What a prefecture brings of its own, or leaves out: then only the header line stays.
OF_ONE_PREFECTURE = (
    "published_figures",
    "exchange_figures",
    "indicator_figures",
    "mid_long_figures",
    "municipality_aliases",
    "recruitments",
    "recruitment_municipalities",
    "recruitment_targets",
)

LISTS = {"pages/dispatch/dispatches.py"}


@pytest.fixture(scope="module")
def of_another_prefecture(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """The reference data of a small part of another prefecture, and a database with one survey and one dispatch.

    Open while the tests of this file run, and only read by them: to make it takes longer than to open a page.
    """
    home = tmp_path_factory.mktemp("elsewhere")
    own = Settings(home / "workforce.duckdb", reference_folder=home / "reference", fixed_today=TODAY)
    folder = shutil.copytree(Settings(own.database).reference_folder, own.reference_folder)
    rewrite(folder / "prefectures.csv", lambda row: [row | {"is_home": str(row["prefecture_code"] == HOME).lower()}])
    for table in OF_ONE_PREFECTURE:
        rewrite(folder / f"{table}.csv", lambda row: [])
    municipalities = iter(TOWNS.items())
    rewrite(
        folder / "municipalities.csv", lambda row: [moved(row, *town) for town in [next(municipalities, None)] if town]
    )
    with pytest.MonkeyPatch.context() as process:
        process.setattr(session, "settings", lambda: own)
        RoutedApp().database.write(fill)
    yield own
    with pytest.MonkeyPatch.context() as process:
        process.setattr(session, "settings", lambda: own)
        RoutedApp().close()


@pytest.fixture
def elsewhere(of_another_prefecture: Settings, monkeypatch: pytest.MonkeyPatch) -> RoutedApp:
    """The app there."""
    monkeypatch.setattr(session, "settings", lambda: of_another_prefecture)
    return RoutedApp()


def rewrite(file: Path, change: Callable[[dict[str, str]], list[dict[str, str]]]) -> None:
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(changed for row in rows for changed in change(row))


def moved(row: dict[str, str], code: str, town: tuple[str, str, str, int, int]) -> dict[str, str]:
    ja, en, kind, col, line = town
    names = {"municipality_ja": ja, "municipality_en": en, "short_ja": ja[:-1], "short_en": en.split()[0]}
    place = {"municipality_type": kind, "tile_col": str(col), "tile_row": str(line)}
    return row | names | place | {"municipality_code": code, "prefecture_code": HOME}


def fill(connection: duckdb.DuckDBPyConnection) -> None:
    survey = {"survey_id": 1, "survey_ja": "調査", "survey_en": "Survey", "as_of": "2025-04-01", "status": "confirmed"}
    insert(connection, "surveys", [survey])
    cells = [(CITY, "admin", 300, 296), (CITY, "civil", 20, 20), (VILLAGE, "admin", 30, 31), (VILLAGE, "civil", 3, 1)]
    columns = ("survey_id", "municipality_code", "occupation_code", "planned", "actual")
    insert(connection, "headcounts", [dict(zip(columns, (1, *cell), strict=True)) for cell in cells])
    disaster = {"disaster_code": "rain", "disaster_ja": "豪雨", "disaster_en": "Rain", "disaster_type": "heavy_rain"}
    insert(connection, "disasters", [disaster | {"started_on": "2025-08-11", "status": "open"}])
    sent = {"entry_key": "a", "disaster_code": "rain", "kind": "emergency", "status": "ended", "task_code": "shelter"}
    period = {"persons": 2, "start_on": "2025-08-12", "end_on": "2025-08-14"}
    insert(connection, "dispatches", [sent | period | {"sender_code": f"{HOME}000", "destination_code": VILLAGE}])


def test_the_totals_are_those_of_the_other_prefecture(elsewhere: RoutedApp):
    summary = elsewhere.open("pages/overview/summary.py")
    assert [plain(metric.value) for metric in summary.metric] == ["348人", "4人", "2人", "1.7%", "6人日"]


@pytest.mark.parametrize("file", [file for file, *_ in router.PAGES])
def test_every_page_opens_there(elsewhere: RoutedApp, file: str):
    page = elsewhere.open(file)
    assert [message.value for message in [*page.exception, *page.error]] == []
    assert file in LISTS or cards(page) or page.info  # where nothing is entered yet, the page says what to do


@pytest.mark.parametrize("view", vacancy_views.VIEWS)
def test_every_view_of_the_vacancies_opens_there_with_a_filter(elsewhere: RoutedApp, view: str):
    page = elsewhere.open("pages/staffing/vacancies.py", view=view, type="town")
    assert [message.value for message in [*page.exception, *page.error]] == []
    assert [plain(metric.value) for metric in page.metric] == ["2人", "1人", "1人", "2人"]
