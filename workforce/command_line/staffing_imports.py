"""``import staffing``: files of returns are accepted together or not at all, by the services the page uses."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date

from workforce.auth.identity import local_administrator
from workforce.database import Database
from workforce.domain.imports import Plan
from workforce.domain.returns import Reading
from workforce.exporters import problems
from workforce.i18n import Words
from workforce.importers.child import read_all
from workforce.importers.staffing import header_hash
from workforce.queries import municipalities, occupations
from workforce.queries.reading import rows
from workforce.services import column_mappings, imports, registers

ACCEPTED, REFUSED, NOT_USABLE = 0, 1, 2
File = tuple[str, bytes]


def run(database: Database, options: argparse.Namespace, words: Words) -> int:
    """Read, check and accept the files of ``options``, and print what became of them.

    Nothing is written with ``dry_run`` or when any file has an error, not even that a return came in.

    Returns:
        the exit status.
    """
    try:
        files = [(path.name, path.read_bytes()) for path in options.files]
    except OSError as error:
        print(words("command.import_no_file", file=error.filename, cause=error.strerror), file=sys.stderr)
        return NOT_USABLE
    plans = imports.plan(database, local_administrator(), _read(database, files, options.as_of))
    is_acceptable = all(plan.is_acceptable for plan in plans)
    is_written = is_acceptable and not options.dry_run
    if is_written:
        reason = options.reason or words("command.import_reason_default", files=_listed(files, words))
        imports.accept(database, local_administrator(), plans, today=database.settings.today(), reason=reason)
    names = _names(database, words)
    if options.json:
        said = problems.as_json(plans, words, names, is_accepted=is_acceptable)
        print(json.dumps(said, ensure_ascii=False, indent=2))
    else:
        for plan in plans:
            print(
                *problems.as_lines(plan, words, names), problems.outcome(plan, words, is_written=is_written), sep="\n"
            )
    return _status(plans)


def _read(database: Database, files: Sequence[File], as_of: date | None) -> list[Reading]:
    """A file of unknown layout is read by the columns that were chosen for its headers before."""
    known = registers.read(database)
    readings = read_all(files, known, as_of=as_of)
    for place, reading in enumerate(readings):
        mapping = column_mappings.remembered(database, header_hash(reading.headers))
        if reading.layout == "unknown" and mapping:
            (readings[place],) = read_all([files[place]], known, as_of=as_of, mapping=mapping)
    return readings


def _status(plans: Sequence[Plan]) -> int:
    if any(plan.reading.layout in ("none", "unknown") for plan in plans):
        return NOT_USABLE
    return ACCEPTED if all(plan.is_acceptable for plan in plans) else REFUSED


def _listed(files: Sequence[File], words: Words) -> str:
    return words("command.list_separator").join(name for name, _ in files)


def _names(database: Database, words: Words) -> dict[str, str]:
    """Code → name of municipalities and occupations, for sentences."""
    with database.reading() as connection:
        registered = {"municipality": municipalities.listing(connection), "occupation": occupations.listing(connection)}
    return {row[f"{noun}_code"]: row[noun] for noun, found in registered.items() for row in rows(words.localise(found))}
