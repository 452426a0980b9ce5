"""What is measured can be measured."""

from __future__ import annotations

import pandas as pd
import pytest

from tools import bench
from workforce.database import Database


@pytest.fixture
def values(sample_database: Database) -> dict[str, object]:
    with sample_database.reading() as connection:
        return bench.typical_values(connection)


@pytest.mark.parametrize(("name", "function"), list(bench.questions()), ids=[name for name, _ in bench.questions()])
def test_every_question_can_be_asked_for_its_time(sample_database: Database, values: dict, name: str, function):
    assert isinstance(bench.asking(sample_database, function, values)(), pd.DataFrame)
