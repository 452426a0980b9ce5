"""A database with reference data only; each test writes into it and nothing stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.metrics.builders import scratch
from workforce.config import Settings
from workforce.database import Database


@pytest.fixture(scope="session")
def reference_database() -> Iterator[Database]:
    """In memory, with reference data; never committed to."""
    database = Database.in_memory(Settings(database=Path("metrics.duckdb")))
    yield database
    database.close()


@pytest.fixture
def connection(reference_database: Database) -> Iterator[duckdb.DuckDBPyConnection]:
    """A transaction that the test fills and that is rolled back after it."""
    with scratch(reference_database) as connection:
        yield connection
