"""What the exports have in common on the command line: whole files or none, and what to do where there is none."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from workforce import whole_files
from workforce.i18n import Words

NOT_USABLE = 2


def refuse(message: str) -> int:
    """Say why nothing was written, and return the exit status."""
    print(message, file=sys.stderr)
    return NOT_USABLE


def write(contents: Mapping[Path, Callable[[], bytes]], words: Words) -> int:
    """Write new files, all of them or none; nothing that is there is overwritten.

    Args:
        contents: where → what makes its bytes.

    Returns:
        the exit status: 0, or 2 with a message.
    """
    try:
        whole_files.write_new(contents)
    except FileExistsError as error:
        return refuse(words("command.export_exists", path=error.filename))
    except OSError as error:
        path = error.filename or next(iter(contents))
        return refuse(words("command.export_unwritable", path=path, cause=error.strerror))
    return 0
