from datetime import date

import pytest

from workforce.auth.identity import Actor
from workforce.errors import Invalid, NotPermitted, Problem
from workforce.queries import audit, disasters
from workforce.services.disasters import register

TODAY = date(2025, 11, 20)


def test_a_registered_disaster_is_listed_and_noted(database, administrator):
    code = register(database, administrator, " 令和7年11月地震 ", "earthquake", date(2025, 11, 3), today=TODAY)
    with database.reading() as connection:
        (row,) = disasters.listing(connection).to_dict("records")
        (entry,) = audit.history(connection, table_name="disasters", row_key=code).to_dict("records")
    assert (code, row["disaster_ja"], row["disaster_type"], row["status"]) == (
        "d20251103",
        "令和7年11月地震",
        "earthquake",
        "open",
    )
    assert (entry["actor_id"], entry["action_code"]) == ("local", "disaster.register")


def test_two_disasters_of_one_day_get_codes_of_their_own(database, administrator):
    codes = [
        register(database, administrator, name, "heavy_rain", date(2025, 8, 10), today=TODAY)
        for name in ("豪雨", "地震", "火災")
    ]
    assert codes == ["d20250810", "d20250810-2", "d20250810-3"]


def test_an_incomplete_disaster_is_refused_field_by_field(database, administrator):
    with pytest.raises(Invalid) as refused:
        register(database, administrator, "  ", None, date(2025, 11, 21), today=TODAY)
    assert refused.value.problems == [
        Problem("disaster_name", "required"),
        Problem("disaster_type", "required"),
        Problem("started_on", "in_future"),
    ]
    with database.reading() as connection:
        assert disasters.listing(connection).empty


def test_who_may_only_look_may_not_register(database):
    with pytest.raises(NotPermitted):
        register(database, Actor("v", "viewer"), "豪雨", "heavy_rain", date(2025, 8, 10), today=TODAY)


def test_a_disaster_is_not_registered_twice(database, administrator):
    register(database, administrator, "豪雨", "heavy_rain", date(2025, 8, 10), today=TODAY)
    with pytest.raises(Invalid) as refused:
        register(database, administrator, " 豪雨 ", "other", date(2025, 8, 10), today=TODAY)
    assert refused.value.problems == [Problem("disaster_name", "already_registered")]
    register(database, administrator, "豪雨", "heavy_rain", date(2025, 8, 11), today=TODAY)
    with database.reading() as connection:
        assert len(disasters.listing(connection)) == 2
