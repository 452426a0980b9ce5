"""The cards about staffing that several pages share."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from workforce.charts import bullets, tiles, years
from workforce.charts import vacancies as matrices
from workforce.domain import notation
from workforce.domain.selections import EVERYTHING, Selection
from workforce.findings import vacancies as findings
from workforce.queries import dispatches, vacancies
from workforce.ui import cards, choices, selecting, session, tables
from workforce.ui.asking import ask
from workforce.ui.keeping import keep

MATRIX_ROWS = 14
FEW_COLUMNS = 5

HEADCOUNT_COLUMNS = [
    "planned",
    "actual",
    "vacancy",
    "surplus",
    "real_gap",
    "vacancy_rate",
    "fill_rate",
    "capped_fill_rate",
]
SUBTOTAL_COLUMNS = ["subtotal", "municipalities", "answered", *HEADCOUNT_COLUMNS, "municipalities_short"]
OCCUPATION_COLUMNS = ["occupation", *HEADCOUNT_COLUMNS, "municipalities_short", "vacancy_change", "answered"]
MUNICIPALITY_COLUMNS = ["municipality_code", "municipality", "region", *HEADCOUNT_COLUMNS, "is_answered"]
YEAR_COLUMNS = ["as_of", "planned", "actual", "vacancy", "surplus", "vacancy_rate"]
PROFILE_COLUMNS = [
    "occupation",
    "planned",
    "actual",
    "vacancy",
    "surplus",
    "cover_status",
    "covered",
    "real_gap",
    "note",
]
CELL_COLUMNS = ["municipality_code", "municipality", "region", *PROFILE_COLUMNS]
COUNTED = ("fixed_term", "reappointed_full_time", "reappointed_part_time", "fiscal_year_appointees")


def no_survey() -> None:
    """What an empty database says first."""
    words = session.words()
    cards.empty(words("page.no_survey"), page="pages/staffing/rounds.py", page_label=words("page.rounds.menu"))


def badges(survey: pd.Series, totals: pd.Series, selection: Selection = EVERYTHING) -> tuple[str, ...]:
    """As-of date, draft or confirmed, n/45 answered, and what is filtered for."""
    words = session.words()
    narrowed = () if selection.is_everything else (words("page.narrowed", to=selecting.described(selection)),)
    return (
        words("page.as_of", day=notation.day(survey["as_of"], words.language)),
        choices.survey_status(survey),
        answered(survey, totals),
        *narrowed,
    )


def answered(survey: pd.Series, totals: pd.Series) -> str:
    """How many have answered; where not all have, that the figures are of these: so far, or confirmed so."""
    of_all = {"answered": totals["answered"], "municipalities": totals["municipalities"]}
    if totals["answered"] == totals["municipalities"]:
        return session.words()("page.answered", **of_all)
    return session.words()("page.partial_final" if survey["status"] == "confirmed" else "page.partial", **of_all)


def source_of(survey: pd.Series, selection: Selection = EVERYTHING) -> str:
    """Source, as-of date and selection of a survey's figures, for the foot of a card."""
    words = session.words()
    parts = [words("page.source", source=survey["source"] or survey["survey"])]
    parts.append(words("page.as_of", day=notation.day(survey["as_of"], words.language)))
    if survey["is_sample"] and words("page.sample_badge") not in parts[0]:
        parts.append(words("page.sample_badge"))
    if not selection.is_everything:
        parts.append(words("page.narrowed", to=selecting.described(selection)))
    return words("page.separator").join(parts)


def definitions(survey: pd.Series) -> None:
    """What a survey counts and whom it covers, folded below its figures."""
    words = session.words()
    counted = [kind for kind in COUNTED if survey[f"counts_{kind}"]]
    with st.expander(words("page.definitions"), icon=":material/rule:", key="definitions"):
        for label, text in (
            ("field.definition", survey["definition"]),
            ("field.scope", survey["scope"]),
            ("page.counted_employment", words("page.list_separator").join(words(f"page.counts_{k}") for k in counted)),
        ):
            st.markdown(f"**{words(label)}**")
            st.text(text or notation.MISSING)


