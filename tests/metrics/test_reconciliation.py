"""derivable_figures, published_figure_keys and reconciliation: published figures held against what is stored here."""

from __future__ import annotations

import pytest

from tests.metrics.builders import (
    KOSA,
    MISATO,
    PREFECTURE,
    UKI,
    YATSUSHIRO,
    add_disaster,
    add_dispatches,
    add_headcounts,
    add_survey,
    ask,
    fill_rest,
    insert,
)
from workforce.queries import published_figures


def publish(connection, *figures: tuple[str, float | None, str]) -> None:
    """Figures as (derivation, value, as_of) in place of those of the reference data."""
    connection.execute("DELETE FROM published_figures")
    same = dict.fromkeys(
        ("event_ja", "event_en", "item_ja", "item_en", "unit_ja", "unit_en", "measure", "period", "paper", "heading"),
        "",
    )
    insert(
        connection,
        "published_figures",
        [
            {
                "figure_code": f"figure_{number}",
                "value": value,
                "derivation": derivation,
                "as_of": as_of,
                "sort_order": number,
                **same,
            }
            for number, (derivation, value, as_of) in enumerate(figures)
        ],
    )


def outcomes(connection, as_of: str) -> list[tuple]:
    return ask(
        connection,
        "SELECT derivation, derived, difference, outcome FROM reconciliation WHERE as_of = $as_of ORDER BY sort_order",
        as_of=as_of,
    )


def test_a_figure_matches_differs_or_cannot_be_derived(connection):
    add_survey(connection)
    add_headcounts(connection, {(UKI, "civil"): (10, 8), (KOSA, "civil"): (5, 4)})
    publish(
        connection,
        ("staffing.vacancy:civil", 3, "2025-04-01"),
        ("staffing.municipalities_short:civil", 15, "2025-04-01"),
        ("staffing.vacancy:phn", 1, "2025-04-01"),
        ("staffing.actual", 12, "2025-04-01"),
        ("staffing.actual_change", -1, "2025-04-01"),
        ("none", 5, "2025-04-01"),
    )
    assert outcomes(connection, "2025-04-01") == [
        ("staffing.vacancy:civil", 3, 0, "matched"),
        ("staffing.municipalities_short:civil", 2, -13, "different"),
        ("staffing.vacancy:phn", None, None, "not_derivable"),
        ("staffing.actual", 12, 0, "matched"),
        ("staffing.actual_change", None, None, "not_derivable"),
        ("none", None, None, "not_derivable"),
    ]


def test_the_change_of_staff_is_derived_where_both_rounds_are_complete(connection):
    for number, year, heads in ((1, 2024, 10), (2, 2025, 9)):
        add_survey(connection, number, f"{year}-04-01")
        add_headcounts(connection, {(UKI, "civil"): (10, heads)}, survey_id=number)
        fill_rest(connection, survey_id=number)
    publish(connection, ("staffing.actual_change", -1, "2025-04-01"))
    assert outcomes(connection, "2025-04-01") == [("staffing.actual_change", -1, 0, "matched")]


@pytest.mark.parametrize(("status", "expected"), [("draft", 12), ("confirmed", 99)])
def test_one_date_is_held_against_one_round_never_against_a_draft(connection, status, expected):
    add_survey(connection, 1)
    add_survey(connection, 2, status=status)
    add_headcounts(connection, {(UKI, "civil"): (99, 12)}, survey_id=1)
    add_headcounts(connection, {(UKI, "civil"): (99, 99)}, survey_id=2)
    publish(connection, ("staffing.actual", expected, "2025-04-01"), ("staffing.vacancy:civil", 0, "2025-04-01"))
    assert outcomes(connection, "2025-04-01") == [
        ("staffing.actual", expected, 0, "matched"),
        ("staffing.vacancy:civil", 99 - expected, 99 - expected, "matched" if expected == 99 else "different"),
    ]


