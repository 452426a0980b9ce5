"""What the vacancies page shows below its key figures, one view at a time: each takes the survey and the selection."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from workforce.charts import gaps, waterfalls
from workforce.charts import lasting as lengths
from workforce.charts import peers as peer_charts
from workforce.domain.selections import Selection
from workforce.findings import vacancies as findings
from workforce.findings import vacancy_details as details
from workforce.queries import vacancies
from workforce.ui import cards, session, tables, vacancy_cards
from workforce.ui.asking import ask

GAP_COLUMNS = ["occupation", "planned", "actual", "vacancy", "surplus", "net_gap", "municipalities_short"]
GAP_COLUMNS += ["municipalities_over"]
COURSE_COLUMNS = ["course", "cells", "vacancy_before", "vacancy_now", "vacancy_change", "change_by_plan"]
COURSE_COLUMNS += ["change_by_staff"]
CHANGE_COLUMNS = ["municipality", "occupation", *COURSE_COLUMNS[:1], *COURSE_COLUMNS[2:]]
RUN_COLUMNS = ["municipality_code", "municipality", "region", "occupation", "vacancy", "years_running", "since_on"]
RUN_COLUMNS += ["is_at_least"]
PEER_COLUMNS = ["peer_group", "municipality", "population", "vacancy", "vacancy_rate", "median_vacancy_rate"]
PEER_COLUMNS += ["fill_rate", "median_fill_rate", "peer_rank", "peers"]


def _asked(survey: pd.Series, selection: Selection) -> dict[str, object]:
    return {"survey_id": int(survey["survey_id"]), "selection": selection}


def occupations(survey: pd.Series, selection: Selection) -> None:
    """Which occupations are missing: gross and net, what is covered, and how much of the plan is filled."""
    by_occupation = ask(vacancies.by_occupation, **_asked(survey, selection))
    left, right = st.columns(2)
    with left:
        gross_and_net(by_occupation, survey, selection)
    with right:
        cover(survey, selection)
    vacancy_cards.bullet(by_occupation, survey, selection)


def municipalities(survey: pd.Series, selection: Selection) -> None:
    """Where they are missing: on the map, and municipality by occupation."""
    left, right = st.columns([9, 11])
    with left:
        vacancy_cards.vacancy_map(ask(vacancies.by_municipality, **_asked(survey, selection)), survey, selection)
    with right:
        vacancy_cards.matrix(survey, selection)


def gross_and_net(by_occupation: pd.DataFrame, survey: pd.Series, selection: Selection) -> None:
    """Vacancies beside the surplus that never sets them off, in all and by occupation."""
    words, source = session.words(), vacancy_cards.source_of(survey, selection)
    totals = ask(vacancies.totals, **_asked(survey, selection))
    shown = by_occupation[(by_occupation["vacancy"] > 0) | (by_occupation["surplus"] > 0)]
    with cards.card(
        "gross_net",
        cards.say(details.gross_net, totals.iloc[0]),
        words("page.vacancies.gross_net_subtitle"),
        source=source,
    ):
        if pd.isna(totals.iloc[0]["vacancy"]):
            cards.empty(words("page.no_answer"))
            return
        alt = cards.say(details.gross_net_alt, totals.iloc[0], shown)
        cards.chart(gaps.gross_and_net, totals, shown, key="gross_net", alt=alt)
        tables.table_and_download(by_occupation, GAP_COLUMNS, key="gross_net", source=source, as_of=survey["as_of"])


def cover(survey: pd.Series, selection: Selection) -> None:
    """From the vacancies over what covers them to the real gap."""
    words, source = session.words(), vacancy_cards.source_of(survey, selection)
    totals = ask(vacancies.totals, **_asked(survey, selection)).iloc[0]
    steps = ask(vacancies.cover_steps, **_asked(survey, selection))
    shown = steps[(steps["persons"] > 0) | (steps["part"] == "total")]
    with cards.card(
        "cover",
        cards.say(details.cover_split, totals, steps),
        words("page.vacancies.cover_subtitle"),
        source=source,
    ):
        if steps.empty:
            cards.empty(vacancy_cards.no_vacancy(totals["vacancy"], is_complete=totals["is_complete"]))
            return
        alt = cards.say(details.cover_split_alt, totals, shown)
        cards.chart(waterfalls.cover_waterfall, shown, key="cover", alt=alt)
        tables.table_and_download(steps, ["step", "persons"], key="cover", source=source, as_of=survey["as_of"])


def change(survey: pd.Series, selection: Selection) -> None:
    """From last year's vacancies to this year's, and where they moved."""
    words, source = session.words(), vacancy_cards.source_of(survey, selection)
    asked = _asked(survey, selection)
    steps, courses = ask(vacancies.bridge, **asked), ask(vacancies.courses, **asked)
    if steps.empty:
        cards.empty(words("page.vacancies.no_year_before"))
        return
    with cards.card(
        "bridge",
        cards.say(details.bridge, steps, courses),
        words("page.vacancies.bridge_subtitle"),
        source=source,
    ):
        shown = steps[(steps["persons"] != 0) | (steps["cause"] == "total")]
        alt = cards.say(details.bridge_alt, shown, courses)
        cards.chart(waterfalls.bridge, shown, key="bridge", alt=alt)
        tables.table_and_download(courses, COURSE_COLUMNS, key="bridge", source=source, as_of=survey["as_of"])
    with cards.card(
        "changes", cards.say(details.changes, courses), words("page.vacancies.changes_subtitle"), source=source
    ):
        moved = ask(vacancies.changes, **asked)
        if moved.empty:
            cards.empty(words("page.vacancies.no_change"))
            return
        tables.table(moved, CHANGE_COLUMNS, key="changes", height=420)
        tables.download(moved, CHANGE_COLUMNS, key="vacancy_changes", source=source, as_of=survey["as_of"])


def lasting(survey: pd.Series, selection: Selection) -> None:
    """For how many years running the vacancies have been there."""
    words, source = session.words(), vacancy_cards.source_of(survey, selection)
    by_length = ask(vacancies.runs_by_length, **_asked(survey, selection))
    if by_length.empty:
        cards.empty(cards.say(details.lasting, by_length))
        return
    with cards.card(
        "lasting", cards.say(details.lasting, by_length), words("page.vacancies.lasting_subtitle"), source=source
    ):
        cards.chart(lengths.lasting, by_length, key="lasting", alt=cards.say(details.lasting_alt, by_length))
        tables.table_and_download(
            by_length,
            ["years_running", "is_at_least", "vacancy", "cells"],
            key="lasting",
            source=source,
            as_of=survey["as_of"],
        )
    with cards.card("runs", words("page.vacancies.runs_title"), words("page.vacancies.runs_subtitle"), source=source):
        runs = ask(vacancies.runs, **_asked(survey, selection))
        tables.table(runs, RUN_COLUMNS, key="runs", height=420)
        tables.download(runs, RUN_COLUMNS, key="lasting_vacancies", source=source, as_of=survey["as_of"])


def peers(survey: pd.Series, selection: Selection) -> None:
    """Each municipality among those of similar type and size."""
    words, source = session.words(), vacancy_cards.source_of(survey, selection)
    found = ask(vacancies.peers, **_asked(survey, selection))
    with cards.card("peers", cards.say(details.peers, found), words("page.vacancies.peers_subtitle"), source=source):
        if found["peer_rank"].isna().all():
            cards.empty(words("page.no_answer"))
            return
        cards.chart(peer_charts.peers, found, key="peers", alt=cards.say(details.peers_alt, found))
        tables.table_and_download(found, PEER_COLUMNS, key="peers", source=source, as_of=survey["as_of"])


def cells(survey: pd.Series, selection: Selection) -> None:
    """Subtotals, and every cell that is short or over."""
    words, source = session.words(), vacancy_cards.source_of(survey, selection)
    asked = _asked(survey, selection)
    subtotals = ask(vacancies.by_municipality_type, **asked)
    with cards.card(
        "subtotals", cards.say(findings.subtotals, subtotals), words("page.vacancies.subtotals_subtitle"), source=source
    ):
        tables.table(subtotals, vacancy_cards.SUBTOTAL_COLUMNS, key="subtotals")
        tables.download(
            subtotals, vacancy_cards.SUBTOTAL_COLUMNS, key="vacancy_subtotals", source=source, as_of=survey["as_of"]
        )
    with cards.card(
        "cells", words("page.vacancies.cells_title"), words("page.vacancies.cells_subtitle"), source=source
    ):
        shown = ask(vacancies.cells, **asked)
        if st.toggle(words("page.vacancies.only_gaps"), value=True, key="cells_only_gaps"):
            shown = shown[(shown["vacancy"] > 0) | (shown["surplus"] > 0)]
        tables.table(shown, vacancy_cards.CELL_COLUMNS, key="cells", height=420)
        tables.download(shown, vacancy_cards.CELL_COLUMNS, key="vacancy_cells", source=source, as_of=survey["as_of"])


VIEWS = {
    "occupations": occupations,
    "municipalities": municipalities,
    "change": change,
    "lasting": lasting,
    "peers": peers,
    "cells": cells,
}
