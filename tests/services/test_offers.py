"""An offer is recorded once; part of it becomes a dispatch in one step, once; the rest stays open."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest

from tests.services.conftest import COORDINATOR, EDITOR, OFFER, REQUEST, SIZE, TODAY, VIEWER, audited, stored
from workforce.domain import offers as rules
from workforce.domain.offers import Acceptance
from workforce.errors import EntryKeyTaken, Invalid, NotFound, NotPermitted, Problem, Stale
from workforce.queries import offers as queries
from workforce.services import dispatches, offers, requests

pytestmark = pytest.mark.usefixtures("disaster")
PERIOD = {"start_on": SIZE.start_on, "end_on": SIZE.end_on}


@pytest.fixture
def asked(database) -> int:
    return requests.record(database, COORDINATOR, REQUEST, SIZE, today=TODAY)


@pytest.fixture
def first(database, asked) -> int:
    return offers.record(database, COORDINATOR, OFFER, today=TODAY)


def part(request_id: int, **changes) -> Acceptance:
    whole = {"entry_key": "part", "request_id": request_id, "persons": 2, "is_beyond_need": True}
    return Acceptance(**{**whole, "start_on": OFFER.start_on, "end_on": OFFER.end_on, **changes})


def take(database, offer_id: int, version: int, acceptance: Acceptance) -> int:
    return offers.dispatch(database, COORDINATOR, offer_id, version, acceptance, today=TODAY)


def left(database, offer_id: int, as_of: date = TODAY) -> list[int]:
    with database.reading() as connection:
        return list(queries.days(connection, offer_id=offer_id, as_of=as_of)["still_offered"])


def refused(action) -> list[Problem]:
    with pytest.raises(Invalid) as refusal:
        action()
    return refusal.value.problems


def test_an_offer_is_recorded_once(database, first):
    assert offers.record(database, COORDINATOR, replace(OFFER, note=" "), today=TODAY) == first
    (row,) = stored(database, "offers")
    assert (offers.entry_of(row), row["row_version"], row["withdrawn_on"]) == (OFFER, 1, None)
    assert audited(database)[-1] == ("sato", "dispatch.offer", "offers", str(first), None)
    with pytest.raises(EntryKeyTaken):
        offers.record(database, COORDINATOR, replace(OFFER, persons=6), today=TODAY)


def test_an_offer_that_cannot_be_says_why(database):
    wrong = replace(
        OFFER,
        sender_code="",
        people_ready="perhaps",
        request_id=99,
        end_on=date(2025, 9, 7),
        confirmed_on=date(2025, 9, 11),
    )
    assert refused(lambda: offers.record(database, COORDINATOR, wrong, today=TODAY)) == [
        Problem("sender", "required"),
        Problem("people_ready", "unknown", {"value": "perhaps"}),
        Problem("request", "unknown", {"value": "99"}),
        Problem("confirmed_on", "in_future"),
        Problem("end_on", "end_before_start", {"start_on": date(2025, 9, 8)}),
    ]
    assert stored(database, "offers") == []


@pytest.mark.parametrize(("persons", "people_ready"), [(0, "full"), (3, "none")])
def test_nobody_goes_only_with_people_no(database, persons, people_ready):
    entry = replace(OFFER, persons=persons, people_ready=people_ready)
    assert refused(lambda: offers.record(database, COORDINATOR, entry, today=TODAY)) == [
        Problem("people_ready", "nobody_means_none")
    ]
    offers.record(database, COORDINATOR, replace(OFFER, persons=0, people_ready="none"), today=TODAY)


@pytest.mark.parametrize("actor", [VIEWER, EDITOR])
def test_who_may_not_deal_with_offers_is_refused_everywhere(database, first, asked, actor):
    attempts = [
        lambda: offers.record(database, actor, replace(OFFER, entry_key="second"), today=TODAY),
        lambda: offers.change(database, actor, first, 1, replace(OFFER, persons=6), today=TODAY),
        lambda: offers.confirm(database, actor, first, 1, today=TODAY),
        lambda: offers.withdraw(database, actor, first, 1, today=TODAY, reason="都合"),
        lambda: offers.renew(database, actor, first, 1, today=TODAY, reason="都合"),
        lambda: offers.dispatch(database, actor, first, 1, part(asked), today=TODAY),
    ]
    for attempt in attempts:
        with pytest.raises(NotPermitted):
            attempt()
    assert stored(database, "dispatches") == []


def test_one_step_makes_a_planned_dispatch_for_the_request_and_leaves_the_rest_open(database, first, asked):
    number = take(database, first, 1, part(asked, end_on=date(2025, 9, 10), wave="第1陣"))
    (row,) = stored(database, "dispatches")
    assert number == row["dispatch_id"]
    shown = {
        "status": "planned",
        "kind": "emergency",
        "sender_code": "40000",
        "destination_code": "43206",
        "task_code": "damage_survey1",
        "persons": 2,
        "start_on": date(2025, 9, 8),
        "end_on": date(2025, 9, 10),
        "wave": "第1陣",
        "route_code": "kyushu_governors",
        "request_id": asked,
        "offer_id": first,
        "decided_on": TODAY,
    }
    assert {name: row[name] for name in shown} == shown
    assert left(database, first) == [3, 3, 3, 5, 5, 5, 5]
    assert audited(database)[-1] == ("sato", "dispatch.offer", "dispatches", str(number), None)


def test_the_same_acceptance_sent_twice_makes_one_dispatch(database, first, asked):
    assert take(database, first, 1, part(asked, persons=5)) == take(database, first, 1, part(asked, persons=5))
    assert len(stored(database, "dispatches")) == 1
    with pytest.raises(EntryKeyTaken):
        take(database, first, 1, part(asked, persons=4))


def test_no_more_than_is_left_can_be_taken_on_any_day(database, first, asked):
    take(database, first, 1, part(asked, persons=4, end_on=date(2025, 9, 11)))
    assert refused(lambda: take(database, first, 2, part(asked, entry_key="more"))) == [
        Problem("persons", "more_than_offered", {"left": 1})
    ]
    take(database, first, 2, part(asked, entry_key="more", persons=5, start_on=date(2025, 9, 12)))
    assert left(database, first) == [1, 1, 1, 1, 0, 0, 0]


def test_of_two_coordinators_taking_one_offer_one_wins_and_the_other_is_told(database, first, asked):
    start = threading.Barrier(2)

    def attempt(key: str) -> str:
        start.wait()
        try:
            take(database, first, 1, part(asked, entry_key=key, persons=3))
        except Stale:
            return "stale"
        return "taken"

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(attempt, ("one", "two"))) == ["stale", "taken"]
    assert len(stored(database, "dispatches")) == 1


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"task_code": "cert_reception"}, Problem("offer", "offer_for_another_task")),
        ({"kind": "mid_long"}, Problem("offer", "offer_of_another_kind")),
    ],
)
def test_an_offer_that_does_not_fit_the_request_is_refused(database, asked, changes, problem):
    offer_id = offers.record(database, COORDINATOR, replace(OFFER, **changes), today=TODAY)
    assert refused(lambda: take(database, offer_id, 1, part(asked))) == [problem]


def test_an_offer_without_a_task_serves_any(database, asked):
    offer_id = offers.record(database, COORDINATOR, replace(OFFER, task_code=None), today=TODAY)
    take(database, offer_id, 1, part(asked))
    assert stored(database, "dispatches")[0]["task_code"] == "damage_survey1"


def test_a_dispatch_stays_inside_the_offer_and_goes_only_to_an_open_request(database, first, asked):
    assert refused(lambda: take(database, first, 1, part(asked, end_on=date(2025, 9, 15)))) == [
        Problem("end_on", "outside_offer", {"start_on": date(2025, 9, 8), "end_on": date(2025, 9, 14)})
    ]
    requests.move(database, COORDINATOR, asked, 1, "cancelled", today=TODAY, reason="取下げ")
    assert refused(lambda: take(database, first, 1, part(asked))) == [Problem("request", "request_not_open")]
    assert stored(database, "dispatches") == []
    with pytest.raises(NotFound):
        take(database, first, 1, part(99))


@pytest.mark.parametrize(
    ("start_on", "end_on", "today", "problem"),
    [
        ("2025-09-08", "2025-09-14", TODAY, None),
        ("2025-09-08", "2025-09-20", TODAY, None),
        ("2025-08-31", "2025-09-14", TODAY, Problem("start_on", "outside_request", PERIOD)),
        ("2025-09-08", "2025-09-21", TODAY, Problem("end_on", "outside_request", PERIOD)),
        ("2025-09-08", "2025-09-14", date(2025, 9, 14), None),
        ("2025-09-08", "2025-09-14", date(2025, 9, 15), Problem("end_on", "days_are_over")),
    ],
)
def test_a_dispatch_goes_only_on_days_of_the_request_that_are_not_over(
    database, asked, start_on, end_on, today, problem
):
    days = {"start_on": date.fromisoformat(start_on), "end_on": date.fromisoformat(end_on)}
    long = replace(OFFER, start_on=date(2025, 8, 1), end_on=date(2025, 9, 30))
    offer_id = offers.record(database, COORDINATOR, long, today=TODAY)

    def attempt() -> int:
        return offers.dispatch(database, COORDINATOR, offer_id, 1, part(asked, **days), today=today)

    if problem:
        assert refused(attempt) == [problem]
        assert stored(database, "dispatches") == []
    else:
        attempt()
        assert [row["start_on"] for row in stored(database, "dispatches")] == [days["start_on"]]


def test_more_than_the_request_lacks_goes_only_where_it_is_meant(database, first, asked):
    modest = {"is_beyond_need": False}
    assert refused(lambda: take(database, first, 1, part(asked, persons=5, **modest))) == [
        Problem("is_beyond_need", "more_than_lacking", {"lacking": 4})
    ]
    take(database, first, 1, part(asked, persons=4, **modest))
    assert refused(lambda: take(database, first, 2, part(asked, persons=1, entry_key="more", **modest))) == [
        Problem("is_beyond_need", "more_than_lacking", {"lacking": 0})
    ]
    take(database, first, 2, part(asked, persons=1, entry_key="more"))
    assert [row["persons"] for row in stored(database, "dispatches")] == [4, 1]


@pytest.mark.parametrize(
    ("offered", "wanted", "today", "expected"),
    [
        ((8, 14), (1, 20), 1, (8, 14)),
        ((8, 14), (10, 20), 1, (10, 14)),
        ((8, 14), (1, 10), 9, (9, 10)),
        ((8, 14), (14, 20), 1, (14, 14)),
        ((8, 14), (15, 20), 1, None),
        ((8, 14), (1, 20), 14, (14, 14)),
        ((8, 14), (1, 20), 15, None),
    ],
)
def test_an_offer_and_a_request_have_the_days_of_both_from_today_on(offered, wanted, today, expected):
    offer, request = (
        {"start_on": date(2025, 9, first), "end_on": date(2025, 9, last)} for first, last in (offered, wanted)
    )
    found = rules.common_days(offer, request, date(2025, 9, today))
    assert found == (expected and tuple(date(2025, 9, day) for day in expected))


@pytest.mark.parametrize(
    ("offered", "wanted", "is_other"),
    [("admin", "civil", True), ("civil", "civil", False), (None, "civil", False), ("admin", None, False)],
)
def test_another_occupation_is_one_where_both_are_named(offered, wanted, is_other):
    assert rules.is_other_occupation({"occupation_code": offered}, {"occupation_code": wanted}) is is_other


def test_cancelling_a_dispatch_gives_its_persons_back_and_restoring_takes_them_again(database, first, asked):
    before = left(database, first)
    number = take(database, first, 1, part(asked))
    taken = left(database, first)
    dispatches.cancel(database, COORDINATOR, number, 1, today=TODAY, reason="中止")
    assert left(database, first) == before
    dispatches.restore(database, COORDINATOR, number, 2, reason="誤り")
    assert left(database, first) == taken == [3] * 7


def test_a_withdrawn_offer_has_nothing_left_and_what_was_made_of_it_stays(database, first, asked):
    take(database, first, 1, part(asked))
    offers.withdraw(database, COORDINATOR, first, 2, today=TODAY, reason="県内で災害")
    assert left(database, first) == [0] * 7
    assert left(database, first, date(2025, 9, 9)) == [5] * 7  # nothing decided or withdrawn yet
    assert refused(lambda: take(database, first, 3, part(asked, entry_key="more"))) == [
        Problem("offer", "offer_withdrawn"),
    ]
    offers.renew(database, COORDINATOR, first, 3, today=TODAY, reason="再度可能")
    assert left(database, first) == [3] * 7


def test_withdrawing_and_renewing_ask_for_a_reason(database, first):
    for action in (
        lambda: offers.withdraw(database, COORDINATOR, first, 1, today=TODAY, reason=" "),
        lambda: offers.renew(database, COORDINATOR, offers_withdrawn(database, first), 2, today=TODAY, reason=""),
    ):
        assert refused(action) == [Problem("reason", "reason_required")]


def test_a_withdrawn_offer_is_renewed_before_it_is_changed(database, first):
    offers_withdrawn(database, first)
    with pytest.raises(Invalid) as refused:
        offers.change(database, COORDINATOR, first, 2, replace(OFFER, persons=6), today=TODAY)
    assert refused.value.problems == [Problem("offered_on", "renew_first")]


def offers_withdrawn(database, offer_id: int) -> int:
    offers.withdraw(database, COORDINATOR, offer_id, 1, today=TODAY, reason="都合")
    return offer_id


def test_confirming_renews_the_readiness_and_a_stale_view_is_told(database, first):
    assert offers.confirm(database, COORDINATOR, first, 1, today=TODAY) == 2
    assert stored(database, "offers")[0]["confirmed_on"] == TODAY
    with pytest.raises(Stale):
        offers.change(database, COORDINATOR, first, 1, replace(OFFER, persons=6), today=TODAY)
    assert offers.change(database, COORDINATOR, first, 2, replace(OFFER, persons=6), today=TODAY) == 3
