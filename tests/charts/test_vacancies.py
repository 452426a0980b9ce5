"""What the charts of staffing show equals what their queries answered."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.charts.drawing import data_with, marks, parts
from workforce.charts import vacancies
from workforce.charts.theme import LIGHT, Theme
from workforce.i18n import Words

JA, EN = Words("ja"), Words("en")


def municipality(code: str, rate: float | None, *, answered: bool = True, column: int = 0) -> dict:
    """A row of ``vacancies/by_municipality``."""
    return {
        "municipality_code": code,
        "municipality": f"{code}市",
        "short": code,
        "tile_col": column,
        "tile_row": 3,
        "planned": None if rate is None else 1000,
        "actual": None if rate is None else round(1000 - 1000 * rate),
        "vacancy": None if rate is None else round(1000 * rate),
        "vacancy_rate": math.nan if rate is None else rate,
        "is_answered": answered,
    }


def by_municipality(*rows: dict) -> pd.DataFrame:
    frame = pd.DataFrame(rows)
    return frame.astype(dict.fromkeys(("planned", "actual", "vacancy", "tile_col", "tile_row"), "Int64"))


def by_year(*rounds: tuple[str, int | None, int | None, bool]) -> pd.DataFrame:
    """Rounds as (date, planned, actual, complete)."""
    frame = pd.DataFrame(rounds, columns=["as_of", "planned", "actual", "is_complete"])
    frame = frame.astype({"planned": "Int64", "actual": "Int64", "is_complete": "boolean"})
    return frame.assign(
        as_of=pd.to_datetime(frame["as_of"]),
        april_label=[f"R{date[3]}" for date, *_ in rounds],
        vacancy=frame["planned"] - frame["actual"],
        net_gap=frame["planned"] - frame["actual"],
    )


# --- Tile map ------------------------------------------------------------------------------------


def test_a_tile_says_the_bin_of_its_rate():
    frame = by_municipality(
        municipality("a", 0.0),
        municipality("b", 0.001),
        municipality("c", 0.02),
        municipality("d", 0.05),
        municipality("e", 0.08),
        municipality("f", None, answered=False),
    )
    shown = data_with(vacancies.tile_map(frame, JA, LIGHT), "municipality_code", "state", "rate_shown")
    assert shown.values.tolist() == [
        ["a", "欠員なし", "0"],
        ["b", "2%未満", "0.1%"],
        ["c", "2～5%", "2.0%"],
        ["d", "5～8%", "5.0%"],
        ["e", "8%以上", "8.0%"],
        ["f", "未回答あり", "－"],
    ]


def test_the_tiles_show_the_figures_of_the_query(frames_of):
    (frame,) = frames_of("tile_map", "ja")
    columns = ["municipality_code", "planned", "actual", "vacancy", "vacancy_rate"]
    shown = data_with(vacancies.tile_map(frame, JA, LIGHT), *columns)
    assert shown.values.tolist() == frame[columns].values.tolist()


def test_long_latin_names_stand_in_two_lines_and_none_is_smaller_than_can_be_read(frames_of):
    (frame,) = frames_of("tile_map", "en")
    shown = data_with(vacancies.tile_map(frame, EN, LIGHT), "municipality", "name", "name_width")
    names = shown.set_index("municipality")["name"]
    assert [names[f"{name} City"] for name in ("Kamiamakusa", "Yatsushiro", "Uki")] == [
        "Kami-\namakusa", "Yatsu-\nshiro", "Uki",
    ]  # fmt: skip
    assert shown["name_width"].max() <= 5.1  # 8 px and more on a tile of 45 px


def test_japanese_names_stay_in_one_line(frames_of):
    (frame,) = frames_of("tile_map", "ja")
    shown = data_with(vacancies.tile_map(frame, JA, LIGHT), "name", "short")
    assert shown["name"].equals(shown["short"])


def test_a_click_on_a_tile_chooses_a_municipality_and_a_second_click_keeps_it(frames_of):
    (frame,) = frames_of("tile_map", "ja")
    params = vacancies.tile_map(frame, JA, LIGHT).to_dict()["params"]
    (selection,) = [param for param in params if "select" in param]
    assert selection["name"] == "municipality"
    assert selection["select"] == {
        "type": "point",
        "fields": ["municipality_code"],
        "on": "click",
        "clear": False,
        "toggle": False,
    }


def test_empty_columns_of_the_map_stay_and_any_prefecture_fits():
    frame = by_municipality(municipality("a", 0.0, column=2), municipality("b", 0.0, column=6))
    tiles = marks(vacancies.tile_map(frame, JA, LIGHT).to_dict(), "rect")[0]
    assert tiles["encoding"]["x"]["scale"]["domain"] == [2, 3, 4, 5, 6]
    assert tiles["encoding"]["y"]["scale"]["domain"] == [3]


@pytest.mark.parametrize(("answered", "entries"), [(True, 0), (False, 1)])
def test_the_dashed_outline_is_explained_only_where_it_occurs(answered: bool, entries: int):
    frame = by_municipality(municipality("a", 0.01, answered=answered))
    points = marks(vacancies.tile_map(frame, JA, LIGHT).to_dict(), "point")
    assert len(points) == entries


# --- Bullets -------------------------------------------------------------------------------------


def test_the_bullet_has_what_is_there_and_what_is_missing_in_columns(frames_of):
    (frame,) = frames_of("occupation_bullet", "ja")
    shown = data_with(vacancies.occupation_bullet(frame, JA, LIGHT), "short", "share_shown", "gap_shown")
    assert shown.values.tolist()[:2] == [
        ["事務職", "98.7%", "▲79人（20団体）"],
        ["土木技師", "93.1%", "▲32人（15団体）"],
    ]


def test_dot_and_bar_stand_at_the_rates_of_the_query(frames_of):
    (frame,) = frames_of("occupation_bullet", "ja")
    shown = data_with(vacancies.occupation_bullet(frame, JA, LIGHT), "actual_share", "filled_share")
    expected = frame[["fill_rate", "capped_fill_rate"]].values.ravel().tolist()
    assert shown.values.ravel().tolist() == pytest.approx(expected)


def test_without_a_plan_there_is_no_dot():
    frame = pd.DataFrame(
        {"occupation": ["x"], "short": ["x"], "planned": [0], "actual": [1], "vacancy": [0], "surplus": [1]}
        | {"filled": [0]}
    ).astype({"planned": "Int64", "actual": "Int64", "vacancy": "Int64", "filled": "Int64"})
    chart = vacancies.municipality_bullet(frame, JA, LIGHT)
    assert data_with(chart, "actual_share", "share_shown", "gap_shown").values.tolist() == [[None, "1／0", "欠員なし"]]
    assert vacancies.bullet_start(frame) == 0.9


def test_the_unanswered_row_of_a_town_says_so():
    frame = pd.DataFrame(
        {"occupation": ["x"], "short": ["x"], "planned": [3], "actual": [None], "vacancy": [None], "surplus": [None]}
        | {"filled": [None]}
    ).astype({"planned": "Int64", "actual": "Int64", "vacancy": "Int64", "surplus": "Int64", "filled": "Int64"})
    shown = data_with(vacancies.municipality_bullet(frame, JA, LIGHT), "share_shown", "gap_shown")
    assert shown.values.tolist() == [["－／3", "未回答あり"]]


@given(st.lists(st.tuples(st.integers(1, 500), st.integers(0, 500)), min_size=1, max_size=8))
def test_every_dot_of_a_bullet_stands_right_of_the_start(counts: list[tuple[int, int]]):
    frame = pd.DataFrame(counts, columns=["planned", "actual"], dtype="Int64").assign(
        occupation="x", short="x", vacancy=0, surplus=0
    )
    frame["filled"] = frame[["planned", "actual"]].min(axis=1)
    start = vacancies.bullet_start(frame)
    lowest = min(actual / planned for planned, actual in counts)
    assert 0 <= start <= 0.9
    assert round(start * 100) % 2 == 0
    assert start == 0 or lowest - start >= 0.02 - 1e-9


def test_a_start_given_by_the_page_is_the_start_of_the_axis(frames_of):
    (frame,) = frames_of("occupation_bullet", "ja")
    found = vacancies.occupation_bullet(frame.head(3), JA, LIGHT, start=0.5).to_dict()
    domains = {tuple(part["domain"]) for part in parts(found) if part.get("clamp")}
    assert domains == {(0.5, 1.0)}


# --- Matrix --------------------------------------------------------------------------------------


def test_the_matrix_shows_every_cell_and_every_total(frames_of):
    (frame,) = frames_of("matrix", "ja")
    chart = vacancies.matrix(frame, JA, LIGHT)
    cells = data_with(chart, "municipality", "short", "vacancy")
    assert cells.astype(object).where(cells.notna(), None).values.tolist() == [
        [row.municipality, row.short, None if pd.isna(row.vacancy) else row.vacancy] for row in frame.itertuples()
    ]
    totals = data_with(chart, "municipality", "municipality_vacancy")
    assert totals.values.tolist() == frame[["municipality", "municipality_vacancy"]].drop_duplicates().values.tolist()


def test_a_cell_without_vacancies_is_blank_and_one_without_an_answer_has_a_dash():
    frame = pd.DataFrame(
        {
            "municipality": "あ市",
            "occupation": ["x", "y", "z"],
            "short": ["x", "y", "z"],
            "vacancy": pd.array([0, None, 7], dtype="Int64"),
            "municipality_vacancy": 7,
        }
    )
    shown = data_with(vacancies.matrix(frame, JA, LIGHT), "shown", "state")
    assert shown.values.tolist() == [["", "0"], ["－", "－ 職種なし・未回答"], ["7", "7以上"]]


# --- Ten years -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rounds", "heights"),
    [
        ([(100, 90), (100, 95), (100, 80), (100, 85)], {"定員計画数 100人": 100, "実職員数 85人": 80}),
        ([(90, 90), (70, 90), (80, 99), (81, 83)], {"定員計画数 81人": 70, "実職員数 83人": 99}),
    ],
    ids=["short", "surplus"],
)
def test_the_names_at_the_end_stand_clear_of_both_lines(rounds: list[tuple[int, int]], heights: dict[str, int]):
    frame = by_year(*((f"202{place}-04-01", *counts, True) for place, counts in enumerate(rounds)))
    written = vacancies.ten_years(frame, JA, LIGHT).to_dict()["datasets"].values()
    assert {row["text"]: row["count"] for rows in written for row in rows if row.get("text") in heights} == heights


def test_ten_years_shows_the_counts_of_the_query(frames_of):
    (frame,) = frames_of("ten_years", "ja")
    columns = ["planned", "actual", "vacancy", "is_complete"]
    shown = data_with(vacancies.ten_years(frame, JA, LIGHT), *columns, "label")
    assert shown[columns].values.tolist() == frame[columns].values.tolist()
    assert shown["label"].tolist() == ["H28", "H29", "H30", "H31", "R2", "R3", "R4", "R5", "R6", "R7"]


def test_years_are_gregorian_in_english(frames_of):
    (frame,) = frames_of("ten_years", "en")
    shown = data_with(vacancies.ten_years(frame, Words("en"), LIGHT), "planned", "label")
    assert shown["label"].tolist() == [str(year) for year in range(2016, 2026)]


def test_the_last_counts_and_the_gaps_of_complete_rounds_stand_beside_the_lines():
    frame = by_year(
        ("2020-04-01", 90, 60, False),
        ("2021-04-01", 100, 98, True),
        ("2022-04-01", 102, 98, True),
        ("2023-04-01", 104, 98, True),
        ("2024-04-01", 106, 98, True),
        ("2025-04-01", 110, 99, True),
    )
    data = vacancies.ten_years(frame, JA, LIGHT).to_dict()["datasets"].values()
    texts = [row["text"] for rows in data for row in rows if "text" in row]
    assert set(texts) == {"定員計画数 110人", "実職員数 99人", "差 2人", "差 11人"}


@pytest.mark.parametrize(
    ("counts", "start"),
    [([(7600, 7560), (7769, 7623)], 7400), ([(113, 111), (113, 99)], 90), ([(3, 2)], 1), ([(1, 0)], 0), ([], 0)],
)
def test_the_axis_of_the_years_starts_at_a_round_number_below(counts: list[tuple[int, int]], start: int):
    frame = by_year(*[(f"202{i}-04-01", *pair, True) for i, pair in enumerate(counts)])
    assert vacancies.ten_years_start(frame) == start


def test_a_year_without_answers_leaves_a_gap_in_the_lines():
    frame = by_year(("2024-04-01", None, None, False), ("2025-04-01", 10, 9, True))
    shown = data_with(vacancies.ten_years(frame, JA, LIGHT), "planned", "actual")
    assert shown.astype(object).where(shown.notna(), None).values.tolist() == [[None, None], [10, 9]]


def test_points_of_incomplete_rounds_are_hollow(theme: Theme):
    frame = by_year(("2024-04-01", 8, 7, False), ("2025-04-01", 10, 9, True))
    (points,) = marks(vacancies.ten_years(frame, JA, theme).to_dict(), "point")
    assert points["encoding"]["fill"] == {
        "condition": {"test": "datum.is_complete", "value": theme.actual},
        "value": theme.card,
    }
