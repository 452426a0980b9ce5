"""What the deeper charts of vacancies show equals what their queries answered."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.charts.drawing import data_with, marks
from workforce.charts import gaps, lasting, peers, waterfalls
from workforce.charts.theme import LIGHT, Theme
from workforce.i18n import Words

JA = Words("ja")


def test_gross_and_net_shows_all_occupations_and_each(frames_of):
    totals, by_occupation = frames_of("gross_and_net", "ja")
    shown = data_with(gaps.gross_and_net(totals, by_occupation, JA, LIGHT), "short", "vacancy", "surplus", "net_gap")
    expected = [["計", *totals.iloc[0][["vacancy", "surplus", "net_gap"]]]]
    expected += by_occupation[["short", "vacancy", "surplus", "net_gap"]].values.tolist()
    assert shown.values.tolist() == expected


def test_a_surplus_stands_left_in_blue_and_a_vacancy_right_in_orange(frames_of, theme: Theme):
    chart = gaps.gross_and_net(*frames_of("gross_and_net", "ja"), JA, theme).to_dict()
    bars = {bar["encoding"]["x"]["field"]: bar["mark"]["color"] for bar in marks(chart, "bar")}
    assert bars == {"vacancy": theme.shortage, "over": theme.actual}
    shown = data_with(gaps.gross_and_net(*frames_of("gross_and_net", "ja"), JA, theme), "over", "surplus")
    assert (shown["over"] == -shown["surplus"]).all()


def steps(*rows: tuple[str, str, int, int, int], name: str) -> pd.DataFrame:
    """Steps as (step, part, persons, from, to)."""
    frame = pd.DataFrame(rows, columns=[*name.split(), "persons", "runs_from", "runs_to"])
    return frame.astype(dict.fromkeys(("persons", "runs_from", "runs_to"), "Int64"))


def test_cover_takes_off_in_blue_and_leaves_in_orange(theme: Theme):
    frame = steps(
        ("vacancy", "total", 5, 0, 5),
        ("fiscal_year", "cover", 2, 5, 3),
        ("real_gap", "total", 3, 0, 3),
        ("none", "gap", 3, 3, 0),
        name="step part",
    )
    columns = ("label", "written", "runs_from", "runs_to", "colour")
    assert data_with(waterfalls.cover_waterfall(frame, JA, theme), *columns).values.tolist() == [
        ["欠員（総数）", "5", 0, 5, theme.shortage],
        ["会計年度任用", "▲2", 5, 3, theme.actual],
        ["実質欠員", "3", 0, 3, theme.shortage],
        ["うち補充なし", "3", 3, 0, theme.shortage],
    ]


def test_the_bridge_adds_in_orange_and_takes_off_in_grey(theme: Theme):
    frame = steps(
        ("before", "total", 8, 0, 8),
        ("closed", "staff", -2, 8, 6),
        ("new", "plan", 3, 6, 9),
        ("answered_before_only", "answers", -1, 9, 8),
        ("now", "total", 8, 0, 8),
        name="course cause",
    )
    columns = ("label", "written", "runs_from", "runs_to", "colour")
    assert data_with(waterfalls.bridge(frame, JA, theme), *columns).values.tolist() == [
        ["前年の欠員", "8", 0, 8, theme.shortage],
        ["解消：職員", "▲2", 8, 6, theme.sub],
        ["新規：計画", "＋3", 6, 9, theme.shortage],
        ["前年だけ回答：回答の有無", "▲1", 9, 8, theme.sub],
        ["今年の欠員", "8", 0, 8, theme.shortage],
    ]


@pytest.mark.parametrize("name", ["cover_waterfall", "bridge"])
def test_a_waterfall_shows_every_step_of_its_query(name: str, frames_of):
    (frame,) = frames_of(name, "ja")
    shown = data_with(getattr(waterfalls, name)(frame, JA, LIGHT), "runs_from", "runs_to", "persons")
    assert shown.values.tolist() == frame[["runs_from", "runs_to", "persons"]].values.tolist()


def test_lengths_say_years_persons_and_cells(frames_of):
    (frame,) = frames_of("lasting", "ja")
    shown = data_with(lasting.lasting(frame, JA, LIGHT), "label", "vacancy", "written", "is_lasting")
    assert shown.values.tolist() == [
        [
            f"{row.years_running}年{'以上' if row.is_at_least else ''}",
            row.vacancy,
            f"{row.vacancy}人（{row.cells}件）",
            row.years_running >= 3,
        ]
        for row in frame.itertuples()
    ]
    assert shown["label"].iloc[0] == "10年以上"


def test_peers_are_coloured_above_the_median_and_the_highest_of_a_group_is_named(frames_of):
    (frame,) = frames_of("peers", "ja")
    shown = data_with(peers.peers(frame, JA, LIGHT), "municipality", "peer_group", "vacancy_rate", "is_above", "name")
    assert shown[["municipality", "vacancy_rate", "is_above"]].values.tolist() == (
        frame[["municipality", "vacancy_rate", "is_above_peers"]].values.tolist()
    )
    named = shown[shown["name"] != ""]
    assert named["peer_group"].is_unique
    assert set(named["peer_group"]) == set(frame["peer_group"])
    highest = shown.groupby("peer_group")["vacancy_rate"].max()
    assert named.set_index("peer_group")["vacancy_rate"].to_dict() == highest.to_dict()


def test_on_a_profile_the_municipality_itself_is_named(frames_of):
    (frame,) = frames_of("peers_of_a_town", "ja")
    shown = data_with(peers.peers(frame, JA, LIGHT), "municipality", "is_chosen", "name")
    assert shown.loc[shown["name"] != "", ["municipality", "is_chosen", "name"]].values.tolist() == [
        ["山都町", True, "山都"]
    ]


def test_who_is_not_compared_is_not_drawn(frames_of):
    frame = frames_of("peers", "ja")[0].head(3).copy()
    frame["peer_rank"] = frame["peer_rank"].mask([True, False, False])
    shown = data_with(peers.peers(frame, JA, LIGHT), "municipality")
    assert shown["municipality"].tolist() == frame["municipality"].tolist()[1:]
