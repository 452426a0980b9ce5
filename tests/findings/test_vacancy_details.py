"""The sentences above the deeper charts of vacancies, in both languages, over small edge tables."""

from __future__ import annotations

from tests.metrics.builders import KOSA, MISATO, UKI, add_headcounts, add_survey
from workforce.findings import vacancy_details as findings
from workforce.i18n import Words
from workforce.queries import vacancies

JA, EN = Words("ja"), Words("en")
TAKAMORI, OGUNI, NANKAN = "43428", "43424", "43367"


def shown(question, connection, words=JA, **params):
    """A frame as a page hands it over."""
    return words.localise(question(connection, **{"survey_id": 2, **params}))


def both(finding, connection, *questions, **params) -> list[str]:
    """A sentence in Japanese and in English; totals are handed over as a row."""
    said = []
    for words in (JA, EN):
        frames = [shown(question, connection, words, **params) for question in questions]
        facts = [
            frame.iloc[0] if question is vacancies.totals else frame
            for question, frame in zip(questions, frames, strict=True)
        ]
        said.append(finding(*facts, words))
    return said


def two_years(connection, before, now, covered=None) -> None:
    add_survey(connection, 1, "2024-04-01")
    add_survey(connection, 2, "2025-04-01")
    add_headcounts(connection, before, 1)
    add_headcounts(connection, now, 2, covered)


def test_gross_and_net(connection):
    two_years(connection, {}, {(UKI, "civil"): (10, 7), (KOSA, "civil"): (5, 6)})
    assert both(findings.gross_net, connection, vacancies.totals) == [
        "欠員3人と過員1人は別に数え、差引は2人",
        "3 vacant and 1 over plan are counted apart; net 2",
    ]
    assert both(findings.gross_net_alt, connection, vacancies.totals, vacancies.by_occupation)[0] == (
        "欠員3人と過員1人は別に数え、差引は2人。職種別の差引：土木技師 2"
    )


def test_without_a_surplus_gross_is_net(connection):
    two_years(connection, {}, {(UKI, "civil"): (10, 7)})
    assert both(findings.gross_net, connection, vacancies.totals) == [
        "過員はなく、欠員3人がそのまま計画と実員の差",
        "Nobody is over plan: the 3 vacant are the whole net gap",
    ]


def test_without_a_vacancy_or_an_answer(connection):
    two_years(connection, {(UKI, "civil"): (5, 5)}, {(UKI, "civil"): (5, None)})
    assert both(findings.gross_net, connection, vacancies.totals)[0] == "まだ回答がない"
    assert both(findings.cover_split, connection, vacancies.totals, vacancies.cover_steps)[0] == "まだ回答がない"
    assert both(findings.gross_net, connection, vacancies.totals, survey_id=1)[0] == "欠員はない"
    assert (
        both(findings.cover_split, connection, vacancies.totals, vacancies.cover_steps, survey_id=1)[0] == "欠員はない"
    )
    assert both(findings.lasting, connection, vacancies.runs_by_length)[0] == "欠員はない"


def test_cover(connection):
    two_years(connection, {}, {(UKI, "civil"): (10, 7), (KOSA, "civil"): (5, 4)}, covered={(UKI, "civil"): 2})
    assert both(findings.cover_split, connection, vacancies.totals, vacancies.cover_steps) == [
        "欠員4人のうち2人を補充、実質欠員は2人。補充は方法の回答なしが最多（2人）",
        "Of 4 vacant 2 are covered; the real gap is 2. Mostly by Kind not stated (2)",
    ]


def test_the_bridge(connection):
    two_years(
        connection,
        {(UKI, "civil"): (10, 8), (UKI, "admin"): (50, 50), (KOSA, "civil"): (5, 4), (MISATO, "civil"): (5, 3)},
        {(UKI, "civil"): (10, 10), (UKI, "admin"): (50, 46), (KOSA, "civil"): (5, 3), (MISATO, "civil"): (5, None)},
    )
    assert both(findings.bridge, connection, vacancies.bridge, vacancies.courses) == [
        "欠員は前年の5人から6人に増加（新規＋4、拡大＋1、解消▲2、前年だけ回答▲2）",
        "Vacancies rose from 5 to 6 (New ＋4, Grown ＋1, Closed ▲2, Year before only ▲2)",
    ]
    assert both(findings.changes, connection, vacancies.courses) == [
        "新たな欠員は1件（4人）、解消は1件（2人）",
        "New: 1 cell (4 persons); closed: 1 cell (2 persons)",
    ]
    assert "拡大：職員 1" in both(findings.bridge_alt, connection, vacancies.bridge, vacancies.courses)[0]


