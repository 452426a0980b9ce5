"""return_statuses, return_tracker, return_totals, revision_differences: who answered, who is late, what changed."""

from __future__ import annotations

from datetime import date

import pytest

from tests.metrics.builders import (
    KOSA,
    KUMAMOTO,
    MISATO,
    MUNICIPALITIES,
    UBUYAMA,
    UKI,
    YATSUSHIRO,
    add_headcounts,
    add_survey,
    ask,
    insert,
)
from workforce.queries import survey_returns, surveys, vacancies

DUE, BEFORE, AFTER = "2026-06-01", date(2026, 5, 20), date(2026, 6, 11)


def add_returns(connection, returns: dict[str, tuple[str, str | None]], survey_id: int = 1) -> None:
    """Returns as {municipality: (status, day of submission)}."""
    insert(
        connection,
        "survey_returns",
        [
            {"survey_id": survey_id, "municipality_code": code, "status": status, "submitted_on": day, "problems": 2}
            for code, (status, day) in returns.items()
        ],
    )


def statuses(connection, survey_id: int = 1) -> dict[str, str]:
    rows = ask(
        connection,
        "SELECT municipality_code, return_status FROM return_statuses WHERE survey_id = $id AND cells_asked > 0",
        id=survey_id,
    )
    return dict(rows)


def test_without_book_the_answers_say_how_far_a_return_is(connection):
    add_survey(connection, 1, "2026-04-01", "open")
    add_survey(connection, 2, "2025-04-01")
    for survey_id in (1, 2):
        add_headcounts(
            connection,
            {
                (UKI, "admin"): (10, 9),
                (UKI, "civil"): (2, 2),
                (KOSA, "admin"): (10, 9),
                (KOSA, "civil"): (2, None),
                (MISATO, "admin"): (None, None),
            },
            survey_id=survey_id,
        )
    assert statuses(connection, 1) == {UKI: "submitted", KOSA: "not_started", MISATO: "not_started"}
    assert statuses(connection, 2) == {UKI: "checked", KOSA: "not_started", MISATO: "not_started"}


def test_the_book_goes_before_the_answers(connection):
    add_survey(connection, 1, "2026-04-01", "open")
    add_headcounts(connection, {(UKI, "admin"): (10, 9), (KOSA, "admin"): (None, None)})
    add_returns(connection, {UKI: ("sent_back", None), KOSA: ("submitted", "2026-05-20")})
    assert statuses(connection) == {UKI: "sent_back", KOSA: "submitted"}


# What a return is, the day, and how late it is then.
LATENESS = [
    ("not_started", None, BEFORE, 0),
    ("not_started", None, date(2026, 6, 1), 0),
    ("not_started", None, date(2026, 6, 2), 1),
    ("sent_back", None, AFTER, 10),
    ("submitted", "2026-05-20", AFTER, 0),
    ("submitted", "2026-06-01", AFTER, 0),
    ("checked", "2026-06-03", AFTER, 2),
    ("submitted", None, AFTER, None),
]


@pytest.mark.parametrize(("status", "submitted_on", "day", "days_late"), LATENESS)
def test_late_are_the_days_past_the_deadline(connection, status, submitted_on, day, days_late):
    add_survey(connection, 1, "2026-04-01", "open", due_on=DUE)
    add_returns(connection, {UKI: (status, submitted_on)})
    ((found, is_late),) = ask(
        connection,
        "SELECT days_late, is_late FROM return_tracker WHERE calendar_day = $day AND municipality_code = $code",
        day=day,
        code=UKI,
    )
    assert (found, is_late) == (days_late, status in ("not_started", "sent_back") and days_late > 0)


@pytest.mark.parametrize(
    ("stage", "due_on", "days_late"),
    [("draft", DUE, None), ("open", None, None), ("open", DUE, 10), ("closed", DUE, 10), ("confirmed", DUE, None)],
)
def test_nobody_is_late_before_it_opens_without_a_deadline_or_after_it_is_confirmed(
    connection, stage, due_on, days_late
):
    add_survey(connection, 1, "2026-04-01", stage, due_on=due_on)
    ((found,),) = ask(
        connection,
        "SELECT days_late FROM return_tracker WHERE calendar_day = $day AND municipality_code = $code",
        day=AFTER,
        code=UKI,
    )
    assert found == days_late


def test_a_correction_is_no_late_return(connection):
    add_survey(connection, 1, "2025-04-01", due_on="2025-06-02")
    add_survey(connection, 2, "2025-04-01", due_on="2025-06-02", revises_survey_id=1)
    for survey_id, day in ((1, "2025-06-05"), (2, "2026-06-10")):
        add_returns(connection, {UKI: ("submitted", day), KOSA: ("sent_back", None)}, survey_id)
    found = ask(
        connection,
        "SELECT survey_id, days_late, is_late FROM return_tracker"
        " WHERE calendar_day = $day AND municipality_code IN ($uki, $kosa) ORDER BY survey_id, municipality_code",
        day=AFTER,
        uki=UKI,
        kosa=KOSA,
    )
    assert found == [(1, 3, False), (1, None, False), (2, None, False), (2, None, False)]


