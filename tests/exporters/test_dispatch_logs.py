"""The log goes out in the form in which it comes in: taken in again, nothing of it has changed."""

from __future__ import annotations

import csv
import io
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from workforce.auth.identity import local_administrator
from workforce.database import Database
from workforce.domain.dispatch_columns import HEADERS
from workforce.domain.dispatches import DispatchEntry
from workforce.exporters import dispatch_logs
from workforce.i18n import LANGUAGES, Words
from workforce.importers import dispatches as importer
from workforce.importers import sheets
from workforce.queries import dispatches as queries
from workforce.services import dispatch_imports, dispatches, registers

TODAY = date(2025, 11, 20)
STAMP = {"出典": "派遣の記録", "データ区分": "架空データ"}
WAYS = {"派遣.csv": dispatch_logs.as_csv, "派遣.xlsx": dispatch_logs.as_workbook}
ODD_NOTES = ["=1+1", "'=1+1", "+81", "-", "@a", "'", "''x", '"引用", と改行\nあり', " 空白 ", "－"]


def exported(database: Database, name: str, language: str) -> bytes:
    with database.reading() as connection:
        return WAYS[name](queries.exported(connection, disaster_code=None, as_of=TODAY), STAMP, Words(language))


def plan_of(database: Database, name: str, data: bytes) -> dispatch_imports.DispatchPlan:
    reading = importer.read(name, data, registers.read_of_dispatches(database))
    (plan,) = dispatch_imports.plan(database, local_administrator(), [reading], today=TODAY)
    return plan


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WAYS)
def test_the_whole_sample_log_comes_back_unchanged(sample_database, name, language):
    plan = plan_of(sample_database, name, exported(sample_database, name, language))
    assert (plan.problems, plan.count("unchanged"), len(plan.changes)) == ((), 388, 388)


@pytest.mark.parametrize("name", WAYS)
def test_without_numbers_the_sample_log_is_still_itself(sample_database, name):
    with sample_database.reading() as connection:
        log = queries.exported(connection, disaster_code=None, as_of=TODAY).assign(dispatch_id=None, row_version=None)
    plan = plan_of(sample_database, name, WAYS[name](log, {}, Words("ja")))
    assert (plan.problems, plan.count("unchanged")) == ((), 388)


@pytest.mark.parametrize("name", WAYS)
def test_no_note_is_changed_by_the_way_there_and_back(database, name):
    with database.transaction() as connection:
        connection.execute(
            "INSERT INTO disasters (disaster_code, disaster_ja, disaster_en, disaster_type, started_on, status) VALUES"
            " ('one', '台風', 'Typhoon', 'typhoon', '2025-08-10', 'open'),"
            " ('two', '台風', 'Typhoon', 'typhoon', '2025-09-10', 'open')"
        )
    for place, note in enumerate(ODD_NOTES):
        entry = DispatchEntry(
            entry_key=f"{place}",
            disaster_code="one",
            kind="mid_long",
            status="ended",
            sender_code="01100",
            destination_code="43206",
            task_code="damage_survey1",
            persons=1,
            start_on=date(2025, 9, 1),
            end_on=date(2025, 9, 2),
            note=note,
        )
        dispatches.record(database, local_administrator(), entry, today=TODAY)
    plan = plan_of(database, name, exported(database, name, "ja"))
    assert (plan.problems, plan.count("unchanged")) == ((), len(ODD_NOTES))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WAYS)
def test_the_person_days_beside_the_rows_sum_to_those_of_the_app_and_are_not_taken_in(sample_database, name, language):
    with sample_database.reading() as connection:
        log = queries.exported(connection, disaster_code=None, as_of=TODAY)
        (whole,) = connection.execute(
            "SELECT CAST(sum(person_days) AS BIGINT) FROM dispatch_log WHERE as_of = $as_of", {"as_of": TODAY}
        ).fetchone()
    assert log["person_days"].sum() == whole > 0
    wrong = log.assign(person_days=log["person_days"] + 7)
    plan = plan_of(sample_database, name, WAYS[name](wrong, STAMP, Words(language)))
    assert (plan.problems, plan.count("unchanged")) == ((), 388)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_log_to_begin_with_has_the_columns_that_are_taken_in(language):
    sheet = load_workbook(BytesIO(dispatch_logs.template(Words(language)))).active
    headers = [cell.value for cell in sheet[1]]
    assert headers == [words[0] if language == "ja" else field for field, words in HEADERS.items()]


def test_a_code_from_which_a_spreadsheet_took_the_zero_is_still_read(sample_database):
    data = exported(sample_database, "派遣.csv", "ja")
    lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    at = lines[0].index("派遣元コード")
    for line in lines[1:]:
        line[at] = line[at].lstrip("0")
    out = io.StringIO()
    csv.writer(out).writerows(lines)
    plan = plan_of(sample_database, "派遣.csv", out.getvalue().encode())
    assert (plan.problems, plan.count("unchanged")) == ((), 388)


def test_the_csv_has_a_mark_for_excel_and_every_row_says_what_it_is(sample_database):
    data = exported(sample_database, "派遣.csv", "ja")
    header, first, *_ = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert data.startswith(b"\xef\xbb\xbf")
    assert header == [
        "記録番号", "版", "災害", "区分", "状態", "派遣元コード", "派遣元", "派遣先コード", "派遣先", "業務", "職種",
        "人数", "開始日", "終了日", "陣", "経路", "移動日数", "備考", "延べ人日（参考）", "出典", "データ区分",
    ]  # fmt: skip
    assert first[-2:] == ["派遣の記録", "架空データ"]


def test_the_workbook_says_what_it_is_below_its_rows(sample_database):
    sheet = load_workbook(BytesIO(exported(sample_database, "派遣.xlsx", "ja"))).active
    assert [sheet.cell(row, 1).value for row in (391, 392)] == ["※ 出典：派遣の記録", "※ データ区分：架空データ"]
    (read,) = sheets.read("派遣.xlsx", exported(sample_database, "派遣.xlsx", "en"))
    assert [read.typed(1, column) for column in (1, 2, 6)] == ["dispatch_id", "row_version", "sender_code"]


def test_kind_and_state_are_chosen_from_a_list_also_in_rows_to_be_added(sample_database):
    sheet = load_workbook(BytesIO(exported(sample_database, "派遣.xlsx", "ja"))).active
    offered = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert offered == {"D2:D1389": '"応援派遣,中長期派遣"', "E2:E1389": '"予定,派遣中,終了,取消"'}
