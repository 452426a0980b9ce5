"""Each page shows the numbers that its queries give, in the reader's notation."""

from __future__ import annotations

import json

import pytest

from tests.conftest import TODAY
from tests.pages import screens
from tests.routed_app import RoutedApp
from workforce.domain.notation import day, month_day, number, percent, points, signed
from workforce.domain.selections import Selection
from workforce.queries import dispatches, headcounts, needs, published_figures, surveys, vacancies

SUMMARY, VACANCIES = "pages/overview/summary.py", "pages/staffing/vacancies.py"
PROFILE, GRID = "pages/staffing/municipality.py", "pages/staffing/headcounts.py"
SITUATION, LOG = "pages/dispatch/situation.py", "pages/dispatch/dispatches.py"
DICTIONARY = "pages/reference/dictionary.py"
HEADLINE = {"disaster_code": "r7_aug_rain", "kind": "emergency", "scope": "headline", "as_of": TODAY}


@pytest.fixture
def newest(reading_app: RoutedApp) -> int:
    """The newest confirmed round."""
    rounds = reading_app.answer(surveys.listing)
    return int(rounds.loc[rounds["is_newest_confirmed"].fillna(False), "survey_id"].item())


def test_the_summary_begins_with_staff_vacancies_of_the_headline_occupations_and_person_days(reading_app, newest):
    staff = reading_app.answer(vacancies.totals, survey_id=newest).iloc[0]
    occupations = reading_app.answer(vacancies.by_occupation, survey_id=newest)
    clerical, civil = (occupations[occupations["occupation_code"] == code].iloc[0] for code in ("admin", "civil"))
    away = reading_app.answer(dispatches.totals, **HEADLINE).set_index("sender_type")["person_days"]

    assert screens.metrics(reading_app.open(SUMMARY)) == [
        ("総職員数", f"{number(staff.actual)}人", f"前年差 {signed(staff.actual_change)}人"),
        *(
            (
                f"{occupation.occupation_ja}の欠員",
                f"{number(occupation.vacancy)}人",
                f"{number(occupation.municipalities_short)}団体・前年差{signed(occupation.vacancy_change)}人",
            )
            for occupation in (clerical, civil)
        ),
        (
            "全職種の欠員率",
            percent(staff.vacancy_rate),
            f"{number(staff.municipalities_short)}団体・前年差{points(staff.vacancy_rate_change)}",
        ),
        (
            "応援派遣（令和7年8月豪雨）",
            f"{number(away['total'])}人日",
            f"県{number(away['prefecture'])}・市町村{number(away['municipality'])}",
        ),
    ]


def test_the_summary_shows_the_figures_of_the_paper(reading_app):
    values = [value for _, value, _ in screens.metrics(reading_app.open(SUMMARY))]
    assert (values[:3], values[4]) == (["7,623人", "79人", "32人"], "1,738人日")


def test_vacancies_stand_beside_surplus_net_gap_and_real_gap(reading_app, newest):
    totals = reading_app.answer(vacancies.totals, survey_id=newest).iloc[0]
    shown = [value for _, value, _ in screens.metrics(reading_app.open(VACANCIES))]
    assert shown == [f"{number(totals[name])}人" for name in ("vacancy", "surplus", "net_gap", "real_gap")]
    assert totals["net_gap"] == totals["vacancy"] - totals["surplus"]


def test_the_table_of_cells_holds_what_is_short_or_in_surplus_until_all_is_asked_for(reading_app, newest):
    cells = reading_app.answer(vacancies.cells, survey_id=newest)
    gaps = cells[(cells["vacancy"] > 0) | (cells["surplus"] > 0)]
    page = reading_app.open(VACANCIES, view="cells")
    assert len(page.dataframe[-1].value) == len(gaps)
    page.toggle(key="cells_only_gaps").set_value(False).run()
    assert len(page.dataframe[-1].value) == len(cells)


