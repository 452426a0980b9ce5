"""概要：県全体の定員・実員・欠員と、直近の災害の派遣。"""

import streamlit as st

from workforce.domain import notation
from workforce.findings import vacancies as findings
from workforce.queries import vacancies
from workforce.ui import address, cards, choices, dispatch_cards, session, summary_views, vacancy_cards
from workforce.ui.asking import ask, ask_ahead

words = session.words()
head = st.container()
with st.columns([2, 3])[0]:
    survey = choices.choose_survey()
if survey is None:
    with head:
        cards.heading(words("page.summary.title"))
    vacancy_cards.no_survey()
    with cards.key_figures("dispatch"):
        dispatch_cards.newest_disaster_figure()
    address.end_page()

survey_id = int(survey["survey_id"])
ask_ahead(
    vacancies.totals,
    vacancies.totals_by_year,
    vacancies.by_municipality,
    vacancies.by_occupation,
    vacancies.headlines_by_year,
    survey_id=survey_id,
)
totals = ask(vacancies.totals, survey_id=survey_id).iloc[0]
by_year = ask(vacancies.totals_by_year, survey_id=survey_id)
by_occupation = ask(vacancies.by_occupation, survey_id=survey_id)
by_municipality = ask(vacancies.by_municipality, survey_id=survey_id)

with head:
    cards.heading(
        words("page.summary.title"),
        lead=cards.say(findings.lead, totals, by_occupation),
        badges=vacancy_cards.badges(survey, totals),
    )

complete = by_year[by_year["is_complete"]]
with cards.key_figures("summary"):
    cards.key_figure(
        words("page.total_staff"),
        cards.people(totals["actual"]),
        note=words("page.change_on_year", change=cards.people_more_or_less(totals["actual_change"])),
        definition=cards.definition("staffing_totals", "actual"),
        series=complete["actual"].tolist(),
    )
    for occupation in by_occupation[by_occupation["is_headline"]].itertuples():
        vacancy_cards.occupation_figure(survey_id, occupation)
    cards.key_figure(
        words("page.vacancy_rate_all"),
        notation.percent(totals["vacancy_rate"]),
        note=vacancy_cards.short_and_change(
            totals["municipalities_short"], notation.points(totals["vacancy_rate_change"])
        ),
        colour="orange",
        definition=cards.definition("staffing_totals", "vacancy_rate"),
        series=complete["vacancy_rate"].tolist(),
    )
    dispatch_cards.newest_disaster_figure()

left, right = st.columns([9, 11])
with left:
    vacancy_cards.vacancy_map(by_municipality, survey)
    vacancy_cards.ten_years(by_year, survey)
with right:
    vacancy_cards.bullet(by_occupation, survey)
    municipality = choices.choose_municipality(default=vacancy_cards.most_short(by_municipality))
    vacancy_cards.municipality_summary(survey, by_municipality, municipality["municipality_code"])
choices.choose_view("summary_view", summary_views.VIEWS)(survey)
vacancy_cards.definitions(survey)
