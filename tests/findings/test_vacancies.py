"""The sentences above the staffing charts, in both languages, over small edge tables."""

from __future__ import annotations

import pytest

from tests.metrics.builders import (
    KOSA,
    KUMAMOTO,
    MISATO,
    UBUYAMA,
    UKI,
    YATSUSHIRO,
    add_headcounts,
    add_survey,
    ask,
    fill_rest,
)
from workforce.findings import vacancies as findings
from workforce.i18n import Words
from workforce.queries import vacancies

JA, EN = Words("ja"), Words("en")


def shown(question, connection, words, **params):
    """A frame as a page hands it over."""
    return words.localise(question(connection, **{"survey_id": 1, **params}))


def both(finding, question, connection, **params) -> list[str]:
    """A sentence in Japanese and in English."""
    return [finding(shown(question, connection, words, **params), words) for words in (JA, EN)]


def total(connection, words, survey_id: int = 1):
    return shown(vacancies.totals, connection, words, survey_id=survey_id).iloc[0]


def lead(connection, words=JA, survey_id: int = 1) -> str:
    occupations = shown(vacancies.by_occupation, connection, words, survey_id=survey_id)
    return findings.lead(total(connection, words, survey_id), occupations, words)


def prepare(connection, cells, *, complete: bool = True, covered=None) -> None:
    add_survey(connection)
    add_headcounts(connection, cells, covered=covered)
    if complete:
        fill_rest(connection)


def test_the_lead_names_the_clerical_and_the_specialist_occupation_with_most_vacancies(connection):
    add_survey(connection, 2, "2024-04-01")
    fill_rest(connection, survey_id=2)
    prepare(
        connection,
        {(UKI, "admin"): (20, 16), (KOSA, "admin"): (1010, 1009), (UKI, "civil"): (5, 3), (UKI, "phn"): (5, 4)},
    )
    assert lead(connection) == (
        "総職員数は1,462人（前年差＋1,012人）。欠員は事務職5人・2団体。専門職では土木技師が2人・1団体で最も多い"
    )
    assert lead(connection, EN) == (
        "Total staff: 1,462 (＋1,012 on the year before). Vacancies: General administration 5 in 2 municipalities. "
        "Most among specialists: Civil engineer, 2 in 1 municipality"
    )


def test_the_lead_of_a_round_with_open_answers_says_how_many_have_answered(connection):
    prepare(connection, {(UKI, "civil"): (5, 3), (KOSA, "civil"): (5, None)}, complete=False)
    assert lead(connection) == "総職員数は3人。専門職では土木技師が2人・1団体で最も多い。回答1／45団体のみの集計"


def test_the_lead_names_occupations_that_tie(connection):
    prepare(connection, {(UKI, "civil"): (5, 3), (KOSA, "phn"): (5, 3), (KOSA, "admin"): (5, 5)})
    assert lead(connection) == "総職員数は441人。専門職では土木技師・保健師が各2人で最も多い"


def test_the_lead_without_a_vacancy_and_without_an_answer(connection):
    add_survey(connection)
    assert lead(connection) == "まだ回答がない"
    fill_rest(connection)
    assert lead(connection) == "総職員数は450人。欠員のある団体はない"


