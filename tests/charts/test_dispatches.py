"""What the charts of dispatches show equals what their queries answered."""

from __future__ import annotations

import json
from datetime import date

import pandas as pd

from tests.charts.drawing import data_with, marks, with_lanes
from workforce.charts import burdens, dispatches
from workforce.charts.gantt import BAR, BETWEEN, LANE, UNDERLINE, Gap
from workforce.charts.theme import LIGHT, SENDER_TYPES
from workforce.i18n import Words

JA = Words("ja")


def dispatch(start: str, end: str | None, *, status: str = "ended", destination: str = "A", persons: int = 2) -> dict:
    """A row of ``dispatches/periods`` as of 2025-08-20."""
    return {
        "dispatch_id": 1,
        "status": status,
        "sender_code": "い",
        "sender_type": "municipality",
        "sender": "い市",
        "sender_short": "い",
        "destination_code": destination,
        "destination": f"{destination}市",
        "destination_short": destination,
        "task": "受付",
        "wave": None,
        "persons": persons,
        "start_on": pd.Timestamp(start),
        "end_on": pd.Timestamp(end) if end else pd.NaT,
        "shown_until": pd.Timestamp(end or "2025-08-20"),
        "person_days": 0,
        "handover_until": pd.NaT,
        "handover_days": 0,
        "destination_person_days": 0,
        "sender_person_days": 0,
    }


def periods(*rows: dict) -> pd.DataFrame:
    return with_lanes(pd.DataFrame(rows))


def sender(code: str, rate: float, burden: float, *, short_yet_sending: bool = False) -> dict:
    """A row of ``dispatches/burden``."""
    return {
        "municipality": f"{code}市",
        "short": code,
        "staff": 100,
        "vacancy_rate": rate,
        "person_days": burden,
        "person_days_per_100_staff": burden,
        "median_per_100_staff": 5.0,
        "short_rate": 0.05,
        "is_short_yet_sending": short_yet_sending,
    }


# --- Days and periods ----------------------------------------------------------------------------


def test_the_bars_of_the_days_are_those_of_the_query(frames_of):
    by_day, total = frames_of("daily", "ja")
    chart = dispatches.daily(by_day, total, JA, LIGHT)
    shown = data_with(chart, "start", "sender_order", "persons")
    assert shown.values.tolist() == [
        [f"{row.calendar_day:%Y-%m-%d}", SENDER_TYPES.index(row.sender_type), row.persons]
        for row in by_day.itertuples()
    ]


def test_the_running_total_is_that_of_the_query_and_its_end_is_named(frames_of):
    by_day, total = frames_of("daily", "ja")
    chart = dispatches.daily(by_day, total, JA, LIGHT)
    assert data_with(chart, "noon", "cumulative_person_days")["cumulative_person_days"].tolist() == (
        total["cumulative_person_days"].tolist()
    )
    assert data_with(chart, "cumulative_person_days", "text").values.tolist() == [[1738, "累計 1,738人日"]]


def test_both_panels_of_the_days_hang_on_one_axis(frames_of):
    found = dispatches.daily(*frames_of("daily", "ja"), JA, LIGHT).to_dict()
    assert "vconcat" not in found
    assert found["resolve"] == {"scale": {"y": "independent"}}


def test_a_day_is_the_same_day_in_every_time_zone(frames_of):
    # Without the Z or with a local time, a browser west of Greenwich would show the day before.
    found = dispatches.daily(*frames_of("daily", "ja"), JA, LIGHT).to_dict()
    scales = {layer["encoding"]["x"]["scale"]["type"] for layer in marks(found, "bar") + marks(found, "rect")}
    assert scales == {"utc"}


def test_periods_are_named_as_in_an_office(frames_of):
    names = {
        name: data_with(dispatches.by_period(*frames_of(name, "ja"), JA, LIGHT), "period")["period"].unique().tolist()
        for name in ("by_week", "by_month", "by_fiscal_year")
    }
    assert names["by_week"][:2] == ["8/11～", "8/18～"]
    assert names["by_month"] == ["R7.8", "R7.9"]
    assert names["by_fiscal_year"] == ["R7年度"]


def test_the_bars_of_the_months_are_those_of_the_query(frames_of):
    (frame,) = frames_of("by_month", "ja")
    shown = data_with(dispatches.by_period(frame, JA, LIGHT), "sender_type", "person_days")
    assert shown.values.tolist() == frame[["sender_type", "person_days"]].values.tolist()


