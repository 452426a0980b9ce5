"""What the page of burdens shows below its key figures, one view at a time: each takes the view and the survey."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from workforce.charts import burden_rates as charts
from workforce.charts import rotation_quality as quality_charts
from workforce.domain import notation
from workforce.domain.selections import ALL
from workforce.findings import burdens as findings
from workforce.findings import rotation_quality as quality_findings
from workforce.queries import burdens, reading, rotations
from workforce.ui import cards, choices, dispatch_cards, session, tables
from workforce.ui.asking import ask
from workforce.ui.dispatch_cards import View, source

UNKNOWN = "unknown"  # dispatches of which no occupation is recorded
PERSONS, DAYS = 2, 7  # the wave one begins with
MOST_PERSONS, MOST_DAYS = 999, 366

SENDER_COLUMNS = ["municipality", "staff", "vacancy_rate", "person_days", "burden_rate", "is_short_yet_sending"]
WAVE_COLUMNS = [
    "municipality", "staff", "vacancy_rate", "person_days", "burden_rate", "burden_after_rate", "away_rate",
    "is_short_yet_sending_after", "is_struck",
]  # fmt: skip
OCCUPATION_COLUMNS = ["occupation", "staff", "vacancy_rate", "person_days", "burden_rate", "municipal_senders"]
QUALITY_COLUMNS = [
    "ended_dispatches", "mean_wave_days", "short_waves", "short_wave_rate", "waves_handed_over", "handover_days",
]  # fmt: skip


def key_figures(total: pd.Series) -> None:
    """The burden of all municipalities, its person-days, persons on an average day, those short yet sending."""
    words = session.words()
    with cards.key_figures("burdens"):
        cards.key_figure(
            words("metric.burden_rate"),
            notation.percent(total["burden_rate"], 2),
            note=words(
                "page.burdens.of_staff",
                n=notation.number(total["staff"]),
                answered=total["answered"],
                municipalities=total["municipalities"],
            ),
            colour="blue",
            definition=cards.definition("burden_totals", "burden_rate"),
        )
        cards.key_figure(
            words("page.burdens.municipal_person_days"),
            words("page.person_days_value", n=notation.number(total["person_days"])),
            note=words("page.burdens.senders", n=notation.number(total["municipal_senders"])),
            colour="blue",
            definition=cards.definition("person_days", "person_days"),
        )
        cards.key_figure(
            words("metric.persons_a_day"),
            words("unit.people", n=notation.number(total["persons_a_day"], 1)),
            note=words("page.burdens.over_days", n=notation.number(total["period_days"])),
            colour="blue",
            definition=cards.definition("burden_totals", "persons_a_day"),
        )
        cards.key_figure(
            words("metric.is_short_yet_sending"),
            words("unit.organisations", n=notation.number(total["municipalities_short_yet_sending"])),
            note=words("page.burdens.short_yet_sending", rate=notation.percent(total["short_rate"], 0)),
            colour="orange",
            definition=cards.definition("sender_burdens", "is_short_yet_sending"),
        )


def senders(view: View, survey: pd.Series) -> None:
    """The burden rate of each municipality beside its vacancy rate."""
    found = ask(burdens.by_sender, **_asked(view, survey), occupation_filter=_choose_occupation(view, survey))
    with cards.card(
        "burden_rates", cards.say(findings.by_sender, found), _subtitle("senders_subtitle", survey), source=source(view)
    ):
        if not (found["person_days"] > 0).any():
            st.text(session.words()("page.burdens.nobody_sent"))
            return
        alt = cards.say(findings.by_sender_alt, found)
        cards.chart(charts.by_sender, found, key="burden_rates", alt=alt)
        tables.table_and_download(found, SENDER_COLUMNS, key="burden_rates", source=source(view), as_of=view.as_of)


def wave(view: View, survey: pd.Series) -> None:
    """What one more wave would do to each municipality."""
    words = session.words()
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters_wave"):
        persons = choices.choose_number(words("field.persons"), param="persons", default=PERSONS, most=MOST_PERSONS)
        days = choices.choose_number(words("page.burdens.days_of_wave"), param="days", default=DAYS, most=MOST_DAYS)
        occupation = _choose_occupation(view, survey)
    found = ask(
        burdens.after_one_more_wave, **_asked(view, survey), occupation_filter=occupation, persons=persons, days=days
    )
    with cards.card(
        "one_more_wave",
        cards.say(findings.after_one_more_wave, found),
        words("page.burdens.wave_subtitle", persons=persons, days=days),
        source=source(view),
    ):
        alt = cards.say(findings.after_one_more_wave_alt, found)
        cards.chart(charts.after_one_more_wave, found, key="one_more_wave", alt=alt)
        tables.table_and_download(found, WAVE_COLUMNS, key="one_more_wave", source=source(view), as_of=view.as_of)


def occupations(view: View, survey: pd.Series) -> None:
    """The burden rate of each occupation over all municipalities."""
    words = session.words()
    found = _by_occupation(view, survey)
    with cards.card(
        "burden_occupations",
        cards.say(findings.by_occupation, found),
        _subtitle("occupations_subtitle", survey),
        source=source(view),
    ):
        if found.empty:
            st.text(words("page.burdens.nobody_sent"))
            return
        alt = cards.say(findings.by_occupation_alt, found)
        cards.chart(charts.by_occupation, found, key="burden_occupations", alt=alt)
        tables.table_and_download(
            found, OCCUPATION_COLUMNS, key="burden_occupations", source=source(view), as_of=view.as_of
        )


def rotation(view: View, _survey: pd.Series) -> None:
    """How long the waves last and how they hand over, by disaster and by sender."""
    words, asked = session.words(), {"kind": view.kind, "as_of": view.as_of}
    shown = dispatch_cards.beside(view)
    # One by one: of several at once the waves of all disasters would be compared with each other.
    by_disaster = reading.together([ask(rotations.quality_of_disaster, **asked, disaster_code=code) for code in shown])
    by_sender = ask(rotations.quality_by_sender, **asked, disaster_code=view.disaster_code)
    with cards.card(
        "quality_disasters",
        cards.say(quality_findings.of_disaster, by_disaster, view.disaster_code),
        words("page.burdens.quality_subtitle"),
        source=source(view),
    ):
        if by_disaster.empty:
            st.text(words("page.burdens.no_wave"))
            return
        dispatch_cards.say_which(shown)
        _quality(view, by_disaster, quality_charts.by_disaster, "disaster")
    if by_sender.empty:
        return
    with cards.card(
        "quality_senders",
        cards.say(quality_findings.by_sender, by_sender),
        words("page.burdens.quality_senders_subtitle", n=quality_charts.FIRST),
        source=source(view),
    ):
        _quality(view, by_sender, quality_charts.by_sender, "sender")


def _quality(view: View, found: pd.DataFrame, chart: object, noun: str) -> None:
    key = f"quality_{noun}s"
    cards.chart(chart, found, key=key, alt=cards.say(quality_findings.alt, found, noun))
    tables.table_and_download(found, [noun, *QUALITY_COLUMNS], key=key, source=source(view), as_of=view.as_of)


def _asked(view: View, survey: pd.Series) -> dict[str, object]:
    return {**view.filters(), "survey_id": int(survey["survey_id"])}


def _by_occupation(view: View, survey: pd.Series) -> pd.DataFrame:
    """The occupations of which somebody was sent; dispatches without one stand in a row of their own."""
    totals = ask(burdens.totals, **_asked(view, survey))
    found = totals[totals["occupation_filter"] != ALL].reset_index(drop=True)
    is_unknown = found["occupation_filter"] == UNKNOWN
    return found.assign(occupation=found["occupation"].mask(is_unknown, session.words()("page.burdens.no_occupation")))


def _choose_occupation(view: View, survey: pd.Series) -> str:
    found = _by_occupation(view, survey)
    known = found[found["occupation_filter"] != UNKNOWN]
    names = dict(zip(known["occupation_filter"], known["occupation"], strict=True))
    with st.container(width=choices.DISASTER_WIDTH):
        return choices.choose_filter(session.words()("field.occupation"), names, param="occupation")


def _subtitle(key: str, survey: pd.Series) -> str:
    words = session.words()
    day = notation.day(survey["as_of"], words.language)
    return words(f"page.burdens.{key}", survey=survey["survey"], day=day, n=charts.FIRST)


VIEWS = {"senders": senders, "wave": wave, "occupations": occupations, "rotation": rotation}
