"""The cards about measures that several pages share."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from workforce.charts import measures as charts
from workforce.domain import measures as rules
from workforce.domain import notation
from workforce.findings import measures as findings
from workforce.queries import measures
from workforce.ui import cards, choices, session, tables, vacancy_cards
from workforce.ui.asking import ask
from workforce.ui.written import options

PAGE = "pages/staffing/measures.py"
COLUMNS = [
    "measure_type", "vacancy", "measure_status", "content", "vacancy_change", "real_gap", "places", "occupations",
    "since_on", "effect",
]  # fmt: skip
WITHOUT_COLUMNS = ["municipality_code", "municipality", "region", "occupation", "vacancy", "real_gap", "cover_status"]
OCCUPATION_COLUMNS = ["occupation", "vacancy", "vacancy_without_measure", "vacancy_with_measure"]


def key_figures(coverage: pd.DataFrame) -> None:
    """The vacancies no measure aims at, and the measures of each type."""
    words = session.words()
    with cards.key_figures("measures"):
        without = coverage.iloc[0]["vacancy_without_measure"] if len(coverage) else 0
        note = coverage.iloc[0]["municipalities_without_measure"] if len(coverage) else 0
        cards.key_figure(
            words("metric.vacancy_without_measure"),
            cards.people(without),
            note=words("page.measures.in_municipalities", n=notation.number(note)),
            colour="orange",
            definition=cards.definition("measure_coverage", "vacancy_without_measure"),
        )
        for row in ask(measures.by_type).itertuples():
            cards.key_figure(
                words(f"option.measure_type.{row.measure_type}"),
                words("page.measures.running", n=notation.number(row.running_measures)),
                note=words("page.measures.considered", n=notation.number(row.considered_measures)),
                definition=cards.definition("measure_counts", "running_measures"),
            )


def by_occupation(survey: pd.Series) -> None:
    """Vacancies by occupation with and without a measure."""
    words, source = session.words(), vacancy_cards.source_of(survey)
    found = ask(measures.by_occupation, survey_id=int(survey["survey_id"]))
    with cards.card(
        "measures_by_occupation",
        cards.say(findings.by_occupation, found),
        words("page.measures.by_occupation_subtitle"),
        source=source,
    ):
        if found.empty:
            st.text(words("page.measures.no_vacancy"))
            return
        cards.chart(
            charts.by_occupation, found, key="measures_by_occupation", alt=cards.say(findings.by_occupation_alt, found)
        )
        tables.table_and_download(
            found, OCCUPATION_COLUMNS, key="measures_by_occupation", source=source, as_of=survey["as_of"]
        )


def without_measure(survey: pd.Series) -> None:
    """The vacant cells at which no measure aims."""
    words, source = session.words(), vacancy_cards.source_of(survey)
    found = ask(measures.cells_without, survey_id=int(survey["survey_id"]))
    with cards.card(
        "without_measure", words("page.measures.without"), words("page.measures.without_subtitle"), source=source
    ):
        if found.empty:
            st.text(words("page.measures.nothing_without"))
            return
        tables.table(found, WITHOUT_COLUMNS, key="without_measure", height=380)
        tables.download(found, WITHOUT_COLUMNS, key="vacancies_without_measure", source=source, as_of=survey["as_of"])


def of_municipality(municipality_code: str) -> None:
    """The measures in work that aim at one municipality."""
    words = session.words()
    found = named(ask(measures.of_municipality, municipality_code=municipality_code))
    with cards.card(
        "measures",
        words("page.measures.of_municipality"),
        words("page.measures.of_municipality_subtitle"),
        source=cards.source_to_date(words("page.measures.source")),
    ):
        if found.empty:
            st.text(words("page.measures.nothing"))
        else:
            columns = ["measure_type", "content", "measure_status", "places", "occupations", "since_on", "effect"]
            tables.table(found, columns, key="measures_of_municipality", height="content")
            tables.download(
                found,
                columns,
                key=f"measures_{municipality_code}",
                source=words("page.measures.source"),
                as_of=session.today(),
            )
        st.page_link(PAGE, label=words("page.measures.open"), icon=":material/arrow_forward:")


def named(found: pd.DataFrame) -> pd.DataFrame:
    """The measures with words where they name no place or no occupation."""
    words = session.words()
    found["places"] = found["places"].where(found["places"].notna(), words("page.measures.all_places"))
    found["occupations"] = found["occupations"].where(
        found["occupations"].notna(), words("page.measures.all_occupations")
    )
    return found


def filters() -> dict[str, object]:
    """What the register is narrowed to."""
    words = session.words()
    with st.container(key="filters_measures", horizontal=True, vertical_alignment="bottom"):
        chosen = {
            column: choices.choose_one(
                words(f"field.{column}"),
                options(column, codes),
                key=f"measures_{column}",
            )
            for column, codes in (("measure_type", rules.TYPES), ("measure_status", rules.STATUSES))
        }
        only_in_work = st.toggle(words("page.measures.only_in_work"), key="measures_in_work", persist_state="session")
    return {**chosen, "only_in_work": only_in_work}
