"""What a plan says in one sentence, in both languages."""

from __future__ import annotations

import pandas as pd
import pytest

from workforce.findings import rotations as findings
from workforce.i18n import Words


@pytest.mark.parametrize(
    ("figures", "ja", "en"),
    [
        (
            {"waves": 3, "person_days": 1234, "unmet": 0, "days_short": 0},
            "3陣・1,234人日。要請は今日から終わりまで満たされます",
            "Waves: 3, person-days: 1,234. The request is met from today to its end",
        ),
        (
            {"waves": 2, "person_days": 56, "unmet": 1070, "days_short": 12},
            "2陣・56人日。保存しても12日で計1,070人日足りません",
            "Waves: 2, person-days: 56. Once saved, 1,070 person-days are still missing on 12 days",
        ),
    ],
)
def test_a_plan_says_its_person_days_and_what_is_still_missing(figures, ja, en):
    said = [findings.preview(pd.Series(figures), Words(language)) for language in ("ja", "en")]
    assert said == [ja, en]
