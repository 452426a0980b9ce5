"""The sentences about measures, in both languages."""

from __future__ import annotations

from tests.metrics.builders import KOSA, UKI, add_headcounts, add_measure, add_survey
from workforce.findings import measures as findings
from workforce.i18n import Words
from workforce.queries import measures

JA, EN = Words("ja"), Words("en")


def both(finding, frame) -> list[str]:
    return [finding(words.localise(frame), words) for words in (JA, EN)]


def test_a_round_without_vacancies_says_so(connection):
    add_survey(connection)
    assert both(findings.lead, measures.coverage(connection, survey_id=1)) == ["欠員はない", "No vacancies"]
    assert both(findings.by_occupation, measures.by_occupation(connection, survey_id=1))[0] == "欠員はない"
    assert both(findings.register, measures.by_type(connection)) == [
        "対応策の登録はまだない",
        "No measure registered yet",
    ]


def test_the_lead_names_the_vacancies_at_which_no_measure_aims(connection):
    add_survey(connection)
    add_headcounts(connection, {(UKI, "civil"): (10, 7), (UKI, "admin"): (20, 18), (KOSA, "phn"): (3, 1)})
    add_measure(connection, 1, occupations=("civil",))
    assert both(findings.lead, measures.coverage(connection, survey_id=1)) == [
        "欠員7人のうち4人（2団体）には、ねらう対応策がない",
        "No measure aims at 4 of 7 vacancies (2 municipalities)",
    ]
    frame = measures.by_occupation(connection, survey_id=1)
    assert both(findings.by_occupation, frame) == [
        "対応策のない欠員が最も多いのは事務職・保健師（各2人）",
        "Most vacancies without a measure: General administration, Public health nurse (2 each)",
    ]
    assert both(findings.by_occupation_alt, frame)[0].endswith("土木技師 3人うち対応策なし0人")
    assert both(findings.register, measures.by_type(connection))[0] == "①人材確保は実施中1・検討中なし"


def test_when_a_measure_aims_at_each_it_says_that(connection):
    add_survey(connection)
    add_headcounts(connection, {(UKI, "civil"): (10, 7)})
    add_measure(connection, 1, occupations=("civil",))
    assert both(findings.lead, measures.coverage(connection, survey_id=1)) == [
        "欠員3人のすべてに、ねらう対応策がある",
        "A measure aims at each of the 3 vacancies",
    ]
    assert both(findings.by_occupation, measures.by_occupation(connection, survey_id=1))[1] == (
        "A measure aims at every occupation that is short"
    )
