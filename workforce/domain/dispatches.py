"""What may be recorded as a dispatch, and the same team sent again.

Problems name the field as the words do (``field.sender``), so that a form puts each beside its input.
Decisions: a period has at most 731 days (two years: longer secondments are recorded year by year, as
the yearly agreements are), counted to today while it is open; a destination is a municipality of the
prefecture, or a municipality or prefecture outside; a cancelled row is cancelled and restored by
services of their own, which ask for the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from uuid import uuid4

from workforce.domain import cells, codes, counts, texts
from workforce.domain.notation import is_missing
from workforce.domain.periods import LONGEST_DAYS, days_in
from workforce.errors import Problem

KINDS = ("emergency", "mid_long")
STATUSES = ("planned", "active", "ended", "cancelled")
COUNTED_STATUSES = ("active", "ended")
DESTINATION_TYPES = ("municipality", "other_municipality", "other_prefecture")
OPTIONAL_DAYS = ("end_on", "decided_on", "cancelled_on")
OPTIONAL_TEXTS = ("occupation_code", "wave", "route_code", "note")
LONGEST_WAVE = 50
# 「2」「2陣」「第2陣」は同じ陣。4桁以上は年や記録番号かもしれないので、書かれたまま残す
_NUMBERED_WAVE = re.compile(r"第?\s*([0-9]{1,3})\s*陣?")


@dataclass(frozen=True, kw_only=True)
class DispatchEntry:
    """A dispatch as entered: the columns of the table that people fill in.

    ``entry_key`` is made once when the form opens; sending the same entry twice records it once.
    ``decided_on`` and ``cancelled_on`` are what as-of figures need; empty, they hold at every as-of date.
    """

    entry_key: str
    disaster_code: str
    kind: str
    status: str
    sender_code: str
    destination_code: str
    task_code: str
    persons: int
    start_on: date
    end_on: date | None = None
    occupation_code: str | None = None
    wave: str | None = None
    route_code: str | None = None
    travel_days: int = 0
    request_id: int | None = None
    offer_id: int | None = None
    decided_on: date | None = None
    cancelled_on: date | None = None
    note: str | None = None

    @property
    def is_cancelled(self) -> bool:
        """Whether the row stays in the log without counting."""
        return self.status == "cancelled"


FIELDS = tuple(field.name for field in fields(DispatchEntry))


@dataclass(frozen=True)
class Known:
    """What is registered now: the codes an entry may name, and the days of the calendar."""

    disasters: Mapping[str, date]  # code → first day of the disaster
    senders: frozenset[str]
    destinations: frozenset[str]
    tasks: frozenset[str]
    occupations: frozenset[str]
    routes: frozenset[str]
    requests: Mapping[int, tuple[str, str]]  # id → disaster and municipality
    first_day: date
    last_day: date


def new_entry_key() -> str:
    """A key for an entry that is about to be filled in."""
    return uuid4().hex


def tidied(entry: DispatchEntry) -> DispatchEntry:
    """The same entry as it is stored: no blanks around texts, empty texts as None, 5.0 persons as 5, 第１陣 as 第1陣.

    The wave names a team: written in two widths, or here as 第1陣 and there as 1, one team would be counted as two.
    """
    written = {name: texts.tidied(getattr(entry, name)) for name in OPTIONAL_TEXTS}
    written["wave"] = wave_as_stored(written["wave"])
    return replace(
        entry,
        **written,
        persons=counts.tidied(entry.persons),
        travel_days=0 if is_missing(entry.travel_days) else counts.tidied(entry.travel_days),
        request_id=counts.tidied(entry.request_id),
        offer_id=counts.tidied(entry.offer_id),
        **{name: None if is_missing(day := getattr(entry, name)) else day for name in OPTIONAL_DAYS},
    )


def wave_as_stored(wave: str | None) -> str | None:
    """A wave in the one way in which its team is written: 第3陣 for 3, ３陣 and 第３陣; other names in one width."""
    if wave is None:
        return None
    narrow = cells.narrow(wave)
    numbered = _NUMBERED_WAVE.fullmatch(narrow)
    return f"第{int(numbered[1])}陣" if numbered else narrow


def problems(entry: DispatchEntry, known: Known, today: date) -> list[Problem]:
    """Everything that keeps the entry from being recorded; empty when it may be."""
    found = [
        *_code_problems(entry, known),
        *_period_problems(entry, known, today),
        *_status_problems(entry, today),
        counts.problem("persons", entry.persons, least=1, most=counts.MOST_PERSONS, required=True),
        *_travel_problems(entry),
        Problem("decided_on", "in_future") if entry.decided_on and entry.decided_on > today else None,
        texts.problem("wave", entry.wave, most=LONGEST_WAVE),
        texts.problem("note", entry.note),
    ]
    return [problem for problem in found if problem]


def warnings(entry: DispatchEntry, known: Known, today: date) -> list[Problem]:
    """What looks odd in an entry without problems, and may be meant all the same."""
    found = []
    if entry.start_on < known.disasters[entry.disaster_code]:
        found.append(Problem("start_on", "before_disaster", {"started_on": known.disasters[entry.disaster_code]}))
    if entry.status == "planned" and entry.start_on <= today:
        found.append(Problem("status", "plan_overdue"))
    if entry.status == "active" and entry.end_on and entry.end_on < today:
        found.append(Problem("status", "active_after_end"))
    return found


def count_problems(
    entry: DispatchEntry, counted_on: date, persons: object, note: str | None, today: date
) -> list[Problem]:
    """What keeps a day's actual number of persons from being recorded; 0 persons may be."""
    found = [
        counts.problem("counted_persons", persons, least=0, most=counts.MOST_PERSONS, required=True),
        texts.problem("note", note),
    ]
    if entry.status not in COUNTED_STATUSES:
        found.append(Problem("status", "not_counted_in_status"))
    if counted_on > today:
        found.append(Problem("counted_on", "count_in_future"))
    elif counted_on < entry.start_on:
        found.append(Problem("counted_on", "count_before_start", {"start_on": entry.start_on}))
    elif days_outside(entry, [counted_on]):
        found.append(Problem("counted_on", "count_after_end", {"end_on": entry.end_on}))
    return [problem for problem in found if problem]


