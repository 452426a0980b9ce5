"""What a page asks is asked once, ahead or when it is needed, until the data change."""

from __future__ import annotations

import duckdb
import pandas as pd
import pytest

from tests.routed_app import RoutedApp
from workforce.domain.selections import EVERYTHING, Selection
from workforce.ui import session
from workforce.ui.asking import ask, ask_ahead


class Questions:
    """Two questions that note each time they are asked."""

    def __init__(self) -> None:
        self.asked: list[tuple] = []

    def totals(
        self, connection: duckdb.DuckDBPyConnection, *, survey_id: int, selection: Selection = EVERYTHING
    ) -> pd.DataFrame:
        self.asked.append(("totals", survey_id, selection))
        return connection.execute("SELECT $n AS n", {"n": survey_id}).df()

    def of_one(self, connection: duckdb.DuckDBPyConnection, *, survey_id: int, municipality_code: str) -> pd.DataFrame:
        self.asked.append(("of_one", survey_id, municipality_code))
        return connection.execute("SELECT $code AS code", {"code": municipality_code}).df()


@pytest.fixture
def questions(reading_app: RoutedApp, monkeypatch: pytest.MonkeyPatch) -> Questions:
    monkeypatch.setattr(session, "language", lambda: "ja")
    return Questions()


def test_what_was_asked_ahead_is_answered_and_not_asked_again(questions: Questions):
    totals, of_one = questions.totals, questions.of_one
    for _ in range(2):
        ask_ahead(totals, of_one, survey_id=3, municipality_code="43213")
    assert sorted(questions.asked) == [("of_one", 3, "43213"), ("totals", 3, EVERYTHING)]
    assert list(ask(totals, survey_id=3)["n"]) == [3]
    assert list(ask(totals, survey_id=3, selection=EVERYTHING)["n"]) == [3]
    assert list(ask(of_one, municipality_code="43213", survey_id=3)["code"]) == ["43213"]
    assert len(questions.asked) == 2


def test_another_filter_is_another_answer(questions: Questions):
    ask_ahead(questions.totals, survey_id=3)
    assert list(ask(questions.totals, survey_id=4)["n"]) == [4]
    ask(questions.totals, survey_id=3, selection=Selection(type_filter="town"))
    assert [number for _, number, _ in questions.asked] == [3, 4, 3]


def test_what_goes_wrong_ahead_is_told_each_time(questions: Questions):
    def broken(connection: duckdb.DuckDBPyConnection, *, survey_id: int) -> pd.DataFrame:
        raise ValueError(survey_id)

    for _ in range(2):
        with pytest.raises(ValueError, match="3"):
            ask_ahead(questions.totals, broken, survey_id=3)
