"""The layout of the 調査票: what stands where in the workbook that goes out to a municipality and comes back.

Writer and reader know only this. Every answer sheet names itself and its columns in a hidden first row and
its rows in a hidden first column, so that it is read by these marks, in whatever language it was written and
wherever somebody moved a row to. A change that an older form would be misread by raises TEMPLATE_VERSION.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from workforce.domain import headcounts

TEMPLATE_VERSION = "1"

META_SHEET, LISTS_SHEET = "_meta", "_lists"
# sheets: what was asked, as headcounts:定員・実員/ages:年齢別職員数 (neither : nor / can stand in the name of a sheet).
META_KEYS = ("template_version", "survey_id", "as_of", "municipality_code", "sheets")

HEADCOUNTS = "headcounts"
BLOCKS = ("ages", "leavers", "recruitment", "dispatchable", "departments")

AGE_BANDS = (
    *("u20", "20-23", "24-27", "28-31", "32-35", "36-39", "40-43", "44-47", "48-51", "52-55", "56-59"),
    *("60", "61", "62", "63", "64", "65+"),
)
PERSONS = ("persons",)
FUNNEL = ("openings", "applicants", "examinees", "passed", "declined", "hired")

# What each sheet asks in a row, left to right.
MEASURES = {
    HEADCOUNTS: headcounts.FIELDS,
    "ages": PERSONS,
    "leavers": PERSONS,
    "recruitment": FUNNEL,
    "dispatchable": PERSONS,
    "departments": PERSONS,
}
# Sheets with a row for each occupation asked, and some more to add occupations in.
BY_OCCUPATION = (HEADCOUNTS, "recruitment", "dispatchable")
BLANK_ROWS = 5

# The hidden marks of an answer sheet: the first row has the sheet and its columns, the first column the rows.
WHOSE_MARK, HEAD_MARK, TOTAL_MARK, ADDED_MARK = "#whose", "#head", "#total", "#added"
GUIDE = "guide"

Row = Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class Form:
    """What stands in the form of one municipality. Names are in both languages, as the database has them.

    Attributes:
        survey: the round, its deadline, whom it counts, what it asks (``forms/survey``).
        municipality_code, municipality: whose form it is; the name under ``municipality_ja`` and ``_en``.
        cells: the occupations asked with this round's and the year before's answers (``forms/headcounts``).
        counts: the same for the numbers of the optional blocks (``forms/block_counts``).
        occupations, departments: all of them in their order.
    """

    survey: Row
    municipality: Row
    cells: tuple[Row, ...]
    counts: tuple[Row, ...]
    occupations: tuple[Row, ...]
    departments: tuple[Row, ...]

    @property
    def sheets(self) -> tuple[str, ...]:
        """The answer sheets of the form: the headcounts and the blocks that the round switched on."""
        return (HEADCOUNTS, *(block for block in BLOCKS if self.survey[f"asks_{block}"]))

    @property
    def has_sample_data(self) -> bool:
        """Whether anything in it comes from the sample data."""
        return any(row["is_sample"] for row in (self.survey, *self.cells, *self.counts))


def year_before(as_of: date) -> tuple[date, date]:
    """The year that leavers and recruitment are asked for: the twelve months up to the day before ``as_of``."""
    last = as_of - timedelta(days=1)
    first = date(as_of.year - 1, as_of.month, 28 if (as_of.month, as_of.day) == (2, 29) else as_of.day)
    return first, last
