"""Dispatch logs as people keep them: each with every value that it says, and every problem with its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from openpyxl.worksheet.worksheet import Worksheet

from tests.importers.corpus import hostile
from tests.importers.making import text_file, workbook
from workforce.domain.dispatches import DispatchEntry
from workforce.domain.returns import Reading

COLUMNS = [
    "災害", "区分", "状態", "派遣元コード", "派遣元", "派遣先コード", "派遣先", "業務", "職種", "人数", "開始日",
    "終了日", "陣", "経路", "移動日数", "備考",
]  # fmt: skip
IDS = [
    "disaster", "kind", "status", "sender_code", "sender", "destination_code", "destination", "task", "occupation",
    "persons", "start_on", "end_on", "wave", "route", "travel_days", "note",
]  # fmt: skip
# 誤りのない 2 行。1 行を変えたとき、もう 1 行は必ず正しく読める
GOOD = [
    "令和7年8月豪雨", "応援派遣", "終了", "43000", "熊本県", "43202", "八代市",
    "住家被害認定調査（1次）", "事務職",
    "4", "R7.8.13", "R7.8.20", "第1陣", "県職員派遣", "1", "公用車で移動",
]  # fmt: skip
OTHER = [
    "rain", "emergency", "active", "", "宇城市", "", "八代市", "罹災証明 受付", "", "2",
    "2025/8/21", "", "", "", "", "",
]  # fmt: skip
GOOD_ENTRY = DispatchEntry(
    entry_key="",
    disaster_code="rain",
    kind="emergency",
    status="ended",
    sender_code="43000",
    destination_code="43202",
    task_code="damage_survey1",
    occupation_code="admin",
    persons=4,
    start_on=date(2025, 8, 13),
    end_on=date(2025, 8, 20),
    wave="第1陣",
    route_code="prefecture",
    travel_days=1,
    note="公用車で移動",
)
OTHER_ENTRY = DispatchEntry(
    entry_key="",
    disaster_code="rain",
    kind="emergency",
    status="active",
    sender_code="43213",
    destination_code="43202",
    task_code="cert_reception",
    persons=2,
    start_on=date(2025, 8, 21),
)
BOTH = {2: GOOD_ENTRY, 3: OTHER_ENTRY}
CSV = "派遣.csv"


@dataclass(frozen=True, kw_only=True)
class Log:
    """A file of the corpus.

    Attributes:
        about: what is messy about it.
        entries: what it says, by row; a row that is missing here must not be read.
        problems: ``severity code place`` of each, the place as cell, row or nothing; in any order.
        numbers: record number and version, by row, where the file has them.
    """

    about: str
    make: Callable[[], bytes]
    name: str = "派遣.xlsx"
    layout: str = "long"
    entries: Mapping[int, DispatchEntry] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    numbers: Mapping[int, tuple[int | None, int | None]] = field(default_factory=dict)
    mapping: Mapping[int, str] | None = None


def with_cells(**changed: object) -> list[object]:
    """The good row with some cells changed, named by their Japanese header."""
    return [changed.get(column, value) for column, value in zip(COLUMNS, GOOD, strict=True)]


def cell(
    about: str, *problems: str, entry: DispatchEntry | None = None, is_text: bool = False, **changed: object
) -> Log:
    """A file with some cells of its first row changed; read as ``entry`` if nothing is wrong."""
    rows = [COLUMNS, with_cells(**changed), OTHER]
    entries = {3: OTHER_ENTRY} if any(problem.startswith("error") for problem in problems) else {}
    return Log(
        about=about,
        make=lambda: text_file(rows) if is_text else workbook(rows),
        name=CSV if is_text else "派遣.xlsx",
        entries=entries or {2: entry or GOOD_ENTRY, 3: OTHER_ENTRY},
        problems=problems,
    )


def of_table(about: str, rows: list[list[object]], *problems: str, **given: object) -> Log:
    """A text file of some rows."""
    return Log(about=about, make=lambda: text_file(rows), name=CSV, problems=problems, **given)


def _merged(sheet: Worksheet) -> None:
    """災害と区分を 2 行にわたり結合する。下の行の値は消える。"""
    sheet["A3"], sheet["B3"] = None, None
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("B2:B3")


def _persons_merged(sheet: Worksheet) -> None:
    sheet["J3"] = None
    sheet.merge_cells("J2:J3")


def _hidden(sheet: Worksheet) -> None:
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["P"].hidden = True


TITLED = [["令和7年度 応援派遣の記録"], [], COLUMNS, GOOD, OTHER, ["※ 県外への派遣は除く"]]
NUMBERED = [["記録番号", "版", *COLUMNS], ["12", "3", *GOOD], ["", "", *OTHER]]

LOGS = [
    # 形
    of_table("日本語の見出し", [COLUMNS, GOOD, OTHER], entries=BOTH),
    of_table("id の見出し", [IDS, GOOD, OTHER], entries=BOTH),
    of_table("列の順が違う", [row[::-1] for row in (COLUMNS, GOOD, OTHER)], entries=BOTH),
    of_table("余分な列がある", [[*COLUMNS, "担当"], [*GOOD, "田中"], [*OTHER, ""]], entries=BOTH),
    of_table("題名・空行・注がある", TITLED, entries={4: GOOD_ENTRY, 5: OTHER_ENTRY}),
    of_table(
        "合計の行がある",
        [COLUMNS, GOOD, OTHER, ["合計", *[""] * 8, "6", *[""] * 6]],
        "warning total_row_not_read 4",
        entries=BOTH,
    ),
    of_table("記録番号と版がある", NUMBERED, entries=BOTH, numbers={2: (12, 3), 3: (None, None)}),
    of_table(
        "記録番号が数でない",
        [["記録番号", "版", *COLUMNS], ["新規", "", *GOOD], ["0", "", *OTHER]],
        "error not_a_record_number A2",
        "error not_a_record_number A3",
    ),
    of_table(
        "任意の列がない",
        [row[:8] + row[9:12] for row in (COLUMNS, GOOD, OTHER)],
        entries={
            2: replace(GOOD_ENTRY, occupation_code=None, wave=None, route_code=None, travel_days=0, note=None),
            3: OTHER_ENTRY,
        },
    ),
    Log(
        about="Shift_JIS のテキスト",
        make=lambda: text_file([COLUMNS, GOOD, OTHER], "cp932"),
        name=CSV,
        entries=BOTH,
    ),
    Log(
        about="タブ区切り",
        make=lambda: text_file([COLUMNS, GOOD, OTHER], delimiter="\t"),
        name="派遣.tsv",
        entries=BOTH,
    ),
    Log(about="結合した災害と区分", make=lambda: workbook([COLUMNS, GOOD, OTHER], _merged), entries=BOTH),
    Log(
        about="結合した人数",
        make=lambda: workbook([COLUMNS, GOOD, OTHER], _persons_merged),
        entries={2: GOOD_ENTRY},
        problems=("error merged_number J3",),
    ),
    Log(
        about="隠れた行と列",
        make=lambda: workbook([COLUMNS, GOOD, OTHER], _hidden),
        entries=BOTH,
        problems=("warning hidden_column P1", "warning hidden_rows 3"),
    ),
    of_table("必要な列がない", [COLUMNS[:11], GOOD[:11]], "error columns_missing 1", layout="none"),
    of_table(
        "知らない見出し",
        [["どこの", *COLUMNS[1:]], GOOD],
        "error columns_unknown 1",
        layout="unknown",
    ),
    of_table(
        "列を選んだ",
        [["どこの", *COLUMNS[1:]], GOOD, OTHER],
        entries=BOTH,
        mapping=dict(enumerate(IDS)),
    ),
    of_table(
        "同じ見出しが 2 つある",
        [[*COLUMNS, "人数"], [*GOOD, "5"]],
        "error column_repeated J1",
        "error column_repeated Q1",
        layout="none",
    ),
    of_table("見出しだけ", [COLUMNS], "error no_rows 1"),
    of_table(
        "値が見出しより多い",
        [COLUMNS, [*GOOD, "5"], OTHER],
        "error more_values_than_columns 2",
        entries={3: OTHER_ENTRY},
    ),
    of_table("表がない", [["応援派遣について"], ["別紙のとおり"]], "error no_table", layout="none"),
    # 日付
    cell("和暦の漢字", 開始日="令和7年8月13日", 終了日="令和７年８月２０日"),
    cell("全角の和暦", 開始日="Ｒ７．８．１３", 終了日="R7/8/20"),
    cell("Excel の日付", 開始日=datetime(2025, 8, 13), 終了日=date(2025, 8, 20)),
    cell("Excel の通し番号", 開始日=45882, 終了日="45889"),
    cell("年のない日付", "error not_a_date K2", 開始日="8/13"),
    cell("ない日付", "error impossible_date L2", 終了日="R7.8.32"),
    cell("期間を一つのセルに", "error not_a_date K2", 開始日="8/13～8/20"),
    cell("元号の終わった年", "error outside_era K2", 開始日="平成37年8月13日"),
    cell("年度", "error fiscal_year_not_date K2", 開始日="令和7年度"),
    # 区分・状態
    cell("英語の区分と状態", entry=replace(GOOD_ENTRY, kind="mid_long"), 区分="Mid- to long-term", 状態="Ended"),
    cell(
        "中長期と取消",
        entry=replace(GOOD_ENTRY, kind="mid_long", status="cancelled"),
        区分="中長期派遣",
        状態="取り消し",
    ),
    cell("知らない区分", "error unknown_kind B2", 区分="出張"),
    cell("知らない状態", "error unknown_status C2", 状態="調整中"),
    # 団体
    cell("6 桁のコード", 派遣元コード="430005", 派遣先コード="432024"),
    cell("数になったコード", 派遣元コード=43000, 派遣先コード=43202.0),
    cell("先頭の 0 が消えたコード", entry=replace(GOOD_ENTRY, sender_code="01100"), 派遣元コード=1100, 派遣元="札幌市"),
    cell("検査数字が違うコード", "error wrong_check_digit D2", 派遣元コード="430001"),
    cell("コードでない", "error not_a_code D2", 派遣元コード="43"),
    cell("登録のないコード", "error unknown_organisation_code D2", 派遣元コード="43999", 派遣元=""),
    cell(
        "関係機関の名前",
        entry=replace(GOOD_ENTRY, sender_code="mayors_association"),
        派遣元コード="",
        派遣元="熊本県市長会",
    ),
    cell("関係機関のコード", entry=replace(GOOD_ENTRY, sender_code="mlit"), 派遣元コード="MLIT", 派遣元=""),
    cell("県を付けた市", entry=replace(GOOD_ENTRY, sender_code="40130"), 派遣元コード="", 派遣元="福岡県福岡市"),
    cell("県か市か分からない", "error ambiguous_name E2", 派遣元コード="", 派遣元="熊本"),
    cell("県名だけの略", "error ambiguous_name E2", 派遣元コード="", 派遣元="大分"),
    cell("知らない団体", "error unknown_organisation E2", 派遣元コード="", 派遣元="どこか県"),
    cell("郡を付けた町", entry=replace(GOOD_ENTRY, destination_code="43444"), 派遣先コード="", 派遣先="上益城郡甲佐町"),
    cell("区のコード", entry=replace(GOOD_ENTRY, destination_code="43100"), 派遣先コード="43101", 派遣先=""),
    cell("コードと名前が食い違う", "error code_name_differ E2", 派遣元="大分県"),
    # 災害・業務・職種・経路
    cell("全角の数字の災害", 災害="令和７年８月豪雨"),
    cell("登録のない災害", entry=replace(GOOD_ENTRY, disaster_code=""), 災害="令和7年9月大雨"),
    cell("同じ名前の災害", "error ambiguous_name A2", 災害="台風第10号"),
    cell("業務の略称", 業務="被害認定（1次）"),
    cell("業務の英語名", 業務="House damage assessment (1st)"),
    cell("いつもの略し方の業務", "error ambiguous_name H2", 業務="住家被害認定調査"),
    cell("知らない業務", "error unknown_task H2", 業務="草むしり"),
    cell("短すぎる業務", "error unknown_task H2", 業務="住"),
    cell("職種の別名", 職種="一般事務"),
    cell("知らない職種", "error unknown_occupation I2", 職種="しごと"),
    cell("経路の英語名", 経路="Prefecture staff"),
    cell("知らない経路", "error unknown_route N2", 経路="知人の紹介"),
    # 人数・移動日数
    cell("全角と桁区切り", entry=replace(GOOD_ENTRY, persons=1234), 人数="１，２３４"),
    cell("約", "error not_a_number J2", 人数="約10"),
    cell("人を付けた数", entry=replace(GOOD_ENTRY, persons=76), 人数="７６人"),
    cell("名を付けた数", entry=replace(GOOD_ENTRY, persons=3), 人数="３名"),
    cell("人日を付けた数", "error not_a_number J2", 人数="4人日"),
    cell("ほかの数もある人数", "error not_a_number J2", 人数="4人（交代2人）"),
    cell("人を付けた移動日数", "error not_a_number O2", 移動日数="1人"),
    cell("半分の人", "error fractional J2", 人数=4.5),
    cell("負の人数", entry=replace(GOOD_ENTRY, persons=-4), 人数="▲4"),  # 範囲は記録の規則が断る
    cell("人数の空欄", entry=replace(GOOD_ENTRY, persons=None), 人数="－"),
    cell("日付になった移動日数", "error date_in_number O2", 移動日数=date(2025, 1, 1)),
    # 備考
    cell("式に見える備考", entry=replace(GOOD_ENTRY, note="=1+1"), is_text=True, 備考="'=1+1"),
    cell("アポストロフィで始まる備考", entry=replace(GOOD_ENTRY, note="'=1+1"), is_text=True, 備考="''=1+1"),
    cell("Excel の備考はそのまま", entry=replace(GOOD_ENTRY, note="'=1+1"), 備考="'=1+1"),
    cell("書く向きを変える文字", "error forbidden_character P2", is_text=True, 備考="\u202e車"),
    cell("#REF!", "error formula_error J2", 人数="#REF!"),
]
# 読む前に断るファイルは、定員・実員の取込と同じもの
HOSTILE = hostile.RETURNS


def said(reading: Reading) -> dict[int, DispatchEntry]:
    """The dispatches of a reading in the form of the corpus."""
    return {row.row: row.entry for row in reading.rows}
