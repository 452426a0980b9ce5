"""計・小計・合計 rows: no answers, but what they declare must be the sum of the rows they stand for.

Which rows those are is read from the label: 小計 < 計 < 合計 < 総計, and a total covers the rows since the last
total that is not smaller than itself; 「何々市計」 or a total beside a municipality covers its rows, 市計・町村計
those of that type, 県計 all. A total above its rows, or right below another total, covers every row before it,
or, before the first row, every row of the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from workforce.domain import cells
from workforce.domain.cells import Unreadable
from workforce.domain.headcounts import COUNTS
from workforce.domain.returns import WARNING, CellProblem, Registers, ReturnRow
from workforce.importers import problems
from workforce.importers.headings import Heading
from workforce.importers.sheets import UNCACHED, Sheet

LABELLED = ("municipality_code", "municipality", "as_of", "occupation_code", "occupation")
LONGEST_LABEL = 100  # a longer text is none; patterns are not tried on it, which could take forever
_LEVELS = {"小計": 1, "計": 2, "合計": 3, "総計": 4, "総合計": 4, "県計": 4, "市町村計": 4, "累計": 4, "total": 3}
_OF_ALL = {"県計", "市町村計", "総計", "総合計"}
_TYPES = {"市計": "市", "町計": "町", "村計": "村", "町村計": "町村"}
# 「計」で終わる職種や課の名は合計ではない
_NOT_A_TOTAL = re.compile(r"(会計|統計|設計|家計|時計)$")
_LABEL = re.compile(r"(?P<whose>.*?)(?P<label>小計|総合計|合計|総計|累計|県計|市町村計|町村計|市計|町計|村計|計|total)")
_NOTE = re.compile(r"[※＊*]|[(（]?注[)）:：\d１-９]")


@dataclass(frozen=True)
class Total:
    """A total row: where, what its label says, and the municipality whose rows alone it sums, if it names one."""

    row: int
    label: str
    municipality_code: str | None


def total_in(sheet: Sheet, heading: Heading, row: int, registers: Registers) -> Total | None:
    """What a row totals; None for a row that is no total."""
    texts = [(name, sheet.typed(row, heading.columns[name])) for name in LABELLED if name in heading.columns]
    for name, text in texts:
        if len(text) > LONGEST_LABEL:
            continue
        key = re.sub(r"\(.*\)$|[\[\]【】<>]", "", cells.key_of(text))
        found = _LABEL.fullmatch(key)
        if not found or _NOT_A_TOTAL.search(key) or _is_known(key, name, registers):
            continue
        beside = [other for field, other in texts if field in ("municipality_code", "municipality") and other != text]
        named = [] if found["label"] in _OF_ALL else [found["whose"], *beside]
        return Total(row, found["label"], _whose(named, registers))
    return None


def is_note(sheet: Sheet, heading: Heading, row: int) -> bool:
    """Whether a row is a remark below the table: it begins with ※ or 注, and nothing else stands in it."""
    columns = range(1, len(heading.texts) + 1)
    texts = [sheet.cells[row, column].typed.strip() for column in columns if (row, column) in sheet.cells]
    said = [text for text in texts if text]
    return len(said) == 1 and bool(_NOTE.match(said[0]))


def reconcile(
    sheet: Sheet,
    heading: Heading,
    totals: Sequence[Total],
    answers: Sequence[ReturnRow],
    refused_rows: Iterable[int],
    registers: Registers,
) -> Iterator[CellProblem]:
    """What the total rows declare otherwise than their rows add up to; not where one of those rows has an error."""
    refused = set(refused_rows)
    rows = {answer.row: answer for answer in answers}
    for total in totals:
        covered = _covered(total, totals, sorted(rows.keys() | refused), rows, registers)
        if not refused & covered:
            yield from _differences(sheet, heading, total, [rows[row] for row in sorted(covered)])


def _differences(sheet: Sheet, heading: Heading, total: Total, covered: list[ReturnRow]) -> Iterator[CellProblem]:
    for name in COUNTS:
        column = heading.columns.get(name)
        if column is None:
            continue
        at = {"field": name, "header": heading.text(name)}
        cell = sheet.cells.get((total.row, column))
        if cell is None or cell.kind == UNCACHED:  # a sum that no program has computed declares nothing
            continue
        try:
            declared = cells.persons(cell.plain())
        except Unreadable as error:  # nothing is read from it, so it only warns
            yield problems.at(sheet, total.row, column, error.code, error.details, severity=WARNING, **at)
            continue
        added = sum(getattr(answer.entry, name) or 0 for answer in covered)
        if declared is not None and declared != added:
            details = {"declared": declared, "added": added, "rows": len(covered)}
            yield problems.at(sheet, total.row, column, "total_mismatch", details, **at)


def _covered(
    total: Total, totals: Sequence[Total], data: Sequence[int], answers: Mapping[int, ReturnRow], registers: Registers
) -> set[int]:
    """The data rows that a total stands for."""
    if total.municipality_code or total.label in _TYPES:
        # a refused row may belong to it: then nothing can be compared
        return {row for row in data if row not in answers or _belongs(total, answers[row], registers)}
    level = _LEVELS[total.label]
    before = [other.row for other in totals if other.row < total.row and _LEVELS.get(other.label, 2) >= level]
    since = max(before, default=0)
    covered = {row for row in data if since < row < total.row}
    return covered or {row for row in data if row < total.row} or set(data)


def _belongs(total: Total, answer: ReturnRow, registers: Registers) -> bool:
    if total.municipality_code:
        return answer.municipality_code == total.municipality_code
    return registers.municipalities[answer.municipality_code][-1] in _TYPES[total.label]


def _is_known(key: str, name: str, registers: Registers) -> bool:
    known = registers.occupation_keys if name.startswith("occupation") else registers.municipality_keys
    return key in known


def _whose(texts: Iterable[str], registers: Registers) -> str | None:
    for text in texts:
        codes = registers.municipality_keys.get(cells.key_of(text), ())
        if len(codes) == 1:
            return codes[0]
        try:
            code = cells.municipality_code(text)
        except Unreadable:
            continue
        code = registers.municipality_aliases.get(code, code)
        if code in registers.municipalities:
            return code
    return None
