"""Requests with their revisions and moves, offers and closings: the dates of what the log of dispatches answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from workforce.sample import files

DAY = timedelta(days=1)
ON_THE_WAY = ("requested", "arranging", "agreed", "decided", "dispatched", "ended")
ASIDE = {"cancelled": ("requested",), "unfillable": ("requested", "arranging")}
KEYS = ("disaster_code", "municipality_code", "task_code")

Need = Mapping[str, str]


def needs() -> dict[int, dict[str, str]]:
    """Every request by its number: those that waves fill first, then those laid down as they are."""
    filled = [{"kind": "emergency"} | need for need in files.calibration("needs")]
    return dict(enumerate([*filled, *files.calibration("further_requests")], start=1))


def tables(asked: Mapping[int, Need]) -> dict[str, list[files.Row]]:
    """The tables of requests, their revisions, moves and closings, of offers, and of the municipalities struck."""
    return {
        "requests": [_request(*numbered) for numbered in asked.items()],
        "request_revisions": [row for numbered in asked.items() for row in _revisions(*numbered)],
        "request_moves": [row for numbered in asked.items() for row in _moves(*numbered)],
        "offers": [_offer(number, row, asked) for number, row in _numbered_offers()],
        "request_closings": [
            _closing(number, row, asked) for number, row in enumerate(files.calibration("closings"), start=1)
        ],
        "disaster_municipalities": [
            {"disaster_code": disaster, "municipality_code": municipality, "is_sample": True}
            for disaster, municipality in sorted(
                {(need["disaster_code"], need["municipality_code"]) for need in asked.values()}
            )
        ],
    }


def asked_on(request_id: int, need: Need) -> date:
    """The day a request was made: given, or a few days before it starts, never before its disaster began."""
    if day := need.get("asked_on"):
        return date.fromisoformat(day)
    disaster = next(row for row in files.calibration("disasters") if row["disaster_code"] == need["disaster_code"])
    began = date.fromisoformat(disaster["started_on"])
    return max(began, date.fromisoformat(need["start_on"]) - DAY * (2 + request_id % 4))


def request_of(row: Mapping[str, str], asked: Mapping[int, Need]) -> int | None:
    """The number of the request that a mid- to long-term dispatch or an offer answers, if any."""
    return next(
        (
            number
            for number, need in asked.items()
            if need["kind"] == "mid_long"
            and all(need[column] == row[column] for column in ("kind", "disaster_code", "task_code"))
            and need["municipality_code"] == (row.get("destination_code") or row.get("municipality_code"))
        ),
        None,
    )


def offer_of(row: Mapping[str, str], asked: Mapping[int, Need]) -> int | None:
    """The number of the offer that a planned dispatch comes from, if any."""
    request_id = request_of(row, asked)
    return next(
        (
            number
            for number, offer in _numbered_offers()
            if request_id
            and row["status"] == "planned"
            and offer["sender_code"] == row["sender_code"]
            and request_of(offer, asked) == request_id
            and offer["start_on"] == row["start_on"]
        ),
        None,
    )


def _numbered_offers() -> Iterable[tuple[int, dict[str, str]]]:
    return enumerate(files.calibration("offers"), start=1)


def _request(request_id: int, need: Need) -> files.Row:
    return {
        "request_id": request_id,
        "entry_key": f"sample-{request_id:04}",
        "disaster_code": need["disaster_code"],
        "kind": need["kind"],
        "municipality_code": need["municipality_code"],
        "task_code": need["task_code"],
        "occupation_code": need.get("occupation_code"),
        "priority": need["priority"],
        "request_reason": need.get("request_reason"),
        "lodging": need.get("lodging"),
        "vehicle": need.get("vehicle"),
        "conditions": need.get("conditions"),
        "note": need["note"],
        **files.SAMPLE,
    }


def _revisions(request_id: int, need: Need) -> Iterator[files.Row]:
    """The size first asked for and, where it was revised, the size it has now."""
    place = (*KEYS, "start_on")
    revised = next(
        (row for row in files.calibration("revised_needs") if all(row[column] == need[column] for column in place)),
        None,
    )
    first = asked_on(request_id, need)
    yield _revision(request_id, 1, need, first, need["start_on"], (revised or {}).get("first_persons_per_day"))
    if revised:
        day = max(date.fromisoformat(revised["revised_on"]), first)
        effective_on = max(date.fromisoformat(need["start_on"]), day)
        yield _revision(request_id, 2, need, day, effective_on, None, revised["reason"])


def _revision(
    request_id: int, number: int, need: Need, day: date, effective_on: object, persons: str | None, reason: str = ""
) -> files.Row:
    return {
        "request_id": request_id,
        "revision_number": number,
        "asked_on": day,
        "effective_on": effective_on,
        "persons_per_day": persons or need["persons_per_day"],
        "start_on": need["start_on"],
        "end_on": need["end_on"],
        "reason": reason,
        "is_sample": True,
    }


def _moves(request_id: int, need: Need) -> Iterator[files.Row]:
    """The states a request went through, each on a day not before the one that led to it."""
    status = need["status"]
    path = (*ASIDE[status], status) if status in ASIDE else ON_THE_WAY[: ON_THE_WAY.index(status) + 1]
    first, start_on = asked_on(request_id, need), date.fromisoformat(need["start_on"])
    days = {
        "requested": first,
        "arranging": first + DAY,
        "agreed": max(first + DAY, start_on - DAY),
        "decided": max(first + DAY, start_on - DAY),
        "dispatched": start_on,
        "ended": date.fromisoformat(need["end_on"]),
        "cancelled": first + DAY,
        "unfillable": max(first + DAY, start_on),
    }
    if status in ON_THE_WAY[:4]:  # still being arranged: nothing that happened lies ahead
        days |= dict.fromkeys(("agreed", "decided"), first + DAY)
    day, before = first, None
    for number, state in enumerate(path, start=1):
        day = max(day, days[state])
        yield {
            "request_id": request_id,
            "move_number": number,
            "from_status": before,
            "to_status": state,
            "moved_on": day,
            "moved_at": f"{day} 01:00:00",
            "actor_id": None,
            "reason": need["note"] if state in ASIDE else None,
            "is_sample": True,
        }
        before = state


def _offer(offer_id: int, row: Mapping[str, str], asked: Mapping[int, Need]) -> files.Row:
    given = {column: value for column, value in row.items() if column not in KEYS}
    return {
        "offer_id": offer_id,
        "entry_key": f"sample-{offer_id:04}",
        "disaster_code": row["disaster_code"],
        "kind": given.pop("kind"),
        "sender_code": given.pop("sender_code"),
        "request_id": request_of(row, asked) if row["municipality_code"] else None,
        "task_code": row["task_code"],
        **given,
        **files.SAMPLE,
    }


def _closing(closing_id: int, row: Mapping[str, str], asked: Mapping[int, Need]) -> files.Row:
    """What closes part of the gap of the request of that kind, place, task and first day."""
    (request_id,) = (
        number
        for number, need in asked.items()
        if all(need[column] == row[column] for column in ("kind", *KEYS))
        and need["start_on"] == row["start_on_of_request"]
    )
    given = ("closing_kind", "persons_per_day", "start_on", "end_on", "decided_on")
    return {
        "closing_id": closing_id,
        "entry_key": f"sample-{closing_id:04}",
        "request_id": request_id,
        **{column: row[column] for column in given},
        "withdrawn_on": None,
        "note": row["note"],
        **files.SAMPLE,
    }
