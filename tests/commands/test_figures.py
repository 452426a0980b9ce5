"""figures prints what the screens show: the paper's numbers on the sample data, nothing on an empty database."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

LINE = {"disaster": "令和7年8月豪雨", "kind": "emergency", "from": "2025-08-13", "to": "2025-09-30"}


def line(figures: dict, sender_type: str, task_group: str) -> dict:
    (found,) = (
        line
        for line in figures["dispatch"]
        if (line["disaster"], line["kind"], line["sender_type"], line["task_group"])
        == ("令和7年8月豪雨", "emergency", sender_type, task_group)
    )
    return found


@pytest.mark.usefixtures("sample")
def test_the_sample_data_give_the_figures_of_the_paper(run):
    outcome = run("figures", "--json")
    assert (outcome.status, outcome.err) == (0, "")
    figures = json.loads(outcome.out)
    assert list(figures) == ["as_of", "sample_data", "staffing", "dispatch", "dispatch_totals"]
    assert (figures["as_of"], figures["sample_data"]) == ("2025-04-01", True)
    total = figures["staffing"]["total"]
    assert list(total) == [
        "planned",
        "actual",
        "actual_change",
        "vacancy",
        "surplus",
        "municipalities_short",
        "answered",
        "municipalities",
    ]
    assert (total["actual"], total["actual_change"], total["answered"], total["municipalities"]) == (7623, -1, 45, 45)
    assert total["planned"] - total["actual"] == total["vacancy"] - total["surplus"]
    by_occupation = {row.pop("occupation"): row for row in figures["staffing"]["by_occupation"]}
    assert {name: (row["vacancy"], row["municipalities_short"]) for name, row in by_occupation.items()}.items() >= {
        "admin": (79, 20),
        "civil": (32, 15),
    }.items()
    for name in ("planned", "actual", "vacancy", "surplus"):
        assert sum(row[name] for row in by_occupation.values()) == total[name]


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    ("sender_type", "task_group", "person_days", "cities", "towns"),
    [
        ("prefecture", "victim_support", 592, 2, 2),
        ("municipality", "victim_support", 1146, 5, 4),
        ("prefecture", "hq_support", 3, 1, 0),
    ],
)
def test_the_dispatch_lines_are_those_of_the_paper(run, sender_type, task_group, person_days, cities, towns):
    found = line(json.loads(run("figures", "--json").out), sender_type, task_group)
    assert found["person_days"] == person_days
    assert found["destinations"] == {"cities": cities, "towns": towns, "villages": 0}
    if task_group == "victim_support":
        assert found.items() >= LINE.items()


@pytest.mark.usefixtures("sample")
def test_a_disaster_has_every_measure_and_its_plans_apart(run):
    figures = json.loads(run("figures", "--json").out)
    headline, everything, mid_long = [row for row in figures["dispatch_totals"] if row["disaster"] == "令和7年8月豪雨"]
    assert headline == {
        "disaster": "令和7年8月豪雨",
        "kind": "emergency",
        "scope": "headline",
        "persons_on_duty": 0,
        "distinct_persons": 400,
        "person_days": 592 + 1146,
        "waves": 205,
        "calendar_days": 49,
        "person_months": 56.79,
        "fte_years": None,
        "planned": {"persons": 7, "person_days": 31},
    }
    assert (everything["scope"], everything["person_days"]) == ("all", 1738 + 3 + 2)
    assert (mid_long["kind"], mid_long["fte_years"]) == ("mid_long", 0.24)


@pytest.mark.usefixtures("sample")
def test_another_date_picks_another_round_and_counts_dispatches_to_that_date(run):
    figures = json.loads(run("figures", "--as-of", "2024-04-01", "--json").out)
    assert (figures["as_of"], figures["staffing"]["total"]["actual"]) == ("2024-04-01", 7624)
    assert "令和7年8月豪雨" not in {line["disaster"] for line in figures["dispatch"]}
    to_august = json.loads(run("figures", "--as-of", "2025-08-13", "--json").out)
    assert (to_august["as_of"], to_august["staffing"]) == (None, {})
    assert line(to_august, "prefecture", "victim_support")["to"] == "2025-08-13"


def test_an_empty_database_has_empty_figures(run):
    run("init", "--empty")
    assert json.loads(run("figures", "--json").out) == {
        "as_of": None,
        "sample_data": False,
        "staffing": {},
        "dispatch": [],
        "dispatch_totals": [],
    }
    assert run("figures") == (0, "この時点の調査回はありません。\n\nこの時点までの派遣の実績はありません。\n", "")


@pytest.mark.usefixtures("sample")
def test_the_page_for_the_terminal_reads_in_either_language(run):
    japanese = run("figures").out.splitlines()
    assert japanese[:3] == [
        "【架空データ】以下の数値は架空データを含みます。",
        "定員・実員（令和7年4月1日現在、確報）",
        "  総職員数 7,623人（前年差 ▲1人）、定員計画数 7,769人",
    ]
    assert "令和7年8月13日～9月30日               592" in "\n".join(japanese)
    english = run("--lang", "en", "figures").out
    assert "Staffing as of 2025-04-01 (Final)" in english
    assert run("figures", "--lang", "en").out == english
    widths = {len(line.split("Municipalities short")[0]) for line in english.splitlines() if "Occupation" in line}
    assert len(widths) == 1


def test_a_date_that_does_not_exist_is_refused(run):
    outcome = run("figures", "--as-of", "2025-02-30")
    assert (outcome.status, outcome.out) == (2, "")
    assert "「2025-02-30」は日付ではありません（例 2025-04-01）" in outcome.err


@pytest.mark.usefixtures("sample")
def test_a_reader_that_stops_reading_is_no_error():
    command = subprocess.Popen(
        [sys.executable, "-m", "workforce", "figures", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    command.stdout.close()
    assert (command.wait(), command.stderr.read()) == (0, b"")
    command.stderr.close()


@pytest.mark.parametrize("day", ["1999-12-31", "2051-04-01", "9999-12-31"])
def test_a_day_outside_the_calendar_is_refused_instead_of_having_no_figures(run, day):
    run("init", "--empty")
    outcome = run("figures", "--json", "--as-of", day)
    assert outcome == (2, "", "平成12年4月1日 から 令和33年3月31日 までの日付を入力してください。\n")
