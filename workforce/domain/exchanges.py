"""What may be recorded of staff exchange between the prefecture and its municipalities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace

from workforce.domain import counts, texts
from workforce.errors import Problem

TYPES = ("mutual", "trainee")
STATES = ("valid", "withdrawn")


@dataclass(frozen=True, kw_only=True)
class ExchangeEntry:
    """Persons of one occupation that one body sends to another for a fiscal year."""

    fiscal_year: int | None
    exchange_type: str | None
    sender_code: str | None
    host_code: str | None
    occupation_code: str | None = None
    persons: int | None = None
    exchange_state: str | None = "valid"
    note: str | None = None


FIELDS = tuple(field.name for field in fields(ExchangeEntry))


@dataclass(frozen=True)
class Known:
    """What a record may name."""

    fiscal_years: frozenset[int]
    organisations: frozenset[str]
    occupations: frozenset[str]


def tidied(entry: ExchangeEntry) -> ExchangeEntry:
    """The same record as it is stored."""
    return replace(
        entry,
        fiscal_year=counts.tidied(entry.fiscal_year),
        persons=counts.tidied(entry.persons),
        note=texts.tidied(entry.note),
    )


def problems(entry: ExchangeEntry, known: Known) -> list[Problem]:
    """Everything that keeps the record from being saved; empty when it may be."""
    found = [
        *_choice_problems(entry, known),
        counts.problem("persons", entry.persons, least=1, most=counts.MOST_PERSONS, required=True),
        texts.problem("note", entry.note),
    ]
    return [problem for problem in found if problem]


def alike_problems(entry: ExchangeEntry, others: Iterable[Mapping[str, object]]) -> list[Problem]:
    """The stored records that say the same as ``entry`` in all it has: one of them is enough."""
    return [
        Problem("persons", "exchange_alike", {"number": other["exchange_id"]})
        for other in others
        if all(other[field] == value for field, value in asdict(entry).items())
    ]


def _choice_problems(entry: ExchangeEntry, known: Known) -> Iterator[Problem]:
    for field, value, allowed in (
        ("fiscal_year", entry.fiscal_year, known.fiscal_years),
        ("exchange_type", entry.exchange_type, TYPES),
        ("sender", entry.sender_code, known.organisations),
        ("host", entry.host_code, known.organisations),
        ("exchange_state", entry.exchange_state, STATES),
    ):
        if not value:
            yield Problem(field, "required")
        elif value not in allowed:
            yield Problem(field, "unknown", {"value": str(value)})
    if entry.occupation_code and entry.occupation_code not in known.occupations:
        yield Problem("occupation", "unknown", {"value": entry.occupation_code})
    if entry.sender_code and entry.sender_code == entry.host_code:
        yield Problem("host", "host_is_sender")
