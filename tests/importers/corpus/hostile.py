"""Cases 1–20: files that are broken, are not what their name says, or were made to harm."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

from tests.importers.corpus.table import GOOD, refused
from tests.importers.known import COLUMNS
from tests.importers.making import repacked, text_file, workbook

SHEET = "xl/worksheets/sheet1.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
ABROAD = b'<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd">]>'
HTML = "<html><body><table><tr><td>団体コード</td><td>43213</td></tr></table></body></html>"


def good() -> bytes:
    """A workbook in which nothing is wrong."""
    return workbook([COLUMNS, GOOD])


def bit_flipped() -> bytes:
    """The same with one bit of its packed sheet turned."""
    data = bytearray(good())
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as package:
        entry = package.getinfo(SHEET)
    start = entry.header_offset + 30 + len(SHEET)
    data[start + entry.compress_size // 2] ^= 0x10
    return bytes(data)


def lying() -> bytes:
    """A zip whose directory says that a part of 5 MB has 100 bytes."""
    data = bytearray(repacked(good(), added={"xl/media/large.txt": b"\0" * 5_000_000}))
    for signature, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.rindex(signature)
        data[at + place : at + place + 4] = struct.pack("<I", 100)
    return bytes(data)


def locked_entries() -> bytes:
    """A workbook packed again with a password by a program for zips: each entry says that it is encrypted."""
    data = bytearray(good())
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(signature, at + 1)
    return bytes(data)


def with_doctype(doctype: bytes) -> bytes:
    """A workbook whose sheet declares a document type."""
    return with_sheet(lambda xml: doctype + xml)


def with_sheet(change: Callable[[bytes], bytes]) -> bytes:
    """A workbook whose first sheet's XML is changed."""
    return repacked(good(), {SHEET: change})


def with_cells(cells: str, after: str = "") -> bytes:
    """A workbook whose first sheet consists of some cells and what follows them."""
    xml = f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData>{after}</worksheet>'
    return with_sheet(lambda _: xml.encode())


def renamed_sheet() -> bytes:
    """A workbook whose sheet with a far cell stands where none is looked for, under a picture's name."""
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    xml = f'<worksheet xmlns="{MAIN}"><sheetData>{far}</sheetData></worksheet>'
    leading_there = {
        "xl/_rels/workbook.xml.rels": lambda xml: xml.replace(b"worksheets/sheet1.xml", b"media/sheet1.png")
    }
    return repacked(good(), leading_there, added={"xl/media/sheet1.png": xml.encode()})


def zip_of(parts: dict[str, bytes]) -> bytes:
    """A zip of some parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


RETURNS = [
    refused(1, "an empty file", bytes, "file_empty"),
    refused(1, "nothing but a byte order mark", lambda: b"\xef\xbb\xbf\r\n", "file_empty", "回答.csv"),
    refused(2, "a zip's first bytes and then no zip", lambda: b"PK\x03\x04" + b"abc" * 50, "file_broken"),
    refused(3, "a workbook cut in half", lambda: good()[: len(good()) // 2], "file_broken"),
    refused(4, "a workbook with one bit turned", bit_flipped, "file_broken"),
    refused(5, "a web page named .xls", lambda: HTML.encode("cp932"), "html_as_workbook", "回答.xls"),
    refused(6, "a workbook of the old format", lambda: OLE + bytes(600), "old_excel", "回答.xls"),
    refused(6, "the same, named .xlsx", lambda: OLE + bytes(600), "old_excel"),
    refused(
        7,
        "a workbook with a password",
        lambda: OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "password_protected",
    ),
    refused(7, "a zip with a password", locked_entries, "password_protected"),
    refused(8, "a workbook named .xlsm", good, "macro_workbook", "回答.xlsm"),
    refused(
        8,
        "a workbook with macros, named .xlsx",
        lambda: repacked(
            good(),
            {
                "[Content_Types].xml": lambda xml: xml.replace(
                    b"openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                    b"ms-excel.sheet.macroEnabled.main+xml",
                )
            },
        ),
        "macro_workbook",
    ),
    refused(
        9,
        "2 % of a megabyte that unfolds to 70 of them",
        lambda: with_sheet(lambda xml: xml + b" " * 70_000_000),
        "inflates_too_much",
    ),
    refused(10, "a directory that says 100 bytes for 5 megabytes", lying, "file_broken"),
    refused(
        11,
        "one cell in the last corner of the sheet",
        lambda: with_cells('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        "beyond_extent",
    ),
    refused(11, "the same on a sheet under a picture's name", renamed_sheet, "beyond_extent"),
    refused(
        12,
        "one merged area of the whole sheet",
        lambda: with_cells('<row r="1"/>', '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        "beyond_extent",
    ),
    refused(
        12,
        "a thousand merged areas that lie within the bounds",
        lambda: with_cells('<row r="1"/>', "<mergeCells>" + '<mergeCell ref="A1:IV20000"/>' * 1000 + "</mergeCells>"),
        "beyond_extent",
    ),
    refused(
        13,
        "a million rows",
        lambda: with_cells("".join(f'<row r="{row}"/>' for row in range(1, 1_000_001))),
        "beyond_extent",
    ),
    refused(13, "too many rows as text", lambda: text_file([["1"]] * 25_001), "beyond_extent", "回答.csv"),
    refused(14, "entities that multiply", lambda: with_doctype(LAUGHS), "xml_doctype"),
    refused(15, "an entity that reads a file of the server", lambda: with_doctype(ABROAD), "xml_doctype"),
    refused(
        16,
        "ten thousand elements inside each other",
        lambda: with_cells("<a>" * 10_000 + "</a>" * 10_000),
        "xml_too_deep",
    ),
    refused(17, "an entry that climbs out", lambda: repacked(good(), added={"../../evil.txt": b"x"}), "unsafe_entry"),
    refused(17, "an entry at the root", lambda: repacked(good(), added={"/etc/cron.d/x": b"x"}), "unsafe_entry"),
    refused(17, "an entry on a drive", lambda: repacked(good(), added={"C:\\x.txt": b"x"}), "unsafe_entry"),
    refused(18, "a cell called A0", lambda: with_cells('<row r="1"><c r="A0"><v>1</v></c></row>'), "file_broken"),
    refused(
        18,
        "a text that is the 999th of a list of some",
        lambda: with_cells('<row r="1"><c r="A1" t="s"><v>999</v></c></row>'),
        "file_broken",
    ),
    refused(
        18,
        "a text that is the last but one of its list",
        lambda: with_cells('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'),
        "file_broken",
    ),
    refused(
        18,
        "one cell twice",
        lambda: with_cells('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
        "file_broken",
    ),
    refused(
        18,
        "a cell in another's row",
        lambda: with_cells('<row r="1"><c r="A2"><v>1</v></c></row>'),
        "file_broken",
    ),
    refused(
        18,
        "a number that is none",
        lambda: with_cells('<row r="1"><c r="A1"><v>1_0</v></c></row>'),
        "file_broken",
    ),
    refused(19, "eleven megabytes", lambda: b"43213," * 1_900_000, "file_too_large", "回答.csv"),
    refused(20, "text in CP932 named .xlsx", lambda: text_file([COLUMNS, GOOD], "cp932"), "not_a_workbook"),
    refused(0, "a document", lambda: b"%PDF-1.7", "unsupported_file", "回答.pdf"),
    refused(0, "a zip of something else", lambda: zip_of({"a.csv": b"43213"}), "not_a_workbook"),
    refused(0, "a workbook without a table", lambda: workbook([["よろしくお願いします"]]), "no_table"),
]
