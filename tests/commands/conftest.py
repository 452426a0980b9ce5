"""The command line as an operator runs it: on a file of its own, on a fixed day, in Japanese."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from workforce.__main__ import main


class Outcome(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed database with the sample data, made once by the command itself."""
    path = tmp_path_factory.mktemp("sample") / "workforce.duckdb"
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("WORKFORCE_DATABASE", str(path))
        assert main(["init", "--sample"]) == 0
    return path


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the database will be."""
    path = tmp_path / "office" / "workforce.duckdb"
    monkeypatch.setenv("WORKFORCE_DATABASE", str(path))
    monkeypatch.setenv("WORKFORCE_TODAY", "2025-11-20")
    monkeypatch.setenv("LANG", "C.UTF-8")
    return path


@pytest.fixture
def run(path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Run a command and return its status and what it printed."""

    def run(*arguments: str) -> Outcome:
        try:
            status = main(arguments)
        except SystemExit as stop:
            status = stop.code
        return Outcome(status, *capsys.readouterr())

    return run


@pytest.fixture
def sample(sample_file: Path, path: Path) -> Path:
    """A database with the sample data where the commands look for it."""
    path.parent.mkdir()
    return Path(shutil.copy(sample_file, path))