# --- Needs ---------------------------------------------------------------------------------------


def test_a_need_that_is_met_says_so_and_one_that_is_not_says_by_how_much():
    frame = pd.DataFrame(
        {
            "task": ["受付", "運営"],
            "short": ["受付", "運営"],
            "needed": [1388, 3],
            "met": [1318, 3],
            "left_open": [70, 0],
        },
    ).astype({"needed": "Int64", "met": "Int64", "left_open": "Int64"})
    shown = data_with(dispatches.needs(frame, JA, LIGHT), "part", "rest")
    assert shown.values.tolist() == [["1,318／1,388", "▲70"], ["3／3", "充足"]]


def test_only_the_unmet_is_orange(frames_of):
    found = dispatches.needs(*frames_of("needs", "ja"), JA, LIGHT).to_dict()
    orange = [layer for layer in marks(found, "text") if LIGHT.shortage in str(layer)]
    assert [layer["encoding"]["color"]["condition"]["test"] for layer in orange] == ["datum.left_open > 0"]
    assert LIGHT.shortage not in str(marks(found, "bar"))


# --- Periods -------------------------------------------------------------------------------------


def test_every_dispatch_is_a_bar_from_its_first_to_the_end_of_its_last_day(frames_of):
    (frame,) = frames_of("gantt", "ja")
    shown = data_with(dispatches.gantt(frame, JA, LIGHT), "dispatch_id", "persons", "start", "until", "days")
    assert shown.values.tolist() == [
        [
            row.dispatch_id,
            row.persons,
            f"{row.start_on:%Y-%m-%d}",
            f"{row.shown_until + pd.Timedelta(days=1):%Y-%m-%d}",
            (row.shown_until - row.start_on).days + 1,
        ]
        for row in frame.itertuples()
    ]


def test_bars_never_lie_on_each_other_and_stay_within_their_destination(frames_of):
    (frame,) = frames_of("gantt", "ja")
    shown = data_with(dispatches.gantt(frame, JA, LIGHT), "destination", "start", "until", "top", "bottom").sort_values(
        ["top", "start"]
    )
    for _, lane in shown.groupby("top"):
        assert (lane["until"].shift().dropna() <= lane["start"].iloc[1:]).all()
        assert lane["destination"].nunique() == 1
    spans = shown.groupby("destination", sort=False).agg(top=("top", "min"), bottom=("bottom", "max"))
    assert (spans["bottom"].shift().dropna() < spans["top"].iloc[1:]).all()


def test_a_planned_dispatch_is_an_outline_that_the_legend_explains():
    frame = periods(dispatch("2025-08-13", "2025-08-16"), dispatch("2025-08-15", "2025-08-18", status="planned"))
    chart = dispatches.gantt(frame, JA, LIGHT)
    assert data_with(chart, "is_planned", "outline").values.tolist() == [
        [False, LIGHT.card],
        [True, LIGHT.sender("municipality")],
    ]
    assert data_with(chart, "label").columns.tolist() == ["label"]
    assert [rows for rows in chart.to_dict()["datasets"].values() if rows == [{"label": "予定"}]] != []


def test_a_dispatch_without_an_end_runs_to_the_as_of_date():
    chart = dispatches.gantt(periods(dispatch("2025-08-13", None, status="active")), JA, LIGHT)
    assert data_with(chart, "until", "period").values.tolist() == [["2025-08-21", "令和7年8月13日～"]]


def test_today_is_a_line_only_within_the_time_shown():
    frame = periods(dispatch("2025-08-13", "2025-08-20"))

    def lines(today: date) -> int:
        return str(dispatches.gantt(frame, JA, LIGHT, today=today).to_dict()["datasets"]).count("今日")

    assert [lines(date(2025, 8, day)) for day in (12, 13, 20, 21)] == [0, 1, 1, 0]


def test_by_sender_a_bar_says_where_it_goes_and_stands_in_the_band_of_its_sender():
    frame = periods(dispatch("2025-08-13", "2025-08-16"), dispatch("2025-08-15", "2025-08-18"))
    chart = dispatches.gantt(frame.assign(lane=[0, 1], destination_short=["あ", "う"]), JA, LIGHT, by="sender")
    assert data_with(chart, "label", "top").values.tolist() == [["あ 2", 4], ["う 2", 20]]


