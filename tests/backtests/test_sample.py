"""The sample data add up to the published totals exactly, whatever the views say about them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from workforce.config import ROOT
from workforce.database import Database
from workforce.domain import dispatches as dispatch_rules
from workforce.domain import headcounts as headcount_rules
from workforce.sample.__main__ import write_all
from workforce.services.dispatches import known
from workforce.services.sample import CHILDREN, PARENTS

COMMITTED = ROOT / "data" / "sample"
TABLES = sorted([*PARENTS, *CHILDREN])
RAIN = "r7_aug_rain"

# Persons of each counted day of the emergency log of the rain: a daily count replaces its day.
DAYS = f"""
    WITH days AS (
        SELECT d.*, CAST(s.day AS DATE) AS day, coalesce(c.persons, d.persons) AS present, t.task_group,
            CASE WHEN d.sender_code = '43000' THEN 'prefecture' ELSE 'municipality' END AS line
        FROM dispatches AS d
        JOIN tasks AS t USING (task_code)
        CROSS JOIN LATERAL generate_series(d.start_on, d.end_on, INTERVAL 1 DAY) AS s (day)
        LEFT JOIN daily_counts AS c ON c.dispatch_id = d.dispatch_id AND c.counted_on = CAST(s.day AS DATE)
        WHERE d.disaster_code = '{RAIN}' AND d.kind = 'emergency' AND d.status IN ('active', 'ended')
    )
"""
# Vacancy and surplus of each answered cell.
CELLS = """
    WITH cells AS (
        SELECT h.*, year(s.as_of) AS fiscal_year,
            greatest(planned - actual, 0) AS vacancy, greatest(actual - planned, 0) AS surplus
        FROM headcounts AS h JOIN surveys AS s USING (survey_id)
        WHERE planned IS NOT NULL AND actual IS NOT NULL
    )
