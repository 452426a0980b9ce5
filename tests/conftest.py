"""Fixtures that every test may use. The database is always a real DuckDB, never a mock."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import hypothesis
import pytest

from tests.filled_forms import BLOCKS_ON, open_round, workbook_of
from tests.routed_app import RoutedApp
from workforce.auth.identity import Actor, local_administrator
from workforce.config import Settings
from workforce.database import Database
from workforce.services.sample import load_sample

# A test asserts no time: a busy machine must not turn a property red.
hypothesis.settings.register_profile("untimed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("untimed")

TODAY = date(2025, 11, 20)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A database file of the test's own, on a fixed day."""
    return Settings(database=tmp_path / "workforce.duckdb", fixed_today=TODAY)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with reference data only, closed, to copy from: making one takes a second, a copy none."""
    settings = Settings(database=tmp_path_factory.mktemp("empty") / "workforce.duckdb", fixed_today=TODAY)
    Database.open(settings).close()
    return settings.database


@pytest.fixture
def database(settings: Settings, empty_file: Path) -> Iterator[Database]:
    """With reference data only, in a file beside the one of ``settings``."""
    settings = replace(settings, database=settings.database.with_name("empty.duckdb"))
    shutil.copy(empty_file, settings.database)
    database = Database.open(settings)
    yield database
    database.close()
    settings.database.unlink()


@pytest.fixture(scope="session")
def sample_database() -> Iterator[Database]:
    """In memory, with the sample data. Shared by all tests: read only."""
    database = Database.in_memory(Settings(database=Path("sample.duckdb"), fixed_today=TODAY))
    load_sample(database, local_administrator())
    yield database
    database.close()


@pytest.fixture(scope="session")
def form() -> bytes:
    """A survey form with every block, as it goes out to a city; tests fill in copies of it."""
    database = Database.in_memory(Settings(database=Path("forms.duckdb"), fixed_today=TODAY))
    with database.transaction() as connection:
        open_round(connection, **BLOCKS_ON)
    try:
        return workbook_of(database)
    finally:
        database.close()


@pytest.fixture
def administrator() -> Actor:
    """The one actor of the first release: may do everything."""
    return local_administrator()


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with the sample data, closed, to copy from."""
    settings = Settings(database=tmp_path_factory.mktemp("sample") / "workforce.duckdb", fixed_today=TODAY)
    database = Database.open(settings)
    load_sample(database, local_administrator())
    database.close()
    return settings.database


@pytest.fixture
def app(sample_file: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[RoutedApp]:
    """The app with the sample data, on a fixed day: ``app.open("pages/staffing/vacancies.py", lang="en")``."""
    shutil.copy(sample_file, settings.database)
    yield from _routed(settings, monkeypatch)


@pytest.fixture
def empty_app(settings: Settings, empty_file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RoutedApp]:
    """The app on a new database with reference data only."""
    shutil.copy(empty_file, settings.database)
    yield from _routed(settings, monkeypatch)


def _routed(settings: Settings, environment: pytest.MonkeyPatch) -> Iterator[RoutedApp]:
    point_to(settings.database, environment)
    app = RoutedApp()
    yield app
    app.close()


def point_to(database: Path, environment: pytest.MonkeyPatch) -> None:
    """Let the app of this process use a database file, on the fixed day."""
    environment.setenv("WORKFORCE_DATABASE", str(database))
    environment.setenv("WORKFORCE_TODAY", TODAY.isoformat())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests in a browser come first: they take about half of the time. Processes that share the tests take a part
    of them in order, so that one drives the browsers while the others do the rest."""
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: "browser" not in item.path.parts)
