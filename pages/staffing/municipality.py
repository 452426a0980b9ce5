"""市町村カルテ：1団体の定員・実員・欠員、派遣した・受け入れた人日。リンクは ?m=団体コード。"""

import streamlit as st

from workforce.charts import bullets as charts
from workforce.domain import notation
from workforce.findings import vacancies as findings
from workforce.queries import vacancies
from workforce.ui import (
    address,
    cards,
    choices,
    dispatch_cards,
    hearing_cards,
    measure_cards,
    profile_cards,
    session,
    tables,
    vacancy_cards,
)
from workforce.ui.asking import ask, ask_ahead

words = session.words()
head = st.container()
with st.container(key="filters_profile", horizontal=True):
    municipality = choices.choose_municipality()
    survey = choices.choose_survey()
if municipality is None:
    with head:
        cards.heading(words("page.municipality.title"))
    cards.empty(words("page.no_municipality"))
    address.end_page()
code = municipality["municipality_code"]
if survey is None:
    with head:
        cards.heading(municipality["municipality"])
    vacancy_cards.no_survey()
    hearing_cards.of_municipality(code)
    measure_cards.of_municipality(code)
    dispatch_cards.sent_and_received(code)
    address.end_page()

survey_id = int(survey["survey_id"])
ask_ahead(
    vacancies.by_municipality,
    vacancies.totals,
    vacancies.municipality_by_year,
    vacancies.municipality_by_occupation,
    survey_id=survey_id,
    municipality_code=code,
)
by_municipality = ask(vacancies.by_municipality, survey_id=survey_id).set_index("municipality_code", drop=False)
row = by_municipality.loc[code]
by_occupation = ask(vacancies.municipality_by_occupation, survey_id=survey_id, municipality_code=code)
by_year = ask(vacancies.municipality_by_year, survey_id=survey_id, municipality_code=code)
source = vacancy_cards.source_of(survey)

with head:
    cards.heading(
        words("page.municipality.heading", municipality=row["municipality"], region=row["region"]),
        lead=cards.say(findings.municipality, row),
        badges=(
            words("page.as_of", day=notation.day(survey["as_of"], words.language)),
            choices.survey_status(survey),
            vacancy_cards.cells_note(row),
            vacancy_cards.answered(survey, ask(vacancies.totals, survey_id=survey_id).iloc[0]),
        ),
    )

with cards.key_figures("profile"):
    vacancy_cards.profile_figures(row, by_year)

left, right = st.columns(2)
with left:
    vacancy_cards.ten_years(by_year, survey, key="profile_years")
with right:
    short = by_occupation[by_occupation["vacancy"] > 0]
    with cards.card(
        "profile_bullet",
        cards.say(findings.by_occupation, by_occupation),
        ""
        if short.empty
        else words("page.profile_bullet_subtitle", start=notation.percent(charts.bullet_start(short), 0)),
        source=source,
    ):
        if short.empty:
            st.text(vacancy_cards.no_vacancy(row["vacancy"], is_complete=row["is_answered"]))
        else:
            cards.chart(
                charts.municipality_bullet,
                short,
                key="profile_bullet",
                alt=cards.say(findings.by_occupation_alt, by_occupation),
            )

with cards.card(
    "profile_occupations", words("page.municipality.occupations"), vacancy_cards.cells_note(row), source=source
):
    tables.table(by_occupation, vacancy_cards.PROFILE_COLUMNS, key="profile_occupations", height="content")
    tables.download(
        by_occupation, vacancy_cards.PROFILE_COLUMNS, key=f"headcounts_{code}", source=source, as_of=survey["as_of"]
    )

choices.choose_view("profile_view", profile_cards.VIEWS)(survey, code)
