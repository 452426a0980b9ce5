"""What a joint exam says, in a sentence."""

from __future__ import annotations

import pandas as pd

from workforce.domain import notation
from workforce.findings.phrases import listing
from workforce.i18n import Words


def lead(recruitment: pd.DataFrame, words: Words) -> str:
    """Target, applicants and hired of one exam (a row of ``recruitments/listing`` as a frame)."""
    if recruitment.empty:
        return words("finding.recruitments.none")
    row = recruitment.iloc[0]
    numbers = {name: notation.number(row[name]) for name in ("target_seats", "applicants", "passed", "hired")}
    if pd.isna(row["applicants"]) and pd.isna(row["hired"]):
        return words("finding.recruitments.no_record", municipalities=row["municipalities"], **numbers)
    return words("finding.recruitments.so_far", open_seats=notation.number(row["open_seats"]), **numbers)


def timeline(stages: pd.DataFrame, words: Words) -> str:
    """The stage that runs or comes next (``recruitments/stages``)."""
    waiting = stages[stages["stage_state"] != "done"]
    if waiting.empty:
        return words("finding.recruitments.all_done" if len(stages) else "finding.recruitments.no_stage")
    row = waiting.iloc[0]
    stage = words(f"option.stage_type.{row['stage_type']}")
    return words(
        f"finding.recruitments.{row['stage_state']}",
        stage=stage,
        day=stage_day(row["first_on"] if row["stage_state"] == "ahead" else row["last_on"], row["part"], words),
        n=notation.number(row["days_left"]),
    )


def stage_day(day: pd.Timestamp, part: str | None, words: Words) -> str:
    """A day as it was announced: 令和7年12月22日, or only the third of the month: 令和8年1月中旬."""
    if pd.isna(part):
        return notation.day(day, words.language)
    month = notation.japanese_date(day).partition("月")[0] if words.language == "ja" else f"{day:%Y-%m}"
    return words(f"finding.recruitments.month_{part}", month=month)


def timeline_alt(stages: pd.DataFrame, words: Words) -> str:
    """Stages with their days, for those who listen."""
    rows = listing(
        stages,
        lambda row: words(
            "alt.recruitments.stage",
            stage=words(f"option.stage_type.{row.stage_type}"),
            day=stage_day(row.first_on, row.part, words),
        ),
        words,
    )
    return words("alt.recruitments.timeline", rows=rows)


def by_occupation(found: pd.DataFrame, words: Words) -> str:
    """How many occupations have enough hired (``recruitments/by_occupation``)."""
    if found.empty:
        return words("finding.recruitments.no_occupation")
    unmet = found[~found["is_met"].fillna(False).astype(bool)]
    if unmet.empty:
        return words("finding.recruitments.all_met")
    open_seats = listing(
        unmet,
        lambda row: words(
            "finding.recruitments.occupation", occupation=row.occupation, n=notation.number(row.open_seats)
        ),
        words,
    )
    return words("finding.recruitments.open", occupations=open_seats)


def by_occupation_alt(found: pd.DataFrame, words: Words) -> str:
    """Occupations with target and hired, for those who listen."""
    rows = listing(
        found,
        lambda row: words(
            "alt.recruitments.occupation",
            occupation=row.occupation,
            target=notation.number(row.target_seats),
            hired=notation.number(row.hired),
        ),
        words,
    )
    return words("alt.recruitments.by_occupation", rows=rows)
