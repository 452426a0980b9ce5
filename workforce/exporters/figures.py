"""The headline figures for scripts and for the terminal, from the frames that the pages show."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from workforce.domain import notation
from workforce.i18n import Words

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, object]

TOTAL = (
    "planned",
    "actual",
    "actual_change",
    "vacancy",
    "surplus",
    "municipalities_short",
    "answered",
    "municipalities",
)
TALLY = ("persons_on_duty", "distinct_persons", "person_days", "waves", "calendar_days")
BY_OCCUPATION = ("planned", "actual", "vacancy", "surplus", "municipalities_short")


def headline(
    *, is_sample: bool, total: pd.DataFrame, by_occupation: pd.DataFrame, lines: pd.DataFrame, tallies: pd.DataFrame
) -> dict[str, object]:
    """The figures as one object for ``json.dumps``; counts are plain ints, a missing one is None.

    Args:
        is_sample: whether sample data are loaded.
        total: ``vacancies.totals`` of the survey, without a row where there is no survey.
        by_occupation: ``vacancies.by_occupation`` of the survey.
        lines: ``dispatches.lines`` at the date to which dispatches count.
        tallies: ``tallies.by_disaster`` of both scopes at that date.
    """
    totals = total.to_dict("records")
    return {
        "as_of": _iso(totals[0]["as_of"]) if totals else None,
        "sample_data": is_sample,
        "staffing": {
            "total": _counts(totals[0], TOTAL),
            "by_occupation": [
                {"occupation": row["occupation_code"], **_counts(row, BY_OCCUPATION)}
                for row in by_occupation.to_dict("records")
            ],
        }
        if totals
        else {},
        "dispatch": [_line(row) for row in lines.to_dict("records")],
        "dispatch_totals": [_tally(row) for row in tallies.to_dict("records")],
    }


def _line(row: Row) -> Row:
    return {
        "disaster": row["disaster_ja"],
        "kind": row["kind"],
        "sender_type": row["sender_type"],
        "task_group": row["task_group"],
        "person_days": _whole(row["person_days"]),
        "persons": _whole(row["persons_sent"]),
        "from": _iso(row["first_on"]),
        "to": _iso(row["last_on"]),
        "destinations": _counts(row, ("cities", "towns", "villages")),
    }


def _tally(row: Row) -> Row:
    """Every measure of one disaster, kind and scope; what is planned in an object of its own."""
    return {
        "disaster": row["disaster_ja"],
        "kind": row["kind"],
        "scope": row["scope"],
        **_counts(row, TALLY),
        "person_months": _rounded(row["person_months"]),
        "fte_years": _rounded(row["fte_years"]),
        "planned": {"persons": _whole(row["planned_persons"]), "person_days": _whole(row["planned_person_days"])},
    }


def as_text(
    words: Words,
    *,
    is_sample: bool,
    total: pd.DataFrame,
    by_occupation: pd.DataFrame,
    lines: pd.DataFrame,
    tallies: pd.DataFrame,
    to: date,
) -> str:
    """The same figures as a readable page for the terminal; dispatches count to the day ``to``."""
    parts = [words("command.figures_sample")] if is_sample else []
    for row in total.to_dict("records"):
        parts += [_total_text(words, row), "", _occupation_table(words, words.localise(by_occupation))]
    if total.empty:
        parts.append(words("command.figures_no_staffing"))
    parts.append("")
    if lines.empty:
        parts.append(words("command.figures_no_dispatch"))
    else:
        parts += [
            words("command.figures_dispatch", to=notation.day(to, words.language)),
            "",
            _dispatch_table(words, words.localise(lines)),
            "",
            words("command.figures_tallies"),
            "",
            _tally_table(words, words.localise(tallies)),
        ]
    return "\n".join(parts)


def _total_text(words: Words, row: Row) -> str:
    figures = {name: notation.number(row[name]) for name in TOTAL}
    figures["actual_change"] = notation.signed(row["actual_change"])
    return words(
        "command.figures_staffing",
        as_of=notation.day(row["as_of"], words.language),
        status=_status(words, row),
        **figures,
    )


def _status(words: Words, row: Row) -> str:
    if notation.is_missing(row["survey_version"]):
        return words(f"option.survey_status.{row['status']}")
    return words(f"option.survey_version.{row['survey_version']}")


def _occupation_table(words: Words, frame: pd.DataFrame) -> str:
    header = [words(f"field.{name}") for name in ("occupation", "planned", "actual", "vacancy", "surplus")]
    rows = [
        [row["occupation"], *(notation.number(row[name]) for name in BY_OCCUPATION)] for row in frame.to_dict("records")
    ]
    return _table([*header, words("command.figures_municipalities_short")], rows, texts=1)


def _dispatch_table(words: Words, frame: pd.DataFrame) -> str:
    header = [words(f"field.{name}") for name in ("disaster", "kind", "sender_type", "task_group", "period")]
    more = ["person_days", "persons_sent", "cities", "towns", "villages"]
    rows = [
        [
            row["disaster"],
            words(f"option.dispatch_kind.{row['kind']}"),
            words(f"option.sender_type.{row['sender_type']}"),
            row["task_group_name"],
            notation.period(row["first_on"], row["last_on"], words.language),
            *(notation.number(row[name]) for name in more),
        ]
        for row in frame.to_dict("records")
    ]
    return _table([*header, *(words(f"command.figures_{name}") for name in more)], rows, texts=5)


def _tally_table(words: Words, frame: pd.DataFrame) -> str:
    more = [*TALLY, "person_months", "planned_person_days"]
    names = [f"metric.{name}" if words.has(f"metric.{name}") else f"field.{name}" for name in more]
    rows = [
        [
            row["disaster"],
            words(f"option.dispatch_kind.{row['kind']}"),
            words(f"command.figures_scope.{row['scope']}"),
            *(notation.number(row[name], 1 if name == "person_months" else 0) for name in more),
        ]
        for row in frame.to_dict("records")
    ]
    header = [words("field.disaster"), words("field.kind"), words("page.scope"), *map(words, names)]
    return _table(header, rows, texts=3)


def _table(header: Sequence[str], rows: Sequence[Sequence[str]], *, texts: int) -> str:
    """Columns side by side: the first ``texts`` to the left, numbers to the right."""
    widths = [max(_width(row[column]) for row in (header, *rows)) for column in range(len(header))]

    def cell(text: str, column: int) -> str:
        blank = " " * (widths[column] - _width(text))
        return text + blank if column < texts else blank + text

    return "\n".join(
        "  ".join(cell(text, column) for column, text in enumerate(row)).rstrip() for row in (header, *rows)
    )


def _width(text: str) -> int:
    # Full-width characters take two columns of a terminal, and so do ambiguous ones such as ▲ in Japanese.
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def _counts(row: Row, names: Sequence[str]) -> Row:
    return {name: _whole(row[name]) for name in names}


def _whole(value: object) -> int | None:
    return None if notation.is_missing(value) else int(value)


def _rounded(value: float | None) -> float | None:
    return None if notation.is_missing(value) else round(value, 2)


def _iso(value: date) -> str:
    return f"{value:%Y-%m-%d}"
