"""What the staffing charts show, in a sentence."""

from __future__ import annotations

import pandas as pd

from workforce.domain import notation
from workforce.findings.phrases import count, highest, joined, listing, names, share, shared
from workforce.i18n import Words

LEVEL = 0.01  # a total that moved by no more than this over the years is level (横ばい)
GROUPS = ("clerical", "specialist")


def lead(totals: pd.Series, by_occupation: pd.DataFrame, words: Words) -> str:
    """Total staff, the clerical and the specialist occupation with most vacancies, and who has yet to answer."""
    if pd.isna(totals["actual"]):
        return words("finding.vacancies.no_answer")
    short = by_occupation[by_occupation["vacancy"] > 0]
    sentences = [_total_sentence(totals, words)]
    if short.empty:
        sentences.append(_none(bool(totals["is_complete"]), words))
    for group in GROUPS:
        most = highest(short[short["occupation_group"] == group], "vacancy")
        if not most.empty:
            sentences.append(_most_of_group(group, most, words))
    return joined([*sentences, *_incomplete(totals, words)], words)


def _none(is_complete: bool, words: Words) -> str:
    """That nobody lacks anyone; with an answer open, as far as has been answered."""
    return words("finding.vacancies.none" if is_complete else "finding.vacancies.none_so_far")


def _incomplete(totals: pd.Series, words: Words) -> list[str]:
    """How many have answered, where not all have: so far, or in a confirmed round for good."""
    if totals["is_complete"]:
        return []
    of_all = {"answered": totals["answered"], "municipalities": totals["municipalities"]}
    return [words(f"finding.vacancies.incomplete{'_final' if totals['status'] == 'confirmed' else ''}", **of_all)]


def _total_sentence(totals: pd.Series, words: Words) -> str:
    actual = notation.number(totals["actual"])
    if pd.isna(totals["actual_change"]):
        return words("finding.vacancies.total", actual=actual)
    return words("finding.vacancies.total_and_change", actual=actual, change=notation.signed(totals["actual_change"]))


def _most_of_group(group: str, most: pd.DataFrame, words: Words) -> str:
    vacancy = shared(notation.number(most.iloc[0]["vacancy"]), most, words)
    if len(most) > 1:
        occupations = names(most["occupation"], "occupation", words)
        return words(f"finding.vacancies.lead_{group}_tied", occupations=occupations, vacancy=vacancy)
    return words(
        f"finding.vacancies.lead_{group}",
        occupation=most.iloc[0]["occupation"],
        vacancy=vacancy,
        municipalities=count("municipality", most.iloc[0]["municipalities_short"], words),
    )


def map_sentence(by_municipality: pd.DataFrame, words: Words) -> str:
    """Who of those that answered in full has the highest rate, how many have no vacancy or have yet to answer."""
    if by_municipality["vacancy"].isna().all():
        return words("finding.vacancies.no_answer")
    short = by_municipality[by_municipality["vacancy"] > 0]
    worst = highest(short[short["is_answered"]], "vacancy_rate")
    without = by_municipality.iloc[0]["municipalities_without_vacancy"]
    unanswered = by_municipality.iloc[0]["municipalities_unanswered"]
    if short.empty:
        sentences = [_none(unanswered == 0, words)]
    elif worst.empty:
        sentences = [words(f"finding.vacancies.{'none_in_full' if without else 'nobody_in_full'}")]
    else:
        sentences = [
            words(
                "finding.vacancies.map",
                municipalities=names(worst["municipality"], "municipality", words),
                rate=notation.percent(worst.iloc[0]["vacancy_rate"]),
            ),
            words("finding.vacancies.without", n=without),
        ]
    if unanswered:
        sentences.append(words("finding.vacancies.unanswered", n=unanswered))
    return joined(sentences, words)


def map_alt(by_municipality: pd.DataFrame, words: Words) -> str:
    """The rates, highest first; a municipality without an answer with －."""
    ordered = by_municipality.sort_values(["vacancy_rate", "municipality_code"], ascending=[False, True])
    return words(
        "alt.vacancies.map",
        rows=listing(ordered, lambda row: f"{row.municipality} {notation.percent(row.vacancy_rate)}", words),
    )


