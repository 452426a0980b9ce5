"""The sentence over an indicator, in both languages."""

from __future__ import annotations

from tests.metrics.test_indicators import add_values
from workforce.findings import indicators as findings
from workforce.i18n import Words
from workforce.queries import indicators

JA, EN = Words("ja"), Words("en")


def both(finding, connection, code: str) -> list[str]:
    frame = indicators.series(connection, indicator_code=code)
    return [finding(words.localise(frame), words) for words in (JA, EN)]


def test_the_last_value_is_told_with_its_change_where_there_is_one(connection):
    assert both(findings.latest, connection, "job_ratio_annual") == [
        "有効求人倍率は2024年に1.25倍",
        "Job-openings-to-applicants ratio: 1.25 in 2024",
    ]
    add_values(connection, ("job_ratio_annual", "2023-01-01", 1.31))
    assert both(findings.latest, connection, "job_ratio_annual")[0] == "有効求人倍率は2024年に1.25倍（前年差▲0.06）"
    assert both(findings.alt, connection, "job_ratio_annual")[0] == "有効求人倍率：2024年 1.25、2023年 1.31"


def test_months_and_fiscal_years_are_named_as_such_and_no_value_is_said(connection):
    assert both(findings.latest, connection, "population_monthly") == ["値はまだない", "No value yet"]
    add_values(
        connection,
        ("population_monthly", "2025-08-01", 1_700_000),
        ("population_monthly", "2025-09-01", 1_699_000),
        ("region_staff_annual", "2025-04-01", 60_000),
    )
    assert both(findings.latest, connection, "population_monthly") == [
        "総人口（月次）は2025年9月に1,699,000人（前月差▲1,000）",
        "Population (monthly): 1,699,000 persons in 2025-9 (▲1,000 on the month before)",
    ]
    assert "2025年度に60,000人" in both(findings.latest, connection, "region_staff_annual")[0]