def counted_day_problems(entry: DispatchEntry, counted_days: Iterable[date]) -> Iterator[Problem]:
    """What daily counts already recorded forbid: a period that leaves them out, and going back to planned."""
    days = sorted(counted_days)
    early = [day for day in days if day < entry.start_on]
    late = [day for day in days_outside(entry, days) if day not in early]
    if early:
        yield Problem("start_on", "days_counted_outside_period", {"days": early})
    if late:
        yield Problem("end_on", "days_counted_outside_period", {"days": late})
    if days and entry.status == "planned":
        yield Problem("status", "counted_while_planned", {"days": days})


def cancelling_problems(stored: DispatchEntry, proposed: DispatchEntry) -> Iterator[Problem]:
    """An edit neither cancels nor revives a dispatch: both ask for a reason, in ways of their own."""
    if stored.is_cancelled:
        yield Problem("status", "restore_first")
    elif proposed.is_cancelled:
        yield Problem("status", "cancelled_here")


def started(entry: DispatchEntry, today: date) -> DispatchEntry:
    """A planned dispatch whose people have arrived: under way, or ended when its last day is over."""
    if entry.status != "planned":
        return entry
    return replace(entry, status="ended" if entry.end_on and entry.end_on < today else "active")


def starting_problems(entry: DispatchEntry) -> list[Problem]:
    """Why a dispatch cannot be noted as arrived, whatever the day."""
    return [Problem("status", "restore_first")] if entry.is_cancelled else []


def days_outside(entry: DispatchEntry, days: Iterable[date]) -> list[date]:
    """The days that lie outside the period; an open period has no last day."""
    return [day for day in days if day < entry.start_on or (entry.end_on and day > entry.end_on)]


def repeat_from_tomorrow(entry: DispatchEntry, today: date) -> DispatchEntry:
    """The same team for the same length from tomorrow on, planned; 第3陣 is followed by 第4陣.

    An open period has the length it has reached today.
    """
    start = today + timedelta(days=1)
    length = (entry.end_on or today) - entry.start_on
    return replace(
        entry,
        entry_key=new_entry_key(),
        status="planned",
        start_on=start,
        end_on=start + length,
        wave=_next_wave(entry.wave),
        offer_id=None,
        decided_on=today,
        cancelled_on=None,
    )


def _next_wave(wave: str | None) -> str | None:
    numbered = re.fullmatch(r"第\s*(\d+)\s*陣", wave or "")
    return f"第{int(numbered.group(1)) + 1}陣" if numbered else wave


def _code_problems(entry: DispatchEntry, known: Known) -> Iterator[Problem | None]:
    yield codes.problem("disaster", entry.disaster_code, known.disasters)
    yield codes.problem("kind", entry.kind, KINDS)
    yield codes.problem("status", entry.status, STATUSES)
    yield codes.problem("sender", entry.sender_code, known.senders)
    yield codes.problem("destination", entry.destination_code, known.destinations)
    if not is_missing(entry.sender_code) and entry.sender_code == entry.destination_code:
        yield Problem("destination", "sender_is_destination")
    yield codes.problem("task", entry.task_code, known.tasks)
    yield codes.problem("occupation", entry.occupation_code, known.occupations, required=False)
    yield codes.problem("route", entry.route_code, known.routes, required=False)
    yield codes.problem("request", entry.request_id, known.requests, required=False)
    place = (entry.disaster_code, entry.destination_code)
    is_known_place = entry.disaster_code in known.disasters and entry.destination_code in known.destinations
    if is_known_place and known.requests.get(entry.request_id, place) != place:
        yield Problem("request", "request_of_another_place")


def _period_problems(entry: DispatchEntry, known: Known, today: date) -> Iterator[Problem]:
    start, end = entry.start_on, entry.end_on
    if start is None:
        yield Problem("start_on", "required")
    if end is None and entry.status != "active":
        yield Problem("end_on", "end_required")
    for field, day in (("start_on", start), ("end_on", end)):
        if day is not None and not known.first_day <= day <= known.last_day:
            yield Problem(field, "outside_calendar", {"first": known.first_day, "last": known.last_day})
    if start is None:
        return
    days = days_in(start, end or today)
    if end is not None and days < 1:
        yield Problem("end_on", "end_before_start", {"start_on": start})
    elif days > LONGEST_DAYS:
        yield Problem("end_on", "period_too_long", {"days": days, "most": LONGEST_DAYS})


def _status_problems(entry: DispatchEntry, today: date) -> Iterator[Problem]:
    if entry.status == "active" and entry.start_on and entry.start_on > today:
        yield Problem("status", "active_in_future", {"start_on": entry.start_on})
    if entry.status == "ended" and entry.end_on and entry.end_on > today:
        yield Problem("status", "ended_in_future", {"end_on": entry.end_on})


def _travel_problems(entry: DispatchEntry) -> Iterator[Problem | None]:
    wrong = counts.problem("travel_days", entry.travel_days, least=0, most=LONGEST_DAYS, required=True)
    yield wrong
    if wrong or entry.start_on is None or entry.end_on is None or entry.end_on < entry.start_on:
        return
    days = days_in(entry.start_on, entry.end_on)
    if entry.travel_days > days:
        yield Problem("travel_days", "travel_days_outside_period", {"days": days})
