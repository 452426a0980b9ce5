"""``export forms``: the form of every municipality in a round, as a folder of workbooks or a zip of them."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from workforce.auth.identity import local_administrator
from workforce.command_line import files_out
from workforce.database import Database
from workforce.domain import notation
from workforce.domain.forms import Form
from workforce.exporters import forms as exported
from workforce.i18n import Words
from workforce.queries import surveys
from workforce.queries.reading import rows
from workforce.services import forms


def run(database: Database, options: argparse.Namespace, words: Words) -> int:
    """Write all forms or none; nothing that is there, which somebody may have filled in, is overwritten.

    Returns:
        the exit status.
    """
    with database.reading() as connection:
        listing = rows(surveys.listing(connection))
    survey_id = next((row["survey_id"] for row in listing if row["as_of"] == options.survey), None)
    if survey_id is None:
        day = notation.day(options.survey, words.language)
        return files_out.refuse(words("command.export_no_round", as_of=day))
    given_out = forms.of_round(database, local_administrator(), survey_id)
    status = files_out.write(_contents(given_out, options.out, words, options.contact), words)
    if not status:
        print(words("command.exported_forms", count=len(given_out), path=options.out))
    return status


def _contents(given_out: Sequence[Form], out: Path, words: Words, contact: str) -> dict[Path, Callable[[], bytes]]:
    """A zip where ``out`` ends in .zip, else a folder of workbooks."""
    if out.suffix.lower() == ".zip":
        return {out: partial(exported.archive, given_out, words, contact=contact)}
    return {
        out / exported.file_name(form, words): partial(exported.workbook, form, words, contact=contact)
        for form in given_out
    }
