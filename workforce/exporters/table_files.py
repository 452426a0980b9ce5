"""The main tables as files, each with the words of one language, its source, its day and the mark of sample data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from workforce.domain import return_columns
from workforce.exporters import dispatch_logs
from workforce.exporters.tables import Stamp, as_remarks, csv_bytes, label, parquet_bytes, xlsx_bytes
from workforce.i18n import Words

ENDINGS = (".csv", ".xlsx", ".parquet")
ALSO_CALLED = {"dispatch": "dispatches", "staffing": "headcounts"}  # as ``import`` calls them


@dataclass(frozen=True)
class TableFile:
    """One table that can be taken away.

    Attributes:
        columns: in their order.
        coded: column → the family of ``option.*`` words of its codes.
        headers: column → header, where they are those of an import; else the words of the screens.
        is_of_round: whether it holds one survey round.
    """

    columns: tuple[str, ...]
    coded: Mapping[str, str] = field(default_factory=dict)
    headers: Callable[[Words], Mapping[str, str]] | None = None
    is_of_round: bool = False

    def labels(self, words: Words) -> dict[str, str]:
        """Column → header."""
        return dict(self.headers(words)) if self.headers else {name: label(name, words) for name in self.columns}


def _headers_of_returns(words: Words) -> dict[str, str]:
    is_japanese = words.language == "ja"
    return {name: return_columns.COLUMNS.header(name) if is_japanese else name for name in HEADCOUNTS}


HEADCOUNTS = (
    "municipality_code", "municipality", "as_of", "occupation", "planned", "actual", "fixed_term", "reappointed",
    "cover_status", "covered", "note",
)  # fmt: skip
COVER = {"cover_status": "cover_status"}
TABLES: dict[str, TableFile] = {
    "dispatches": TableFile(dispatch_logs.COLUMNS, dispatch_logs.CODED, dispatch_logs.labels),
    "headcounts": TableFile(HEADCOUNTS, COVER, _headers_of_returns, is_of_round=True),
    "vacancies": TableFile(
        (*HEADCOUNTS[:6], "vacancy", "surplus", "cover_status", "covered", "real_gap", "note"), COVER, is_of_round=True
    ),
    "requests": TableFile(
        ("request_id", "disaster", "kind", "request_status", "priority", "municipality", "task", "occupation",
         "persons_per_day", "start_on", "end_on", "asked_on", "needed", "met", "closed", "unmet"),
        {"kind": "dispatch_kind", "request_status": "request_status", "priority": "priority"},
    ),
    "daily_counts": TableFile(
        ("dispatch_id", "disaster", "sender", "destination", "counted_on", "counted_persons", "note")
    ),
    "disasters": TableFile(
        ("disaster", "disaster_type", "started_on", "disaster_status", "dispatches"),
        {"disaster_type": "disaster_type", "disaster_status": "disaster_status"},
    ),
}  # fmt: skip


def written(name: str, ending: str, table: pd.DataFrame, stamp: Stamp, words: Words) -> bytes:
    """A localised table as the bytes of a file of that ending.

    In Parquet the columns bear their ids, so that programs find them in every language.
    """
    kind = TABLES[name]
    coded = {
        column: table[column].map(lambda code, family=family: words(f"option.{family}.{code}"), "ignore")
        for column, family in kind.coded.items()
    }
    frame = table.assign(**coded)[list(kind.columns)]
    if ending == ".parquet":
        return parquet_bytes(frame, dict(zip(("source", "stamped_as_of", "data_kind"), stamp.values(), strict=False)))
    if ending == ".xlsx":
        return xlsx_bytes(frame, kind.labels(words), as_remarks(stamp, words))
    return csv_bytes(frame, kind.labels(words), stamp)
