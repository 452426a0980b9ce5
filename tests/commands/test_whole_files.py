"""What a command writes is whole or not there, however it ends; what was there stays as it was."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from workforce.config import ROOT
from workforce.exporters import forms, table_files

pytestmark = pytest.mark.usefixtures("sample")

TABLE = ("export", "table", "dispatches")
FORMS = ("export", "forms", "2025-04-01")


def everything(folder: Path) -> dict[str, bytes | None]:
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def fails_after(times: int, error: BaseException, whole: object):
    """What works some times and then does not any more."""
    left = iter([True] * times)

    def work(*given: object, **more: object) -> object:
        if next(left, None):
            return whole(*given, **more)
        raise error

    return work


NO_SPACE = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("error", [NO_SPACE, KeyboardInterrupt(), MemoryError()], ids=["full", "stopped", "memory"])
@pytest.mark.parametrize("step", ["made", "written", "placed"])
@pytest.mark.parametrize(("command", "out"), [(TABLE, "new/t.xlsx"), (FORMS, "new/deeper"), (FORMS, "new/f.zip")])
def test_what_ends_half_way_leaves_nothing(run, tmp_path, monkeypatch, error, step, command, out):
    before = everything(tmp_path)
    times = 3 if out == "new/deeper" else 0
    owner, name = {
        "made": (table_files, "written") if command == TABLE else (forms, "workbook"),
        "written": (os, "fsync"),
        "placed": (os, "link"),
    }[step]
    with monkeypatch.context() as stopped:
        stopped.setattr(owner, name, fails_after(times, error, getattr(owner, name)))
        if step == "placed" and isinstance(error, OSError):  # then there are no hard links, and it is renamed
            stopped.setattr(Path, "rename", fails_after(0, error, Path.rename))
        if isinstance(error, MemoryError):
            with pytest.raises(MemoryError):
                run(*command, str(tmp_path / out))
        else:
            outcome = run(*command, str(tmp_path / out))
            assert (outcome.status, outcome.out) == (2 if isinstance(error, OSError) else 130, "")
            assert ("空き容量を確かめてください" if isinstance(error, OSError) else "もう一度") in outcome.err
    assert everything(tmp_path) == before
    assert run(*command, str(tmp_path / out)).status == 0
    assert [name for name in everything(tmp_path) if ".part" in name] == []


STOPPED_IN_A_QUERY = """
import os, signal, sys, threading
from workforce.__main__ import main
from workforce.command_line import table_exports

def endless(connection, *_):
    threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
    while True:  # not one endless query: DuckDB does not always look for the signal before a query ends
        connection.execute("SELECT sum(i % 7) FROM range(30_000_000) AS t (i)").fetchall()

# Whoever started this process may have told it to ignore the signal.
signal.signal(signal.SIGINT, signal.default_int_handler)
table_exports.READ["dispatches"] = endless
sys.exit(main(sys.argv[1:]))
"""


def test_ctrl_c_in_the_midst_of_a_query_is_answered_by_a_sentence_too(tmp_path):
    command = [sys.executable, "-c", STOPPED_IN_A_QUERY, *TABLE, str(tmp_path / "t.csv")]
    outcome = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert (outcome.returncode, outcome.stdout, outcome.stderr.startswith("中断しました。")) == (130, "", True)
    assert not (tmp_path / "t.csv").exists()
