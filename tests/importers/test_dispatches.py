"""The gold corpus of dispatch logs: every value exact, every problem at its place, no crash."""

from __future__ import annotations

import pytest

from tests.importers.corpus.logs import HOSTILE, LOGS, Log, said
from tests.importers.corpus.table import found
from tests.importers.known import log_registers
from workforce.domain import notation
from workforce.domain.cells import key_of
from workforce.domain.dispatch_columns import KIND_KEYS, STATUS_KEYS
from workforce.domain.dispatches import KINDS, STATUSES
from workforce.i18n import LANGUAGES, Words
from workforce.importers import child, dispatches


@pytest.mark.parametrize("one", LOGS, ids=lambda one: one.about)
def test_a_log_gives_its_exact_values_and_its_problems(one: Log):
    reading = dispatches.read(one.name, one.make(), log_registers(), mapping=one.mapping)
    assert (reading.layout, found(reading), said(reading)) == (one.layout, sorted(one.problems), one.entries)
    if one.numbers:
        assert {row.row: (row.dispatch_id, row.row_version) for row in reading.rows} == one.numbers
    for language in LANGUAGES:
        words = Words(language)
        for problem in reading.problems:
            assert words(f"error.{problem.code}", **notation.details(problem.details, language))


def test_the_corpus_is_large_and_no_two_logs_are_called_the_same():
    assert len({one.about for one in LOGS}) == len(LOGS) >= 60


def test_hostile_files_cost_one_message_each_as_for_returns():
    readings = child.read_all([(one.name, one.make()) for one in HOSTILE], log_registers(), noun="dispatch")
    assert [[f"error {problem.code}" for problem in reading.problems] for reading in readings] == [
        list(one.problems) for one in HOSTILE
    ]


def test_columns_that_the_format_does_not_know_are_listed_and_ignored():
    (one,) = (log for log in LOGS if log.about == "余分な列がある")
    assert dispatches.read(one.name, one.make(), log_registers()).ignored_columns == ("担当",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_kinds_and_states_are_read_by_the_words_of_the_screens(language):
    words = Words(language)
    assert [KIND_KEYS[key_of(words(f"option.dispatch_kind.{kind}"))] for kind in KINDS] == [(kind,) for kind in KINDS]
    assert [STATUS_KEYS[key_of(words(f"option.dispatch_status.{status}"))] for status in STATUSES] == [
        (status,) for status in STATUSES
    ]


def test_a_name_that_others_begin_with_is_told_which_ones():
    (one,) = (log for log in LOGS if log.about == "いつもの略し方の業務")
    (problem,) = dispatches.read(one.name, one.make(), log_registers()).problems
    assert problem.details["candidates"] == [
        "damage_survey1 住家被害認定調査（1次）",
        "damage_survey2 住家被害認定調査（2次・再調査）",
    ]
