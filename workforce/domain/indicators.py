"""What may be entered as a value of an indicator: a yearly or a monthly figure with its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from numbers import Real

from workforce.domain import texts
from workforce.domain.notation import is_missing
from workforce.errors import Problem

LONGEST_SOURCE = 300
LARGEST = 1_000_000_000


@dataclass(frozen=True, kw_only=True)
class IndicatorEntry:
    """One figure and where it stands; a missing value is a year or month without one."""

    indicator_value: float | None = None
    source: str | None = None
    note: str | None = None


FIELDS = tuple(field.name for field in fields(IndicatorEntry))


@dataclass(frozen=True, kw_only=True)
class Series:
    """The indicator of a value: its periods and how exact it is."""

    periodicity: str
    year_starts_in: int | None
    decimals: int


def tidied(entry: IndicatorEntry) -> IndicatorEntry:
    """The same entry as it is stored."""
    value = None if is_missing(entry.indicator_value) else entry.indicator_value
    return replace(entry, indicator_value=value, source=texts.tidied(entry.source), note=texts.tidied(entry.note))


def problems(entry: IndicatorEntry, starts_on: date, series: Series, today: date) -> list[Problem]:
    """Everything that keeps the value from being saved; empty when it may be."""
    found = [
        *_period_problems(starts_on, series, today),
        *_value_problems(entry, series),
        texts.problem("source", entry.source, most=LONGEST_SOURCE),
        texts.problem("note", entry.note),
    ]
    return [problem for problem in found if problem]


def _period_problems(starts_on: date, series: Series, today: date) -> Iterator[Problem]:
    if starts_on.day != 1 or (series.periodicity == "annual" and starts_on.month != series.year_starts_in):
        yield Problem("starts_on", "not_a_period_of_the_series", {"starts_on": starts_on})
    elif starts_on > today:
        yield Problem("starts_on", "in_future")


def _value_problems(entry: IndicatorEntry, series: Series) -> Iterator[Problem]:
    value = entry.indicator_value
    if value is None:
        return
    if isinstance(value, bool) or not isinstance(value, Real) or value in (float("inf"), float("-inf")):
        yield Problem("indicator_value", "not_a_number", {"value": str(value)})
        return
    if abs(value) > LARGEST:
        yield Problem("indicator_value", "too_large", {"value": str(value), "most": LARGEST})
    elif -Decimal(str(value)).normalize().as_tuple().exponent > series.decimals:
        yield Problem("indicator_value", "too_many_decimals", {"value": str(value), "decimals": series.decimals})
    if not entry.source:
        yield Problem("source", "source_required")
