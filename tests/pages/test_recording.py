"""Recording a dispatch: what is saved shows everywhere, what cannot be saved says why and leaves nothing behind."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.pages.dispatch_log import (
    LOG,
    SITUATION,
    SOUND,
    begin,
    beside,
    fill,
    filled,
    press,
    row_counts,
    said,
    stored,
)
from tests.routed_app import RoutedApp
from workforce.auth.identity import Actor
from workforce.ui import dispatch_form, session

PERSON_DAYS = 5 * 4  # of the sound entry


def total_of_log(page) -> int:
    return int(re.search(r"延べ([\d,]+)人日", page.subheader[0].value)[1].replace(",", ""))


def total_of_situation(page) -> int:
    return int(re.sub(r"\D", "", page.metric[0].value))


def test_a_saved_dispatch_raises_the_totals_of_every_open_session(app: RoutedApp):
    log, situation, summary = app.open(LOG), app.open(SITUATION), app.open("pages/overview/summary.py")
    profile = app.open("pages/staffing/municipality.py", m="43213", view="dispatches")
    before = total_of_log(log), total_of_situation(situation), summary.metric[-1].value
    received = profile.dataframe[-1].value.set_index("disaster")["person_days"].iloc[0]

    page = press(begin(app, **SOUND), "保存する")
    assert said(page)[0] == "派遣 389 を記録しました。"
    assert total_of_log(log.run()) == total_of_log(page) == before[0] + PERSON_DAYS
    assert total_of_situation(situation.run()) == before[1] + PERSON_DAYS
    assert summary.run().metric[-1].value == f"{before[1] + PERSON_DAYS:,}人日" != before[2]
    assert profile.run().dataframe[-1].value.set_index("disaster")["person_days"].iloc[0] == received + PERSON_DAYS


def test_what_is_saved_is_what_was_entered(app: RoutedApp):
    entered = {
        **SOUND,
        "occupation_code": "civil",
        "wave": "第12陣",
        "route_code": "prefecture",
        "travel_days": 1,
        "note": "二次調査の応援",
    }
    press(begin(app, **entered), "保存する")
    row = stored(app, 389)
    assert {name: row[name] for name in entered} == entered
    assert (row["disaster_code"], row["kind"], row["is_sample"], row["row_version"]) == (
        "r7_aug_rain",
        "emergency",
        False,
        1,
    )


def test_a_planned_dispatch_does_not_count_yet(app: RoutedApp):
    before = total_of_situation(app.open(SITUATION))
    ahead = {**SOUND, "status": "planned", "start_on": date(2025, 12, 1), "end_on": date(2025, 12, 4)}
    page = press(begin(app, **ahead), "保存する")
    assert said(page)[0] == "派遣 389 を記録しました。"
    assert total_of_situation(app.open(SITUATION)) == before


WRONG = {
    "end before start": (
        {"end_on": date(2025, 11, 2)},
        {"entry_end_on": ["終了日が開始日（令和7年11月3日）より前です。"]},
    ),
    "zero persons": ({"persons": 0}, {"entry_persons": ["1 以上の値を入力してください（入力値 0）。"]}),
    "negative persons": ({"persons": -3}, {"entry_persons": ["1 以上の値を入力してください（入力値 ▲3）。"]}),
    "sender is destination": (
        {"sender_code": "43213"},
        {"entry_destination_code": ["派遣元と派遣先が同じです。"]},
    ),
    "more than two years": (
        {"start_on": date(2023, 11, 6), "end_on": date(2025, 11, 6)},
        {
            "entry_end_on": [
                "期間が 732 日あります。1 件の期間は 731 日（2 年）までです。年度ごとに分けて記録してください。"
            ]
        },
    ),
    "nothing filled in": (
        dict.fromkeys(("sender_code", "destination_code", "task_code", "persons", "start_on", "end_on", "status")),
        {
            "entry_sender_code": ["入力してください。"],
            "entry_destination_code": ["入力してください。"],
            "entry_task_code": ["入力してください。"],
            "entry_persons": ["入力してください。"],
            "entry_start_on": ["入力してください。"],
            "entry_end_on": ["終了日を入力してください。空欄にできるのは状態が「派遣中」のときだけです。"],
            "entry_status": ["入力してください。"],
        },
    ),
    "active before it starts": (
        {"status": "active", "start_on": date(2025, 12, 1), "end_on": date(2025, 12, 4)},
        {"entry_status": ["開始日（令和7年12月1日）がまだ来ていません。状態を「予定」にしてください。"]},
    ),
    "travel longer than the period": (
        {"travel_days": 5},
        {"entry_travel_days": ["移動日数が派遣期間（4 日）を超えています。"]},
    ),
    "a request of another place": (
        {"request_id": 93, "destination_code": "43100"},
        {"entry_request_id": ["この要請は別の災害、または派遣先とは別の市町村のものです。"]},
    ),
    "a wave too long to be one": (
        {"wave": "第" * 51},
        {"entry_wave": ["50 文字以内で入力してください（いま 51 文字）。"]},
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_may_not_be_saved_says_why_beside_its_field_and_writes_nothing(app: RoutedApp, case: str):
    change, problems = WRONG[case]
    page = begin(app, **SOUND | change)
    inputs, before = filled(page), row_counts(app)
    press(page, "保存する")
    assert beside(page) == problems
    count = sum(len(found) for found in problems.values())
    assert said(page) == [f"入力に誤りが {count} 件あります。保存はしていません。"]
    assert filled(page) == inputs
    assert row_counts(app) == before


def test_the_messages_speak_the_readers_language(app: RoutedApp):
    page = press(app.open(LOG, lang="en"), "Record a dispatch")
    press(fill(page, **SOUND | {"end_on": date(2025, 11, 2)}), "Save")
    (problem,) = beside(page)["entry_end_on"]
    assert "2025-11-03" in problem
    assert not re.search(r"[ぁ-んァ-ヶ一-龠]", problem)


def test_after_mending_the_entry_is_saved(app: RoutedApp):
    page = press(begin(app, **SOUND | {"persons": 0}), "保存する")
    press(fill(page, persons=5), "保存する")
    assert said(page)[0] == "派遣 389 を記録しました。"
    assert stored(app, 389)["persons"] == 5


def test_the_same_form_sent_twice_is_recorded_once(app: RoutedApp):
    page = begin(app, **SOUND)
    before = row_counts(app)["dispatches"]
    work = page.session_state[dispatch_form.STATE]
    press(page, "保存する")
    # The second click of a double click reaches the server with the form as it was.
    page.session_state[dispatch_form.STATE] = work
    press(fill(page.run(), **SOUND), "保存する")
    assert row_counts(app)["dispatches"] == before + 1


def test_leaving_the_form_writes_nothing(app: RoutedApp):
    page = begin(app, **SOUND)
    before = row_counts(app)
    press(page, "保存せずに戻る")
    assert page.subheader[0].value.startswith("実績218件")
    assert row_counts(app) == before


def test_a_form_waits_while_another_page_is_looked_at(app: RoutedApp):
    page = press(begin(app, **SOUND | {"persons": 0}), "保存する")
    inputs = filled(page)
    page.switch_page(SITUATION).run()
    page.switch_page(LOG).run()
    assert filled(page) == inputs
    assert beside(page) == {"entry_persons": ["1 以上の値を入力してください（入力値 0）。"]}


def test_a_viewer_is_told_that_he_may_not_save_and_keeps_his_inputs(app: RoutedApp, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(session, "actor", lambda: Actor("somebody", "viewer"))
    page = begin(app, **SOUND)
    inputs, before = filled(page), row_counts(app)
    press(page, "保存する")
    assert said(page) == ["この操作を行う権限がありません。必要な場合は管理者に依頼してください。"]
    assert (filled(page), row_counts(app)) == (inputs, before)