def by_occupation(by_occupation: pd.DataFrame, words: Words) -> str:
    """Which occupation lacks most heads, and which is filled least."""
    short = by_occupation[by_occupation["vacancy"] > 0]
    if short.empty:
        return _no_occupation(by_occupation, words)
    most = highest(short, "vacancy")
    values = {
        "occupations": names(most["occupation"], "occupation", words),
        "vacancy": shared(notation.number(most.iloc[0]["vacancy"]), most, words),
    }
    if "fill_rate" not in short or len(short) == 1:
        return words("finding.vacancies.most", **values)
    lowest = by_occupation[by_occupation["fill_rate"] == by_occupation["fill_rate"].min()]
    return words(
        "finding.vacancies.by_occupation",
        **values,
        lowest=names(lowest["occupation"], "occupation", words),
        rate=notation.percent(lowest.iloc[0]["fill_rate"]),
    )


def _no_occupation(by_occupation: pd.DataFrame, words: Words) -> str:
    """That no occupation lacks anyone, in the prefecture or in one municipality; or that nothing is answered."""
    if by_occupation["vacancy"].isna().all():
        return words("finding.vacancies.no_answer")
    complete = by_occupation["is_complete" if "is_complete" in by_occupation else "is_answered"]
    return words("finding.vacancies.no_occupation") if complete.fillna(False).all() else _none(False, words)


def by_occupation_alt(by_occupation: pd.DataFrame, words: Words) -> str:
    """The vacancies of each occupation that has any."""
    short = by_occupation[by_occupation["vacancy"] > 0]
    if short.empty:
        return _no_occupation(by_occupation, words)
    return words(
        "alt.vacancies.by_occupation",
        rows=listing(
            short,
            lambda row: words("alt.vacancies.occupation", occupation=row.occupation, n=notation.number(row.vacancy)),
            words,
        ),
    )


def matrix(found: pd.DataFrame, totals: pd.Series, words: Words) -> str:
    """What share of all vacancies the municipalities shown have, and who has yet to answer."""
    if pd.isna(totals["vacancy"]):
        return words("finding.vacancies.no_answer")
    if found.empty:
        return _none(bool(totals["is_complete"]), words)
    last = found.sort_values("vacancy_order").iloc[-1]
    if last["cumulative_vacancy_share"] == 1:
        sentence = words("finding.vacancies.matrix_all", n=last["vacancy_order"])
    else:
        sentence = words(
            f"finding.vacancies.matrix{'' if totals['is_everything'] else '_of_selection'}",
            n=last["vacancy_order"],
            share=share(last["cumulative_vacancy_share"], words),
        )
    return joined([sentence, *_incomplete(totals, words)], words)


def matrix_alt(found: pd.DataFrame, words: Words) -> str:
    """The municipalities with most vacancies and how many each has."""
    rows = found.drop_duplicates("municipality_code")
    return words(
        "alt.vacancies.matrix",
        rows=listing(rows, lambda row: f"{row.municipality} {notation.number(row.municipality_vacancy)}", words),
    )


def ten_years(by_year: pd.DataFrame, words: Words) -> str:
    """Whether staff rose, fell or stayed level, and how the gap to the plan moved, over the complete years alone.

    A year with an unanswered cell lacks that cell's staff, so nothing is compared with it.
    """
    complete = by_year[by_year["is_complete"].fillna(False)]
    if len(complete) < 2:
        return words("finding.vacancies.one_year")
    first, last = complete.iloc[0], complete.iloc[-1]
    span = "since" if last["as_of"] == by_year.iloc[-1]["as_of"] else "between"
    return words(
        f"finding.vacancies.gap_{_gap_course(first['net_gap'], last['net_gap'])}",
        span=words(f"finding.vacancies.{span}", first=_year(first, words), last=_year(last, words)),
        course=words(f"finding.vacancies.{_staff_course(first['actual'], last['actual'])}"),
        first=_gap(first["net_gap"], last["net_gap"], words),
        last=_gap(last["net_gap"], first["net_gap"], words),
    )


