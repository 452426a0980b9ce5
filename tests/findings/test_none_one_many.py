"""Every finding reads as somebody would write it where a number is none, one or many, in both languages."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from workforce.i18n import Words, catalogue

FINDINGS = {key: text for key, text in catalogue("ja").items() if key.startswith("finding.")}
# a number is what stands before one of these
COUNTER = r"(?:人日|人月|人|件|団体|班|か所|職種|市|町|村|日|陣|組|行|年度|年|か月|円|分類|業務|回|週)"
COUNTED = re.compile(rf"(?<![\d,.])(\d+){COUNTER}")
ONE_OF_MANY = re.compile(
    r"(?<![\d,.])1 (?:(?!of )[a-z-]+ )?(?:municipalities|occupations|days|weeks|months|years|persons|person-days|waves"
    r"|teams|pairs|offers|requests|dispatches|files|bodies|destinations|cells|notes|places|cities|towns|villages"
    r"|vacancies|disasters)\b|(?<![\d,.])1 (?:are|have|lack|need|go|arrive|leave|hold|count|remain)\b"
)

# Numbers that are never none, because another sentence says so then: 「派遣の記録はまだない」.
NEVER_NONE = {
    "finding.and_others.": "there are more than are named",
    "finding.and_more_rows": "there are more than are listed",
    "finding.count.": "what is counted is there",
    "finding.vacancies.lead_": "of the occupations that lack somebody",
    "finding.vacancies.most": "of the occupations that lack somebody",
    "finding.vacancies.by_occupation": "of the occupations that lack somebody",
    "finding.vacancies.matrix": "of the municipalities that lack somebody",
    "finding.vacancies.unanswered": "said only where somebody has yet to answer",
    "finding.vacancies.municipality": "said only where somebody is missing",
    "finding.vacancies.lasting": "said only where a vacancy lasts",
    "finding.vacancies.incomplete": "of all municipalities",
    "finding.vacancies.cells_answered": "of all cells asked",
    "finding.vacancies.cover": "said only where somebody is missing",
    "finding.vacancies.gross": "said only where there is a surplus",
    "finding.vacancies.bridge_": "said only of vacancies that were there before or are now",
    "finding.vacancies.years": "a vacancy lasts a year at least",
    "finding.vacancies.peers": "said only where somebody is above the median",
    "finding.vacancies.total": "a prefecture without staff has no survey",
    "finding.dispatches.": "of the dispatches that count",
    "finding.tallies.": "of the dispatches that count",
    "finding.hearings.heard": "said only where somebody was heard",
    "finding.hearings.overdue": "said only where something is overdue",
    "finding.measures.": "said only where somebody is missing",
    "finding.imports.": "said only where there is such a file or problem",
    "finding.returns.": "said only where there is such a return",
    "finding.requests.lead": "said only where a request is open",
    "finding.requests.worst": "said only where somebody is missing",
    "finding.requests.how_far": "said only where somebody is needed",
    "finding.requests.past": "said only where there is such a request",
    "finding.requests.size": "a request asks for somebody",
    "finding.requests.places": "said only where somebody is missing",
    "finding.offers.": "said only where an offer has something left",
    "finding.disasters.open": "said only where a disaster is open",
    "finding.field.": "said only where a team is expected",
    "finding.recruitments.": "an exam seeks somebody",
    "finding.board.": "said only where there is such a team, request or dispatch",
    "finding.ledger.year": "said only where somebody is asked for",
    "finding.rotations.": "a plan has a wave",
    "finding.exchanges.recorded": "a record is of somebody",
    "finding.costs.": "said only where a dispatch is recorded",
    "finding.closings.": "said only where somebody is asked for",
    "finding.burdens.whole": "said only where somebody was sent",
    "finding.quality.": "said only where a dispatch has ended",
    "finding.pairs.": "said only where there is such a pair",
    "finding.needs.": "said only where somebody is needed",
    "finding.vacancies.gap_under": "a gap of some persons",
    "finding.vacancies.gap_over": "a gap of some persons",
    "finding.receiving.": "said only where somebody was received",
}
# Numbers that stand as values, none among them: amounts before and after, what a paper printed, what is not a count.
VALUES = {
    "finding.vacancies.gross": {"net_gap"},
    "finding.vacancies.gap": {"n"},
    "finding.dispatches.month_name": {"year", "month"},
    "finding.dispatches.fiscal_year_name": {"year"},
    "finding.indicators.month": {"year", "month"},
    "finding.indicators.year": {"year"},
    "finding.indicators.fiscal_year": {"year"},
    "finding.imports.total": {"before", "after"},
    "finding.departments.same": {"general_staff"},
    "finding.departments.differs": {"general_staff", "occupation_staff", "difference"},
    "finding.ledger.published": {"first", "first_secured", "last", "last_secured"},
    "finding.exchanges.published": {"published"},
    "finding.costs.entered": {"total_cost"},
}
# Which numbers of the sentences above can be none all the same.
MAY_BE_NONE = {
    "finding.vacancies.total_and_change": {"change"},
    "finding.vacancies.without": {"n"},
    "finding.vacancies.cover": {"real_gap"},
    "finding.vacancies.gross_net": {"vacancy", "net_gap"},
    "finding.vacancies.cover_split": {"covered", "real_gap"},
    "finding.vacancies.bridge_more": {"before"},
    "finding.vacancies.bridge_less": {"now"},
    "finding.vacancies.bridge_same": {"now"},
    "finding.vacancies.changes": {"new", "vacancy", "closed", "before"},
    "finding.vacancies.peers_few": {"peers"},
    "finding.hearings.waiting": {"waiting"},
    "finding.measures.type": {"running", "considered"},
    "finding.imports.changes": {"added", "changed"},
    "finding.returns.submitted": {"checked"},
    "finding.returns.answered": {"n"},
    "finding.requests.lead": {"offered"},
    "finding.requests.lead_met": {"short"},
    "finding.requests.how_far": {"met"},
    "finding.departments.others": {"other_staff"},
    "finding.field.progress": {"counted"},
    "finding.field.progress_done": {"counted"},
    "finding.field.moves": {"arriving", "leaving"},
    "finding.recruitments.so_far": {"applicants", "passed", "hired", "open_seats"},
    "finding.recruitments.running": {"n"},
    "finding.board.on_duty": {"emergency", "mid_long"},
    "finding.board.moves": {"teams_arriving", "persons_arriving", "teams_leaving", "persons_leaving"},
    "finding.ledger.year": {"secured_most", "short_most"},
    "finding.ledger.year_without_request": {"secured_most"},
    "finding.exchanges.published": {"recorded"},
    "finding.closings.part_day": {"n"},
    "finding.closings.part_period": {"n"},
    "finding.quality.waves": {"handover"},
    "finding.pairs.all_over": {"pairs"},
}


def names_of(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def said(language: str, key: str, name: str, number: str) -> str:
    """The sentence with one of its values a number, the others words."""
    text = catalogue(language)[key]
    values: dict[str, object] = dict.fromkeys(names_of(text), "…")
    if key == "finding.dispatches.month_name":
        values = {"year": 2025, "month": 8}
    return Words(language)(key, **values | {name: int(number) if ":02" in text else number})


def counted(key: str, number: str) -> set[str]:
    """The values of a sentence that stand as this number before a counter."""
    found = {name: COUNTED.findall(said("ja", key, name, number)) for name in names_of(FINDINGS[key])}
    return {name for name, numbers in found.items() if number in numbers}


@pytest.mark.parametrize(("key", "name"), [(key, name) for key, names in MAY_BE_NONE.items() for name in sorted(names)])
def test_none_is_said_in_words(key: str, name: str):
    none = "±0" if name == "change" else "0"
    for language in ("ja", "en"):
        assert "0" not in said(language, key, name, none)
        assert said(language, key, name, "12") != said(language, key, name, none)
        assert "12" in said(language, key, name, "12")


def test_every_other_number_before_a_counter_is_never_none_or_a_value():
    unsaid = {
        (key, name)
        for key in FINDINGS
        for name in counted(key, "0") - VALUES.get(key, set())
        if not key.startswith(tuple(NEVER_NONE))
    }
    assert unsaid == set()


def test_every_exception_is_of_a_sentence_that_there_is():
    assert [start for start in NEVER_NONE if not any(key.startswith(start) for key in FINDINGS)] == []
    assert {key: names for key, names in VALUES.items() if not names <= names_of(FINDINGS[key])} == {}


@pytest.mark.parametrize("key", sorted(FINDINGS))
def test_one_is_not_said_as_many(key: str):
    for name in set() if key.endswith(".many") else counted(key, "12"):
        assert not ONE_OF_MANY.search(said("en", key, name, "1")), name


def test_a_number_beyond_the_choices_takes_the_last_of_them():
    words = Words("en")
    sentences = [words("finding.field.moves", day="2025-08-14", arriving=n, leaving="1,234") for n in (0, 1, 20)]
    assert sentences == [
        "On 2025-08-14 nobody arriving, 1,234 leaving.",
        "On 2025-08-14 1 arriving, 1,234 leaving.",
        "On 2025-08-14 20 arriving, 1,234 leaving.",
    ]
