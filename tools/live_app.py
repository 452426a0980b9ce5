"""The real app in a process of its own, and a real browser to look at it; for pictures, measurements and tests."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from workforce.config import ROOT

HOW_TO_GET_A_BROWSER = (
    "no Chromium found: install one (Debian: apt install chromium fonts-noto-cjk; macOS, Windows: Chrome) "
    "or name it with CHROMIUM=/path/to/it"
)
TODAY = "2025-11-20"

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge")
_MAC = ("Google Chrome", "Chromium", "Microsoft Edge")
_WINDOWS = (
    r"Google\Chrome\Application\chrome.exe",
    r"Chromium\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
)
_WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
_OFFLINE = (
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True)
class LiveApp:
    """A running app: where it answers, which database it shows, its process number, seconds until it answered."""

    url: str
    database: Path
    pid: int
    seconds_to_start: float


def find_chromium() -> str | None:
    """The Chromium or Chrome of this machine: ``CHROMIUM``, the search path, or the usual places; else None."""
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named)
    places = [shutil.which(name) for name in _NAMES]
    places += [f"/Applications/{name}.app/Contents/MacOS/{name}" for name in _MAC]
    folders = [os.environ[folder] for folder in _WINDOWS_FOLDERS if folder in os.environ]
    places += [str(Path(folder) / program) for folder in folders for program in _WINDOWS]
    return next((place for place in places if place and Path(place).exists()), None)


def make_sample_database(path: Path) -> Path:
    """A new database file with the sample data, made by the command line as a user would."""
    _run("init", "--sample", WORKFORCE_DATABASE=str(path))
    return path


def _run(*arguments: str, **environment: str) -> None:
    command = [sys.executable, "-m", "workforce", *arguments]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=True, capture_output=True)


@contextmanager
def running_app(database: Path, *, today: str = TODAY, log: Path | None = None) -> Iterator[LiveApp]:
    """Start the app on a free loopback port over a database file; stop it at the end."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    environment = {**os.environ, "WORKFORCE_DATABASE": str(database), "WORKFORCE_TODAY": today}
    started = time.monotonic()
    with (log or Path(os.devnull)).open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)
        try:
            url = f"http://localhost:{port}"
            _wait_for(url + "/_stcore/health", process)
            yield LiveApp(url, database, process.pid, time.monotonic() - started)
        finally:
            process.terminate()
            process.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(url: str, process: subprocess.Popen, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"the app ended with status {process.returncode}")
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise TimeoutError(f"{url} did not answer within {seconds:.0f} s")


@contextmanager
def chromium(executable: str) -> Iterator[Browser]:
    """The system's browser, without a window and without a word to the network."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = [*_OFFLINE, "--no-sandbox"] if as_root else list(_OFFLINE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield browser
        browser.close()


def settle(page: Page) -> None:
    """Wait until the script has run to its end, all it sent is drawn and nothing on the page moves any more."""
    _wait_until_drawn(page)
    height = -1
    while height != (height := inner_height(page)):
        page.wait_for_timeout(300)
        _wait_until_drawn(page)


def _wait_until_drawn(page: Page) -> None:
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    # Until the browser has loaded what draws an element, the style sheet's among them, a grey bar holds its place.
    page.wait_for_selector('[data-testid="stSkeleton"]', state="detached")
    page.wait_for_function("document.fonts.status === 'loaded'")


def inner_height(page: Page) -> int:
    """The height of the page's content; the app scrolls inside the window, so the window's own height says nothing."""
    return page.evaluate(
        "() => { const main = document.querySelector('[data-testid=\"stMain\"]'); return main ? main.scrollHeight : 0 }"
    )


def show_whole(page: Page, width: int) -> None:
    """Make the window as tall as the content, so that what mounts only when seen is drawn too."""
    for _ in range(4):
        page.set_viewport_size({"width": width, "height": max(inner_height(page), 800)})
        settle(page)
