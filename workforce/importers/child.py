"""Reads files of other people in child processes with a limit of memory and of time.

A file made to harm, or one that nobody foresaw, costs its own message and a process; the app lives, and so do
the other files. The processes are a small pool, started for a batch and gone with it, so that a whole prefecture's
forms take seconds. They are programs of their own and no forks: the app has threads, and what it runs as its main
module would be run again in a fork's place.
"""

from __future__ import annotations

import logging
import os
import pickle
import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from pathlib import Path

from workforce.domain.returns import CellProblem, Reading, Registers
from workforce.importers import preflight, worker
from workforce.importers.tables import content_hash

MOST_SECONDS = 60  # by the clock on the wall, three times what the process may compute: a busy machine refuses nothing
MOST_WORKERS = 4
STAFFING = "staffing"
HEAVY_BYTES = 2**20  # after such a file its process is not used again: its memory may be in pieces

ROOT = Path(__file__).resolve().parents[2]
LOG = logging.getLogger(__name__)


def read_all(
    files: Sequence[tuple[str, bytes]],
    registers: Registers,
    *,
    noun: str = STAFFING,
    on_progress: Callable[[int, int], None] | None = None,
    most_seconds: float = MOST_SECONDS,
    **options: object,
) -> list[Reading]:
    """One reading per file, in their order; see :func:`workforce.importers.staffing.read`.

    Args:
        files: name and bytes of each.
        noun: what the files are about, a reader of :mod:`workforce.importers.worker`.
        options: what the reader of the noun takes besides, such as ``mapping``.
        on_progress: told, in the caller's thread, how many files are read and how many there are.
        most_seconds: what one file may take by the clock on the wall.
    """
    if not files:
        return []
    given = pickle.dumps((noun, registers, options))
    idle: queue.LifoQueue[_Worker] = queue.LifoQueue()
    count = min(len(files), os.cpu_count() or 1, MOST_WORKERS)
    for _ in range(count):
        idle.put(_Worker(given, most_seconds))
    readings: list[Reading | None] = [None] * len(files)

    def read(place: int) -> int:
        reader = idle.get()
        try:
            readings[place] = reader.read(*files[place])
        finally:
            idle.put(reader)
        return place

    pool = ThreadPoolExecutor(count)
    try:
        for done, future in enumerate(as_completed([pool.submit(read, place) for place in range(len(files))]), 1):
            future.result()
            if on_progress:
                on_progress(done, len(files))
    finally:  # also where on_progress ended it: a page that its reader leaves reads no further file
        pool.shutdown(cancel_futures=True)
        while not idle.empty():
            idle.get().end()
    return [reading for reading in readings if reading]


class _Worker:
    """One child process; after its death the next file gets a new one."""

    def __init__(self, given: bytes, most_seconds: float) -> None:
        self.given, self.most_seconds = given, most_seconds
        self.process: subprocess.Popen[bytes] | None = None
        self.last_words: object = None

    def read(self, name: str, data: bytes) -> Reading:
        """The reading of a file, or the one that says why there is none."""
        if len(data) > preflight.MOST_BYTES:
            details = {"megabytes": f"{len(data) / 2**20:.1f}", "most": preflight.MOST_BYTES >> 20}
            return _none(name, data, "file_too_large", **details)
        process = self.process or self._start()
        too_late = threading.Event()

        def kill() -> None:
            too_late.set()
            process.kill()

        clock = threading.Timer(self.most_seconds, kill)
        clock.start()
        try:
            worker.send(process.stdin, (name, data))
            reading = worker.receive(process.stdout)
        except (OSError, pickle.UnpicklingError):  # it died while it was given the file, or in mid-answer
            reading = None
        finally:
            clock.cancel()
        if not isinstance(reading, Reading):
            return self._died(name, data, too_late=too_late.is_set())
        if len(data) > HEAVY_BYTES:
            self.end()
        return reading

    def end(self) -> None:
        """Let the process go."""
        if self.process:
            with suppress(OSError):
                self.process.stdin.close()
            self.process.kill()
            self.process.wait()
            self.process.stdout.close()
            self.last_words.close()
        self.process = None

    def _start(self) -> subprocess.Popen[bytes]:
        self.last_words = tempfile.TemporaryFile()  # noqa: SIM115 - closed by end()
        self.process = subprocess.Popen(
            [sys.executable, "-m", worker.__name__],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.last_words,
        )
        with suppress(OSError):  # a process that cannot start is found dead when it is asked for a file
            self.process.stdin.write(self.given)
            self.process.stdin.flush()
        return self.process

    def _died(self, name: str, data: bytes, *, too_late: bool) -> Reading:
        self.process.wait()
        self.last_words.seek(0)
        words = self.last_words.read().decode("utf-8", "replace")
        LOG.info("the reader died of %r (%s): %s", name, self.process.returncode, words[-2000:])
        code = self.process.returncode
        self.end()
        if too_late or code == worker.OUT_OF_TIME:
            return _none(name, data, "read_too_long", seconds=worker.MOST_SECONDS)
        if "MemoryError" in words:
            return _none(name, data, "read_too_much", megabytes=worker.MOST_MEMORY >> 20)
        return _none(name, data, "read_failed")


def _none(name: str, data: bytes, code: str, **details: object) -> Reading:
    problem = CellProblem(code=code, details=details)
    return Reading(file_name=name, layout="none", content_hash=content_hash(data), problems=(problem,))