@pytest.mark.parametrize(
    ("cells", "complete", "japanese", "english"),
    [
        pytest.param(
            {(UKI, "civil"): (5, 4), (KOSA, "civil"): (8, 7)},
            True,
            "欠員率が最も高いのは宇城市（20.0%）。欠員なしは43団体",
            "Highest vacancy rate: Uki City (20.0%). Without vacancies: 43",
            id="one",
        ),
        pytest.param(
            {(code, "civil"): (4, 3) for code in (KUMAMOTO, YATSUSHIRO, UKI, MISATO, KOSA)},
            True,
            "欠員率が最も高いのは熊本市・八代市・宇城市 ほか2団体（25.0%）。欠員なしは40団体",
            "Highest vacancy rate: Kumamoto City, Yatsushiro City, Uki City and 2 more (25.0%). Without vacancies: 40",
            id="five tie",
        ),
        pytest.param(
            {(UKI, "civil"): (5, 4), (KOSA, "civil"): (8, None), (KOSA, "admin"): (9, 9)},
            True,
            "欠員率が最も高いのは宇城市（20.0%）。欠員なしは43団体。未回答は1団体",
            "Highest vacancy rate: Uki City (20.0%). Without vacancies: 43. Not answered: 1",
            id="one unanswered is not without vacancies",
        ),
        pytest.param(
            {(UKI, "civil"): (5, 9)}, True, "欠員のある団体はない", "No municipality has a vacancy", id="surplus only"
        ),
        pytest.param(
            {(UKI, "civil"): (5, 5)},
            False,
            "回答のあった範囲では欠員なし。未回答は44団体",
            "No vacancies among the answers so far. Not answered: 44",
            id="none among the few who answered",
        ),
        pytest.param(
            {(UKI, "civil"): (5, 4), (KOSA, "civil"): (8, None), (KOSA, "admin"): (9, 1)},
            True,
            "欠員率が最も高いのは宇城市（20.0%）。欠員なしは43団体。未回答は1団体",
            "Highest vacancy rate: Uki City (20.0%). Without vacancies: 43. Not answered: 1",
            id="one answered in part is not named as highest",
        ),
        pytest.param(
            {(KOSA, "civil"): (8, None), (KOSA, "admin"): (9, 1)},
            True,
            "全職種に回答した団体には欠員がない。未回答は1団体",
            "No vacancies in the municipalities that answered in full. Not answered: 1",
            id="vacancies only where an answer is open",
        ),
        pytest.param(
            {(KOSA, "civil"): (8, None), (KOSA, "admin"): (9, 1)},
            False,
            "全職種に回答した団体はまだない。未回答は45団体",
            "No municipality has answered in full yet. Not answered: 45",
            id="nobody answered in full",
        ),
        pytest.param({(UKI, "civil"): (5, None)}, False, "まだ回答がない", "No answers yet", id="no answer"),
    ],
)
def test_the_map(connection, cells, complete, japanese, english):
    prepare(connection, cells, complete=complete)
    assert both(findings.map_sentence, vacancies.by_municipality, connection) == [japanese, english]


def test_the_map_in_words_gives_the_rates_highest_first_and_an_empty_one_as_missing(connection):
    prepare(connection, {(UKI, "civil"): (5, 4), (KOSA, "civil"): (8, 7)}, complete=False)
    assert both(findings.map_alt, vacancies.by_municipality, connection) == [
        "市町村別の欠員率（高い順）：宇城市 20.0%、甲佐町 12.5%、熊本市 －、八代市 －、人吉市 －、荒尾市 －、"
        "水俣市 －、玉名市 －、山鹿市 －、菊池市 －、宇土市 －、上天草市 －、ほか33件",
        "Vacancy rate by municipality, highest first: Uki City 20.0%, Kosa Town 12.5%, Kumamoto City －, "
        "Yatsushiro City －, Hitoyoshi City －, Arao City －, Minamata City －, Tamana City －, Yamaga City －, "
        "Kikuchi City －, Uto City －, Kamiamakusa City －, and 33 more",
    ]


@pytest.mark.parametrize(
    ("cells", "japanese"),
    [
        pytest.param(
            {(UKI, "admin"): (100, 95), (UKI, "civil"): (10, 8), (UKI, "phn"): (10, 9)},
            "欠員は事務職の5人が最多、充足率は土木技師の80.0%が最低",
            id="most heads and lowest rate",
        ),
        pytest.param(
            {(UKI, "admin"): (10, 8), (UKI, "civil"): (10, 8), (UKI, "phn"): (10, 9)},
            "欠員は事務職・土木技師の各2人が最多、充足率は事務職・土木技師の80.0%が最低",
            id="ties",
        ),
        pytest.param(
            {(UKI, "admin"): (10, 8), (UKI, "civil"): (10, 12)}, "欠員が最も多いのは事務職（2人）", id="one only"
        ),
        pytest.param(
            {(UKI, "admin"): (10, 8), (UKI, "civil"): (10, 9), (KOSA, "civil"): (20, 30), (UKI, "phn"): (10, 10)}
            | {(KOSA, "admin"): (10, 15)},
            "欠員は事務職の2人が最多、充足率は保健師の100.0%が最低",
            id="lowest rate without a vacancy",
        ),
        pytest.param({(UKI, "admin"): (10, 10)}, "回答のあった範囲では欠員なし", id="none so far"),
        pytest.param({(UKI, "admin"): (10, None)}, "まだ回答がない", id="no answer"),
        pytest.param({}, "まだ回答がない", id="nothing asked"),
    ],
)
def test_the_occupations(connection, cells, japanese):
    prepare(connection, cells, complete=False)
    assert findings.by_occupation(shown(vacancies.by_occupation, connection, JA), JA) == japanese


