"""What may be registered of a joint exam for fixed-term staff, and of those who applied, passed and were hired."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

from workforce.domain import cells, counts, texts
from workforce.errors import Problem

PARTS = ("early", "middle", "late")
STAGES = ("applications", "first_result", "second_exam", "final_result", "start", "later_start")
LONGEST_NAME = 100
TOLD_BY = ("recruitment_ja", "applications_from")  # by which a person knows an exam
IN_ORDER = (
    "applications_from", "applications_until", "first_result_on", "second_exam_on", "final_result_on", "joins_on",
    "later_joins_on",
)  # fmt: skip
FUNNEL = ("applicants", "passed", "hired")


@dataclass(frozen=True, kw_only=True)
class RecruitmentEntry:
    """One exam; a ``…_part`` says that only the third of the month is known. ``tolerance`` is what 程度 allows."""

    recruitment_ja: str | None
    disaster_code: str | None = None
    taking_part_codes: tuple[str, ...] = ()
    applications_from: date | None = None
    applications_until: date | None = None
    first_result_on: date | None = None
    second_exam_on: date | None = None
    second_exam_part: str | None = None
    places_ja: str | None = None
    final_result_on: date | None = None
    final_result_part: str | None = None
    joins_on: date | None = None
    later_joins_on: date | None = None
    tolerance: int | None = None


@dataclass(frozen=True, kw_only=True)
class SeatEntry:
    """One municipality and occupation of an exam, in persons; None is not known yet."""

    municipality_code: str | None
    occupation_code: str | None
    target_seats: int | None = None
    applicants: int | None = None
    passed: int | None = None
    hired: int | None = None
    hired_from: date | None = None
    note: str | None = None


FIELDS = tuple(field.name for field in fields(RecruitmentEntry))
SEAT_FIELDS = tuple(field.name for field in fields(SeatEntry))


@dataclass(frozen=True)
class Known:
    """The codes that an exam may name."""

    disasters: frozenset[str]
    municipalities: frozenset[str]
    occupations: frozenset[str]


def tidied(entry: RecruitmentEntry) -> RecruitmentEntry:
    """The same exam as it is stored."""
    return replace(
        entry,
        recruitment_ja=texts.tidied(entry.recruitment_ja),
        places_ja=texts.tidied(entry.places_ja),
        taking_part_codes=tuple(sorted(set(entry.taking_part_codes or ()))),
        tolerance=counts.tidied(entry.tolerance),
    )


def tidied_seat(entry: SeatEntry) -> SeatEntry:
    """The same record as it is stored."""
    numbers = {name: counts.tidied(getattr(entry, name)) for name in ("target_seats", *FUNNEL)}
    return replace(entry, note=texts.tidied(entry.note), **numbers)


def problems(entry: RecruitmentEntry, known: Known) -> list[Problem]:
    """Everything that keeps the exam from being saved; empty when it may be."""
    found = [
        texts.problem("recruitment_ja", entry.recruitment_ja, most=LONGEST_NAME)
        if entry.recruitment_ja
        else Problem("recruitment_ja", "required"),
        texts.problem("places_ja", entry.places_ja, most=LONGEST_NAME),
        counts.problem("tolerance", entry.tolerance, least=0, most=counts.MOST_PERSONS),
        *_code_problems(entry, known),
        *_day_problems(entry),
    ]
    return [problem for problem in found if problem]


def alike_problems(entry: RecruitmentEntry, others: Iterable[Mapping[str, object]]) -> list[Problem]:
    """The exams of that name among ``others``, whose applications begin on the same day: no list tells them apart."""
    key = cells.key_of(entry.recruitment_ja)
    return [
        Problem("recruitment_ja", "exam_alike", {"number": str(other["recruitment_id"])})
        for other in others
        if cells.key_of(other["recruitment_ja"]) == key
    ]


def seat_problems(
    entry: SeatEntry, known: Known, taking_part: frozenset[str], others: frozenset[tuple[str, str]]
) -> list[Problem]:
    """Everything that keeps a record from being saved.

    Args:
        taking_part: municipalities of the exam.
        others: municipality and occupation of its other records.
    """
    found = [
        _chosen("municipality", entry.municipality_code, taking_part),
        _chosen("occupation", entry.occupation_code, known.occupations),
        texts.problem("note", entry.note),
        *(
            counts.problem(name, getattr(entry, name), least=0, most=counts.MOST_PERSONS)
            for name in ("target_seats", *FUNNEL)
        ),
    ]
    if (entry.municipality_code, entry.occupation_code) in others:
        found.append(Problem("occupation", "recorded_already"))
    found = [problem for problem in found if problem]
    return found or list(_funnel_problems(entry))


def _chosen(field: str, code: str | None, known: frozenset[str]) -> Problem | None:
    if not code:
        return Problem(field, "required")
    return None if code in known else Problem(field, "unknown", {"value": code})


def _code_problems(entry: RecruitmentEntry, known: Known) -> Iterator[Problem]:
    if entry.disaster_code and entry.disaster_code not in known.disasters:
        yield Problem("disaster", "unknown", {"value": entry.disaster_code})
    if not entry.taking_part_codes:
        yield Problem("taking_part_codes", "required")
    for code in sorted(set(entry.taking_part_codes) - known.municipalities):
        yield Problem("taking_part_codes", "unknown", {"value": code})
    for field in ("second_exam_part", "final_result_part"):
        value = getattr(entry, field)
        if value and value not in PARTS:
            yield Problem(field, "unknown", {"value": value})


def _day_problems(entry: RecruitmentEntry) -> Iterator[Problem]:
    for field in ("applications_from", "applications_until"):
        if getattr(entry, field) is None:
            yield Problem(field, "required")
    before = None
    for field in IN_ORDER:
        day = getattr(entry, field)
        if day is not None and before is not None and day < before:
            yield Problem(field, "before_previous_stage", {"earliest": before})
        before = day or before


def _funnel_problems(entry: SeatEntry) -> Iterator[Problem]:
    before = None
    for field in FUNNEL:
        value = getattr(entry, field)
        if value is not None and before is not None and value > before:
            yield Problem(field, "more_than_stage_before", {"most": before})
        before = before if value is None else value
    if entry.hired_from is not None and not entry.hired:
        yield Problem("hired_from", "nobody_hired")
