"""The process that reads files: takes them one by one on its input, gives their readings on its output.

It limits its own memory before it imports anything large, and its time of computing before each file. Whatever
goes wrong here ends this process and costs one message; the app, which started it, goes on. Windows knows no
such limits: there the parent's clock alone ends a file that takes too long.
"""

from __future__ import annotations

import pickle
import sys
from typing import BinaryIO

try:
    import resource
    import signal

    OUT_OF_TIME: int | None = -signal.SIGXCPU  # how a process ends that computed for too long
except ImportError:  # Windows
    resource, OUT_OF_TIME = None, None

MOST_MEMORY = 2**30
MOST_SECONDS = 20


def main() -> None:
    """Serve until the input ends. The first thing sent is how and with what all files are read, then each file."""
    limit_memory()
    sys.modules["numpy"] = None  # the reader needs none; without it the process starts faster and stays small
    from workforce.importers import dispatches, staffing

    readers = {"staffing": staffing.read, "dispatch": dispatches.read}
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing that is printed gets between the answers
    noun, registers, options = pickle.load(requests)
    while (request := receive(requests)) is not None:
        name, data = request
        limit_time()
        send(answers, readers[noun](name, data, registers, **options))


def limit_memory() -> None:
    """Hold this process to 1 GB."""
    if resource:
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def limit_time() -> None:
    """Give this process 20 more seconds of computing."""
    if resource:
        spent = resource.getrusage(resource.RUSAGE_SELF)
        seconds = int(spent.ru_utime + spent.ru_stime) + MOST_SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))


def send(stream: BinaryIO, value: object) -> None:
    """Write one value."""
    pickle.dump(value, stream, protocol=pickle.HIGHEST_PROTOCOL)
    stream.flush()


def receive(stream: BinaryIO) -> object | None:
    """The next value; None at the end of the stream."""
    try:
        return pickle.load(stream)
    except EOFError:
        return None


if __name__ == "__main__":
    main()
