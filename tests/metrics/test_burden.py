"""dispatch_burden: person-days per 100 staff beside the sender's own vacancy rate."""

from __future__ import annotations

from tests.metrics.builders import (
    KOSA,
    KUMAMOTO,
    MISATO,
    PREFECTURE,
    RAIN,
    UBUYAMA,
    UKI,
    YATSUSHIRO,
    add_disaster,
    add_dispatches,
    add_headcounts,
    add_survey,
    ask,
    fill_rest,
)
from workforce.queries import dispatches

BURDEN = "staff, person_days, person_days_per_100_staff, vacancy_rate, is_short_yet_sending"


def burden(connection, columns: str = BURDEN, as_of: str = "2025-09-30", scope: str = "all") -> dict[str, tuple]:
    rows = ask(
        connection,
        f"SELECT municipality_code, {columns} FROM dispatch_burden WHERE as_of = $as_of AND survey_id = 1"
        " AND disaster_code = $code AND kind = 'emergency' AND scope = $scope",
        as_of=as_of,
        code=RAIN,
        scope=scope,
    )
    return {code: tuple(rest) for code, *rest in rows}


def prepare(connection, cells, headline: str | None = None) -> None:
    add_survey(connection)
    add_headcounts(connection, {(code, "admin"): cell for code, cell in cells.items()})
    add_disaster(connection, headline=headline)


def test_person_days_per_100_staff_of_municipal_senders_alone(connection):
    prepare(connection, {YATSUSHIRO: (50, 50), KOSA: (100, 90)})
    add_dispatches(
        connection,
        {"sender_code": YATSUSHIRO},
        {"sender_code": YATSUSHIRO, "persons": 9, "status": "planned"},
        {"sender_code": KOSA, "persons": 3},
        {"sender_code": PREFECTURE, "persons": 50},
        {"sender_code": KOSA, "persons": 50, "kind": "mid_long"},
    )
    found = burden(connection)
    assert found[YATSUSHIRO] == (50, 6, 12.0, 0.0, False)
    assert found[KOSA] == (90, 9, 10.0, 0.1, False)
    assert len(found) == 45


def test_the_headline_scope_counts_the_headline_tasks_alone_in_the_burden_and_in_its_median(connection):
    prepare(connection, {KOSA: (100, 100), UKI: (100, 100)}, headline="victim_support")
    add_dispatches(
        connection,
        {"sender_code": KOSA},
        {"sender_code": KOSA, "task_code": "waste_work", "persons": 1},
        {"sender_code": UKI, "destination_code": KOSA, "task_code": "waste_work"},
    )
    columns = "person_days, median_per_100_staff"
    found = [burden(connection, columns, scope=scope) for scope in ("headline", "all")]
    assert [(rows[KOSA], rows[UKI]) for rows in found] == [((6, 3.0), (0, 3.0)), ((9, 7.5), (6, 7.5))]


def test_the_median_is_over_every_answered_municipality_those_that_sent_nobody_with_0(connection):
    prepare(connection, {KOSA: (100, 90), UKI: (100, 100), KUMAMOTO: (100, 100), UBUYAMA: (10, 10), MISATO: (10, None)})
    add_dispatches(
        connection,
        {"sender_code": KOSA},
        {"sender_code": UKI, "destination_code": KOSA, "persons": 1},
        {"sender_code": MISATO, "persons": 9},
    )
    # Of 90, 100, 100 and 10 staff: 6.67, 3, 0, 0 – the median of four is 1.5. 美里町 has not answered.
    found = burden(connection, "person_days, person_days_per_100_staff, median_per_100_staff, is_short_yet_sending")
    assert found[KOSA] == (6, 600 / 90, 1.5, True)
    assert found[UKI] == (3, 3.0, 1.5, False)
    assert found[KUMAMOTO] == (0, 0.0, 1.5, False)
    assert found[MISATO] == (27, None, 1.5, False)


def test_a_municipality_with_an_unanswered_cell_has_no_staff_to_divide_by(connection):
    prepare(connection, {KOSA: (10, 9)})
    add_headcounts(connection, {(KOSA, "civil"): (90, None)})
    add_dispatches(connection, {"sender_code": KOSA})
    assert burden(connection)[KOSA] == (None, 6, None, 0.1, False)


def test_a_municipality_without_staff_has_no_burden(connection):
    prepare(connection, {KOSA: (5, 0)})
    add_dispatches(connection, {"sender_code": KOSA})
    assert burden(connection)[KOSA] == (0, 6, None, 1.0, False)


def test_flagged_are_rates_above_5_percent_with_a_burden_above_the_median_neither_equal(connection):
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
    # 3 person-days over 94 staff are the median of the five; 錦町 and others have no answer.
    flagged = {code for code, (is_flagged,) in burden(connection, "is_short_yet_sending").items() if is_flagged}
    assert flagged == {KOSA}
    found = dispatches.burden(
        connection, disaster_code=RAIN, kind="emergency", scope="all", survey_id=1, as_of="2025-09-30"
    )
    assert found["municipalities_short_yet_sending"].unique().tolist() == [1]


def test_the_burden_grows_with_the_as_of_date(connection):
    prepare(connection, {KOSA: (100, 100)})
    add_dispatches(connection, {"sender_code": KOSA})
    found = [burden(connection, as_of=day)[KOSA][1] for day in ("2025-08-12", "2025-08-13", "2025-08-31")]
    assert found == [0, 2, 6]


def test_the_staff_are_those_of_the_survey_asked_for(connection):
    prepare(connection, {KOSA: (100, 100)})
    add_survey(connection, 2, "2024-04-01")
    add_headcounts(connection, {(KOSA, "admin"): (100, 50)}, survey_id=2)
    fill_rest(connection, survey_id=2)
    add_dispatches(connection, {"sender_code": KOSA})
    found = [
        dispatches.burden(
            connection, disaster_code=RAIN, kind="emergency", scope="all", survey_id=survey, as_of="2025-09-30"
        )
        for survey in (1, 2)
    ]
    assert [frame.set_index("municipality_code").loc[KOSA, "staff"] for frame in found] == [100, 50]