def test_no_occupation_with_a_vacancy_in_the_prefecture_or_in_one_municipality(connection):
    prepare(connection, {(UKI, "admin"): (10, 10), (KOSA, "admin"): (9, None), (KOSA, "civil"): (9, 9)})
    towns = [
        shown(vacancies.municipality_by_occupation, connection, JA, municipality_code=code) for code in (UKI, KOSA)
    ]
    assert [findings.by_occupation(town, JA) for town in towns] == [
        "欠員のある職種はない",
        "回答のあった範囲では欠員なし",
    ]
    connection.execute("UPDATE headcounts SET actual = planned")
    found = shown(vacancies.by_occupation, connection, JA)
    assert [say(found, JA) for say in (findings.by_occupation, findings.by_occupation_alt)] == [
        "欠員のある職種はない"
    ] * 2


def test_the_occupations_of_one_municipality_have_no_fill_rate(connection):
    prepare(connection, {(UKI, "admin"): (100, 95), (UKI, "civil"): (10, 8)})
    found = shown(vacancies.municipality_by_occupation, connection, JA, municipality_code=UKI)
    assert findings.by_occupation(found, JA) == "欠員が最も多いのは事務職（5人）"
    assert findings.by_occupation_alt(found, JA) == "職種別の欠員：事務職 5人、土木技師 2人"


MATRIX = {
    (UKI, "admin"): (20, 16),
    (UKI, "civil"): (5, 3),
    (KOSA, "admin"): (9, 6),
    (MISATO, "civil"): (4, 3),
    (UBUYAMA, "civil"): (4, 4),
}


def matrix(connection, words=JA, first: int = 14) -> str:
    found = shown(vacancies.matrix, connection, words, first=first)
    return findings.matrix(found, total(connection, words), words)


def test_the_matrix_says_what_share_its_rows_have(connection):
    prepare(connection, MATRIX)
    assert [matrix(connection, words, first=2) for words in (JA, EN)] == [
        "欠員の多い2団体だけで県全体の90%を占める",
        "The 2 municipalities with most vacancies hold 90% of them",
    ]
    assert findings.matrix_alt(shown(vacancies.matrix, connection, JA, first=2), JA) == (
        "欠員の多い市町村（人）：宇城市 6、甲佐町 3"
    )
    assert matrix(connection) == "欠員は3団体だけにある"


def test_a_matrix_without_a_vacancy(connection):
    prepare(connection, {})
    assert matrix(connection) == "欠員のある団体はない"


def test_a_matrix_of_answers_that_are_open(connection):
    prepare(connection, {(UKI, "admin"): (5, None)}, complete=False)
    assert matrix(connection) == "まだ回答がない"
    connection.execute("UPDATE headcounts SET actual = 5")
    assert matrix(connection) == "回答のあった範囲では欠員なし"
    connection.execute("UPDATE headcounts SET actual = 4")
    assert matrix(connection) == "欠員は1団体だけにある。回答1／45団体のみの集計"


def test_a_share_short_of_all_is_not_rounded_to_100_percent(connection):
    prepare(connection, {(UKI, "admin"): (1000, 0), (KOSA, "admin"): (5, 1)})
    assert [matrix(connection, words, first=1) for words in (JA, EN)] == [
        "欠員の多い1団体だけで県全体の99%以上を占める",
        "The municipality with most vacancies holds over 99% of them",
    ]


def years(connection, *rounds: tuple[int, int | None, int | None]):
    """Rounds as (year, planned, actual) of one municipality, the rest without staff; the last is chosen."""
    for number, (year, planned, actual) in enumerate(rounds, start=1):
        add_survey(connection, number, f"{year}-04-01")
        add_headcounts(connection, {(UKI, "admin"): (planned, actual)}, survey_id=number)
        fill_rest(connection, survey_id=number, heads=0)
    return lambda words: shown(vacancies.totals_by_year, connection, words, survey_id=len(rounds))


