"""Fifty windows on one server, all connected, all recording in the same moment: every entry is there exactly once.

Ten days at places with just enough teams; five coordinators look at each. In one moment each confirms a team of its
own, in the next each corrects it, in the last the five of a place tap one and the same team. The test asserts what is
stored; how long it took and how much memory the server held is printed, never asserted. A window that hears nothing
ends it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median, quantiles

import duckdb
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_two_windows import person_days
from tools.live_app import LiveApp, find_chromium, running_app, settle

PLACES, AT_A_PLACE = 10, 5
PATIENCE = 120_000  # milliseconds that a window may take for one step on a machine that is busy
LOOK = 100  # milliseconds between two looks whether a window has its answer
MOMENT = 1_500  # milliseconds until all windows act: enough to tell fifty of them
SITUATION = "/situation?disaster=r7_aug_rain&kind=emergency&scope=all"

TEAMS = """
SELECT CAST(calendar_day AS VARCHAR), destination_code, list(dispatch_id ORDER BY dispatch_id)
FROM field_teams
WHERE
    disaster_code = 'r7_aug_rain' AND kind = 'emergency' AND team_state = 'to_confirm'
    AND calendar_day BETWEEN '2025-08-13' AND '2025-09-30'
GROUP BY calendar_day, destination_code
HAVING count(*) > $at_a_place
ORDER BY count(*), calendar_day, destination_code
LIMIT $places
"""

# In the page: at a moment press a button, then note the milliseconds until a text stands in the card. It looks when
# something has changed: fifty that look again and again keep the processors from what they wait for.
ACT = """([card, button, text, moment]) => {
  window.acknowledged = undefined
  const shown = () => (document.querySelector(card) || {innerText: ''}).innerText.includes(text)
  setTimeout(() => {
    const pressed = performance.now()
    new MutationObserver((_, observer) => {
      if (!shown()) return
      observer.disconnect()
      window.acknowledged = performance.now() - pressed
    }).observe(document.body, {subtree: true, childList: true, characterData: true})
    document.querySelector(card + ' ' + button + ' button').click()
  }, moment - Date.now())
}"""


@dataclass(frozen=True)
class Window:
    """One coordinator: the window, the day, the team of its own and the one it shares with the others there."""

    page: Page
    day: str
    own: int
    shared: int


@pytest.fixture
def tabs(browser: Browser) -> Iterator[Callable[[str, int], list[Page]]]:
    """Windows of a phone's size in a browser of their own, which draws them in few processes."""
    arguments = ["--no-sandbox", "--disable-gpu", "--renderer-process-limit=4"]
    with_few = browser.browser_type.launch(executable_path=find_chromium(), args=arguments)
    try:

        def opened(url: str, number: int) -> list[Page]:
            size = {"width": 390, "height": 844}
            context = with_few.new_context(base_url=url, locale="ja-JP", viewport=size)
            return [context.new_page() for _ in range(number)]

        yield opened
    finally:
        with_few.close()


