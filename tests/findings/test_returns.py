"""What is said about the returns of a round."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from workforce.findings import returns as findings
from workforce.i18n import Words

JA, EN = Words("ja"), Words("en")
ALL = {"municipalities": 45, "answered": 45, "submitted": 45, "checked": 45, "outstanding": 0, "late": 0}


@pytest.mark.parametrize(
    ("totals", "status", "japanese", "english"),
    [
        (
            {},
            "closed",
            "45団体のうち45団体が提出（うち確認済45団体）",
            "45 of 45 municipalities submitted (45 checked)",
        ),
        (
            {"submitted": 30, "checked": 12, "answered": 29, "outstanding": 15},
            "open",
            "45団体のうち30団体が提出（うち確認済12団体）。未提出は15団体。全職種に回答したのは29団体",
            "30 of 45 municipalities submitted (12 checked). 15 outstanding. 29 answered every occupation",
        ),
        (
            {"submitted": 30, "checked": 0, "answered": 30, "outstanding": 15, "late": 15},
            "open",
            "45団体のうち30団体が提出（確認済はまだない）。期限を過ぎて未提出が15団体",
            "30 of 45 municipalities submitted (none checked). 15 outstanding past the deadline",
        ),
        (
            {"submitted": 36, "checked": 36, "answered": 36, "outstanding": 9},
            "confirmed",
            "45団体のうち36団体が提出（うち確認済36団体）。提出のないまま確定したのは9団体",
            "36 of 45 municipalities submitted (36 checked). 9 never submitted before it was confirmed",
        ),
        (
            {"submitted": 0, "checked": 0, "answered": 0, "outstanding": 45},
            "draft",
            "準備中。まだ回答を受け付けていない",
            "In preparation: no answers are taken yet",
        ),
    ],
)
def test_the_lead_says_how_far_the_returns_are(totals, status, japanese, english):
    row, survey = pd.Series(ALL | totals), pd.Series({"status": status})
    assert (findings.lead(row, survey, JA), findings.lead(row, survey, EN)) == (japanese, english)


RETURNS = pd.DataFrame(
    [
        ("甲佐町", "not_started", True, True, 10),
        ("宇城市", "sent_back", True, False, 0),
        ("菊池市", "submitted", False, False, 0),
    ],
    columns=["municipality", "return_status", "is_outstanding", "is_late", "days_late"],
)


def test_the_late_are_named_else_the_outstanding_else_nobody():
    opened, draft = pd.Series({"status": "open"}), pd.Series({"status": "draft"})
    assert findings.outstanding(RETURNS, opened, JA) == "期限を過ぎて未提出：甲佐町"
    assert findings.outstanding(RETURNS[1:], opened, JA) == "未提出：宇城市"
    assert findings.outstanding(RETURNS[2:], opened, JA) == "全団体が提出済み"
    assert findings.outstanding(RETURNS[:2], draft, JA) == "まだ提出を求めていない"


def test_the_reminder_names_the_round_the_deadline_and_each_municipality():
    survey = pd.Series({"survey": "令和8年度 定員・実員調査", "due_on": pd.Timestamp("2026-06-01")})
    mail = findings.reminder(RETURNS[:2], survey, date(2026, 6, 11), JA)
    assert mail.splitlines() == [
        "【提出のお願い】令和8年度 定員・実員調査",
        "",
        "提出期限：令和8年6月1日",
        "",
        "次の2団体からの提出を確認できていません（令和8年6月11日現在）。",
        "提出がお済みでない場合は、調査票に記入のうえ返送してください。行き違いの場合はご容赦ください。",
        "",
        "・甲佐町（未着手、期限から10日経過）",
        "・宇城市（差戻し）",
    ]
    without = findings.reminder(RETURNS[:1], pd.Series({"survey": "調査", "due_on": pd.NaT}), date(2026, 6, 11), EN)
    assert without.splitlines()[2] == "Deadline: none set"


def test_a_correction_counts_answers_and_says_what_became_of_both_gaps():
    totals = pd.DataFrame({"survey_version": ["first", "revised"], "vacancy": [163, 163], "real_gap": [77, 78]})
    differences = pd.DataFrame(
        [
            ("43444", "civil", "covered"),
            ("43444", "civil", "real_gap"),
            ("43444", "departments/somu/persons", "persons"),
        ],
        columns=["municipality_code", "item_key", "field"],
    )
    assert findings.versions(totals, differences, JA) == ("訂正は2か所。欠員は163人のまま、実質欠員は77人から78人に")
    assert findings.versions(totals, differences, EN) == ("2 answers corrected: vacancies still 163, real gap 77 to 78")
    assert findings.versions(totals, differences[:0], JA) == "当初確定から変わった値はない"
