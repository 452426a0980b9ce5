"""Counterpart pairs are recorded, changed, withdrawn and taken back; one lead a destination at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.services.conftest import COORDINATOR, EDITOR, VIEWER, audited, stored
from workforce.auth.identity import Actor
from workforce.domain.pairs import PairEntry
from workforce.errors import Invalid, NotFound, NotPermitted, Problem, Stale
from workforce.services import pairs

pytestmark = pytest.mark.usefixtures("disaster")

ENTRY = PairEntry(
    disaster_code="rain",
    destination_code="43206",
    sender_code="43100",
    is_lead=True,
    start_on=date(2025, 9, 1),
    end_on=date(2025, 9, 20),
)


@pytest.fixture
def number(database) -> int:
    return pairs.record(database, COORDINATOR, ENTRY)


def test_a_pair_is_recorded_changed_withdrawn_and_taken_back_with_its_history(database, number):
    assert pairs.change(database, COORDINATOR, number, 1, replace(ENTRY, end_on=None), reason="継続") == 2
    assert pairs.change(database, COORDINATOR, number, 2, replace(ENTRY, end_on=None)) == 2
    assert pairs.withdraw(database, COORDINATOR, number, 2, reason="誤り") == 3
    assert pairs.restore(database, COORDINATOR, number, 3, reason="誤りではなかった") == 4
    with pytest.raises(Stale):
        pairs.change(database, COORDINATOR, number, 1, ENTRY)
    (row,) = stored(database, "counterpart_pairs")
    assert (row["end_on"], row["pair_state"], row["row_version"], row["is_lead"]) == (None, "valid", 4, True)
    assert [entry[1:] for entry in audited(database)] == [
        ("dispatch.pair", "counterpart_pairs", str(number), reason)
        for reason in (None, "継続", "誤り", "誤りではなかった")
    ]


def test_a_change_sent_twice_is_made_once_and_its_reason_must_be_readable(database, number):
    changed = replace(ENTRY, end_on=None)
    with pytest.raises(Invalid) as refused:
        pairs.change(database, COORDINATOR, number, 1, changed, reason="継続\u202e")
    assert [problem.field for problem in refused.value.problems] == ["reason"]
    assert [pairs.change(database, COORDINATOR, number, 1, changed, reason="継続") for _ in range(2)] == [2, 2]
    assert [entry[-1] for entry in audited(database)] == [None, "継続"]


def test_a_withdrawn_pair_holds_to_the_rules_but_stands_in_nobody_s_way(database, number):
    pairs.withdraw(database, COORDINATOR, number, 1, reason="交代")
    pairs.record(database, COORDINATOR, replace(ENTRY, sender_code="43202"))
    with pytest.raises(Invalid) as refused:
        pairs.change(database, COORDINATOR, number, 2, replace(ENTRY, end_on=date(2025, 8, 31)))
    assert [problem.code for problem in refused.value.problems] == ["end_before_start"]
    assert pairs.change(database, COORDINATOR, number, 2, replace(ENTRY, note="誤入力")) == 3


def test_the_disaster_of_a_pair_stays(database, number):
    pairs.change(database, COORDINATOR, number, 1, replace(ENTRY, disaster_code="quake", note="x"))
    assert [row["disaster_code"] for row in stored(database, "counterpart_pairs")] == ["rain"]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"disaster_code": None}, Problem("disaster", "required")),
        ({"disaster_code": "quake"}, Problem("disaster", "unknown", {"value": "quake"})),
        ({"destination_code": None}, Problem("destination", "required")),
        ({"destination_code": "mic"}, Problem("destination", "unknown", {"value": "mic"})),
        ({"sender_code": "99999"}, Problem("sender", "unknown", {"value": "99999"})),
        ({"sender_code": "43206"}, Problem("destination", "sender_is_destination")),
        ({"is_lead": None}, Problem("is_lead", "required")),
        ({"start_on": None}, Problem("start_on", "required")),
        ({"end_on": date(2025, 8, 31)}, Problem("end_on", "end_before_start", {"start_on": date(2025, 9, 1)})),
        ({"note": "\u202e"}, Problem("note", "forbidden_character", {"character": "U+202E"})),
    ],
)
def test_each_broken_rule_is_one_problem_and_nothing_is_written(database, change, problem):
    with pytest.raises(Invalid) as refused:
        pairs.record(database, COORDINATOR, replace(ENTRY, **change))
    assert refused.value.problems == [problem]
    assert stored(database, "counterpart_pairs") == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"is_lead": False}, Problem("sender", "paired_already", {"number": 1})),
        ({"sender_code": "43202"}, Problem("is_lead", "second_lead", {"number": 1})),
        ({"sender_code": "43202", "start_on": date(2025, 9, 20), "end_on": None}, Problem("is_lead", "second_lead")),
        ({"sender_code": "43202", "end_on": date(2025, 9, 1)}, Problem("is_lead", "second_lead")),
        ({"sender_code": "43202", "is_lead": False}, None),
        ({"sender_code": "43202", "start_on": date(2025, 9, 21), "end_on": None}, None),
        ({"start_on": date(2025, 9, 21), "end_on": None}, None),
        ({"destination_code": "43212"}, None),
    ],
)
def test_one_lead_and_each_sender_once_a_destination_on_any_day(database, number, change, problem):
    entry = replace(ENTRY, **change)
    if problem is None:
        assert pairs.record(database, COORDINATOR, entry) > number
    else:
        with pytest.raises(Invalid) as refused:
            pairs.record(database, COORDINATOR, entry)
        assert refused.value.problems == [replace(problem, details={"number": number})]


def test_a_pair_without_an_end_meets_every_later_one(database):
    number = pairs.record(database, COORDINATOR, replace(ENTRY, end_on=None))
    with pytest.raises(Invalid) as refused:
        pairs.record(database, COORDINATOR, replace(ENTRY, sender_code="43202", start_on=date(2026, 3, 1), end_on=None))
    assert refused.value.problems == [Problem("is_lead", "second_lead", {"number": number})]


def test_a_withdrawn_lead_makes_room_and_cannot_come_back_beside_another(database, number):
    pairs.withdraw(database, COORDINATOR, number, 1, reason="交代")
    other = pairs.record(database, COORDINATOR, replace(ENTRY, sender_code="43202"))
    with pytest.raises(Invalid) as refused:
        pairs.restore(database, COORDINATOR, number, 2, reason="戻す")
    assert refused.value.problems == [Problem("is_lead", "second_lead", {"number": other})]
    assert pairs.change(database, COORDINATOR, other, 1, replace(ENTRY, sender_code="43202", is_lead=False)) == 2
    assert pairs.restore(database, COORDINATOR, number, 2, reason="戻す") == 3


def test_withdrawing_and_taking_back_need_a_reason(database, number):
    for act in (pairs.withdraw, pairs.restore):
        with pytest.raises(Invalid) as refused:
            act(database, COORDINATOR, number, stored(database, "counterpart_pairs")[0]["row_version"], reason=" ")
        assert refused.value.problems == [Problem("reason", "reason_required")]
        pairs.withdraw(database, COORDINATOR, number, 1, reason="誤り") if act is pairs.withdraw else None


@pytest.mark.parametrize("actor", [VIEWER, EDITOR, Actor("nobody", "no_such_role")])
def test_who_may_not_record_pairs_changes_nothing(database, number, actor):
    for act in (
        lambda: pairs.record(database, actor, replace(ENTRY, destination_code="43212")),
        lambda: pairs.change(database, actor, number, 1, replace(ENTRY, is_lead=False)),
        lambda: pairs.withdraw(database, actor, number, 1, reason="x"),
        lambda: pairs.restore(database, actor, number, 1, reason="x"),
    ):
        with pytest.raises(NotPermitted):
            act()
    assert [(row["is_lead"], row["row_version"]) for row in stored(database, "counterpart_pairs")] == [(True, 1)]


def test_a_pair_that_is_not_there_cannot_be_changed(database):
    with pytest.raises(NotFound):
        pairs.withdraw(database, COORDINATOR, 99, 1, reason="x")


def test_what_is_sent_again_is_recorded_and_withdrawn_once(database, number):
    assert pairs.record(database, COORDINATOR, replace(ENTRY, note=" ")) == number
    assert pairs.withdraw(database, COORDINATOR, number, 1, reason="誤り") == 2
    assert pairs.withdraw(database, COORDINATOR, number, 1, reason="誤り") == 2
    assert pairs.restore(database, COORDINATOR, number, 2, reason="戻す") == 3
    assert pairs.restore(database, COORDINATOR, number, 2, reason="戻す") == 3
    changed = replace(ENTRY, note="9月末まで")
    assert pairs.change(database, COORDINATOR, number, 3, changed) == 4
    assert pairs.change(database, COORDINATOR, number, 3, changed) == 4
    assert len(stored(database, "counterpart_pairs")) == 1
    assert len([entry for entry in audited(database) if entry[2] == "counterpart_pairs"]) == 4
