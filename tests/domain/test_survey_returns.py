"""How a return goes from one state to the next."""

from __future__ import annotations

from datetime import date

import pytest

from workforce.domain.survey_returns import MOVES, STATUSES, ReturnState, answered, corrected, moved

DAY, TODAY = date(2026, 5, 20), date(2026, 6, 10)


def state(status: str, day: date | None = None, file: str | None = None) -> ReturnState:
    return ReturnState(return_status=status, submitted_on=day, last_file=file)


@pytest.mark.parametrize(
    ("before", "cells_answered", "is_complete", "after"),
    [
        (state("not_started"), 3, False, state("not_started")),
        (state("not_started"), 5, True, state("submitted", TODAY)),
        (state("submitted"), 5, True, state("submitted", TODAY)),
        (state("submitted", DAY), 5, True, state("submitted", DAY)),
        (state("submitted", DAY), 4, False, state("not_started")),
        (state("submitted", DAY, "a.xlsx"), 4, False, state("submitted", DAY, "a.xlsx")),
        (state("submitted", DAY, "a.xlsx"), 0, False, state("not_started", None, "a.xlsx")),
        (state("checked", DAY), 5, True, state("submitted", DAY)),
        (state("checked", DAY, "a.xlsx"), 4, False, state("submitted", DAY, "a.xlsx")),
        (state("sent_back", None, "a.xlsx"), 5, True, state("sent_back", None, "a.xlsx")),
    ],
)
def test_what_is_typed_moves_the_state(before, cells_answered, is_complete, after):
    assert answered(before, cells_answered=cells_answered, is_complete=is_complete, today=TODAY) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (state("checked", DAY), state("checked", DAY, "b.xlsx")),
        (state("submitted"), state("submitted", None, "b.xlsx")),
        (state("sent_back"), state("submitted", TODAY, "b.xlsx")),
        (state("not_started"), state("submitted", TODAY, "b.xlsx")),
    ],
)
def test_a_correction_is_no_new_return_of_who_had_returned(before, after):
    assert corrected(before, state("submitted", TODAY, "b.xlsx")) == after


def test_which_moves_are_possible():
    possible = {
        (status, move): after.return_status
        for status in STATUSES
        for move in MOVES
        if (after := moved(state(status, DAY), move, day=TODAY))
    }
    assert possible == {
        ("not_started", "submit"): "submitted",
        ("sent_back", "submit"): "submitted",
        ("submitted", "send_back"): "sent_back",
        ("checked", "send_back"): "sent_back",
        ("submitted", "check"): "checked",
        ("sent_back", "check"): "checked",
        ("checked", "uncheck"): "submitted",
    }


@pytest.mark.parametrize(
    ("before", "move", "day"),
    [
        (state("not_started"), "submit", TODAY),
        (state("submitted", DAY), "check", DAY),
        (state("submitted", DAY), "send_back", None),
        (state("sent_back"), "check", TODAY),
        (state("checked", DAY), "uncheck", DAY),
    ],
)
def test_the_day_of_submission_is_that_of_the_return_that_counts(before, move, day):
    assert moved(before, move, day=TODAY).submitted_on == day
