"""How numbers and dates are written in an office paper. Pure text, no units but %, pt and 年月日.

Negatives carry ▲, a value that is missing is －, and halves round away from zero as in hand reckoning.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

MISSING = "－"
MOST_DECIMALS = 4

# 元号の初日。改元の日から新しい元号で書く（平成31年4月30日の翌日が令和元年5月1日）
ERAS = (
    (date(2019, 5, 1), "令和", "R"),
    (date(1989, 1, 8), "平成", "H"),
    (date(1926, 12, 25), "昭和", "S"),
)


def is_missing(value: object) -> bool:
    """Whether there is no value: None, NaN, NaT or pandas' NA."""
    if value is None:
        return True
    try:
        return bool(value != value)
    except TypeError:  # pandas' NA answers no question with yes or no
        return True


def number(value: float | None, decimals: int = 0) -> str:
    """1234 → 1,234; −1 → ▲1; a missing value → －."""
    if is_missing(value):
        return MISSING
    rounded = _rounded(value, decimals)
    return f"{'▲' if rounded < 0 else ''}{abs(rounded):,.{decimals}f}"


def as_printed(value: float | None) -> str:
    """A number with the decimals it has: 7623.0 → 7,623; 1.25 → 1.25; −1 → ▲1."""
    if is_missing(value):
        return MISSING
    exponent = Decimal(str(value)).normalize().as_tuple().exponent
    return number(value, max(0, -exponent))


def signed(value: float | None, decimals: int = 0) -> str:
    """A difference: ＋3, ▲3, ±0."""
    if is_missing(value):
        return MISSING
    return _plus(value, decimals) + number(value, decimals)


def percent(rate: float | None, decimals: int = 1) -> str:
    """A rate between 0 and 1: 0.0204 → 2.0%; one short of all, or more than none, is not rounded to it: 99.97%."""
    return MISSING if is_missing(rate) else number(_hundredfold(rate), percent_decimals((rate,), decimals)) + "%"


def percent_decimals(rates: Iterable[float | None], least: int) -> int:
    """With how many decimals rates are written: none that is short of 100% says 100.0%, none above 0% says 0.0%.

    Args:
        least: the decimals where no rate asks for more. Whole per cents stay whole: they are said of shares.
    """
    known = {_hundredfold(rate) for rate in rates if not is_missing(rate)} if least else set()
    decimals = least
    while decimals < MOST_DECIMALS and any(_looks_whole(rate, decimals) for rate in known):
        decimals += 1
    return decimals


def points(difference: float | None) -> str:
    """The difference of two rates: 0.002 → ＋0.2pt."""
    return MISSING if is_missing(difference) else signed(_hundredfold(difference), 1) + "pt"


def japanese_date(value: date | None) -> str:
    """令和7年4月1日; before 昭和 the Gregorian year."""
    return MISSING if is_missing(value) else f"{_japanese_year(value)}{value.month}月{value.day}日"


def short_era(value: date | None) -> str:
    """The era year of a date as on an axis: R7, and H31 in April 2019."""
    if is_missing(value):
        return MISSING
    first, _, letter = _era(value)
    return f"{letter}{value.year - first.year + 1}" if first else str(value.year)


def day(value: date | None, language: str) -> str:
    """A date as the reader writes it: 令和7年4月1日 or 2025-04-01."""
    if is_missing(value):
        return MISSING
    return japanese_date(value) if language == "ja" else f"{value:%Y-%m-%d}"


def month_day(value: date | None, language: str) -> str:
    """A day within a known year: 8月23日 or 08-23."""
    if is_missing(value):
        return MISSING
    return f"{value.month}月{value.day}日" if language == "ja" else f"{value:%m-%d}"


def period(start: date, end: date | None, language: str) -> str:
    """令和7年8月13日～9月30日 (the year once where it is the same) or 2025-08-13 – 2025-09-30; no end → open."""
    if language != "ja":
        return f"{day(start, language)} – {'' if is_missing(end) else day(end, language)}".strip()
    if is_missing(end):
        return f"{japanese_date(start)}～"
    same_year = _japanese_year(start) == _japanese_year(end)
    return f"{japanese_date(start)}～{f'{end.month}月{end.day}日' if same_year else japanese_date(end)}"


def details(values: Mapping[str, object], language: str) -> dict[str, str]:
    """The details of an error or problem, written for a sentence: dates and numbers in the reader's notation."""
    return {name: _detail(value, language) for name, value in values.items()}


def _detail(value: object, language: str) -> str:
    if isinstance(value, date):
        return day(value, language)
    if isinstance(value, (list, tuple)):
        return ("、" if language == "ja" else ", ").join(_detail(item, language) for item in value)
    return number(value) if isinstance(value, int) else str(value)


def _rounded(value: float, decimals: int) -> Decimal:
    # str() first: 0.0205 is meant as written, not as the nearest binary fraction below it
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + 0


def _hundredfold(rate: float) -> Decimal:
    return Decimal(str(rate)) * 100


def _looks_whole(hundredfold: Decimal, decimals: int) -> bool:
    """Whether a rate between none and all would be written as one of them."""
    return 0 < hundredfold < 100 and _rounded(hundredfold, decimals) in (0, 100)


def _plus(value: float, decimals: int) -> str:
    rounded = _rounded(value, decimals)
    return "" if rounded < 0 else "＋" if rounded > 0 else "±"


def _era(value: date) -> tuple[date | None, str, str]:
    day_of = date(value.year, value.month, value.day)
    return next((era for era in ERAS if era[0] <= day_of), (None, "", ""))


def _japanese_year(value: date) -> str:
    first, name, _ = _era(value)
    if first is None:
        return f"{value.year}年"
    year = value.year - first.year + 1
    return f"{name}{'元' if year == 1 else year}年"