def vacancy_map(by_municipality: pd.DataFrame, survey: pd.Series, selection: Selection = EVERYTHING) -> None:
    """The tile map; a click chooses the municipality."""
    words = session.words()
    source = source_of(survey, selection)
    with cards.card(
        "map",
        cards.say(findings.map_sentence, by_municipality),
        words(
            "page.map_subtitle",
            occupations=words(f"option.occupations.{selection.group_filter}"),
            year=survey["fiscal_year_name"],
        ),
        source=words("page.map_source", source=source),
    ):
        cards.chart(
            tiles.tile_map,
            by_municipality,
            key="map",
            alt=cards.say(findings.map_alt, by_municipality),
            on_select=_choose_clicked,
        )
        tables.table_and_download(
            by_municipality, MUNICIPALITY_COLUMNS, key="by_municipality", source=source, as_of=survey["as_of"]
        )


def _choose_clicked() -> None:
    picked = st.session_state["map"]["selection"].get("municipality") or []
    if picked:
        st.session_state[choices.choice_key("m")] = picked[0]["municipality_code"]


def bullet(by_occupation: pd.DataFrame, survey: pd.Series, selection: Selection = EVERYTHING) -> None:
    """Fill rate and vacancies of every occupation, so that the vacancies shown sum to the total."""
    words = session.words()
    source = source_of(survey, selection)
    with cards.card(
        "by_occupation",
        cards.say(findings.by_occupation, by_occupation),
        words("page.bullet_subtitle", start=notation.percent(keep(bullets.bullet_start, by_occupation), 0)),
        source=source,
    ):
        cards.chart(
            bullets.occupation_bullet,
            by_occupation,
            key="bullet",
            alt=cards.say(findings.by_occupation_alt, by_occupation),
        )
        tables.table_and_download(
            by_occupation, OCCUPATION_COLUMNS, key="by_occupation", source=source, as_of=survey["as_of"]
        )


def matrix(survey: pd.Series, selection: Selection = EVERYTHING) -> None:
    """Municipalities with most vacancies × occupations."""
    words = session.words()
    source = source_of(survey, selection)
    survey_id = int(survey["survey_id"])
    found = ask(vacancies.matrix, survey_id=survey_id, first=MATRIX_ROWS, selection=selection)
    totals = ask(vacancies.totals, survey_id=survey_id, selection=selection).iloc[0]
    with cards.card(
        "matrix",
        cards.say(findings.matrix, found, totals),
        words("page.matrix_subtitle", first=found["municipality_code"].nunique()),
        source=source,
    ):
        if found.empty:
            cards.empty(no_vacancy(totals["vacancy"], is_complete=totals["is_complete"]))
            return
        # On a phone many occupations are scrolled sideways; a few fit.
        many = found["occupation_code"].nunique() > FEW_COLUMNS
        with st.container(key=f"{'scroll' if many else 'fitting'}_matrix"):
            cards.chart(matrices.matrix, found, key="matrix", alt=cards.say(findings.matrix_alt, found))
        tables.table_and_download(
            found, ["municipality", "occupation", "vacancy"], key="matrix", source=source, as_of=survey["as_of"]
        )


def no_vacancy(vacancy: int | None, *, is_complete: bool) -> str:
    """Why no vacancy is shown: nothing is answered, none among the answers so far, or none at all."""
    words = session.words()
    if pd.isna(vacancy):
        return words("page.no_answer")
    return words("page.no_vacancy" if is_complete else "page.no_vacancy_so_far")


def ten_years(by_year: pd.DataFrame, survey: pd.Series, *, key: str = "ten_years") -> None:
    """Ten years of actual against plan."""
    words = session.words()
    source = source_of(survey)
    with cards.card(
        key,
        cards.say(findings.ten_years, by_year),
        words("page.ten_years_subtitle", start=notation.number(years.ten_years_start(by_year))),
        source=source,
    ):
        cards.chart(years.ten_years, by_year, key=key, alt=cards.say(findings.ten_years_alt, by_year))
        tables.table_and_download(by_year, YEAR_COLUMNS, key=key, source=source, as_of=survey["as_of"])


