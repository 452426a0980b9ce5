"""remove-sample takes the sample data out and keeps what people entered."""

from __future__ import annotations

import json

import pytest

from workforce.auth.identity import local_administrator
from workforce.config import load_settings
from workforce.database import Database
from workforce.queries import surveys
from workforce.queries.reading import rows
from workforce.services import headcounts
from workforce.services.headcounts import HeadcountEdit

pytestmark = pytest.mark.usefixtures("sample")


def edit_one_headcount() -> None:
    database = Database.open(load_settings())
    with database.reading() as connection:
        newest = rows(surveys.listing(connection))[0]["survey_id"]
    edit = HeadcountEdit("43206", "admin", 1, {"note": "確認済み"})
    headcounts.save(database, local_administrator(), newest, [edit], "確認")
    database.close()


def test_every_figure_is_gone_afterwards_and_a_second_call_finds_nothing(run):
    outcome = run("remove-sample")
    assert (outcome.status, outcome.err) == (0, "")
    assert "調査回: 10 行を取り除きました。" in outcome.out.splitlines()
    assert json.loads(run("figures", "--json").out) == {
        "as_of": None,
        "sample_data": False,
        "staffing": {},
        "dispatch": [],
        "dispatch_totals": [],
    }
    assert "調査回: 0 行を取り除きました。" in run("remove-sample").out.splitlines()


def test_edited_sample_rows_are_not_removed_unasked(run):
    edit_one_headcount()
    refused = run("remove-sample")
    assert (refused.status, refused.out) == (2, "")
    assert "定員・実員 1 件" in refused.err
    assert "--include-edited" in refused.err
    assert json.loads(run("figures", "--json").out)["sample_data"] is True
    assert run("remove-sample", "--include-edited").status == 0
    assert json.loads(run("figures", "--json").out)["sample_data"] is False
