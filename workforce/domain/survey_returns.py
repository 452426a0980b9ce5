"""How far a municipality's return is: not started (未着手), submitted (提出), sent back (差戻し), checked (確認済)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from workforce.domain import texts
from workforce.errors import Problem

NOT_STARTED, SUBMITTED, SENT_BACK, CHECKED = STATUSES = ("not_started", "submitted", "sent_back", "checked")
OUTSTANDING = (NOT_STARTED, SENT_BACK)

# What an officer can do with a return: from which states, and to which.
MOVES: dict[str, tuple[tuple[str, ...], str]] = {
    "submit": (OUTSTANDING, SUBMITTED),
    "send_back": ((SUBMITTED, CHECKED), SENT_BACK),
    "check": ((SUBMITTED, SENT_BACK), CHECKED),
    "uncheck": ((CHECKED,), SUBMITTED),
}


@dataclass(frozen=True, kw_only=True)
class ReturnState:
    """The return of one municipality in one round.

    Attributes:
        submitted_on: None while it is outstanding, and where it was answered before anybody kept book.
        last_file: name of the file that came last, accepted or not; None where it was typed or came on paper.
        problems: how many errors and warnings that file had.
    """

    return_status: str = NOT_STARTED
    submitted_on: date | None = None
    last_file: str | None = None
    problems: int = 0
    contact_note: str | None = None


def state_of(row: Mapping[str, object]) -> ReturnState:
    """The state that a row of ``return_statuses`` holds."""
    return ReturnState(**{name: row[name] for name in ReturnState.__dataclass_fields__})


def restored(noted: Mapping[str, object] | None) -> ReturnState:
    """The state that the audit trail noted, which keeps days as texts; none noted is not started."""
    if noted is None:
        return ReturnState()
    submitted_on = noted["submitted_on"]
    return ReturnState(**{**noted, "submitted_on": submitted_on and date.fromisoformat(submitted_on)})


def received(state: ReturnState, *, file_name: str, problems: int, submitted_on: date) -> ReturnState:
    """After a file was accepted. A better return does not make one late that had come in time."""
    kept = state.submitted_on if state.return_status not in OUTSTANDING else None
    return replace(
        state,
        return_status=SUBMITTED,
        submitted_on=kept or submitted_on,
        last_file=file_name,
        problems=problems,
    )


def refused(state: ReturnState, *, file_name: str, problems: int) -> ReturnState:
    """After a file was refused: the last good return stands; who had not answered gets it back."""
    status = SENT_BACK if state.return_status == NOT_STARTED else state.return_status
    return replace(state, return_status=status, last_file=file_name, problems=problems)


def answered(state: ReturnState, *, cells_answered: int, is_complete: bool, today: date) -> ReturnState:
    """After cells were changed in the app, by typing or by undoing an import.

    Every cell asked answered counts as submitted; a checked return has to be checked again; one that is left
    without any answer, or that was only typed and is no longer complete, has not been submitted. A return that was
    sent back stays so until it comes again or somebody says that it has.
    """
    if state.return_status == SENT_BACK:
        return state
    if cells_answered == 0 or not (is_complete or state.last_file):
        return replace(state, return_status=NOT_STARTED, submitted_on=None)
    if state.return_status == NOT_STARTED and not is_complete:
        return state
    return replace(state, return_status=SUBMITTED, submitted_on=state.submitted_on or today)


def corrected(before: ReturnState, after: ReturnState) -> ReturnState:
    """After answers to a confirmed round were corrected; ``after`` is what a return in a round under way would be.

    A correction is no new return: who had returned keeps the status and the day. Who had not has returned now.
    """
    if before.return_status in OUTSTANDING:
        return after
    return replace(after, return_status=before.return_status, submitted_on=before.submitted_on)


def moved(state: ReturnState, move: str, *, day: date) -> ReturnState | None:
    """After an officer's move, or None where it is not possible from the state. ``day`` is when a return came."""
    sources, target = MOVES[move]
    if state.return_status not in sources:
        return None
    comes_in = state.return_status in OUTSTANDING
    leaves = target in OUTSTANDING
    submitted_on = None if leaves else day if comes_in else state.submitted_on
    return replace(state, return_status=target, submitted_on=submitted_on)


def day_problems(day: date, today: date) -> list[Problem]:
    """A return that came cannot come on a day ahead: it would seem to be early, or late, for ever."""
    return [Problem("submitted_on", "return_in_future", {"day": day})] if day > today else []


def note_problems(note: str | None) -> list[Problem]:
    """What keeps a contact note from being saved."""
    found = texts.problem("contact_note", note)
    return [found] if found else []
