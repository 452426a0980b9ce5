"""sender_burdens, burden_totals: person-days ÷ (staff × days), by sender and occupation; one more wave."""

from __future__ import annotations

import pytest

from tests.metrics.builders import (
    KOSA,
    KUMAMOTO,
    MISATO,
    PREFECTURE,
    RAIN,
    UBUYAMA,
    UKI,
    YATSUSHIRO,
    add_daily_counts,
    add_disaster,
    add_dispatches,
    add_headcounts,
    add_survey,
    ask,
    insert,
)
from workforce.queries import burdens

ASKED = {"disaster_code": RAIN, "kind": "emergency", "scope": "all", "survey_id": 1, "as_of": "2025-09-30"}


def prepare(connection, cells, headline: str | None = None) -> None:
    """Cells as {municipality: (planned, actual)} of clerks, or {(municipality, occupation): …}."""
    add_survey(connection)
    cells = {key if isinstance(key, tuple) else (key, "admin"): cell for key, cell in cells.items()}
    add_headcounts(connection, cells)
    add_disaster(connection, headline=headline)


def senders(connection, columns: str, occupation: str = "all", **more) -> dict[str, tuple]:
    rows = ask(
        connection,
        f"SELECT municipality_code, {columns} FROM sender_burdens WHERE as_of = $as_of AND survey_id = $survey_id"
        " AND disaster_code = $disaster_code AND kind = $kind AND scope = $scope AND occupation_filter = $occupation",
        **{**ASKED, "occupation": occupation, **more},
    )
    return {code: tuple(rest) for code, *rest in rows}


def totals(connection, columns: str, **more) -> dict[str, tuple]:
    rows = ask(
        connection,
        f"SELECT occupation_filter, {columns} FROM burden_totals WHERE as_of = $as_of AND survey_id = $survey_id"
        " AND disaster_code = $disaster_code AND kind = $kind AND scope = $scope",
        **{**ASKED, **more},
    )
    return {code: tuple(rest) for code, *rest in rows}


def test_the_rate_divides_by_staff_times_the_days_all_senders_share(connection):
    prepare(connection, {KOSA: (100, 100), UKI: (50, 50)})
    add_dispatches(
        connection,
        # 2 persons, 13 to 15 August; then one from 18 to 22 August: ten days in all
        {"sender_code": KOSA},
        {"sender_code": UKI, "destination_code": KOSA, "start_on": "2025-08-18", "end_on": "2025-08-22", "persons": 1},
    )
    found = senders(connection, "person_days, period_days, burden_rate")
    assert (found[KOSA], found[UKI]) == ((6, 10, 0.006), (5, 10, 0.01))
    assert len(found) == 45


def test_the_period_is_that_of_every_sender_and_ends_with_the_as_of_date(connection):
    prepare(connection, {KOSA: (100, 100)})
    add_dispatches(
        connection,
        {"sender_code": KOSA},
        {"sender_code": PREFECTURE, "start_on": "2025-08-11", "end_on": "2025-08-20"},
        {"sender_code": KOSA, "start_on": "2025-09-01", "end_on": "2025-09-05", "status": "planned"},
        {"sender_code": KOSA, "start_on": "2025-09-01", "end_on": "2025-09-05", "status": "cancelled"},
    )
    spans = [
        ask(
            connection,
            "SELECT first_on::VARCHAR, last_on::VARCHAR, period_days FROM dispatch_spans"
            " WHERE as_of = $day AND scope = 'all'",
            day=day,
        )
        for day in ("2025-08-10", "2025-08-13", "2025-09-30")
    ]
    assert spans == [[], [("2025-08-11", "2025-08-13", 3)], [("2025-08-11", "2025-08-20", 10)]]
    assert senders(connection, "burden_rate", as_of="2025-08-13")[KOSA] == (2 / 300,)


def test_an_occupation_is_set_against_its_own_staff_and_vacancies(connection):
    prepare(connection, {(KOSA, "admin"): (90, 90), (KOSA, "civil"): (10, 9), (UKI, "civil"): (20, 20)})
    add_dispatches(
        connection,
        {"sender_code": KOSA, "occupation_code": "admin"},
        {"sender_code": KOSA, "occupation_code": "civil", "persons": 1},
    )
    columns = "staff, person_days, burden_rate, vacancy_rate, is_short_yet_sending"
    assert senders(connection, columns, "civil") == {
        KOSA: (9, 3, 3 / 27, 0.1, True),
        UKI: (20, 0, 0.0, 0.0, False),
    }
    assert senders(connection, columns)[KOSA] == (99, 9, 9 / 297, 0.01, False)


def test_the_occupations_and_those_without_one_add_up_to_the_whole(connection):
    prepare(connection, {(KOSA, "admin"): (90, 90)})
    add_dispatches(
        connection,
        {"sender_code": KOSA, "occupation_code": "admin"},
        {"sender_code": KOSA, "occupation_code": "civil"},  # the survey asked 甲佐町 nothing about it
        {"sender_code": KOSA, "occupation_code": None},
        {"sender_code": PREFECTURE, "occupation_code": "civil"},
    )
    add_daily_counts(connection, 1, {"2025-08-14": 5})
    found = totals(connection, "person_days, staff, burden_rate")
    assert found == {
        "all": (21, 90, 21 / 270),
        "admin": (9, 90, 9 / 270),
        "civil": (6, None, None),
        "unknown": (6, None, None),
    }


def test_the_rate_of_all_leaves_out_the_person_days_of_those_without_an_answer(connection):
    prepare(connection, {KOSA: (100, 100), MISATO: (10, None)})
    add_dispatches(connection, {"sender_code": KOSA}, {"sender_code": MISATO, "persons": 1})
    columns = "person_days, staff, persons_a_day, burden_rate, vacancy_rate, municipal_senders"
    assert totals(connection, columns)["all"] == (9, 100, 3.0, 0.02, 0.0, 2)
    assert totals(connection, "answered, municipalities")["all"] == (1, 45)
    assert senders(connection, "staff, person_days, burden_rate")[MISATO] == (None, 3, None)


