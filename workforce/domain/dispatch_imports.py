"""What accepting a dispatch log would change, row by row, and the disasters that it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

from workforce.domain import cells
from workforce.domain.disasters import DisasterEntry
from workforce.domain.dispatch_logs import LogRow
from workforce.domain.dispatches import DispatchEntry, wave_as_stored
from workforce.domain.import_plans import ADDED, CHANGED, UNCHANGED, ImportPlan, hash_of
from workforce.domain.returns import Reading

UNREGISTERED = "?"  # before the key of a disaster's name: stands for its code until it is registered
# 災害名にある語から種類が分かる場合だけ。ほかは「その他」とし、画面で直せる
TYPES_BY_WORD = {
    "豪雨": "heavy_rain",
    "大雨": "heavy_rain",
    "rain": "heavy_rain",
    "地震": "earthquake",
    "震災": "earthquake",
    "earthquake": "earthquake",
    "台風": "typhoon",
    "typhoon": "typhoon",
    "噴火": "volcano",
    "eruption": "volcano",
    "大雪": "snow",
    "豪雪": "snow",
    "snow": "snow",
    "火災": "fire",
    "fire": "fire",
}


@dataclass(frozen=True, kw_only=True)
class DispatchChange:
    """One row of a log beside the dispatch that is stored.

    Attributes:
        dispatch_id, seen_version: of the stored dispatch; None where the row adds one.
        before, after: the dispatch as stored (None: none) and as it would be stored.
        sheet, row: where the row stands in the file.
    """

    dispatch_id: int | None
    seen_version: int | None
    before: DispatchEntry | None
    after: DispatchEntry
    sheet: str
    row: int

    @property
    def outcome(self) -> str:
        """``added``, ``changed`` or ``unchanged``."""
        if self.before is None:
            return ADDED
        return CHANGED if self.is_written else UNCHANGED

    @property
    def is_written(self) -> bool:
        """Whether accepting it writes a row."""
        return self.before != self.after

    @property
    def different(self) -> Iterator[tuple[str, object, object]]:
        """The values that would differ: field, as stored, as in the file."""
        before = asdict(self.before) if self.before else {}
        return ((name, before.get(name), now) for name, now in asdict(self.after).items() if before.get(name) != now)

    @property
    def is_cancelled_or_restored(self) -> bool:
        """Whether a stored dispatch would be cancelled, or a cancelled one would count again."""
        return self.before is not None and self.before.is_cancelled != self.after.is_cancelled


@dataclass(frozen=True, kw_only=True)
class DispatchPlan(ImportPlan):
    """What accepting one log would do.

    Attributes:
        disasters: those that would be registered, by the code that stands for them in the changes.
        offered: those that would be, if somebody asked for it.
    """

    changes: tuple[DispatchChange, ...]
    disasters: Mapping[str, DisasterEntry]
    offered: Mapping[str, DisasterEntry]

    @property
    def needs_reason(self) -> bool:
        """Whether dispatches would be cancelled or restored."""
        return any(change.is_cancelled_or_restored for change in self.written)


@dataclass(frozen=True, kw_only=True)
class StoredLog:
    """What is stored about the dispatches that the files of an upload may mean.

    Attributes:
        versions, entries: by dispatch number.
        counted_days: days with a count of their own, by dispatch number.
    """

    versions: Mapping[int, int]
    entries: Mapping[int, DispatchEntry]
    counted_days: Mapping[int, Sequence[date]]


def content_hash(reading: Reading) -> str:
    """One number for what a log says; a row that stands twice says more than one that stands once."""
    return hash_of(
        (row.dispatch_id, row.row_version, cells.key_of(row.disaster), *fields, *said(row.entry, fields))
        for row in reading.rows
        for fields in [sorted({*row.fields} - {"disaster_code"})]  # a name stays when its disaster is registered
    )


def resolved(reading: Reading, disaster_keys: Mapping[str, Sequence[str]]) -> Reading:
    """A log whose disasters were registered after it was read: their rows bear the codes."""
    known = {key: codes[0] for key, codes in disaster_keys.items() if len(codes) == 1}

    def coded(rows: Iterable[LogRow]) -> tuple[LogRow, ...]:
        return tuple(
            replace(row, entry=replace(row.entry, disaster_code=known.get(cells.key_of(row.disaster), "")))
            if row.entry.disaster_code == ""
            else row
            for row in rows
        )

    return replace(reading, rows=coded(reading.rows), refused=coded(reading.refused))


def as_accepted(reading: Reading) -> list[DispatchChange]:
    """The rows of a log whose content was accepted before: there is nothing to change, whatever became of them."""
    return [
        DispatchChange(
            dispatch_id=row.dispatch_id,
            seen_version=row.row_version,
            before=row.entry,
            after=row.entry,
            sheet=row.sheet,
            row=row.row,
        )
        for row in reading.rows
    ]


def new_disasters(readings: Iterable[Reading], today: date) -> dict[str, DisasterEntry]:
    """The disasters that rows name and nobody registered: each begins with its first dispatch, today at the latest."""
    read = [row for reading in readings for row in (*reading.rows, *reading.refused)]
    rows = [row for row in read if row.entry.disaster_code == ""]
    found = {}
    for row in rows:
        start = row.entry.start_on or today
        code = code_of(row)
        known = found.get(code)
        first = min(today, start, known.started_on if known else start)
        name = known.disaster_name if known else row.disaster
        found[code] = DisasterEntry(disaster_name=name, disaster_type=type_of(name), started_on=first)
    return found


def type_of(name: str) -> str:
    """The type that a disaster's name tells, ``other`` where it tells none."""
    key = cells.key_of(name)
    return next((its_type for word, its_type in TYPES_BY_WORD.items() if word in key), "other")


def code_of(row: LogRow) -> str | None:
    """The code of a row's disaster, or what stands for it."""
    return UNREGISTERED + cells.key_of(row.disaster) if row.entry.disaster_code == "" else row.entry.disaster_code


def said(entry: DispatchEntry, fields: Iterable[str]) -> tuple[object, ...]:
    """What an entry says in some fields; waves are the same however they are written, also those stored long ago."""
    values = (getattr(entry, field) for field in fields)
    return tuple(
        cells.key_of(wave_as_stored(value)) if field == "wave" and value else value
        for field, value in zip(fields, values, strict=True)
    )
