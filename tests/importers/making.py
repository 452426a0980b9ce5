"""Files as people send them, made cell by cell."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Rows = Iterable[Sequence[object]]


def text_file(rows: Rows, encoding: str = "utf-8-sig", delimiter: str = ",") -> bytes:
    """A CSV file."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode(encoding)


def workbook(rows: Rows, change: Callable[[Worksheet], None] | None = None, title: str = "回答") -> bytes:
    """An Excel workbook with one sheet, changed as asked before it is saved."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    if change:
        change(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(
    data: bytes, parts: Mapping[str, Callable[[bytes], bytes]] | None = None, added: Mapping[str, bytes] | None = None
) -> bytes:
    """The same zip with some parts changed by a function and others added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, (parts or {}).get(name, bytes)(content))
        for name, content in (added or {}).items():
            new.writestr(name, content)
    return out.getvalue()