def municipality_summary(survey: pd.Series, by_municipality: pd.DataFrame, code: str) -> None:
    """One municipality: its vacancies by occupation and what it sends and receives; a link to its profile."""
    words = session.words()
    row = by_municipality[by_municipality["municipality_code"] == code].iloc[0]
    by_occupation = ask(
        vacancies.municipality_by_occupation, survey_id=int(survey["survey_id"]), municipality_code=code
    )
    with cards.card(
        "municipality",
        cards.say(findings.municipality, row),
        words(
            "page.planned_and_actual",
            planned=notation.number(row["planned"]),
            actual=notation.number(row["actual"]),
        ),
    ):
        short = by_occupation[by_occupation["vacancy"] > 0]
        if short.empty:
            st.text(no_vacancy(row["vacancy"], is_complete=row["is_answered"]))
        else:
            tables.table(short, ["occupation", "vacancy", "planned", "actual"], key="municipality", bars=("vacancy",))
        for direction, question in (("sent", dispatches.sent_by), ("received", dispatches.received_by)):
            for line in ask(question, organisation_code=code, as_of=session.today()).itertuples():
                st.caption(_dispatch_line(direction, line))
        st.page_link(
            "pages/staffing/municipality.py",
            label=words("page.open_profile", municipality=row["municipality"]),
            icon=":material/arrow_forward:",
            query_params={"m": code},
        )


def _dispatch_line(direction: str, line: tuple) -> str:
    words = session.words()
    return words(
        f"page.{direction}_line",
        disaster=line.disaster,
        kind=words(f"option.dispatch_kind.{line.kind}"),
        n=notation.number(line.person_days),
    )


def occupation_figure(survey_id: int, occupation: tuple) -> None:
    """The vacancies of one headline occupation, with ten years behind them."""
    words = session.words()
    history = ask(vacancies.headlines_by_year, survey_id=survey_id)
    history = history[history["occupation_code"] == occupation.occupation_code]
    cards.key_figure(
        words("page.vacancy_of", occupation=occupation.occupation),
        cards.people(occupation.vacancy),
        note=short_and_change(occupation.municipalities_short, cards.people_more_or_less(occupation.vacancy_change)),
        colour="orange",
        definition=cards.definition("vacancies_by_occupation", "vacancy"),
        series=history[history["answered"] == history["asked"]]["vacancy"].tolist(),
        series_type="bar",
    )


def cells_note(row: pd.Series) -> str:
    """How many of the occupations asked a municipality has answered."""
    return session.words()("page.cells_answered", answered=row["cells_answered"], asked=row["cells_asked"])


def profile_figures(row: pd.Series, by_year: pd.DataFrame) -> None:
    """Plan, actual, vacancy, rate and real gap of one municipality, each with ten years behind it."""
    words = session.words()
    people = {name: cards.people(row[name]) for name in ("actual", "surplus")}
    notes = {
        "planned": ("gray", words("page.municipality.planned_note", actual=people["actual"])),
        "actual": ("blue", words("page.municipality.actual_note", rate=notation.percent(row["fill_rate"]))),
        "vacancy": ("orange", words("page.municipality.vacancy_note", surplus=people["surplus"])),
        "vacancy_rate": ("orange", _rank(row)),
        "real_gap": ("orange", _covered(row)),
    }
    complete = by_year[by_year["is_complete"]]
    for column, (colour, note) in notes.items():
        value = row[column]
        nobody_is_missing = not notation.is_missing(value) and value == 0
        cards.key_figure(
            tables.label(column),
            notation.percent(value) if column == "vacancy_rate" else cards.people(value),
            note=note,
            colour="gray" if colour == "orange" and nobody_is_missing else colour,  # orange is shortage only
            definition=cards.definition("vacancies_by_municipality", column),
            series=complete[column].tolist(),
        )


def _covered(row: pd.Series) -> str:
    """How many vacancies are covered; no answer about that is no 0."""
    words, unanswered = session.words(), row["cover_unanswered"]
    covered = {"covered": cards.people(row["covered_vacancy"])}
    if pd.isna(unanswered) or unanswered == 0:
        return words("page.municipality.real_gap_note", **covered)
    if unanswered == row["vacancy"]:
        return words("page.municipality.cover_unanswered")
    return words("page.municipality.cover_answered_in_part", **covered, unanswered=cards.people(unanswered))


def _rank(row: pd.Series) -> str:
    words, rank = session.words(), row["vacancy_rate_rank"]
    return words("page.no_rank") if pd.isna(rank) else words("page.rank", rank=rank)


def short_and_change(municipalities_short: int, change: str) -> str:
    """20団体・前年差＋6人."""
    return session.words()("page.short_and_change", municipalities=municipalities_short, change=change)


def most_short(by_municipality: pd.DataFrame) -> str:
    """The municipality with the highest vacancy rate: the one a reader asks about first."""
    return by_municipality.sort_values("vacancy_rate_rank").iloc[0]["municipality_code"]
