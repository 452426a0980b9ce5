"""What the deeper vacancy charts show: gross and net, cover, the year before, how long, and beside similar ones."""

from __future__ import annotations

import pandas as pd

from workforce.domain import notation
from workforce.findings.phrases import count, highest, joined, listing, names, share
from workforce.i18n import Words

MOVES = ("new", "grown", "shrunk", "closed")


def gross_net(totals: pd.Series, words: Words) -> str:
    """Vacancies and surplus, which are never set off, and what plan minus actual comes to."""
    if pd.isna(totals["vacancy"]):
        return words("finding.vacancies.no_answer")
    values = {name: notation.number(totals[name]) for name in ("vacancy", "surplus", "net_gap")}
    if totals["surplus"]:
        return words("finding.vacancies.gross_net", **values)
    return words("finding.vacancies.gross_only" if totals["vacancy"] else "finding.vacancies.no_vacancy", **values)


def gross_net_alt(totals: pd.Series, by_occupation: pd.DataFrame, words: Words) -> str:
    """The sentence with the net gap of each occupation."""
    rows = listing(by_occupation, lambda row: f"{row.occupation} {notation.number(row.net_gap)}", words)
    return words("alt.vacancies.gross_net", finding=gross_net(totals, words), rows=rows)


def cover_split(totals: pd.Series, steps: pd.DataFrame, words: Words) -> str:
    """How many of the vacancies are covered, by what most, and what is left."""
    if steps.empty:
        return words("finding.vacancies.no_answer" if pd.isna(totals["vacancy"]) else "finding.vacancies.no_vacancy")
    sentences = [
        words(
            "finding.vacancies.cover_split",
            vacancy=notation.number(totals["vacancy"]),
            covered=notation.number(totals["covered_vacancy"]),
            real_gap=notation.number(totals["real_gap"]),
        )
    ]
    most = highest(steps[(steps["part"] == "cover") & (steps["persons"] > 0)], "persons")
    if len(most):
        covers = words("finding.list_separator").join(words(f"option.cover_step.{step}") for step in most["step"])
        persons = notation.number(most.iloc[0]["persons"])
        sentences.append(words("finding.vacancies.cover_most", covers=covers, persons=persons))
    return joined(sentences, words)


def cover_split_alt(totals: pd.Series, steps: pd.DataFrame, words: Words) -> str:
    """The sentence with every step."""
    rows = listing(steps, lambda row: f"{words(f'option.cover_step.{row.step}')} {notation.number(row.persons)}", words)
    return words("alt.vacancies.steps", finding=cover_split(totals, steps, words), rows=rows)


def bridge(steps: pd.DataFrame, courses: pd.DataFrame, words: Words) -> str:
    """Whether vacancies rose or fell since the year before, and by which moves."""
    if steps.empty:
        return words("finding.vacancies.no_year_before")
    totals = steps[steps["cause"] == "total"].set_index("course")["persons"]
    before, now = int(totals["before"]), int(totals["now"])
    moves = courses.set_index("course")["vacancy_change"]
    parts = [_part(course, moves[course], words) for course in MOVES if course in moves]
    only = steps[(steps["cause"] == "answers") & (steps["persons"] != 0)]
    parts += [_part(row.course, row.persons, words) for row in only.itertuples()]
    direction = "same" if now == before else "more" if now > before else "less"
    return words(
        f"finding.vacancies.bridge_{direction}",
        before=notation.number(before),
        now=notation.number(now),
        parts=words("finding.part_separator").join(parts) or words("finding.vacancies.bridge_still"),
    )


def _part(course: str, persons: int, words: Words) -> str:
    return words(
        "finding.vacancies.bridge_part", course=words(f"option.course.{course}"), persons=notation.signed(persons)
    )


def bridge_alt(steps: pd.DataFrame, courses: pd.DataFrame, words: Words) -> str:
    """The sentence with every step of the bridge."""
    rows = listing(steps, lambda row: f"{_step(row, words)} {notation.number(row.persons)}", words)
    return words("alt.vacancies.steps", finding=bridge(steps, courses, words), rows=rows)


def _step(row: tuple, words: Words) -> str:
    course = words(f"option.course.{row.course}")
    if row.cause == "total":
        return course
    return words("chart.by_cause", course=course, cause=words(f"option.cause.{row.cause}"))


