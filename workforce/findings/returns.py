"""How far the returns of a round are, in a sentence, and the mail that asks for the rest."""

from __future__ import annotations

from datetime import date

import pandas as pd

from workforce.domain import notation
from workforce.findings.phrases import joined, names
from workforce.i18n import Words


def lead(totals: pd.Series, survey: pd.Series, words: Words) -> str:
    """How many have submitted, how many of these are checked, and who is late, still outstanding, or never came."""
    if survey["status"] == "draft" and not totals["submitted"]:
        return words("finding.returns.draft")
    sentences = [
        words(
            "finding.returns.submitted" if totals["submitted"] else "finding.returns.none_submitted",
            submitted=totals["submitted"],
            municipalities=totals["municipalities"],
            checked=totals["checked"],
        )
    ]
    if totals["late"]:
        sentences.append(words("finding.returns.late", n=totals["late"]))
    elif totals["outstanding"] and survey["status"] == "confirmed":
        sentences.append(words("finding.returns.never_submitted", n=totals["outstanding"]))
    elif totals["outstanding"]:
        sentences.append(words("finding.returns.outstanding", n=totals["outstanding"]))
    if totals["answered"] != totals["submitted"]:
        sentences.append(words("finding.returns.answered", n=totals["answered"]))
    return joined(sentences, words)


def outstanding(found: pd.DataFrame, survey: pd.Series, words: Words) -> str:
    """Who is late, else who has yet to submit, else that everybody has.

    In preparation that nobody was asked yet, of a confirmed round who never submitted.
    """
    if survey["status"] == "draft" and found["is_outstanding"].all():
        return words("finding.returns.not_asked")
    rest = "never_submitted_names" if survey["status"] == "confirmed" else "is_outstanding"
    for column, said in (("is_late", "is_late"), ("is_outstanding", rest)):
        those = found[found[column]]
        if len(those):
            return words(f"finding.returns.{said}", municipalities=names(those["municipality"], "municipality", words))
    return words("finding.returns.all_submitted")


def versions(found: pd.DataFrame, differences: pd.DataFrame, words: Words) -> str:
    """What a correction did to the vacancies of the prefecture, and how many answers it changed.

    Args:
        found: the totals of both versions.
        differences: a row for each value that differs; an answer is a cell, or a number of an optional block.
    """
    if differences.empty:
        return words("finding.returns.not_revised")
    first, revised = (found[found["survey_version"] == version].iloc[0] for version in ("first", "revised"))
    return words(
        "finding.returns.revised",
        n=len(differences.drop_duplicates(["municipality_code", "item_key"])),
        vacancy=_from_to(first["vacancy"], revised["vacancy"], words),
        real_gap=_from_to(first["real_gap"], revised["real_gap"], words),
    )


def _from_to(first: int, revised: int, words: Words) -> str:
    key = "finding.returns.unmoved" if first == revised else "finding.returns.moved"
    return words(key, first=notation.number(first), revised=notation.number(revised))


def reminder(addressed: pd.DataFrame, survey: pd.Series, today: date, words: Words) -> str:
    """A mail to those who have yet to submit: what, by when, and who, each with the days past the deadline."""
    due = words("finding.returns.no_deadline")
    if not pd.isna(survey["due_on"]):
        due = notation.day(survey["due_on"], words.language)
    lines = [_line(row, words) for row in addressed.itertuples()]
    return words(
        "finding.returns.reminder",
        survey=survey["survey"],
        due=due,
        today=notation.day(today, words.language),
        n=len(lines),
        rows="\n".join(lines),
    )


def _line(row: tuple, words: Words) -> str:
    status = words(f"option.return_status.{row.return_status}")
    if pd.isna(row.days_late) or not row.days_late:
        return words("finding.returns.reminder_line", municipality=row.municipality, status=status)
    return words("finding.returns.reminder_line_late", municipality=row.municipality, status=status, days=row.days_late)
