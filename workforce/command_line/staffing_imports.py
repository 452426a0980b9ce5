"""``import staffing``: files of returns are accepted together or not at all, by the services the page uses."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date

from workforce.auth.identity import local_administrator
from workforce.command_line import imports
from workforce.command_line.imports import File
from workforce.database import Database
from workforce.domain.returns import Reading
from workforce.i18n import Words
from workforce.importers.child import read_all
from workforce.importers.tables import header_hash
from workforce.queries import municipalities, occupations
from workforce.queries.reading import rows
from workforce.services import column_mappings, registers
from workforce.services import imports as returns


def run(database: Database, options: argparse.Namespace, words: Words) -> int:
    """Read, check and accept the files of ``options``, and print what became of them.

    Nothing is written with ``dry_run`` or when any file has an error, not even that a return came in.

    Returns:
        the exit status.
    """
    files = imports.files_of(options, words)
    if files is None:
        return imports.NOT_USABLE
    actor = local_administrator()
    plans = returns.plan(database, actor, _read(database, files, options.as_of))
    is_written = imports.are_acceptable(plans) and not options.dry_run
    if is_written:
        reason = imports.reason_of(options, files, words)
        returns.accept(database, actor, plans, today=database.settings.today(), reason=reason)
    return imports.tell(plans, options, words, _names(database, words), is_written=is_written)


def _read(database: Database, files: Sequence[File], as_of: date | None) -> list[Reading]:
    """A file of unknown layout is read by the columns that were chosen for its headers before."""
    known = registers.read(database)
    readings = read_all(files, known, as_of=as_of)
    for place, reading in enumerate(readings):
        mapping = column_mappings.remembered(database, header_hash(reading.headers))
        if reading.layout == "unknown" and mapping:
            (readings[place],) = read_all([files[place]], known, as_of=as_of, mapping=mapping)
    return readings


def _names(database: Database, words: Words) -> dict[str, str]:
    """Code → name of municipalities and occupations, for sentences."""
    with database.reading() as connection:
        registered = {"municipality": municipalities.listing(connection), "occupation": occupations.listing(connection)}
    return {row[f"{noun}_code"]: row[noun] for noun, found in registered.items() for row in rows(words.localise(found))}
