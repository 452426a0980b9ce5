"""The real LibreOffice, which opens a workbook and saves it again as a respondent does."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

HOW_TO_GET_LIBREOFFICE = (
    "no LibreOffice found: install it (Debian: apt install libreoffice-calc; macOS, Windows: LibreOffice) "
    "or name its program with SOFFICE=/path/to/soffice"
)
PLACES = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
PLACES += (r"C:\Program Files\LibreOffice\program\soffice.exe",)


def find_libreoffice() -> str:
    """Its program. Without one the test is skipped, or fails where one is demanded."""
    program = next(filter(None, map(shutil.which, [os.environ.get("SOFFICE", ""), *PLACES])), None)
    if program is None:
        (pytest.fail if os.environ.get("REQUIRE_LIBREOFFICE") else pytest.skip)(HOW_TO_GET_LIBREOFFICE)
    return program


def saved_again(program: str, folder: Path, files: dict[str, bytes]) -> dict[str, bytes]:
    """The workbooks by their names as LibreOffice saves them, under a profile of its own in ``folder``."""
    given, out = folder / "given", folder / "out"
    given.mkdir(parents=True)
    for name, data in files.items():
        (given / name).write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "xlsx", "--outdir", out]
    subprocess.run([*command, *(given / name for name in files)], check=True, capture_output=True, timeout=300)
    return {name: (out / name).read_bytes() for name in files}
