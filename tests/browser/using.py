"""How a person uses what Streamlit draws: select boxes, the grid on its canvas, downloads."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from playwright.sync_api import Locator, Page, TimeoutError, expect

from tools.live_app import settle


def idle(page: Page) -> None:
    """Wait until the run is over: what is still drawn closes a list that has just been opened."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')


def go_to(page: Page, section: str, title: str) -> None:
    """Go to a page by the menu: unfold its section, then choose it."""
    page.get_by_test_id("stTopNavSection").filter(has_text=section).click()
    page.get_by_test_id("stTopNavDropdownLink").filter(has_text=title).click()


def open_form(page: Page) -> None:
    """Begin to record a dispatch: wait for the form, for the log has select boxes of the same names."""
    page.get_by_role("button", name="派遣を記録する").click()
    expect(page.get_by_role("button", name="保存する")).to_be_visible()
    idle(page)


def choose(page: Page, label: str, option: str) -> None:
    """Choose in a select box by typing; who finds the list closed by what was still being drawn opens it again."""
    box = page.get_by_test_id("stSelectbox").filter(has_text=label)
    box.wait_for()
    settle(page)
    box.scroll_into_view_if_needed()  # scrolling would close the list
    offered = page.get_by_role("option", name=option, exact=True)
    for patience in (3_000, 6_000, 12_000):
        box.get_by_role("combobox").fill("")
        box.get_by_role("combobox").fill(option)
        try:
            offered.click(timeout=patience)
        except TimeoutError:
            idle(page)
        else:
            return
    raise AssertionError(f"{label}: {option} is not offered")


def cells(grid: Locator) -> dict[tuple[int, int], str]:
    """The texts of a grid by (column, row); it draws on a canvas and keeps them beside it for screen readers."""
    drawn = grid.locator('[data-testid^="glide-cell-"]')
    drawn.first.wait_for(state="attached")  # the grid mounts after the run that asks for it
    found = drawn.evaluate_all("cells => cells.map(cell => [cell.dataset.testid, cell.innerText])")
    places = [(name.split("-")[2:], text) for name, text in found]
    return {(int(column), int(row)): text for (column, row), text in places}


def type_into_cell(page: Page, grid: Locator, row_named: str, column: int, text: str) -> None:
    """Go to a cell from the first one by arrow keys and type a value."""
    row = next(row for (at, row), name in cells(grid).items() if at == 0 and name == row_named)
    grid.locator(".dvn-scroller").click(position={"x": 40, "y": 52})
    expect(grid.get_by_test_id("glide-cell-0-0")).to_have_attribute("aria-selected", "true")
    for key in ["ArrowDown"] * row + ["ArrowRight"] * column:
        page.keyboard.press(key)
    expect(grid.get_by_test_id(f"glide-cell-{column}-{row}")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    editor = page.locator("#portal input")
    editor.fill(text)
    editor.press("Enter")


def download(page: Page, button: Locator) -> tuple[str, bytes]:
    """Press a download button: the name and the bytes of the file."""
    button.wait_for()
    settle(page)  # a table that is still unfolding moves the button away from under the pointer
    with page.expect_download() as started:
        button.click()
    return started.value.suggested_filename, Path(started.value.path()).read_bytes()


def unfold(page: Page, key: str) -> None:
    """Open a fold whose content is drawn once it is open."""
    page.locator(f".st-key-{key} summary").click()
    settle(page)


def type_date(page: Locator, label: str, year: int, month: int, day: int) -> None:
    """Type a date into a date input, part by part, as it is written."""
    part = page.get_by_role("spinbutton", name=label)
    for place, written in enumerate((f"{year}", f"{month:02}", f"{day:02}")):
        part.nth(place).press_sequentially(written)
        expect(part.nth(place)).to_have_attribute("aria-valuenow", str(int(written)))


def choose_files(page: Page, files: Mapping[str, bytes]) -> None:
    """Choose files in the one uploader of the page."""
    page.locator('input[type="file"]').set_input_files(
        [{"name": name, "mimeType": mimetypes.guess_type(name)[0], "buffer": data} for name, data in files.items()]
    )


def choose_row(page: Page, grid: Locator, row: int | None) -> None:
    """Tick a row of a table at its left edge; None ticks them all, at its head."""
    expect(grid.locator('[data-testid^="glide-cell-"]').first).to_be_attached()
    settle(page)
    grid.locator(".dvn-scroller").click(position={"x": 18, "y": 18 if row is None else 52 + 35 * row})
    settle(page)


def figure(page: Page, label: str) -> str:
    """What a key figure shows."""
    named = page.get_by_test_id("stMetricLabel").get_by_text(label, exact=True)
    return page.get_by_test_id("stMetric").filter(has=named).get_by_test_id("stMetricValue").inner_text()


def pick(page: Page, key: str, *options: str, exact: bool = True) -> None:
    """Choose one option of the select box of a key, or several of a box that takes several, by typing.

    Without ``exact`` a part of the option is enough.
    """
    box = page.locator(f".st-key-{key}")
    box.scroll_into_view_if_needed()  # scrolling would close the list
    for option in options:
        box.get_by_role("combobox").fill(option)
        page.get_by_role("option", name=option, exact=exact).click()
    if len(options) > 1:
        page.keyboard.press("Escape")


def enter(page: Page, key: str, value: object) -> None:
    """Fill in the input of a key: a text, a number or a day."""
    box = page.locator(f".st-key-{key}")
    if isinstance(value, date):
        parts = box.get_by_role("spinbutton")
        for place, written in enumerate((f"{value:%Y}", f"{value:%m}", f"{value:%d}")):
            parts.nth(place).press_sequentially(written)
            expect(parts.nth(place)).to_have_attribute("aria-valuenow", str(int(written)))
    else:
        box.locator("input, textarea").first.fill(str(value))
        page.keyboard.press("Tab")


def press(page: Page, name: str) -> None:
    """Press the button of a name once what stood there before is drawn."""
    idle(page)
    page.get_by_role("button", name=name, exact=True).click()
