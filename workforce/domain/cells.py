"""Reads what people type into cells: counts, days, codes, names. Exact or refused, never guessed.

Every reader takes a cell's value as a file holds it (text, number, date, None) and returns the value, or
raises :class:`Unreadable` with the code of the message. Blank and － are None: unanswered, never 0.
Stored text stays as it was typed; only numbers, days and the keys that names are matched by are folded.

Circled digits, brackets, ranges and words are refused although Unicode could turn some of them into digits:
① may be a footnote, (1) a negative or a remark.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from workforce.domain import texts
from workforce.domain.notation import ERAS

_FULL_WIDTH = {0xFF01 + offset: 0x21 + offset for offset in range(94)} | {0x3000: 0x20, 0xA0: 0x20}
_DASHES = set("-－−‐‑‒–—―ーｰ─━")
_NEGATIVE = "▲△-−－"
_WHOLE = re.compile(r"\d+|\d{1,3}(?:,\d{3})+")
_DECIMAL = re.compile(r"(\d+|\d{1,3}(?:,\d{3})+)\.(\d+)")
_COUNTED = re.compile(r"(.*\d)\s*[人名]")
_BAD_COMMA = re.compile(r"[\d,]*\d[\d,]*")
_MOST_DIGITS = 15  # 表計算の数はこれより長いと正確でない

# 表計算の日付番号として読む範囲（1954〜2064年）。これより小さい数は年や通し番号の書き間違いと区別できない
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 60_000
_EPOCH_1900, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)

_ERA_LETTERS = {"令和": "R", "平成": "H", "昭和": "S", "㋿": "R", "㍻": "H", "㍼": "S"}
_ERA_DAY = re.compile(
    r"(令和|平成|昭和|[㋿㍻㍼]|[RHSrhs])\s*(元|\d{1,2})\s*"
    r"(?:年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日|([./-])\s*(\d{1,2})\s*\5\s*(\d{1,2}))"
)
_DAY = re.compile(r"(\d{4})(?:年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日|([./-])(\d{1,2})\4(\d{1,2}))")
_MIDNIGHT = re.compile(r"[T ]0?0:00(:00(\.0+)?)?$")
_FISCAL_YEAR = re.compile(r"年度")

_VARIANTS = str.maketrans(
    {"ヶ": "ケ", "ｹ": "ケ", "髙": "高", "﨑": "崎", "葦": "芦", "濵": "浜", "嶋": "島", "邉": "辺"}
)


class Unreadable(ValueError):
    """A cell that cannot be read with certainty: a message code and the values of its sentence."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code, self.details = code, details


def is_blank(value: object) -> bool:
    """Whether a cell is unanswered: empty, blanks only, or a dash."""
    return value is None or (isinstance(value, str) and set(narrow(value)) <= _DASHES)


def count(value: object) -> int | None:
    """A whole number of people: １２, 1,234, 12.0, ▲3; a negative one is read, for a rule to refuse.

    Raises:
        Unreadable: not_a_number, fractional, misplaced_comma, too_many_digits, date_in_number
    """
    if is_blank(value):
        return None
    if isinstance(value, (date, datetime)):
        raise Unreadable("date_in_number", value=f"{value:%Y-%m-%d}")
    if isinstance(value, bool):
        raise Unreadable("not_a_number", value=str(value))
    if isinstance(value, (int, float)):
        return _whole_of_number(value)
    return _whole_of_text(str(value))


def persons(value: object) -> int | None:
    """A number of people, as :func:`count` reads it, or with its counter behind it: ３名, 76人, 1,234 人.

    Nothing else may stand there: 3人日, 3人程度, 約3人, 3人（女性1人） and 十二人 are refused.

    Raises:
        Unreadable: as :func:`count` does.
    """
    counted = _COUNTED.fullmatch(narrow(value)) if isinstance(value, str) else None
    return count(counted[1] if counted else value)


def _whole_of_number(value: float) -> int:
    if value != value or value in (float("inf"), float("-inf")):
        raise Unreadable("not_a_number", value=str(value))
    if abs(value) >= 10**_MOST_DIGITS:
        raise Unreadable("too_many_digits", value=str(value))
    if value != int(value):
        raise Unreadable("fractional", value=str(value))
    return int(value)


def _whole_of_text(written: str) -> int:
    text = narrow(written)
    sign = -1 if text[0] in _NEGATIVE else 1
    digits = text[1:].strip() if sign < 0 else text
    if not digits.isascii():  # other scripts have digits too, and \d would take them
        raise Unreadable("not_a_number", value=written)
    if sum(character.isdigit() for character in digits) > _MOST_DIGITS:
        raise Unreadable("too_many_digits", value=written)
    if _WHOLE.fullmatch(digits):
        return sign * int(digits.replace(",", ""))
    if decimal := _DECIMAL.fullmatch(digits):
        if decimal[2].strip("0"):
            raise Unreadable("fractional", value=written)
        return sign * int(decimal[1].replace(",", ""))
    raise Unreadable("misplaced_comma" if _BAD_COMMA.fullmatch(digits) else "not_a_number", value=written)


def day(value: object, *, starts_1904: bool = False) -> date | None:
    """A day: ISO, 2025/4/1, 2025年4月1日, R7.4.1, 令和七 in digits (令和7年4月1日), or a spreadsheet's serial number.

    ``starts_1904`` says from which day the file counts serial numbers.

    Raises:
        Unreadable: not_a_date, impossible_date, outside_era, fiscal_year_not_date
    """
    if is_blank(value):
        return None
    if isinstance(value, datetime):
        if value.time() != datetime.min.time():
            raise Unreadable("not_a_date", value=str(value))
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        raise Unreadable("not_a_date", value=str(value))
    if isinstance(value, (int, float)):
        return _day_of_serial(value, starts_1904)
    return _day_of_text(str(value), starts_1904)


