"""What the register of measures says, in a sentence."""

from __future__ import annotations

import pandas as pd

from workforce.domain import notation
from workforce.findings.phrases import count, highest, joined, listing, names, shared
from workforce.i18n import Words


def lead(coverage: pd.DataFrame, words: Words) -> str:
    """How many of a round's vacancies no measure aims at (``measures/coverage``)."""
    if coverage.empty:
        return words("finding.measures.no_vacancy")
    row = coverage.iloc[0]
    vacancy = notation.number(row["vacancy"])
    if not row["vacancy_without_measure"]:
        return words("finding.measures.all_covered", vacancy=vacancy)
    return words(
        "finding.measures.without",
        vacancy=vacancy,
        without=notation.number(row["vacancy_without_measure"]),
        municipalities=count("municipality", row["municipalities_without_measure"], words),
    )


def by_occupation(found: pd.DataFrame, words: Words) -> str:
    """The occupation with most vacancies at which no measure aims (``measures/by_occupation``)."""
    if found.empty:
        return words("finding.measures.no_vacancy")
    most = highest(found[found["vacancy_without_measure"] > 0], "vacancy_without_measure")
    if most.empty:
        return words("finding.measures.every_occupation")
    without = shared(notation.number(most.iloc[0]["vacancy_without_measure"]), most, words)
    return words("finding.measures.most", occupations=names(most["occupation"], "occupation", words), without=without)


def by_occupation_alt(found: pd.DataFrame, words: Words) -> str:
    """Occupations with their vacancies, for those who listen."""
    rows = listing(
        found,
        lambda row: words(
            "alt.measures.occupation",
            occupation=row.occupation,
            vacancy=notation.number(row.vacancy),
            without=notation.number(row.vacancy_without_measure),
        ),
        words,
    )
    return words("alt.measures.by_occupation", rows=rows)


def register(by_type: pd.DataFrame, words: Words) -> str:
    """How many measures of each type run and are considered (``measures/by_type``)."""
    known = by_type[by_type["measures"] > 0]
    if known.empty:
        return words("finding.measures.none")
    return joined(
        [
            words(
                "finding.measures.type",
                measure_type=words(f"option.measure_type.{row.measure_type}"),
                running=row.running_measures,
                considered=row.considered_measures,
            )
            for row in known.itertuples()
        ],
        words,
    )
