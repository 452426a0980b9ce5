"""What may be recorded as an offer of staff, and what of it may be made into a dispatch.

Decisions: an offer of 0 persons is the answer that nobody can come, and only goes with 人員 不可; an offer that
names a task serves requests for that task alone; a dispatch made from an offer stays inside its period and
takes no more persons than are still open on each of its days, on days that the request asks for too and that are not
all over; more persons than the request still lacks go only where that was said to be meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

from workforce.domain import codes, counts, dispatches, requests, texts
from workforce.domain.dispatches import KINDS, DispatchEntry
from workforce.domain.notation import is_missing
from workforce.domain.periods import LONGEST_DAYS, days_in
from workforce.errors import Problem

READINESS = ("full", "partial", "none")
READY_FIELDS = ("people_ready", "logistics_ready", "funding_ready")
OPTIONAL_TEXTS = ("task_code", "occupation_code", "route_code", "note")

Row = Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class OfferEntry:
    """An offer as entered, from a readiness form.

    ``entry_key`` is made once when the form opens; sending the same entry twice records it once.
    """

    entry_key: str
    disaster_code: str
    kind: str
    sender_code: str
    persons: int
    start_on: date
    end_on: date
    people_ready: str
    logistics_ready: str
    funding_ready: str
    confirmed_on: date
    offered_on: date
    request_id: int | None = None
    task_code: str | None = None
    occupation_code: str | None = None
    route_code: str | None = None
    note: str | None = None


FIELDS = tuple(field.name for field in fields(OfferEntry))


@dataclass(frozen=True, kw_only=True)
class Acceptance:
    """What is taken of an offer for a request: so many persons a day over a period.

    ``is_beyond_need``: more than the request lacks is meant, as for days of handover.
    """

    entry_key: str
    request_id: int
    persons: int
    start_on: date
    end_on: date
    wave: str | None = None
    is_beyond_need: bool = False


def tidied(entry: OfferEntry) -> OfferEntry:
    """The same entry as it is stored: no blanks around texts, empty texts as None, 5.0 persons as 5."""
    written = {name: texts.tidied(getattr(entry, name)) for name in OPTIONAL_TEXTS}
    return replace(entry, **written, persons=counts.tidied(entry.persons), request_id=counts.tidied(entry.request_id))


def problems(entry: OfferEntry, known: dispatches.Known, today: date) -> list[Problem]:
    """Everything that keeps an offer from being recorded; empty when it may be."""
    found = [
        codes.problem("disaster", entry.disaster_code, known.disasters),
        codes.problem("kind", entry.kind, KINDS),
        codes.problem("sender", entry.sender_code, known.senders),
        codes.problem("task", entry.task_code, known.tasks, required=False),
        codes.problem("occupation", entry.occupation_code, known.occupations, required=False),
        codes.problem("route", entry.route_code, known.routes, required=False),
        *(codes.problem(name, getattr(entry, name), READINESS) for name in READY_FIELDS),
        *_request_problems(entry, known),
        *_persons_problems(entry),
        *_day_problems(entry, known, today),
        texts.problem("note", entry.note),
    ]
    return [problem for problem in found if problem]


def common_days(offer: Row, request: Row, today: date) -> tuple[date, date] | None:
    """First and last day, from today on, that lie in both periods (``start_on`` to ``end_on``); None without any."""
    first = max(offer["start_on"], request["start_on"], today)
    last = min(offer["end_on"], request["end_on"])
    return (first, last) if first <= last else None


def is_other_occupation(offer: Row, request: Row) -> bool:
    """Whether an offer is of another occupation than the one a request names; who names none is served by any."""
    return bool(
        offer["occupation_code"]
        and request["occupation_code"]
        and offer["occupation_code"] != request["occupation_code"]
    )


def acceptance_problems(
    offer: Row,
    request: Row,
    acceptance: Acceptance,
    open_by_day: Mapping[date, int],
    unmet_by_day: Mapping[date, int],
    today: date,
) -> list[Problem]:
    """Everything that keeps part of an offer from becoming a dispatch for a request.

    ``open_by_day`` holds the persons still open on each day of the offer, ``unmet_by_day`` those the request lacks.
    """
    found = [*_fitting_problems(offer, request)]
    taken = counts.problem("persons", acceptance.persons, least=1, most=counts.MOST_PERSONS, required=True)
    if taken:
        found.append(taken)
    for field in ("start_on", "end_on"):
        if is_missing(getattr(acceptance, field)):
            found.append(Problem(field, "required"))
    if found:
        return found
    start, end = acceptance.start_on, acceptance.end_on
    if end < start:
        return [Problem("end_on", "end_before_start", {"start_on": start})]
    if start < offer["start_on"] or end > offer["end_on"]:
        field = "start_on" if start < offer["start_on"] else "end_on"
        return [Problem(field, "outside_offer", {"start_on": offer["start_on"], "end_on": offer["end_on"]})]
    if start < request["start_on"] or end > request["end_on"]:
        field = "start_on" if start < request["start_on"] else "end_on"
        return [Problem(field, "outside_request", {"start_on": request["start_on"], "end_on": request["end_on"]})]
    if end < today:
        return [Problem("end_on", "days_are_over")]
    left = min(persons for day, persons in open_by_day.items() if start <= day <= end)
    if acceptance.persons > left:
        return [Problem("persons", "more_than_offered", {"left": left})]
    ahead = max(start, today)  # a plan meets nothing on days that are over
    lacking = max((persons for day, persons in unmet_by_day.items() if ahead <= day <= end), default=0)
    if acceptance.persons > lacking and not acceptance.is_beyond_need:
        return [Problem("is_beyond_need", "more_than_lacking", {"lacking": lacking})]
    return []


def dispatch_of(offer: Row, request: Row, acceptance: Acceptance, today: date) -> DispatchEntry:
    """The planned dispatch that an accepted part of an offer becomes, decided today."""
    return DispatchEntry(
        entry_key=acceptance.entry_key,
        disaster_code=request["disaster_code"],
        kind=request["kind"],
        status="planned",
        sender_code=offer["sender_code"],
        destination_code=request["municipality_code"],
        task_code=request["task_code"],
        occupation_code=offer["occupation_code"] or request["occupation_code"],
        persons=acceptance.persons,
        start_on=acceptance.start_on,
        end_on=acceptance.end_on,
        wave=acceptance.wave,
        route_code=offer["route_code"],
        request_id=acceptance.request_id,
        offer_id=offer["offer_id"],
        decided_on=today,
    )


def _fitting_problems(offer: Row, request: Row) -> Iterator[Problem]:
    if offer["withdrawn_on"] is not None:
        yield Problem("offer", "offer_withdrawn")
    if offer["disaster_code"] != request["disaster_code"]:
        yield Problem("offer", "offer_for_another_disaster")
    if offer["kind"] != request["kind"]:
        yield Problem("offer", "offer_of_another_kind")
    if offer["task_code"] and offer["task_code"] != request["task_code"]:
        yield Problem("offer", "offer_for_another_task")
    if request["request_status"] not in requests.OPEN_STATUSES:
        yield Problem("request", "request_not_open")


def _request_problems(entry: OfferEntry, known: dispatches.Known) -> Iterator[Problem | None]:
    yield codes.problem("request", entry.request_id, known.requests, required=False)
    if entry.request_id in known.requests and known.requests[entry.request_id][0] != entry.disaster_code:
        yield Problem("request", "request_of_another_disaster")


def _persons_problems(entry: OfferEntry) -> Iterator[Problem]:
    wrong = counts.problem("persons", entry.persons, least=0, most=counts.MOST_PERSONS, required=True)
    if wrong:
        yield wrong
    elif (entry.persons == 0) != (entry.people_ready == "none"):
        yield Problem("people_ready", "nobody_means_none")


def _day_problems(entry: OfferEntry, known: dispatches.Known, today: date) -> Iterator[Problem]:
    for field in ("start_on", "end_on", "offered_on", "confirmed_on"):
        day = getattr(entry, field)
        if is_missing(day):
            yield Problem(field, "required")
        elif not known.first_day <= day <= known.last_day:
            yield Problem(field, "outside_calendar", {"first": known.first_day, "last": known.last_day})
        elif field in ("offered_on", "confirmed_on") and day > today:
            yield Problem(field, "in_future")
    if is_missing(entry.start_on) or is_missing(entry.end_on):
        return
    days = days_in(entry.start_on, entry.end_on)
    if days < 1:
        yield Problem("end_on", "end_before_start", {"start_on": entry.start_on})
    elif days > LONGEST_DAYS:
        yield Problem("end_on", "period_too_long", {"days": days, "most": LONGEST_DAYS})
