"""The sentence over staff by department, in both languages."""

from __future__ import annotations

from tests.metrics.builders import UKI, add_headcounts, add_survey
from tests.metrics.test_departments import add_departments
from workforce.findings import departments as findings
from workforce.i18n import Words
from workforce.queries import departments

JA, EN = Words("ja"), Words("en")


def both(connection) -> list[str]:
    frame = departments.totals(connection, survey_id=1)
    return [findings.comparison(words.localise(frame), words) for words in (JA, EN)]


def change(connection, department: str, persons: int | None) -> None:
    connection.execute(
        "UPDATE block_counts SET persons = $persons WHERE item_code = $department",
        {"persons": persons, "department": department},
    )


def test_equal_different_and_not_comparable_are_each_said(connection):
    add_survey(connection)
    assert both(connection) == ["部門別の回答はない", "No answers by department"]
    add_headcounts(connection, {(UKI, "admin"): (60, 55)})
    add_departments(connection, UKI, somu=55, kyoiku=4)
    assert both(connection) == [
        "一般行政部門は55人で、職種別の計と一致。ほかに特別行政・公営企業等4人",
        "General administration: 55, equal to staff by occupation. Special administration and public enterprises "
        "besides: 4",
    ]
    change(connection, "doboku", 3)
    assert both(connection)[0] == ("一般行政部門は58人、職種別の計55人との差は＋3人。ほかに特別行政・公営企業等4人")
    change(connection, "zeimu", None)
    assert both(connection)[0] == "部門別か職種別に未回答があり、照合できない"
    frame = JA.localise(departments.by_department(connection, survey_id=1))
    named = frame[frame["department_code"].isin(["somu", "zeimu", "doboku", "kyoiku"])]
    assert findings.by_department_alt(named, JA) == ("部門別の職員数：総務・企画 55人、税務 －人、土木 3人、教育 4人")
