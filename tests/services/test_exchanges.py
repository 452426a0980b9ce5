"""Staff exchange is recorded, changed and withdrawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.services.conftest import COORDINATOR, EDITOR, VIEWER, audited, stored
from workforce.auth.identity import Actor
from workforce.domain.exchanges import ExchangeEntry
from workforce.errors import Invalid, NotFound, NotPermitted, Problem, Stale
from workforce.services import exchanges

ENTRY = ExchangeEntry(fiscal_year=2025, exchange_type="mutual", sender_code="43213", host_code="43000", persons=2)


@pytest.fixture
def number(database) -> int:
    return exchanges.record(database, EDITOR, ENTRY)


def test_an_exchange_is_recorded_changed_and_withdrawn_with_its_history(database, number):
    assert exchanges.change(database, EDITOR, number, 1, replace(ENTRY, persons=3), reason="訂正") == 2
    assert exchanges.change(database, EDITOR, number, 2, replace(ENTRY, persons=3)) == 2
    assert exchanges.change(database, EDITOR, number, 2, replace(ENTRY, persons=3, exchange_state="withdrawn")) == 3
    with pytest.raises(Stale):
        exchanges.change(database, EDITOR, number, 1, ENTRY)
    (row,) = stored(database, "staff_exchanges")
    assert (row["persons"], row["exchange_state"], row["row_version"]) == (3, "withdrawn", 3)
    assert [entry[4] for entry in audited(database)] == [None, "訂正", None]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"fiscal_year": None}, Problem("fiscal_year", "required")),
        ({"fiscal_year": 1912}, Problem("fiscal_year", "unknown", {"value": "1912"})),
        ({"exchange_type": "swap"}, Problem("exchange_type", "unknown", {"value": "swap"})),
        ({"sender_code": "99999"}, Problem("sender", "unknown", {"value": "99999"})),
        ({"host_code": None}, Problem("host", "required")),
        ({"host_code": "43213"}, Problem("host", "host_is_sender")),
        ({"occupation_code": "pilot"}, Problem("occupation", "unknown", {"value": "pilot"})),
        ({"persons": None}, Problem("persons", "required")),
        ({"persons": 0}, Problem("persons", "too_small", {"value": 0, "least": 1})),
        ({"exchange_state": None}, Problem("exchange_state", "required")),
    ],
)
def test_each_broken_rule_is_one_problem_and_nothing_is_written(database, change, problem):
    with pytest.raises(Invalid) as refused:
        exchanges.record(database, EDITOR, replace(ENTRY, **change))
    assert refused.value.problems == [problem]
    assert stored(database, "staff_exchanges") == []


@pytest.mark.parametrize("actor", [VIEWER, COORDINATOR, Actor("nobody", "no_such_role")])
def test_who_may_not_record_exchanges_changes_nothing(database, number, actor):
    for act in (
        lambda: exchanges.record(database, actor, ENTRY),
        lambda: exchanges.change(database, actor, number, 1, replace(ENTRY, persons=9)),
    ):
        with pytest.raises(NotPermitted):
            act()
    assert [row["persons"] for row in stored(database, "staff_exchanges")] == [2]


def test_a_record_that_is_not_there_cannot_be_changed(database):
    with pytest.raises(NotFound):
        exchanges.change(database, EDITOR, 99, 1, ENTRY)


def test_the_same_exchange_sent_again_is_told_and_another_stands_beside_it(database, number):
    with pytest.raises(Invalid) as refused:
        exchanges.record(database, EDITOR, replace(ENTRY, note=" "))
    assert refused.value.problems == [Problem("persons", "exchange_alike", {"number": number})]
    other = exchanges.record(database, EDITOR, replace(ENTRY, note="10月から"))
    assert other > number
    exchanges.change(database, EDITOR, number, 1, replace(ENTRY, exchange_state="withdrawn"))
    assert exchanges.record(database, EDITOR, ENTRY) > other
