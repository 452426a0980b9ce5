"""Joint exams: targets with what 程度 allows, seats filled, stages seen from a day."""

from __future__ import annotations

from datetime import date

import pytest

from tests.metrics.builders import KOSA, UKI, ask, insert
from workforce.charts import recruitments as charts
from workforce.charts.specs import spec
from workforce.charts.theme import LIGHT
from workforce.findings import recruitments as findings
from workforce.i18n import Words
from workforce.queries import recruitments
from workforce.queries.reading import rows

OWN = 2000
JA, EN = Words("ja"), Words("en")


def add_exam(connection, **changes) -> None:
    own = {"recruitment_id": OWN, "recruitment_ja": "試験", "applications_from": "2025-05-01"}
    insert(connection, "recruitments", [own | {"applications_until": "2025-05-31"} | changes])


def add_seats(connection, *seats: tuple) -> None:
    names = ("municipality_code", "occupation_code", "target_seats", "applicants", "passed", "hired")
    insert(
        connection,
        "recruitment_seats",
        [{"recruitment_id": OWN, **dict(zip(names, seat, strict=True))} for seat in seats],
    )


@pytest.mark.parametrize(
    ("tolerance", "target", "hired", "open_seats", "is_met"),
    [
        (None, 5, 5, 0, True),
        (None, 5, 4, 1, False),
        (1, 5, 4, 1, True),
        (1, 5, 3, 2, False),
        (1, 5, 7, 0, True),
        (1, 1, 0, 1, False),  # "about one" is one at least
        (3, 2, 1, 1, True),
        (1, 5, None, 5, False),
        (1, None, 2, None, None),
    ],
)
def test_a_target_is_met_from_the_lower_end_of_about_on(connection, tolerance, target, hired, open_seats, is_met):
    add_exam(connection, tolerance=tolerance)
    add_seats(connection, (UKI, "civil", target, 9, 8, hired))
    row = ask(
        connection,
        "SELECT target_seats, hired, open_seats, is_met FROM recruitment_targets_met WHERE recruitment_id = $own",
        own=OWN,
    )
    assert row == [(target, hired, open_seats, is_met)]


def test_a_surplus_of_one_occupation_never_hides_an_open_seat_of_another(connection):
    add_exam(connection)
    add_seats(connection, (UKI, "civil", 3, 4, 1, 1), (KOSA, "civil", 2, None, None, None), (UKI, "phn", 1, 6, 5, 4))
    assert ask(
        connection,
        "SELECT target_seats, applicants, passed, hired, open_seats FROM recruitment_log WHERE recruitment_id = $own",
        own=OWN,
    ) == [(6, 10, 6, 5, 4)]


def test_a_published_target_stands_before_the_sum_of_the_municipalities(connection):
    insert(
        connection,
        "recruitment_seats",
        [
            {
                "recruitment_id": 1,
                "municipality_code": UKI,
                "occupation_code": "civil",
                "target_seats": 3,
                "applicants": 4,
                "passed": 2,
                "hired": 2,
            }
        ],
    )
    found = recruitments.by_occupation(connection, recruitment_id=1).set_index("occupation_code")
    assert found["target_seats"].to_dict() == {"civil": 5, "agri_civil": 2, "forestry": 1}
    assert found["open_seats"].to_dict() == {"civil": 3, "agri_civil": 2, "forestry": 1}


@pytest.mark.parametrize(
    ("as_of", "states", "days_left"),
    [
        ("2025-11-16", ["ahead"] * 6, [25, 36, 65, 76, 77, 136]),
        ("2025-12-11", ["running"] + ["ahead"] * 5, [0, 11, 40, 51, 52, 111]),
        ("2026-01-11", ["done"] * 2 + ["running"] + ["ahead"] * 3, [None, None, 9, 20, 21, 80]),
        ("2026-01-20", ["done"] * 2 + ["running"] + ["ahead"] * 3, [None, None, 0, 11, 12, 71]),
        ("2026-04-02", ["done"] * 6, [None] * 6),
    ],
)
def test_the_published_stages_seen_from_a_day(connection, as_of, states, days_left):
    found = recruitments.stages(connection, recruitment_id=1, as_of=date.fromisoformat(as_of))
    assert list(found["stage_state"]) == states
    # The bounds of 中旬 and 下旬: the 11th to the 20th, the 21st to the end of the month.
    assert [f"{day:%m-%d}" for day in found["last_on"]] == ["12-11", "12-22", "01-20", "01-31", "02-01", "04-01"]
    assert [row["days_left"] for row in rows(found)] == days_left


def test_seats_filled_carry_the_disaster_and_the_first_day(connection):
    add_exam(connection, disaster_code="rain", joins_on="2026-02-01")
    add_seats(connection, (UKI, "civil", 3, 4, 2, 2), (KOSA, "civil", 1, 1, 0, 0), (KOSA, "phn", 1, 1, None, None))
    columns = "disaster_code, municipality_code, occupation_code, hired, hired_from"
    assert ask(connection, f"SELECT {columns} FROM seats_filled") == [("rain", UKI, "civil", 2, date(2026, 2, 1))]


def test_the_sentences_say_what_is_known(connection):
    found = JA.localise(recruitments.listing(connection))
    assert findings.lead(found, JA) == "宇城市・甲佐町・山都町の8人程度の募集。応募・採用の記録はまだない"
    assert findings.lead(found.head(0), EN) == "No exam registered yet"
    stages = recruitments.stages(connection, recruitment_id=1, as_of=date(2025, 11, 20))
    assert findings.timeline(stages, JA) == "募集は令和7年12月11日まで（あと21日）"
    ahead = recruitments.stages(connection, recruitment_id=1, as_of=date(2025, 12, 25))
    assert findings.timeline(ahead, JA) == "次は第2次選考：令和8年1月中旬"
    assert findings.timeline(ahead, EN) == "Next: Stage 2 interviews, mid-2026-01"
    assert findings.timeline(ahead.head(0), EN) == "No stages yet"
    occupations = JA.localise(recruitments.by_occupation(connection, recruitment_id=1))
    assert findings.by_occupation(occupations, JA) == "まだ埋まっていない：土木技師5人、農業土木技師2人、林業技師1人"


@pytest.mark.parametrize("words", [JA, EN])
def test_the_charts_hold_what_the_queries_say(connection, words):
    today = date(2025, 11, 20)
    stages = words.localise(recruitments.stages(connection, recruitment_id=1, as_of=today)).assign(day_shown="x")
    assert len(spec(charts.timeline(stages, words, LIGHT, today=today))["layer"][0]["layer"]) == 3
    occupations = words.localise(recruitments.by_occupation(connection, recruitment_id=1))
    drawn = spec(charts.by_occupation(occupations, words, LIGHT))
    open_bars = drawn["layer"][0]["layer"][1]["data"]["values"]
    assert [(bar["from"], bar["to"]) for bar in open_bars] == [(0, 5), (0, 2), (0, 1)]


def test_a_third_of_a_month_runs_from_its_first_to_its_last_day(connection):
    add_exam(connection, second_exam_on="2026-02-01", second_exam_part="late")
    assert ask(
        connection,
        "SELECT stage_type, first_on, last_on, stage_state FROM recruitment_stages"
        f" WHERE recruitment_id = {OWN} AND as_of = DATE '2026-02-28' ORDER BY stage_order",
    ) == [
        ("applications", date(2025, 5, 1), date(2025, 5, 31), "done"),
        ("second_exam", date(2026, 2, 21), date(2026, 2, 28), "running"),
    ]