def _day_of_serial(value: float, starts_1904: bool) -> date:
    if not (_FIRST_SERIAL <= value <= _LAST_SERIAL and value == int(value)):
        raise Unreadable("not_a_date", value=f"{value:g}")
    return (_EPOCH_1904 if starts_1904 else _EPOCH_1900) + timedelta(days=int(value))


def _day_of_text(written: str, starts_1904: bool) -> date:
    text = _MIDNIGHT.sub("", narrow(written))
    if text.isascii() and text.isdigit() and len(text) == 5:
        return _day_of_serial(int(text), starts_1904)
    if found := _ERA_DAY.fullmatch(text):
        month, of_month = (found[3], found[4]) if found[3] else (found[6], found[7])
        return _day_of_era(written, found[1], found[2], month, of_month)
    if found := _DAY.fullmatch(text):
        month, of_month = (found[2], found[3]) if found[2] else (found[5], found[6])
        return _possible(written, int(found[1]), month, of_month)
    raise Unreadable("fiscal_year_not_date" if _FISCAL_YEAR.search(text) else "not_a_date", value=written)


def _day_of_era(written: str, era: str, year: str, month: str, of_month: str) -> date:
    letter = _ERA_LETTERS.get(era, era.upper())
    starts = [first for first, _, its_letter in ERAS]
    place = next(place for place, (_, _, its_letter) in enumerate(ERAS) if its_letter == letter)
    first, after = starts[place], starts[place - 1] if place else date.max
    count_of_year = 1 if year == "元" else int(year)
    if count_of_year == 0:
        raise Unreadable("outside_era", value=written)
    found = _possible(written, first.year + count_of_year - 1, month, of_month)
    if not first <= found < after:
        raise Unreadable("outside_era", value=written)
    return found


def _possible(written: str, year: int, month: str, of_month: str) -> date:
    try:
        return date(year, int(month), int(of_month))
    except ValueError:
        raise Unreadable("impossible_date", value=written) from None


def check_digit(code: str) -> str:
    """The sixth digit of a municipality's five: ``(11 − (6a+5b+4c+3d+2e) mod 11) mod 10``."""
    weighed = sum(weight * int(digit) for weight, digit in zip((6, 5, 4, 3, 2), code, strict=True))
    return str((11 - weighed % 11) % 10)


def municipality_code(value: object) -> str | None:
    """The five digits of a code written with five digits or with six, the last of them a check digit.

    Raises:
        Unreadable: not_a_code, wrong_check_digit
    """
    if is_blank(value):
        return None
    if isinstance(value, bool) or (isinstance(value, float) and not value.is_integer()):
        raise Unreadable("not_a_code", value=str(value))
    text = narrow(str(int(value)) if isinstance(value, float) else str(value))
    if not (text.isascii() and text.isdigit() and len(text) in (5, 6)):
        raise Unreadable("not_a_code", value=str(value))
    if len(text) == 6 and text[5] != check_digit(text[:5]):
        raise Unreadable("wrong_check_digit", value=str(value), expected=text[:5] + check_digit(text[:5]))
    return text[:5]


def text(value: object) -> str | None:
    """Free text as typed, without blanks around it and without characters that no office program can store.

    Raises:
        Unreadable: forbidden_character (a control character other than a line break or tab, half a surrogate
            pair, or one that turns the direction of writing)
    """
    if value is None:
        return None
    typed = _written(value).strip()
    if character := texts.forbidden_character(typed):
        raise Unreadable("forbidden_character", character=f"U+{ord(character):04X}")
    return typed or None


def _written(value: object) -> str:
    """A number or day of a note as a person reads it in the cell."""
    if isinstance(value, datetime) and value.time() == datetime.min.time():
        return f"{value:%Y-%m-%d}"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def key_of(name: object) -> str:
    """What a name is matched by: NFKC, without blanks, ヶ as ケ, 髙 as 高; 「事務職 」 and 「事務職」 are one."""
    folded = unicodedata.normalize("NFKC", str(name)).translate(_VARIANTS)
    return "".join(folded.split()).casefold()


def keys_of_municipality(name: str, district: str | None, prefecture: str) -> Iterable[str]:
    """Every key a municipality may be written under: with 県 and 郡 or without, with 市・町・村 or without."""
    plain = key_of(name)
    for stem in {plain, plain[:-1]} if plain[-1:] in "市町村区" else {plain}:
        yield stem
        yield key_of(prefecture) + stem
        if district:
            yield key_of(district) + stem
            yield key_of(prefecture) + key_of(district) + stem


def named(value: object, known: Mapping[str, tuple[str, ...]]) -> str | None:
    """The code of a name; ``known`` holds the codes that each key may mean.

    Raises:
        Unreadable: unknown, ambiguous (details list the codes)
    """
    if is_blank(value):
        return None
    codes = known.get(key_of(value), ())
    if len(codes) == 1:
        return codes[0]
    if codes:
        raise Unreadable("ambiguous", value=str(value), codes=list(codes))
    raise Unreadable("unknown", value=str(value))


def narrow(written: str) -> str:
    """Full-width letters, digits, signs and blanks as the narrow ones, without blanks around. Other marks stay."""
    return written.translate(_FULL_WIDTH).strip()
