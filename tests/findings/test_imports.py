"""What is said about the totals that an import of dispatches would move."""

from __future__ import annotations

import pandas as pd
import pytest

from workforce.findings import imports as findings
from workforce.i18n import Words

JA, EN = Words("ja"), Words("en")
ROW = {"disaster": "豪雨", "kind": "emergency", "person_days": 1754, "person_days_before": 1743, "difference": 11}


@pytest.mark.parametrize(
    ("rows", "japanese", "english"),
    [
        (
            [ROW],
            "豪雨（応援派遣）の延べ人日は1,743人日から1,754人日（＋11）になります",
            "Person-days of 豪雨 (Emergency) go from 1,743 to 1,754 (＋11)",
        ),
        (
            [ROW, ROW | {"kind": "mid_long"}],
            "2つの災害・区分で延べ人日が変わります",
            "Person-days change for 2 disasters or kinds",
        ),
        (
            [ROW | {"difference": 0}],
            "延べ人日（実績）は変わりません。予定の延べ人日が変わります",
            "Actual person-days stay as they are; planned ones change",
        ),
    ],
)
def test_the_person_days_before_and_after_are_named(rows, japanese, english):
    frame = pd.DataFrame(rows)
    assert findings.of_person_days(frame, JA) == japanese
    assert findings.of_person_days(frame, EN) == english