def changes(courses: pd.DataFrame, words: Words) -> str:
    """In how many cells vacancies are new and closed, and how many persons that is."""
    found = courses.set_index("course")
    none = pd.Series({"cells": 0, "vacancy_before": 0, "vacancy_now": 0})
    new, closed = (found.loc[course] if course in found.index else none for course in ("new", "closed"))
    return words(
        "finding.vacancies.changes",
        new=int(new["cells"]),
        vacancy=notation.number(new["vacancy_now"]),
        closed=int(closed["cells"]),
        before=notation.number(closed["vacancy_before"]),
    )


def lasting(by_length: pd.DataFrame, words: Words) -> str:
    """How many vacancies have lasted three years or more, in how many cells, and their share."""
    if by_length.empty:
        return words("finding.vacancies.no_vacancy")
    found = by_length[by_length["is_lasting"]]
    if found.empty:
        return words("finding.vacancies.none_lasting")
    shortest = found.sort_values("years_running").iloc[0]  # its sums hold all that lasted as long or longer
    return words(
        "finding.vacancies.lasting",
        vacancy=notation.number(shortest["vacancy_as_long"]),
        cells=count("cell", int(shortest["cells_as_long"]), words),
        share=share(shortest["share_as_long"], words),
    )


def lasting_alt(by_length: pd.DataFrame, words: Words) -> str:
    """The sentence with the vacancies of every length."""
    rows = listing(
        by_length,
        lambda row: words("alt.vacancies.length", years=_years(row, words), n=notation.number(row.vacancy)),
        words,
    )
    return words("alt.vacancies.steps", finding=lasting(by_length, words), rows=rows)


def peers(found: pd.DataFrame, words: Words) -> str:
    """How many municipalities are above the median of similar ones, and which is furthest."""
    above = found[found["is_above_peers"]]
    if above.empty:
        return words("finding.vacancies.peers_none")
    furthest = highest(above, "rate_above_peers")
    return words(
        "finding.vacancies.peers",
        n=above.iloc[0]["municipalities_above"],
        municipalities=names(furthest["municipality"], "municipality", words),
        rate=notation.percent(furthest.iloc[0]["vacancy_rate"]),
        median=notation.percent(furthest.iloc[0]["median_vacancy_rate"]),
    )


def peers_alt(found: pd.DataFrame, words: Words) -> str:
    """The sentence with the municipalities above the median, the furthest first."""
    above = found[found["is_above_peers"]].sort_values("rate_above_peers", ascending=False, kind="stable")
    rows = listing(above, lambda row: f"{row.municipality} {notation.percent(row.vacancy_rate)}", words)
    return words("alt.vacancies.steps", finding=peers(found, words), rows=rows)


def peers_of(found: pd.DataFrame, words: Words) -> str:
    """The place of the chosen municipality among similar ones, and their median."""
    own = found[found["is_chosen"]].iloc[0]
    if pd.isna(own["peer_rank"]):
        return words("finding.vacancies.peers_unanswered")
    if pd.isna(own["median_vacancy_rate"]):
        return words("finding.vacancies.peers_few", peers=own["peers"])
    return words(
        "finding.vacancies.peers_of",
        rate=notation.percent(own["vacancy_rate"]),
        peers=own["peers"],
        rank=own["peer_rank"],
        median=notation.percent(own["median_vacancy_rate"]),
    )


def peers_of_alt(found: pd.DataFrame, words: Words) -> str:
    """The sentence with the rate of every municipality compared."""
    rows = listing(found, lambda row: f"{row.municipality} {notation.percent(row.vacancy_rate)}", words)
    return words("alt.vacancies.steps", finding=peers_of(found, words), rows=rows)


def runs_of(runs: pd.DataFrame, words: Words) -> str:
    """Which vacancy of a municipality has lasted longest, and how long."""
    if runs.empty:
        return words("finding.vacancies.no_vacancy")
    longest = highest(runs, "years_running")
    return words(
        "finding.vacancies.runs_of",
        occupations=names(longest["occupation"], "occupation", words),
        years=_years(next(longest.itertuples()), words),
    )


def _years(run: tuple, words: Words) -> str:
    """5年, or 10年以上 where nobody knows about the years before."""
    return words(f"finding.vacancies.years{'_at_least' if run.is_at_least else ''}", n=run.years_running)
