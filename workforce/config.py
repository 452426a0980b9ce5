"""Environment → one frozen :class:`Settings`. Nothing else in the project reads the environment."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from workforce.errors import BadSetting

ROOT = Path(__file__).resolve().parent.parent
JAPAN = ZoneInfo("Asia/Tokyo")
MOST_THREADS = 256
# At least 100 MB: with less DuckDB does not start.
MEMORY = re.compile(r"[1-9]\d{2,} ?Mi?B|[1-9]\d*(\.\d+)? ?[GT]i?B", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True)
class Settings:
    """Where the database and the data are, and which day counts as today.

    ``fixed_today`` is for rehearsals, pictures and tests; without it today is the day in Japan.
    """

    database: Path
    reference_folder: Path = ROOT / "data" / "reference"
    sample_folder: Path = ROOT / "data" / "sample"
    fixed_today: date | None = None
    memory_limit: str = "1GB"
    threads: int = 2

    def today(self) -> date:
        """The day in Japan, or the day set by ``WORKFORCE_TODAY``."""
        return self.fixed_today or self.now().date()

    def now(self) -> datetime:
        """The moment in Japan, whatever day is set."""
        return datetime.now(JAPAN)


def load_settings() -> Settings:
    """Read ``WORKFORCE_DATABASE``, ``WORKFORCE_TODAY``, ``WORKFORCE_MEMORY`` and ``WORKFORCE_THREADS``.

    Raises:
        BadSetting: a variable holds something that is not a date, an amount of memory or a number.
    """
    environment = os.environ
    return Settings(
        database=Path(environment.get("WORKFORCE_DATABASE") or ROOT / "var" / "workforce.duckdb").absolute(),
        fixed_today=_date(environment.get("WORKFORCE_TODAY")),
        memory_limit=_memory(environment.get("WORKFORCE_MEMORY")),
        threads=_threads(environment.get("WORKFORCE_THREADS")),
    )


def preferred_language() -> str:
    """The language of the terminal, as ``LANG`` names it: ``en`` for English, else ``ja``."""
    return "en" if os.environ.get("LANG", "").startswith("en") else "ja"


def _date(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadSetting(variable="WORKFORCE_TODAY", value=text) from None


def _memory(text: str | None) -> str:
    if not text:
        return "1GB"
    if not MEMORY.fullmatch(text):
        raise BadSetting(variable="WORKFORCE_MEMORY", value=text)
    return text


def _threads(text: str | None) -> int:
    if not text:
        return max(1, min(4, os.cpu_count() or 1))
    if not text.isdecimal() or not 1 <= int(text) <= MOST_THREADS:
        raise BadSetting(variable="WORKFORCE_THREADS", value=text)
    return int(text)
