"""What the tests of charts are drawn from: the sample data through the real queries."""

from __future__ import annotations

from functools import cache

import pandas as pd
import pytest

from tests.charts.drawing import CHARTS, Ask
from workforce.charts.specs import spec, unchecked
from workforce.charts.theme import DARK, LIGHT, Theme
from workforce.database import Database
from workforce.i18n import LANGUAGES, Words


@pytest.fixture(params=LANGUAGES)
def words(request: pytest.FixtureRequest) -> Words:
    return Words(request.param)


@pytest.fixture
def ja() -> Words:
    return Words("ja")


@pytest.fixture(params=(LIGHT, DARK), ids=lambda theme: theme.name)
def theme(request: pytest.FixtureRequest) -> Theme:
    return request.param


@pytest.fixture(scope="session")
def frames_of(sample_database: Database):
    """The localised frames of a chart by its name and a language."""

    @cache
    def localised(name: str, language: str) -> list[pd.DataFrame]:
        with sample_database.reading() as connection:
            ask: Ask = lambda question, **filters: Words(language).localise(question(connection, **filters))  # noqa: E731
            return CHARTS[name][1](ask)

    return localised


@pytest.fixture(scope="session")
def plain_of(frames_of):
    """The plain specification of a whole chart by its name, a language and a theme; not to be changed."""

    @cache
    def plain(name: str, language: str, theme: Theme = LIGHT) -> dict:
        with unchecked():
            return spec(CHARTS[name][0](*frames_of(name, language), Words(language), theme))

    return plain
