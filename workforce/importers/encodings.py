"""Bytes of a text file → text: by its mark, else strictly as UTF-8, else strictly as CP932, else refused.

Strict is not enough. Bytes of EUC-JP can be read as CP932 without an error, as rows of half-width kana, and so
can a line of UTF-8 inside a CP932 file; both would be stored as nonsense. What can be read in two ways is refused.
"""

from __future__ import annotations

import codecs
import re

from workforce.importers.preflight import Refused

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SHIFT_OF_JIS = re.compile(rb"\x1b[$(]")  # ISO-2022-JP is made of ASCII bytes alone
_FIELD = re.compile(rb"[,\t\r\n\"]+")
_CJK_AS_UTF8 = re.compile(r"[\u2190-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\uffef]")


def decoded(data: bytes) -> str:
    """The text of a file.

    Raises:
        Refused: encoding_unclear
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    if _SHIFT_OF_JIS.search(data):
        raise Refused("encoding_unclear")
    if data.count(b"\0") * 4 > len(data):  # UTF-16 without its mark
        raise Refused("encoding_unclear")
    if _is(data, "utf-8"):
        return data.decode("utf-8")
    text = _strictly(data, "cp932")
    if _is(data, "euc_jp") or any(_is_utf8_within(field) for field in _FIELD.split(data)):
        raise Refused("encoding_unclear")
    return text


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Refused("encoding_unclear") from None


def _is(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _is_utf8_within(field: bytes) -> bool:
    return not field.isascii() and _is(field, "utf-8") and bool(_CJK_AS_UTF8.search(field.decode("utf-8")))