def test_the_table_of_cells_narrows_to_a_region_a_type_and_a_group(reading_app, newest):
    cells = reading_app.answer(vacancies.cells, survey_id=newest)
    wanted = cells.query("region_ja == '天草' and municipality_type == 'city' and occupation_group == 'clerical'")
    page = reading_app.open(VACANCIES, view="cells")
    page.toggle(key="cells_only_gaps").set_value(False)
    page.selectbox(key="choice_region").set_value(wanted["region_code"].iloc[0])
    page.selectbox(key="choice_type").set_value("city")
    page.selectbox(key="choice_group").set_value("clerical")
    shown = page.run().dataframe[-1].value
    assert list(shown["municipality_code"]) == list(wanted["municipality_code"])
    assert 0 < len(wanted) < len(cells)


@pytest.mark.parametrize(
    "link",
    [
        {"region": "amakusa"},
        {"type": "village"},
        {"size": "under_5k"},
        {"group": "specialist"},
        {"region": "kuma", "type": "town", "size": "5k_10k", "group": "clerical"},
    ],
    ids=lambda link: "+".join(link),
)
def test_a_filtered_link_shows_the_key_figures_of_its_selection(reading_app, newest, link):
    selection = Selection(**{f"{name}_filter": value for name, value in link.items()})
    totals = reading_app.answer(vacancies.totals, survey_id=newest, selection=selection).iloc[0]
    everything = reading_app.answer(vacancies.totals, survey_id=newest).iloc[0]
    page = reading_app.open(VACANCIES, view="municipalities", **link)
    shown = [value for _, value, _ in screens.metrics(page)]
    assert shown == [f"{number(totals[name])}人" for name in ("vacancy", "surplus", "net_gap", "real_gap")]
    assert totals["planned"] < everything["planned"]
    said = screens.texts(page)
    assert f"回答 {totals['answered']}／{totals['municipalities']}団体" in said
    assert [text for text in said if text.startswith("絞り込み：")] != []
    assert [text for text in said if "県全体" in text] == []
    assert any("全職種" in text for text in said) == ("group" not in link)


@pytest.mark.parametrize(
    ("view", "question"),
    [("change", vacancies.changes), ("lasting", vacancies.runs), ("cells", vacancies.cells)],
)
def test_the_table_of_a_view_follows_the_filters(reading_app, newest, view, question):
    selection = Selection(type_filter="town", group_filter="specialist")
    found = reading_app.answer(question, survey_id=newest, selection=selection)
    if view == "cells":
        found = found[(found["vacancy"] > 0) | (found["surplus"] > 0)]
    shown = reading_app.open(VACANCIES, view=view, type="town", group="specialist").dataframe[-1].value
    assert list(shown["municipality"]) == list(found["municipality_ja"])
    assert len(found) > 0


def test_the_bridge_ends_at_the_key_figure(reading_app, newest):
    steps = reading_app.answer(vacancies.bridge, survey_id=newest).set_index(["course", "cause"])["persons"]
    page = reading_app.open(VACANCIES, view="change")
    before, now = (number(steps[course, "total"]) for course in ("before", "now"))
    assert page.subheader[0].value.startswith(f"欠員は前年の{before}人から{now}人に")
    assert page.metric[0].value == f"{now}人"


def test_a_profile_says_how_long_its_vacancies_last_and_where_it_stands_among_its_peers(reading_app, newest):
    asked = {"survey_id": newest, "municipality_code": "43447"}
    runs = reading_app.answer(vacancies.runs_of_municipality, **asked)
    own = reading_app.answer(vacancies.peers_of_municipality, **asked).query("is_chosen").iloc[0]
    page = reading_app.open(PROFILE, m="43447")
    (table,) = [table.value for table in page.dataframe if "years_running" in table.value]
    assert list(table["years_running"]) == list(runs["years_running"])
    titles = [title.value for title in page.subheader]
    assert f"欠員率{percent(own.vacancy_rate)}は類似{own.peers}団体中{own.peer_rank}位" in " ".join(titles)


