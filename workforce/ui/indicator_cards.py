"""The cards about indicators."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from workforce.charts import indicators as charts
from workforce.domain import notation
from workforce.findings import indicators as findings
from workforce.queries import indicators, vacancies
from workforce.ui import cards, choices, indicator_grid, session, tables, vacancy_cards
from workforce.ui.asking import ask

COLUMNS = ["starts_on", "indicator_value", "indicator_change", "is_published", "source", "note"]
METRICS = ("vacancy", "actual")
YEARS_SHOWN = 20


def choose() -> pd.Series | None:
    """The indicator to show, linked as ``?indicator=<code>``; None where none is defined."""
    rows = ask(indicators.listing).set_index("indicator_code", drop=False)
    code = choices.choose(
        session.words()("page.indicators.choose"),
        list(rows.index),
        rows["indicator"].to_dict(),
        param="indicator",
    )
    return None if code is None else rows.loc[code]


def beside_staffing(series: pd.DataFrame, survey: pd.Series) -> None:
    """A yearly indicator below the staffing series of the same years."""
    words = session.words()
    by_year = ask(vacancies.totals_by_year, survey_id=int(survey["survey_id"]))
    source = words("page.separator").join([_source(series), vacancy_cards.source_of(survey)])
    metric = choices.choose_segment(
        words("page.indicators.beside"),
        {name: tables.label(name) for name in METRICS},
        param="beside",
    )
    with cards.card(
        "indicator",
        cards.say(findings.latest, series),
        words(
            "page.indicators.beside_subtitle",
            metric=tables.label(metric),
            start=notation.number(charts.values_start(series), _decimals(series)),
        ),
        source=source,
    ):
        cards.chart(
            charts.beside_staffing,
            by_year,
            series,
            key="indicator",
            alt=cards.say(findings.alt, series),
            metric=metric,
        )
        tables.table_and_download(series, COLUMNS, key="indicator", source=source, as_of=survey["as_of"])


def by_month(series: pd.DataFrame) -> None:
    """A monthly indicator, beside no yearly number."""
    words = session.words()
    with cards.card(
        "indicator",
        cards.say(findings.latest, series),
        words(
            "page.indicators.by_month_subtitle",
            start=notation.number(charts.values_start(series), _decimals(series)),
        ),
        source=_source(series),
    ):
        cards.chart(charts.by_month, series, key="indicator", alt=cards.say(findings.alt, series))
        tables.table_and_download(series, COLUMNS, key="indicator", source=_source(series), as_of=session.today())


def _decimals(series: pd.DataFrame) -> int:
    return int(series["decimals"].iloc[0])


def _source(series: pd.DataFrame) -> str:
    """Where to find the source of each value, which is text as entered, and the day of looking."""
    words = session.words()
    parts = [
        words("page.source", source=words("page.indicators.source")),
        words("page.as_of", day=notation.day(session.today(), words.language)),
    ]
    if series["is_sample"].any():
        parts.append(words("page.sample_badge"))
    return words("page.separator").join(parts)


def span(indicator: pd.Series, today: date) -> tuple[date, date]:
    """The first and last period of the grid: the last twenty years, or the months of a year one chooses."""
    if indicator["periodicity"] == "annual":
        first = today.year - YEARS_SHOWN + 1
        if not pd.isna(indicator["first_on"]):
            first = min(first, indicator["first_on"].year)
        return date(first, 1, 1), date(today.year, today.month, 1)
    words = session.words()
    years = [str(year) for year in range(today.year, today.year - YEARS_SHOWN, -1)]
    names = {year: words("finding.indicators.year", year=year) for year in years}
    year = int(choices.choose(words("page.indicators.year"), years, names, param="year", width=choices.DISASTER_WIDTH))
    return date(year, 1, 1), min(date(year, 12, 1), date(today.year, today.month, 1))


def edit(work: indicator_grid.Grid) -> None:
    """The grid with its buttons."""
    words = session.words()
    indicator_grid.show(work)
    indicator_grid.show_problems(work)
    indicator_grid.show_conflicts(work)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            words("page.grid.save", n=len(work.typed)),
            type="primary",
            icon=":material/save:",
            key="indicator_save",
            disabled=not work.typed,
            on_click=indicator_grid.save,
            args=(work,),
        )
        st.button(
            words("page.grid.discard"),
            key="indicator_discard",
            disabled=not work.typed,
            on_click=indicator_grid.discard,
            args=(work,),
        )
