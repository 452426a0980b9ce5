"""What the dispatch charts show, in a sentence."""

from __future__ import annotations

from datetime import date

import pandas as pd

from workforce.domain import notation
from workforce.findings.phrases import count, highest, joined, listing, names, share, shared
from workforce.i18n import Words

FIRST_DESTINATIONS = 3
PLACES = ("city", "town", "village")


def lead(totals: pd.DataFrame, by_day: pd.DataFrame, apart: pd.DataFrame, words: Words) -> str:
    """From when to when, how many person-days, whose and where to, what stands apart, and the peak."""
    whole = totals[totals["sender_type"] == "total"]
    away = by_day[by_day["persons"] > 0]
    if whole.empty or away.empty:
        return words("finding.dispatches.none")
    days = away["calendar_day"]
    sentences = [
        words(
            "finding.dispatches.lead",
            start=_day(days.min(), days, words),
            end=_day(days.max(), days, words),
            person_days=notation.number(whole.iloc[0]["person_days"]),
            parts=_parts(totals[(totals["sender_type"] != "total") & (totals["person_days"] > 0)], words),
        )
    ]
    if not apart.empty:
        sentences.append(words("finding.dispatches.apart", lines=_apart(apart, words)))
    sentences.append(words("finding.dispatches.peak_short", **_peak(by_day, words)))
    return joined(sentences, words)


def _parts(by_sender_type: pd.DataFrame, words: Words) -> str:
    return words("finding.part_separator").join(
        words(
            "finding.dispatches.part",
            sender=words(f"option.sender_type.{row.sender_type}"),
            person_days=notation.number(row.person_days),
            destinations=places(row.cities, row.towns, row.villages, row.outside, words),
        )
        for row in by_sender_type.itertuples()
    )


def _apart(lines: pd.DataFrame, words: Words) -> str:
    return words("finding.part_separator").join(
        words(
            "finding.dispatches.apart_line",
            sender=words(f"option.sender_type.{row.sender_type}"),
            task=row.task_group_name,
            destinations=row.destinations,
            person_days=notation.number(row.person_days),
        )
        for row in lines.itertuples()
    )


def places(cities: int, towns: int, villages: int, outside: int, words: Words) -> str:
    """2市2町・県外1団体, nearly as a paper writes it; a kind of which there is none is left out."""
    numbers = zip(PLACES, (cities, towns, villages), strict=True)
    within = words("finding.place_separator").join(count(kind, n, words) for kind, n in numbers if n)
    beyond = count("outside", outside, words) if outside else ""
    return words("finding.outside_separator").join(part for part in (within, beyond) if part)


def _day(value: date, days: pd.Series, words: Words) -> str:
    """A day; with its year where the days it belongs to lie in several."""
    write = notation.month_day if days.min().year == days.max().year else notation.day
    return write(value, words.language)


def _peak(by_day: pd.DataFrame, words: Words) -> dict[str, str]:
    peak = highest(by_day, "persons")
    days = peak["calendar_day"].map(lambda day: _day(day, by_day["calendar_day"], words))
    return {"day": names(days, "day", words), "persons": notation.number(peak.iloc[0]["persons"])}


def daily(by_day: pd.DataFrame, words: Words) -> str:
    """The peak day, and since when the number away stayed under about a quarter of it."""
    if by_day.empty or by_day["persons"].max() == 0:
        return words("finding.dispatches.none")
    quiet = _quarter(by_day["persons"].max())
    days = by_day["calendar_day"]
    last_busy = days[by_day["persons"] >= quiet].max()
    if quiet < 2 or last_busy == days.max():
        return words("finding.dispatches.peak", **_peak(by_day, words))
    return words(
        "finding.dispatches.peak_and_ebb",
        **_peak(by_day, words),
        since=_day(last_busy + pd.Timedelta(days=1), days, words),
        quiet=quiet,
    )


