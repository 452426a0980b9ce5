"""From a town's call to a planned dispatch, as a coordinator does it; and the disasters these belong to."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import TODAY
from tests.pages import screens
from tests.pages.dispatch_log import beside, press, row_counts, said
from tests.pages.test_field import TEAM
from tests.routed_app import RoutedApp
from workforce.auth.identity import local_administrator
from workforce.queries import dispatches, offers, requests
from workforce.services import dispatches as dispatches_service
from workforce.services import requests as service

PAGE = "pages/dispatch/requests.py"
DISASTERS = "pages/dispatch/disasters.py"
RAIN = {"disaster_code": "r7_aug_rain", "as_of": TODAY}


def fill(page: AppTest, form: str, **values: object) -> AppTest:
    for name, value in values.items():
        (widget,) = [node for node in screens.elements(page.main) if node.key == f"{form}_{name}"]
        widget.set_value(value)
    return page


def lead(page: AppTest) -> str:
    return next(screens.plain(text.value) for text in page.markdown if "対応中の要請" in text.value)


def listed(app: RoutedApp, request_id: int) -> dict[str, object]:
    found = app.answer(requests.listing, **RAIN)
    return found[found["request_id"] == request_id].iloc[0].to_dict()


def test_the_list_begins_with_the_kind_and_the_requests_that_lack_people(reading_app: RoutedApp):
    page = reading_app.open(PAGE)
    assert page.session_state["choice_kind"] == "mid_long"
    assert lead(page).startswith("対応中の要請6件のうち5件で人が足りません。いま6人不足")
    table = next(table for table in page.dataframe if "unmet_persons" in table.value.columns)
    assert list(table.value["request_id"]) == [94, 98, 97, 95, 99, 96]
    assert [value for _, value, _ in screens.metrics(page)] == ["6件", "13人", "6人", "1人", "6人"]


def test_plans_that_count_as_met_though_their_first_day_has_come_are_told(app: RoutedApp):
    asked = listed(app, 94)
    plan = replace(
        TEAM,
        kind="mid_long",
        status="planned",
        destination_code=asked["municipality_code"],
        task_code=asked["task_code"],
        start_on=TODAY,
        end_on=date(2026, 3, 31),
    )
    dispatches_service.record(app.database, local_administrator(), plan, today=TODAY)
    said_so = "充足に数えた派遣のうち 1件は、開始日になっても「予定」のままです。"
    for page, link in ((PAGE, {}), (PAGE, {"request": "94"}), ("pages/dispatch/board.py", {})):
        shown = app.open(page, **link)
        assert [text.value.startswith(said_so) for text in shown.warning if "予定" in text.value] == [True]
    assert not [text for text in app.open(PAGE, request="95").warning if "予定" in text.value]


def test_the_list_is_narrowed_by_state_priority_and_municipality(reading_app: RoutedApp):
    page = reading_app.open(PAGE)
    page.selectbox(key="requests_priority").set_value(1).run()
    page.selectbox(key="requests_municipality").set_value("43444").run()
    table = next(table for table in page.dataframe if "unmet_persons" in table.value.columns)
    assert list(table.value["request_id"]) == [98]
    page.selectbox(key="requests_request_status").set_value("agreed").run()
    assert "該当する要請はありません。" in "".join(screens.texts(page))


def test_the_history_of_a_request_names_who_moved_it_as_every_history_does(app: RoutedApp):
    service.move(app.database, local_administrator(), 98, 1, "cancelled", today=TODAY, reason="取下げ")
    page = app.open(PAGE, request="98")
    (moves,) = [table.value for table in page.dataframe if "moved_on" in table.value.columns]
    assert list(moves["actor"])[0] == "端末の管理者"
    assert set(moves["actor"][1:].dropna()) == set()


def test_a_link_opens_a_request_of_any_disaster(reading_app: RoutedApp):
    page = reading_app.open(PAGE, request="1")
    assert screens.faults(page) == []
    assert page.session_state["choice_disaster"] == "h28_earthquake"
    assert "出典：要請と派遣の記録（市町村課）／令和7年11月20日現在／架空データ" in screens.texts(page)
    assert any("いまの状態：終了" in text for text in screens.texts(page))
    for language in ("ja", "en"):
        for link in ({"request": "94"}, {"request": "53"}, {"offer": "1"}, {"offer": "7"}, {"request": "no"}):
            assert screens.faults(reading_app.open(PAGE, lang=language, **link)) == []


@pytest.mark.parametrize(
    ("language", "of_requests", "of_offers"),
    [
        (
            "ja",
            "番号 状態 優先度 市町村 業務 職種 必要 充足 任期付など 不足 最大の不足 申出 開始日 終了日 経過日数",
            "番号 状態 派遣元 業務 職種 人数 残り 開始日 終了日 人員 車両・宿泊 財源 確認日 確認が古い",
        ),
        (
            "en",
            "No. State Priority Municipality Task Occupation Needed Met Otherwise Unmet Worst\u00a0gap Offered"
            " First\u00a0day Last\u00a0day Days\u00a0open",
            "No. State Sender Task Occupation Persons Left First\u00a0day Last\u00a0day People Logistics Funding"
            " Confirmed Stale",
        ),
    ],
)
def test_the_lists_on_the_screen_have_short_headers_and_no_column_of_nothing_but_no(
    reading_app: RoutedApp, language: str, of_requests: str, of_offers: str
):
    page = reading_app.open(PAGE, kind="mid_long", lang=language)
    headers = [[header.replace(" ", "\u00a0") for header in screens.headers(table)] for table in page.dataframe[:2]]
    assert headers == [of_requests.split(" "), of_offers.split(" ")]
    occupations = {"ja": {"農業土木", "林業"}, "en": {"Agri. engineer", "Forestry"}}[language]
    assert occupations <= set(page.dataframe[0].value["occupation_short"])


@pytest.mark.parametrize("link", [{"request": "99999"}, {"offer": "99999"}])
def test_a_link_to_what_is_not_there_says_so_once(reading_app: RoutedApp, link):
    page = reading_app.open(PAGE, **link)
    assert [re.search("番号「99999」.*番号が違います", warning.value) is not None for warning in page.warning] == [True]
    assert list(page.run().warning) == []


def test_a_request_is_recorded_opens_and_goes_on_with_one_click(app: RoutedApp):
    page = press(app.open(PAGE), "要請を登録する")
    sound = {
        "municipality_code": "43213",
        "task_code": "call_center",
        "kind": "emergency",
        "persons_per_day": 3,
        "start_on": date(2025, 11, 21),
        "end_on": date(2025, 11, 30),
        "request_reason": "窓口が足りない",
    }
    page = press(fill(page, "new_request", **sound), "保存する")
    assert said(page)[0] == "要請 100 を登録しました。"
    assert (page.session_state["choice_kind"], page.query_params["request"]) == ("emergency", "100")
    page = press(page, "「調整中」に進める")
    row = listed(app, 100)
    assert (row["request_status"], row["unmet"], row["offered"]) == ("arranging", 3, 0)


def test_a_request_that_cannot_be_says_why_and_keeps_what_was_typed(app: RoutedApp):
    page = press(app.open(PAGE), "要請を登録する")
    before = row_counts(app)
    page = press(fill(page, "new_request", task_code="call_center", conditions="旅費は派遣先"), "保存する")
    problems = beside(page)
    assert (
        problems["new_request_municipality_code"] == problems["new_request_persons_per_day"] == ["入力してください。"]
    )
    assert page.text_input(key="new_request_conditions").value == "旅費は派遣先"
    assert row_counts(app) == before


def test_an_offer_is_taken_in_one_step_and_the_rest_stays(app: RoutedApp):
    page = app.open(PAGE, request="98")
    assert page.number_input(key="accept_3_98_persons").value == 1
    page = press_in(page, "accept_3_98_1", "この申出で派遣する")
    assert said(page)[0].startswith("派遣（予定）を記録しました。")
    made = app.answer(dispatches.of_request, request_id=98)
    assert made["sender_code"].tolist() == ["45000", "45000"]
    assert listed(app, 98)["unmet"] == 1
    left = app.answer(offers.listing, **RAIN).set_index("offer_id").loc[3]
    assert (left["offer_status"], left["open_days"]) == ("used", 0)


def test_only_offers_of_its_days_are_offered_and_a_full_request_asks_first(app: RoutedApp):
    page = app.open(PAGE, request="99")
    (card,) = [card for card in screens.cards(page) if card.key == "card_request_offers"]
    assert [node.key for node in card.of("number_input")] == ["accept_5_99_persons"]
    assert screens.plain(card.of("subheader")[0].value) == "この要請に応じられる申出 1件"
    page = app.open(PAGE, request="98")
    page = press_in(page, "accept_3_98_1", "この申出で派遣する")
    assert said(page)[0] == "派遣（予定）を記録しました。申出に残りはありません。"


def press_in(page: AppTest, form: str, label: str) -> AppTest:
    """Press the button of a form that others have too."""
    (button,) = [button for button in page.button if button.label == label and button.form_id == form]
    return button.click().run()


def test_a_colleague_who_moved_first_is_told_of_and_nothing_is_lost(app: RoutedApp):
    page = app.open(PAGE, request="94")
    service.move(app.database, local_administrator(), 94, 1, "cancelled", today=TODAY, reason="取下げ")
    page = press(page, "「内諾」に進める")
    assert "他の人が変更しました" in said(page)[0]
    assert listed(app, 94)["request_status"] == "cancelled"


def test_a_size_is_changed_from_a_day_on(app: RoutedApp):
    page = app.open(PAGE, request="94")
    page.number_input(key="size_persons_per_day_94").set_value(6)
    page = press_in(page, "size_94", "新しい規模を保存する")
    assert beside(page)["size_reason_94"] == ["理由を入力してください。"]
    page.text_input(key="size_reason_94").set_value("被災箇所の追加")
    page = press_in(page, "size_94", "新しい規模を保存する")
    assert said(page)[0] == "要請の規模を変えました。"
    assert [listed(app, 94)[name] for name in ("needed", "persons_per_day")] == [6, 6]


def test_an_offer_is_recorded_confirmed_and_withdrawn(app: RoutedApp):
    page = press(app.open(PAGE, request="99"), "この要請への申出を登録する")
    page = press(fill(page, "offer", sender_code="43100", persons=1), "保存する")
    checked = ("people_ready", "logistics_ready", "funding_ready", "confirmed_on")
    assert [beside(page)[f"offer_{name}"] for name in checked] == [["入力してください。"]] * 4
    ready = dict.fromkeys(checked[:3], "full") | {"confirmed_on": TODAY}
    page = press(fill(page, "offer", **ready), "保存する")
    assert said(page)[0] == "申出 8 を登録しました。"
    page = press(app.open(PAGE, offer="4"), "準備の状況を今日確かめた")
    assert not app.answer(offers.listing, **RAIN).set_index("offer_id").loc[4, "is_stale"]
    page.text_input(key="withdraw_reason_4").set_value("自県の災害")
    page = press_in(page, "withdraw_4", "申出を取り下げる")
    assert app.answer(offers.listing, **RAIN).set_index("offer_id").loc[4, "offer_status"] == "withdrawn"


def test_a_disaster_is_registered_changed_and_closed(app: RoutedApp):
    page = press(app.open(DISASTERS), "災害を登録する")
    page = press(
        fill(
            page,
            "disaster",
            disaster_name="令和7年11月地震",
            disaster_type="earthquake",
            started_on=date(2025, 11, 18),
            municipality_codes=["43213", "43444"],
        ),
        "保存する",
    )
    assert said(page)[0] == "災害を登録しました。"
    assert "被災市町村：宇城市・甲佐町" in screens.texts(page)
    page.text_input(key="close_reason_d20251118").set_value("収束")
    page = press(page, "対応を終了する")
    assert said(page)[0] == "災害の対応を終了にしました。"
    page = press(app.open(DISASTERS), "変更する")
    assert page.text_input(key="disaster_disaster_name").value == "令和7年8月豪雨"
    page = press(fill(page, "disaster", note="復旧へ"), "保存する")
    assert said(page)[0] == "災害を変更しました。"


def test_an_empty_database_says_what_to_do(reading_empty_app: RoutedApp):
    for file in (PAGE, DISASTERS):
        for language in ("ja", "en"):
            assert screens.faults(reading_empty_app.open(file, lang=language)) == []
