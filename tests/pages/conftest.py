"""Databases that all page tests read. A test that writes takes ``app`` or ``empty_app``: a file of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import point_to
from tests.routed_app import RoutedApp


@pytest.fixture(scope="session")
def files_to_read(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Two database files that stay open from test to test: one with the sample data, one with reference data only."""
    folder = tmp_path_factory.mktemp("reading")
    return {"sample": Path(shutil.copy(sample_file, folder / "sample.duckdb")), "empty": folder / "empty.duckdb"}


@pytest.fixture
def reading_app(files_to_read: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> RoutedApp:
    """The app with the sample data, shared: read only."""
    point_to(files_to_read["sample"], monkeypatch)
    return RoutedApp()


@pytest.fixture
def reading_empty_app(files_to_read: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> RoutedApp:
    """The app with reference data only, shared: read only."""
    point_to(files_to_read["empty"], monkeypatch)
    return RoutedApp()
