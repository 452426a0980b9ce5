"""Whatever is wrong with the database, the operator reads one plain sentence and status 2; nothing is overwritten."""

from __future__ import annotations

import subprocess
import sys

import pytest

COMMANDS = [("figures",), ("figures", "--json"), ("check",), ("remove-sample",)]
OWNER = "import duckdb, sys; con = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_without_a_database_a_command_says_how_to_make_one(run, path, command):
    outcome = run(*command)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.startswith(f"データベース {path} がありません。先に「python -m workforce init --sample」")
    assert not path.exists()


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_broken_file_is_named_and_left_as_it_is(run, path, command):
    path.parent.mkdir()
    path.write_bytes(b"not a database" * 1000)
    outcome = run(*command)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.startswith(f"データベース {path} を読み込めません")
    assert path.read_bytes() == b"not a database" * 1000


def test_a_file_in_use_is_named_with_the_process_that_has_it(run, path):
    run("init", "--empty")
    owner = subprocess.Popen(
        [sys.executable, "-c", OWNER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert owner.stdout.readline() == "open\n"
        outcome = run("--lang", "en", "figures")
        assert outcome == (
            2,
            "",
            f"The database {path} is in use by another program (process {owner.pid}). "
            "Stop the app or that program and try again.\n",
        )
    finally:
        owner.communicate()


def test_a_setting_that_cannot_be_used_is_named(run, monkeypatch):
    monkeypatch.setenv("WORKFORCE_TODAY", "明日")
    assert run("figures") == (2, "", "設定 WORKFORCE_TODAY の値「明日」は使えません。\n")


@pytest.mark.parametrize("arguments", [(), ("figurs",), ("figures", "--color"), ("--lang", "fr", "figures")])
def test_a_command_that_is_not_understood_points_to_the_help(run, arguments):
    outcome = run(*arguments)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.startswith("コマンドの指定に誤りがあります")


@pytest.mark.parametrize(("lang", "first"), [("en_US.UTF-8", "usage: "), ("ja_JP.UTF-8", "使い方: "), ("", "使い方: ")])
def test_the_help_is_in_the_language_of_the_terminal(run, monkeypatch, lang, first):
    monkeypatch.setenv("LANG", lang)
    outcome = run("--help")
    assert outcome.status == 0
    assert outcome.out.startswith(first)
    for command in ("init", "figures", "check", "remove-sample"):
        assert command in outcome.out


def test_the_module_is_the_command(path):
    found = subprocess.run(
        [sys.executable, "-m", "workforce", "figures"], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr.startswith("データベース")
    assert "Traceback" not in found.stderr