def _gap(gap: int, beside: int, words: Words) -> str:
    """A gap to the plan: ▲ would read as a shortage, so a surplus says that it is one, and a shortage beside it too."""
    if gap < 0:
        return words("finding.vacancies.gap_over", n=notation.number(-gap))
    return words(f"finding.vacancies.gap{'_under' if gap and beside < 0 else ''}", n=notation.number(gap))


def _year(row: pd.Series, words: Words) -> str:
    """R7, as on a Japanese axis, or 2025."""
    return row["april_label"] if words.language == "ja" else str(row["as_of"].year)


def _staff_course(first: int, last: int) -> str:
    if abs(last - first) <= LEVEL * first:
        return "level"
    return "rise" if last > first else "fall"


def _gap_course(first: int, last: int) -> str:
    if first == last:
        return "same" if last else "none"
    if first * last < 0:  # from below the plan to above it, or back
        return "turned"
    return "wider" if abs(last) > abs(first) else "narrower"


def ten_years_alt(by_year: pd.DataFrame, words: Words) -> str:
    """Actual and plan of each year."""
    return words(
        "alt.vacancies.ten_years",
        rows=listing(
            by_year,
            lambda row: words(
                "alt.vacancies.year",
                year=row.as_of.year,
                actual=notation.number(row.actual),
                planned=notation.number(row.planned),
            ),
            words,
        ),
    )


def municipality(row: pd.Series, words: Words) -> str:
    """One municipality: its vacancies, their rate, its place in the prefecture; whether it has yet to answer."""
    name = row["municipality"]
    if pd.isna(row["vacancy"]):
        return words("finding.vacancies.municipality_unanswered", municipality=name)
    if row["vacancy"] == 0:
        sentence = words("finding.vacancies.municipality_none", municipality=name)
    else:
        is_ranked = pd.notna(row["vacancy_rate_rank"])
        sentence = words(
            f"finding.vacancies.municipality{'' if is_ranked else '_unranked'}",
            municipality=name,
            vacancy=notation.number(row["vacancy"]),
            rate=notation.percent(row["vacancy_rate"]),
            rank=row["vacancy_rate_rank"],
            ranked=row["municipalities_ranked"],
        )
    if row["is_answered"]:
        return sentence
    cells = words("finding.vacancies.cells_answered", answered=row["cells_answered"], asked=row["cells_asked"])
    return joined([sentence, cells], words)


def cover(totals: pd.Series, words: Words) -> str:
    """Gross vacancies, what is left after cover, why gross is not plan minus actual, and who has yet to answer."""
    if pd.isna(totals["vacancy"]):
        return words("finding.vacancies.no_answer")
    if totals["vacancy"] == 0:
        return joined([_none(bool(totals["is_complete"]), words), *_incomplete(totals, words)], words)
    sentences = [
        words(
            "finding.vacancies.cover",
            vacancy=notation.number(totals["vacancy"]),
            real_gap=notation.number(totals["real_gap"]),
        )
    ]
    if totals["cover_unanswered"]:
        unanswered = notation.number(totals["cover_unanswered"])
        sentences.append(words("finding.vacancies.cover_unanswered", vacancy=unanswered))
    if totals["surplus"]:
        sentences.append(
            words(
                "finding.vacancies.gross",
                net_gap=notation.number(totals["net_gap"]),
                surplus=notation.number(totals["surplus"]),
            )
        )
    return joined([*sentences, *_incomplete(totals, words)], words)


def subtotals(found: pd.DataFrame, words: Words) -> str:
    """The vacancy rate of towns and villages beside that of cities."""
    rates = found.set_index("subtotal")["vacancy_rate"]
    if rates.isna().any() or not {"cities", "towns_villages"} <= set(rates.index):
        return words("finding.vacancies.subtotals_plain")
    return words(
        "finding.vacancies.subtotals",
        towns=notation.percent(rates["towns_villages"]),
        cities=notation.percent(rates["cities"]),
    )