def test_the_bars_of_the_summary_sum_to_its_vacancies(reading_app, newest):
    whole = reading_app.answer(vacancies.totals, survey_id=newest).iloc[0]
    (card,) = [card for card in screens.cards(reading_app.open(SUMMARY)) if card.key == "card_by_occupation"]
    shown = json.loads(card.of("vega_lite_chart")[0].proto.spec)["layer"][0]["data"]["values"]
    assert sum(row["vacancy"] for row in shown) == whole.vacancy > 0
    assert "ほかの団体の過員と相殺しない" in card.of("caption")[0].value


def test_a_profile_without_vacancies_explains_no_chart_and_calls_a_surplus_one(reading_app):
    cards = {card.key: card for card in screens.cards(reading_app.open(PROFILE, m="43100"))}
    assert cards["card_profile_bullet"].of("vega_lite_chart") == []
    assert [text.value for text in cards["card_profile_bullet"].of("caption") if "●" in text.value] == []
    (title,) = [screens.plain(title.value) for title in cards["card_profile_years"].of("subheader")]
    assert title.endswith("計画との差は0人から過員2人に拡大")


def test_cover_that_nobody_answered_is_no_0(reading_app, newest):
    rows = reading_app.answer(vacancies.by_municipality, survey_id=newest).set_index("municipality_code")
    notes = {}
    for code in ("43444", "43213", "43425"):
        (notes[code],) = [
            note for label, _, note in screens.metrics(reading_app.open(PROFILE, m=code)) if label == "実質欠員"
        ]
    assert rows.loc["43444", "cover_unanswered"] == rows.loc["43444", "vacancy"] > 0
    assert notes == {"43444": "補充 －（未回答）", "43213": "補充 6人・未回答6人", "43425": "補充 2人"}


def test_a_profile_shows_one_municipality(reading_app, newest):
    rows = reading_app.answer(vacancies.by_municipality, survey_id=newest).set_index("municipality_code")
    row = rows.loc["43213"]
    page = reading_app.open(PROFILE, m="43213")
    shown = {label: value for label, value, _ in screens.metrics(page)}
    assert shown == {
        "定員計画数": f"{number(row.planned)}人",
        "実職員数": f"{number(row.actual)}人",
        "欠員": f"{number(row.vacancy)}人",
        "欠員率": percent(row.vacancy_rate),
        "実質欠員": f"{number(row.real_gap)}人",
    }
    assert page.title[0].value.startswith("宇城市")


def test_a_profile_shows_what_the_municipality_sent_and_received(reading_app):
    page = reading_app.open(PROFILE, m="43213", view="dispatches")
    for question, table in zip((dispatches.sent_by, dispatches.received_by), page.dataframe[-2:], strict=True):
        found = reading_app.answer(question, organisation_code="43213", as_of=TODAY)
        assert list(table.value["person_days"]) == list(found["person_days"])


def test_the_grid_starts_from_what_is_stored(reading_app, newest):
    stored = reading_app.answer(headcounts.grid, survey_id=newest, municipality_code="43213")
    shown = reading_app.open(GRID, m="43213").dataframe[0].value
    for column in ("planned", "actual", "fixed_term", "reappointed", "covered", "vacancy", "surplus"):
        assert shown[column].astype("Int64").equals(stored[column].astype("Int64")), column


def said_of_the_whole_need(need) -> str:
    first, last = (month_day(day, "ja") for day in (need.first_needed_on, need.last_needed_on))
    return f"{first}～{last}の全期間・すべての業務で、派遣で埋まらない {number(need.left_open)}人日"


