"""Files are read, shown beside what is stored, and accepted together or not at all; an import can be taken back."""

from __future__ import annotations

import pandas as pd
from streamlit.testing.v1 import AppTest

from tests.pages import screens
from tests.pages.dispatch_log import press, said
from tests.routed_app import RoutedApp
from workforce.auth.identity import Actor
from workforce.queries import headcounts, imports, surveys
from workforce.queries.reading import rows
from workforce.services.headcounts import HeadcountEdit, save

PAGE = "pages/staffing/imports.py"
UKI = "43213"
HEADER = "団体コード,基準日,職種,定員計画数,実職員数\n"
GOOD = HEADER + "43213,R8.4.1,土木技師,18,16\n43213,R8.4.1,事務職,204,203\n"
BAD = HEADER + "43213,R8.4.1,土木技師,18,約16\n43213,R8.4.1,事務職,204,203\n"
CORRECTION = HEADER + "43213,R7.4.1,土木技師,18,16\n"
FOREIGN = "コード,時点,しごと,計画,現員,メモ\n43213,R8.4.1,土木技師,18,16,\n43213,R8.4.1,事務職,204,203,育休3\n"


def upload(page: AppTest, **files: str) -> AppTest:
    """Choose files, by their names without the ending."""
    for name, text in files.items():
        page.file_uploader[0].upload(f"{name}.csv", text.encode())
    return page.run()


def titles(page: AppTest) -> list[str]:
    """The findings of the cards."""
    return [screens.plain(title.value) for title in page.subheader]


def figures(page: AppTest) -> dict[str, str]:
    return {label: value for label, value, _ in screens.metrics(page)}


def button(page: AppTest, key: str):
    return page.button(key=key)


def answers(app: RoutedApp, day: str = "2026-04-01") -> dict[str, tuple]:
    """Planned and actual of the municipality in the newest round of a day, where somebody answered."""
    rounds = [row for row in rows(app.answer(surveys.listing)) if row["as_of"].isoformat() == day]
    if not rounds:
        return {}
    newest = max(row["survey_id"] for row in rounds)
    found = rows(app.answer(headcounts.current_rows, survey_id=newest, municipality_codes=[UKI]))
    return {row["occupation_code"]: (row["planned"], row["actual"]) for row in found if row["actual"] is not None}


def history(app: RoutedApp) -> pd.DataFrame:
    return app.answer(imports.listing, noun="staffing")


def choose_import(page: AppTest, row: int = 0) -> AppTest:
    table = next(table for table in page.dataframe if (table.key or "").startswith("table_imports_"))
    page.session_state[table.key] = {"selection": {"rows": [row], "columns": [], "cells": []}}
    return page.run()


def test_before_the_first_file_the_page_says_where_to_begin(empty_app: RoutedApp):
    page = empty_app.open(PAGE)
    assert screens.faults(page) == []
    assert titles(page) == ["ファイルを選ぶ", "取込の履歴"]


def test_a_sound_file_is_shown_accepted_and_kept_in_the_history(app: RoutedApp):
    page = upload(app.open(PAGE), 回答=GOOD)
    assert titles(page)[1] == "すべて取り込めます（1ファイル）"
    assert figures(page) | {"注意": ""} == {
        "追加": "2行",
        "変更": "0行",
        "変更なし": "0行",
        "誤り": "0か所",
        "注意": "",
    }
    assert answers(app) == {}
    button(page, "import_accept").click().run()
    assert said(page) == [
        "1ファイルを取り込みました（追加2行・変更0行・変更なし0行）。すべての画面の集計に反映されています。"
    ]
    assert answers(app) == {"civil": (18, 16), "admin": (204, 203)}
    assert titles(page) == ["ファイルを選ぶ", "取込の履歴"]
    (listed,) = history(app).to_dict("records")
    assert (listed["file_name"], listed["actor_role"], listed["added"]) == ("回答.csv", "local_administrator", 2)


def test_an_error_is_shown_in_its_place_and_keeps_everything_from_being_accepted(app: RoutedApp):
    page = upload(app.open(PAGE), 誤り=BAD, 町=GOOD.replace("43213", "43444"))
    assert titles(page)[1] == "2ファイルのうち1ファイルに誤りがあります"
    (problems,) = [table.value for table in page.table if "場所" in table.value.columns]
    first = {column: screens.plain(problems.iloc[0][column]) for column in problems.columns}
    assert first == {
        "種類": "誤り",
        "場所": "E2",
        "内容": "数値で入力してください（入力値「約16」）。",
        "列": "実職員数",
        "記入された値": "約16",
        "ファイル": "誤り.csv",
    }
    assert button(page, "import_accept").disabled
    assert answers(app) == {}


