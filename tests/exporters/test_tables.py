"""A table as CSV: the bytes a spreadsheet opens right, nothing that it would run, nothing without its mark."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from io import BytesIO

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from workforce.exporters.tables import csv_bytes, file_name, stamp_of, xlsx_bytes
from workforce.i18n import Words

STAMP = {"出典": "調査", "データ区分": "架空データ"}


@pytest.fixture
def frame() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "name": pd.Series(["髙﨑㈱①", '宇城市, "南"\n支所', None], dtype="str"),
            "vacancy": pd.Series([3, None, -1], dtype="Int64"),
            "rate": [2.1, float("nan"), 0.0],
            "start_on": pd.to_datetime(["2025-04-01", None, "2025-08-13"]),
            "unwanted": [1, 2, 3],
        }
    )


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_file_has_a_mark_for_excel_one_header_and_a_line_for_each_row(frame: pd.DataFrame):
    labels = {"vacancy": "欠員", "name": "市町村", "rate": "欠員率（%）", "start_on": "開始日"}
    assert (
        csv_bytes(frame, labels, STAMP)
        == (
            "\N{BYTE ORDER MARK}欠員,市町村,欠員率（%）,開始日,出典,データ区分\r\n"
            "3,髙﨑㈱①,2.1,2025-04-01,調査,架空データ\r\n"
            ',"宇城市, ""南""\n支所",,,調査,架空データ\r\n'
            "-1,,0.0,2025-08-13,調査,架空データ\r\n"
        ).encode()
    )


def test_a_table_without_rows_still_says_what_it_would_hold(frame: pd.DataFrame):
    assert rows(csv_bytes(frame.iloc[:0], {"name": "市町村"}, STAMP)) == [["市町村", "出典", "データ区分"]]


@pytest.mark.parametrize("text", ["=1+1", "+81", "-3人", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")'])
def test_a_spreadsheet_runs_no_text(text: str):
    data = csv_bytes(pd.DataFrame({"note": [text]}), {"note": "備考"}, {"出典": text})
    assert rows(data)[1] == [f"'{text}", f"'{text}"]


def test_a_negative_number_stays_a_number():
    data = csv_bytes(pd.DataFrame({"change": pd.Series([-3], dtype="Int64")}), {"change": "前年差"}, {})
    assert rows(data)[1] == ["-3"]


def test_the_stamp_takes_no_columns_place(frame: pd.DataFrame):
    with pytest.raises(ValueError, match="出典"):
        csv_bytes(frame, {"name": "出典"}, STAMP)


def test_the_frame_stays_as_it_was(frame: pd.DataFrame):
    before = frame.copy()
    csv_bytes(frame, {"name": "市町村", "start_on": "開始日"}, STAMP)
    pd.testing.assert_frame_equal(frame, before)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=1))
def test_any_text_comes_back_as_it_went_or_behind_an_apostrophe(texts: list[str]):
    written = rows(
        csv_bytes(pd.DataFrame({"number": range(len(texts)), "note": texts}), {"number": "番号", "note": "備考"}, {})
    )
    assert len(written) == len(texts) + 1
    for text, (_, cell) in zip(texts, written[1:], strict=True):
        assert cell in (text, f"'{text}")
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_an_excel_sheet_keeps_numbers_dates_and_text_that_looks_like_a_formula():
    frame = pd.DataFrame(
        {
            "n": pd.array([1200, None], dtype="Int64"),
            "day": pd.to_datetime(["2025-08-13", None]),
            "note": ["=1+1", None],
        }
    )
    content = xlsx_bytes(frame, {"n": "人数", "day": "日", "note": "備考"}, {"データの種類": "架空データ"})
    sheet = load_workbook(BytesIO(content)).active
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["人数", "日", "備考"],
        [1200, datetime(2025, 8, 13), "=1+1"],
        [None, None, None],
        [None, None, None],
        ["データの種類", "架空データ", None],
    ]
    assert sheet["C2"].data_type == "s"


@pytest.mark.parametrize(
    ("key", "japanese", "english"),
    [
        ("persons_by_day", "日別の派遣人数", "persons_by_day"),
        ("returns_20250401", "提出状況_20250401", "returns_20250401"),
        ("needs_by_task", "業務別の要請と充足", "needs_by_task"),
        ("needs_2016_kumamoto_eq", "要請の充足_2016_kumamoto_eq", "needs_2016_kumamoto_eq"),
        ("nothing_known", "nothing_known", "nothing_known"),
    ],
)
def test_a_file_is_called_in_the_language_of_its_reader(key, japanese, english):
    assert (file_name(key, Words("ja")), file_name(key, Words("en"))) == (japanese, english)


@pytest.mark.parametrize(
    ("source", "is_sample", "said"),
    [
        ("派遣の記録（市町村課）", True, "派遣の記録（市町村課）"),
        ("出典：派遣の記録（市町村課）／令和7年4月1日現在／架空データ", True, "派遣の記録（市町村課）"),
        ("出典：人材調査／県北へ絞込み／令和7年4月1日現在", False, "人材調査／県北へ絞込み"),
        (
            "指標の値は表のとおり／出典：調査／令和6年4月1日現在／架空データ",
            False,
            "指標の値は表のとおり／調査／令和6年4月1日現在／架空データ",
        ),
        ("架空データ（合計のみ公表値に合わせて調整）／架空データ", True, "架空データ（合計のみ公表値に合わせて調整）"),
    ],
)
def test_every_file_says_its_source_in_one_form(source, is_sample, said):
    assert stamp_of(source, date(2025, 4, 1), Words("ja"), is_sample=is_sample)["出典"] == said
