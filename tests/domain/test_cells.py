import contextlib
from datetime import date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workforce.domain import cells, notation, texts
from workforce.domain.cells import Unreadable

FULL_WIDTH = str.maketrans("0123456789,.-/ RHS", "０１２３４５６７８９，．－／　ＲＨＳ")
COUNTS = st.integers(0, 10**12)
DAYS = st.dates(date(1926, 12, 25), date(2099, 12, 31))
SERIAL_DAYS = st.dates(date(1960, 1, 1), date(2060, 1, 1))


def refusal(reader, value):
    with pytest.raises(Unreadable) as refused:
        reader(value)
    return refused.value.code


@given(COUNTS, st.sampled_from(["{}", "{:,}", "{}.0", " {} ", "　{:,}"]), st.booleans())
def test_a_count_comes_back_from_every_notation(count, pattern, is_full_width):
    written = pattern.format(count)
    assert cells.count(written.translate(FULL_WIDTH) if is_full_width else written) == count


@given(COUNTS)
def test_a_count_comes_back_from_a_number_cell(count):
    assert (cells.count(count), cells.count(float(count))) == (count, count)


@given(st.integers(1, 10**12), st.sampled_from("▲△-−－"))
def test_a_negative_count_is_read_as_one_for_a_rule_to_refuse(count, sign):
    assert cells.count(f"{sign}{count:,}") == -count
    assert cells.count(f"{sign} {count}".translate(FULL_WIDTH)) == -count


@given(st.integers(0, 10**6), st.integers(1, 99))
def test_a_part_of_a_person_is_refused(whole, hundredths):
    written = f"{whole}.{hundredths:02}"
    assert refusal(cells.count, written) == refusal(cells.count, float(written)) == "fractional"


@given(st.text())
@example("１２人")
@example("٣")
@example("9" * 5000)
@example("1_000")
@example("²")
def test_a_text_is_an_exact_count_unanswered_or_refused(written):
    try:
        count = cells.count(written)
    except Unreadable:
        return
    if count is None:
        assert cells.is_blank(written)
        return
    digits = "".join(character for character in written.translate(cells._FULL_WIDTH) if character.isdigit())
    assert abs(count) == int(digits) or abs(count) * 10 ** (len(digits) - len(str(abs(count)))) == int(digits)


@given(st.floats())
def test_a_number_cell_is_an_exact_count_or_refused(number):
    is_exact = number.is_integer() and abs(number) < 10**15
    if is_exact:
        assert cells.count(number) == number
    else:
        assert refusal(cells.count, number) in ("not_a_number", "fractional", "too_many_digits")


@pytest.mark.parametrize("written", ["", " ", "　", None, "-", "－", "―", "ー", " － "])
def test_a_blank_or_a_dash_is_unanswered_and_never_0(written):
    assert cells.count(written) is None
    assert cells.day(written) is None
    assert cells.municipality_code(written) is None


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1,23", "misplaced_comma"),
        (",123", "misplaced_comma"),
        ("(1)", "not_a_number"),
        ("①", "not_a_number"),
        ("10～12", "not_a_number"),
        ("約10", "not_a_number"),
        ("若干名", "not_a_number"),
        ("▲", "not_a_number"),
        ("▲▲3", "not_a_number"),
        ("+3", "not_a_number"),
        ("1e3", "not_a_number"),
        (True, "not_a_number"),
        (float("nan"), "not_a_number"),
        (1e300, "too_many_digits"),
        (date(2026, 1, 2), "date_in_number"),
    ],
)
def test_what_may_be_meant_in_two_ways_is_no_count(written, code):
    assert refusal(cells.count, written) == code


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("３名", 3),
        ("７６人", 76),
        ("76 人", 76),
        ("1,234名", 1234),
        ("▲3人", -3),
        ("12", 12),
        (12, 12),
        ("－", None),
        (None, None),
    ],
)
def test_people_are_counted_with_or_without_their_counter(written, number):
    assert cells.persons(written) == number


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("3人日", "not_a_number"),
        ("約3人", "not_a_number"),
        ("3人程度", "not_a_number"),
        ("3人（女性1人）", "not_a_number"),
        ("3人名", "not_a_number"),
        ("三人", "not_a_number"),
        ("若干名", "not_a_number"),
        ("①名", "not_a_number"),
        ("人", "not_a_number"),
        ("2人・3人", "not_a_number"),
        ("1,2人", "misplaced_comma"),
        ("2.5人", "fractional"),
        (True, "not_a_number"),
        (date(2026, 1, 2), "date_in_number"),
    ],
)
def test_nothing_but_a_number_and_its_counter_is_a_number_of_people(written, code):
    assert refusal(cells.persons, written) == code


def era_day(day):
    first, _, letter = notation._era(day)
    return f"{letter}{day.year - first.year + 1}.{day.month}.{day.day}"


@given(DAYS, st.booleans())
def test_a_day_comes_back_from_every_notation(day, is_full_width):
    for written in (
        f"{day:%Y-%m-%d}",
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        notation.japanese_date(day),
        era_day(day),
        era_day(day).lower().replace(".", "/"),
        f"{day:%Y-%m-%d}T00:00:00",
        f" {notation.japanese_date(day)} ",
    ):
        assert cells.day(written.translate(FULL_WIDTH) if is_full_width and "T" not in written else written) == day
    assert cells.day(day) == cells.day(datetime(day.year, day.month, day.day)) == day