def test_the_mended_file_takes_the_place_of_the_one_of_its_name(app: RoutedApp):
    page = app.open(PAGE)
    page.file_uploader[0].upload("回答.csv", BAD.encode()).upload("回答.csv", GOOD.encode())
    page.run()
    assert titles(page)[1] == "すべて取り込めます（1ファイル）"
    assert "同じ名前で選び直された前の1ファイルは、あとのファイルに置き換えました。" in screens.texts(page)
    button(page, "import_accept").click().run()
    assert answers(app) == {"civil": (18, 16), "admin": (204, 203)}


def test_two_files_with_the_same_answers_are_told_once_each_with_what_to_do(app: RoutedApp):
    page = upload(app.open(PAGE), 回答=GOOD, 再送=GOOD)
    (problems,) = [table.value for table in page.table if "場所" in table.value.columns]
    assert [screens.plain(text) for text in problems["内容"]][:-2] == [
        "この市町村（宇城市）の回答はファイル『再送.csv』にもあります。どちらか一方を × で外してください。",
        "この市町村（宇城市）の回答はファイル『回答.csv』にもあります。どちらか一方を × で外してください。",
    ]
    assert set(problems["種類"][-2:].map(screens.plain)) == {"注意"}
    assert button(page, "import_accept").disabled


def test_files_with_errors_are_sent_back_and_the_others_accepted(app: RoutedApp):
    page = upload(app.open(PAGE), 誤り=BAD, 町=GOOD.replace("43213", "43444"))
    button(page, "import_send_back").click().run()
    assert said(page) == ["1ファイルを差戻しにしました。これまでの回答はそのままです。"]
    assert titles(page)[1] == "すべて取り込めます（1ファイル）"
    button(page, "import_accept").click().run()
    assert list(history(app)["file_name"]) == ["町.csv"]
    assert answers(app) == {}


def test_the_same_content_again_is_told_and_changes_nothing(app: RoutedApp):
    page = upload(app.open(PAGE), 回答=GOOD)
    button(page, "import_accept").click().run()
    upload(page, 同じ回答=GOOD)
    assert titles(page)[1] == "すべて取込済みの内容です（1ファイル）"
    assert figures(page)["変更なし"] == "2行"
    button(page, "import_accept").click().run()
    assert said(page) == ["同じ内容をすでに取り込んでいます（1ファイル）。何も変わっていません。"]
    assert len(history(app)) == 1


def test_columns_of_an_unknown_layout_are_chosen_once(app: RoutedApp):
    page = upload(app.open(PAGE), 独自=FOREIGN)
    assert titles(page)[1:3] == ["「独自.csv」はどの列が何ですか", "1ファイルのうち1ファイルは列の対応がまだです"]
    choosers = [box for box in page.selectbox if (box.key or "").startswith("mapping_")]
    assert [box.label for box in choosers] == ["コード", "時点", "しごと", "計画", "現員", "メモ"]
    assert "例：土木技師・事務職" in screens.texts(page)
    read = next(found for found in page.button if (found.key or "").startswith("mapping_read_"))
    assert read.disabled
    fields = ("municipality_code", "as_of", "occupation", "planned", "actual", "note")
    for box, field in zip(choosers, fields, strict=True):
        box.set_value(field)
    page.run()
    press(page, "この対応で読み取る")
    assert titles(page)[1] == "すべて取り込めます（1ファイル）"
    button(page, "import_accept").click().run()
    assert answers(app) == {"civil": (18, 16), "admin": (204, 203)}

    again = upload(app.open(PAGE), 独自2=FOREIGN.replace("203", "202"))
    assert titles(again)[1] == "すべて取り込めます（1ファイル）"
    assert figures(again)["変更"] == "1行"


def test_one_field_for_two_columns_is_refused(app: RoutedApp):
    page = upload(app.open(PAGE), 独自=FOREIGN)
    choosers = [box for box in page.selectbox if (box.key or "").startswith("mapping_")]
    for box, field in zip(
        choosers, ("municipality_code", "as_of", "occupation", "planned", "actual", "actual"), strict=True
    ):
        box.set_value(field)
    page.run()
    assert "2つの列に選ばれている項目：実職員数" in screens.texts(page)
    assert next(found for found in page.button if (found.key or "").startswith("mapping_read_")).disabled


