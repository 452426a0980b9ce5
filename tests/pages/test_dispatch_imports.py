"""A log goes out, is changed and comes in again: what changes is shown first, the totals with it, and can be undone."""

from __future__ import annotations

import csv
import io
from datetime import date

from streamlit.testing.v1 import AppTest

from tests.pages import screens
from tests.pages.dispatch_log import said
from tests.pages.test_imports import button, choose_import, figures, titles, upload
from tests.routed_app import RoutedApp
from workforce.exporters import dispatch_logs
from workforce.i18n import Words
from workforce.queries import disasters, dispatches, imports

PAGE = "pages/dispatch/dispatch_imports.py"
LOG = "pages/dispatch/dispatches.py"
TODAY = date(2025, 11, 20)
HEADER = "災害,区分,状態,派遣元,派遣先,業務,人数,開始日,終了日,陣\n"
UNKNOWN = HEADER + "令和7年10月台風,応援派遣,終了,熊本県,八代市,damage_survey1,3,R7.10.8,R7.10.9,第1陣\n"


def exported(app: RoutedApp, column: str, value: str, number: int = 388) -> str:
    """The log as it goes out, with one value of one record changed."""
    data = dispatch_logs.as_csv(app.answer(dispatches.exported, disaster_code=None, as_of=TODAY), {}, Words("ja"))
    lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    for line in lines[1:]:
        if line[0] == str(number):
            line[lines[0].index(column)] = value
    out = io.StringIO()
    csv.writer(out).writerows(lines)
    return out.getvalue()


def person_days(app: RoutedApp) -> int:
    codes = list(app.answer(disasters.listing)["disaster_code"])
    return int(app.answer(dispatches.sums, disaster_codes=codes, as_of=TODAY)["person_days"].sum())


def effect(page: AppTest) -> list[str]:
    return [title for title in titles(page) if "延べ人日" in title]


def ended(app: RoutedApp) -> dict[str, object]:
    """A dispatch of three days or more that is over."""
    log = app.answer(dispatches.exported, disaster_code=None, as_of=TODAY)
    return log[(log["status"] == "ended") & (log["kind"] == "emergency")].iloc[-1].to_dict()


def test_before_the_first_file_the_page_says_where_to_begin(empty_app: RoutedApp):
    page = empty_app.open(PAGE)
    assert screens.faults(page) == []
    assert titles(page) == ["ファイルを選ぶ", "取込の履歴"]
    columns = "災害・区分・状態・派遣元／派遣元コード・派遣先／派遣先コード・業務・人数・開始日・終了日"
    assert f"要る列：{columns}（「／」はどちらか一方）。ほかの列はなくてもかまいません" in screens.texts(page)


def test_a_changed_export_moves_the_total_that_was_shown_and_is_undone(app: RoutedApp):
    before, record = person_days(app), ended(app)
    days = (record["end_on"] - record["start_on"]).days + 1
    text = exported(app, "人数", str(record["persons"] + 2), record["dispatch_id"])
    page = upload(app.open(PAGE), 派遣の記録=text)
    assert figures(page) == {"追加": "0件", "変更": "1件", "変更なし": "387件", "誤り": "0か所", "注意": "0か所"}
    (sentence,) = effect(page)
    assert f"（＋{2 * days}）" in sentence
    assert person_days(app) == before
    button(page, "import_accept").click().run()
    assert said(page) == [
        "1ファイルを取り込みました（追加0行・変更1行・変更なし387行）。すべての画面の集計に反映されています。"
    ]
    assert person_days(app) == before + 2 * days
    choose_import(page)
    import_id = int(app.answer(imports.listing, noun="dispatch")["import_id"].iloc[0])
    button(page, f"undo_{import_id}").click().run()
    assert said(page) == ["取込を取り消し、1行を元に戻しました。"]
    assert person_days(app) == before
    assert app.answer(imports.listing, noun="staffing").empty


