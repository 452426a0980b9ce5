"""What the imports have in common on the command line: files in, what became of them out."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from workforce.domain.import_plans import ImportPlan
from workforce.exporters import problems
from workforce.i18n import Words

ACCEPTED, REFUSED, NOT_USABLE = 0, 1, 2
File = tuple[str, bytes]


def files_of(options: argparse.Namespace, words: Words) -> list[File] | None:
    """Name and bytes of each file; None, with a message, where one cannot be opened."""
    try:
        return [(path.name, path.read_bytes()) for path in options.files]
    except OSError as error:
        print(words("command.import_no_file", file=error.filename, cause=error.strerror), file=sys.stderr)
        return None


def reason_of(options: argparse.Namespace, files: Sequence[File], words: Words) -> str:
    """The reason given, or one that names the files."""
    listed = words("command.list_separator").join(name for name, _ in files)
    return options.reason or words("command.import_reason_default", files=listed)


def are_acceptable(plans: Sequence[ImportPlan]) -> bool:
    """Whether every file may be accepted."""
    return all(plan.is_acceptable for plan in plans)


def tell(
    plans: Sequence[ImportPlan], options: argparse.Namespace, words: Words, names: problems.Names, *, is_written: bool
) -> int:
    """Print what became of the files, as text or as JSON, and return the exit status."""
    if options.json:
        said = problems.as_json(plans, words, names, is_accepted=are_acceptable(plans))
        print(json.dumps(said, ensure_ascii=False, indent=2))
    else:
        for plan in plans:
            print(
                *problems.as_lines(plan, words, names), problems.outcome(plan, words, is_written=is_written), sep="\n"
            )
    if any(plan.reading.layout in ("none", "unknown") for plan in plans):
        return NOT_USABLE
    return ACCEPTED if are_acceptable(plans) else REFUSED
