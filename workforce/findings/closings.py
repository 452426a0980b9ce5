"""How gaps of requests are closed, in sentences that sum."""

from __future__ import annotations

import pandas as pd

from workforce.domain import notation
from workforce.findings.phrases import listing
from workforce.i18n import Words

WAYS = ("dispatched", "fixed_term", "outsourced", "reassigned")
COLUMNS = dict(zip(WAYS, ("by_dispatch", "by_fixed_term", "by_outsourced", "by_reassigned"), strict=True))


def waterfall(steps: pd.DataFrame, is_one_day: bool, words: Words) -> str:
    """What was asked for as the sum of what met it and what is left (``closings/steps``)."""
    if steps.empty:
        return words("finding.closings.nothing")
    persons = dict(zip(steps["gap_step"], steps["persons"], strict=True))
    ways = {way: persons[way] for way in WAYS}
    return _sum(words, persons["asked"], ways, persons["residual"], "day" if is_one_day else "period")


def waterfall_alt(steps: pd.DataFrame, words: Words) -> str:
    """The steps with their numbers, for those who listen."""
    rows = listing(
        steps,
        lambda row: words(
            "alt.closings.step", step=words(f"option.gap_step.{row.gap_step}"), n=notation.number(row.persons)
        ),
        words,
    )
    return words("alt.closings.steps", rows=rows)


def of_request(met: pd.DataFrame, words: Words) -> str:
    """How one request is met on its day (``closings/met_on_day`` with ``its_day``)."""
    if met.empty:
        return words("finding.closings.no_need")
    row = met.iloc[0]
    ways = {way: row[column] for way, column in COLUMNS.items()}
    told = _sum(words, row["needed"], ways, row["residual"], "day")
    return words("finding.closings.of_request", day=notation.day(row["its_day"], words.language), told=told)


def requests(found: pd.DataFrame, words: Words) -> str:
    """How many requests are met in full and how many are not (``closings/by_request``)."""
    if found.empty:
        return words("finding.closings.nothing")
    left = found[found["residual"] > 0]
    if left.empty:
        return words("finding.closings.all_closed", n=len(found))
    worst = left.iloc[0]
    return words(
        "finding.closings.left",
        n=len(found),
        left=len(left),
        municipality=worst["municipality"],
        task=worst["task"],
        residual=notation.number(worst["residual"]),
    )


def _sum(words: Words, asked: int, ways: dict[str, int], residual: int, unit: str) -> str:
    """要請10人＝派遣7人＋委託1人＋残り2人; a way that met nothing is left out."""
    steps = {**{way: n for way, n in ways.items() if n}, "residual": residual}
    parts = [
        words(f"finding.closings.part_{unit}", step=words(f"option.gap_step.{step}"), n=notation.number(n))
        for step, n in steps.items()
    ]
    return words(
        f"finding.closings.sum_{unit}", asked=notation.number(asked), parts=words("finding.closings.plus").join(parts)
    )
