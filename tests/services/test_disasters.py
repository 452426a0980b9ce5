from dataclasses import replace
from datetime import date

import pytest

from tests.services.conftest import ENTRY
from workforce.auth.identity import Actor
from workforce.errors import Invalid, NotFound, NotPermitted, Problem, Stale
from workforce.queries import audit, disasters
from workforce.services import dispatches
from workforce.services.disasters import change, current, entry_of, register, set_status

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
    code = register(database, administrator, "豪雨", "heavy_rain", date(2025, 8, 10), today=TODAY)
    assert register(database, administrator, "豪雨", "heavy_rain", date(2025, 8, 10), today=TODAY) == code
    with database.reading() as connection:
        assert len(disasters.listing(connection)) == 1
    with pytest.raises(Invalid) as refused:
        register(database, administrator, " 豪雨 ", "other", date(2025, 8, 10), today=TODAY)
    assert refused.value.problems == [Problem("disaster_name", "already_registered")]
    register(database, administrator, "豪雨", "heavy_rain", date(2025, 8, 11), today=TODAY)
    with database.reading() as connection:
        assert len(disasters.listing(connection)) == 2


@pytest.fixture
def quake(database, administrator) -> str:
    """A disaster to which a dispatch refers, as DuckDB watches over such rows."""
    code = register(
        database, administrator, "地震", "earthquake", date(2025, 8, 1), today=TODAY, municipality_codes=["43213"]
    )
    dispatches.record(database, administrator, replace(ENTRY, disaster_code=code), today=TODAY)
    return code


def stored_now(database, code: str) -> dict[str, object]:
    with database.reading() as connection:
        return current(connection, code)


def test_a_disaster_is_changed_with_its_municipalities_and_both_sides_are_kept(database, administrator, quake):
    entry = replace(
        entry_of(stored_now(database, quake)),
        disaster_name="令和7年地震",
        disaster_name_en="2025 earthquake",
        headline_task_group="victim_support",
        municipality_codes=("43444", "43202", "43444"),
        note=" 余震が続く ",
    )
    assert change(database, administrator, quake, 1, entry, today=TODAY, reason="名称の決定") == 2
    row = stored_now(database, quake)
    assert (row["disaster_name"], row["disaster_name_en"], row["note"]) == (
        "令和7年地震",
        "2025 earthquake",
        "余震が続く",
    )
    assert row["municipality_codes"] == ("43202", "43444")
    assert change(database, administrator, quake, 2, entry, today=TODAY) == 2
    assert change(database, administrator, quake, 1, entry, today=TODAY) == 2  # sent again
    with pytest.raises(Stale):
        change(database, administrator, quake, 1, replace(entry, note="別"), today=TODAY)


def test_a_change_of_a_disaster_that_cannot_be_says_why_and_writes_nothing(database, administrator, quake):
    wrong = replace(
        entry_of(stored_now(database, quake)),
        disaster_type="flood",
        headline_task_group="nothing",
        municipality_codes=("00000",),
    )
    with pytest.raises(Invalid) as refused:
        change(database, administrator, quake, 1, wrong, today=TODAY)
    assert refused.value.problems == [
        Problem("disaster_type", "required"),
        Problem("headline_task_group", "unknown", {"value": "nothing"}),
        Problem("municipality_codes", "unknown", {"value": "00000"}),
    ]
    assert stored_now(database, quake)["municipality_codes"] == ("43213",)


def test_a_disaster_is_closed_and_opened_again_with_a_reason(database, administrator, quake):
    with pytest.raises(Invalid) as refused:
        set_status(database, administrator, quake, 1, "closed", reason=" ")
    assert refused.value.problems == [Problem("reason", "reason_required")]
    assert set_status(database, administrator, quake, 1, "closed", reason="収束") == 2
    assert set_status(database, administrator, quake, 1, "closed", reason="収束") == 2  # a second click
    assert set_status(database, administrator, quake, 2, "open", reason="余震") == 3
    assert stored_now(database, quake)["status"] == "open"


def test_who_may_only_look_changes_and_closes_no_disaster(database, quake):
    viewer = Actor("v", "viewer")
    with pytest.raises(NotPermitted):
        change(database, viewer, quake, 1, entry_of(stored_now(database, quake)), today=TODAY)
    with pytest.raises(NotPermitted):
        set_status(database, viewer, quake, 1, "closed", reason="収束")


def test_a_disaster_that_is_not_there_is_not_found(database, administrator):
    with pytest.raises(NotFound):
        set_status(database, administrator, "none", 1, "closed", reason="収束")
