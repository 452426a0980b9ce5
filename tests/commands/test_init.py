"""init makes a database once, whole, and never touches one that exists."""

from __future__ import annotations

from workforce.auth.identity import Actor
from workforce.config import load_settings
from workforce.database import Database
from workforce.queries import sample, surveys


def test_an_empty_database_has_reference_data_only(run, path):
    assert run("init", "--empty") == (0, f"データベース {path} を作成しました。\n", "")
    assert [file.name for file in path.parent.iterdir()] == ["workforce.duckdb"]
    database = Database.open(load_settings(), create=False)
    with database.reading() as connection:
        assert surveys.listing(connection).empty
        assert sample.remaining(connection).empty
    database.close()


def test_a_sample_database_holds_ten_rounds_marked_as_sample(run, path):
    assert run("init", "--sample") == (0, f"データベース {path} を架空データ入りで作成しました。\n", "")
    database = Database.open(load_settings(), create=False)
    with database.reading() as connection:
        assert len(surveys.listing(connection)) == 10
        assert "headcounts" in set(sample.remaining(connection)["table_name"])
    database.close()


def test_an_existing_file_is_left_as_it_is(run, path):
    path.parent.mkdir()
    path.write_bytes(b"whatever it is, it is not ours to overwrite")
    for choice in ("--sample", "--empty"):
        outcome = run("init", choice)
        assert outcome.status == 2
        assert outcome.err.startswith(f"データベース {path} はすでにあります。")
    assert path.read_bytes() == b"whatever it is, it is not ours to overwrite"


def test_a_folder_that_cannot_be_made_is_named(run, path):
    path.parent.write_text("a file where the folder should be")
    outcome = run("init", "--empty")
    assert (outcome.status, outcome.out) == (2, "")
    assert "に書き込めません" in outcome.err
    assert "Traceback" not in outcome.err


def test_sample_data_that_cannot_be_loaded_leave_no_database(run, path, monkeypatch):
    monkeypatch.setattr("workforce.__main__.local_administrator", lambda: Actor("someone", "viewer"))
    outcome = run("init", "--sample")
    assert (outcome.status, outcome.err) == (
        2,
        "この操作を行う権限がありません。必要な場合は管理者に依頼してください。\n",
    )
    assert list(path.parent.iterdir()) == []


def test_one_of_the_two_kinds_must_be_chosen(run):
    assert run("init").status == run("init", "--sample", "--empty").status == 2
