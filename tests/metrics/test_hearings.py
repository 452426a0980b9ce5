"""Hearing notes: what counts, what is overdue, whose round a note belongs to."""

from __future__ import annotations

from datetime import date

from tests.metrics.builders import KOSA, UKI, add_hearings, add_survey, ask
from workforce.queries import hearings

DAY = date(2025, 9, 30)
COUNTED = "hearings, open_hearings, done_hearings, overdue_hearings, municipalities_heard"


def totals(connection, survey_id: int = 1, as_of: date = DAY) -> list[tuple]:
    return ask(
        connection,
        f"SELECT {COUNTED} FROM hearing_totals WHERE survey_id = $survey_id AND as_of = $as_of",
        survey_id=survey_id,
        as_of=as_of,
    )


def test_a_round_without_notes_has_no_total(connection):
    add_survey(connection)
    assert totals(connection) == []


def test_a_cancelled_note_counts_nowhere_and_a_municipality_counts_once(connection):
    add_survey(connection)
    add_hearings(
        connection,
        {},
        {"category_code": "young_leavers"},
        {"municipality_code": KOSA, "hearing_status": "done"},
        {"municipality_code": "43100", "hearing_status": "cancelled", "follow_up_on": "2025-08-01"},
    )
    assert totals(connection) == [(3, 2, 1, 0, 2)]
    by_category = ask(
        connection,
        f"SELECT category_code, {COUNTED} FROM hearing_counts WHERE survey_id = 1 AND as_of = $day ORDER BY 1",
        day=DAY,
    )
    assert by_category == [("no_applications", 2, 1, 1, 0, 2), ("young_leavers", 1, 1, 0, 0, 1)]


def test_a_note_is_overdue_from_the_day_after_its_day_and_only_while_open(connection):
    add_survey(connection)
    add_hearings(
        connection,
        {"follow_up_on": "2025-09-29"},
        {"follow_up_on": "2025-09-30"},
        {"follow_up_on": "2025-09-29", "hearing_status": "done"},
        {"follow_up_on": None},
    )
    assert [totals(connection, as_of=day)[0][3] for day in (date(2025, 9, 29), DAY, date(2025, 10, 1))] == [0, 1, 2]
    assert list(hearings.log(connection, survey_id=1, as_of=DAY)["is_overdue"]) == [True, False, False, False]


def test_a_revised_round_shows_the_notes_of_the_round_it_revises_and_none_is_counted_twice(connection):
    add_survey(connection)
    add_survey(connection, survey_id=2)
    connection.execute("UPDATE surveys SET revises_survey_id = 1 WHERE survey_id = 2")
    add_hearings(connection, {})
    assert totals(connection, 1) == totals(connection, 2) == [(1, 1, 0, 0, 1)]
    assert list(hearings.of_municipality(connection, municipality_code=UKI, as_of=DAY)["hearing_id"]) == [1]
    (row,) = hearings.municipality_totals(connection, municipality_code=UKI, as_of=DAY).to_dict("records")
    assert (row["hearings"], row["open_hearings"], row["overdue_hearings"]) == (1, 1, 0)


def test_the_list_is_narrowed_by_each_filter_and_puts_what_is_overdue_first(connection):
    add_survey(connection)
    add_hearings(
        connection,
        {"heard_on": "2025-08-20"},
        {"municipality_code": KOSA, "follow_up_on": "2025-09-01"},
        {"category_code": "young_leavers", "occupation_code": None, "hearing_status": "done"},
        {"hearing_status": "cancelled", "heard_on": "2025-08-29"},
    )

    def numbers(**filters) -> list[int]:
        return list(hearings.log(connection, survey_id=1, as_of=DAY, **filters)["hearing_id"])

    assert numbers() == [2, 1, 3, 4]
    assert numbers(municipality_code=KOSA) == [2]
    assert numbers(category_code="young_leavers") == [3]
    assert numbers(occupation_code="civil") == [2, 1, 4]
    assert numbers(hearing_status="cancelled") == [4]
    assert numbers(only_overdue=True) == [2]


def test_each_note_says_on_each_day_what_it_is(connection):
    add_survey(connection)
    add_hearings(
        connection,
        {"follow_up_on": "2025-09-29"},
        {"follow_up_on": "2025-09-30"},
        {"follow_up_on": "2025-09-29", "hearing_status": "done"},
        {"hearing_status": "cancelled"},
    )
    assert ask(
        connection,
        "SELECT hearing_id, is_counted, is_open, is_overdue FROM hearing_log WHERE as_of = $day ORDER BY 1",
        day=DAY,
    ) == [(1, True, True, True), (2, True, True, False), (3, True, False, False), (4, False, False, False)]
    assert ask(
        connection,
        "SELECT municipality_code, hearings, open_hearings, overdue_hearings FROM hearings_of_municipality"
        " WHERE as_of = $day",
        day=DAY,
    ) == [(UKI, 3, 2, 1)]