def test_the_situation_begins_with_person_days_peak_on_duty_senders_and_need(reading_app):
    totals = reading_app.answer(dispatches.totals, **HEADLINE).set_index("sender_type")
    whole = totals.loc["total"]
    by_day = reading_app.answer(dispatches.by_day_total, **HEADLINE)
    peak = by_day.loc[by_day["persons"].idxmax()]
    need = reading_app.answer(needs.totals, disaster_code="r7_aug_rain", kind="emergency", as_of=TODAY).iloc[0]
    assert screens.metrics(reading_app.open(SITUATION)) == [
        (
            "延べ派遣人数",
            f"{number(whole.person_days)}人日",
            f"県{number(totals.person_days['prefecture'])}・市町村{number(totals.person_days['municipality'])}",
        ),
        (
            "ピーク日の派遣人数",
            f"{number(peak.persons)}人",
            day(peak.calendar_day, "ja"),
        ),
        ("現在の派遣人数", f"{number(whole.persons_on_duty)}人", "令和7年11月20日"),
        ("派遣元団体数", f"{number(whole.senders)}団体", f"うち県内市町村 {number(whole.municipal_senders)}"),
        ("ニーズ充足率", percent(need.met_rate), said_of_the_whole_need(need)),
    ]


def test_the_burden_names_the_survey_of_its_staff(reading_app, newest):
    rounds = reading_app.answer(surveys.listing).set_index("survey_id")
    captions = [text.value for text in reading_app.open(SITUATION, disaster="r7_aug_rain", view="senders").caption]
    (subtitle,) = [text for text in captions if "職員100人あたり" in text]
    assert f"職員数と欠員率は{rounds.loc[newest, 'survey_ja']}（令和7年4月1日現在）" in subtitle


def test_the_needs_stand_beside_short_support_alone(reading_app):
    short = reading_app.open(SITUATION, disaster="r7_aug_rain", kind="emergency")
    long = reading_app.open(SITUATION, disaster="h28_earthquake", kind="mid_long")
    titles = [[title.value for title in page.subheader] for page in (short, long)]
    assert [len(found) for found in titles] == [3, 2]
    assert titles[0][1].startswith("派遣で埋まらない人が最も多いのは")
    assert "要請の記録はない" not in titles[1]


@pytest.mark.parametrize("scope", ["headline", "all"])
def test_how_far_needs_are_met_counts_all_tasks_and_says_so(reading_app, scope):
    need = reading_app.answer(needs.totals, disaster_code="r7_aug_rain", kind="emergency", as_of=TODAY).iloc[0]
    figure = reading_app.open(SITUATION, scope=scope).metric[-1]
    assert (figure.value, figure.delta) == (
        percent(need.met_rate),
        said_of_the_whole_need(need),
    )
    assert "すべての業務の要請を数える" in figure.help


def test_the_card_of_needs_has_one_word_for_what_is_met(reading_app):
    page = reading_app.open(SITUATION)
    page.session_state["fold_needs_by_task"] = True
    (card,) = [card for card in screens.cards(page.run()) if card.key == "card_needs"]
    (chart,) = card.of("vega_lite_chart")
    assert all("確保" not in text for text in (chart.proto.spec, chart.proto.alt, card.of("caption")[0].value))
    assert "充足人日（塗り）" in card.of("caption")[0].value
    assert card.of("caption")[-1].value == "出典：要請と派遣の記録（市町村課）／令和7年11月20日まで／架空データ"
    (table,) = card.of("dataframe")
    assert list(table.value.columns) == ["task", "needed", "met", "left_open", "secured", "excess"]
    shown = table.value
    assert (shown["met"] + shown["left_open"]).equals(shown["needed"])
    assert (shown["met"] + shown["excess"]).equals(shown["secured"])


@pytest.mark.parametrize("by", ["destination", "sender"])
def test_the_caption_of_a_chart_does_not_stand_over_the_list_a_phone_shows(reading_app, by):
    page = reading_app.open(SITUATION, by=by)
    said = {
        screens.key_of(block): [node.value for node in screens.elements(block)]
        for block in screens.blocks(page.main)
        if screens.key_of(block).endswith("_subtitle")
    }
    assert list(said) == ["desk_gantt_subtitle", "phone_gantt_list_subtitle"]
    assert ["帯" in text for (text,) in said.values()] == [True, False]


def test_the_situation_names_the_prefectures_592_and_keeps_3_and_2_apart(reading_app):
    page = reading_app.open(SITUATION)
    lead = next(text for text in screens.texts(page) if "8月13日" in text and "延べ" in text)
    assert "県592＝2市2町、市町村1,146＝5市4町" in lead
    assert "3人日（玉名市）" in lead
    assert "2人日（上天草市・天草市）" in lead


