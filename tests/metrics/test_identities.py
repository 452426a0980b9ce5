"""What holds for any data: gaps cross-foot, every split sums to the whole, days add up to person-days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.metrics.builders import (
    KOSA,
    KUMAMOTO,
    MISATO,
    OTHER_PREFECTURE,
    PREFECTURE,
    RAIN,
    UBUYAMA,
    UKI,
    YATSUSHIRO,
    add_daily_counts,
    add_disaster,
    add_dispatches,
    add_headcounts,
    add_requests,
    add_survey,
    ask,
    scratch,
)
from workforce import sql_files
from workforce.config import ROOT

any_data = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)

# Days around the end of a fiscal year, a month and a week.
FIRST = date(2025, 3, 17)
DAYS = [FIRST + timedelta(days=number) for number in range(30)]
days = st.sampled_from(DAYS)

EVERYTHING = "region_filter = 'all' AND type_filter = 'all' AND size_filter = 'all' AND group_filter = 'all'"

heads = st.none() | st.integers(0, 30)
cells = st.dictionaries(
    st.tuples(st.sampled_from([KUMAMOTO, UKI, KOSA, UBUYAMA]), st.sampled_from(["admin", "civil", "phn"])),
    st.tuples(heads, heads),
    max_size=12,
)


@st.composite
def log_rows(draw) -> tuple[dict[str, object], dict[date, int]]:
    """A dispatch and its daily counts, some of them outside its period."""
    start, length = draw(days), draw(st.integers(1, 12))
    status = draw(st.sampled_from(["planned", "active", "active", "ended", "ended", "cancelled"]))
    is_open = status == "active" and draw(st.booleans())
    sender, destination = draw(
        st.lists(
            st.sampled_from([PREFECTURE, OTHER_PREFECTURE, KUMAMOTO, YATSUSHIRO, UKI, KOSA, MISATO, UBUYAMA]),
            min_size=2,
            max_size=2,
            unique=True,
        )
    )
    dispatch = {
        "kind": draw(st.sampled_from(["emergency", "mid_long"])),
        "status": status,
        "sender_code": sender,
        "destination_code": destination,
        "task_code": draw(st.sampled_from(["cert_reception", "life_grant", "waste_work", "hq_support"])),
        "persons": draw(st.integers(1, 6)),
        "start_on": start,
        "end_on": None if is_open else start + timedelta(days=length - 1),
    }
    return dispatch, draw(st.dictionaries(days, st.integers(0, 9), max_size=4))


logs = st.lists(log_rows(), max_size=7)


def write(connection, log) -> None:
    add_disaster(connection, headline="victim_support")
    add_dispatches(connection, *(dispatch for dispatch, _ in log))
    for number, (_, counts) in enumerate(log, start=1):
        add_daily_counts(connection, number, counts)


def persons_on(dispatch, counts, day: date) -> int:
    """How many are away on a day, by the counting rules and no arithmetic."""
    if dispatch["status"] not in ("active", "ended") or day < dispatch["start_on"]:
        return 0
    if dispatch["end_on"] is not None and day > dispatch["end_on"]:
        return 0
    return counts.get(day, dispatch["persons"])


def person_days_of(dispatch, counts, as_of: date) -> int:
    """Counted one day at a time."""
    return sum(persons_on(dispatch, counts, day) for day in DAYS + OVER if day <= as_of)


OVER = [DAYS[-1] + timedelta(days=number) for number in range(1, 15)]


@any_data
@given(cells=cells)
def test_planned_minus_actual_is_vacancy_minus_surplus_at_every_level(reference_database, cells):
    with scratch(reference_database) as connection:
        add_survey(connection)
        add_headcounts(connection, cells)
        whole = None
        for view in (
            "vacancies_by_municipality",
            "vacancies_by_occupation",
            "staffing_totals",
            "vacancies_by_municipality_type",
        ):
            only = f"WHERE {EVERYTHING} AND subtotal <> 'prefecture'" if view.endswith("type") else ""
            (sums,) = ask(
                connection, f"SELECT sum(planned), sum(actual), sum(vacancy), sum(surplus) FROM {view} {only}"
            )
            planned, actual, vacancy, surplus = (value or 0 for value in sums)
            assert planned - actual == vacancy - surplus
            whole = whole or sums
            assert sums == whole
        answered = [cell for cell in cells.values() if None not in cell]
        assert tuple(value or 0 for value in whole) == (
            sum(planned for planned, _ in answered),
            sum(actual for _, actual in answered),
            sum(max(planned - actual, 0) for planned, actual in answered),
            sum(max(actual - planned, 0) for planned, actual in answered),
        )
        short = {town for (town, _), (plan, there) in cells.items() if None not in (plan, there) and plan > there}
        assert ask(connection, "SELECT municipalities_short FROM staffing_totals") == [(len(short),)]


@any_data
@given(log=logs, as_of=days)
def test_person_days_are_the_days_counted_one_by_one(reference_database, log, as_of):
    with scratch(reference_database) as connection:
        write(connection, log)
        assert dict(
            ask(connection, "SELECT dispatch_id, person_days FROM dispatch_log WHERE as_of = $as_of", as_of=as_of)
        ) == {number: person_days_of(*row, as_of) for number, row in enumerate(log, start=1)}
        assert dict(
            ask(connection, "SELECT dispatch_id, persons_on_duty FROM dispatch_log WHERE as_of = $as_of", as_of=as_of)
        ) == {number: persons_on(*row, as_of) for number, row in enumerate(log, start=1)}


@any_data
@given(log=logs, as_of=days)
def test_the_days_sum_to_the_log(reference_database, log, as_of):
    with scratch(reference_database) as connection:
        write(connection, log)
        ((whole,),) = ask(
            connection, "SELECT coalesce(sum(person_days), 0) FROM dispatch_log WHERE as_of = $as_of", as_of=as_of
        )
        by_day = ask(
            connection,
            "SELECT calendar_day, sum(persons) FROM persons_by_day WHERE scope = 'all' AND calendar_day <= $as_of"
            " GROUP BY calendar_day",
            as_of=as_of,
        )
        assert sum(persons for _, persons in by_day) == whole
        for day, persons in by_day:
            assert persons == sum(persons_on(*row, day) for row in log)
        ((cumulative,),) = ask(
            connection,
            "SELECT coalesce(sum(last), 0) FROM (SELECT max(cumulative_person_days) AS last FROM persons_by_day"
            " WHERE scope = 'all' AND calendar_day <= $as_of GROUP BY kind, sender_type)",
            as_of=as_of,
        )
        assert cumulative == whole


SPLITS = {
    "person_days": ("sender_type", "sender_code", "destination_code", "destination_type", "task_code", "kind"),
    "dispatch_lines": ("sender_type", "task_group", "is_headline", "kind"),
    "dispatch_log": ("status", "sender_type", "destination_type", "task_group", "kind"),
}


@any_data
@given(log=logs, as_of=days)
def test_every_split_sums_to_the_whole(reference_database, log, as_of):
    with scratch(reference_database) as connection:
        write(connection, log)
        whole = sum(person_days_of(*row, as_of) for row in log)
        for view, columns in SPLITS.items():
            for column in columns:
                parts = ask(
                    connection,
                    f"SELECT {column}, sum(person_days) FROM {view} WHERE as_of = $as_of GROUP BY {column}",
                    as_of=as_of,
                )
                assert sum(part for _, part in parts) == whole
        for is_total in (True, False):
            ((found,),) = ask(
                connection,
                "SELECT coalesce(sum(person_days), 0) FROM dispatch_totals"
                " WHERE as_of = $as_of AND scope = 'all' AND (sender_type = 'total') = $is_total",
                as_of=as_of,
                is_total=is_total,
            )
            assert found == whole


@any_data
@given(log=logs)
def test_person_days_never_fall_as_time_goes_on(reference_database, log):
    with scratch(reference_database) as connection:
        write(connection, log)
        found = ask(
            connection,
            "SELECT as_of, sum(person_days) FROM person_days WHERE as_of BETWEEN $first AND $last"
            " GROUP BY as_of ORDER BY as_of",
            first=DAYS[0],
            last=OVER[-1],
        )
        series = [total for _, total in found]
        assert series == sorted(series)


@any_data
@given(log=logs, as_of=days)
def test_destinations_are_those_where_someone_was(reference_database, log, as_of):
    with scratch(reference_database) as connection:
        write(connection, log)
        for kind in ("emergency", "mid_long"):
            there = [row for row in log if row[0]["kind"] == kind and person_days_of(*row, as_of) > 0]
            found = ask(
                connection,
                "SELECT destinations, senders FROM dispatch_totals"
                " WHERE as_of = $as_of AND kind = $kind AND scope = 'all' AND sender_type = 'total'",
                as_of=as_of,
                kind=kind,
            )
            expected = tuple(len({row[0][role] for row in there}) for role in ("destination_code", "sender_code"))
            assert (found or [(0, 0)])[0] == expected


@any_data
@given(log=logs, needed=st.lists(st.tuples(days, st.integers(1, 8), st.integers(1, 9)), max_size=4))
def test_a_need_is_met_or_unmet_and_who_is_secured_meets_it_or_exceeds_it(reference_database, log, needed):
    with scratch(reference_database) as connection:
        write(connection, log)
        add_requests(
            connection,
            *(
                {"start_on": start, "end_on": start + timedelta(days=length - 1), "persons_per_day": persons}
                for start, length, persons in needed
            ),
        )
        rows = ask(
            connection, "SELECT needed, secured, met, left_open, excess FROM need_days WHERE as_of = '2025-08-15'"
        )
        assert all(
            need == met + left_open and secured == met + excess for need, secured, met, left_open, excess in rows
        )
        assert all(min(left_open, excess) == 0 for *_, left_open, excess in rows)
        assert sum(row[0] for row in rows) == sum(length * persons for _, length, persons in needed)


@pytest.mark.parametrize("view", [path.stem.partition("_")[2] for path in sql_files.views()])
def test_every_view_is_named_in_a_test_of_this_folder(view):
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "metrics").glob("test_*.py"))]
    assert any(view in text for text in texts)


def test_a_disaster_without_a_record_has_no_rows(reference_database):
    with scratch(reference_database) as connection:
        add_disaster(connection, RAIN)
        dated = ("person_days", "dispatch_lines", "dispatch_totals", "dispatch_log", "dispatch_burden")
        for view in (*dated, "need_days", "need_totals"):
            assert ask(connection, f"SELECT * FROM {view} WHERE as_of = '2025-04-01'") == []
        assert ask(connection, "SELECT * FROM persons_by_day") == []
