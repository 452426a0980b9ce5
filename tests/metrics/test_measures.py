"""At which vacancies a measure aims, and at which none does."""

from __future__ import annotations

import pytest

from tests.metrics.builders import (
    KOSA,
    KUMAMOTO,
    MISATO,
    UKI,
    YATSUSHIRO,
    add_headcounts,
    add_measure,
    add_survey,
    ask,
)
from workforce.queries import measures

CELLS = {
    (UKI, "civil"): (10, 7),
    (UKI, "admin"): (20, 18),
    (KOSA, "civil"): (4, 5),
    (MISATO, "civil"): (3, 2),
    (YATSUSHIRO, "phn"): (6, 6),
    (KUMAMOTO, "civil"): (5, None),
}


@pytest.fixture(autouse=True)
def staffing(connection):
    """Six vacancies: 宇城 civil 3 and admin 2, 美里 civil 1; a surplus, a full cell, an unanswered one."""
    add_survey(connection)
    add_headcounts(connection, CELLS, covered={(UKI, "civil"): 2})


def aimed_at(connection, measure_id: int = 1) -> list[tuple]:
    return ask(
        connection,
        "SELECT vacancy, real_gap, municipalities_short FROM measure_vacancies"
        " WHERE survey_id = 1 AND measure_id = $measure_id",
        measure_id=measure_id,
    )


@pytest.mark.parametrize(
    ("municipalities", "occupations", "region", "expected"),
    [
        ((), (), None, (6, 4, 2)),
        ((), ("civil",), None, (4, 2, 2)),
        ((UKI,), (), None, (5, 3, 1)),
        ((UKI, KOSA), ("civil",), None, (3, 1, 1)),
        ((KOSA,), ("civil",), None, (0, 0, 0)),
        ((), ("civil",), "uki", (4, 2, 2)),
        ((), (), "kamimashiki", (0, 0, 0)),
        ((), ("phn", "admin"), None, (2, 2, 1)),
        ((KUMAMOTO,), ("civil",), None, (None, None, 0)),
    ],
)
def test_a_measure_aims_at_its_places_times_its_occupations(connection, municipalities, occupations, region, expected):
    add_measure(connection, 1, municipalities, occupations, region_code=region)
    assert aimed_at(connection) == [expected]


def test_a_measure_for_an_occupation_nobody_has_aims_at_no_cell(connection):
    add_measure(connection, 1, occupations=("librarian",))
    assert aimed_at(connection) == []
    assert measures.listing(connection, survey_id=1)["vacancy"].isna().all()


def coverage(connection) -> list[tuple]:
    return ask(
        connection,
        "SELECT vacancy, vacancy_with_measure, vacancy_without_measure, cells_without_measure,"
        " municipalities_without_measure FROM measure_coverage WHERE survey_id = 1",
    )


def test_without_measures_every_vacancy_is_without(connection):
    assert coverage(connection) == [(6, 0, 6, 3, 2)]


def test_two_measures_for_one_vacancy_count_it_once(connection):
    add_measure(connection, 1, occupations=("civil",))
    add_measure(connection, 2, municipalities=(UKI,), occupations=("civil",))
    assert coverage(connection) == [(6, 4, 2, 1, 1)]
    assert list(measures.cells_without(connection, survey_id=1)["vacancy"]) == [2]


@pytest.mark.parametrize(
    ("change", "covered"),
    [
        ({"measure_status": "considered", "region_code": "uki"}, 6),
        ({"measure_status": "running", "region_code": "uki"}, 6),
        ({"measure_status": "ended", "region_code": "uki"}, 0),
        ({"measure_status": "stopped", "region_code": "uki"}, 0),
        ({"measure_status": "running"}, 0),  # general: neither place nor occupation
    ],
)
def test_only_a_measure_in_work_that_names_a_place_or_an_occupation_covers_a_vacancy(connection, change, covered):
    add_measure(connection, 1, **change)
    assert coverage(connection)[0][:3] == (6, covered, 6 - covered)


def test_the_occupations_sum_to_the_vacancies_of_the_round(connection):
    add_measure(connection, 1, occupations=("civil",))
    found = measures.by_occupation(connection, survey_id=1)
    assert list(zip(found["occupation_code"], found["vacancy"], found["vacancy_without_measure"], strict=True)) == [
        ("admin", 2, 2),
        ("civil", 4, 0),
    ]


