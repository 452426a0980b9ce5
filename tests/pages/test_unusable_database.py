"""A database that cannot be used: on every page a plain message with file and remedy, and the file as it was."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import point_to
from tests.pages import screens
from tests.routed_app import RoutedApp
from workforce.ui import router

FILES = [file for file, *_ in router.PAGES]
OWNER = "import duckdb, sys; con = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"


@pytest.fixture
def open_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable:
    """Open a page over a file; what it says is returned."""

    def opened(path: Path, page: str = FILES[0], language: str = "ja") -> list[str]:
        point_to(path, monkeypatch)
        shown = RoutedApp().open(page, lang=language)
        assert len(shown.exception) == 0
        assert (len(shown.title), len(shown.metric), len(shown.dataframe)) == (0, 0, 0)
        return [screens.plain(message.value) for message in shown.error]

    return opened


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("page", FILES)
def test_a_broken_file_is_named_on_every_page(open_page, tmp_path: Path, page: str, language: str):
    path = tmp_path / "workforce.duckdb"
    path.write_bytes(b"not a database" * 1000)
    (said,) = open_page(path, page, language)
    assert str(path) in said
    assert {"ja": "バックアップから復元", "en": "backup"}[language] in said
    assert "Traceback" not in said
    assert path.read_bytes() == b"not a database" * 1000


def test_a_file_with_damage_inside_is_named(open_page, tmp_path: Path, sample_file: Path):
    damaged = bytearray(sample_file.read_bytes())
    damaged[12288:16384] = bytes(4096)
    path = tmp_path / "workforce.duckdb"
    path.write_bytes(damaged)
    (said,) = open_page(path)
    assert f"データベース {path} を読み込めません" in said
    assert path.read_bytes() == damaged


def test_a_file_in_use_is_named_with_its_owner_and_opens_once_that_has_gone(
    open_page, tmp_path: Path, sample_file: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "workforce.duckdb"
    path.write_bytes(sample_file.read_bytes())
    owner = subprocess.Popen([sys.executable, "-c", OWNER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert owner.stdout.readline() == b"open\n"
        (said,) = open_page(path)
    finally:
        owner.communicate()
    assert said == (
        f"データベース {path} は別のプログラム（プロセス番号 {owner.pid}）が使用中です。"
        "アプリなどを終了してから、もう一度実行してください。"
    )
    assert path.read_bytes() == sample_file.read_bytes()
    app = RoutedApp()
    assert screens.faults(app.open(FILES[0])) == []
    app.close()


@pytest.fixture
def read_only_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in which nothing can be made; for the superuser, who may write everywhere, one of the kernel's."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        yield Path("/sys/kernel")
        return
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    yield tmp_path
    tmp_path.chmod(stat.S_IRWXU)


def test_a_folder_that_may_not_be_written_is_named(open_page, read_only_folder: Path):
    path = read_only_folder / "workforce.duckdb"
    (said,) = open_page(path)
    assert f"データベース {path} に書き込めません" in said
    assert "フォルダーの権限" in said
    assert not path.exists()


def test_a_folder_that_cannot_be_made_is_named(open_page, tmp_path: Path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    (said,) = open_page(tmp_path / "file" / "workforce.duckdb")
    assert f"データベース {tmp_path / 'file' / 'workforce.duckdb'} に書き込めません" in said


def test_a_setting_that_cannot_be_used_is_named(open_page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    point_to(tmp_path / "workforce.duckdb", monkeypatch)
    monkeypatch.setenv("WORKFORCE_TODAY", "yesterday")
    page = RoutedApp().open(FILES[0])
    assert [screens.plain(message.value) for message in page.error] == [
        "設定 WORKFORCE_TODAY の値「yesterday」は使えません。"
    ]