def test_the_lines_of_a_disaster_are_derived_by_sender_type_and_task_group(connection):
    add_disaster(connection, headline="victim_support")
    add_dispatches(
        connection,
        {"sender_code": PREFECTURE},
        {"sender_code": PREFECTURE, "destination_code": KOSA},
        {"sender_code": PREFECTURE, "destination_code": MISATO, "task_code": "hq_support", "persons": 1},
        {"sender_code": YATSUSHIRO, "persons": 4},
        {"sender_code": YATSUSHIRO, "persons": 40, "kind": "mid_long"},
        {"sender_code": YATSUSHIRO, "persons": 40, "start_on": "2025-10-01", "end_on": "2025-10-01"},
    )
    expected = {
        "dispatch.person_days:rain:prefecture:victim_support": 12,
        "dispatch.persons_sent:rain:prefecture:victim_support": 4,
        "dispatch.cities:rain:prefecture:victim_support": 1,
        "dispatch.towns:rain:prefecture:victim_support": 1,
        "dispatch.person_days:rain:prefecture:hq_support": 3,
        "dispatch.person_days:rain:municipality:victim_support": 12,
    }
    publish(connection, *((key, value, "2025-09-30") for key, value in expected.items()))
    assert outcomes(connection, "2025-09-30") == [(key, value, 0, "matched") for key, value in expected.items()]


def test_figures_are_asked_for_by_date_and_disaster(connection):
    publish(
        connection,
        ("staffing.actual", 1, "2025-04-01"),
        ("dispatch.cities:rain:prefecture:victim_support", 0, "2025-09-30"),
        ("dispatch.cities:quake:prefecture:victim_support", 1, "2025-09-30"),
        ("none", 2, "2025-09-30"),
    )
    add_disaster(connection)
    add_dispatches(connection, {"sender_code": PREFECTURE, "destination_code": KOSA})
    occasions = published_figures.occasions(connection)
    assert occasions.astype(str).values.tolist() == [
        ["2025-04-01", ""],
        ["2025-09-30", "quake"],
        ["2025-09-30", "rain"],
    ]
    found = [
        published_figures.reconciliation(connection, as_of=row.as_of.date(), disaster_code=row.disaster_code)
        for row in occasions.itertuples()
    ]
    assert [frame[["derivation", "outcome"]].values.tolist() for frame in found] == [
        [["staffing.actual", "not_derivable"]],
        [["dispatch.cities:quake:prefecture:victim_support", "not_derivable"]],
        [["dispatch.cities:rain:prefecture:victim_support", "matched"]],
    ]


def test_a_published_text_without_a_value_is_never_called_matched(connection):
    add_survey(connection)
    add_headcounts(connection, {(UKI, "civil"): (10, 8)})
    publish(connection, ("staffing.actual", None, "2025-04-01"))
    assert [row[-1] for row in outcomes(connection, "2025-04-01")] == ["not_derivable"]


def test_a_derivation_key_of_one_date_stands_for_one_value(connection):
    add_survey(connection)
    fill_rest(connection)
    add_disaster(connection)
    add_dispatches(connection, {}, {"task_code": "hq_support"}, {"sender_code": PREFECTURE})
    for as_of in ("2025-04-01", "2025-09-30"):
        doubled = ask(
            connection,
            "SELECT derivation FROM derivable_figures WHERE as_of = $as_of GROUP BY derivation HAVING count(*) > 1",
            as_of=as_of,
        )
        assert doubled == []


def test_sample_rows_are_counted_per_table_with_those_a_person_has_edited(connection):
    add_survey(connection)
    add_headcounts(connection, {(UKI, "civil"): (10, 8), (KOSA, "civil"): (5, 4), (MISATO, "civil"): (5, 4)})
    connection.execute("UPDATE headcounts SET is_sample = TRUE WHERE municipality_code <> $code", {"code": MISATO})
    connection.execute("UPDATE headcounts SET row_version = 2 WHERE municipality_code = $code", {"code": UKI})
    assert ask(connection, "SELECT * FROM sample_rows") == [("headcounts", 2, 1)]
