"""Joint exams are registered and changed whole; who applied, passed and was hired is recorded beside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.services.conftest import COORDINATOR, EDITOR, VIEWER, audited, stored
from workforce.auth.identity import Actor
from workforce.domain.recruitments import RecruitmentEntry, SeatEntry
from workforce.errors import Invalid, NotFound, NotPermitted, Problem, Stale
from workforce.services import recruitments

PUBLISHED = 1
ENTRY = RecruitmentEntry(
    recruitment_ja="春の合同試験",
    taking_part_codes=("43213", "43444"),
    applications_from=date(2026, 5, 1),
    applications_until=date(2026, 5, 31),
    second_exam_on=date(2026, 6, 11),
    second_exam_part="middle",
    joins_on=date(2026, 8, 1),
    tolerance=1,
)
SEAT = SeatEntry(municipality_code="43213", occupation_code="civil", target_seats=3, applicants=4, passed=2, hired=2)


@pytest.fixture
def number(database) -> int:
    return recruitments.record(database, EDITOR, ENTRY)


def problems_of(act) -> list[Problem]:
    with pytest.raises(Invalid) as refused:
        act()
    return refused.value.problems


def test_an_exam_is_stored_with_its_municipalities_and_audited(database, number):
    assert number > 1000  # below stand the published ones
    with database.reading() as connection:
        found = recruitments.current(connection, number)
    assert {name: found[name] for name in ("taking_part_codes", "second_exam_part", "is_published")} == {
        "taking_part_codes": ("43213", "43444"),
        "second_exam_part": "middle",
        "is_published": False,
    }
    assert audited(database) == [("tanaka", "recruitment.record", "recruitments", str(number), None)]


def test_an_exam_registered_in_two_windows_is_there_once(database, number):
    before = stored(database, "recruitments")
    again = replace(ENTRY, recruitment_ja="春の 合同試験", applications_until=date(2026, 5, 20), tolerance=None)
    told = [Problem("recruitment_ja", "exam_alike", {"number": str(number)})]
    assert problems_of(lambda: recruitments.record(database, EDITOR, again)) == told
    assert stored(database, "recruitments") == before
    other = recruitments.record(database, EDITOR, replace(ENTRY, recruitment_ja="春の合同試験（県南）"))
    assert problems_of(lambda: recruitments.change(database, EDITOR, other, 1, again)) == told
    assert recruitments.change(database, EDITOR, number, 1, again) == 2
    later = replace(ENTRY, applications_from=date(2026, 5, 2))
    assert recruitments.record(database, EDITOR, later) == other + 1


def test_exams_that_were_registered_twice_before_can_still_be_corrected(database, number):
    other = recruitments.record(database, EDITOR, replace(ENTRY, recruitment_ja="春の合同試験（県南）"))
    with database.transaction() as connection:
        connection.execute("UPDATE recruitments SET recruitment_ja = '春の合同試験'")
    assert recruitments.change(database, EDITOR, other, 1, replace(ENTRY, tolerance=2)) == 2


def test_every_broken_rule_is_told_and_nothing_is_written(database):
    wrong = replace(
        ENTRY,
        recruitment_ja=" ",
        disaster_code="flood",
        taking_part_codes=("43999",),
        applications_until=date(2026, 4, 30),
        second_exam_part="soon",
        tolerance=-1,
    )
    assert problems_of(lambda: recruitments.record(database, EDITOR, wrong)) == [
        Problem("recruitment_ja", "required"),
        Problem("tolerance", "too_small", {"value": -1, "least": 0}),
        Problem("disaster", "unknown", {"value": "flood"}),
        Problem("taking_part_codes", "unknown", {"value": "43999"}),
        Problem("second_exam_part", "unknown", {"value": "soon"}),
        Problem("applications_until", "before_previous_stage", {"earliest": date(2026, 5, 1)}),
    ]
    empty = RecruitmentEntry(recruitment_ja="x")
    assert [problem.field for problem in problems_of(lambda: recruitments.record(database, EDITOR, empty))] == [
        "taking_part_codes",
        "applications_from",
        "applications_until",
    ]
    assert audited(database) == []


def test_a_change_counts_the_version_and_a_second_editor_is_told(database, number):
    changed = replace(ENTRY, taking_part_codes=("43213", "43447"), places_ja="熊本")
    assert recruitments.change(database, EDITOR, number, 1, changed, reason="追加") == 2
    assert recruitments.change(database, EDITOR, number, 2, changed) == 2
    with pytest.raises(Stale):
        recruitments.change(database, EDITOR, number, 1, ENTRY)
    with database.reading() as connection:
        assert recruitments.current(connection, number)["taking_part_codes"] == ("43213", "43447")
    assert len(audited(database)) == 2


def test_a_published_exam_stays_as_published_and_takes_records(database):
    with database.reading() as connection:
        row = recruitments.current(connection, PUBLISHED)
    entry = replace(ENTRY, taking_part_codes=row["taking_part_codes"])
    assert problems_of(lambda: recruitments.change(database, EDITOR, PUBLISHED, 1, entry)) == [
        Problem("recruitment_ja", "as_published")
    ]
    assert recruitments.record_seat(database, EDITOR, PUBLISHED, SEAT) == 1
    assert [(row["municipality_code"], row["hired"]) for row in stored(database, "recruitment_seats")] == [("43213", 2)]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"municipality_code": None}, Problem("municipality", "required")),
        ({"municipality_code": "43447"}, Problem("municipality", "unknown", {"value": "43447"})),
        ({"occupation_code": "pilot"}, Problem("occupation", "unknown", {"value": "pilot"})),
        ({"passed": 5}, Problem("passed", "more_than_stage_before", {"most": 4})),
        ({"passed": None, "hired": 5}, Problem("hired", "more_than_stage_before", {"most": 4})),
        ({"applicants": -1}, Problem("applicants", "too_small", {"value": -1, "least": 0})),
        ({"hired": None, "hired_from": date(2026, 8, 1)}, Problem("hired_from", "nobody_hired")),
    ],
)
def test_each_broken_rule_of_a_record_is_one_problem(database, number, change, problem):
    entry = replace(SEAT, **change)
    assert problems_of(lambda: recruitments.record_seat(database, EDITOR, number, entry)) == [problem]
    assert stored(database, "recruitment_seats") == []


def test_a_municipality_and_occupation_stands_once_and_cannot_leave(database, number):
    seat = recruitments.record_seat(database, EDITOR, number, SEAT)
    assert problems_of(lambda: recruitments.record_seat(database, EDITOR, number, SEAT)) == [
        Problem("occupation", "recorded_already")
    ]
    leaving = replace(ENTRY, taking_part_codes=("43444",))
    assert problems_of(lambda: recruitments.change(database, EDITOR, number, 1, leaving)) == [
        Problem("taking_part_codes", "seats_recorded", {"value": "43213"})
    ]
    assert recruitments.change_seat(database, EDITOR, seat, 1, replace(SEAT, applicants=5)) == 2
    assert recruitments.change_seat(database, EDITOR, seat, 2, replace(SEAT, applicants=5)) == 2
    with pytest.raises(Stale):
        recruitments.change_seat(database, EDITOR, seat, 1, SEAT)


@pytest.mark.parametrize("actor", [VIEWER, COORDINATOR, Actor("nobody", "no_such_role")])
def test_who_may_not_register_exams_changes_nothing(database, number, actor):
    seat = recruitments.record_seat(database, EDITOR, number, SEAT)
    for act in (
        lambda: recruitments.record(database, actor, ENTRY),
        lambda: recruitments.change(database, actor, number, 1, replace(ENTRY, places_ja="x")),
        lambda: recruitments.record_seat(database, actor, number, replace(SEAT, occupation_code="phn")),
        lambda: recruitments.change_seat(database, actor, seat, 1, replace(SEAT, hired=1)),
    ):
        with pytest.raises(NotPermitted):
            act()
    assert len(audited(database)) == 2


def test_what_is_not_there_cannot_be_changed(database):
    for act in (
        lambda: recruitments.change(database, EDITOR, 99, 1, ENTRY),
        lambda: recruitments.record_seat(database, EDITOR, 99, SEAT),
        lambda: recruitments.change_seat(database, EDITOR, 99, 1, SEAT),
    ):
        with pytest.raises(NotFound):
            act()