def test_a_window_ends_bars_at_its_edges_and_their_facts_stay_whole():
    frame = periods(dispatch("2025-07-28", "2025-08-16"))
    chart = dispatches.gantt(frame, JA, LIGHT, window=(date(2025, 8, 1), date(2025, 8, 7)))
    assert data_with(chart, "start", "until", "days", "period").values.tolist() == [
        ["2025-08-01", "2025-08-08", 7, "令和7年7月28日～8月16日"]
    ]


def lines(chart) -> list[list]:
    return data_with(chart, "start", "until", "top", "part").values.tolist()


def test_days_that_lack_people_are_an_orange_line_over_their_destination_and_widen_the_time_shown():
    frame = periods(dispatch("2025-08-13", "2025-08-20"))
    code, name = frame["destination_code"].iloc[0], frame["destination"].iloc[0]
    gaps = (
        Gap(code, name, date(2025, 8, 10), date(2025, 8, 14)),
        Gap(code, name, date(2025, 8, 25), date(2025, 8, 26)),
    )
    chart = dispatches.gantt(frame, JA, LIGHT, gaps=gaps)
    assert lines(chart) == [
        ["2025-08-10", "2025-08-15", 0, "派遣で埋まらない日"],
        ["2025-08-25", "2025-08-27", 0, "派遣で埋まらない日"],
    ]
    assert "2025, 8, 28" not in str(chart.to_dict())
    within = dispatches.gantt(frame, JA, LIGHT, gaps=gaps, window=(date(2025, 8, 12), date(2025, 8, 18)))
    assert lines(within) == [["2025-08-12", "2025-08-15", 0, "派遣で埋まらない日"]]
    assert "派遣で埋まらない日" not in str(
        dispatches.gantt(frame, JA, LIGHT, gaps=gaps, by="sender").to_dict()["datasets"]
    )


def test_a_destination_that_nobody_is_sent_to_has_a_band_where_it_lacks_people():
    frame = periods(dispatch("2025-08-13", "2025-08-20"))
    gaps = (Gap("elsewhere", "向こう", date(2025, 8, 14), date(2025, 8, 15)),)
    chart = dispatches.gantt(frame, JA, LIGHT, gaps=gaps)
    band = LANE + BETWEEN
    assert lines(chart) == [["2025-08-14", "2025-08-16", band, "派遣で埋まらない日"]]
    assert chart.to_dict()["height"] == 2 * band
    assert "向こう" in str(chart.to_dict())
    later = dispatches.gantt(frame, JA, LIGHT, gaps=gaps, window=(date(2025, 8, 18), date(2025, 8, 24)))
    assert later.to_dict()["height"] == band
    assert "派遣で埋まらない日" not in str(later.to_dict()["datasets"])


def test_where_nobody_is_sent_at_all_the_days_that_lack_people_stand_alone():
    gaps = (Gap("elsewhere", "向こう", date(2025, 8, 14), date(2025, 8, 15)),)
    chart = dispatches.gantt(periods(dispatch("2025-08-13", "2025-08-20")).iloc[:0], JA, LIGHT, gaps=gaps)
    assert lines(chart) == [["2025-08-14", "2025-08-16", 0, "派遣で埋まらない日"]]


def handed_over(start: str, end: str, until: str, days: int) -> dict:
    return dispatch(start, end) | {"handover_until": pd.Timestamp(until), "handover_days": days}


def test_handover_days_are_a_quiet_line_under_their_bar_that_the_legend_explains():
    frame = periods(dispatch("2025-08-13", "2025-08-19"), handed_over("2025-08-18", "2025-08-23", "2025-08-19", 2))
    chart = dispatches.gantt(frame, JA, LIGHT)
    found = data_with(chart, "start", "until", "top", "bottom", "part", "period", "days")
    bottom = BETWEEN // 2 + LANE + BAR
    assert found[found["part"] == "引継ぎの日"].values.tolist() == [
        ["2025-08-18", "2025-08-20", bottom, bottom + UNDERLINE, "引継ぎの日", "令和7年8月18日～8月19日", 2]
    ]
    assert bottom + UNDERLINE < chart.to_dict()["height"]
    (scale,) = {
        json.dumps(layer["encoding"]["color"]["scale"])
        for layer in marks(chart.to_dict(), "rect")
        if "引継ぎの日" in str(layer)
    }
    assert json.loads(scale) == {"domain": ["引継ぎの日"], "range": [LIGHT.sub]}


