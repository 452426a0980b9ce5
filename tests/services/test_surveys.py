import json
from datetime import date

import pytest

from tests.services.conftest import stored
from workforce import sql_files
from workforce.auth.identity import Actor
from workforce.errors import Invalid, NotPermitted, Problem
from workforce.queries import surveys
from workforce.services.headcounts import HeadcountEdit, save
from workforce.services.sample import load_sample
from workforce.services.surveys import create


def test_a_round_begins_as_a_draft(database, administrator):
    survey_id = create(database, administrator, " 令和8年4月1日 定員・実員調査 ", date(2026, 4, 1))
    with database.reading() as connection:
        (row,) = surveys.listing(connection).to_dict("records")
    assert (row["survey_id"], row["survey_ja"], row["status"], row["fiscal_year"]) == (
        survey_id,
        "令和8年4月1日 定員・実員調査",
        "draft",
        2026,
    )


def test_a_second_round_of_the_same_date_is_refused(database, administrator):
    create(database, administrator, "調査", date(2026, 4, 1))
    with pytest.raises(Invalid) as refused:
        create(database, administrator, "調査", date(2026, 4, 1))
    assert refused.value.problems == [Problem("as_of", "survey_exists", {"as_of": date(2026, 4, 1)})]


def test_a_round_needs_a_date_and_its_deadline_comes_after_it(database, administrator):
    for as_of, due_on, problem in [
        (None, None, Problem("as_of", "required")),
        (date(2026, 4, 1), date(2026, 3, 31), Problem("due_on", "due_before_as_of", {"as_of": date(2026, 4, 1)})),
    ]:
        with pytest.raises(Invalid) as refused:
            create(database, administrator, None, as_of, due_on=due_on)
        assert refused.value.problems == [problem]
    assert stored(database, "surveys") == []


def test_a_round_without_a_name_is_called_after_its_day_in_both_languages(database, administrator):
    create(database, administrator, " ", date(2026, 4, 1), due_on=date(2026, 6, 1))
    (row,) = stored(database, "surveys")
    assert (row["survey_ja"], row["survey_en"], row["due_on"]) == (
        "令和8年4月1日 定員・実員調査",
        "Staffing survey as of 2026-04-01",
        date(2026, 6, 1),
    )


def test_who_may_only_look_may_not_create_a_round(database):
    with pytest.raises(NotPermitted):
        create(database, Actor("v", "viewer"), "調査", date(2026, 4, 1))


def test_a_new_round_takes_its_definition_and_its_rules_from_the_one_before(database, administrator):
    load_sample(database, administrator)
    with database.transaction() as connection:
        connection.execute(
            "UPDATE surveys SET counts_reappointed_part_time = TRUE, asks_recruitment = TRUE WHERE survey_id = 10"
        )
    survey_id = create(database, administrator, None, date(2026, 4, 1))
    before, now = (next(row for row in stored(database, "surveys") if row["survey_id"] == n) for n in (10, survey_id))
    copied = [name for name in before if name.startswith(("definition", "scope", "counts_", "asks_"))]
    assert len(copied) == 13
    assert {name: now[name] for name in copied} == {name: before[name] for name in copied}
    # The source of the sample says that the figures are invented; those of the new round are not.
    assert (now["source_ja"], now["source_en"], now["is_sample"], now["due_on"]) == ("", "", False, None)


def asked(database, survey_id: int) -> dict[str, tuple]:
    """Cells asked and answered of each municipality, and whether it counts as answered."""
    with database.reading() as connection:
        rows = connection.execute(
            "SELECT municipality_code, cells_asked, cells_answered, is_answered FROM vacancies_by_municipality"
            " WHERE survey_id = $survey_id",
            {"survey_id": survey_id},
        ).fetchall()
    return {code: values for code, *values in rows}


def test_a_new_round_asks_what_the_one_before_it_asked_and_nobody_has_answered(database, administrator):
    load_sample(database, administrator)
    survey_id = create(database, administrator, "令和8年調査", date(2026, 4, 1))
    before, now = asked(database, 10), asked(database, survey_id)
    assert len(now) == 45
    assert now == {code: [cells, 0, False] for code, (cells, _, _) in before.items()}
    cells = sum(cells for cells, _, _ in now.values())
    note = next(
        row
        for row in stored(database, "audit_entries")
        if row["table_name"] == "surveys" and "as_of" in row["after_json"]
    )
    assert json.loads(note["after_json"])["cells_asked"] == cells
    assert not any(row["is_sample"] for row in stored(database, "headcounts") if row["survey_id"] == survey_id)


def test_one_cell_does_not_make_a_municipality_answered(database, administrator):
    load_sample(database, administrator)
    survey_id = create(database, administrator, "令和8年調査", date(2026, 4, 1))
    save(database, administrator, survey_id, [HeadcountEdit("43100", "admin", 1, {"planned": 5, "actual": 4})])
    cells, answered, is_answered = asked(database, survey_id)["43100"]
    assert (cells > 1, answered, is_answered) == (True, 1, False)


def test_the_first_round_asks_every_municipality_for_the_headline_occupations(database, administrator):
    survey_id = create(database, administrator, "令和8年調査", date(2026, 4, 1))
    headline = sum(row["is_headline"] for row in stored(database, "occupations"))
    assert set(map(tuple, asked(database, survey_id).values())) == {(headline, 0, False)}


def test_the_scope_of_rounds_from_before_loses_the_note_that_is_no_business_of_a_form(database):
    kept = "一般行政職、全市町村（政令指定都市を含む）"
    noted = f"{kept}。公表された総職員数がこれを含むかは資料に明記がない。"
    english = "General administrative staff of all municipalities, the designated city among them"
    (path,) = [path for path in sql_files.migrations() if path.stem.startswith("0039_")]
    with database.transaction() as connection:
        connection.execute(
            "INSERT INTO surveys (survey_id, survey_ja, survey_en, as_of, status, scope_ja, scope_en) VALUES"
            " (1, '調査', 'Survey', '2024-04-01', 'open', $noted, $english),"
            " (2, '調査', 'Survey', '2025-04-01', 'open', '全市町村。資料に明記がない。', 'All')",
            {"noted": noted, "english": f"{english}. The paper does not say whether its total includes that city."},
        )
        connection.execute(path.read_text(encoding="utf-8"))
    assert [(row["scope_ja"], row["scope_en"]) for row in stored(database, "surveys")] == [
        (kept, english),
        ("全市町村。資料に明記がない。", "All"),
    ]
