"""Files that are whole or not there: written beside their place under another name, and put there when complete.

Whoever is stopped half way (no space left, Ctrl-C, a killed process) leaves no file that looks like a good one.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO


def write_new(contents: Mapping[Path, Callable[[], bytes]]) -> None:
    """Write files that are not there yet, all of them or none, with the folders that they need.

    Args:
        contents: where → what makes its bytes, called when its turn comes.

    Raises:
        FileExistsError: one is there already; ``filename`` says which.
        OSError
    """
    for path in contents:
        _insist_on_nothing_at(path)
    made = [folder for path in contents for folder in _made(path.parent)]
    unfinished: dict[Path, Path] = {}
    try:
        for number, (path, content) in enumerate(contents.items()):
            unfinished[path] = path.with_name(f".{os.getpid()}-{number}.part")
            _write(unfinished[path], content())
        for path, whole in unfinished.items():
            place_new(whole, path)
    except BaseException:
        for path, whole in unfinished.items():
            if _is_placed(whole, path):
                path.unlink()
        _remove(unfinished.values(), made)
        raise
    _remove(unfinished.values(), [])


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A text file to write, which takes the place of the one that is there when it is complete, and not before."""
    unfinished = path.with_name(f".{os.getpid()}-{path.name}.part")
    try:
        with unfinished.open("x", encoding="utf-8", newline="") as file:
            yield file
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def place_new(whole: Path, path: Path) -> None:
    """Give a complete file its name, unless something bears that name by now; its first name may stay besides.

    Raises:
        FileExistsError
        OSError
    """
    try:
        os.link(whole, path)  # of two at once one only
    except FileExistsError:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
    except OSError:  # a file system without hard links, such as that of a memory stick
        _insist_on_nothing_at(path)
        whole.rename(path)


def _insist_on_nothing_at(path: Path) -> None:
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


def _made(folder: Path) -> list[Path]:
    """Make a folder and those it is in, and return the new ones, the outermost first."""
    new = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return new[::-1]


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())  # otherwise the name could be there after a power cut, and the content not


def _is_placed(whole: Path, path: Path) -> bool:
    """Whether the file at a place is the one that was written for it."""
    with suppress(FileNotFoundError):
        return os.path.samefile(whole, path) if whole.exists() else path.exists()
    return False


def _remove(unfinished: Iterable[Path], made: Sequence[Path]) -> None:
    for whole in unfinished:
        whole.unlink(missing_ok=True)
    for folder in reversed(made):
        with suppress(OSError):  # somebody else put something there
            folder.rmdir()
