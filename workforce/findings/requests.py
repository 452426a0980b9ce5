"""What requests, offers and needs say, as sentences in the reader's language."""

from __future__ import annotations

import pandas as pd

from workforce.domain import notation
from workforce.findings.phrases import highest, listing, names, shared
from workforce.i18n import Words


def lead(totals: pd.Series, words: Words) -> str:
    """How many requests are open, how many persons these lack now and from now on, and which nobody ended."""
    if totals["requests"] == 0:
        return words("finding.requests.none_open")
    key = "lead" if totals["unmet"] else "lead_met"
    told = words(
        f"finding.requests.{key}",
        requests=notation.number(totals["requests"]),
        short=notation.number(totals["requests_short"]),
        unmet=notation.number(totals["unmet"]),
        offered=notation.number(totals["offered"]),
    )
    if not totals["requests_past"]:
        return told
    return told + words("finding.requests.past", n=notation.number(totals["requests_past"]))


def listed(rows: pd.DataFrame, words: Words) -> str:
    """Where most persons are missing among the requests shown."""
    if rows.empty:
        return words("finding.requests.nothing")
    worst = highest(rows[rows["is_open"]], "worst_unmet_ahead")
    if worst.empty or worst.iloc[0]["worst_unmet_ahead"] == 0:
        return words("finding.requests.all_met")
    return words(
        "finding.requests.worst",
        municipalities=names(worst["municipality"].drop_duplicates(), "municipality", words),
        unmet=shared(f"▲{notation.number(worst.iloc[0]['worst_unmet_ahead'])}", worst, words),
    )


def offered(rows: pd.DataFrame, words: Words) -> str:
    """How many offers still have something left, and how many of these were confirmed long ago."""
    left = rows[rows["open_days"] > 0]
    if left.empty:
        return words("finding.offers.none_left")
    stale = int(left["is_stale"].sum())
    return words("finding.offers.left_stale" if stale else "finding.offers.left", n=len(left), stale=stale)


def offers_to(rows: pd.DataFrame, words: Words) -> str:
    """How many offers could serve a request."""
    left = rows[rows["open_days"] > 0]
    return words("finding.offers.to_request", n=len(left)) if len(left) else words("finding.offers.none_to_request")


def how_far(row: pd.DataFrame, words: Words) -> str:
    """What a request needs, has and lacks on its day."""
    request = row.iloc[0]
    if pd.isna(request["its_day"]) and request["needed_days"]:
        return words(
            "finding.requests.how_far_past" if request["is_past_period"] else "finding.requests.how_far_over",
            municipality=request["municipality"],
            task=request["task"],
            day=notation.day(request["end_on"], words.language),
            needed=notation.number(request["needed_days"]),
            met=notation.number(request["met_days"]),
            closed=notation.number(request["closed_days"]),
        )
    if pd.isna(request["its_day"]):
        return words("finding.requests.no_days", municipality=request["municipality"], task=request["task"])
    key = "far_closed" if request["closed"] else "far" if request["unmet"] else "far_met"
    return words(
        f"finding.requests.how_{key}",
        municipality=request["municipality"],
        task=request["task"],
        day=notation.day(request["its_day"], words.language),
        needed=notation.number(request["needed"]),
        met=notation.number(request["met"]),
        closed=notation.number(request["closed"]),
        unmet=notation.number(request["unmet"]),
    )


def sizes(rows: pd.DataFrame, words: Words) -> str:
    """The size a request has and, where it was changed, the one before."""
    now = rows.iloc[0]
    if len(rows) == 1:
        return words("finding.requests.size", n=notation.number(now["persons_per_day"]))
    return words(
        "finding.requests.size_changed",
        before=notation.number(rows.iloc[1]["persons_per_day"]),
        n=notation.number(now["persons_per_day"]),
        day=notation.day(now["effective_on"], words.language),
    )


def places(rows: pd.DataFrame, is_one_day: bool, words: Words) -> str:
    """The place and task that lack most on the days looked at."""
    worst = highest(rows, "left_open").head(1)
    if worst.iloc[0]["left_open"] == 0:
        return words("finding.requests.places_met")
    return words(
        "finding.requests.places" if is_one_day else "finding.requests.places_days",
        municipality=worst.iloc[0]["municipality"],
        task=worst.iloc[0]["task"],
        unmet=notation.number(worst.iloc[0]["left_open"]),
    )


def matrix(rows: pd.DataFrame, words: Words) -> str:
    """How many places and tasks lack people, and where most are missing (``needs/by_place_and_task``)."""
    if rows.empty:
        return words("finding.closings.nothing")
    short = rows[rows["left_open"] > 0]
    if short.empty:
        return words("finding.needs.all_met", n=len(rows))
    worst = highest(short, "left_open")
    return words(
        "finding.needs.short",
        n=len(rows),
        short=len(short),
        municipality=worst.iloc[0]["municipality"],
        task=worst.iloc[0]["task"],
        unmet=notation.number(-worst.iloc[0]["left_open"]),
        rate=notation.percent(worst.iloc[0]["met_rate"]),
    )


def matrix_alt(rows: pd.DataFrame, words: Words) -> str:
    """Places and tasks with what is needed and missing, for those who listen."""
    listed = listing(
        rows,
        lambda row: words(
            "alt.needs.cell",
            municipality=row.municipality,
            task=row.task,
            needed=notation.number(row.needed),
            unmet=notation.number(row.left_open),
        ),
        words,
    )
    return words("alt.needs.cells", rows=listed)
