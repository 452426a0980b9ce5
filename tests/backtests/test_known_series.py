"""The published series of mid- to long-term dispatch: what was asked and secured is answered for any date."""

from __future__ import annotations

from datetime import date

import pytest

from tests.metrics.builders import add_disaster, add_dispatches, add_requests, scratch
from workforce.queries import needs
from workforce.queries import requests as request_queries

# Fiscal year 2018, by destination: persons asked for, secured by 9 February, secured in addition by 1 April.
PLACES = {"43443": (96, 45, 18), "43432": (60, 27, 7), "43433": (40, 15, 5)}
ASKED_ON, FEBRUARY, APRIL = date(2018, 1, 15), date(2018, 2, 9), date(2018, 4, 1)


@pytest.fixture
def connection(database):
    with scratch(database) as connection:
        add_disaster(connection, "quake", started_on="2016-04-14")
        for place, (asked, by_february, by_april) in PLACES.items():
            year = {"task_code": "restoration_civil", "start_on": "2018-04-01", "end_on": "2019-03-31"}
            common = {"disaster_code": "quake", "kind": "mid_long", **year}
            add_requests(
                connection,
                {**common, "municipality_code": place, "persons_per_day": asked, "asked_on": ASKED_ON},
            )
            sent = {**common, "destination_code": place, "sender_code": "40000"}
            add_dispatches(
                connection,
                {**sent, "persons": by_february, "status": "active", "decided_on": FEBRUARY},
                {**sent, "persons": by_april, "status": "planned", "decided_on": APRIL},
            )
        yield connection


@pytest.mark.parametrize(
    ("as_of", "requested", "secured"),
    [
        (date(2018, 1, 14), 0, 0),
        (date(2018, 2, 8), 196, 0),
        (FEBRUARY, 196, 87),
        (date(2018, 3, 31), 196, 87),
        (APRIL, 196, 117),
    ],
)
def test_196_were_requested_and_87_secured_on_9_february_then_117_on_1_april(connection, as_of, requested, secured):
    on_the_day = needs.by_place_and_task(
        connection, disaster_code="quake", kind="mid_long", as_of=as_of, first_on=APRIL, last_on=APRIL
    )
    listed = request_queries.listing(connection, disaster_code="quake", as_of=as_of)
    assert (on_the_day["needed"].sum(), on_the_day["secured"].sum()) == (requested, secured)
    assert (listed["needed"].sum(), listed["met"].sum()) == (requested, secured)
    assert on_the_day["left_open"].sum() == listed["unmet"].sum() == requested - secured