@pytest.mark.parametrize("scope", ["headline", "all"])
@pytest.mark.parametrize("kind", ["emergency", "mid_long"])
def test_the_situation_follows_kind_and_scope_of_its_link(reading_app, kind: str, scope: str):
    counted = scope if kind == "emergency" else "all"
    totals = reading_app.answer(dispatches.totals, **{**HEADLINE, "kind": kind, "scope": counted})
    whole = totals.loc[totals["sender_type"] == "total", "person_days"].item()
    page = reading_app.open(SITUATION, kind=kind, scope=scope)
    assert page.metric[0].value == f"{number(whole)}人日"


@pytest.mark.parametrize(
    ("period", "question"),
    [
        ("week", dispatches.by_week),
        ("month", dispatches.by_month),
        ("fiscal_year", dispatches.by_fiscal_year),
    ],
)
def test_person_days_by_period_sum_to_the_total(reading_app, period: str, question):
    whole = reading_app.answer(dispatches.totals, **HEADLINE).set_index("sender_type").loc["total", "person_days"]
    page = reading_app.open(SITUATION, view="totals", period=period)
    page.session_state[f"fold_person_days_by_{period}"] = True
    table = page.run().dataframe[-1].value
    assert table["person_days"].sum() == whole
    assert len(table) == len(reading_app.answer(question, **HEADLINE))


def test_the_log_says_how_many_rows_and_person_days_it_shows(reading_app):
    everything = {"status": None, "sender_code": None, "destination_code": None, "task_code": None}
    of_log = {name: HEADLINE[name] for name in ("disaster_code", "kind", "as_of")}
    page = reading_app.open(LOG)
    for narrowed in ({}, {"sender_code": "43000"}, {"sender_code": "43000", "status": "cancelled"}):
        for name, code in narrowed.items():
            page.selectbox(key=f"log_{name}").set_value(code)
        page.run()
        totals = reading_app.answer(dispatches.log_totals, **of_log, **everything | narrowed).iloc[0]
        assert page.subheader[0].value == f"実績{number(totals.counted)}件・延べ{number(totals.person_days)}人日"
        assert len(page.dataframe[0].value) == totals.dispatches > 0


def test_the_log_says_beside_its_files_how_many_rows_their_product_does_not_tell(reading_app):
    page = reading_app.open(LOG)
    apart = page.dataframe[0].value.merge(
        reading_app.answer(
            dispatches.log,
            disaster_code="r7_aug_rain", kind="emergency", as_of=TODAY,
            status=None, sender_code=None, destination_code=None, task_code=None,
        )[["dispatch_id", "days_counted_apart"]]
    )  # fmt: skip
    n = (apart["days_counted_apart"] > 0).sum()
    (said,) = [text.value for text in page.caption if "日別実績で数えた日のある記録" in text.value]
    assert n == 29
    assert said.startswith("日別実績で数えた日のある記録が29件あり、人数×日数の計は延べ人日と一致しません。")


@pytest.mark.parametrize(("kind", "says"), [("emergency", True), ("mid_long", False)])
def test_the_log_tells_headline_tasks_of_short_support_alone(reading_app, kind, says):
    (note,) = [text.value for text in reading_app.open(LOG, kind=kind).caption if "は数えない" in text.value]
    assert ("主な対象業務" in note) is says


def test_the_dictionary_reconciles_every_published_figure_that_can_be_derived(reading_app):
    figures = [
        reading_app.answer(
            published_figures.reconciliation, as_of=occasion.as_of.date(), disaster_code=occasion.disaster_code
        )
        for occasion in reading_app.answer(published_figures.occasions).itertuples()
    ]
    page = reading_app.open(DICTIONARY)
    shown = page.dataframe[0].value
    assert len(shown) == sum(len(found) for found in figures)
    assert set(shown["outcome"]) <= {"一致", "相違", "算出不可", "対象外"}