def test_a_bridge_down_one_that_stays_and_none(connection):
    two_years(connection, {(UKI, "civil"): (10, 8)}, {(UKI, "civil"): (10, 9)})
    add_survey(connection, 3, "2026-04-01")
    add_headcounts(connection, {(UKI, "civil"): (10, 9)}, 3)
    asked = (vacancies.bridge, vacancies.courses)
    assert both(findings.bridge, connection, *asked)[0] == "欠員は前年の2人から1人に減少（縮小▲1）"
    assert both(findings.bridge, connection, *asked, survey_id=3) == [
        "欠員は前年と同じ1人（動きなし）",
        "Vacancies stayed at 1 (no change in any cell)",
    ]
    assert both(findings.bridge, connection, *asked, survey_id=1)[0] == "前年の調査回がない"
    assert both(findings.changes, connection, vacancies.courses, survey_id=3)[0] == (
        "新たな欠員はない、解消した欠員はない"
    )


def test_lasting_vacancies(connection):
    for number, year in ((1, 2023), (3, 2024), (2, 2025)):
        add_survey(connection, number, f"{year}-04-01")
        kosa = (5, 4) if number == 2 else (5, 5)
        add_headcounts(connection, {(UKI, "civil"): (10, 8), (KOSA, "admin"): kosa}, number)
    assert both(findings.lasting, connection, vacancies.runs_by_length) == [
        "3年以上続く欠員は2人・1件で、欠員の67%",
        "Lasting three years or more: 2 persons in 1 cell, 67% of all vacancies",
    ]
    assert both(findings.lasting, connection, vacancies.runs_by_length, survey_id=3)[0] == "3年以上続く欠員はない"
    assert both(findings.lasting_alt, connection, vacancies.runs_by_length)[0].endswith("3年以上 2人、1年 1人")
    assert both(findings.runs_of, connection, vacancies.runs_of_municipality, municipality_code=UKI) == [
        "欠員のうち最も長く続くのは土木技師（3年以上）",
        "Longest vacancy: Civil engineer (3 years or more)",
    ]
    of_kosa = {"municipality_code": KOSA}
    assert both(findings.runs_of, connection, vacancies.runs_of_municipality, **of_kosa)[0].endswith("事務職（1年）")
    none = {"municipality_code": MISATO}
    assert both(findings.runs_of, connection, vacancies.runs_of_municipality, **none)[0] == "欠員はない"


def test_peers(connection):
    cells = {(TAKAMORI, "admin"): (10, 9), (OGUNI, "admin"): (10, 8), (NANKAN, "admin"): (10, 10)}
    two_years(connection, {(TAKAMORI, "admin"): (10, 9)}, {**cells, (MISATO, "admin"): (10, None)})
    assert both(findings.peers, connection, vacancies.peers) == [
        "1団体の欠員率が類似団体の中央値より高い。差が最大は小国町（20.0%、中央値10.0%）",
        "1 is above the median of its peers, most of all Oguni Town (20.0%, median 10.0%)",
    ]
    assert both(findings.peers_alt, connection, vacancies.peers)[0].endswith("小国町 20.0%")
    assert both(findings.peers, connection, vacancies.peers, survey_id=1)[0] == (
        "類似団体の中央値より欠員率の高い団体はない"
    )
    asked = vacancies.peers_of_municipality
    assert both(findings.peers_of, connection, asked, municipality_code=OGUNI) == [
        "欠員率20.0%は類似3団体中1位（中央値10.0%）",
        "Vacancy rate 20.0%: no. 1 of 3 similar municipalities (median 10.0%)",
    ]
    assert both(findings.peers_of, connection, asked, municipality_code=MISATO)[0] == (
        "回答がそろわないため、類似団体と比べられない"
    )
    assert both(findings.peers_of, connection, asked, municipality_code=TAKAMORI, survey_id=1)[0] == (
        "比べられる類似団体が1団体しかなく、中央値は出さない"
    )
    assert "小国町 20.0%" in both(findings.peers_of_alt, connection, asked, municipality_code=OGUNI)[0]
