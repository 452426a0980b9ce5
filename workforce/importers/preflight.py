"""Looks at a file before anything parses it: is it what its name says, is it whole, will it fit?

A workbook is a zip of XML, and a file of 2 KB can unfold to gigabytes or claim a cell in the last corner of
a sheet. So each part is read once as a stream: sizes are counted as they come (a zip's own directory may lie),
document types are refused, and rows, cells and merged areas must lie within what a return can need.
"""

from __future__ import annotations

import io
import itertools
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from xml.parsers import expat

MOST_BYTES = 10 * 2**20
MOST_INFLATED_BYTES = 60 * 2**20
MOST_ENTRIES = 1_000
MOST_ROWS, MOST_COLUMNS = 25_000, 256
MOST_MERGED_CELLS = 250_000
DEEPEST_XML = 64

_TEXT_NAMES = {".csv", ".txt", ".tsv"}
_WORKBOOK_NAMES = {".xlsx", ".xls", ".xlsm", ".xlsb", ".xltx"}
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK"
_BOOK = re.compile(r"\.sheet\.main\+xml|\.template\.main\+xml")
_CHUNK = 1 << 16
_MARKS_AND_BLANKS = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)


class Refused(Exception):
    """A file that is not read at all: a message code and the values of its sentence."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code, self.details = code, details


@dataclass
class Inspection:
    """What a file turned out to be.

    Attributes:
        is_workbook: an Excel workbook; text otherwise.
        formulas: which cells are computed, and by what: part of the package → row and column → formula.
        recalculates: its program has not computed its formulas and leaves that to whoever opens it; the
            numbers beside them mean nothing.
        has_marked_texts: some text is struck through, raised or lowered in part.
        has_struck_fonts: some cell may be struck through as a whole.
    """

    is_workbook: bool
    formulas: dict[str, dict[tuple[int, int], str]] = field(default_factory=dict)
    recalculates: bool = False
    has_marked_texts: bool = False
    has_struck_fonts: bool = False


def inspect(name: str, data: bytes) -> Inspection:
    """What the file is.

    Raises:
        Refused: file_empty, file_too_large, old_excel, password_protected, html_as_workbook, not_a_workbook,
            unsupported_file, macro_workbook, file_broken, unsafe_entry, inflates_too_much, xml_doctype,
            xml_too_deep, beyond_extent
    """
    ending = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise Refused("file_empty")
    if len(data) > MOST_BYTES:
        raise Refused("file_too_large", megabytes=f"{len(data) / 2**20:.1f}", most=MOST_BYTES >> 20)
    if data.startswith(_OLE):
        raise Refused("password_protected" if "EncryptedPackage".encode("utf-16-le") in data else "old_excel")
    if data.startswith(_ZIP):
        if ending == ".xlsm":
            raise Refused("macro_workbook")
        return _workbook(data)
    if data.lstrip(b" \t\r\n\xef\xbb\xbf").startswith(b"<"):
        raise Refused("html_as_workbook")
    if ending in _WORKBOOK_NAMES:
        raise Refused("not_a_workbook", ending=ending)
    if ending not in _TEXT_NAMES:
        raise Refused("unsupported_file", ending=ending or name)
    return Inspection(is_workbook=False)


def within(row: int, column: int) -> None:
    """Accept a place of a table.

    Raises:
        Refused: beyond_extent
    """
    if row > MOST_ROWS or column > MOST_COLUMNS:
        raise Refused("beyond_extent", rows=MOST_ROWS, columns=MOST_COLUMNS)


def _workbook(data: bytes) -> Inspection:
    found = Inspection(is_workbook=True)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_entries(package)
            budget = _Budget()
            if "[Content_Types].xml" not in package.namelist():
                raise Refused("not_a_workbook", ending=".xlsx")
            _check_kind(b"".join(_stream(package, "[Content_Types].xml", budget)).decode("utf-8", "replace"))
            for entry in package.infolist():
                _check_part(package, entry.filename, budget, found)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, KeyError) as error:
        raise Refused("file_broken", cause=str(error) or type(error).__name__) from None
    return found


def _check_entries(package: zipfile.ZipFile) -> None:
    entries = package.infolist()
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_INFLATED_BYTES:
        raise Refused("inflates_too_much", megabytes=MOST_INFLATED_BYTES >> 20)
    names = [entry.filename for entry in entries]
    for entry in entries:
        path = entry.filename.replace("\\", "/")
        if path.startswith("/") or ":" in path or ".." in path.split("/"):
            raise Refused("unsafe_entry", entry=entry.filename)
        if entry.flag_bits & 0x1:
            raise Refused("password_protected")
    if len({name.lower() for name in names}) < len(names):
        raise Refused("file_broken", cause="two parts of one name")


def _check_kind(content_types: str) -> None:
    if "macroEnabled" in content_types or "vbaProject" in content_types:
        raise Refused("macro_workbook")
    if not _BOOK.search(content_types):
        raise Refused("not_a_workbook", ending=".xlsx")


class _Budget:
    """How many bytes may still unfold."""

    def __init__(self) -> None:
        self.left = MOST_INFLATED_BYTES

    def take(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            raise Refused("inflates_too_much", megabytes=MOST_INFLATED_BYTES >> 20)


def _stream(package: zipfile.ZipFile, name: str, budget: _Budget) -> Iterator[bytes]:
    with package.open(name) as part:
        while chunk := part.read(_CHUNK):
            budget.take(len(chunk))
            yield chunk


def _check_part(package: zipfile.ZipFile, name: str, budget: _Budget, found: Inspection) -> None:
    """Read one part to its end, which checks its length and sum; scan what may be XML, whatever its name."""
    chunks = _stream(package, name, budget)
    first = next(chunks, b"")
    scan = _Scan(name, found) if first.lstrip(_MARKS_AND_BLANKS).startswith(b"<") else None
    try:
        for chunk in itertools.chain([first], chunks):
            if scan:
                scan.parser.Parse(chunk, False)
        if scan:
            scan.parser.Parse(b"", True)
    except expat.ExpatError as error:
        if name.lower().endswith((".xml", ".rels")):
            raise Refused("file_broken", cause=f"{name}: {error}") from None
        for _ in chunks:  # a drawing of old times need not be well-formed; nothing parses it
            pass


class _Scan:
    """Reads one XML part as it comes and refuses what no return needs."""

    def __init__(self, name: str, found: Inspection) -> None:
        self.name, self.found = name, found
        self.depth = self.row = self.column = self.merged = 0
        self.kind = "n"
        self.collected: list[str] | None = None  # the text of a value or formula while it is read
        self._opened: dict[str, Callable[[dict[str, str]], object]] = {}
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse_doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _handlers(self, root: str) -> dict[str, Callable[[dict[str, str]], object]]:
        """What to look at in a part, by its outermost element: a sheet may stand under any name."""
        if root == "worksheet":
            cells = {"row": self._row, "c": self._cell, "v": self._collect, "f": self._collect}
            return cells | {"mergeCell": self._merge, "hyperlink": self._area, **self._of_texts()}
        of_others = {
            "sst": self._of_texts(),
            "styleSheet": {"strike": self._struck_font},
            "comments": {"comment": self._area},
            "workbook": {"calcPr": self._calculation},
        }
        return of_others.get(root, {})

    def _of_texts(self) -> dict[str, Callable[[dict[str, str]], object]]:
        return {"strike": self._marked_text, "vertAlign": self._marked_text}

    def _refuse_doctype(self, *_: object) -> None:
        raise Refused("xml_doctype")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST_XML:
            raise Refused("xml_too_deep")
        tag = tag.rpartition("}")[2]
        if self.depth == 1:
            self._opened = self._handlers(tag)
        if opened := self._opened.get(tag):
            opened(attributes)

    def _end(self, tag: str) -> None:
        self.depth -= 1
        if self.collected is not None and tag.endswith(("}v", "}f")):
            text, self.collected = "".join(self.collected), None
            if tag.endswith("v"):
                self._check_value(text)
            else:
                self.found.formulas.setdefault(self.name, {})[self.row, self.column] = f"={text}"

    def _text(self, text: str) -> None:
        if self.collected is not None:
            self.collected.append(text)

    def _row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", str(self.row + 1))
        if not (number.isascii() and number.isdigit()) or int(number) <= self.row:
            self._break(f"row {number}")
        self.row, self.column = int(number), 0
        within(self.row, 1)

    def _cell(self, attributes: dict[str, str]) -> None:
        row, column = self._place(attributes["r"]) if "r" in attributes else (self.row, self.column + 1)
        if row != self.row or column <= self.column:  # twice, or not in order: which of the two counts?
            self._break(f"cell {attributes.get('r')}")
        self.column, self.kind = column, attributes.get("t", "n")
        within(row, column)

    def _collect(self, _: dict[str, str]) -> None:
        self.collected = []

    def _check_value(self, text: str) -> None:
        text = text.strip() if self.kind in ("n", "s", "b") else text
        if self.kind == "n" and text and not _NUMBER.fullmatch(text):
            self._break(f"number {text[:20]}")
        if self.kind in ("s", "b") and not (text.isascii() and text.isdigit()):
            self._break(f"index {text[:20]}")

    def _marked_text(self, _: dict[str, str]) -> None:
        self.found.has_marked_texts = True

    def _struck_font(self, _: dict[str, str]) -> None:
        self.found.has_struck_fonts = True

    def _calculation(self, attributes: dict[str, str]) -> None:
        self.found.recalculates |= attributes.get("fullCalcOnLoad") in ("1", "true")

    def _merge(self, attributes: dict[str, str]) -> None:
        first, last = self._area(attributes)
        self.merged += (last[0] - first[0] + 1) * (last[1] - first[1] + 1)
        if self.merged > MOST_MERGED_CELLS:
            raise Refused("beyond_extent", rows=MOST_ROWS, columns=MOST_COLUMNS)

    def _area(self, attributes: dict[str, str]) -> tuple[tuple[int, int], tuple[int, int]]:
        corners = [self._place(corner) for corner in attributes.get("ref", "").split(":")]
        for row, column in corners:
            within(row, column)
        return corners[0], corners[-1]

    def _place(self, reference: str) -> tuple[int, int]:
        found = _REFERENCE.fullmatch(reference)
        if not found:
            self._break(f"reference {reference[:20]}")
        column = 0
        for letter in found[1]:
            column = column * 26 + ord(letter) - 64
        return int(found[2]), column

    def _break(self, cause: str) -> None:
        raise Refused("file_broken", cause=f"{self.name}: {cause}")
