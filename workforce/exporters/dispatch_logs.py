"""The dispatch log as a file that can be changed in a spreadsheet and taken in again.

Its columns are those of the import; 記録番号 and 版 say which record a row is (docs/decisions/0053). The last one,
延べ人日（参考）, holds what daily counts make of the product; an import leaves it aside.
"""

from __future__ import annotations

import pandas as pd

from workforce.domain import dispatches
from workforce.domain.dispatch_columns import HEADERS, REQUIRED
from workforce.exporters.tables import as_remarks, csv_bytes, xlsx_bytes
from workforce.i18n import Words

COLUMNS = (*HEADERS, "person_days")
CODED = {"kind": "dispatch_kind", "status": "dispatch_status"}


def as_csv(exported: pd.DataFrame, stamp: dict[str, str], words: Words) -> bytes:
    """The log as CSV; what it says about itself stands in columns of its own, which an import leaves aside."""
    return csv_bytes(frame(exported, words), labels(words), stamp)


def as_workbook(exported: pd.DataFrame, stamp: dict[str, str], words: Words) -> bytes:
    """The log as an Excel workbook; what it says about itself stands below, as remarks that an import passes over."""
    return xlsx_bytes(frame(exported, words), labels(words), as_remarks(stamp, words), _choices(words))


def template(words: Words) -> bytes:
    """A workbook without rows, to begin with: the columns that are taken in."""
    return xlsx_bytes(pd.DataFrame(columns=list(HEADERS)), _taken_in(words), {}, _choices(words))


def labels(words: Words) -> dict[str, str]:
    """Column → header: Japanese, or the ids."""
    return _taken_in(words) | {"person_days": words("metric.person_days_to_consult")}


def required(words: Words) -> list[str]:
    """The columns that a log must have, as they may be headed; where one of several is enough, all of them."""
    headers = _taken_in(words)
    return [words("page.separator").join(headers[field] for field in choice) for choice in REQUIRED]


def _taken_in(words: Words) -> dict[str, str]:
    return {field: names[0] if words.language == "ja" else field for field, names in HEADERS.items()}


def _choices(words: Words) -> dict[str, list[str]]:
    return {
        "kind": [words(f"option.dispatch_kind.{kind}") for kind in dispatches.KINDS],
        "status": [words(f"option.dispatch_status.{status}") for status in dispatches.STATUSES],
    }


def frame(exported: pd.DataFrame, words: Words) -> pd.DataFrame:
    """The log with names and words of the reader's language.

    Args:
        exported: of :func:`workforce.queries.dispatches.exported`, localised or not.
    """
    named = exported if "sender" in exported else words.localise(exported)
    coded = {
        column: named[column].map(lambda code, family=family: words(f"option.{family}.{code}"))
        for column, family in CODED.items()
    }
    return named.assign(**coded)[list(COLUMNS)]
