"""A form with every block, as it goes out to a city."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import TODAY
from tests.filled_forms import BLOCKS_ON, open_round, workbook_of
from workforce.config import Settings
from workforce.database import Database


@pytest.fixture(scope="session")
def form() -> bytes:
    """The workbook of one municipality; made once, for tests that fill in copies of it."""
    database = Database.in_memory(Settings(database=Path("forms.duckdb"), fixed_today=TODAY))
    with database.transaction() as connection:
        open_round(connection, **BLOCKS_ON)
    try:
        return workbook_of(database)
    finally:
        database.close()