def test_an_error_is_shown_in_its_place_and_keeps_everything_from_being_accepted(app: RoutedApp):
    page = upload(app.open(PAGE), 誤り=exported(app, "開始日", "R7.8.32"))
    (problems,) = [table.value for table in page.table if "場所" in table.value.columns]
    assert screens.plain(problems.iloc[0]["列"]) == "開始日"
    assert button(page, "import_accept").disabled
    assert (effect(page), screens.faults(page)) == ([], [])
    assert "import_send_back" not in [found.key for found in page.button]


def test_an_unknown_disaster_is_registered_only_where_that_is_ticked(app: RoutedApp):
    page = upload(app.open(PAGE), 台風=UNKNOWN)
    assert button(page, "import_accept").disabled
    offer = (
        "災害「令和7年10月台風」（台風）は登録されていません。上の「登録されていない災害は、登録して取り込む」に印を付けると、"
        "令和7年10月8日に始まったものとして登録して取り込みます。"
    )
    assert offer in screens.texts(page)
    page.checkbox(key="import_register_disasters").check().run()
    assert offer not in screens.texts(page)
    assert "災害「令和7年10月台風」（台風）を、令和7年10月8日に始まったものとして登録します。" in screens.texts(page)
    assert effect(page) == ["令和7年10月台風（応援派遣）の延べ人日は0人日から6人日（＋6）になります"]
    button(page, "import_accept").click().run()
    log = app.answer(dispatches.exported, disaster_code=None, as_of=TODAY)
    assert list(log[log["disaster_ja"] == "令和7年10月台風"]["persons"]) == [3]


def test_cancelling_in_a_file_asks_for_the_reason(app: RoutedApp):
    record = ended(app)
    page = upload(app.open(PAGE), 取消=exported(app, "状態", "取消", record["dispatch_id"]))
    button(page, "import_accept").click().run()
    assert "理由を入力してください。" in " ".join(screens.texts(page))
    assert ended(app)["dispatch_id"] == record["dispatch_id"]
    next(box for box in page.text_input if (box.key or "").startswith("import_reason_")).set_value("重複").run()
    button(page, "import_accept").click().run()
    assert list(app.answer(imports.listing, noun="dispatch")["reason"]) == ["重複"]
    assert ended(app)["dispatch_id"] != record["dispatch_id"]


def test_what_others_changed_meanwhile_is_told_before_anything_is_written(app: RoutedApp):
    record = ended(app)
    text = exported(app, "人数", str(record["persons"] + 2), record["dispatch_id"])
    page = upload(app.open(PAGE), 派遣の記録=text)
    other = upload(app.open(PAGE), 先=exported(app, "備考", "先に直した", record["dispatch_id"]))
    button(other, "import_accept").click().run()
    button(page, "import_accept").click().run()
    assert len(app.answer(imports.listing, noun="dispatch")) == 1
    assert button(page, "import_accept").disabled
    assert "書き出したあとに変更されています" in " ".join(screens.texts(page) + [str(t.value) for t in page.table])


def test_columns_of_an_unknown_layout_are_chosen_once_and_not_taken_for_those_of_returns(app: RoutedApp):
    foreign = UNKNOWN.replace("災害,", "どこの,", 1)
    page = upload(app.open(PAGE), 独自=foreign)
    choosers = [box for box in page.selectbox if (box.key or "").startswith("mapping_")]
    assert [box.value for box in choosers[1:4]] == ["kind", "status", "sender"]
    choosers[0].set_value("disaster").run()
    next(found for found in page.button if (found.key or "").startswith("mapping_read_")).click().run()
    assert [figures(page)[name] for name in ("追加", "誤り")] == ["1件", "1か所"]  # the disaster is not registered
    page.checkbox(key="import_register_disasters").check().run()
    assert [figures(page)[name] for name in ("追加", "誤り")] == ["1件", "0か所"]
    assert app.open("pages/staffing/imports.py").exception == []


def test_the_log_offers_its_export_in_the_form_of_the_import(app: RoutedApp):
    page = app.open(LOG)
    labels = [found.label for found in page.get("download_button")]
    assert [label for label in labels if "取込できる形" in label] == [
        "取込できる形で書き出す（Excel）",
        "取込できる形で書き出す（CSV）",
    ]
