"""What was withdrawn and is renewed keeps its days: as-of figures of the days between stay as they were."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests.services.conftest import COORDINATOR, OFFER, REQUEST, SIZE, TODAY
from workforce.database import Database
from workforce.domain.closings import ClosingEntry
from workforce.services import closings, offers, requests

pytestmark = pytest.mark.usefixtures("disaster")

DAY = timedelta(days=1)
FIRST, WITHDRAWN, RENEWED, AGAIN = (TODAY + days * DAY for days in (0, 3, 6, 8))
DAYS = [FIRST + number * DAY for number in range(10)]
CLOSING = ClosingEntry(
    entry_key="closed",
    request_id=1,
    closing_kind="outsourced",
    persons_per_day=2,
    start_on=SIZE.start_on,
    end_on=SIZE.end_on,
    decided_on=FIRST,
)
STANDING = {
    "offers": "SELECT as_of FROM offer_totals WHERE offer_status <> 'withdrawn'",
    "closings": "SELECT DISTINCT as_of FROM closing_days WHERE TRUE",
}


@pytest.fixture(params=["offers", "closings"])
def noun(request) -> str:
    return request.param


@pytest.fixture
def number(database, noun) -> int:
    asked = requests.record(database, COORDINATOR, REQUEST, SIZE, today=TODAY)
    assert asked == CLOSING.request_id
    if noun == "offers":
        return offers.record(database, COORDINATOR, OFFER, today=FIRST)
    return closings.record(database, COORDINATOR, CLOSING, today=FIRST)


@pytest.fixture
def act(database, noun, number) -> Callable[[str, int, date], int]:
    """Withdraw or renew it, as seen in a version, on a day."""
    service = {"offers": offers, "closings": closings}[noun]

    def done(verb: str, version: int, today: date) -> int:
        return getattr(service, verb)(database, COORDINATOR, number, version, today=today, reason="事情が変わった")

    return done


def rows(database: Database, sql: str) -> list[tuple]:
    with database.reading() as connection:
        return connection.execute(sql).fetchall()


def standing(database: Database, noun: str) -> str:
    """Whether it stands at each of the days."""
    found = {
        day for (day,) in rows(database, f"{STANDING[noun]} AND as_of BETWEEN DATE '{DAYS[0]}' AND DATE '{DAYS[-1]}'")
    }
    return "".join("." if day in found else "x" for day in DAYS)


def kept(database: Database, noun: str) -> list[tuple]:
    return rows(database, f"SELECT withdrawn_on, renewed_on FROM {noun[:-1]}_withdrawals ORDER BY 1")


def test_the_days_between_stay_withdrawn(database, noun, act):
    act("withdraw", 1, WITHDRAWN)
    assert standing(database, noun) == "...xxxxxxx"
    act("renew", 2, RENEWED)
    assert standing(database, noun) == "...xxx...."
    act("withdraw", 3, AGAIN)
    assert standing(database, noun) == "...xxx..xx"
    act("renew", 4, AGAIN + DAY)
    assert standing(database, noun) == "...xxx..x."
    assert kept(database, noun) == [(WITHDRAWN, RENEWED), (AGAIN, AGAIN + DAY)]


def test_what_is_renewed_on_the_same_day_was_never_withdrawn(database, noun, act):
    act("withdraw", 1, WITHDRAWN)
    act("renew", 2, WITHDRAWN)
    assert (standing(database, noun), kept(database, noun)) == ("..........", [])


def test_what_is_renewed_twice_in_one_press_or_was_never_withdrawn_changes_nothing(database, noun, act):
    assert act("renew", 1, WITHDRAWN) == 1
    assert act("withdraw", 1, WITHDRAWN) == 2
    assert [act("renew", 2, RENEWED), act("renew", 2, RENEWED), act("renew", 3, AGAIN)] == [3, 3, 3]
    assert kept(database, noun) == [(WITHDRAWN, RENEWED)]


def test_a_clock_put_back_makes_no_withdrawals_that_overlap(database, noun, act):
    act("withdraw", 1, WITHDRAWN)
    act("renew", 2, RENEWED)
    act("withdraw", 3, WITHDRAWN)  # the clock stands where it stood
    assert standing(database, noun) == "...xxxxxxx"
    act("renew", 4, WITHDRAWN + DAY)
    assert standing(database, noun) == "...xxx...."
    act("withdraw", 5, WITHDRAWN)
    act("renew", 6, AGAIN)
    assert kept(database, noun) == [(WITHDRAWN, RENEWED), (RENEWED, AGAIN)]


@pytest.mark.parametrize("noun", ["offers"], indirect=True)
def test_confirming_anew_leaves_the_readiness_as_old_as_it_was_on_earlier_days(database, number):
    later = OFFER.confirmed_on + 40 * DAY
    sql = f"SELECT is_stale, confirmed_on FROM offer_totals WHERE as_of = DATE '{later - DAY}' AND offer_id = {number}"
    longer = OFFER.__class__(**vars(OFFER) | {"end_on": later + 40 * DAY})
    offers.change(database, COORDINATOR, number, 1, longer, today=TODAY)
    assert rows(database, sql) == [(True, OFFER.confirmed_on)]
    offers.confirm(database, COORDINATOR, number, 2, today=later)
    assert rows(database, sql) == [(True, OFFER.confirmed_on)]
    assert rows(database, sql.replace(str(later - DAY), str(later))) == [(False, later)]
    # An earlier day says that it was not confirmed on the later one.
    corrected = OFFER.__class__(**vars(longer) | {"confirmed_on": later - 2 * DAY})
    offers.change(database, COORDINATOR, number, 3, corrected, today=later)
    assert rows(database, sql) == [(False, later - 2 * DAY)]
    assert rows(database, "SELECT confirmed_on FROM offer_confirmations") == [(OFFER.confirmed_on,)]
