"""A filled form, taken in, is what stands in the tables and in the next form."""

from __future__ import annotations

import pytest

from tests.conftest import TODAY
from tests.filled_forms import (
    ANSWERS,
    BLOCKS_ON,
    FILE,
    FILLED,
    HEADCOUNTS,
    NUMBERS,
    THIS_YEAR,
    fill,
    open_round,
    workbook_of,
)
from tests.metrics.builders import MISATO, UKI
from tests.services.conftest import stored
from workforce.domain.headcounts import FIELDS, HeadcountEntry
from workforce.domain.imports import Plan
from workforce.importers import staffing
from workforce.services import imports, registers


@pytest.fixture
def asking(database):
    """A database whose open round asks for every block."""
    with database.transaction() as connection:
        open_round(connection, **BLOCKS_ON)
    return database


def plan_of(database, actor, data: bytes) -> Plan:
    reading = staffing.read(FILE, data, registers.read(database))
    (planned,) = imports.plan(database, actor, [reading])
    return planned


def take_in(database, actor, data: bytes) -> Plan:
    planned = plan_of(database, actor, data)
    assert planned.errors == ()
    imports.accept(database, actor, [planned], today=TODAY)
    return planned


def answered(database) -> dict[str, HeadcountEntry]:
    return {
        row["occupation_code"]: HeadcountEntry(**{name: row[name] for name in FIELDS})
        for row in stored(database, "headcounts")
        if (row["survey_id"], row["municipality_code"]) == (THIS_YEAR, UKI)
    }


def counted(database) -> dict[tuple, int]:
    return {
        (row["block"], row["item_code"], row["measure"]): row["persons"]
        for row in stored(database, "block_counts")
        if row["survey_id"] == THIS_YEAR and row["persons"] is not None
    }


def test_every_answer_of_a_form_reaches_its_table(asking, administrator):
    take_in(asking, administrator, fill(workbook_of(asking), FILLED))
    assert (answered(asking), counted(asking)) == (ANSWERS, NUMBERS)
    assert {row["planned"] for row in stored(asking, "headcounts") if row["municipality_code"] == MISATO} == {None}


def test_the_next_form_shows_what_was_taken_in_and_changes_nothing_by_itself(asking, administrator):
    take_in(asking, administrator, fill(workbook_of(asking), FILLED))
    again = plan_of(asking, administrator, workbook_of(asking))
    assert (again.errors, again.written) == ((), ())


def test_a_correction_in_the_next_form_is_one_change(asking, administrator):
    take_in(asking, administrator, fill(workbook_of(asking), FILLED))
    corrected = fill(workbook_of(asking), {HEADCOUNTS: {("civil", "actual"): 17}})
    planned = take_in(asking, administrator, corrected)
    assert [(change.key, tuple(change.different)) for change in planned.written] == [("civil", (("actual", 19, 17),))]
    assert answered(asking) == ANSWERS | {"civil": HeadcountEntry(planned=18, actual=17)}


def test_a_form_of_a_round_that_is_not_ours_is_refused(asking, administrator):
    data = workbook_of(asking)
    with asking.transaction() as connection:
        connection.execute("UPDATE surveys SET as_of = DATE '2027-04-01' WHERE survey_id = 2")
    assert [problem.code for problem in plan_of(asking, administrator, data).errors] == ["form_of_another_round"]