"""


@pytest.fixture(scope="module")
def ask(sample_database: Database):
    """Run plain SQL over the loaded sample data."""

    def run(sql: str) -> list[tuple]:
        with sample_database.reading() as connection:
            return connection.execute(sql).fetchall()

    return run


def test_the_generator_writes_the_committed_files_byte_for_byte(tmp_path: Path):
    write_all(tmp_path)
    written = {path.stem: path.read_bytes() for path in tmp_path.iterdir()}
    assert written == {path.stem: path.read_bytes() for path in COMMITTED.iterdir()}
    assert sorted(written) == TABLES


def test_a_file_has_exactly_the_columns_of_its_table(ask):
    for table in TABLES:
        header = (COMMITTED / f"{table}.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
        columns = ask(f"SELECT column_name FROM duckdb_columns() WHERE table_name = '{table}' ORDER BY column_index")
        assert header == [name for (name,) in columns]


def test_ten_surveys_sum_to_7623_staff_in_the_end_one_fewer_than_the_year_before(ask):
    assert ask(CELLS + "SELECT fiscal_year, sum(actual) FROM cells GROUP BY 1 ORDER BY 1") == [
        (2016, 7560),
        (2017, 7574),
        (2018, 7569),
        (2019, 7589),
        (2020, 7597),
        (2021, 7610),
        (2022, 7605),
        (2023, 7618),
        (2024, 7624),
        (2025, 7623),
    ]


def test_vacancies_and_municipalities_short_of_each_occupation_in_2025(ask):
    found = ask(
        CELLS + "SELECT occupation_code, sum(vacancy), count(*) FILTER (WHERE vacancy > 0) FROM cells"
        " WHERE fiscal_year = 2025 GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    assert found == [
        ("admin", 79, 20),
        ("civil", 32, 15),
        ("phn", 17, 13),
        ("building", 11, 9),
        ("nursery", 9, 6),
        ("social_worker", 5, 4),
        ("agri_civil", 4, 3),
        ("admin_ict", 2, 2),
        ("forestry", 2, 2),
        ("curator", 1, 1),
        ("dietitian", 1, 1),
    ]


def test_vacancies_grow_over_the_decade(ask):
    totals = ask(CELLS + "SELECT fiscal_year, sum(vacancy) FROM cells GROUP BY 1 ORDER BY 1")
    assert totals == list(zip(range(2016, 2026), [39, 47, 50, 66, 74, 92, 104, 129, 151, 163], strict=True))
    year_before = ask(
        CELLS + "SELECT occupation_code, sum(vacancy) FROM cells WHERE fiscal_year = 2024"
        " AND occupation_code IN ('admin', 'civil') GROUP BY 1 ORDER BY 1"
    )
    assert year_before == [("admin", 73), ("civil", 29)]


def test_37_municipalities_are_short_in_2025_and_a_few_badly(ask):
    rates = ask(
        CELLS + "SELECT sum(vacancy) / sum(planned) FROM cells WHERE fiscal_year = 2025 GROUP BY municipality_code"
    )
    bins = [sum(low <= rate < high for (rate,) in rates) for low, high in ((0, 1e-9), (1e-9, 0.05), (0.05, 0.08))]
    assert bins == [8, 26, 5]
    assert sum(0.08 <= rate <= 0.14 for (rate,) in rates) == 6


def test_every_year_has_some_surplus_cells(ask):
    found = ask(CELLS + "SELECT count(*) FILTER (WHERE surplus > 0), max(surplus) FROM cells GROUP BY fiscal_year")
    assert all(10 <= cells <= 20 and most == 2 for cells, most in found)


def test_some_cells_are_unanswered_in_old_years_only(ask):
    found = ask(
        "SELECT year(as_of), count(*) FILTER (WHERE planned IS NULL OR actual IS NULL)"
        " FROM headcounts JOIN surveys USING (survey_id) GROUP BY 1 ORDER BY 1"
    )
    assert [blank for _, blank in found] == [12, 8, 5, 3, 0, 0, 0, 0, 0, 0]


def test_a_village_has_one_public_health_nurse_and_no_building_engineer(ask):
    found = ask(
        "SELECT occupation_code, max(planned) FROM headcounts JOIN municipalities USING (municipality_code)"
        " WHERE municipality_type = 'village' AND occupation_code <> 'admin' GROUP BY 1 ORDER BY 1"
    )
    assert found == [("civil", 1), ("phn", 1)]


def test_staff_of_a_municipality_move_slowly(ask):
    found = ask(
        CELLS + ", towns AS (SELECT fiscal_year, municipality_code, sum(actual) AS actual FROM cells"
        " WHERE fiscal_year >= 2020 GROUP BY 1, 2)"
        " SELECT max(abs(b.actual - a.actual) / a.actual) FROM towns AS a"
        " JOIN towns AS b ON a.municipality_code = b.municipality_code AND b.fiscal_year = a.fiscal_year + 1"
    )
    assert found[0][0] <= 0.05


def test_cover_stays_within_the_vacancy_and_leaves_a_real_gap(ask):
    odd = ask(CELLS + "SELECT * FROM cells WHERE covered > vacancy OR (cover_status IS NOT NULL AND vacancy = 0)")
    assert odd == []
    ((vacancy, covered),) = ask(CELLS + "SELECT sum(vacancy), sum(covered) FROM cells WHERE fiscal_year = 2025")
    assert (vacancy, covered) == (163, 86)


def test_dispatch_lines_equal_the_paper(ask):
    found = ask(
        DAYS + "SELECT line, task_group, sum(present), min(day), max(day),"
        " count(DISTINCT destination_code) FILTER (WHERE municipality_type LIKE '%city'),"
        " count(DISTINCT destination_code) FILTER (WHERE municipality_type = 'town'),"
        " count(DISTINCT destination_code) FILTER (WHERE municipality_type = 'village')"
        " FROM days JOIN municipalities ON destination_code = municipality_code GROUP BY 1, 2 ORDER BY 1, 2"
    )
    first, last = date(2025, 8, 13), date(2025, 9, 30)
    assert found == [
        ("municipality", "victim_support", 1146, first, last, 5, 4, 0),
        ("prefecture", "hq_support", 3, first, date(2025, 8, 15), 1, 0, 0),
        ("prefecture", "victim_support", 592, first, last, 2, 2, 0),
        ("prefecture", "waste_work", 2, date(2025, 8, 25), date(2025, 8, 26), 2, 0, 0),
    ]


def test_the_prefecture_s_other_lines_go_where_the_paper_says(ask):
    found = ask(
        DAYS + "SELECT municipality_ja, task_code, sum(present) FROM days"
        " JOIN municipalities ON destination_code = municipality_code"
        " WHERE task_group <> 'victim_support' GROUP BY 1, 2 ORDER BY min(day)"
    )
    assert found == [("玉名市", "hq_support", 3), ("上天草市", "waste_work", 1), ("天草市", "waste_work", 1)]


def test_planned_cancelled_and_daily_counts_would_change_the_totals_if_miscounted(ask):
    statuses = ask(
        f"SELECT status, count(*) FROM dispatches WHERE disaster_code = '{RAIN}' AND kind = 'emergency'"
        " GROUP BY 1 ORDER BY 1"
    )
    assert statuses == [("cancelled", 5), ("ended", 218), ("planned", 4)]
    product = ask(
        f"SELECT sum(persons * (end_on - start_on + 1)) FROM dispatches WHERE disaster_code = '{RAIN}'"
        " AND kind = 'emergency' AND status = 'ended'"
    )
    assert product == [(592 + 1146 + 3 + 2 + 4 + 9,)]
    assert ask("SELECT count(*) FROM daily_counts") == [(29,)]


def test_the_peak_is_on_23_august_and_september_tapers_off(ask):
    days = dict(ask(DAYS + "SELECT day, sum(present) FROM days GROUP BY 1"))
    assert len(days) == 49
    assert max(days, key=days.get) == date(2025, 8, 23)
    assert days[date(2025, 8, 23)] == 94
    assert max(persons for day, persons in days.items() if day >= date(2025, 9, 13)) < 20


def test_waves_last_three_to_eight_days_and_some_overlap(ask):
    lengths = ask(
        DAYS + "SELECT DISTINCT end_on - start_on + 1 FROM days WHERE task_group = 'victim_support' ORDER BY 1"
    )
    assert [length for (length,) in lengths] == [3, 4, 5, 6, 7, 8]
    ((handovers,),) = ask(
        DAYS + "SELECT count(DISTINCT b.dispatch_id) FROM days AS a JOIN days AS b ON a.request_id = b.request_id"
        " AND a.line = b.line AND a.persons = b.persons AND a.end_on = b.start_on AND a.start_on < b.start_on"
    )
    assert handovers >= 15


def test_thirty_municipalities_send_and_short_ones_are_among_the_heaviest(ask, sample_database):
    senders = ask(DAYS + "SELECT sender_code, sum(present) FROM days WHERE line = 'municipality' GROUP BY 1 ORDER BY 2")
    assert len(senders) == 30
    assert senders[-1][0] == "43100"
    short_yet_sending = ask(
        "SELECT DISTINCT short_ja FROM dispatch_burden JOIN municipalities USING (municipality_code)"
        f" WHERE as_of = DATE '2025-11-20' AND disaster_code = '{RAIN}' AND kind = 'emergency'"
        " AND scope = 'headline' AND survey_id = 10 AND is_short_yet_sending ORDER BY 1"
    )
    assert [name for (name,) in short_yet_sending] == ["嘉島", "球磨", "産山", "相良", "錦"]


def test_needs_are_met_in_part(ask):
    found = ask(
        "SELECT task_code, sum(needed), sum(met) FROM need_days"
        f" WHERE as_of = DATE '2025-11-20' AND disaster_code = '{RAIN}' AND kind = 'emergency' GROUP BY 1 ORDER BY 1"
    )
    assert found == [
        ("call_center", 36, 36),
        ("cert_reception", 501, 447),
        ("damage_survey1", 896, 802),
        ("damage_survey2", 114, 114),
        ("hq_support", 3, 3),
        ("waste_reception", 384, 306),
        ("waste_work", 6, 2),
    ]
    statuses = ask(
        "SELECT status, count(*) FROM request_states"
        f" WHERE as_of = DATE '2025-11-20' AND disaster_code = '{RAIN}' AND kind = 'emergency' GROUP BY 1 ORDER BY 1"
    )
    assert statuses == [("cancelled", 1), ("ended", 74), ("unfillable", 1)]


def test_the_published_figures_that_can_be_derived_all_match(ask):
    for as_of in ("2025-04-01", "2025-09-30"):
        found = ask(f"SELECT DISTINCT outcome FROM reconciliation WHERE as_of = DATE '{as_of}'")
        assert found == [("matched",)]
    assert ask("SELECT count(*) FROM published_figures WHERE derivation <> 'none'") == [(14,)]


def test_general_administration_adds_up_to_the_staff_by_occupation_of_every_municipality(ask):
    found = ask(
        "SELECT year(s.as_of), t.* EXCLUDE (survey_id) FROM department_totals AS t"
        " JOIN surveys AS s USING (survey_id) ORDER BY 1"
    )
    assert found == [
        (2024, 45, 45, 9956, 7624, 2332, 7624, 0, 2332, 0),
        (2025, 45, 45, 9948, 7623, 2325, 7623, 0, 2325, 0),
    ]


def test_no_municipality_has_police_and_only_the_designated_city_has_transport(ask):
    found = ask(
        "SELECT item_code, count(*) FILTER (WHERE persons > 0), count(*) FROM block_counts"
        " WHERE item_code IN ('keisatsu', 'kotsu') GROUP BY 1 ORDER BY 1"
    )
    assert found == [("keisatsu", 0, 90), ("kotsu", 2, 90)]


def test_a_sample_row_obeys_the_rules_that_an_entered_one_must(sample_database):
    with sample_database.reading() as connection:
        registered = known(connection)
        dispatches = _entries(connection, "dispatches", dispatch_rules)
        headcounts = _entries(connection, "headcounts", headcount_rules)
    today = date(2025, 11, 20)
    wrong = [
        (entry.entry_key, problem)
        for row in dispatches
        for entry in [dispatch_rules.DispatchEntry(**row)]
        for problem in dispatch_rules.problems(entry, registered, today)
    ]
    wrong += [
        problem
        for row in headcounts
        for entry in [headcount_rules.HeadcountEntry(**row)]
        for problem in [*headcount_rules.problems(entry), *headcount_rules.warnings(entry)]
    ]
    assert wrong == []


def _entries(connection, table: str, rules) -> list[dict[str, object]]:
    found = connection.execute(f"SELECT {', '.join(rules.FIELDS)} FROM {table}").fetchall()
    return [dict(zip(rules.FIELDS, row, strict=True)) for row in found]