def _quarter(peak: int) -> int:
    """A quarter of the peak as one round number: 94 → 20, 15 → 4."""
    digit = 10 ** (len(str(peak // 4)) - 1)
    return round(peak / 4 / digit) * digit


def daily_alt(by_day: pd.DataFrame, words: Words) -> str:
    """The peak and the total so far."""
    if by_day.empty:
        return words("finding.dispatches.none")
    return words(
        "alt.dispatches.daily",
        finding=daily(by_day, words),
        total=notation.number(by_day.iloc[-1]["cumulative_person_days"]),
    )


def by_period(found: pd.DataFrame, words: Words) -> str:
    """The week, month or fiscal year with most person-days; all of them where several have as many."""
    if found.empty or found["period_person_days"].max() == 0:
        return words("finding.dispatches.none")
    most = highest(found, "period_person_days")
    person_days = notation.number(most.iloc[0]["period_person_days"])
    if "week_starts_on" in found:
        weeks = most["week_starts_on"].drop_duplicates().map(lambda day: _day(day, found["week_starts_on"], words))
        return words("finding.dispatches.week", start=names(weeks, "week", words), person_days=person_days)
    if "month_starts_on" in found:
        starts = most["month_starts_on"].drop_duplicates()
        months = starts.map(lambda day: words("finding.dispatches.month_name", year=day.year, month=day.month))
        return words("finding.dispatches.month", months=names(months, "month", words), person_days=person_days)
    years = most["fiscal_year"].drop_duplicates()
    years = years.map(lambda year: words("finding.dispatches.fiscal_year_name", year=year))
    return words("finding.dispatches.fiscal_year", years=names(years, "fiscal_year", words), person_days=person_days)


def needs(by_task: pd.DataFrame, words: Words) -> str:
    """The task whose need is met least in person-days."""
    if by_task.empty:
        return words("finding.dispatches.no_requests")
    worst = highest(by_task, "left_open")
    if worst.iloc[0]["left_open"] == 0:
        return words("finding.dispatches.all_met")
    return words(
        "finding.dispatches.needs",
        tasks=names(worst["short"], "task", words),
        unmet=shared(f"▲{notation.number(worst.iloc[0]['left_open'])}", worst, words),
    )


def needs_alt(by_task: pd.DataFrame, words: Words) -> str:
    """Needed and met, task by task."""
    return words(
        "alt.dispatches.needs",
        rows=listing(
            by_task,
            lambda row: words(
                "alt.dispatches.need",
                task=row.task,
                needed=notation.number(row.needed),
                met=notation.number(row.met),
                unmet=notation.number(row.left_open),
            ),
            words,
        ),
    )


def gantt(by_destination: pd.DataFrame, words: Words) -> str:
    """The first destinations and the share of all person-days they received."""
    received = by_destination[by_destination["person_days"] > 0]
    if received.empty:
        return words("finding.dispatches.none")
    first = received.head(FIRST_DESTINATIONS)
    destinations = names(first["destination"], "municipality", words)
    if len(received) <= FIRST_DESTINATIONS:
        return words("finding.dispatches.all_destinations", destinations=destinations)
    return words(
        "finding.dispatches.destinations",
        destinations=destinations,
        n=len(first),
        share=share(first.iloc[-1]["cumulative_share"], words),
    )


def gantt_alt(by_destination: pd.DataFrame, words: Words) -> str:
    """Person-days received by each destination."""
    return words(
        "alt.dispatches.gantt",
        rows=listing(by_destination, lambda row: f"{row.destination} {notation.number(row.person_days)}", words),
    )


def senders(by_sender: pd.DataFrame, words: Words) -> str:
    """The sender with most person-days and its share; the first municipality where that is another."""
    sent = by_sender[by_sender["person_days"] > 0]
    if sent.empty:
        return words("finding.dispatches.none")
    first = highest(sent, "person_days")
    values = {
        "sender": names(first["sender"], "municipality", words),
        "share": shared(share(first.iloc[0]["person_days_share"], words), first, words),
    }
    municipalities = highest(sent[sent["sender_type"] == "municipality"], "person_days")
    if municipalities.empty or len(first) > 1 or first.iloc[0]["sender_type"] == "municipality":
        return words("finding.dispatches.first_sender", **values)
    return words(
        "finding.dispatches.senders",
        **values,
        municipality=names(municipalities["sender"], "municipality", words),
    )


def senders_alt(by_sender: pd.DataFrame, words: Words) -> str:
    """Person-days sent by each sender."""
    return words(
        "alt.dispatches.senders",
        rows=listing(by_sender, lambda row: f"{row.sender} {notation.number(row.person_days)}", words),
    )


def burden(found: pd.DataFrame, words: Words) -> str:
    """How many municipalities are short themselves and yet send more than most."""
    if found.empty:
        return words("finding.dispatches.none")
    if found["person_days_per_100_staff"].isna().all():
        return words("finding.vacancies.no_answer")
    rate = notation.percent(found.iloc[0]["short_rate"], 0)
    heavy = found.iloc[0]["municipalities_short_yet_sending"]
    if heavy == 0:
        return words("finding.dispatches.no_heavy_burden", rate=rate)
    return words("finding.dispatches.burden", rate=rate, municipalities=count("municipality", heavy, words))


def burden_alt(found: pd.DataFrame, words: Words) -> str:
    """The municipalities that are short and send heavily, with both values."""
    heavy = found[found["is_short_yet_sending"]]
    if heavy.empty:
        return burden(found, words)
    return words(
        "alt.dispatches.burden",
        rows=listing(
            heavy,
            lambda row: words(
                "alt.dispatches.sender",
                municipality=row.municipality,
                rate=notation.percent(row.vacancy_rate),
                person_days=notation.number(row.person_days_per_100_staff, 1),
            ),
            words,
        ),
    )
