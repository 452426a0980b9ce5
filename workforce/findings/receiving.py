"""What the staff received from outside say, in a sentence."""

from __future__ import annotations

import pandas as pd

from workforce.domain import notation
from workforce.findings.phrases import highest, joined, listing, names, share, shared
from workforce.i18n import Words


def lead(totals: pd.DataFrame, words: Words) -> str:
    """Who is there now and how much it was to date (``receiving/totals``)."""
    whole = totals.iloc[0]
    if not whole["person_days"]:
        return words("finding.receiving.nobody")
    now = words("finding.receiving.now", persons=notation.number(whole["persons_on_duty"]))
    to_date = words(
        "finding.receiving.to_date",
        person_days=notation.number(whole["person_days"]),
        senders=notation.number(whole["senders"]),
        destinations=notation.number(whole["destinations"]),
    )
    return joined([to_date, now if whole["persons_on_duty"] else words("finding.receiving.nobody_now")], words)


def by_day(days: pd.DataFrame, words: Words) -> str:
    """The day with most persons, the first of several (``receiving/by_day``)."""
    if days.empty or days["persons_in_all"].max() == 0:
        return words("finding.receiving.nobody")
    peak = highest(days, "persons_in_all").iloc[0]
    return words(
        "finding.receiving.peak",
        day=notation.day(peak["calendar_day"], words.language),
        persons=notation.number(peak["persons_in_all"]),
    )


def by_route(totals: pd.DataFrame, words: Words) -> str:
    """The route with most person-days and its share; all of them where several have as many."""
    routes = _routes(totals)
    first = highest(routes[routes["person_days"] > 0], "person_days")
    if first.empty:
        return words("finding.receiving.nobody")
    return words(
        "finding.receiving.route",
        routes=names(first["route"], "task", words),
        share=shared(share(first.iloc[0]["person_days_share"], words), first, words),
    )


def by_route_alt(totals: pd.DataFrame, words: Words) -> str:
    """Person-days of each route."""
    return words(
        "alt.receiving.rows",
        rows=listing(_routes(totals), lambda row: _person_days(row.route, row.person_days, words), words),
    )


def by_occupation(occupations: pd.DataFrame, words: Words) -> str:
    """The occupation with most person-days (``receiving/by_occupation``)."""
    first = highest(occupations[occupations["person_days"] > 0], "person_days")
    if first.empty:
        return words("finding.receiving.nobody")
    return words(
        "finding.receiving.occupation",
        occupations=names(first["occupation"], "occupation", words),
        person_days=shared(notation.number(first.iloc[0]["person_days"]), first, words),
    )


def by_occupation_alt(occupations: pd.DataFrame, words: Words) -> str:
    """Person-days of each occupation."""
    return words(
        "alt.receiving.rows",
        rows=listing(occupations, lambda row: _person_days(row.occupation, row.person_days, words), words),
    )


def _routes(totals: pd.DataFrame) -> pd.DataFrame:
    return totals[(totals["route_filter"] != "all") & (totals["body_filter"] == "all")]


def _person_days(name: str, person_days: int, words: Words) -> str:
    return words("alt.receiving.row", name=name, person_days=notation.number(person_days))
