"""Bins for display: where each begins, in one place for marks and legend."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from workforce.domain import notation
from workforce.i18n import Words


@dataclass(frozen=True)
class Bins:
    """Where each bin begins; it ends where the next begins, and the last is open."""

    starts: tuple[float, ...]

    def index(self, value: float) -> int:
        """The number of the bin, from 0; a value below the first belongs to the first."""
        return max(bisect_right(self.starts, value) - 1, 0)

    def rate_labels(self, words: Words) -> list[str]:
        """Bins of a rate above 0: 2%未満, 2～5%, 8%以上."""
        limits = [notation.percent(start, 0) for start in self.starts]
        between = [
            words("chart.bin_between", low=low.rstrip("%"), high=high)
            for low, high in zip(limits[1:], limits[2:], strict=False)
        ]
        return [words("chart.bin_below", limit=limits[1]), *between, words("chart.bin_from", limit=limits[-1])]

    def count_labels(self, words: Words) -> list[str]:
        """Bins of whole numbers from 1: 1, 2～3, 7以上."""
        limits = [notation.number(start) for start in self.starts]
        lasts = [notation.number(following - 1) for following in self.starts[1:]]
        closed = [
            first if first == last else words("chart.bin_between", low=first, high=last)
            for first, last in zip(limits, lasts, strict=False)
        ]
        return [*closed, words("chart.bin_from", limit=limits[-1])]


VACANCY_RATES = Bins((0.0, 0.02, 0.05, 0.08))
VACANCIES = Bins((1, 2, 4, 7))
PERSON_DAYS = Bins((1, 11, 26, 51, 101))
PERSON_DAYS_OF_YEARS = Bins((1, 101, 251, 501, 1001))
FILL_RATES = Bins((0.0, 0.90, 0.95))
MET_RATES = Bins((0.0, 0.50, 0.75, 0.90))
