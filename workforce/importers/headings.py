"""Finds the heading of a table: one row or two with merged cells, below any title, its columns in any order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from workforce.domain import cells
from workforce.domain.cells import Unreadable
from workforce.domain.columns import TableColumns
from workforce.importers.sheets import Sheet

DEEPEST = 30  # a heading below this row is none
LEAST_TEXTS = 3  # a table of fewer columns is no return

# 2 段見出しの上段のうち、下段の意味を変えないもの。ほかの語（前年、会計年度任用など）の下の「実員」は別の数でありうる
NEUTRAL_GROUPS = {
    cells.key_of(word)
    for words in (
        "職員数 人数 定員・実員 定員実員 定員と実員 定員及び実員 正職員 正規職員 常勤職員 一般職員 職種別職員数",
        "内訳 うち 欠員 欠員補充 欠員の補充 欠員の状況 補充 補充の状況 団体 市町村 区分 調査項目 回答欄 記入欄",
    )
    for word in words.split()
}


# 結合していない上段の語でも、下の「実職員数」を別の数にするもの。「令和8年4月1日現在」は表の時点を言うだけ
_OTHER_NUMBER = re.compile(
    r"前年|昨年|前回|過去|令和|平成|年度|会計年度|再任用|任期付|非常勤|臨時|短時間|条例|休職|派遣|兼務"
)
_SAYS_WHEN = ("現在", "時点")


@dataclass(frozen=True)
class Heading:
    """Where the columns of a table are.

    Attributes:
        first, last: its rows.
        texts: the header of each column from A on, "" where there is none.
        columns: field of ``known`` → column, from 1.
        repeated: fields that several columns claim → those columns.
        known: the columns that the table may have.
    """

    first: int
    last: int
    texts: tuple[str, ...]
    columns: Mapping[str, int]
    repeated: Mapping[str, tuple[int, ...]]
    known: TableColumns

    @property
    def missing(self) -> list[str]:
        """The fields that the table lacks."""
        return self.known.missing(set(self.columns))

    @property
    def others(self) -> tuple[str, ...]:
        """The headers that name no known column."""
        used = set(self.columns.values())
        return tuple(text for column, text in enumerate(self.texts, start=1) if text and column not in used)

    def text(self, field: str) -> str:
        """The header of a field's column."""
        return self.texts[self.columns[field] - 1]

    def mapped(self, mapping: Mapping[int, str]) -> Heading:
        """The same rows, with the columns that somebody chose: place in ``texts``, from 0 → field."""
        return replace(self, columns={field: at + 1 for at, field in mapping.items()}, repeated={})


def find(sheet: Sheet, known: TableColumns) -> Heading | None:
    """The heading with most known columns, else the row with most words; None where there is no table."""
    last_column = sheet.last_column
    candidates = _candidates(sheet, known, min(sheet.last_row, DEEPEST), last_column)
    found = [heading for heading in candidates if not heading.missing or _is_of_words(sheet, heading)]
    best = max(found, key=lambda heading: (len(heading.columns), _fits(sheet, heading)), default=None)
    if best and best.columns:
        return best
    wordy = [(_words(sheet, heading.first, last_column), heading) for heading in found if heading.first == heading.last]
    most, best = max(wordy, key=lambda pair: pair[0], default=(0, None))
    return best if most >= LEAST_TEXTS else None


def _fits(sheet: Sheet, heading: Heading) -> int:
    """How well one row or two do as a heading: best two rows of words of which the upper is merged, then one row."""
    if heading.first == heading.last:
        return 1
    columns = range(1, len(heading.texts) + 1)
    is_merged = any(_group_above(sheet, heading.last, column) for column in columns)
    return 2 if is_merged and _is_of_words(sheet, heading) else 0


def _is_of_words(sheet: Sheet, heading: Heading) -> bool:
    """Whether no cell is a number or day: a row that holds one answers, and has no heading above it."""
    rows, columns = {heading.first, heading.last}, range(1, len(heading.texts) + 1)
    return all(_is_word(text) for row in rows for column in columns if (text := sheet.typed(row, column).strip()))


def _candidates(sheet: Sheet, known: TableColumns, last_row: int, last_column: int) -> Iterator[Heading]:
    for row in range(1, last_row + 1):
        yield _heading(sheet, known, row, row, last_column)
        if row < last_row:
            yield _heading(sheet, known, row, row + 1, last_column)


def _heading(sheet: Sheet, known: TableColumns, first: int, last: int, last_column: int) -> Heading:
    texts, columns = [], {}
    for column in range(1, last_column + 1):
        upper = sheet.typed(first, column).strip() if first < last else _group_above(sheet, first, column)
        lower = sheet.typed(last, column).strip()
        texts.append(" ".join(dict.fromkeys(text for text in (upper, lower) if text)))
        field = _field(known, upper, lower)
        if field and not _continues(sheet, last, column):
            columns.setdefault(field, []).append(column)
    return Heading(
        first=first,
        last=last,
        texts=tuple(texts),
        columns={field: places[0] for field, places in columns.items()},
        repeated={field: tuple(places) for field, places in columns.items() if len(places) > 1},
        known=known,
    )


def _field(known: TableColumns, upper: str, lower: str) -> str | None:
    if not lower or upper == lower:
        return known.field_of(upper)
    return known.field_of(upper + lower) or _field_within(known, upper, known.field_of(lower))


def _field_within(known: TableColumns, group: str, field: str | None) -> str | None:
    """A field below the name of a group, if the name leaves its meaning as it is."""
    is_clear = not group or field not in known.counts or cells.key_of(group) in NEUTRAL_GROUPS
    return field if is_clear else None


def _group_above(sheet: Sheet, row: int, column: int) -> str:
    """The name of a group of columns: merged over some of them but not from the first on, as a title is.

    Of a cell that is not merged only words count that make another number of what stands below them.
    """
    first = sheet.merged.get((row - 1, column))
    if first is None:
        text = sheet.typed(row - 1, column).strip()
        return text if column > 1 and _OTHER_NUMBER.search(text) and not text.endswith(_SAYS_WHEN) else ""
    is_group = first[1] > 1 and sheet.merged.get((row - 1, first[1] + 1)) == first
    return sheet.typed(*first).strip() if is_group else ""


def _continues(sheet: Sheet, row: int, column: int) -> bool:
    """Whether a header cell is the rest of a merged one that begins further left."""
    return sheet.merged.get((row, column), (row, column))[1] < column


def _words(sheet: Sheet, row: int, last_column: int) -> int:
    return sum(_is_word(sheet.typed(row, column)) for column in range(1, last_column + 1))


def _is_word(text: str) -> bool:
    """Whether a text is no number, day or code: what a header is, in a file whose every value is text."""
    if cells.is_blank(text):
        return False
    for reader in (cells.persons, cells.day):
        try:
            reader(text)
        except Unreadable:
            continue
        return False
    return True