def test_a_handover_ends_at_the_edge_of_the_window_and_is_not_drawn_beyond_it():
    frame = periods(handed_over("2025-08-10", "2025-08-23", "2025-08-14", 5))

    def shown(first: int, last: int) -> list[list]:
        window = (date(2025, 8, first), date(2025, 8, last))
        chart = dispatches.gantt(frame, JA, LIGHT, window=window, gaps=())
        rows = [row for rows in chart.to_dict()["datasets"].values() for row in rows if row.get("part") == "引継ぎの日"]
        return [[row["start"], row["until"], row["days"]] for row in rows]

    assert shown(8, 20) == [["2025-08-10", "2025-08-15", 5]]
    assert shown(12, 13) == [["2025-08-12", "2025-08-14", 5]]
    assert shown(15, 20) == []


# --- Who sent where ------------------------------------------------------------------------------


def test_the_cells_of_the_senders_are_those_of_the_query_and_the_rest_comes_last(frames_of):
    (frame,) = frames_of("sender_matrix", "ja")
    cells = data_with(dispatches.sender_matrix(frame, JA, LIGHT), "sender", "short", "person_days")
    assert cells["sender"].iloc[-1] == f"その他{frame['other_senders'].iloc[0]}団体"
    shown = {(row.sender, row.short): row.person_days for row in cells.itertuples() if row.person_days}
    rest = cells["sender"].iloc[-1]
    assert shown == {
        (rest if pd.isna(row.sender) else row.sender, row.short): row.person_days for row in frame.itertuples()
    }


def test_person_days_of_years_get_bins_of_their_own(frames_of):
    (frame,) = frames_of("sender_matrix", "ja")
    many = frame.assign(person_days=frame["person_days"] * 10)
    states = data_with(dispatches.sender_matrix(many, JA, LIGHT), "state")["state"]
    assert set(states) <= {"0", "1～100", "101～250", "251～500", "501～1,000", "1,001以上"}


# --- Burden --------------------------------------------------------------------------------------


def test_only_those_short_of_staff_that_yet_send_much_are_orange():
    frame = pd.DataFrame([sender("a", 0.08, 40, short_yet_sending=True), sender("b", 0.01, 60)])
    (points,) = marks(dispatches.burden(frame, JA, LIGHT).to_dict(), "point")
    assert points["encoding"]["fill"]["condition"] == {"test": "datum.is_short_yet_sending", "value": LIGHT.shortage}
    assert "size" not in points["encoding"]


def test_the_coloured_and_the_heaviest_others_are_named():
    coloured = [sender("a", 0.08, 40, short_yet_sending=True), sender("b", 0.06, 9, short_yet_sending=True)]
    others = [sender(name, 0.01 * i, 10.0 * i) for i, name in enumerate("cdefg", start=1)]
    found = dispatches.burden(pd.DataFrame([*coloured, *others]), JA, LIGHT).to_dict()
    named = [row["short"] for rows in found["datasets"].values() for row in rows if "side" in row]
    assert sorted(named) == ["a", "b", "e", "f", "g"]


def test_names_of_points_beside_each_other_take_different_sides():
    frame = pd.DataFrame([sender("あい", 0.100, 50, short_yet_sending=True), sender("うえ", 0.103, 50.5)])
    found = dispatches.burden(frame, JA, LIGHT).to_dict()
    sides = {row["short"]: row["side"] for rows in found["datasets"].values() for row in rows if "side" in row}
    assert sides["あい"] != sides["うえ"]


def test_a_municipality_that_did_not_answer_is_not_drawn():
    frame = pd.DataFrame([sender("a", 0.01, 10), sender("b", float("nan"), float("nan"))])
    assert data_with(dispatches.burden(frame, JA, LIGHT), "short", "staff")["short"].tolist() == ["a"]


def test_boxes_meet_only_where_they_share_room():
    box = burdens.Box(0, 0, 10, 10)
    assert box.meets(burdens.Box(9, 9, 20, 20))
    assert not box.meets(burdens.Box(10, 0, 20, 10))
