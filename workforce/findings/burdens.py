"""What the burden of sending staff says, in a sentence."""

from __future__ import annotations

import pandas as pd

from workforce.domain import notation
from workforce.findings.phrases import count, highest, joined, listing, names, shared
from workforce.i18n import Words

FIRST = 3


def lead(total: pd.Series, senders: pd.DataFrame, words: Words) -> str:
    """The burden of all municipalities, and who carries most."""
    if total["person_days"] == 0:
        return words("finding.burdens.nobody_sent")
    if pd.isna(total["burden_rate"]):
        return words("finding.vacancies.no_answer")
    whole = words(
        "finding.burdens.whole",
        rate=notation.percent(total["burden_rate"], 2),
        persons=notation.number(total["persons_a_day"], 1),
        days=notation.number(total["period_days"]),
    )
    first = highest(senders[senders["person_days"] > 0], "burden_rate")
    if first.empty:  # those that sent somebody have not answered
        return whole
    heaviest = words(
        "finding.burdens.heaviest",
        names=names(first["municipality"], "municipality", words),
        rate=shared(notation.percent(first.iloc[0]["burden_rate"], 2), first, words),
        median=notation.percent(first.iloc[0]["median_burden_rate"], 2),
    )
    return joined([whole, heaviest], words)


def by_sender(senders: pd.DataFrame, words: Words) -> str:
    """The municipalities that are short themselves and yet send more than the median, by name."""
    if senders["burden_rate"].isna().all():
        return words("finding.vacancies.no_answer")
    rate, heavy = notation.percent(senders.iloc[0]["short_rate"], 0), senders[senders["is_short_yet_sending"]]
    if heavy.empty:
        return words("finding.dispatches.no_heavy_burden", rate=rate)
    return words(
        "finding.burdens.short_yet_sending", rate=rate, names=names(heavy["municipality"], "municipality", words)
    )


def by_sender_alt(senders: pd.DataFrame, words: Words) -> str:
    """Burden and vacancy rate, the heaviest first."""
    sent = senders[senders["person_days"] > 0].dropna(subset=["burden_rate"])
    return words("alt.burdens.rates", rows=listing(sent, lambda row: _rates(row.municipality, row, words), words))


def _rates(name: str, row: object, words: Words) -> str:
    return words(
        "alt.burdens.rate",
        name=name,
        burden=notation.percent(row.burden_rate, 2),
        vacancy=notation.percent(row.vacancy_rate),
    )


def by_occupation(occupations: pd.DataFrame, words: Words) -> str:
    """The occupation with the highest burden rate (rows of ``burdens/totals`` without the total)."""
    known = occupations.dropna(subset=["burden_rate"])
    if known.empty:
        return words("finding.burdens.no_occupation")
    first = known.loc[known["burden_rate"].idxmax()]
    return words(
        "finding.burdens.occupation", occupation=first["occupation"], rate=notation.percent(first["burden_rate"], 2)
    )


def by_occupation_alt(occupations: pd.DataFrame, words: Words) -> str:
    """Burden and vacancy rate of each occupation."""
    known = occupations.dropna(subset=["burden_rate"]).sort_values("burden_rate", ascending=False)
    return words("alt.burdens.rates", rows=listing(known, lambda row: _rates(row.occupation, row, words), words))


def after_one_more_wave(found: pd.DataFrame, words: Words) -> str:
    """Who would be burdened least by one more wave, and how many would become short yet heavily sending."""
    able = _able(found)
    if able.empty:
        return words("finding.burdens.nobody_can")
    least = words("finding.burdens.least", names=words("finding.list_separator").join(able.head(FIRST)["municipality"]))
    newly = int(able.iloc[0]["newly_short_yet_sending"])
    if newly == 0:
        return least
    return joined([least, words("finding.burdens.newly", municipalities=count("municipality", newly, words))], words)


def after_one_more_wave_alt(found: pd.DataFrame, words: Words) -> str:
    """Before and after, the lightest first."""
    return words(
        "alt.burdens.after",
        rows=listing(
            _able(found),
            lambda row: words(
                "alt.burdens.before_after",
                name=row.municipality,
                before=notation.percent(row.burden_rate, 2),
                after=notation.percent(row.burden_after_rate, 2),
            ),
            words,
        ),
    )


def _able(found: pd.DataFrame) -> pd.DataFrame:
    """Those that have the staff to send it and were not struck themselves."""
    return found[found["can_send"] & ~found["is_struck"]].dropna(subset=["burden_after_rate"])