@contextmanager
def stored(database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The file while no app has it."""
    connection = duckdb.connect(str(database))
    try:
        yield connection
    finally:
        connection.close()


def card(team: int) -> str:
    return f".st-key-card_team_{team}"


def together(windows: list[Window], act: Callable[[Window], tuple[str, str, str]]) -> list[float]:
    """All windows press in the same moment: the milliseconds until each saw that it was recorded, in order."""
    moment = windows[0].page.evaluate("() => Date.now()") + MOMENT
    for window in windows:
        window.page.evaluate(ACT, [*act(window), moment])
    for window in windows:
        window.page.wait_for_function("() => window.acknowledged !== undefined", timeout=PATIENCE, polling=LOOK)
    return sorted(window.page.evaluate("() => window.acknowledged") for window in windows)


def open_corrections(windows: list[Window], persons: int) -> None:
    """Unfold the corrections of the own teams and type a number, without recording it.

    Step by step in all windows, so that the server answers one while the next is pressed.
    """
    teams = [window.page.locator(card(window.own)) for window in windows]
    for team in teams:
        team.get_by_role("button", name="直す・戻す").click(timeout=PATIENCE)
    for team in teams:
        heads = team.get_by_label("実際の人数")
        heads.fill(str(persons), timeout=PATIENCE)
        heads.press("Tab")


def told(name: str, times: list[float]) -> None:
    slow = quantiles(times, n=20)[-1]
    print(f"{name}: {len(times)} taps, median {median(times):.0f} ms, 95 % within {slow:.0f} ms")


def memory(app: LiveApp) -> str:
    """What the server holds, where the system says so."""
    try:
        lines = Path(f"/proc/{app.pid}/status").read_text().splitlines()
    except OSError:
        return "not known here"
    return next(line.split(":")[1].strip() for line in lines if line.startswith("VmRSS"))


def test_fifty_windows_record_at_once_and_every_entry_is_there_exactly_once(
    tabs: Callable[[str, int], list[Page]], sample_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture
):
    database = Path(shutil.copy(sample_file, tmp_path / "workforce.duckdb"))
    with stored(database) as connection:
        places = connection.execute(TEAMS, {"at_a_place": AT_A_PLACE, "places": PLACES}).fetchall()
        counts_before = connection.execute("SELECT count(*) FROM daily_counts").fetchone()[0]
        entries_before = connection.execute("SELECT coalesce(max(audit_number), 0) FROM audit_entries").fetchone()[0]
    with running_app(database) as app:
        pages = tabs(app.url, PLACES * AT_A_PLACE)
        pages[0].goto(SITUATION)
        settle(pages[0])
        before = person_days(pages[0])
        windows = []
        for number, page in enumerate(pages):
            day, place, teams = places[number // AT_A_PLACE]
            windows.append(Window(page, day, teams[number % AT_A_PLACE], teams[AT_A_PLACE]))
            page.goto(f"/field?disaster=r7_aug_rain&kind=emergency&day={day}&place={place}", wait_until="commit")
        for window in windows:
            expect(window.page.locator(f".st-key-confirm_{window.own}_{window.day} button")).to_be_visible(
                timeout=PATIENCE
            )
        held = memory(app)

        def confirm(team: Callable[[Window], int]) -> Callable[[Window], tuple[str, str, str]]:
            return lambda window: (card(team(window)), f".st-key-confirm_{team(window)}_{window.day}", "確認済")

        confirmed = together(windows, confirm(lambda window: window.own))
        open_corrections(windows, 17)
        corrected = together(
            windows,
            lambda window: (card(window.own), f".st-key-save_{window.own}_{window.day}", "17人 確認済"),
        )
        contested = together(windows, confirm(lambda window: window.shared))
        pages[0].goto(SITUATION)
        settle(pages[0])
        after = person_days(pages[0])
        held_after = memory(app)
    with stored(database) as connection:
        check(connection, windows, counts_before, entries_before, after - before)
    with capsys.disabled():
        print()
        for name, times in (("own team", confirmed), ("correction", corrected), ("five on one team", contested)):
            told(name, times)
        print(f"server: {held} with 50 windows, {held_after} after 150 taps")


def check(connection: duckdb.DuckDBPyConnection, windows: list[Window], counts: int, entries: int, moved: int) -> None:
    """Every team of one's own was confirmed and corrected once, every shared one confirmed once, nothing else."""
    own = {(window.own, date.fromisoformat(window.day)) for window in windows}
    shared = {(window.shared, date.fromisoformat(window.day)) for window in windows}
    assert (len(own), len(shared)) == (PLACES * AT_A_PLACE, PLACES)
    found = {
        (team, day): (persons, version)
        for team, day, persons, version in connection.execute(
            "SELECT dispatch_id, counted_on, persons, row_version FROM daily_counts"
        ).fetchall()
    }
    assert len(found) == counts + len(own) + len(shared)
    assert {found[team] for team in own} == {(17, 2)}
    assert {found[team][1] for team in shared} == {1}
    planned = dict(connection.execute("SELECT dispatch_id, persons FROM dispatches").fetchall())
    assert all(found[team, day][0] == planned[team] for team, day in shared)
    assert moved == sum(17 - planned[team] for team, _ in own)
    written = connection.execute(
        "SELECT row_key, count(*) FROM audit_entries WHERE audit_number > $n GROUP BY row_key",
        {"n": entries},
    ).fetchall()
    expected = {f"{team}/{day}": 2 for team, day in own} | {f"{team}/{day}": 1 for team, day in shared}
    assert dict(written) == expected
