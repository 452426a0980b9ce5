"""Values of indicators are saved all or nothing, with their source, by those who may."""

from __future__ import annotations

from datetime import date

import pytest

from tests.services.conftest import COORDINATOR, EDITOR, VIEWER, audited, stored
from workforce.auth.identity import Actor
from workforce.errors import Invalid, NotFound, NotPermitted, Problem, Stale
from workforce.services import indicators
from workforce.services.indicators import IndicatorEdit

TODAY = date(2025, 9, 10)
CODE = "job_ratio_annual"


def edit(year: int, seen_version: int | None = None, **values: object) -> IndicatorEdit:
    return IndicatorEdit(date(year, 1, 1), seen_version, values)


def save(database, *edits: IndicatorEdit, actor: Actor = EDITOR, code: str = CODE) -> int:
    return indicators.save(database, actor, code, list(edits), today=TODAY)


def values(database) -> dict[int, tuple]:
    return {
        row["starts_on"].year: (row["indicator_value"], row["source"], row["row_version"])
        for row in stored(database, "indicator_values")
    }


def test_values_are_saved_and_each_is_audited(database):
    assert (
        save(
            database, edit(2022, indicator_value=1.1, source="労働局"), edit(2023, indicator_value=1.2, source="労働局")
        )
        == 2
    )
    assert values(database) == {2022: (1.1, "労働局", 1), 2023: (1.2, "労働局", 1)}
    assert audited(database) == [
        ("tanaka", "indicator.edit", "indicator_values", f"{CODE}/{year}-01-01", None) for year in (2022, 2023)
    ]


def test_a_field_that_was_not_edited_stays_and_a_value_is_taken_back_by_emptying_it(database):
    save(database, edit(2022, indicator_value=1.1, source="労働局"))
    assert save(database, edit(2022, 1, indicator_value=1.15)) == 1
    assert values(database) == {2022: (1.15, "労働局", 2)}
    assert save(database, edit(2022, 2, indicator_value=None)) == 1
    assert values(database) == {2022: (None, "労働局", 3)}
    assert save(database, edit(2022, 3, indicator_value=None)) == 0


def test_one_wrong_value_keeps_all_of_them_out(database):
    with pytest.raises(Invalid) as refused:
        save(database, edit(2022, indicator_value=1.1, source="労働局"), edit(2023, indicator_value=1.234))
    assert refused.value.problems == [
        Problem("indicator_value", "too_many_decimals", {"value": "1.234", "decimals": 2}, 1),
        Problem("source", "source_required", {}, 1),
    ]
    assert values(database) == {}
    assert audited(database) == []


def test_a_value_that_someone_else_entered_meanwhile_is_not_overwritten(database):
    save(database, edit(2022, indicator_value=1.1, source="労働局"))
    with pytest.raises(Stale) as refused:
        save(database, edit(2022, indicator_value=1.9, source="別"), edit(2023, indicator_value=1.2, source="別"))
    (conflict,) = refused.value.conflicts
    assert (conflict["current"]["indicator_value"], conflict["proposed"]["indicator_value"]) == (1.1, 1.9)
    assert values(database) == {2022: (1.1, "労働局", 1)}


def test_an_indicator_that_is_not_defined_has_no_values(database):
    with pytest.raises(NotFound):
        save(database, edit(2022, indicator_value=1.1, source="x"), code="happiness_annual")


@pytest.mark.parametrize("actor", [VIEWER, COORDINATOR, Actor("nobody", "no_such_role")])
def test_who_may_not_enter_indicators_changes_nothing(database, actor):
    with pytest.raises(NotPermitted):
        save(database, edit(2022, indicator_value=1.1, source="x"), actor=actor)
    assert values(database) == {}
