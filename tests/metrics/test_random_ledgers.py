"""The ledger of random mid- to long-term requests and dispatches around 31 March, counted day by day in Python."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.metrics.builders import OTHER_PREFECTURE, RAIN, add_disaster, add_dispatches, add_requests, ask, scratch

DAY = timedelta(days=1)
FIRST = date(2026, 3, 15)
EVERY_DAY = [FIRST + n * DAY for n in range(40)]
NEW_YEAR = date(2026, 4, 1)
CIVIL = {"kind": "mid_long", "occupation_code": "civil"}

a_day = st.sampled_from(EVERY_DAY[:26])
persons = st.integers(1, 4)
# Requests are long, so that people come and go within them.
requests = st.lists(
    st.fixed_dictionaries(
        {"start_on": st.sampled_from(EVERY_DAY[:12]), "length": st.integers(8, 20), "persons": persons}
    ),
    max_size=2,
)
dispatches = st.lists(
    st.fixed_dictionaries(
        {
            "start_on": a_day,
            "length": st.integers(0, 9),
            "persons": persons,
            "status": st.sampled_from(["ended", "planned", "cancelled"]),
        }
    ),
    max_size=4,
)


def last(row: dict) -> date:
    return row["start_on"] + row["length"] * DAY


def there(rows: list[dict], day: date) -> int:
    return sum(row["persons"] for row in rows if row["start_on"] <= day <= last(row))


def by_hand(asked: list[dict], sent: list[dict], as_of: date) -> list[tuple]:
    came = [row for row in sent if row["status"] == "ended"]
    planned = [row for row in sent if row["status"] == "planned"]
    found = []
    for year, days in (
        (2025, [day for day in EVERY_DAY if day < NEW_YEAR]),
        (2026, [day for day in EVERY_DAY if day >= NEW_YEAR]),
    ):
        needs = {day: there(asked, day) for day in days}
        holds = {day: there(came, day) + (there(planned, day) if day >= as_of else 0) for day in days}
        if not any(needs.values()) and not any(holds.values()):
            continue
        on_april = there(came, NEW_YEAR) + (there(planned, NEW_YEAR) if as_of < NEW_YEAR else 0)
        found.append((
            year,
            max(needs.values()),
            max(holds.values()),
            max(max(needs[day] - holds[day], 0) for day in days),
            sum(row["persons"] for row in came if row["start_on"] in days and row["start_on"] <= as_of),
            sum(row["persons"] for row in came if last(row) in days and last(row) < as_of),
            on_april if year == 2026 else 0,
        ))  # fmt: skip
    return found


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=requests, sent=dispatches, as_of=a_day)
def test_each_year_is_the_one_counted_day_by_day(reference_database, asked, sent, as_of):
    with scratch(reference_database) as connection:
        add_disaster(connection)
        add_requests(
            connection,
            *(
                CIVIL | {"start_on": row["start_on"], "end_on": last(row), "persons_per_day": row["persons"]}
                for row in asked
            ),
        )
        add_dispatches(
            connection,
            *(
                CIVIL
                | {"sender_code": OTHER_PREFECTURE, "end_on": last(row)}
                | {name: row[name] for name in ("start_on", "persons", "status")}
                for row in sent
            ),
        )
        found = ask(
            connection,
            "SELECT fiscal_year, requested_most, secured_most, short_most, arrived, returned, on_april"
            " FROM mid_long_ledger WHERE as_of = $as_of AND disaster_code = $rain ORDER BY 1",
            as_of=as_of,
            rain=RAIN,
        )
        assert found == by_hand(asked, sent, as_of)
