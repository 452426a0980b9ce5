"""What may be created as a survey round, and how it goes through its stages 準備 → 実施中 → 締切 → 確定."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

from workforce.domain import notation, texts
from workforce.errors import Problem

LONGEST_NAME = 100

DRAFT, OPEN, CLOSED, CONFIRMED = STAGES = ("draft", "open", "closed", "confirmed")


# From which stage a round may go to which. Confirmed is final: what is wrong afterwards becomes a revision.
MOVES: dict[str, tuple[str, ...]] = {
    DRAFT: (OPEN,),
    OPEN: (CLOSED, DRAFT),
    CLOSED: (CONFIRMED, OPEN),
    CONFIRMED: (),
}

COUNTED = ("fixed_term", "reappointed_full_time", "reappointed_part_time", "fiscal_year_appointees")
BLOCKS = ("ages", "leavers", "recruitment", "dispatchable", "departments")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a round is about: its names, days and texts, which employment types count, which optional blocks it has."""

    survey_ja: str | None
    survey_en: str | None
    as_of: date | None
    due_on: date | None = None
    definition_ja: str = ""
    definition_en: str = ""
    scope_ja: str = ""
    scope_en: str = ""
    source_ja: str = ""
    source_en: str = ""
    counts_fixed_term: bool = True
    counts_reappointed_full_time: bool = True
    counts_reappointed_part_time: bool = False
    counts_fiscal_year_appointees: bool = False
    asks_ages: bool = False
    asks_leavers: bool = False
    asks_recruitment: bool = False
    asks_dispatchable: bool = False
    asks_departments: bool = False


SETTINGS = tuple(field.name for field in fields(Settings))
TEXTS = ("definition_ja", "definition_en", "scope_ja", "scope_en", "source_ja", "source_en")
HELD = ("cells_entered", "block_answers", "returns", "hearings")  # what keeps a round from being deleted
AFTER_OPENING = ("due_on",)  # a deadline may be put off; the questions stay as they went out


def is_backward(stage: str, to: str) -> bool:
    """Whether the move takes a stage back."""
    return STAGES.index(to) < STAGES.index(stage)


def needs_reason(stage: str, to: str, *, unanswered: int) -> bool:
    """A step back has to be explained, and so has confirming a round in which municipalities are unanswered."""
    return is_backward(stage, to) or (to == CONFIRMED and unanswered > 0)


def tidied(settings: Settings) -> Settings:
    """The settings as they are stored: no blanks around texts; a name in one language serves both."""
    japanese, english = texts.tidied(settings.survey_ja), texts.tidied(settings.survey_en)
    plain = {name: texts.tidied(getattr(settings, name)) or "" for name in TEXTS}
    return replace(settings, survey_ja=japanese or english, survey_en=english or japanese, **plain)


def problems(
    name: str | None,
    as_of: date | None,
    due_on: date | None,
    taken: Iterable[date],
    calendar: tuple[date, date],
) -> list[Problem]:
    """Everything that keeps a round from being created: one round has one as-of date of its own."""
    found = [texts.problem("survey_name", name, most=LONGEST_NAME)]
    first, last = calendar
    if as_of is None:
        found.append(Problem("as_of", "required"))
    elif as_of in set(taken):
        found.append(Problem("as_of", "survey_exists", {"as_of": as_of}))
    elif not first <= as_of <= last:
        found.append(Problem("as_of", "outside_calendar", {"first": first, "last": last}))
    return [problem for problem in [*found, due_problem(due_on, as_of)] if problem]


def due_problem(due_on: date | None, as_of: date | None) -> Problem | None:
    """A deadline before the day that is asked about is a slip."""
    if due_on and as_of and due_on < as_of:
        return Problem("due_on", "due_before_as_of", {"as_of": as_of})
    return None


def names(as_of: date) -> tuple[str, str]:
    """The name of a round that nobody gave one, in Japanese and in English, as it is stored."""
    return f"{notation.day(as_of, 'ja')} 定員・実員調査", f"Staffing survey as of {notation.day(as_of, 'en')}"


def a_year_later(day: date | None) -> date | None:
    """The same day of the next year, to suggest for the next round; 29 February becomes the 28th."""
    if day is None:
        return None
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def setting_problems(settings: Settings, taken: Iterable[date], calendar: tuple[date, date]) -> list[Problem]:
    """Everything that keeps the settings of a round in preparation from being saved."""
    found = problems(None, settings.as_of, settings.due_on, taken, calendar)
    if not settings.survey_ja:
        found.append(Problem("survey_ja", "required"))
    longest = dict.fromkeys(("survey_ja", "survey_en"), LONGEST_NAME) | dict.fromkeys(TEXTS, texts.LONGEST_NOTE)
    too_long = [texts.problem(name, getattr(settings, name), most=most) for name, most in longest.items()]
    return [*found, *(problem for problem in too_long if problem)]


def deletion_problems(stage: str, held: Mapping[str, object]) -> list[Problem]:
    """Why a round may not be deleted: it has gone out, or something is recorded in it.

    Args:
        held: how much of each of ``HELD`` it holds.
    """
    if stage != DRAFT:
        return [Problem("survey", "not_in_preparation")]
    return [Problem("survey", "round_not_empty")] if any(held[name] for name in HELD) else []


def opened_problems(before: Settings, after: Settings) -> list[Problem]:
    """What was changed although the round has opened: municipalities answer what they were asked."""
    return [
        Problem(name, "asked_already")
        for name in SETTINGS
        if name not in AFTER_OPENING and getattr(before, name) != getattr(after, name)
    ]
