"""``import dispatch``: dispatch logs are accepted together or not at all, by the services the page uses."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from workforce.auth.identity import local_administrator
from workforce.command_line import imports
from workforce.command_line.imports import File
from workforce.database import Database
from workforce.domain.returns import Reading
from workforce.i18n import Words
from workforce.importers.child import read_all
from workforce.importers.tables import header_hash
from workforce.services import column_mappings, dispatch_imports, registers


def run(database: Database, options: argparse.Namespace, words: Words) -> int:
    """Read, check and accept the files of ``options``, and print what became of them.

    Nothing is written with ``dry_run`` or when any file has an error, not even a disaster.

    Returns:
        the exit status.
    """
    files = imports.files_of(options, words)
    if files is None:
        return imports.NOT_USABLE
    actor, today = local_administrator(), database.settings.today()
    readings = _read(database, files)
    plans = dispatch_imports.plan(database, actor, readings, today=today, registers_disasters=options.create_disasters)
    is_written = imports.are_acceptable(plans) and not options.dry_run
    if is_written:
        reason = imports.reason_of(options, files, words)
        dispatch_imports.accept(database, actor, plans, today=today, reason=reason)
    return imports.tell(plans, options, words, {}, is_written=is_written)


def _read(database: Database, files: Sequence[File]) -> list[Reading]:
    """A file of unknown layout is read by the columns that were chosen for its headers before."""
    known = registers.read_of_dispatches(database)
    readings = read_all(files, known, noun=dispatch_imports.NOUN)
    for place, reading in enumerate(readings):
        mapping = column_mappings.remembered(database, header_hash(reading.headers, dispatch_imports.NOUN))
        if reading.layout == "unknown" and mapping:
            (readings[place],) = read_all([files[place]], known, noun=dispatch_imports.NOUN, mapping=mapping)
    return readings