@given(SERIAL_DAYS)
def test_a_serial_day_comes_back_in_both_systems(day):
    since_1900, since_1904 = (day - date(1899, 12, 30)).days, (day - date(1904, 1, 1)).days
    assert cells.day(since_1900) == cells.day(float(since_1900)) == cells.day(str(since_1900)) == day
    assert cells.day(since_1904, starts_1904=True) == day


@given(st.text())
def test_a_text_is_a_day_unanswered_or_refused(written):
    with contextlib.suppress(Unreadable):
        assert cells.day(written) is None or isinstance(cells.day(written), date)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("令和7年2月30日", "impossible_date"),
        ("2026/13/1", "impossible_date"),
        ("平成37年4月1日", "outside_era"),
        ("令和元年4月30日", "outside_era"),
        ("平成31年5月1日", "outside_era"),
        ("昭和64年1月8日", "outside_era"),
        ("令和0年4月1日", "outside_era"),
        ("令和7年度", "fiscal_year_not_date"),
        ("2026/4", "not_a_date"),
        ("4/1", "not_a_date"),
        ("20260401", "not_a_date"),
        ("2026-4.1", "not_a_date"),
        ("T15.12.25", "not_a_date"),
        (45748.5, "not_a_date"),
        (2026, "not_a_date"),
        (datetime(2026, 4, 1, 9), "not_a_date"),
        (True, "not_a_date"),
    ],
)
def test_no_day_is_guessed(written, code):
    assert refusal(cells.day, written) == code


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("令和元年5月1日", date(2019, 5, 1)),
        ("平成31年4月30日", date(2019, 4, 30)),
        ("昭和64年1月7日", date(1989, 1, 7)),
        ("平成元年1月8日", date(1989, 1, 8)),
        ("㋿7年4月1日", date(2025, 4, 1)),
    ],
)
def test_an_era_changes_on_its_day(written, day):
    assert cells.day(written) == day


@given(st.from_regex(r"[0-9]{5}", fullmatch=True), st.booleans())
def test_a_code_comes_back_with_and_without_its_check_digit(code, is_full_width):
    six = code + cells.check_digit(code)
    for written in (code, six, f" {six}"):
        assert cells.municipality_code(written.translate(FULL_WIDTH) if is_full_width else written) == code


@given(st.from_regex(r"[0-9]{5}", fullmatch=True), st.integers(1, 9))
def test_every_wrong_check_digit_is_refused(code, off):
    wrong = str((int(cells.check_digit(code)) + off) % 10)
    assert refusal(cells.municipality_code, code + wrong) == "wrong_check_digit"


@pytest.mark.parametrize(
    ("code", "digit"), [("43100", "1"), ("43213", "0"), ("01100", "2"), ("13101", "6"), ("47382", "1")]
)
def test_the_check_digit_of_known_codes(code, digit):
    assert cells.check_digit(code) == digit


@pytest.mark.parametrize("written", ["4321", "4321000", "43213-0", "４３２１", "43213.5", 43213.5, True, "٤٣٢١٣"])
def test_a_code_has_five_digits_or_six(written):
    assert refusal(cells.municipality_code, written) == "not_a_code"


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_a_text_is_kept_as_typed_but_for_blanks_around_it(typed):
    if texts.forbidden_character(typed):
        assert refusal(cells.text, typed) == "forbidden_character"
    else:
        assert cells.text(typed) == (typed.strip() or None)


@pytest.mark.parametrize("character", ["\0", "\x0b", "\x1f", "\x7f", "\ud83d", "\u202e", "\u2066"])
def test_a_character_that_cannot_be_stored_or_seen_is_refused(character):
    assert refusal(cells.text, f"育休{character}中") == "forbidden_character"


@pytest.mark.parametrize(("value", "text"), [(3, "3"), (3.0, "3"), (2.5, "2.5"), (datetime(2026, 4, 1), "2026-04-01")])
def test_a_number_or_day_as_a_remark_reads_as_in_its_cell(value, text):
    assert cells.text(value) == text


def test_names_are_matched_whatever_their_width_blanks_and_variants():
    assert {cells.key_of(name) for name in ("事務職（福祉）", "事務職 (福祉)", "事務職　（福祉） ")} == {"事務職(福祉)"}
    assert cells.key_of("髙森ヶ丘") == cells.key_of("高森ケ丘")
    known = {cells.key_of("保健師"): ("phn",), cells.key_of("事務"): ("admin", "admin_school")}
    assert cells.named("保　健師", known) == "phn"
    assert refusal(lambda name: cells.named(name, known), "事務") == "ambiguous"
    assert refusal(lambda name: cells.named(name, known), "宇宙飛行士") == "unknown"


def test_a_municipality_is_known_by_its_name_with_and_without_prefecture_district_and_suffix():
    keys = set(cells.keys_of_municipality("甲佐町", "上益城郡", "熊本県"))
    assert {"甲佐町", "甲佐", "上益城郡甲佐町", "熊本県上益城郡甲佐町", "熊本県甲佐町"} <= keys