def test_the_change_on_the_year_before_needs_every_answer_in_both_years(connection):
    add_survey(connection, survey_id=2, as_of="2024-04-01")
    add_headcounts(connection, {(UKI, "civil"): (10, 9), (KUMAMOTO, "civil"): (5, 5)}, survey_id=2)
    add_measure(connection, 1, municipalities=(UKI,), occupations=("civil",))
    add_measure(connection, 2, municipalities=(UKI, KUMAMOTO), occupations=("civil",))
    found = measures.listing(connection, survey_id=1).set_index("measure_id")
    assert found["previous_vacancy"].to_dict() == {1: 1, 2: 1}
    assert (found.loc[1, "vacancy_change"], found["vacancy_change"].isna()[2]) == (2, True)


def test_a_municipality_that_has_not_returned_the_survey_keeps_the_change_away(connection):
    add_survey(connection, survey_id=2, as_of="2024-04-01")
    add_headcounts(connection, {(UKI, "civil"): (10, 9)}, survey_id=2)  # 美里 was missing that year
    add_measure(connection, 1, municipalities=(UKI, MISATO), occupations=("civil",))
    assert measures.listing(connection, survey_id=1)["vacancy_change"].isna().all()
    add_headcounts(connection, {(MISATO, "admin"): (30, 30)}, survey_id=2)  # 美里 had no such post
    assert list(measures.listing(connection, survey_id=1)["vacancy_change"]) == [3]


def test_every_type_has_its_row(connection):
    add_measure(connection, 1)
    add_measure(connection, 2, measure_status="considered")
    add_measure(connection, 3, measure_type="cooperation", measure_status="ended")
    assert ask(connection, "SELECT * FROM measure_counts ORDER BY sort_order") == [
        ("recruitment", 1, 2, 1, 1),
        ("development", 2, 0, 0, 0),
        ("cooperation", 3, 1, 0, 0),
    ]


def test_a_municipality_sees_the_measures_in_work_that_aim_at_it_general_ones_last(connection):
    add_measure(connection, 1)
    add_measure(connection, 2, municipalities=(KOSA,))
    add_measure(connection, 3, municipalities=(UKI,))
    add_measure(connection, 4, region_code="uki", measure_status="stopped")
    assert list(measures.of_municipality(connection, municipality_code=UKI)["measure_id"]) == [3, 1]


def test_the_register_is_narrowed_by_each_filter(connection):
    add_measure(connection, 1)
    add_measure(connection, 2, measure_type="development", measure_status="ended")

    def numbers(**filters) -> list[int]:
        return list(measures.listing(connection, survey_id=None, **filters)["measure_id"])

    assert numbers() == [1, 2]
    assert numbers(measure_type="development") == [2]
    assert numbers(measure_status="running") == [1]
    assert numbers(only_in_work=True) == [1]


def test_what_a_measure_aims_at_is_said_in_words_and_laid_out_in_cells(connection):
    add_measure(connection, 1)
    add_measure(connection, 2, municipalities=(UKI, KOSA), occupations=("civil",))
    add_measure(connection, 3, region_code="uki", measure_status="ended")
    assert ask(
        connection,
        "SELECT measure_id, places_ja, occupations_ja, is_in_work, is_general FROM measure_targets ORDER BY 1",
    ) == [(1, None, None, True, True), (2, "宇城市・甲佐町", "土木技師", True, False), (3, "宇城", None, False, False)]
    assert ask(
        connection,
        "SELECT municipality_code, occupation_code FROM measure_cells WHERE measure_id = 2 ORDER BY 1",
    ) == [(UKI, "civil"), (KOSA, "civil")]
    assert ask(
        connection,
        "SELECT measure_id, names_municipalities, names_occupations FROM measure_aims ORDER BY 1",
    ) == [(1, False, False), (2, True, True), (3, False, False)]
    assert ask(connection, "SELECT measure_id, count(*) FROM measure_places GROUP BY measure_id ORDER BY 1") == ask(
        connection,
        "SELECT 1, count(*) FROM municipalities UNION ALL SELECT 2, 2"
        " UNION ALL SELECT 3, count(*) FROM municipalities WHERE region_code = 'uki' ORDER BY 1",
    )


def test_a_vacancy_knows_how_many_measures_aim_at_it(connection):
    add_measure(connection, 1, occupations=("civil",))
    add_measure(connection, 2, municipalities=(UKI,), occupations=("civil",))
    assert ask(
        connection,
        "SELECT municipality_code, occupation_code, vacancy, measures, vacancy_with_measure, vacancy_without_measure"
        " FROM vacancy_measures WHERE survey_id = 1 ORDER BY 1, 2",
    ) == [(UKI, "admin", 2, 0, 0, 2), (UKI, "civil", 3, 2, 3, 0), (MISATO, "civil", 1, 1, 1, 0)]
