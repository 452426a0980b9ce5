"""A card says what it finds, what it shows, and where that comes from; nothing on a page is left unsaid or raw."""

from __future__ import annotations

import re

import pytest

from tests.pages import screens
from tests.routed_app import RoutedApp
from workforce.i18n import catalogue
from workforce.queries import surveys, vacancies
from workforce.ui import router
from workforce.ui.text import with_bold_figures

# Every page, and every view of the pages that show one at a time.
SCREENS = [(file, {}) for file, *_ in router.PAGES] + [
    (file, {"view": view}) for file, views in screens.VIEWS.items() for view in list(views)[1:]
]
each_screen = pytest.mark.parametrize(
    ("file", "link"), SCREENS, ids=[" ".join((file, *link.values())) for file, link in SCREENS]
)
PROFILE = "pages/staffing/municipality.py"
DICTIONARY = "pages/reference/dictionary.py"

PREFIXES = "|".join(sorted({key.split(".")[0] for key in catalogue("ja")}))
RAW_KEY = re.compile(rf"\b(?:{PREFIXES})\.[a-z_]+[a-z0-9_.]*")
UNFILLED = re.compile(r"\{[a-z_]*\}|\b(?:None|nan|NaN|NaT)\b|<NA>")
CODE = re.compile(r"[a-z]+(?:_[a-z0-9]+)*")
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠々]")
# Written by people, in one language: remarks, waves (第1陣), what a paper is called.
WAVE = re.compile(r"第\d+陣")
AS_WRITTEN = ("note", "content", "effect", "source", "wave", "heading", "paper")


def test_a_figure_is_bold_with_its_whole_unit():
    assert with_bold_figures("計6人、時点までに2.8人月") == "計**6人**、時点までに**2.8人月**"


def test_orange_is_of_a_shortage_alone(reading_app: RoutedApp):
    colours = [
        {metric.proto.color for metric in reading_app.open(PROFILE, m=code).metric[2:]} for code in ("43100", "43213")
    ]
    assert [len(found) for found in colours] == [1, 1]
    assert colours[0] != colours[1]  # nobody is missing in the first, some are in the second


def test_a_municipality_that_has_not_answered_has_key_figures_without_a_number(reading_app: RoutedApp):
    rounds = reading_app.answer(surveys.listing)
    first = int(rounds.loc[rounds["as_of"] == "2016-04-01", "survey_id"].item())
    rows = reading_app.answer(vacancies.by_municipality, survey_id=first).set_index("municipality_code")
    code = rows.index[rows["vacancy"].isna()][0]
    page = reading_app.open(PROFILE, m=code, survey="2016-04-01")
    assert screens.faults(page) == []
    assert [metric.value for metric in page.metric] == ["－"] * 5


@pytest.mark.parametrize("language", ["ja", "en"])
@each_screen
def test_a_page_says_everything_in_words(reading_app: RoutedApp, file: str, link: dict[str, str], language: str):
    page = reading_app.open(file, lang=language, **link)
    said = [*screens.texts(page), *(header for table in screens.tables(page) for header in screens.headers(table))]
    charted = screens.said_by_charts(page)
    assert [text for text in said if RAW_KEY.search(text) or UNFILLED.search(text)] == []
    assert [text for text in charted if RAW_KEY.search(text) or UNFILLED.search(text)] == []
    assert [text for text in said if CODE.fullmatch(text)] == []


@pytest.mark.parametrize(("file", "link"), [(file, link) for file, link in SCREENS if file != DICTIONARY])
def test_no_cell_of_a_table_holds_a_code(reading_app: RoutedApp, file: str, link: dict[str, str]):
    tables = [table for table in reading_app.open(file, **link).dataframe if not (table.key or "").startswith("grid_")]
    assert [cell for table in tables for cell in screens.written_cells(table) if CODE.fullmatch(cell)] == []


@each_screen
def test_the_english_page_holds_no_japanese(reading_app: RoutedApp, file: str, link: dict[str, str]):
    page = reading_app.open(file, lang="en", **link)
    tables = screens.tables(page)
    said = [*screens.texts(page), *screens.said_by_charts(page)]
    said += [header for table in tables for header in screens.headers(table)]
    said += [cell for table in tables for cell in screens.written_cells(table, besides=AS_WRITTEN)]
    left = {text for text in said if JAPANESE.search(text) and not WAVE.fullmatch(text)}
    assert left - {"日本語"} == set()


@each_screen
def test_every_card_with_a_chart_has_finding_subtitle_alt_text_table_and_source(
    reading_app: RoutedApp, file: str, link: dict[str, str]
):
    for card in screens.cards(reading_app.open(file, **link)):
        charts = card.of("vega_lite_chart")
        if charts:
            captions = [screens.plain(caption.value) for caption in card.of("caption")]
            assert [len(title.value) > 5 for title in card.of("subheader")] == [True], card.key
            assert len(captions) >= 2, card.key
            assert captions[-1].startswith("出典："), card.key
            assert re.search(r"令和\d+年\d+月\d+日(現在|まで)", captions[-1]), card.key
            assert "架空データ" in captions[-1], card.key
            assert [bool(re.search(r"\d", chart.proto.alt)) for chart in charts] == [True] * len(charts), card.key
            assert card.folds, card.key


@each_screen
def test_every_card_with_a_table_to_take_away_has_its_source(reading_app: RoutedApp, file: str, link: dict[str, str]):
    for card in screens.cards(reading_app.open(file, **link)):
        if card.of("download_button") and (card.of("dataframe") or card.of("table")):
            captions = [screens.plain(caption.value) for caption in card.of("caption")]
            assert [caption for caption in captions if caption.startswith("出典：")], card.key


@each_screen
def test_every_fold_opens_to_a_table_and_its_download(reading_app: RoutedApp, file: str, link: dict[str, str]):
    page = reading_app.open(file, **link)
    cards = screens.cards(page)
    standing = {card.key: len(card.of("download_button")) for card in cards}
    for fold in (fold for card in cards for fold in card.folds):
        page.session_state[fold] = True
    page.run()
    assert screens.faults(page) == []
    opened = [card for card in screens.cards(page) if card.folds]
    assert [(card.key, bool(card.of("dataframe")), len(card.of("download_button"))) for card in opened] == [
        (card.key, True, standing[card.key] + len(card.folds)) for card in opened
    ]
