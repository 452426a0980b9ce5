"""Takes the pictures of ``docs/pictures`` from the running app (``make pictures``).

The real app on sample data, on a fixed day, in a real browser; the window as tall as the page. With ``--all``
every page in both themes and on a phone goes to ``var/pictures`` instead, to be looked at.
"""

from __future__ import annotations

import argparse
import io
import itertools
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from tools.live_app import (
    HOW_TO_GET_A_BROWSER,
    chromium,
    find_chromium,
    make_sample_database,
    running_app,
    settle,
    show_whole,
)
from workforce.config import ROOT

SHOWN = ROOT / "docs" / "pictures"
LOOKED_AT = ROOT / "var" / "pictures"
MOST_BYTES = 300_000
DESKTOP, PHONE = 1360, 390


@dataclass(frozen=True)
class Picture:
    """One picture: the file's name, the page's link, theme, width of the window, language."""

    name: str
    link: str = ""
    theme: str = "light"
    width: int = DESKTOP
    language: str = "ja"


FIELD = "field?disaster=r7_aug_rain&kind=emergency&day=2025-08-25&place=43348"  # a day with teams in one town

PICTURES = (
    Picture("summary"),
    Picture("summary_english", language="en"),
    Picture("summary_phone", width=PHONE),
    Picture("vacancies", "vacancies"),
    Picture("situation_dark", "situation", theme="dark"),
    Picture("dispatches", "dispatches"),
    Picture("board", "board"),
    Picture("requests", "requests"),
    Picture("field_phone", FIELD, width=PHONE),
    Picture("rounds", "rounds"),
    Picture("imports", "imports"),
)


def main() -> None:
    """Take the pictures of the README, or all there are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--all", action="store_true", help="every page, both themes, desktop and phone, into var/pictures"
    )
    parser.add_argument("names", nargs="*", help="only pictures whose name contains one of these")
    options = parser.parse_args()
    executable = find_chromium()
    if executable is None:
        sys.exit(HOW_TO_GET_A_BROWSER)
    folder, pictures = (LOOKED_AT, every_picture()) if options.all else (SHOWN, PICTURES)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        database = make_sample_database(Path(scratch) / "workforce.duckdb")
        with running_app(database) as app, chromium(executable) as browser:
            for picture in pictures:
                if not options.names or any(name in picture.name for name in options.names):
                    path = folder / f"{picture.name}.png"
                    path.write_bytes(small(take(browser, app.url, picture)))
                    print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1000} kB")


def every_picture() -> list[Picture]:
    """Every page of the menu in both themes, wide and narrow, and in English."""
    from workforce.ui.router import PAGES

    pages = [(noun, link) for _, noun, _, link, _ in PAGES]
    looks = itertools.product(pages, ("light", "dark"), (DESKTOP, PHONE))
    both = [Picture(f"{noun}_{theme}_{width}", link, theme, width) for (noun, link), theme, width in looks]
    return both + [Picture(f"{noun}_english", link, language="en") for noun, link in pages]


def take(browser: Browser, url: str, picture: Picture) -> bytes:
    """Open the page in a window of its own and photograph all of it."""
    size = {"width": picture.width, "height": 1000}
    context = browser.new_context(base_url=url, viewport=size, color_scheme=picture.theme, locale="ja-JP")
    page = context.new_page()
    page.goto(f"/{picture.link}{'&' if '?' in picture.link else '?'}lang={picture.language}")
    page.wait_for_selector('[data-testid="stHeading"]')
    settle(page)
    show_whole(page, picture.width)
    taken = page.screenshot()
    context.close()
    return taken


def small(png: bytes) -> bytes:
    """The picture with as many colours, up to 256, as keep it below the limit."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    for colours in (256, 128, 64, 32):
        packed = io.BytesIO()
        image.quantize(colours, dither=Image.Dither.NONE).save(packed, "PNG", optimize=True)
        if packed.tell() < MOST_BYTES:
            break
    return packed.getvalue()


if __name__ == "__main__":
    main()
