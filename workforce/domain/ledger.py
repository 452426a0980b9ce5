"""What may be entered on a dispatch: what it rests on in law, and what it costs."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from workforce.domain import counts, texts
from workforce.errors import Problem

BASES = ("autonomy_act", "official_trip", "disaster_act", "agreement", "other_basis")
PAYERS = ("sender_pays", "destination_pays", "prefecture_pays", "nation_pays")
SPECIAL_TAX = ("eligible", "not_eligible")
COSTS = ("travel_cost", "overtime_cost", "allowance_cost")
MOST_YEN = 999_999_999


@dataclass(frozen=True, kw_only=True)
class AccountEntry:
    """The account of one dispatch, in yen; None is not entered yet, which is not 0."""

    legal_basis: str | None = None
    travel_cost: int | None = None
    overtime_cost: int | None = None
    allowance_cost: int | None = None
    payer: str | None = None
    special_tax: str | None = None
    receipts_missing: int | None = None
    note: str | None = None


FIELDS = tuple(field.name for field in fields(AccountEntry))


def tidied(entry: AccountEntry) -> AccountEntry:
    """The same account as it is stored."""
    numbers = {name: counts.tidied(getattr(entry, name)) for name in (*COSTS, "receipts_missing")}
    return replace(entry, note=texts.tidied(entry.note), **numbers)


def problems(entry: AccountEntry) -> list[Problem]:
    """Everything that keeps the account from being saved; empty when it may be."""
    found = [
        *(
            _choice(name, getattr(entry, name), allowed)
            for name, allowed in (
                ("legal_basis", BASES),
                ("payer", PAYERS),
                ("special_tax", SPECIAL_TAX),
            )
        ),
        *(counts.problem(name, getattr(entry, name), least=0, most=MOST_YEN) for name in COSTS),
        counts.problem("receipts_missing", entry.receipts_missing, least=0, most=counts.MOST_PERSONS),
        texts.problem("note", entry.note),
    ]
    return [problem for problem in found if problem]


def _choice(field: str, value: str | None, allowed: tuple[str, ...]) -> Problem | None:
    return Problem(field, "unknown", {"value": value}) if value and value not in allowed else None
