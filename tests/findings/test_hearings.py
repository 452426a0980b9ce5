"""The sentences about hearings, in both languages."""

from __future__ import annotations

from datetime import date

from tests.metrics.builders import KOSA, UKI, add_hearings, add_survey
from workforce.findings import hearings as findings
from workforce.i18n import Words
from workforce.queries import hearings

JA, EN = Words("ja"), Words("en")
DAY = date(2025, 9, 30)


def both(finding, frame) -> list[str]:
    return [finding(words.localise(frame), words) for words in (JA, EN)]


def test_without_notes_it_says_so(connection):
    add_survey(connection)
    assert both(findings.lead, hearings.totals(connection, survey_id=1, as_of=DAY)) == [
        "ヒアリングの記録はまだない",
        "No hearing noted yet",
    ]
    assert both(findings.by_category, hearings.by_category(connection, survey_id=1, as_of=DAY))[0] == (
        "ヒアリングの記録はまだない"
    )
    empty = hearings.municipality_totals(connection, municipality_code=UKI, as_of=DAY)
    assert both(findings.municipality, empty) == ["ヒアリングの記録はない", "No hearing noted"]


def test_the_lead_names_who_was_heard_and_what_waits(connection):
    add_survey(connection)
    add_hearings(connection, {"follow_up_on": "2025-09-01"}, {"municipality_code": KOSA}, {"hearing_status": "done"})
    assert both(findings.lead, hearings.totals(connection, survey_id=1, as_of=DAY)) == [
        "45団体のうち2団体から3件を聞き取り。未対応は2件、うち期限超過1件",
        "Heard from 2 of 45 municipalities: 3 notes. Open: 2, of which overdue: 1",
    ]
    of_town = hearings.municipality_totals(connection, municipality_code=KOSA, as_of=DAY)
    assert both(findings.municipality, of_town) == ["ヒアリングは1件。未対応は1件", "Hearings: 1 note. Open: 1"]


def test_the_category_most_municipalities_named_comes_first_and_a_tie_is_told(connection):
    add_survey(connection)
    add_hearings(connection, {}, {}, {"category_code": "young_leavers", "municipality_code": KOSA})
    frame = hearings.by_category(connection, survey_id=1, as_of=DAY)
    assert both(findings.by_category, frame) == [
        "ヒアリングで最も多いのは応募なし・若年離職（各1団体）",
        "Named most often: No applications, Young staff leaving (1 municipality each)",
    ]
    assert both(findings.by_category_alt, frame)[0] == (
        "ヒアリングの分類別の件数：応募なし 2件（未対応2件、1団体）、若年離職 1件（未対応1件、1団体）"
    )