def test_the_totals_count_municipalities_and_submitted_includes_checked(connection):
    add_survey(connection, 1, "2026-04-01", "open", due_on=DUE)
    add_headcounts(connection, {(UKI, "admin"): (10, 9), (KOSA, "admin"): (10, 9)})
    add_returns(
        connection,
        {
            UKI: ("checked", "2026-05-20"),
            KOSA: ("submitted", "2026-06-05"),
            YATSUSHIRO: ("submitted", "2026-05-01"),
            MISATO: ("sent_back", None),
            UBUYAMA: ("not_started", None),
        },
    )
    names = ("municipalities", "answered", "submitted", "checked", "sent_back", "not_started", "outstanding")
    for day, late in ((BEFORE, 0), (AFTER, MUNICIPALITIES - 3)):
        row = survey_returns.totals(connection, survey_id=1, calendar_day=day).iloc[0]
        assert [row[name] for name in names] == [MUNICIPALITIES, 2, 3, 1, 1, MUNICIPALITIES - 4, MUNICIPALITIES - 3]
        assert (row["late"], row["problems"]) == (late, 10)
    table = survey_returns.tracker(connection, survey_id=1, calendar_day=AFTER)
    assert table["municipality_code"].tolist() == sorted(table["municipality_code"])
    assert (table["return_status"] == "checked").sum() == 1
    assert int(table["is_late"].sum()) == MUNICIPALITIES - 3


def test_the_rounds_are_listed_once_each_and_a_corrected_one_as_revised(connection):
    add_survey(connection, 1, "2025-04-01")
    add_survey(connection, 2, "2026-04-01", "open", due_on=DUE)
    add_survey(connection, 3, "2025-04-01", revises_survey_id=1)
    found = survey_returns.by_round(connection, calendar_day=AFTER)
    assert found["survey_id"].tolist() == [2, 3]
    assert found["survey_version"].fillna("").tolist() == ["", "revised"]


def noted(table: str, key: str, reason: str, day: int) -> dict[str, object]:
    """An entry of the audit trail of August 2025."""
    return {
        "happened_at": f"2025-08-0{day} 01:00:00",
        "actor_id": "tanaka",
        "actor_role": "staffing_editor",
        "action_code": "staffing.edit",
        "table_name": table,
        "row_key": key,
        "reason": reason,
        "batch_id": reason,
    }


def test_the_differences_of_a_revision_are_the_values_it_changed_with_the_newest_reason(connection):
    add_survey(connection, 1, "2025-04-01")
    add_survey(connection, 2, "2025-04-01", revises_survey_id=1)
    add_headcounts(connection, {(UKI, "admin"): (10, 9), (KOSA, "admin"): (5, 5), (MISATO, "civil"): (2, None)}, 1)
    add_headcounts(
        connection,
        {(UKI, "admin"): (10, 7), (KOSA, "admin"): (5, 5), (MISATO, "civil"): (2, 1), (KUMAMOTO, "civil"): (4, 4)},
        2,
    )
    connection.execute(
        "UPDATE headcounts SET cover_status = 'fixed_term', covered = 2, note = '任期付'"
        " WHERE survey_id = 2 AND actual = 7"
    )
    block = {"municipality_code": UKI, "block": "departments", "measure": "persons"}
    insert(
        connection,
        "block_counts",
        [
            {**block, "survey_id": survey_id, "item_code": item, "persons": persons}
            for survey_id, item, persons in ((1, "gikai", 3), (2, "gikai", 3), (1, "somu", 9), (2, "somu", 8))
        ],
    )
    insert(
        connection,
        "audit_entries",
        [
            noted("headcounts", f"2/{UKI}/admin", "訂正1", 1),
            noted("headcounts", f"2/{UKI}/admin", "訂正2", 2),
            noted("block_counts", f"2/{UKI}/departments/somu/persons", "訂正3", 3),
        ],
    )
    found = surveys.differences(connection, survey_id=2).astype(object)
    columns = ["municipality_code", "item_key", "field", "first_value", "revised_value", "difference", "reason"]
    assert [tuple(row) for row in found[columns].where(found[columns].notna(), None).to_numpy()] == [
        (KUMAMOTO, "civil", "planned", None, "4", None, None),
        (KUMAMOTO, "civil", "actual", None, "4", None, None),
        (KUMAMOTO, "civil", "vacancy", None, "0", None, None),
        (KUMAMOTO, "civil", "real_gap", None, "0", None, None),
        (UKI, "admin", "actual", "9", "7", -2, "訂正2"),
        (UKI, "admin", "cover_status", None, "fixed_term", None, "訂正2"),
        (UKI, "admin", "covered", None, "2", None, "訂正2"),
        (UKI, "admin", "note", None, "任期付", None, "訂正2"),
        (UKI, "admin", "vacancy", "1", "3", 2, "訂正2"),
        (UKI, "departments/somu/persons", "persons", "9", "8", -1, "訂正3"),
        (MISATO, "civil", "actual", None, "1", None, None),
        (MISATO, "civil", "vacancy", None, "1", None, None),
        (MISATO, "civil", "real_gap", None, "1", None, None),
    ]
    assert ask(connection, "SELECT count(*) FROM revision_differences") == [(13,)]


def test_each_version_of_a_round_has_totals_of_its_own(connection):
    add_survey(connection, 1, "2025-04-01")
    add_survey(connection, 2, "2025-04-01", revises_survey_id=1)
    add_headcounts(connection, {(UKI, "admin"): (10, 9)}, 1)
    add_headcounts(connection, {(UKI, "admin"): (10, 7)}, 2)
    found = [vacancies.totals(connection, survey_id=survey_id).iloc[0] for survey_id in (1, 2)]
    assert [(row["survey_version"], row["vacancy"]) for row in found] == [("first", 1), ("revised", 3)]