@pytest.mark.parametrize(
    ("rounds", "japanese"),
    [
        (
            [(2023, 1000, 1000), (2024, 1010, 1000), (2025, 1020, 1010)],
            "職員数はR5から横ばい、計画との差は0人から10人に拡大",
        ),
        ([(2024, 1000, 990), (2025, 1001, 1001)], "職員数はR6から増加、計画との差は10人から0人に縮小"),
        ([(2024, 1000, 990), (2025, 990, 980)], "職員数はR6から減少、計画との差は10人のまま"),
        ([(2024, 1000, 997), (2025, 1000, 1003)], "職員数はR6から横ばい、計画との差は不足3人から過員3人に反転"),
        ([(2024, 1000, 1003), (2025, 1000, 1009)], "職員数はR6から横ばい、計画との差は過員3人から過員9人に拡大"),
        ([(2024, 1000, 1000), (2025, 1000, 1002)], "職員数はR6から横ばい、計画との差は0人から過員2人に拡大"),
        ([(2024, 1000, 1002), (2025, 1000, 1002)], "職員数はR6から横ばい、計画との差は過員2人のまま"),
        ([(2024, 1000, 1000), (2025, 1000, 1000)], "職員数はR6から横ばい、計画との差はない"),
        ([(2023, None, None), (2024, 9, 9), (2025, 9, 8)], "職員数はR6から減少、計画との差は0人から1人に拡大"),
        ([(2023, 9, 9), (2024, 9, 8), (2025, 9, None)], "職員数はR5からR6まで減少、計画との差は0人から1人に拡大"),
        ([(2024, 9, None), (2025, 9, 9)], "推移を示せる年がまだない"),
        ([(2025, 9, 9)], "推移を示せる年がまだない"),
    ],
)
def test_ten_years_speak_of_complete_years_alone(connection, rounds, japanese):
    assert findings.ten_years(years(connection, *rounds)(JA), JA) == japanese


def test_ten_years_in_english_and_in_values(connection):
    by_year = years(connection, (2024, 1000, 1000), (2025, 1020, 1010))
    assert findings.ten_years(by_year(EN), EN) == "Staff level since 2024; gap to the plan wider, from 0 to 10"
    assert findings.ten_years_alt(by_year(JA), JA) == (
        "実員と計画の推移：2024年 実員1,000 計画1,000、2025年 実員1,010 計画1,020"
    )


@pytest.mark.parametrize(
    ("code", "japanese", "english"),
    [
        (UKI, "宇城市：欠員 4人（13.3%、県内1位／42）", "Uki City: 4 vacant (13.3%, no. 1 of 42)"),
        (KOSA, "甲佐町：欠員 3人（30.0%）。回答は1／2職種", "Kosa Town: 3 vacant (30.0%). 1 of 2 occupations answered"),
        (MISATO, "美里町：欠員なし", "Misato Town: no vacancies"),
        (UBUYAMA, "産山村：未回答", "Ubuyama Village: not answered"),
        (YATSUSHIRO, "八代市：欠員なし。回答は1／2職種", None),
    ],
)
def test_one_municipality(connection, code, japanese, english):
    prepare(
        connection,
        {
            (UKI, "admin"): (30, 26),
            (KOSA, "admin"): (10, 7),
            (KOSA, "civil"): (2, None),
            (MISATO, "admin"): (10, 11),
            (UBUYAMA, "admin"): (5, None),
            (YATSUSHIRO, "admin"): (5, 5),
            (YATSUSHIRO, "civil"): (5, None),
        },
    )
    found = [
        findings.municipality(
            shown(vacancies.by_municipality, connection, words).set_index("municipality_code", drop=False).loc[code],
            words,
        )
        for words in (JA, EN)
    ]
    assert found[0] == japanese
    assert english in (None, found[1])


@pytest.mark.parametrize(
    ("cells", "japanese"),
    [
        (
            {(UKI, "admin"): (20, 15), (KOSA, "admin"): (5, 7)},
            "欠員は5人、補充しても残る実質欠員は2人。計画と実員の差3人より多いのは、過員2人と相殺しないため"
            "。回答2／45団体のみの集計",
        ),
        ({(UKI, "admin"): (20, 15)}, "欠員は5人、補充しても残る実質欠員は2人。回答1／45団体のみの集計"),
        (
            {(UKI, "admin"): (20, 15), (KOSA, "admin"): (5, 1), (KOSA, "civil"): (5, 5)},
            "欠員は9人、補充しても残る実質欠員は6人。うち補充の回答がない欠員4人。回答2／45団体のみの集計",
        ),
        ({(UKI, "admin"): (20, 20)}, "回答のあった範囲では欠員なし。回答1／45団体のみの集計"),
        ({}, "まだ回答がない"),
    ],
)
def test_cover_says_what_remains_and_why_gross_is_not_net(connection, cells, japanese):
    prepare(connection, cells, complete=False, covered={(UKI, "admin"): 3})
    assert findings.cover(total(connection, JA), JA) == japanese


