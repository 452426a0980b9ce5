"""The gold corpus: every value exact, every seeded error found at its place, no crash."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.importers.corpus.returns import RETURNS
from tests.importers.corpus.table import Return, found, said
from tests.importers.known import registers
from workforce.domain import notation
from workforce.domain.returns import Reading
from workforce.i18n import LANGUAGES, Words
from workforce.importers import staffing

# 30・31 は調査票の読み取り（tests/importers/test_forms.py）
CASES = {*range(1, 53)} - {30, 31}


def read(one: Return) -> Reading:
    return staffing.read(one.name, one.make(), registers(), as_of=one.as_of, mapping=one.mapping)


@pytest.mark.parametrize("one", RETURNS, ids=lambda one: f"{one.case} {one.about}")
def test_a_return_gives_its_exact_values_and_its_problems(one: Return):
    reading = read(one)
    assert (reading.layout, found(reading), said(reading)) == (one.layout, sorted(one.problems), one.answers)
    for language in LANGUAGES:
        words = Words(language)
        for problem in reading.problems:
            assert words(f"error.{problem.code}", **notation.details(problem.details, language))


def test_the_corpus_holds_every_case_of_the_list():
    assert CASES - {one.case for one in RETURNS} == set()
    assert len(RETURNS) >= 60


def test_no_two_returns_are_called_the_same():
    assert [about for about, times in Counter((one.case, one.about) for one in RETURNS).items() if times > 1] == []
