"""check says that everything holds, or names each thing that does not."""

from __future__ import annotations

import pytest

from workforce.auth.identity import local_administrator
from workforce.config import load_settings
from workforce.database import Database
from workforce.queries import surveys
from workforce.queries.reading import rows
from workforce.services import headcounts
from workforce.services.headcounts import HeadcountEdit

HOLDS = (0, "すべて成り立っています。\n", "")


@pytest.mark.usefixtures("sample")
def test_everything_holds_in_the_sample_data(run):
    assert run("check") == HOLDS


def test_everything_holds_in_an_empty_database(run):
    run("init", "--empty")
    assert run("check") == HOLDS


@pytest.mark.usefixtures("sample")
def test_a_figure_that_no_longer_equals_the_published_one_is_named(run):
    database = Database.open(load_settings())
    with database.reading() as connection:
        newest = rows(surveys.listing(connection))[0]["survey_id"]
        ((planned, version),) = connection.execute(
            "SELECT planned, row_version FROM headcounts"
            " WHERE survey_id = $survey_id AND municipality_code = '43100' AND occupation_code = 'civil'",
            {"survey_id": newest},
        ).fetchall()
    edit = HeadcountEdit("43100", "civil", version, {"planned": planned + 100})
    headcounts.save(database, local_administrator(), newest, [edit], "試験")
    database.close()
    outcome = run("check")
    assert outcome.status == 1
    named = [line for line in outcome.out.splitlines() if line.startswith("公表値「")]
    assert named
    assert all("令和7年4月1日現在" in line and "土木技師" in line for line in named)
    assert outcome.out.splitlines()[-1] == f"成り立たないものが {len(named)} 件あります。"


@pytest.mark.usefixtures("sample")
def test_orphans_are_named_with_what_they_miss(run):
    database = Database.open(load_settings())
    with database.transaction() as connection:
        ((ended, start),) = connection.execute(
            "SELECT dispatch_id, start_on FROM dispatches WHERE status = 'ended' AND request_id IS NULL"
            " AND dispatch_id NOT IN (SELECT dispatch_id FROM daily_counts) ORDER BY dispatch_id LIMIT 1"
        ).fetchall()
        connection.execute(
            "INSERT INTO daily_counts (dispatch_id, counted_on, persons) VALUES"
            " (99999, DATE '2025-09-01', 1), ($dispatch, $start - 1, 1)",
            {"dispatch": ended, "start": start},
        )
        connection.execute("UPDATE dispatches SET request_id = 99999 WHERE dispatch_id = $d", {"d": ended})
    database.close()
    outcome = run("--lang", "en", "check")
    assert outcome.status == 1
    lines = outcome.out.splitlines()
    assert lines[-1] == "Findings that do not hold: 3."
    assert "Daily counts 99999/2025-09-01: its dispatch is missing." in lines
    assert f"Dispatches {ended}: the request it answers is missing." in lines
    assert sum(line.endswith("outside the period of its dispatch, so it counts nowhere.") for line in lines) == 1


@pytest.mark.usefixtures("sample")
def test_a_team_in_two_places_is_named(run):
    database = Database.open(load_settings())
    with database.transaction() as connection:
        connection.execute(
            "UPDATE dispatches SET wave = '第99陣', start_on = DATE '2025-08-20', end_on = DATE '2025-08-22'"
            " WHERE dispatch_id IN (SELECT min(dispatch_id) FROM dispatches WHERE disaster_code = 'r7_aug_rain'"
            " AND sender_code = '43000' GROUP BY destination_code ORDER BY destination_code LIMIT 2)"
        )
    database.close()
    outcome = run("--lang", "en", "check")
    (named,) = [line for line in outcome.out.splitlines() if "is at both" in line]
    assert outcome.status == 1
    assert named.endswith("第99陣 of Kumamoto Prefecture is at both Tamana and Yatsushiro on 2025-08-20.")


@pytest.mark.parametrize(
    ("today", "told"),
    [
        ("2041-03-31", []),
        ("2041-04-01", ["暦は令和33年3月31日で終わり、それより後の日はどの画面でも数えられません。"]),
        ("2060-01-01", ["暦は令和33年3月31日で終わり、それより後の日はどの画面でも数えられません。"]),
    ],
)
def test_an_end_of_the_calendar_within_ten_years_is_told(
    run, monkeypatch: pytest.MonkeyPatch, today: str, told: list[str]
):
    run("init", "--empty")
    monkeypatch.setenv("WORKFORCE_TODAY", today)
    outcome = run("check")
    assert outcome.status == len(told)
    assert [line.split("data/reference")[0] for line in outcome.out.splitlines() if line.startswith("暦")] == told
