"""Stored values as the reader writes them: codes as names, days in the reader's notation, nothing as －."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import pandas as pd

from workforce.domain import notation
from workforce.exporters import problems
from workforce.queries import (
    departments,
    disasters,
    hearing_categories,
    municipalities,
    occupations,
    organisations,
    regions,
    requests,
    routes,
    tasks,
)
from workforce.ui import session
from workforce.ui.asking import ask

OPTIONS = {
    "kind": "dispatch_kind",
    "status": "dispatch_status",
    "cover_status": "cover_status",
    "hearing_status": "hearing_status",
    "request_status": "request_status",
    "priority": "priority",
    "lodging": "provision",
    "vehicle": "provision",
    "people_ready": "readiness",
    "logistics_ready": "readiness",
    "funding_ready": "readiness",
    "disaster_type": "disaster_type",
    "disaster_status": "disaster_status",
    "measure_type": "measure_type",
    "measure_status": "measure_status",
    "legal_basis": "legal_basis",
    "payer": "payer",
    "exchange_type": "exchange_type",
    "exchange_state": "exchange_state",
    "pair_state": "pair_state",
    "special_tax": "special_tax",
    "closing_kind": "closing_kind",
    "second_exam_part": "month_part",
    "final_result_part": "month_part",
    "return_status": "return_status",
    "survey_status": "stage",
}
REGISTERS: dict[str, tuple[Callable[..., pd.DataFrame], str]] = {
    "disaster_code": (disasters.listing, "disaster"),
    "sender_code": (organisations.listing, "organisation"),
    "host_code": (organisations.listing, "organisation"),
    "destination_code": (organisations.listing, "organisation"),
    "task_code": (tasks.listing, "task"),
    "occupation_code": (occupations.listing, "occupation"),
    "route_code": (routes.listing, "route"),
    "municipality_code": (municipalities.listing, "municipality"),
    "aimed_municipality_code": (municipalities.listing, "municipality"),
    "aimed_occupation_code": (occupations.listing, "occupation"),
    "taking_part_code": (municipalities.listing, "municipality"),
    "region_code": (regions.listing, "region"),
    "category_code": (hearing_categories.listing, "category"),
}


def names(register: Callable[..., pd.DataFrame], noun: str) -> dict[str, str]:
    """Code → name of everything registered."""
    rows = ask(register)
    return dict(zip(rows[f"{noun}_code"], rows[noun], strict=True))


def names_of_codes() -> dict[str, str]:
    """Code → name of municipalities, occupations and departments together; no two of them share a code."""
    return (
        names(departments.listing, "department")
        | names(occupations.listing, "occupation")
        | names(municipalities.listing, "municipality")
    )


def options(family: str, codes: Iterable) -> dict[object, str]:
    """Code → word of a family of options."""
    words = session.words()
    return {code: words(f"option.{family}.{code}") for code in codes}


def named_request(row: object) -> str:
    """A request of a list to choose from: number, place, task, persons a day, period."""
    words = session.words()
    return words(
        "page.form.request",
        number=row.request_id,
        municipality=row.municipality,
        task=row.task_short,
        n=row.persons_per_day,
        period=notation.period(row.start_on, row.end_on, words.language),
    )


def requests_of(disaster_code: str) -> dict[int, str]:
    """Number → what it asks for, of every request of a disaster."""
    found = ask(requests.of_disaster, disaster_code=disaster_code, as_of=session.today())
    return {int(row.request_id): named_request(row) for row in found.itertuples()}


def subject(key: str) -> str:
    """What an answer is about: an occupation, or the block, its item and its measure."""
    return problems.subject(key, session.words(), names_of_codes())


def label(field: str) -> str:
    """What a stored column is called, or the column itself."""
    words, name = session.words(), field.removesuffix("_code").removesuffix("_id")
    return words(f"field.{name}") if words.has(f"field.{name}") else field


def written(field: str, value: object) -> str:
    """The value of a stored column as a text."""
    words = session.words()
    if isinstance(value, (list, tuple)):  # several codes, such as those of a field municipality_codes
        listed = [written(field.removesuffix("s"), code) for code in value]
        return words("page.list_separator").join(listed) or notation.MISSING
    if notation.is_missing(value) or value == "":
        return notation.MISSING
    if field in OPTIONS:
        return words(f"option.{OPTIONS[field]}.{value}")
    if field in REGISTERS:
        return names(*REGISTERS[field]).get(value, str(value))
    if isinstance(value, bool):
        return words(f"option.yes_no.{'yes' if value else 'no'}")
    if isinstance(value, date):
        return notation.day(value, words.language)
    return str(value)