def test_what_others_changed_meanwhile_is_compared_anew_before_anything_is_written(app: RoutedApp):
    upload(app.open(PAGE), 前=GOOD.replace("16", "15")).button(key="import_accept").click().run()
    page = upload(app.open(PAGE), 回答=GOOD)
    (survey_id,) = {row["survey_id"] for row in rows(app.answer(surveys.listing)) if row["as_of"].year == 2026}
    version = rows(app.answer(headcounts.current_rows, survey_id=survey_id, municipality_codes=[UKI]))
    seen = next(row["row_version"] for row in version if row["occupation_code"] == "civil")
    save(
        app.database, Actor("tanaka", "staffing_editor"), survey_id, [HeadcountEdit(UKI, "civil", seen, {"actual": 14})]
    )
    button(page, "import_accept").click().run()
    assert [warning.value for warning in page.warning] == [
        "表示したあとに、ほかの人の操作で値が変わりました。見比べ直したので、もう一度確かめてから取り込んでください。"
    ]
    assert answers(app)["civil"] == (18, 14)
    button(page, "import_accept").click().run()
    assert answers(app)["civil"] == (18, 16)


def test_two_windows_accepting_the_same_file_write_once(app: RoutedApp):
    one, two = upload(app.open(PAGE), 回答=GOOD), upload(app.open(PAGE), 回答=GOOD)
    button(one, "import_accept").click().run()
    button(two, "import_accept").click().run()
    assert len(history(app)) == 1


def test_a_confirmed_round_asks_for_the_reason_and_is_corrected_in_its_revision(app: RoutedApp):
    page = upload(app.open(PAGE), 訂正=CORRECTION)
    button(page, "import_accept").click().run()
    assert "確定済みの調査回です。変更の理由を入力してください。" in " ".join(screens.texts(page))
    assert len(history(app)) == 0
    next(box for box in page.text_input if (box.key or "").startswith("import_reason_")).set_value("市からの訂正").run()
    button(page, "import_accept").click().run()
    assert answers(app, "2025-04-01")["civil"] == (18, 16)
    assert list(history(app)["reason"]) == ["市からの訂正"]


def test_an_import_is_undone_from_the_history_with_its_reason(app: RoutedApp):
    page = upload(app.open(PAGE), **{"![回答](x)": GOOD})
    button(page, "import_accept").click().run()
    import_id = int(history(app)["import_id"].iloc[0])
    choose_import(page)
    assert button(page, f"undo_{import_id}").label == r"「\!\[回答\]\(x\).csv」の取込を取り消す"
    page.text_input(key=f"undo_reason_{import_id}").set_value("別の団体の表だった").run()
    button(page, f"undo_{import_id}").click().run()
    assert said(page) == ["取込を取り消し、2行を元に戻しました。"]
    assert answers(app) == {}
    (listed,) = history(app).to_dict("records")
    assert (listed["is_undone"], listed["undone_reason"]) == (True, "別の団体の表だった")
    choose_import(page)
    assert "取り消した取込です（理由：別の団体の表だった）。" in screens.texts(page)


def test_an_import_that_was_gone_on_from_is_not_undone_and_the_reason_is_told(app: RoutedApp):
    page = upload(app.open(PAGE), 回答=GOOD)
    button(page, "import_accept").click().run()
    upload(page, 後=GOOD.replace("203", "202"))
    button(page, "import_accept").click().run()
    choose_import(page, 1)
    first = int(history(app)["import_id"].min())
    button(page, f"undo_{first}").click().run()
    assert screens.faults(page) == [
        "取り込んだあとに変更された行が 1 件あるため、取り消せません（宇城市など）。"
        "あとの取込を先に取り消すか、「定員・実員」で直してください。"
    ]
    assert answers(app)["admin"] == (204, 202)


def test_a_file_that_is_no_table_is_told_in_words(app: RoutedApp):
    page = upload(app.open(PAGE), 手紙="拝啓 お世話になっております\n")
    assert titles(page)[1] == "1ファイルのうち1ファイルに誤りがあります"
    assert button(page, "import_accept").disabled
    assert screens.faults(page) == []


def test_the_preview_is_complete_in_english(app: RoutedApp):
    page = upload(app.open(PAGE, lang="en"), return_of_uki=BAD, foreign=FOREIGN.replace("43213", "43444"))
    assert screens.faults(page) == []
    said_by_tables = [header for table in screens.tables(page) for header in screens.headers(table)]
    japanese = [text for text in said_by_tables if any("ぁ" <= letter <= "龠" for letter in text)]
    assert japanese == []
    assert titles(page)[:3] == [
        "Choose files",
        "Which column is which in “foreign.csv”?",
        "Of 2 files 1 has errors, 1 needs its columns chosen",
    ]