def test_short_and_heavy_are_above_the_limits_and_not_on_them(connection):
    prepare(
        connection,
        {YATSUSHIRO: (100, 95), KOSA: (100, 94), UKI: (100, 94), MISATO: (100, 94), KUMAMOTO: (100, 100)},
    )
    add_dispatches(
        connection,
        {"sender_code": YATSUSHIRO, "persons": 9},
        {"sender_code": KOSA, "persons": 8},
        {"sender_code": UKI, "destination_code": KOSA, "persons": 1},
        {"sender_code": MISATO, "persons": 1},
        {"sender_code": KUMAMOTO, "persons": 1},
    )
    found = senders(connection, "is_short_of_staff, is_short_yet_sending")
    assert {code for code, (_, is_flagged) in found.items() if is_flagged} == {KOSA}
    assert {code for code, (is_short, _) in found.items() if is_short} == {KOSA, UKI, MISATO}
    assert ask(connection, "SELECT short_rate FROM burden_limits") == [(0.05,)]
    assert totals(connection, "municipalities_short_yet_sending, short_rate")["all"] == (1, 0.05)


def test_one_more_wave_is_added_to_what_each_sent_lightest_first(connection):
    prepare(connection, {KOSA: (100, 90), UKI: (50, 50), UBUYAMA: (4, 4), YATSUSHIRO: (100, 100)})
    insert(connection, "disaster_municipalities", [{"disaster_code": RAIN, "municipality_code": YATSUSHIRO}])
    add_dispatches(connection, {"sender_code": UKI, "destination_code": KOSA}, {"sender_code": PREFECTURE})
    found = burdens.after_one_more_wave(connection, **ASKED, occupation_filter="all", persons=5, days=2)
    assert len(found) == 45
    told = ["burden_rate", "burden_after_rate", "away_rate", "can_send", "is_struck", "is_short_yet_sending_after"]
    first = found.head(2)
    assert list(first["municipality_code"]) == [KOSA, UKI]
    assert first[told].values.tolist() == [
        [0.0, 10 / 270, 5 / 90, True, False, True],
        [6 / 150, 16 / 150, 0.1, True, False, False],
    ]
    assert set(found["newly_short_yet_sending"]) == {1}
    # Fewer staff than persons, or no answer about them, then those struck themselves.
    assert found["municipality_code"].iloc[2] == UBUYAMA
    assert found["municipality_code"].iloc[-1] == YATSUSHIRO
    assert found[found["can_send"] & ~found["is_struck"]]["municipality_code"].tolist() == [KOSA, UKI]


@pytest.mark.parametrize(("persons", "days"), [(1, 1), (3, 10)])
def test_one_more_wave_raises_each_burden_by_its_person_days(connection, persons: int, days: int):
    prepare(connection, {KOSA: (100, 90), UKI: (50, 50)})
    add_dispatches(connection, {"sender_code": KOSA})
    found = burdens.after_one_more_wave(connection, **ASKED, occupation_filter="all", persons=persons, days=days)
    known = found.dropna(subset=["burden_rate"])
    raised = (known["burden_after_rate"] - known["burden_rate"]) * known["staff"].astype(float) * known["period_days"]
    assert raised.tolist() == pytest.approx([persons * days] * 2)


def test_the_paper_says_0_307_percent(sample_database):
    # 1,146 person-days of municipal staff over 49 days are 23.4 a day, 0.307 % of 7,623 staff.
    with sample_database.reading() as connection:
        ((person_days, days, a_day, staff, rate),) = connection.execute(
            "SELECT person_days, period_days, persons_a_day, staff, burden_rate FROM burden_totals"
            " WHERE as_of = DATE '2025-11-20' AND survey_id = 10 AND disaster_code = 'r7_aug_rain'"
            " AND kind = 'emergency' AND scope = 'headline' AND occupation_filter = 'all'"
        ).fetchall()
    assert (person_days, days, staff) == (1146, 49, 7623)
    assert (round(a_day, 1), round(rate, 5)) == (23.4, 0.00307)


def test_over_all_occupations_it_is_the_burden_of_the_situation_page(sample_database):
    # Two views of the same, so that a question about one occupation need not wait for all.
    with sample_database.reading() as connection:
        differing = connection.execute(
            "SELECT d.disaster_code, d.kind, d.scope, d.municipality_code FROM dispatch_burden AS d"
            " LEFT JOIN sender_burdens AS s ON d.as_of = s.as_of AND d.survey_id = s.survey_id"
            " AND d.disaster_code = s.disaster_code AND d.kind = s.kind AND d.scope = s.scope"
            " AND d.municipality_code = s.municipality_code AND s.occupation_filter = 'all'"
            " WHERE d.as_of = DATE '2025-11-20' AND s.as_of = DATE '2025-11-20'"
            " AND d.survey_id = 10 AND s.survey_id = 10 AND (d.person_days <> s.person_days"
            " OR d.staff IS DISTINCT FROM s.staff OR d.vacancy_rate IS DISTINCT FROM s.vacancy_rate"
            " OR d.is_short_yet_sending <> s.is_short_yet_sending)"
        ).fetchall()
        ((compared,),) = connection.execute(
            "SELECT count(*) FROM sender_burdens WHERE as_of = DATE '2025-11-20' AND survey_id = 10"
            " AND occupation_filter = 'all'"
        ).fetchall()
    assert differing == []
    assert compared == 45 * 9  # of three disasters the kinds and scopes of which anything counts