def test_the_rates_of_towns_and_cities(connection):
    prepare(connection, {(KUMAMOTO, "admin"): (100, 98), (KOSA, "admin"): (25, 24)}, complete=False)
    assert both(findings.subtotals, vacancies.by_municipality_type, connection) == [
        "欠員率は町村4.0%、市2.0%",
        "Vacancy rate: towns and villages 4.0%, cities 2.0%",
    ]


def test_subtotals_without_an_answer_of_one_sort_compare_nothing(connection):
    prepare(connection, {(KUMAMOTO, "admin"): (100, 98)}, complete=False)
    assert findings.subtotals(shown(vacancies.by_municipality_type, connection, JA), JA) == "市と町村の欠員"


def test_the_sentences_of_the_sample_data_equal_what_the_tables_say(sample_database):
    cells = """
        WITH cells AS (
            SELECT h.*, m.municipality_ja AS town, o.occupation_ja AS occupation, o.occupation_group,
                greatest(planned - actual, 0) AS vacancy
            FROM headcounts AS h JOIN surveys AS s USING (survey_id)
            JOIN municipalities AS m USING (municipality_code) JOIN occupations AS o USING (occupation_code)
            WHERE s.as_of = '2025-04-01'
        )
    """
    with sample_database.reading() as connection:
        ((survey,),) = ask(connection, "SELECT survey_id FROM surveys WHERE as_of = '2025-04-01'")
        towns = ask(
            connection, cells + "SELECT town, sum(vacancy), sum(planned) FROM cells GROUP BY town ORDER BY 2 DESC"
        )
        jobs = ask(
            connection,
            cells + "SELECT occupation, sum(vacancy), sum(actual) / sum(planned) FROM cells GROUP BY 1 ORDER BY 2 DESC",
        )
        ((real,),) = ask(connection, cells + "SELECT sum(greatest(vacancy - coalesce(covered, 0), 0)) FROM cells")
        nobody_said = "SELECT sum(vacancy) FROM cells WHERE covered IS NULL AND cover_status IS NULL"
        ((silent,),) = ask(connection, cells + nobody_said)
        ((plan, there),) = ask(connection, cells + "SELECT sum(planned), sum(actual) FROM cells")
        whole = sum(vacancy for _, vacancy, _ in towns)
        rates = {town: vacancy / planned for town, vacancy, planned in towns}
        highest = max(rates, key=rates.get)
        full = sum(vacancy == 0 for _, vacancy, _ in towns)
        first = sum(vacancy for _, vacancy, _ in towns[:14])
        lowest, _, rate = min(jobs, key=lambda job: job[2])

        def say(finding, question, **params):
            return finding(shown(question, connection, JA, survey_id=survey, **params), JA)

        assert lead(connection, survey_id=survey) == (
            "総職員数は7,623人（前年差▲1人）。欠員は事務職79人・20団体。専門職では土木技師が32人・15団体で最も多い"
        )
        assert say(findings.map_sentence, vacancies.by_municipality) == (
            f"欠員率が最も高いのは{highest}（{rates[highest]:.1%}）。欠員なしは{full}団体"
        )
        assert say(findings.by_occupation, vacancies.by_occupation) == (
            f"欠員は{jobs[0][0]}の{jobs[0][1]}人が最多、充足率は{lowest}の{rate:.1%}が最低"
        )
        assert findings.matrix(
            shown(vacancies.matrix, connection, JA, survey_id=survey, first=14), total(connection, JA, survey), JA
        ) == (f"欠員の多い14団体だけで県全体の{first / whole:.0%}を占める")
        assert findings.cover(total(connection, JA, survey), JA) == (
            f"欠員は{whole}人、補充しても残る実質欠員は{real}人。うち補充の回答がない欠員{silent}人。"
            f"計画と実員の差{plan - there}人より多いのは、過員{whole - (plan - there)}人と相殺しないため"
        )


@pytest.mark.parametrize("stage", ["draft", "open", "closed"])
def test_figures_of_a_round_under_way_are_called_partial(connection, stage):
    prepare(connection, {(UKI, "admin"): (20, 15)}, complete=False)
    connection.execute("UPDATE surveys SET status = $stage WHERE survey_id = 1", {"stage": stage})
    assert findings.cover(total(connection, JA), JA).endswith("。回答1／45団体の途中集計")
    assert findings.cover(total(connection, EN), EN).endswith("Partial: 1 of 45 municipalities answered")
