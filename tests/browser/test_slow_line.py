"""A slow line: the first click has been recorded, its answer is still on the way, and the button is pressed again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import Browser, Locator, Page, WebSocketRoute, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.using import choose, enter, idle, open_form, pick, press, unfold
from tools.live_app import TODAY, running_app, settle
from workforce.auth.identity import local_administrator
from workforce.config import Settings
from workforce.database import Database
from workforce.domain.offers import OfferEntry
from workforce.services import offers

REQUEST = 98  # an open request of the sample data
PATIENCE, LOOK = 60_000, 50  # milliseconds that the server may take for a click, and between two looks at it
OVER = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
TABLES = (
    "disasters",
    "requests",
    "request_moves",
    "offers",
    "dispatches",
    "rotations",
    "daily_counts",
    "audit_entries",
)


class Line:
    """The line between a window and the server; while it is held, nothing of what the server says arrives."""

    def __init__(self, page: Page) -> None:
        self._is_held = False
        self._waiting: list[tuple[WebSocketRoute, str | bytes]] = []
        page.route_web_socket("**/_stcore/stream", self._connect)

    def _connect(self, window: WebSocketRoute) -> None:
        server = window.connect_to_server()

        def arrives(message: str | bytes) -> None:
            if self._is_held:
                self._waiting.append((window, message))
            else:
                window.send(message)

        server.on_message(arrives)

    def press_twice(self, button: Locator) -> None:
        """Press, and again before the answer of the first time arrives."""
        page = button.page
        idle(page)
        self._is_held = True
        for answers in (1, 2):
            button.click()
            self._wait_until_answered(page, answers)
        self._is_held = False
        for window, message in self._waiting:
            window.send(message)
        self._waiting.clear()
        settle(page)

    def _wait_until_answered(self, page: Page, times: int) -> None:
        """Wait until the server has said, on the line that is held, that so many runs are over."""
        for _ in range(PATIENCE // LOOK):
            said = [ForwardMsg.FromString(message) for _, message in self._waiting]
            if (
                sum(one.WhichOneof("type") == "script_finished" and one.script_finished in OVER for one in said)
                >= times
            ):
                return
            page.wait_for_timeout(LOOK)
        raise AssertionError(f"the server has not answered {times} times")


def prepared(sample_file: Path, folder: Path) -> tuple[Path, int]:
    """The sample data and an offer of five persons, of which two will be taken."""
    database = Path(shutil.copy(sample_file, folder / "workforce.duckdb"))
    today = date.fromisoformat(TODAY)
    opened = Database.open(Settings(database=database, fixed_today=today))
    entry = OfferEntry(
        entry_key="five",
        disaster_code="r7_aug_rain",
        kind="mid_long",
        sender_code="28000",
        request_id=REQUEST,
        persons=5,
        start_on=date(2025, 12, 1),
        end_on=date(2026, 3, 31),
        people_ready="full",
        logistics_ready="full",
        funding_ready="full",
        offered_on=today,
        confirmed_on=date(2025, 11, 1),
    )
    number = offers.record(opened, local_administrator(), entry, today=today)
    opened.close()
    return database, number


def rows(database: Path) -> dict[str, int]:
    connection = duckdb.connect(str(database))
    counts = {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}
    connection.close()
    return counts


@pytest.fixture
def window(browser: Browser) -> Iterator[dict]:
    with browser.new_context(locale="ja-JP", viewport={"width": 1360, "height": 900}) as context:
        yield context.new_page()


def save(page: Page) -> Locator:
    return page.get_by_role("button", name="保存する")


def test_what_is_sent_again_before_the_answer_arrives_is_recorded_once(window: Page, sample_file: Path, tmp_path: Path):
    database, offer = prepared(sample_file, tmp_path)
    before = rows(database)
    with running_app(database) as app:
        line = Line(window)
        for act in (disaster, request, new_offer, acceptance, confirmation, step, rotation, dispatch, count):
            act(app.url, window, line, offer)
            assert window.get_by_test_id("stAlert").filter(has_text="他の人が").count() == 0, act.__name__
            assert window.get_by_text("予期しない").count() == 0, act.__name__
    after = rows(database)
    assert {table: after[table] - before[table] for table in TABLES} == {
        "disasters": 1,
        "requests": 1,
        "request_moves": 2,  # its first state, and one step of another
        "offers": 1,
        "dispatches": 1 + 1 + 2,  # taken from the offer, recorded, two waves
        "rotations": 1,
        "daily_counts": 1,
        "audit_entries": 1 + 1 + 1 + 1 + 1 + 1 + (1 + 2) + 1 + 1,
    }


def disaster(url: str, page: Page, line: Line, _: int) -> None:
    page.goto(f"{url}/disasters")
    press(page, "災害を登録する")
    enter(page, "disaster_disaster_name", "令和7年11月地震")
    pick(page, "disaster_disaster_type", "地震")
    enter(page, "disaster_started_on", date(2025, 11, 18))
    line.press_twice(save(page))


def request(url: str, page: Page, line: Line, _: int) -> None:
    page.goto(f"{url}/requests?disaster=r7_aug_rain&kind=emergency")
    press(page, "要請を登録する")
    pick(page, "new_request_municipality_code", "宇城市")
    pick(page, "new_request_task_code", "窓口・電話対応支援")
    enter(page, "new_request_persons_per_day", 2)
    enter(page, "new_request_start_on", date(2025, 11, 21))
    enter(page, "new_request_end_on", date(2025, 11, 30))
    line.press_twice(save(page))


def new_offer(url: str, page: Page, line: Line, _: int) -> None:
    page.goto(f"{url}/requests?disaster=r7_aug_rain&kind=emergency")
    press(page, "申出を登録する")
    pick(page, "offer_sender_code", "人吉市")
    for ready in ("people", "logistics", "funding"):
        pick(page, f"offer_{ready}_ready", "可")
    enter(page, "offer_confirmed_on", date(2025, 11, 20))
    enter(page, "offer_persons", 2)
    enter(page, "offer_start_on", date(2025, 11, 21))
    enter(page, "offer_end_on", date(2025, 11, 30))
    line.press_twice(save(page))


def acceptance(url: str, page: Page, line: Line, offer: int) -> None:
    page.goto(f"{url}/requests?request={REQUEST}")
    unfold(page, f"take_{offer}")
    taking = page.locator(f".st-key-take_{offer}")
    persons = taking.get_by_label("人数")
    persons.fill("2")
    persons.press("Tab")
    line.press_twice(taking.get_by_role("button", name="この申出で派遣する").last)


def confirmation(url: str, page: Page, line: Line, offer: int) -> None:
    page.goto(f"{url}/requests?offer={offer}")
    button = page.get_by_role("button", name="準備の状況を今日確かめた")
    button.wait_for()
    settle(page)
    line.press_twice(button)


def step(url: str, page: Page, line: Line, _: int) -> None:
    page.goto(f"{url}/requests?request=94")
    button = page.get_by_role("button", name="「内諾」に進める")
    button.wait_for()
    settle(page)
    line.press_twice(button)
    expect(page.get_by_text("いまの状態：内諾")).to_be_visible()


def rotation(url: str, page: Page, line: Line, _: int) -> None:
    page.goto(f"{url}/rotations?request={REQUEST}")
    page.locator(f".st-key-rotation_{REQUEST}_turns").wait_for()
    settle(page)
    pick(page, f"rotation_{REQUEST}_turns", "熊本市", "八代市")
    settle(page)
    page.locator(f".st-key-rotation_{REQUEST}_until_end label").click()
    settle(page)
    enter(page, f"rotation_{REQUEST}_waves", 2)
    settle(page)
    line.press_twice(page.get_by_role("button", name="2陣を予定として保存する"))


def dispatch(url: str, page: Page, line: Line, _: int) -> None:
    page.goto(f"{url}/dispatches?disaster=r7_aug_rain&kind=emergency")
    open_form(page)
    choose(page, "派遣元", "熊本県")
    choose(page, "派遣先", "宇城市")
    choose(page, "業務", "罹災証明書申請受付・発行")
    line.press_twice(save(page))


def count(url: str, page: Page, line: Line, _: int) -> None:
    page.goto(f"{url}/field?disaster=r7_aug_rain&kind=emergency&day=2025-08-25&place=43202")
    button = page.get_by_role("button", name="計画どおり").first
    button.wait_for()
    settle(page)
    line.press_twice(button)
